using System.Globalization;
using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Domain.Trade;
using Place = Tdc.Traceability.Domain.Trade.Place;

namespace Tdc.Traceability.Demonstration;

/// <summary>An invented event and who captured it.</summary>
internal sealed record DemoEvent(LineageId Owner, DateTimeOffset At, EpcisEvent Event);

/// <summary>Collects invented events: what a form can say is built by the form's builder, the rest here.</summary>
internal sealed class DemoEvents(DemoGoods goods, DateOnly today)
{
    private readonly Dictionary<string, int> packages = [];

    /// <summary>All events so far.</summary>
    public List<DemoEvent> All { get; } = [];

    /// <summary>The invented goods.</summary>
    public DemoGoods Goods => goods;

    /// <summary>The day on which the demonstration is shown; no event lies on it or behind it.</summary>
    public DateOnly Today => today;

    /// <summary>A moment: day, hour and minute in Viet Nam.</summary>
    public static DateTimeOffset At(DateOnly day, int hour, int minute = 0) => new(day.ToDateTime(new TimeOnly(hour, minute)), VietnamTime.Offset);

    /// <summary>A lot.</summary>
    public static RecordItem Lot(Product product, string lot, decimal quantity, string? uom) => new(GoodsUri.Lot(product.Gtin!, lot)!, false, quantity, uom);

    /// <summary>One thing.</summary>
    public static RecordItem Thing(Product product, string serial) => new(GoodsUri.Item(product.Gtin!, serial)!, true);

    /// <summary>The next package of a unit.</summary>
    public RecordItem Package(DemoUnit unit)
    {
        var number = packages[unit.Code] = packages.GetValueOrDefault(unit.Code);
        packages[unit.Code] = number + 1;
        return new RecordItem(GoodsUri.LogisticUnit(goods.Sscc(unit, number))!, true);
    }

    /// <summary>How many packages of each unit were used.</summary>
    public IReadOnlyDictionary<string, int> Packages => packages;

    /// <summary>A delivery note.</summary>
    public static RecordReference Note(Place from, string number) => new("desadv", GoodsUri.Document(from.Gln, from.Owner, number));

    /// <summary>Whether a moment lies before today, so that it can have happened.</summary>
    public bool IsPast(DateTimeOffset at) => DateOnly.FromDateTime(at.DateTime) < today;

    /// <summary>Adds what a form would record; what lies in the future is left out.</summary>
    public EpcisEvent? Add(DemoUnit owner, StepRecord record)
    {
        if (!IsPast(record.At))
        {
            return null;
        }

        var made = EventBuilder.Build(record);
        All.Add(new(owner.Lineage, record.At, made));
        return made;
    }

    /// <summary>Adds goods that move: sent, and received some hours later with the same papers.</summary>
    public void Move(DemoUnit from, Place fromPlace, DemoUnit to, Place toPlace, DateTimeOffset at, int hours, string note, decimal? celsius, params RecordItem[] items)
    {
        Send(from, fromPlace, to, toPlace, at, note, celsius, items);
        Receive(from, fromPlace, to, toPlace, at.AddHours(hours), note, celsius, items);
    }

    /// <summary>Adds the sending alone.</summary>
    public void Send(DemoUnit from, Place fromPlace, DemoUnit to, Place toPlace, DateTimeOffset at, string note, decimal? celsius, params RecordItem[] items) =>
        Add(from, new StepRecord
        {
            Step = RecordStep.Ship,
            At = at,
            Place = fromPlace.Canonical,
            OtherPlace = toPlace.Canonical,
            Party = goods.PartyOf(from),
            OtherParty = goods.PartyOf(to),
            Items = items,
            References = [Note(fromPlace, note)],
            Temperature = celsius,
        });

    /// <summary>Adds the receipt alone.</summary>
    public void Receive(DemoUnit from, Place fromPlace, DemoUnit to, Place toPlace, DateTimeOffset at, string note, decimal? celsius, params RecordItem[] items) =>
        Add(to, new StepRecord
        {
            Step = RecordStep.Receive,
            At = at,
            Place = toPlace.Canonical,
            OtherPlace = fromPlace.Canonical,
            Party = goods.PartyOf(to),
            OtherParty = goods.PartyOf(from),
            Items = items,
            References = [Note(fromPlace, note)],
            Temperature = celsius,
        });

    /// <summary>Adds the opening of a package.</summary>
    public void Unpack(DemoUnit owner, Place place, DateTimeOffset at, RecordItem package, params RecordItem[] items) =>
        AddOwn(owner, at, new EpcisEvent
        {
            Kind = EventKind.AggregationEvent,
            Action = EventAction.Delete,
            ParentId = package.Uri,
            BizStep = "unpacking",
            Disposition = "in_progress",
            ChildEpcs = [.. items.Where(i => i.IsInstance).Select(i => i.Uri)],
            ChildQuantityList = Classes(items),
        }, place.Canonical);

    /// <summary>Adds a look at goods on the way: a step of transport with the temperature of the hold.</summary>
    public void Carry(DemoUnit owner, string readPoint, DateTimeOffset at, decimal celsius, params RecordItem[] items)
    {
        var metadata = new SensorFields();
        metadata.Set(SensorField.Time, EventBuilder.Time(at));
        var report = new SensorFields();
        report.Set(SensorField.Type, "Temperature");
        report.Set(SensorField.Value, EventBuilder.Number(celsius));
        report.Set(SensorField.Uom, "CEL");
        AddOwn(owner, at, Seen(EventAction.Observe, "transporting", "in_transit", items, [new SensorElement { Metadata = metadata, Reports = [report] }]), readPoint, stays: false);
    }

    /// <summary>Adds an event of objects that no form makes.</summary>
    public void AddSeen(DemoUnit owner, DateTimeOffset at, string place, EventAction action, string bizStep, string disposition, params RecordItem[] items) =>
        AddOwn(owner, at, Seen(action, bizStep, disposition, items, null), place);

    private void AddOwn(DemoUnit owner, DateTimeOffset at, EpcisEvent made, string place, bool stays = true)
    {
        if (!IsPast(at))
        {
            return;
        }

        made.TypeName = made.Kind.Name();
        made.EventTime = EventBuilder.Time(at);
        made.EventTimeZoneOffset = at.ToString("zzz", CultureInfo.InvariantCulture);
        made.ReadPoint = new Epcis.Model.Place(place, []);
        made.BizLocation = stays ? new Epcis.Model.Place(place, []) : null;
        All.Add(new(owner.Lineage, at, made));
    }

    private static EpcisEvent Seen(EventAction action, string bizStep, string disposition, RecordItem[] items, IReadOnlyList<SensorElement>? sensors) => new()
    {
        Kind = EventKind.ObjectEvent,
        Action = action,
        BizStep = bizStep,
        Disposition = disposition,
        EpcList = items.Any(i => i.IsInstance) ? [.. items.Where(i => i.IsInstance).Select(i => i.Uri)] : null,
        QuantityList = Classes(items),
        SensorElementList = sensors,
    };

    private static List<QuantityElement>? Classes(RecordItem[] items)
    {
        List<QuantityElement> classes = [.. items.Where(i => !i.IsInstance).Select(i => new QuantityElement(i.Uri, i.Quantity is { } q ? EventBuilder.Number(q) : null, i.Uom))];
        return classes.Count > 0 ? classes : null;
    }
}

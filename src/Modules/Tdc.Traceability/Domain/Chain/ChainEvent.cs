using System.Globalization;
using Tdc.Epcis.Identifiers;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Epcis.Vocabulary;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Domain.Chain;

/// <summary>An identifier in an event.</summary>
/// <param name="Id">Canonical.</param>
/// <param name="Role">Its field.</param>
/// <param name="Quantity">Quantity of a class; 1 for an instance; <see langword="null"/> when a class gives none.</param>
/// <param name="Uom">UN/CEFACT unit; <see langword="null"/> for a count.</param>
internal readonly record struct ChainItem(string Id, ItemRole Role, decimal? Quantity, string? Uom)
{
    /// <summary>Whether it names a class with a quantity.</summary>
    public bool IsClass => Role is ItemRole.Class or ItemRole.ChildClass or ItemRole.InputClass or ItemRole.OutputClass;
}

/// <summary>An event with its identifiers in canonical form: what the rules over chains read.</summary>
internal sealed class ChainEvent
{
    private ChainEvent(StoredEvent stored)
    {
        Stored = stored;
        var what = stored.Event;
        Time = Timestamp.TryRead(what.EventTime, out var at) ? at : stored.RecordTime;
        Step = what.BizStep is { } step ? CoreBusinessVocabulary.WordOf(WordList.BizStep, step) ?? step : "";
        Disposition = what.Disposition is { } disposition ? CoreBusinessVocabulary.WordOf(WordList.Disposition, disposition) ?? disposition : "";
        ReadPoint = what.ReadPoint is { } read ? Identifier.Canonical(read.Id) : null;
        Location = what.BizLocation is { } location ? Identifier.Canonical(location.Id) : null;
        Transformation = what.TransformationId is { } id ? Identifier.Canonical(id) : null;
        Items = [.. ItemsOf(what)];
        Parent = what.Kind != EventKind.TransactionEvent && what.ParentId is { } parent ? Identifier.Canonical(parent) : null;
    }

    /// <summary>The event as stored.</summary>
    public StoredEvent Stored { get; }

    /// <summary>Its position.</summary>
    public long Position => Stored.Position;

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Type.</summary>
    public EventKind Kind => Stored.Event.Kind;

    /// <summary>Action; <see langword="null"/> for a transformation.</summary>
    public EventAction? Action => Stored.Event.Action;

    /// <summary>Business step as a bare word, an own URI, or empty.</summary>
    public string Step { get; }

    /// <summary>Disposition as a bare word, an own URI, or empty.</summary>
    public string Disposition { get; }

    /// <summary>Where it was seen, canonical.</summary>
    public string? ReadPoint { get; }

    /// <summary>Where the goods are afterwards, canonical.</summary>
    public string? Location { get; }

    /// <summary>The place of the event: location, else read point.</summary>
    public string? Place => Location ?? ReadPoint;

    /// <summary>The transformation that it is part of, canonical.</summary>
    public string? Transformation { get; }

    /// <summary>The container of an aggregation or association.</summary>
    public string? Parent { get; }

    /// <summary>Goods and containers in all fields.</summary>
    public IReadOnlyList<ChainItem> Items { get; }

    /// <summary>Whether it puts goods into or takes them out of a container.</summary>
    public bool IsContainment => Kind is EventKind.AggregationEvent or EventKind.AssociationEvent;

    /// <summary>Whether the record is an error declaration.</summary>
    public bool IsDeclaration => Stored.Event.ErrorDeclaration is not null;

    /// <summary>Reads a stored event.</summary>
    public static ChainEvent Of(StoredEvent stored) => new(stored);

    /// <summary>The order of happening: time, then position.</summary>
    public static int Compare(ChainEvent a, ChainEvent b) => a.Time.CompareTo(b.Time) is not 0 and var byTime ? byTime : a.Position.CompareTo(b.Position);

    /// <summary>What brings something into being here: commissioning of new goods, or output of a transformation.</summary>
    public bool Makes(ChainItem item) =>
        item.Role is ItemRole.Output or ItemRole.OutputClass || (Kind == EventKind.ObjectEvent && Action == EventAction.Add && item.Role is ItemRole.Epc or ItemRole.Class);

    /// <summary>Items of a lot that this event ties together: the one lot of a GTIN named beside instances of it, in the lists or in the lot data.</summary>
    /// <remarks>Two lots of one GTIN beside instances say nothing about which is whose.</remarks>
    public IEnumerable<(string Item, string Lot)> LotLinks()
    {
        var made = Items.Where(i => Makes(i)).ToList();
        var lots = made.Where(i => Thing.LevelOf(i.Id) == ThingLevel.Lot).Select(i => i.Id).Distinct().ToLookup(id => Thing.GtinOf(id)!);
        var named = LotNumber is { } number ? number : null;
        foreach (var item in made.Where(i => Thing.LevelOf(i.Id) == ThingLevel.Item))
        {
            var gtin = Thing.GtinOf(item.Id)!;
            var known = lots[gtin].ToList();
            var lot = known.Count == 1 ? known[0] : known.Count == 0 && named is not null ? Thing.Lot(gtin, named) : null;
            if (lot is not null)
            {
                yield return (item.Id, lot);
            }
        }
    }

    /// <summary>The lot number that the instance and lot master data gives, or <see langword="null"/>.</summary>
    public string? LotNumber => LotData("lotNumber");

    /// <summary>A text of the instance and lot master data by local name, or <see langword="null"/>.</summary>
    public string? LotData(params ReadOnlySpan<string> names)
    {
        foreach (var field in Stored.Event.Ilmd ?? [])
        {
            foreach (var name in names)
            {
                if (field.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase) && field.Text is { Length: > 0 } text)
                {
                    return text.Trim();
                }
            }
        }

        return null;
    }

    /// <summary>Values of a source or destination list of a type, canonical.</summary>
    public IEnumerable<string> Parties(bool destinations, string type) =>
        ((destinations ? Stored.Event.DestinationList : Stored.Event.SourceList) ?? [])
        .Where(r => r.Type is { } t && (CoreBusinessVocabulary.WordOf(WordList.SourceDestinationType, t) ?? t) == type).Select(r => Identifier.Canonical(r.Value));

    private static IEnumerable<ChainItem> ItemsOf(EpcisEvent what)
    {
        foreach (var (list, role) in new[]
        {
            (what.EpcList, ItemRole.Epc), (what.ChildEpcs, ItemRole.Child), (what.InputEpcList, ItemRole.Input), (what.OutputEpcList, ItemRole.Output),
        })
        {
            foreach (var id in list ?? [])
            {
                yield return new(Identifier.Canonical(id), role, 1, null);
            }
        }

        foreach (var (list, role) in new[]
        {
            (what.QuantityList, ItemRole.Class), (what.ChildQuantityList, ItemRole.ChildClass), (what.InputQuantityList, ItemRole.InputClass), (what.OutputQuantityList, ItemRole.OutputClass),
        })
        {
            foreach (var element in list ?? [])
            {
                yield return new(
                    Identifier.Canonical(element.EpcClass), role,
                    decimal.TryParse(element.Quantity, NumberStyles.Float, CultureInfo.InvariantCulture, out var quantity) ? quantity : null, element.Uom);
            }
        }

        if (what.ParentId is { } parent)
        {
            yield return new(Identifier.Canonical(parent), ItemRole.Parent, 1, null);
        }
    }
}

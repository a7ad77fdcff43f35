using System.Globalization;
using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;
using Tdc.Testing;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Chain.Trace;
using Tdc.Traceability.Features.Repository;

namespace Tdc.Traceability.Tests.Chain;

/// <summary>A chain told hour by hour: events are recorded in the order told and happen at the hour given.</summary>
internal sealed class Story
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly LineageId Owner = new(Guid.Parse("0198aaaa-0000-7000-8000-000000000001"));

    public Story(IEventStore? store = null, LineageId? owner = null)
    {
        Store = store ?? new MemoryEventStore(new TestClock());
        By = owner ?? Owner;
    }

    public IEventStore Store { get; }

    public LineageId By { get; }

    public static string Item(string serial, string gtin = "08930001123458") => $"https://id.gs1.org/01/{gtin}/21/{serial}";

    public static string Lot(string lot, string gtin = "08930001123458") => $"https://id.gs1.org/01/{gtin}/10/{lot}";

    public static string Box(int n) => $"https://id.gs1.org/00/{WithCheck($"0893000100{n:D7}")}";

    public static string At(int n) => $"https://id.gs1.org/414/{WithCheck($"89300010{n:D4}")}";

    public static QuantityElement Of(string id, decimal? quantity, string? uom = "KGM") => new(id, quantity?.ToString(CultureInfo.InvariantCulture), uom);

    public Task<string> ObjectAsync(double hour, string step, EventAction action, int? place, string[]? epcs = null, QuantityElement[]? classes = null, Action<EpcisEvent>? more = null) =>
        AddAsync(hour, step, place, e =>
        {
            (e.Kind, e.TypeName, e.Action, e.EpcList, e.QuantityList) = (EventKind.ObjectEvent, "ObjectEvent", action, epcs, classes);
            more?.Invoke(e);
        });

    public Task<string> PackAsync(double hour, EventAction action, string parent, string[]? children = null, QuantityElement[]? classes = null, int? place = null, string? step = null) =>
        AddAsync(hour, step ?? (action == EventAction.Delete ? "unpacking" : "packing"), place, e =>
            (e.Kind, e.TypeName, e.Action, e.ParentId, e.ChildEpcs, e.ChildQuantityList) = (EventKind.AggregationEvent, "AggregationEvent", action, parent, children, classes));

    public Task<string> TransformAsync(
        double hour, string[]? inputs = null, QuantityElement[]? inputClasses = null, string[]? outputs = null, QuantityElement[]? outputClasses = null, string? id = null, int? place = null,
        Action<EpcisEvent>? more = null) =>
        AddAsync(hour, "creating_class_instance", place, e =>
        {
            (e.Kind, e.TypeName, e.InputEpcList, e.InputQuantityList, e.OutputEpcList, e.OutputQuantityList, e.TransformationId) =
                (EventKind.TransformationEvent, "TransformationEvent", inputs, inputClasses, outputs, outputClasses, id);
            more?.Invoke(e);
        });

    public async Task<string> AddAsync(double hour, string step, int? place, Action<EpcisEvent> fill)
    {
        var what = new EpcisEvent
        {
            EventTime = (Start + TimeSpan.FromHours(hour)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            EventTimeZoneOffset = "+07:00",
            BizStep = step,
            ReadPoint = place is { } n ? new Place(At(n), []) : null,
        };
        fill(what);
        var result = await Store.AppendAsync(new AppendBatch(Guid.CreateVersion7(), By, [what], true), CancellationToken.None);
        return result.Events[0].EventId;
    }

    public Task<ChainGraph> WalkAsync(string start, TraceDirection direction = TraceDirection.Both, ChainLimits? limits = null, IEventJudge? judge = null) =>
        new ChainWalker(Store).WalkAsync([start], direction, limits ?? ChainWalker.Usual, judge ?? AllEvents.Judge, CancellationToken.None);

    private static string WithCheck(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 3 : 1);
        }

        return digits + (char)('0' + ((10 - (sum % 10)) % 10));
    }
}

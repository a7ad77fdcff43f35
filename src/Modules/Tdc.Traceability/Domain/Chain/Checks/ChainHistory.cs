using Tdc.Traceability.Events;

namespace Tdc.Traceability.Domain.Chain.Checks;

/// <summary>An event as it concerns one thing.</summary>
/// <param name="Event">The event.</param>
/// <param name="Role">The thing's field; <see langword="null"/> when its container stands there.</param>
/// <param name="Quantity">How much of the thing; 1 for an instance; <see langword="null"/> when not said.</param>
/// <param name="Uom">Unit.</param>
/// <param name="Carrier">The container that brought it into this event, or <see langword="null"/>.</param>
internal sealed record ThingEvent(ChainEvent Event, ItemRole? Role, decimal? Quantity, string? Uom, string? Carrier)
{
    /// <summary>When.</summary>
    public DateTimeOffset Time => Event.Time;

    /// <summary>The site of the event, or <see langword="null"/>.</summary>
    public string? Site => Event.Place is { } place ? Steps.Site(place) : null;
}

/// <summary>A thing with all that happened to it, in its containers too, in the order of happening.</summary>
internal sealed record ThingHistory(string Id, ThingLevel Level, IReadOnlyList<ThingEvent> Events)
{
    /// <summary>Whether it is a class, of which there may be some here and some there.</summary>
    public bool IsClass => Level is ThingLevel.Lot or ThingLevel.Product;
}

/// <summary>Events by identifier, as read for a round of checks; makes histories out of them.</summary>
internal sealed class HistoryBook
{
    private const int Deepest = 5;
    private readonly Dictionary<string, List<ChainEvent>> events = new(StringComparer.Ordinal);
    private readonly HashSet<string> wrong = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Stay>> stays = new(StringComparer.Ordinal);

    /// <summary>Whether the events of an identifier were read.</summary>
    public bool Knows(string id) => events.ContainsKey(id);

    /// <summary>Adds what was read.</summary>
    public void Add(string id, IEnumerable<ChainEvent> read)
    {
        var list = read.ToList();
        list.Sort(ChainEvent.Compare);
        events[id] = list;
        wrong.UnionWith(list.Where(e => e.IsDeclaration).Select(e => e.Stored.EventId));
        stays.Clear();
    }

    /// <summary>Events of an identifier that were not declared wrong.</summary>
    public IEnumerable<ChainEvent> Of(string id) => events.TryGetValue(id, out var list) ? list.Where(IsSound) : [];

    /// <summary>Containers in which an identifier was ever put.</summary>
    public IEnumerable<string> ContainersOf(string id) =>
        Of(id).Where(e => e.IsContainment && e.Parent is not null && e.Parent != id && e.Items.Any(i => i.Id == id && i.Role is ItemRole.Child or ItemRole.ChildClass))
            .Select(e => e.Parent!).Distinct();

    /// <summary>What was in a container.</summary>
    public IReadOnlyList<Stay> StaysIn(string container) =>
        stays.TryGetValue(container, out var known) ? known : stays[container] = Containment.Of(container, Of(container));

    /// <summary>The history of a thing.</summary>
    public ThingHistory History(string id)
    {
        List<ThingEvent> all = [];
        foreach (var e in Of(id))
        {
            var mine = e.Items.Where(i => i.Id == id).ToList();
            foreach (var item in mine.Count > 0 ? mine : [new ChainItem(id, ItemRole.Epc, null, null)])
            {
                all.Add(new ThingEvent(e, item.Role, item.Quantity, item.Uom, null));
            }
        }

        Carried(id, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, null, all, [id], 0);
        all.Sort((a, b) => ChainEvent.Compare(a.Event, b.Event));
        return new ThingHistory(id, Thing.LevelOf(id), [.. all.DistinctBy(e => (e.Event.Position, e.Role, e.Carrier))]);
    }

    private void Carried(
        string inside, DateTimeOffset from, DateTimeOffset to, decimal? quantity, string? uom, List<ThingEvent> all, HashSet<string> way, int depth)
    {
        foreach (var container in depth < Deepest ? ContainersOf(inside).Where(c => !way.Contains(c)) : [])
        {
            foreach (var stay in StaysIn(container).Where(s => s.Child == inside && s.From <= to && s.To >= from))
            {
                var (begin, end) = (stay.From > from ? stay.From : from, stay.To < to ? stay.To : to);
                var (much, unit) = depth == 0 ? (stay.Quantity, stay.Uom) : (quantity, uom);
                all.AddRange(Of(container).Where(e => e.Time >= begin && e.Time <= end && !e.IsContainment).Select(e => new ThingEvent(e, null, much, unit, container)));
                Carried(container, begin, end, much, unit, all, [.. way, container], depth + 1);
            }
        }
    }

    private bool IsSound(ChainEvent e) => !e.IsDeclaration && !wrong.Contains(e.Stored.EventId);
}

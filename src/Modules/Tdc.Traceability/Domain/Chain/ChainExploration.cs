using Tdc.Epcis.Model;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Domain.Chain;

/// <summary>Walks over a chain breadth first. Does no I/O: says of which identifiers it wants to know the events, is told, and goes on.</summary>
/// <remarks>
/// <para>A thing is looked at over a span of time: what went into a transformation matters up to it, what came out from it on, a container from the moment that
/// the goods went in until they came out. So neither what else shared an origin nor what else was in a container is followed.</para>
/// <para>Safe against cycles: the same thing over the same or a wider span, in the same direction, is looked at once.</para>
/// <para>An event that was declared wrong is shown and leads nowhere.</para>
/// </remarks>
internal sealed class ChainExploration
{
    private readonly ChainLimits limits;
    private readonly List<string> start;
    private readonly Queue<Visit> queue = new();
    private readonly Dictionary<string, List<ChainEvent>> known = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, Mode, bool, string?), List<(DateTimeOffset From, DateTimeOffset To)>> seen = [];
    private readonly Dictionary<string, ChainNode> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<long, ChainEvent> events = [];
    private readonly Dictionary<(string, string, ChainEdgeKind, long), ChainEdge> edges = [];
    private readonly Dictionary<string, SortedSet<ChainEvent>> histories = new(StringComparer.Ordinal);
    private readonly HashSet<string> wrong = new(StringComparer.Ordinal);
    private ChainCut? cut;

    /// <summary>Begins a walk.</summary>
    /// <param name="start">Canonical identifiers.</param>
    /// <param name="direction">Which way.</param>
    /// <param name="limits">How far.</param>
    public ChainExploration(IEnumerable<string> start, TraceDirection direction, ChainLimits limits)
    {
        this.limits = limits;
        this.start = [.. start.Distinct()];
        foreach (var id in this.start)
        {
            foreach (var up in direction switch { TraceDirection.Up => new[] { true }, TraceDirection.Down => [false], _ => [true, false] })
            {
                Enqueue(new Visit(id, Mode.Goods, up, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 0));
            }
        }
    }

    private enum Mode
    {
        /// <summary>The goods themselves.</summary>
        Goods,

        /// <summary>The lot of an item: what happened to it, but not to its other items.</summary>
        LotOfItem,

        /// <summary>A container of goods.</summary>
        Carrier,

        /// <summary>A transformation in several events.</summary>
        Transformation,
    }

    /// <summary>The identifiers whose events must be told before the walk can go on; empty when it is done.</summary>
    public IReadOnlyCollection<string> Wanted => [.. queue.Select(v => v.Id).Where(id => !known.ContainsKey(id)).Distinct()];

    /// <summary>Whether anything waits to be looked at.</summary>
    public bool HasWork => queue.Count > 0;

    /// <summary>Tells all events in which an identifier stands; call <see cref="Advance"/> when all that was wanted is told.</summary>
    /// <param name="id">Canonical.</param>
    /// <param name="told">The events, in any order; those in which it does not stand are ignored.</param>
    /// <param name="isCut">Whether there are more than told.</param>
    public void Tell(string id, IEnumerable<ChainEvent> told, bool isCut = false)
    {
        var list = told.Where(e => e.Transformation == id || e.Items.Any(i => i.Id == id)).ToList();
        list.Sort(ChainEvent.Compare);
        known[id] = list;
        wrong.UnionWith(list.Where(e => e.IsDeclaration).Select(e => e.Stored.EventId));
        if (isCut)
        {
            cut ??= new ChainCut("events", id);
        }
    }

    /// <summary>Looks at everything that waits and whose events are known.</summary>
    public void Advance()
    {
        for (var count = queue.Count; count > 0 && queue.TryDequeue(out var visit); count--)
        {
            if (!known.ContainsKey(visit.Id))
            {
                queue.Enqueue(visit);
                continue;
            }

            Look(visit);
        }
    }

    /// <summary>The graph so far.</summary>
    public ChainGraph Result()
    {
        var shown = events.Values.ToList();
        shown.Sort(ChainEvent.Compare);
        var told = histories.Where(h => nodes.TryGetValue(h.Key, out var node) && !node.IsCarrier)
            .ToDictionary(h => h.Key, IReadOnlyList<ChainEvent> (h) => [.. h.Value.Where(e => !IsWrong(e))], StringComparer.Ordinal);
        var (moves, gaps) = ChainMoves.Of(told, id => nodes[id]);
        ChainAmounts.Fill(nodes.Values, shown.Where(e => !IsWrong(e)));
        return new ChainGraph
        {
            Start = start,
            Nodes = [.. nodes.Values],
            Events = shown,
            Void = shown.Where(IsWrong).Select(e => e.Position).ToHashSet(),
            Edges = [.. edges.Values, .. moves],
            Gaps = gaps,
            Histories = told,
            Cut = cut,
        };
    }

    private void Look(Visit visit)
    {
        var mine = known[visit.Id];
        if (visit.Mode == Mode.Transformation)
        {
            LookAtTransformation(visit, mine);
            return;
        }

        if (visit.Mode == Mode.Carrier)
        {
            LookAtCarrier(visit, mine);
            return;
        }

        if (mine.Count == 0 && visit.Depth == 0)
        {
            return;
        }

        if (Node(visit.Id, visit.Depth) is not { } node)
        {
            return;
        }

        node.IsCarrier = false;
        foreach (var e in mine.Where(e => e.Time >= visit.From && e.Time <= visit.To))
        {
            if (!Show(e, visit.Id))
            {
                return;
            }

            History(visit.Id).Add(e);
            if (IsWrong(e))
            {
                continue;
            }

            foreach (var item in e.Items.Where(i => i.Id == visit.Id))
            {
                Follow(visit, e, item, mine);
            }
        }

        Contents(visit, mine);
    }

    private void Follow(Visit visit, ChainEvent e, ChainItem item, List<ChainEvent> mine)
    {
        switch (item.Role)
        {
            case ItemRole.Child or ItemRole.ChildClass when e.IsContainment && e.Parent is { } container:
                Enqueue(new Visit(container, Mode.Carrier, visit.Up, visit.From, visit.To, visit.Depth + 1) { Child = visit.Id, Cargo = visit.Cargo ?? visit.Id });
                break;
            case ItemRole.Input or ItemRole.InputClass when !visit.Up:
                Transform(visit, e, i => i.Role is ItemRole.Output or ItemRole.OutputClass);
                break;
            case ItemRole.Output or ItemRole.OutputClass when visit.Up:
                Transform(visit, e, i => i.Role is ItemRole.Input or ItemRole.InputClass);
                break;
        }

        if (!e.Makes(item))
        {
            return;
        }

        foreach (var (one, lot) in e.LotLinks())
        {
            if (one == visit.Id)
            {
                // An item with events of its own after it was made is traced by them; otherwise what was recorded of its lot is all there is.
                var alone = !mine.Any(later => ChainEvent.Compare(later, e) > 0 && !IsWrong(later));
                Edge(new ChainEdge(one, lot, ChainEdgeKind.Same, e));
                Enqueue(new Visit(lot, Mode.LotOfItem, visit.Up, DateTimeOffset.MinValue, alone ? visit.To : e.Time, visit.Depth));
            }
            else if (lot == visit.Id && visit.Mode == Mode.Goods && !visit.Up)
            {
                Edge(new ChainEdge(one, lot, ChainEdgeKind.Same, e));
                Enqueue(new Visit(one, Mode.Goods, false, e.Time, DateTimeOffset.MaxValue, visit.Depth + 1));
            }
        }
    }

    private void Transform(Visit visit, ChainEvent e, Func<ChainItem, bool> other)
    {
        foreach (var item in e.Items.Where(other))
        {
            Step(visit, visit.Id, item.Id, e);
        }

        if (e.Transformation is { } transformation)
        {
            Enqueue(new Visit(transformation, Mode.Transformation, visit.Up, visit.From, visit.To, visit.Depth) { Child = visit.Id });
        }
    }

    private void LookAtTransformation(Visit visit, List<ChainEvent> mine)
    {
        foreach (var e in mine.Where(e => !IsWrong(e) && e.Transformation == visit.Id))
        {
            foreach (var item in e.Items.Where(i => visit.Up ? i.Role is ItemRole.Input or ItemRole.InputClass : i.Role is ItemRole.Output or ItemRole.OutputClass))
            {
                Step(visit, visit.Child!, item.Id, e);
            }
        }
    }

    private void Step(Visit visit, string from, string to, ChainEvent e)
    {
        if (!Enqueue(new Visit(to, Mode.Goods, visit.Up, visit.Up ? DateTimeOffset.MinValue : e.Time, visit.Up ? e.Time : DateTimeOffset.MaxValue, visit.Depth + 1)))
        {
            return;
        }

        Edge(visit.Up ? new ChainEdge(to, from, ChainEdgeKind.Transformed, e) : new ChainEdge(from, to, ChainEdgeKind.Transformed, e));
    }

    private void LookAtCarrier(Visit visit, List<ChainEvent> mine)
    {
        var sound = mine.Where(e => !IsWrong(e)).ToList();
        foreach (var stay in Containment.Of(visit.Id, sound).Where(s => s.Child == visit.Child && s.From <= visit.To && s.To >= visit.From))
        {
            if (Node(visit.Id, visit.Depth, carrier: true) is null)
            {
                return;
            }

            Edge(new ChainEdge(visit.Child!, visit.Id, ChainEdgeKind.Contained, stay.Added, stay.Removed));
            var (from, to) = (stay.From > visit.From ? stay.From : visit.From, stay.To < visit.To ? stay.To : visit.To);
            foreach (var e in mine.Where(e => e.Time >= from && e.Time <= to && Concerns(e, visit)))
            {
                if (!Show(e, visit.Id))
                {
                    return;
                }

                History(visit.Cargo!).Add(e);
                if (!IsWrong(e) && e.IsContainment && e.Parent is { } outer && outer != visit.Id && e.Items.Any(i => i.Id == visit.Id && i.Role is ItemRole.Child))
                {
                    Enqueue(new Visit(outer, Mode.Carrier, visit.Up, from, to, visit.Depth + 1) { Child = visit.Id, Cargo = visit.Cargo });
                }
            }
        }
    }

    /// <summary>Whether an event of a container says something about one child: not when it only puts in or takes out others.</summary>
    private static bool Concerns(ChainEvent e, Visit visit)
    {
        if (!e.IsContainment || e.Parent != visit.Id)
        {
            return true;
        }

        var children = e.Items.Where(i => i.Role is ItemRole.Child or ItemRole.ChildClass).ToList();
        return children.Count == 0 || children.Any(c => c.Id == visit.Child);
    }

    /// <summary>A container that is itself traced: what was inside.</summary>
    private void Contents(Visit visit, List<ChainEvent> mine)
    {
        if (visit.Mode != Mode.Goods)
        {
            return;
        }

        foreach (var stay in Containment.Of(visit.Id, mine.Where(e => !IsWrong(e))).Where(s => s.From <= visit.To && s.To >= visit.From))
        {
            if (Enqueue(new Visit(
                stay.Child, Mode.Goods, visit.Up, visit.Up ? DateTimeOffset.MinValue : stay.From, visit.Up ? stay.From : DateTimeOffset.MaxValue, visit.Depth + 1)))
            {
                Edge(new ChainEdge(stay.Child, visit.Id, ChainEdgeKind.Contained, stay.Added, stay.Removed));
            }
        }
    }

    private bool Enqueue(Visit visit)
    {
        if (visit.Depth > limits.Depth)
        {
            cut ??= new ChainCut("depth", visit.Id);
            return false;
        }

        var spans = seen.TryGetValue((visit.Id, visit.Mode, visit.Up, visit.Mode == Mode.Carrier ? visit.Child + "\n" + visit.Cargo : visit.Child), out var list)
            ? list
            : seen[(visit.Id, visit.Mode, visit.Up, visit.Mode == Mode.Carrier ? visit.Child + "\n" + visit.Cargo : visit.Child)] = [];
        if (!spans.Exists(s => s.From <= visit.From && s.To >= visit.To))
        {
            if (queue.Count >= limits.Nodes * 8)
            {
                cut ??= new ChainCut("nodes", visit.Id);
                return false;
            }

            spans.Add((visit.From, visit.To));
            queue.Enqueue(visit);
        }

        return true;
    }

    private ChainNode? Node(string id, int depth, bool carrier = false)
    {
        if (nodes.TryGetValue(id, out var node))
        {
            return node;
        }

        if (nodes.Count >= limits.Nodes)
        {
            cut ??= new ChainCut("nodes", id);
            return null;
        }

        var level = Thing.LevelOf(id);
        return nodes[id] = new ChainNode(id, carrier && level == ThingLevel.Other ? ThingLevel.Container : level, depth, start.Contains(id)) { IsCarrier = carrier };
    }

    private bool Show(ChainEvent e, string at)
    {
        if (events.ContainsKey(e.Position) || events.Count < limits.Events)
        {
            events[e.Position] = e;
            return true;
        }

        cut ??= new ChainCut("events", at);
        return false;
    }

    private void Edge(ChainEdge edge) => edges.TryAdd((edge.From, edge.To, edge.Kind, edge.Event.Position), edge);

    private SortedSet<ChainEvent> History(string id) =>
        histories.TryGetValue(id, out var set) ? set : histories[id] = new SortedSet<ChainEvent>(Comparer<ChainEvent>.Create(ChainEvent.Compare));

    private bool IsWrong(ChainEvent e) => e.IsDeclaration || wrong.Contains(e.Stored.EventId);

    /// <summary>One look at a thing.</summary>
    private sealed record Visit(string Id, Mode Mode, bool Up, DateTimeOffset From, DateTimeOffset To, int Depth)
    {
        /// <summary>What is inside, for a container; from which the way came, for a transformation.</summary>
        public string? Child { get; init; }

        /// <summary>The goods whose history the container's events belong to.</summary>
        public string? Cargo { get; init; }
    }
}

/// <summary>How far a walk may go.</summary>
/// <param name="Depth">Edges from the start.</param>
/// <param name="Nodes">Things.</param>
/// <param name="Events">Events.</param>
internal sealed record ChainLimits(int Depth, int Nodes, int Events);

namespace Tdc.Traceability.Domain.Chain;

/// <summary>Finds in histories how goods went from place to place, and where their chain has gaps.</summary>
/// <remarks>
/// An item is at one place: two events at two places are a way. A lot may be at many places, so only a shipment and a later receipt make a way, matched in the order of
/// time. An event on the way (transporting, loading) is no place of rest.
/// </remarks>
internal static class ChainMoves
{
    /// <summary>Ways and gaps of all histories.</summary>
    public static (IReadOnlyList<ChainEdge> Moves, IReadOnlyList<ChainGap> Gaps) Of(IReadOnlyDictionary<string, IReadOnlyList<ChainEvent>> histories, Func<string, ChainNode> node)
    {
        Dictionary<(string, string, long), ChainEdge> moves = [];
        List<ChainGap> gaps = [];
        foreach (var (id, history) in histories)
        {
            var level = node(id).Level;
            if (level is ThingLevel.Item or ThingLevel.Lot && !history.Any(e => e.Items.Any(i => i.Id == id && e.Makes(i))))
            {
                gaps.Add(new ChainGap(GapKind.NoOrigin, id, null, history.Count > 0 ? history[0] : null));
            }

            foreach (var move in level is ThingLevel.Lot or ThingLevel.Product ? OfClass(id, history, gaps) : OfInstance(id, history, gaps))
            {
                moves.TryAdd((move.From, move.To, move.Event.Position), move);
            }
        }

        return ([.. moves.Values], gaps);
    }

    private static List<ChainEdge> OfInstance(string id, IReadOnlyList<ChainEvent> history, List<ChainGap> gaps)
    {
        List<ChainEdge> moves = [];
        ChainEvent? last = null;
        ChainEvent? shipped = null;
        string? at = null;
        foreach (var e in history)
        {
            var place = Steps.OnTheWay(e.Step) ? null : e.Place is { } named ? Steps.Site(named) : null;
            if (Steps.VoidsShipping(e.Step))
            {
                shipped = null;
            }
            else if (Steps.Receives(e.Step))
            {
                if (shipped is null && (last is null || place != at))
                {
                    gaps.Add(new ChainGap(GapKind.NotShipped, id, last, e));
                }

                shipped = null;
            }
            else if (place is not null && at is not null && place != at)
            {
                gaps.Add(shipped is not null ? new ChainGap(GapKind.NotReceived, id, shipped, e) : new ChainGap(GapKind.MovedUnseen, id, last, e));
                shipped = null;
            }

            if (place is not null && at is not null && place != at)
            {
                moves.Add(new ChainEdge(at, place, ChainEdgeKind.Moved, e, Item: id));
            }

            shipped = Steps.Ships(e.Step) ? shipped ?? e : shipped;
            (last, at) = (e, place ?? at);
        }

        if (shipped is not null)
        {
            gaps.Add(new ChainGap(GapKind.NotReceived, id, shipped, null));
        }

        return moves;
    }

    private static List<ChainEdge> OfClass(string id, IReadOnlyList<ChainEvent> history, List<ChainGap> gaps)
    {
        List<ChainEdge> moves = [];
        List<ChainEvent> onTheWay = [];
        ChainEvent? last = null;
        foreach (var e in history)
        {
            if (Steps.VoidsShipping(e.Step) && onTheWay.Count > 0)
            {
                onTheWay.RemoveAt(onTheWay.Count - 1);
            }
            else if (Steps.Ships(e.Step))
            {
                onTheWay.Add(e);
            }
            else if (Steps.Receives(e.Step))
            {
                if (onTheWay.Count == 0)
                {
                    gaps.Add(new ChainGap(GapKind.NotShipped, id, last, e));
                }
                else
                {
                    var sent = onTheWay[0];
                    onTheWay.RemoveAt(0);
                    if (sent.Place is { } from && e.Place is { } to && Steps.Site(from) != Steps.Site(to))
                    {
                        moves.Add(new ChainEdge(Steps.Site(from), Steps.Site(to), ChainEdgeKind.Moved, e, Item: id));
                    }
                }
            }

            last = e;
        }

        gaps.AddRange(onTheWay.Select(sent => new ChainGap(GapKind.NotReceived, id, sent, null)));
        return moves;
    }
}

/// <summary>Finds how much of each thing there was.</summary>
internal static class ChainAmounts
{
    /// <summary>Sums what came into being; where nothing says so, takes the most that one event names.</summary>
    public static void Fill(IEnumerable<ChainNode> nodes, IEnumerable<ChainEvent> events)
    {
        var wanted = nodes.ToDictionary(n => n.Id);
        Dictionary<string, (decimal Made, decimal Seen, string? Uom, bool Known)> amounts = [];
        foreach (var e in events)
        {
            foreach (var item in e.Items)
            {
                if (!item.IsClass || item.Quantity is not { } quantity || !wanted.ContainsKey(item.Id))
                {
                    continue;
                }

                var have = amounts.GetValueOrDefault(item.Id);
                var uom = have.Known ? have.Uom : item.Uom;
                if (Units.TryConvert(quantity, item.Uom, uom, out var converted))
                {
                    amounts[item.Id] = (have.Made + (e.Makes(item) ? converted : 0), Math.Max(have.Seen, converted), uom, true);
                }
            }
        }

        foreach (var (id, amount) in amounts)
        {
            (wanted[id].Quantity, wanted[id].Uom) = (amount.Made > 0 ? amount.Made : amount.Seen, amount.Uom);
        }

        foreach (var node in wanted.Values.Where(n => n.Level == ThingLevel.Item))
        {
            node.Quantity ??= 1;
        }
    }
}

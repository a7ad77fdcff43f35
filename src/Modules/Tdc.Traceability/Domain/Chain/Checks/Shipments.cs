namespace Tdc.Traceability.Domain.Chain.Checks;

/// <summary>Matches what was sent off with what came in.</summary>
/// <remarks>
/// First sent, first received. An item is on its way once, whatever words tell of it (shipping, departing; arriving, receiving, accepting); of a lot the quantities count,
/// and where one side gives none, a receipt answers one shipment. A container whose contents are known is judged by them.
/// </remarks>
internal static class Shipments
{
    /// <summary>Shipments without receipt and receipts without shipment, once their time has run out; and receipts that came before their shipment.</summary>
    public static IEnumerable<ChainFinding> Of(ThingHistory thing, CheckSetting setting)
    {
        if (thing.Level == ThingLevel.Product || setting.Book.StaysIn(thing.Id).Count > 0)
        {
            return [];
        }

        var moves = Moves(thing);
        var hasShipping = thing.Events.Any(e => e.Event.Step == "shipping");
        List<Open> sent = [];
        List<ThingEvent> unsent = [];
        foreach (var (e, kind) in moves)
        {
            if (kind == Move.Void)
            {
                if (sent.Count > 0)
                {
                    sent.RemoveAt(sent.Count - 1);
                }
            }
            else if (kind == Move.Send)
            {
                sent.Add(new Open(e, Amount(e), hasShipping && e.Event.Step != "shipping"));
            }
            else if (!Receive(e, sent, setting))
            {
                unsent.Add(e);
            }
        }

        return Findings(thing, setting, sent, unsent);
    }

    private static IEnumerable<ChainFinding> Findings(ThingHistory thing, CheckSetting setting, List<Open> sent, List<ThingEvent> unsent)
    {
        foreach (var receipt in unsent)
        {
            if (sent.Find(s => s.Event.Time > receipt.Time && s.Event.Time - receipt.Time <= setting.Rules.ReceiveWithin && s.Event.Site != receipt.Site) is { } late)
            {
                sent.Remove(late);
                yield return new ChainFinding("out-of-order", ThingChecks.Pair(receipt.Event, late.Event.Event), thing.Id, [receipt.Event, late.Event.Event], []);
            }
            else if (receipt.Time + setting.Rules.ReceiveWithin <= setting.Now)
            {
                yield return new ChainFinding("received-not-shipped", ThingChecks.Position(receipt.Event), thing.Id, [receipt.Event], []);
            }
        }

        foreach (var open in sent.Where(s => !s.IsDeparture && s.Event.Time + setting.Rules.ReceiveWithin <= setting.Now))
        {
            yield return new ChainFinding("shipped-not-received", ThingChecks.Position(open.Event.Event), thing.Id, [open.Event.Event], []);
        }
    }

    private static bool Receive(ThingEvent e, List<Open> sent, CheckSetting setting)
    {
        if (sent.Count == 0)
        {
            return false;
        }

        var left = Amount(e);
        if (left is null || sent[0].Left is null)
        {
            sent.RemoveAt(0);
            return true;
        }

        var slack = left.Value * setting.Rules.MassTolerance;
        while (sent.Count > 0 && left > slack && sent[0].Left is { } open)
        {
            var taken = Math.Min(open, left.Value);
            left -= taken;
            if (open - taken <= open * setting.Rules.MassTolerance)
            {
                sent.RemoveAt(0);
            }
            else
            {
                sent[0] = sent[0] with { Left = open - taken };
            }
        }

        return left <= slack || sent.Count > 0;
    }

    private static List<(ThingEvent Event, Move Kind)> Moves(ThingHistory thing)
    {
        List<(ThingEvent Event, Move Kind)> moves = [];
        var sends = thing.IsClass && thing.Events.Any(e => e.Event.Step == "shipping") ? (Func<string, bool>)(s => s == "shipping") : Steps.Ships;
        var receives = thing.IsClass && thing.Events.Any(e => e.Event.Step == "receiving") ? (Func<string, bool>)(s => s == "receiving") : Steps.Receives;
        foreach (var e in thing.Events)
        {
            Move? kind = Steps.VoidsShipping(e.Event.Step) ? Move.Void : sends(e.Event.Step) ? Move.Send : receives(e.Event.Step) ? Move.Receive : null;
            if (kind is not { } move)
            {
                continue;
            }

            // Two words for one way: shipping and departing, arriving and receiving; of one thing, by its container and by itself.
            var repeats = moves.Count > 0 && moves[^1].Kind == move && move != Move.Void
                && (!thing.IsClass ? move == Move.Send || moves[^1].Event.Site == e.Site : moves[^1].Event.Event.Position == e.Event.Position);
            if (!repeats)
            {
                moves.Add((e, move));
            }
        }

        return moves;
    }

    private static decimal? Amount(ThingEvent e) => e.Quantity is { } quantity && Units.ToBase(quantity, e.Uom) is { } measured ? measured.Value : e.Quantity;

    private enum Move
    {
        Send,
        Receive,
        Void,
    }

    /// <summary>What was sent off and not received yet.</summary>
    /// <param name="Event">The event.</param>
    /// <param name="Left">How much of it.</param>
    /// <param name="IsDeparture">Whether a vehicle left, in a chain whose senders record shipments: it answers a receipt and asks for none (goods leave the country by a port).</param>
    private sealed record Open(ThingEvent Event, decimal? Left, bool IsDeparture);
}

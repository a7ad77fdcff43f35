using Tdc.Traceability.Domain.Chain.Checks;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Domain.Chain.Recalling;

/// <summary>What is known of a thing at a site, in one unit.</summary>
internal sealed class LedgerRow
{
    /// <summary>A lot, a product, a container; items of a product are counted together under the product.</summary>
    public required string Thing { get; init; }

    /// <summary>The site, canonical; <see langword="null"/> when events name none.</summary>
    public required string? Site { get; init; }

    /// <summary>Unit; <see langword="null"/> for a count.</summary>
    public string? Uom { get; set; }

    /// <summary>Came into being here.</summary>
    public decimal Made { get; set; }

    /// <summary>Came in from another site.</summary>
    public decimal Received { get; set; }

    /// <summary>Went to another site.</summary>
    public decimal Sent { get; set; }

    /// <summary>Went into something else that was made of it.</summary>
    public decimal Used { get; set; }

    /// <summary>Went to consumers.</summary>
    public decimal Sold { get; set; }

    /// <summary>Was destroyed.</summary>
    public decimal Destroyed { get; set; }

    /// <summary>Whether an event gave no quantity, so that there may be more.</summary>
    public bool IsOpen { get; set; }

    /// <summary>First event.</summary>
    public DateTimeOffset First { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>Last event.</summary>
    public DateTimeOffset Last { get; set; } = DateTimeOffset.MinValue;

    /// <summary>Still here by what is recorded.</summary>
    public decimal Held => Math.Max(0, Made + Received - Sent - Used - Sold - Destroyed);
}

/// <summary>A way of affected goods.</summary>
/// <param name="At">When they were sent off.</param>
/// <param name="Thing">What.</param>
/// <param name="From">From which site.</param>
/// <param name="To">To which site or party; <see langword="null"/> when nothing says it.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Uom">Unit.</param>
/// <param name="ReceivedAt">When it was received; <see langword="null"/> while it is on its way.</param>
internal sealed record LedgerWay(DateTimeOffset At, string Thing, string? From, string? To, decimal? Quantity, string? Uom, DateTimeOffset? ReceivedAt);

/// <summary>Books what happened to affected goods, site by site.</summary>
/// <remarks>
/// An item is at one place: being seen elsewhere is an arrival, even when no receipt tells of it. Of a lot the quantities are booked as recorded. Goods in a container are
/// booked with what the container does while they are inside.
/// </remarks>
internal sealed class RecallLedger
{
    private readonly Dictionary<(string Thing, string? Site), LedgerRow> rows = [];
    private readonly List<LedgerWay> ways = [];

    /// <summary>All rows, in the order of their first event.</summary>
    public IReadOnlyList<LedgerRow> Rows => [.. rows.Values.OrderBy(r => r.First).ThenBy(r => r.Thing, StringComparer.Ordinal)];

    /// <summary>All ways, in the order of time.</summary>
    public IReadOnlyList<LedgerWay> Ways => [.. ways.OrderBy(w => w.At)];

    /// <summary>Books a thing's history.</summary>
    public void Book(ThingHistory thing)
    {
        var name = thing.Level == ThingLevel.Item && Thing.GtinOf(thing.Id) is { } gtin ? Thing.Product(gtin) : thing.Id;
        List<(ThingEvent Event, decimal? Left, string? Site)> onTheWay = [];
        string? at = null;
        var isThere = false;
        foreach (var e in thing.Events)
        {
            var kind = KindOf(thing, e);
            if (kind == Booking.None && (e.Site is null || Steps.OnTheWay(e.Event.Step)))
            {
                continue;
            }

            var row = Row(name, e.Site ?? at, e);
            var quantity = Convert(row, e, out var known);
            if (!thing.IsClass && kind is not (Booking.Made or Booking.Received) && e.Site is { } site && site != at && !Steps.OnTheWay(e.Event.Step))
            {
                Arrive(name, site, e, row, onTheWay, ref isThere, at, known ? quantity : 1);
                at = site;
            }

            switch (kind)
            {
                case Booking.Made:
                    row.Made += quantity;
                    (at, isThere) = (e.Site ?? at, true);
                    break;
                case Booking.Received when !thing.IsClass && isThere && at == e.Site:
                    break; // a second word for the same arrival
                case Booking.Received:
                    Arrive(name, e.Site, e, row, onTheWay, ref isThere, at, known ? quantity : null);
                    at = e.Site ?? at;
                    break;
                case Booking.Sent when !thing.IsClass && !isThere && onTheWay.Count > 0:
                    break; // a second word for the same departure
                case Booking.Sent:
                    row.Sent += quantity;
                    onTheWay.Add((e, known ? quantity : null, row.Site));
                    isThere = false;
                    break;
                case Booking.Used:
                    row.Used += quantity;
                    isThere = false;
                    break;
                case Booking.Sold:
                    row.Sold += quantity;
                    isThere = false;
                    break;
                case Booking.Destroyed:
                    row.Destroyed += quantity;
                    isThere = false;
                    break;
            }

            row.IsOpen |= !known && kind != Booking.None;
        }

        ways.AddRange(onTheWay.Select(o => new LedgerWay(o.Event.Time, name, o.Event.Site, Destination(o.Event.Event), o.Left, rows[(name, o.Site)].Uom, null)));
    }

    private void Arrive(
        string name, string? site, ThingEvent e, LedgerRow row, List<(ThingEvent Event, decimal? Left, string? Site)> onTheWay, ref bool isThere, string? at, decimal? quantity)
    {
        row.Received += quantity ?? 0;
        var left = quantity;
        while (onTheWay.Count > 0)
        {
            var (sent, open, origin) = onTheWay[0];
            var taken = open is { } o && left is { } l ? Math.Min(o, l) : open ?? left;
            ways.Add(new LedgerWay(sent.Time, name, sent.Site, site, taken, row.Uom, e.Time));
            if (open is { } some && taken is { } part && some > part)
            {
                onTheWay[0] = (sent, some - part, origin);
                left = 0;
            }
            else
            {
                onTheWay.RemoveAt(0);
                left -= taken;
            }

            if (left is null or <= 0)
            {
                break;
            }
        }

        if (isThere && at is not null && at != site && rows.TryGetValue((name, at), out var before))
        {
            before.Sent += quantity ?? 1; // nothing told of its departure, but it is here now
            ways.Add(new LedgerWay(e.Time, name, at, site, quantity, row.Uom, e.Time));
        }

        isThere = true;
    }

    private static Booking KindOf(ThingHistory thing, ThingEvent e) =>
        e.Role is { } role && e.Event.Makes(new ChainItem(thing.Id, role, e.Quantity, e.Uom)) ? Booking.Made
        : e.Role is ItemRole.Input or ItemRole.InputClass ? Booking.Used
        : e.Role is ItemRole.Child or ItemRole.ChildClass ? Booking.None
        : Steps.Destroys(e.Event) ? Booking.Destroyed
        : Steps.Sells(e.Event.Step) || e.Event.Disposition == "retail_sold" ? Booking.Sold
        : (thing.IsClass ? e.Event.Step == "shipping" : Steps.Ships(e.Event.Step)) ? Booking.Sent
        : (thing.IsClass ? e.Event.Step == "receiving" : Steps.Receives(e.Event.Step)) ? Booking.Received
        : Booking.None;

    private LedgerRow Row(string thing, string? site, ThingEvent e)
    {
        if (!rows.TryGetValue((thing, site), out var row))
        {
            rows[(thing, site)] = row = new LedgerRow { Thing = thing, Site = site, Uom = rows.Values.FirstOrDefault(r => r.Thing == thing)?.Uom ?? e.Uom };
        }

        row.First = e.Time < row.First ? e.Time : row.First;
        row.Last = e.Time > row.Last ? e.Time : row.Last;
        return row;
    }

    private static decimal Convert(LedgerRow row, ThingEvent e, out bool known)
    {
        row.Uom ??= e.Uom;
        known = Units.TryConvert(e.Quantity ?? 0, e.Uom, row.Uom, out var converted) && e.Quantity is not null;
        return known ? converted : 0;
    }

    private static string? Destination(ChainEvent e)
    {
        foreach (var type in new[] { "location", "possessing_party", "owning_party" })
        {
            if (e.Parties(destinations: true, type).FirstOrDefault() is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private enum Booking
    {
        None,
        Made,
        Received,
        Sent,
        Used,
        Sold,
        Destroyed,
    }
}

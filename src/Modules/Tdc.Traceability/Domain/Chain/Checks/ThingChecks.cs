using System.Globalization;
using Tdc.Epcis.Model;
using Tdc.Platform.Time;

namespace Tdc.Traceability.Domain.Chain.Checks;

/// <summary>Checks over the history of one thing.</summary>
internal static class ThingChecks
{
    /// <summary>All that does not fit in a history.</summary>
    public static IEnumerable<ChainFinding> Of(ThingHistory thing, CheckSetting setting) =>
        DoubleCommissioning(thing).Concat(ImpossibleTravel(thing, setting)).Concat(Shipments.Of(thing, setting)).Concat(OutOfOrder(thing, setting))
            .Concat(ExpiredGoods(thing, setting)).Concat(MassBalance.Of(thing, setting)).Concat(UsedAfterEnd(thing)).Concat(UnpackedNotPacked(thing));

    private static IEnumerable<ChainFinding> DoubleCommissioning(ThingHistory thing)
    {
        if (thing.IsClass)
        {
            yield break;
        }

        ChainEvent? first = null;
        foreach (var e in thing.Events.Where(e => e.Carrier is null))
        {
            if (IsEnd(e.Event))
            {
                first = null;
            }
            else if (e.Role is { } role && e.Event.Makes(new ChainItem(thing.Id, role, e.Quantity, e.Uom)))
            {
                if (first is not null && first.Position != e.Event.Position)
                {
                    yield return new ChainFinding("double-commissioning", Pair(first, e.Event), thing.Id, [first, e.Event], []);
                }

                first ??= e.Event;
            }
        }
    }

    private static IEnumerable<ChainFinding> ImpossibleTravel(ThingHistory thing, CheckSetting setting)
    {
        if (thing.IsClass)
        {
            yield break;
        }

        (ChainEvent Event, double Latitude, double Longitude)? last = null;
        foreach (var e in thing.Events.Select(e => e.Event))
        {
            if (setting.PlaceOf(e) is not { Latitude: { } latitude, Longitude: { } longitude })
            {
                continue;
            }

            if (last is { } before)
            {
                var km = Distance(before.Latitude, before.Longitude, latitude, longitude);
                var hours = (e.Time - before.Event.Time).TotalHours;
                if (km >= setting.Rules.TravelLeast && (hours <= 0 || km / hours > setting.Rules.TravelSpeed))
                {
                    yield return new ChainFinding("impossible-travel", Pair(before.Event, e), thing.Id, [before.Event, e], [Number((decimal)km, 0), Number((decimal)hours, 1)]);
                }
            }

            last = (e, latitude, longitude);
        }
    }

    private static IEnumerable<ChainFinding> OutOfOrder(ThingHistory thing, CheckSetting setting)
    {
        var made = thing.Events.FirstOrDefault(e => e.Carrier is null && e.Role is { } role && e.Event.Makes(new ChainItem(thing.Id, role, e.Quantity, e.Uom)))?.Event;
        foreach (var e in thing.Events.Select(e => e.Event).DistinctBy(e => e.Position))
        {
            if (made is not null && e.Time < made.Time)
            {
                yield return new ChainFinding("out-of-order", Pair(e, made), thing.Id, [e, made], []);
            }

            if (e.Time > e.Stored.RecordTime + setting.Rules.Future)
            {
                yield return new ChainFinding("out-of-order", $"future:{Position(e)}", thing.Id, [e], []);
            }
        }
    }

    private static IEnumerable<ChainFinding> ExpiredGoods(ThingHistory thing, CheckSetting setting)
    {
        if (Expiry.Of(thing.Id, setting.Book) is not { } last)
        {
            yield break;
        }

        foreach (var e in thing.Events.Select(e => e.Event).DistinctBy(e => e.Position))
        {
            if ((Steps.Receives(e.Step) || Steps.Sells(e.Step) || e.Disposition == "retail_sold") && e.Time.DateInVietnam > last)
            {
                yield return new ChainFinding("expired-goods", Position(e), thing.Id, [e], [last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]);
            }
        }
    }

    private static IEnumerable<ChainFinding> UsedAfterEnd(ThingHistory thing)
    {
        if (thing.IsClass)
        {
            yield break;
        }

        ChainEvent? end = null;
        foreach (var e in thing.Events.Where(e => e.Carrier is null))
        {
            if (e.Role is { } role && e.Event.Makes(new ChainItem(thing.Id, role, e.Quantity, e.Uom)))
            {
                end = null;
            }
            else if (end is not null && end.Time < e.Time)
            {
                yield return new ChainFinding("used-after-end", Pair(end, e.Event), thing.Id, [end, e.Event], []);
            }

            end = IsEnd(e.Event) ? e.Event : end;
        }
    }

    private static IEnumerable<ChainFinding> UnpackedNotPacked(ThingHistory thing)
    {
        HashSet<string> inside = new(StringComparer.Ordinal);
        foreach (var e in thing.Events.Select(e => e.Event).Where(e => e.IsContainment && e.Parent == thing.Id).DistinctBy(e => e.Position))
        {
            var children = e.Items.Where(i => i.Id != thing.Id).Select(i => i.Id).ToList();
            if (e.Action == EventAction.Delete)
            {
                if (children.Count == 0 ? inside.Count == 0 : children.Exists(c => !inside.Contains(c)))
                {
                    yield return new ChainFinding("unpacked-not-packed", Position(e), thing.Id, [e], []);
                }

                inside.ExceptWith(children.Count == 0 ? [.. inside] : children);
            }
            else
            {
                inside.UnionWith(children);
            }
        }
    }

    /// <summary>Whether an event ends the life of the things in it.</summary>
    private static bool IsEnd(ChainEvent e) =>
        Steps.Destroys(e) || (e is { Kind: EventKind.ObjectEvent, Action: EventAction.Delete }) || e.Step is "decommissioning";

    internal static string Pair(ChainEvent a, ChainEvent b) => a.Position < b.Position ? $"{Position(a)}+{Position(b)}" : $"{Position(b)}+{Position(a)}";

    internal static string Position(ChainEvent e) => e.Position.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number for a text, invariant; the page writes it in the reader's way.</summary>
    internal static string Number(decimal value, int decimals) => Math.Round(value, decimals).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Great-circle distance in km on a sphere of the Earth's mean radius.</summary>
    internal static double Distance(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        const double radius = 6371.0088;
        static double Radians(double degrees) => degrees * Math.PI / 180;
        var (dLatitude, dLongitude) = (Radians(latitude2 - latitude1) / 2, Radians(longitude2 - longitude1) / 2);
        var a = (Math.Sin(dLatitude) * Math.Sin(dLatitude)) + (Math.Cos(Radians(latitude1)) * Math.Cos(Radians(latitude2)) * Math.Sin(dLongitude) * Math.Sin(dLongitude));
        return 2 * radius * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }
}

/// <summary>Last day of goods as instance and lot master data tells it.</summary>
internal static class Expiry
{
    /// <summary>The last day of an item or lot: what its making says, or the making of its lot; <see langword="null"/> when nothing says it.</summary>
    /// <remarks>Names of CBV 2.0, section 9: <c>itemExpirationDate</c>; and those that are in use beside it.</remarks>
    public static DateOnly? Of(string id, HistoryBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        foreach (var e in book.Of(id).Where(e => e.Items.Any(i => i.Id == id && e.Makes(i))))
        {
            if (Day(e) is { } day)
            {
                return day;
            }

            foreach (var (item, lot) in e.LotLinks())
            {
                if (item == id && book.Of(lot).Where(l => l.Items.Any(i => i.Id == lot && l.Makes(i))).Select(Day).FirstOrDefault(d => d is not null) is { } ofLot)
                {
                    return ofLot;
                }
            }
        }

        return null;
    }

    private static DateOnly? Day(ChainEvent e) =>
        e.LotData("itemExpirationDate", "lotExpirationDate", "expirationDate", "bestBeforeDate", "sellByDate") is { Length: >= 10 } text
        && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

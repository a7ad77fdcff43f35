using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Epcis.Model;
using Tdc.Gs1.DigitalLinks;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Features.Showing.RollUp;

/// <summary>Counts new events after their commit into the tables from which measures and coverage are read.</summary>
/// <remarks>
/// One node at a time. Rows and cursor are saved in one transaction, so each event counts once whatever happens between; a lost cursor would only be
/// begun again with the tables emptied. Reads the store in order of position, in pieces.
/// </remarks>
internal sealed class RollUpEvents(IEventStore store, CaptureLoad load) : IPeriodicWork
{
    /// <summary>Name of the work and of its cursor.</summary>
    public const string WorkName = "trace.rollup";

    private const int Piece = 1000;
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(2);
    private readonly GivingWay way = new(load, longest);

    public string Name => WorkName;

    public TimeSpan Interval => TimeSpan.FromSeconds(5);

    public async Task<bool> HasWorkAsync(TdcDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var last = await store.LastPositionAsync(cancellation);
        return way.MayBegin(last > 0 && await db.Set<ReadCursor>().Where(c => c.Name == WorkName).Select(c => (long?)c.Position).SingleOrDefaultAsync(cancellation) is var seen && (seen ?? 0) < last);
    }

    public async Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation)
    {
        for (var began = TimeProvider.System.GetTimestamp(); await StepAsync(services, lease.CheckAsync, cancellation) == Piece && !way.Yields; began = TimeProvider.System.GetTimestamp())
        {
            await GivingWay.RestAsync(began, cancellation);
        }
    }

    /// <summary>Counts one piece.</summary>
    /// <param name="services">Services of a scope.</param>
    /// <param name="check">Called first in the transaction; <see langword="null"/> when nobody else can be at it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>How many events were counted.</returns>
    internal static async Task<int> StepAsync(IServiceProvider services, Func<TdcDbContext, CancellationToken, Task>? check, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var store = services.GetRequiredService<IEventStore>();
        var from = await db.Set<ReadCursor>().AsNoTracking().Where(c => c.Name == WorkName).Select(c => c.Position).SingleOrDefaultAsync(cancellation);
        List<StoredEvent> read = [];
        await foreach (var stored in store.FindAsync(new EventFilter { FromPosition = from + 1 }, cancellation))
        {
            read.Add(stored);
            if (read.Count == Piece)
            {
                break;
            }
        }

        if (read.Count == 0)
        {
            return 0;
        }

        var counted = await db.InTransactionAsync(
            async () =>
            {
                if (check is not null)
                {
                    await check(db, cancellation);
                }

                db.ChangeTracker.Clear();
                var cursor = await db.Set<ReadCursor>().SingleOrDefaultAsync(c => c.Name == WorkName, cancellation);
                if ((cursor?.Position ?? 0) != from)
                {
                    return false; // somebody else counted these meanwhile
                }

                await CountDaysAsync(db, read, cancellation);
                await CountLotsAsync(db, read, cancellation);
                if (cursor is null)
                {
                    db.Add(new ReadCursor { Name = WorkName, Position = read[^1].Position });
                }
                else
                {
                    cursor.Position = read[^1].Position;
                }

                await db.SaveChangesAsync(cancellation);
                return true;
            }, cancellation);
        db.ChangeTracker.Clear();
        return counted ? read.Count : 0;
    }

    private static async Task CountDaysAsync(TdcDbContext db, List<StoredEvent> read, CancellationToken cancellation)
    {
        var counted = read.SelectMany(e => ItemsOf(e).Select(i => i.Gtin).Distinct().Prepend("").Select(gtin => (Day: DayOf(e), e.Owner, Gtin: gtin)))
            .GroupBy(k => k).ToDictionary(g => g.Key, g => g.Count());
        var (first, last) = (counted.Keys.Min(k => k.Day), counted.Keys.Max(k => k.Day));
        var owners = counted.Keys.Select(k => k.Owner).Distinct().ToList();
        var gtins = counted.Keys.Select(k => k.Gtin).Distinct().ToList();
        var known = await db.Set<EventDay>().Where(d => d.Day >= first && d.Day <= last && owners.Contains(d.Owner) && gtins.Contains(d.Gtin)).ToDictionaryAsync(d => (d.Day, d.Owner, d.Gtin), cancellation);
        foreach (var (key, count) in counted)
        {
            if (known.TryGetValue(key, out var row))
            {
                row.Events += count;
            }
            else
            {
                db.Add(new EventDay { Day = key.Day, Owner = key.Owner, Gtin = key.Gtin, Events = count });
            }
        }
    }

    // By when it happened, but never after it was recorded: a clock that goes wrong fills no future.
    private static DateOnly DayOf(StoredEvent stored) =>
        EventItems.TimeOf(stored.Event) is var at && at > stored.RecordTime ? stored.RecordTime.DateInVietnam : at.DateInVietnam;

    private static async Task CountLotsAsync(TdcDbContext db, List<StoredEvent> read, CancellationToken cancellation)
    {
        var named = read.Select(e => (Event: e, Items: ItemsOf(e).ToList())).ToList();
        var gtins = named.SelectMany(n => n.Items).Select(i => i.Gtin).Distinct().ToList();
        var lots = named.SelectMany(n => n.Items).Select(i => i.Lot).Distinct().ToList();
        var rows = (await db.Set<LotTrace>().Where(l => gtins.Contains(l.Gtin) && lots.Contains(l.Lot)).ToListAsync(cancellation)).ToDictionary(l => (l.Gtin, l.Lot));
        foreach (var (stored, items) in named)
        {
            var day = EventItems.TimeOf(stored.Event).DateInVietnam;
            foreach (var item in items.GroupBy(i => (i.Gtin, i.Lot)))
            {
                if (!rows.TryGetValue(item.Key, out var row))
                {
                    rows[item.Key] = row = new() { Gtin = item.Key.Gtin, Lot = item.Key.Lot, Owner = stored.Owner, FirstOn = day, LastOn = day };
                    db.Add(row);
                }

                Note(row, stored, [.. item.Select(i => i.Role)], day);
            }
        }
    }

    /// <summary>Notes an event of a lot in its row.</summary>
    internal static void Note(LotTrace row, StoredEvent stored, IReadOnlyList<ItemRole> roles, DateOnly day)
    {
        var what = stored.Event;
        if (what.ErrorDeclaration is not null)
        {
            return;
        }

        row.Events++;
        (row.FirstOn, row.LastOn) = (day < row.FirstOn ? day : row.FirstOn, day > row.LastOn ? day : row.LastOn);
        if (row.OriginOn is null && (what.BizLocation ?? what.ReadPoint) is not null && roles.Any(r => EventItems.Begins(what, r)))
        {
            row.OriginOn = day;
        }

        if (row.HandedOn is null && stored.Owner != row.Owner && what.BizStep is ("receiving" or "accepting" or "arriving"))
        {
            row.HandedOn = day;
        }

        if (row.EndedOn is null && (what.BizStep is "retail_selling" or "dispensing" || roles.Any(r => r is ItemRole.Input or ItemRole.InputClass)))
        {
            row.EndedOn = day;
        }
    }

    private static IEnumerable<(string Gtin, string Lot, ItemRole Role)> ItemsOf(StoredEvent stored)
    {
        foreach (var item in EventItems.Of(stored.Event))
        {
            var canonical = IdentifierKey.Canonical(item.Uri);
            if (canonical.StartsWith(Trade, StringComparison.Ordinal) && canonical.Length >= Trade.Length + 14)
            {
                var rest = canonical.AsSpan(Trade.Length + 14);
                var lot = rest.StartsWith("/10/") ? Uri.UnescapeDataString(rest[4..].ToString()) : "";
                yield return (canonical.Substring(Trade.Length, 14), lot.Length <= 20 ? lot : "", item.Role);
            }
        }
    }

    private const string Trade = DigitalLink.CanonicalStem + "/01/";
}

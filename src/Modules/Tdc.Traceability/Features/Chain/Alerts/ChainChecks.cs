using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Domain.Chain.Checks;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Alerts;

/// <summary>Checks new events from where it stopped, and shipments whose time has run out; one node at a time, nothing twice.</summary>
/// <remarks>
/// <para>Position and alerts are saved together under the lease, so a node that dies or loses its lease in the middle leaves nothing half done.</para>
/// <para>While captures come in masses it waits, at most <see cref="Longest"/>: capture goes before checking.</para>
/// </remarks>
internal sealed class ChainChecks(IEventStore store, CaptureLoad load, TimeProvider clock, IConfiguration? configuration = null) : IPeriodicWork
{
    /// <summary>How long checking may wait for a calmer moment.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private const int Batch = 200;
    private const int BatchItems = 3000;
    private static readonly TimeSpan dueStep = TimeSpan.FromHours(1);
    private static readonly string[] moves = ["shipping", "departing", "consigning", "receiving", "arriving", "accepting"];
    private readonly bool optional = string.Equals(configuration?["TDC_TRACE_STATE_RULES"], "on", StringComparison.OrdinalIgnoreCase);
    private readonly GivingWay way = new(load, Longest);
    private DateTimeOffset placesLookedAt;

    public string Name => "trace.checks";

    public TimeSpan Interval => TimeSpan.FromSeconds(3);

    private DateTimeOffset DueNow => clock.GetUtcNow() - ChainRules.On(clock.TodayInVietnam).ReceiveWithin;

    public async Task<bool> HasWorkAsync(TdcDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var state = await db.Set<TraceCheckState>().AsNoTracking().SingleOrDefaultAsync(cancellation);
        var last = await store.LastPositionAsync(cancellation);
        return way.MayBegin(last > 0 && (last != (state?.Position ?? 0) || DueNow - state!.DueTo >= dueStep));
    }

    public Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation) =>
        CheckAsync(services.GetRequiredService<TdcDbContext>(), services.GetService<ITradeRegister>(), lease.CheckAsync, cancellation, givesWay: true);

    /// <summary>Checks until everything is checked, or until it gives way.</summary>
    /// <param name="db">The context.</param>
    /// <param name="trade">The register, or <see langword="null"/>.</param>
    /// <param name="fence">Called first in each transaction.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <param name="givesWay">Whether it stops while events come in masses, and rests between two batches.</param>
    /// <returns>How many alerts were raised.</returns>
    public async Task<int> CheckAsync(
        TdcDbContext db, ITradeRegister? trade, Func<TdcDbContext, CancellationToken, Task> fence, CancellationToken cancellation, bool givesWay = false)
    {
        var raised = 0;
        while (true)
        {
            var began = TimeProvider.System.GetTimestamp();
            db.ChangeTracker.Clear();
            var state = await db.Set<TraceCheckState>().AsNoTracking().SingleOrDefaultAsync(cancellation);
            var from = state?.Position ?? 0;
            var events = await NextAsync(from, cancellation);
            if (events.Count == 0)
            {
                break;
            }

            raised += await JudgeAsync(db, trade, fence, events, s => s.Position = events[^1].Position, cancellation);
            if (givesWay && way.Yields)
            {
                return raised;
            }

            if (givesWay)
            {
                await GivingWay.RestAsync(began, cancellation);
            }
        }

        raised += await DueAsync(db, trade, fence, cancellation);
        if (trade is not null && clock.GetUtcNow() - placesLookedAt > dueStep)
        {
            await RegisteredAsync(db, trade, fence, cancellation);
            placesLookedAt = clock.GetUtcNow();
        }

        return raised;
    }

    private async Task<List<ChainEvent>> NextAsync(long from, CancellationToken cancellation)
    {
        List<ChainEvent> events = [];
        var items = 0;
        foreach (var stored in await store.AtAsync([.. Enumerable.Range(1, Batch).Select(i => from + i)], cancellation))
        {
            var e = ChainEvent.Of(stored);
            events.Add(e);
            items += e.Items.Count;
            if (items > BatchItems)
            {
                break;
            }
        }

        return events;
    }

    private async Task<int> JudgeAsync(
        TdcDbContext db, ITradeRegister? trade, Func<TdcDbContext, CancellationToken, Task> fence, IReadOnlyList<ChainEvent> events, Action<TraceCheckState> move, CancellationToken cancellation)
    {
        var result = await new CheckRound(store, clock, trade).JudgeAsync(events, cancellation);
        result = result with { Findings = [.. result.Findings.Where(f => optional || !AlertKind.Find(f.Kind)!.IsOptional)] };
        return await db.InTransactionAsync(
            async () =>
            {
                await fence(db, cancellation);
                var state = await StateAsync(db, cancellation);
                var raised = await new AlertBook(db, clock).RecordAsync(result, cancellation);
                move(state);
                await db.SaveChangesAsync(cancellation);
                return raised;
            },
            cancellation);
    }

    // Shipments and receipts that happened before now less the time allowed, from where the last look ended.
    private async Task<int> DueAsync(TdcDbContext db, ITradeRegister? trade, Func<TdcDbContext, CancellationToken, Task> fence, CancellationToken cancellation)
    {
        var (raised, due) = (0, DueNow);
        var state = await db.Set<TraceCheckState>().AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (state is null || due - state.DueTo < dueStep)
        {
            return 0;
        }

        List<ChainEvent> events = [];
        var filter = new EventFilter { Order = EventOrder.Happened, BizSteps = moves, EventTimeFrom = state.DueTo, EventTimeBefore = due };
        await foreach (var stored in store.FindAsync(filter, cancellation))
        {
            var e = ChainEvent.Of(stored);
            if (!moves.Contains(e.Step) || e.Time < state.DueTo || e.Time >= due)
            {
                continue;
            }

            events.Add(e);
            if (events.Sum(x => x.Items.Count) > BatchItems)
            {
                db.ChangeTracker.Clear();
                raised += await JudgeAsync(db, trade, fence, events, s => s.DueTo = events[^1].Time, cancellation);
                events = [];
            }
        }

        db.ChangeTracker.Clear();
        return raised + await JudgeAsync(db, trade, fence, events, s => s.DueTo = due, cancellation);
    }

    // Places and prefixes that were registered since.
    private async Task RegisteredAsync(TdcDbContext db, ITradeRegister trade, Func<TdcDbContext, CancellationToken, Task> fence, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await db.InTransactionAsync(
            async () =>
            {
                await fence(db, cancellation);
                var open = await db.Set<TraceAlert>().Where(a => a.State != AlertState.Closed && (a.Kind == "unregistered-place" || a.Kind == "unregistered-prefix")).OrderBy(a => a.Number).Take(1000).ToListAsync(cancellation);
                var places = await trade.PlacesAsync([.. open.Where(a => a.Kind == "unregistered-place").Select(a => a.Subject)], cancellation);
                var prefixes = await trade.PrefixesAsync(cancellation);
                var book = new AlertBook(db, clock);
                foreach (var alert in open)
                {
                    if (alert.Kind == "unregistered-place"
                        ? places.ContainsKey(alert.Subject)
                        : RegisterChecks.Company(alert.Subject) is { } digits && prefixes.Any(p => digits.StartsWith(p.Digits, StringComparison.Ordinal) && p.ValidFrom <= alert.HappenedAt.DateInVietnam))
                    {
                        book.Resolve(alert);
                    }
                }

                await db.SaveChangesAsync(cancellation);
                return 0;
            },
            cancellation);
    }

    private async Task<TraceCheckState> StateAsync(TdcDbContext db, CancellationToken cancellation)
    {
        if (await db.Set<TraceCheckState>().SingleOrDefaultAsync(cancellation) is { } state)
        {
            return state;
        }

        // What is older than the time allowed was judged with its event; only what becomes due from now on must be looked for.
        state = new TraceCheckState { Id = TraceCheckState.TheId, Position = 0, DueTo = DueNow };
        db.Add(state);
        return state;
    }
}

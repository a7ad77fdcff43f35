using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Gs1.DigitalLinks;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Showing.TracePage;

namespace Tdc.Traceability.Features.Showing.RollUp;

/// <summary>Looks at whole chains of strategic products: hand-overs are often recorded on the pallet and not on the lot in it.</summary>
internal sealed class RollUpChains(TimeProvider clock) : IPeriodicWork
{
    private const int MostLots = 300;

    public string Name => "trace.chains";

    public TimeSpan Interval => TimeSpan.FromMinutes(10);

    public async Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation)
    {
        await StepAsync(services, clock, lease.CheckAsync, cancellation);
    }

    /// <summary>Looks at the newest lots whose end is not known yet.</summary>
    internal static async Task<int> StepAsync(IServiceProvider services, TimeProvider clock, Func<TdcDbContext, CancellationToken, Task>? check, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var strategic = (await services.GetRequiredService<ITradeRegister>().ProductsAsync(null, cancellation)).Where(p => p.IsStrategic && p.Gtin.Length > 0).Select(p => p.Gtin).ToList();
        var since = clock.TodayInVietnam.AddDays(-400);
        var lots = await db.Set<LotTrace>().AsNoTracking().Where(l => strategic.Contains(l.Gtin) && l.Lot != "" && l.HandedOn == null && l.LastOn >= since)
            .OrderByDescending(l => l.LastOn).Take(MostLots).ToListAsync(cancellation);
        var traces = services.GetRequiredService<ItemTraces>();
        List<(LotTrace Lot, DateOnly On)> handed = [];
        foreach (var lot in lots)
        {
            var item = IdentifierKey.Canonical($"{DigitalLink.CanonicalStem}/01/{lot.Gtin}/10/{Uri.EscapeDataString(lot.Lot)}");
            var trace = await traces.ReadAsync([item], cancellation);
            if (trace.Events.FirstOrDefault(e => !e.IsWithdrawn && e.Relation != Relation.Source && e.Stored.Owner != lot.Owner
                && e.Stored.Event.BizStep is ("receiving" or "accepting" or "arriving")) is { } taken)
            {
                handed.Add((lot, taken.At.DateInVietnam));
            }
        }

        if (handed.Count > 0)
        {
            await db.InTransactionAsync(
                async () =>
                {
                    if (check is not null)
                    {
                        await check(db, cancellation);
                    }

                    foreach (var (lot, on) in handed)
                    {
                        await db.Set<LotTrace>().Where(l => l.Gtin == lot.Gtin && l.Lot == lot.Lot).ExecuteUpdateAsync(l => l.SetProperty(x => x.HandedOn, on), cancellation);
                    }

                    return true;
                }, cancellation);
            services.GetRequiredService<TableWatch>().Tell(typeof(LotTrace));
        }

        return handed.Count;
    }
}

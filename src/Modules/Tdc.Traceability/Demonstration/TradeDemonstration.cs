using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Numbers.Register;

namespace Tdc.Traceability.Demonstration;

/// <summary>Three invented chains over a year, with faults that checks must find; names and numbers say that they are for demonstration.</summary>
/// <remarks>
/// All of it follows from words and from today's date. Written once: the register in one transaction, then the events month by month, each as its owner would
/// have captured it. An interrupted start is finished by the next one, because every event's id is the hash of its content.
/// </remarks>
internal sealed partial class TradeDemonstration(ILogger<TradeDemonstration> log) : IDemonstration
{
    private const int AtOnce = 500;

    /// <inheritdoc/>
    public int Order => 30;

    /// <inheritdoc/>
    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var start = Stopwatch.GetTimestamp();
        var clock = services.GetRequiredService<TimeProvider>();
        var mark = new TemplateId(DemoStable.Id("done"));
        if (await db.Set<StepTemplate>().AnyAsync(t => t.Id == mark, cancellation))
        {
            return;
        }

        // The day of the first attempt counts, so that a start that was cut off goes on with the same year.
        var prefix = new PrefixId(DemoStable.Id("prefix", "89399901"));
        var first = await db.Set<PrefixGrant>().Where(p => p.Id == prefix).Select(p => (DateTimeOffset?)p.RegisteredAt).SingleOrDefaultAsync(cancellation);
        var today = first?.DateInVietnam ?? clock.TodayInVietnam;
        var register = await services.GetRequiredService<OrganisationRegister>().NowAsync(cancellation);
        var events = Invent(code => register.ByCode(code, today)?.Lineage, today, out _);
        if (first is null)
        {
            await StoreGoodsAsync(db, events, cancellation);
            services.GetRequiredService<TradeRegister>().Forget();
        }

        var store = services.GetRequiredService<IEventStore>();
        await store.PrepareAsync(cancellation);
        await StoreEventsAsync(store, events, cancellation);
        db.AddRange(Templates(events, mark, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        LogFilled(events.All.Count, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <summary>Invents goods and events; pure.</summary>
    /// <param name="commune">The commune that bears a code.</param>
    /// <param name="today">The day on which it is shown.</param>
    /// <param name="faults">The faults that were planted.</param>
    public static DemoEvents Invent(Func<string, LineageId?> commune, DateOnly today, out IReadOnlyList<PlantedFault> faults)
    {
        var goods = new DemoGoods(commune, today);
        var events = new DemoEvents(goods, today);
        PomeloChain.Add(events);
        PorkChain.Add(events);
        WoodChain.Add(events);
        faults = TradeFaults.Add(events);
        foreach (var unit in DemoUnits.All)
        {
            if (events.Packages.GetValueOrDefault(unit.Code) is > 0 and var count)
            {
                goods.Give(unit, count);
            }
        }

        return events;
    }

    private static async Task StoreGoodsAsync(TdcDbContext db, DemoEvents events, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await db.InTransactionAsync(
            async () =>
            {
                db.AddRange(events.Goods.Rows);
                db.AddRange(DemoScans.Of(events));
                return await db.SaveChangesAsync(cancellation);
            },
            cancellation);
        db.ChangeTracker.Clear();
    }

    private static async Task StoreEventsAsync(IEventStore store, DemoEvents events, CancellationToken cancellation)
    {
        foreach (var month in events.All.OrderBy(e => e.At).GroupBy(e => (e.At.Year, e.At.Month)))
        {
            foreach (var owner in month.GroupBy(e => e.Owner))
            {
                var capture = DemoStable.Id("capture", $"{month.Key.Year}-{month.Key.Month}", owner.Key.Value.ToString("N"));
                foreach (var some in owner.Select(e => e.Event).Chunk(AtOnce))
                {
                    await store.AppendAsync(new AppendBatch(capture, owner.Key, some, AllOrNothing: false), cancellation);
                }
            }
        }
    }

    // What members of the cooperative and of the factory did last, so that the forms stand filled.
    private static List<StepTemplate> Templates(DemoEvents events, TemplateId mark, DateTimeOffset now)
    {
        var goods = events.Goods;
        return
        [
            Of(mark, DemoUnits.Cooperative, RecordStep.Harvest, goods.Pomelo, goods.Plots[0], null, 320, "kg", 4),
            Of(new(DemoStable.Id("template", "pack")), DemoUnits.Cooperative, RecordStep.Pack, goods.PomeloBox, goods.PackingHouse, null, 90, "piece", 3),
            Of(new(DemoStable.Id("template", "ship")), DemoUnits.Cooperative, RecordStep.Ship, goods.PomeloBox, goods.PackingHouse, goods.ShopPlaces[0], 90, "piece", 2),
            Of(new(DemoStable.Id("template", "process")), DemoUnits.Cooperative, RecordStep.Process, goods.PomeloBox, goods.PackingHouse, null, 360, "piece", 1),
            Of(new(DemoStable.Id("template", "tables")), DemoUnits.Furniture, RecordStep.Inspect, goods.Table, goods.Factory, null, null, "piece", 1),
        ];

        StepTemplate Of(TemplateId id, DemoUnit unit, RecordStep step, Product product, Domain.Trade.Place place, Domain.Trade.Place? other, decimal? quantity, string measure, int uses) => new()
        {
            Id = id,
            Owner = unit.Lineage,
            Step = step,
            Product = product.Gtin!,
            Place = place.Canonical,
            OtherPlace = other?.Canonical ?? "",
            Quantity = quantity,
            Unit = measure,
            Uses = uses,
            UsedAt = now.AddMinutes(uses - 60),
            Version = id.Value,
        };
    }

    [LoggerMessage(EventId = 2900, Level = LogLevel.Information, Message = "Demonstration of traceability: {Events} events in {Seconds:F1} s.")]
    private partial void LogFilled(int events, double seconds);
}

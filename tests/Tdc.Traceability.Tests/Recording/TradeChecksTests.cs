using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Demonstration;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Chain.Alerts;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Tests.Recording;

/// <summary>The invented year as a start loads it, and what the checks make of it.</summary>
public sealed class TradeChecksTests
{
    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task The_checks_find_every_planted_fault_and_accuse_nothing_else(DatabaseEngine engine)
    {
        await using var app = await LoadAsync(engine);
        TradeDemonstration.Invent(_ => null, new DateOnly(2026, 11, 20), out var planted);
        var found = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var checks = new ChainChecks(services.GetRequiredService<IEventStore>(), services.GetRequiredService<CaptureLoad>(), app.Clock);
            await checks.CheckAsync(db, services.GetRequiredService<ITradeRegister>(), (_, _) => Task.CompletedTask, TestContext.Current.CancellationToken);
            return await db.Set<TraceAlert>().AsNoTracking().Join(db.Set<TraceAlertSubject>(), a => a.Number, s => s.Alert, (a, s) => new { a.Number, a.Kind, s.Canonical }).ToListAsync();
        });
        var named = found.GroupBy(f => (f.Number, f.Kind)).Select(g => (g.Key.Kind, Subjects: g.Select(f => f.Canonical).ToHashSet())).ToList();
        Assert.Empty(planted.Where(p => !named.Exists(n => n.Kind == p.Kind && n.Subjects.Contains(p.Subject))).Select(p => $"not found: {p.Kind} {p.Subject}"));
        Assert.Empty(named.Where(n => !planted.Any(p => n.Subjects.Contains(p.Subject))).Select(n => $"{n.Kind}: {string.Join(' ', n.Subjects)}"));
    }

    [Fact]
    public async Task A_second_start_adds_nothing_and_a_start_that_was_cut_off_is_finished()
    {
        await using var app = await LoadAsync(DatabaseEngine.Sqlite);
        var store = app.Services.GetRequiredService<IEventStore>();
        var all = await store.LastPositionAsync(TestContext.Current.CancellationToken);
        Assert.InRange(all, 1_500, 4_000);
        await app.InScopeAsync(async s => await s.GetRequiredService<TdcDbContext>().Set<Domain.Recording.StepTemplate>().ExecuteDeleteAsync()); // as if it had stopped before its last step
        app.Clock.Now += TimeSpan.FromDays(1);
        await SeedAsync(app);
        Assert.Equal(all, await store.LastPositionAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<TestApp> LoadAsync(DatabaseEngine engine)
    {
        var app = await TestApp.StartAsync(engine);
        await SeedAsync(app);
        return app;
    }

    private static Task<int> SeedAsync(TestApp app) => app.InScopeAsync(async services =>
    {
        await new DemoUnits().SeedAsync(services, TestContext.Current.CancellationToken);
        await new TradeDemonstration(NullLogger<TradeDemonstration>.Instance).SeedAsync(services, TestContext.Current.CancellationToken);
        return 0;
    });
}

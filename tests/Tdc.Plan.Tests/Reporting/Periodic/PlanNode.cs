using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Host.Serving;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Notices;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Reporting.Periodic;

/// <summary>One server of several on a database, without HTTP, whose periodic work a test does piece by piece.</summary>
internal sealed class PlanNode : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly TestClock clock;

    private PlanNode(ServiceProvider services, TestClock clock) => (this.services, this.clock) = (services, clock);

    public static TheoryData<DatabaseEngine> Engines { get; } = new() { DatabaseEngine.Sqlite, DatabaseEngine.Postgres };

    public static PlanNode On(TestDatabase database, TestClock clock)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        TdcHost.AddModules(services, database.Settings);
        services.AddSingleton<TimeProvider>(clock);
        return new PlanNode(services.BuildServiceProvider(), clock);
    }

    /// <summary>Does what the server's runner does: looks whether there is work, takes the lease, works, gives it back.</summary>
    public async Task<bool> RunAsync(string name)
    {
        var work = services.GetServices<IPeriodicWork>().Single(w => w.Name == name);
        var leases = services.GetRequiredService<Leases>();
        await using var scope = services.CreateAsyncScope();
        if (!await work.HasWorkAsync(scope.ServiceProvider.GetRequiredService<TdcDbContext>(), CancellationToken.None)
            || await leases.TakeAsync(name, work.Interval >= TimeSpan.FromMinutes(1) ? work.Interval : null, CancellationToken.None) is not { } lease)
        {
            return false;
        }

        await work.RunAsync(lease, scope.ServiceProvider, CancellationToken.None);
        await leases.ReleaseAsync(lease, ran: true, CancellationToken.None);
        return true;
    }

    /// <summary>The day's rounds and reminders, at 00:05 in Vietnam.</summary>
    public async Task DayAsync(int year, int month, int day)
    {
        clock.Now = new DateOnly(year, month, day).StartInVietnam.AddMinutes(5);
        await RunAsync("plan.rounds");
        await RunAsync("plan.reminders");
    }

    /// <summary>Works without looking whether it was done and under a lease that the caller invents.</summary>
    public async Task RunUnderAsync(string name, HeldLease lease)
    {
        await using var scope = services.CreateAsyncScope();
        await services.GetServices<IPeriodicWork>().Single(w => w.Name == name).RunAsync(lease, scope.ServiceProvider, CancellationToken.None);
    }

    /// <summary>Forgets that daily work was done today, as after a crash between the work and its record.</summary>
    public Task ForgetRunsAsync() => WithDbAsync(db => db.Set<Lease>().ExecuteDeleteAsync());

    public async Task<T> WithDbAsync<T>(Func<TdcDbContext, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TdcDbContext>());
    }

    public Task<ReportRound> RoundAsync(string key) => WithDbAsync(db => db.Set<ReportRound>().AsNoTracking().SingleAsync(r => r.Key == key));

    public Task<List<ReportObligation>> ObligationsAsync(string key) => WithDbAsync(db => db.Set<ReportObligation>().AsNoTracking()
        .Where(o => db.Set<ReportRound>().Any(r => r.Id == o.RoundId && r.Key == key)).OrderBy(o => o.SortKey).ToListAsync());

    public Task<List<Notice>> NoticesAsync(string code) => WithDbAsync(db => db.Set<Notice>().AsNoTracking().Where(n => n.Code == code).OrderBy(n => n.Id).ToListAsync());

    public Task<List<Mail>> MailsAsync(string kind) => WithDbAsync(db => db.Set<Mail>().AsNoTracking().Where(m => m.Kind == kind).OrderBy(m => m.Id).ToListAsync());

    public async Task<LineageId> LineAsync(string code) =>
        (await services.GetRequiredService<OrganisationRegister>().NowAsync(CancellationToken.None)).ByCode(code, clock.TodayInVietnam)!.Lineage;

    /// <summary>Makes a unit end on a day, as if the register had known it all along.</summary>
    public async Task EndUnitAsync(string code, DateOnly lastDay)
    {
        await WithDbAsync(db => db.Set<Organisation>().Where(o => o.Code == code && o.ValidTo == null).ExecuteUpdateAsync(o => o.SetProperty(x => x.ValidTo, lastDay)));
        services.GetRequiredService<OrganisationRegister>().Forget();
    }

    /// <summary>Gives a role in a unit to a new person and answers the person's address.</summary>
    public async Task<string> PersonAsync(Role role, string code)
    {
        var (line, email) = (await LineAsync(code), $"{role}-{code}@example.vn".ToLowerInvariant());
        return await WithDbAsync(async db =>
        {
            var id = Guid.CreateVersion7(clock.GetUtcNow());
            db.Add(new TdcUser { Id = id, UserName = email, Email = email, NormalizedEmail = email.ToUpperInvariant(), DisplayName = email, CreatedAt = clock.GetUtcNow() });
            db.Add(new UnitRole { Id = clock.NewId<UnitRoleId>(), UserId = id, Unit = line, Role = role, ValidFrom = new DateOnly(2025, 1, 1) });
            await db.SaveChangesAsync();
            return email;
        });
    }

    /// <summary>Hands in an empty report of a unit at a moment on Vietnamese clocks.</summary>
    public Task SubmitAsync(string key, string unitCode, string local) => WithDbAsync(async db =>
    {
        var round = await db.Set<ReportRound>().SingleAsync(r => r.Key == key);
        var obligation = await db.Set<ReportObligation>().SingleAsync(o => o.RoundId == round.Id && o.UnitCode == unitCode);
        obligation.Submit(round, local);
        return await db.SaveChangesAsync();
    });

    public ValueTask DisposeAsync() => services.DisposeAsync();
}

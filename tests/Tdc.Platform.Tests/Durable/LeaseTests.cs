using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Platform.Tests.Durable;

public class LeaseTests
{
    public static TheoryData<DatabaseEngine> Engines => Node.Engines;

    private static Task CheckAsync(Node node, HeldLease lease) => node.WithDbAsync(db => db.InTransactionAsync(
        async () =>
        {
            await lease.CheckAsync(db, CancellationToken.None);
            return true;
        },
        CancellationToken.None));

    [Theory, MemberData(nameof(Engines))]
    public async Task One_of_many_takers_gets_the_lease(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var node = Node.On(database, new TestClock());
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => node.Leases.TakeAsync("x", null, CancellationToken.None, $"node-{i}"))));
        Assert.Single(taken, l => l is not null);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_holder_whose_lease_was_taken_over_is_refused_and_cannot_give_it_back(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = Node.On(database, clock);
        var old = await node.Leases.TakeAsync("x", null, CancellationToken.None, "old");
        await CheckAsync(node, old!);
        Assert.Null(await node.Leases.TakeAsync("x", null, CancellationToken.None, "new"));
        clock.Now += Leases.Duration + TimeSpan.FromSeconds(1);
        await CheckAsync(node, old!); // run out, but nobody else has it: the epoch decides, not the clock
        var now = await node.Leases.TakeAsync("x", null, CancellationToken.None, "new");
        Assert.True(now!.Epoch > old!.Epoch);
        await Assert.ThrowsAsync<LeaseLostException>(() => CheckAsync(node, old));
        Assert.False(await node.Leases.RenewAsync(old, CancellationToken.None));
        await node.Leases.ReleaseAsync(old, ran: true, CancellationToken.None);
        Assert.Null(await node.Leases.TakeAsync("x", null, CancellationToken.None, "third"));
        Assert.True(await node.Leases.RenewAsync(now, CancellationToken.None));
    }

    [Fact]
    public async Task Long_work_runs_once_in_its_interval_on_all_nodes_together()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clock = new TestClock();
        var work = new Hourly();
        await using var a = Node.On(database, clock, s => s.AddSingleton<IPeriodicWork>(work));
        await using var b = Node.On(database, clock, s => s.AddSingleton<IPeriodicWork>(work));
        Assert.True(await a.RunAsync<Hourly>());
        Assert.False(await b.RunAsync<Hourly>());
        Assert.False(await a.RunAsync<Hourly>());
        clock.Now += TimeSpan.FromMinutes(61);
        Assert.True(await b.RunAsync<Hourly>());
        Assert.Equal(2, work.Runs);
    }

    [Fact]
    public async Task Work_that_failed_is_free_at_once_and_does_not_count_as_run()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = new Hourly { Fails = true };
        await using var node = Node.On(database, new TestClock(), s => s.AddSingleton<IPeriodicWork>(work));
        await Assert.ThrowsAsync<InvalidOperationException>(() => node.RunAsync<Hourly>());
        work.Fails = false;
        Assert.True(await node.RunAsync<Hourly>());
    }

    [Fact]
    public async Task Idling_writes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clock = new TestClock();
        await using var node = Node.On(database, clock);
        clock.Now += TimeSpan.FromDays(1);
        await node.RunAsync<Tdc.Platform.Audit.AuditChain>(); // whatever the seed left
        await node.RunAsync<Tdc.Platform.Audit.AuditHeads>();
        var before = await node.WithDbAsync(db => db.Set<Lease>().AsNoTracking().SumAsync(l => l.Epoch));
        Assert.False(await node.RunAsync<Tdc.Platform.Audit.AuditChain>());
        Assert.False(await node.RunAsync<Tdc.Platform.Audit.AuditHeads>());
        Assert.False(await node.RunAsync<Tdc.Platform.Notices.MailSender>());
        Assert.False(await node.RunAsync<Tdc.Platform.Notices.DailyDigest>());
        Assert.Equal(before, await node.WithDbAsync(db => db.Set<Lease>().AsNoTracking().SumAsync(l => l.Epoch)));
    }

    private sealed class Hourly : IPeriodicWork
    {
        public int Runs { get; private set; }

        public bool Fails { get; set; }

        public string Name => "test.hourly";

        public TimeSpan Interval => TimeSpan.FromHours(1);

        public Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation)
        {
            if (Fails)
            {
                throw new InvalidOperationException();
            }

            Runs++;
            return Task.CompletedTask;
        }
    }
}

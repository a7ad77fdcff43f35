using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Platform.Tests.Durable;

public class JobTests
{
    public static TheoryData<DatabaseEngine> Engines => Node.Engines;

    private static void Handle(IServiceCollection services, Probe probe) => services.AddSingleton(probe).AddJobHandler<Count, Counting>();

    private static async Task<JobId> AskAsync(Node node, TestClock clock, int number = 1, string? onceKey = null) => await node.WithDbAsync(async db =>
    {
        var id = db.AddJob(clock, new Count(number), onceKey: onceKey);
        await db.SaveChangesAsync();
        return id;
    });

    private static Task<Job> RowAsync(Node node, JobId id) => node.WithDbAsync(db => db.Set<Job>().AsNoTracking().SingleAsync(j => j.Id == id));

    [Theory, MemberData(nameof(Engines))]
    public async Task Two_runners_on_one_database_do_each_job_once_and_never_at_a_time(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (clock, probe) = (new TestClock(), new Probe());
        await using var a = Node.On(database, clock, s => Handle(s, probe));
        await using var b = Node.On(database, clock, s => Handle(s, probe));
        await a.StartAsync();
        await b.StartAsync();
        for (var i = 0; i < 30; i++)
        {
            await AskAsync(i % 2 == 0 ? a : b, clock, i);
        }

        await Node.UntilAsync(() => probe.Runs.Count >= 30, "all jobs are done");
        await a.StopAsync();
        await b.StopAsync();
        Assert.Equal(Enumerable.Range(0, 30), probe.Runs.Select(r => r.Number).Order());
        Assert.False(probe.Collided);
        Assert.Equal(30, await a.WithDbAsync(db => db.Set<Job>().CountAsync(j => j.State == JobState.Done && j.Attempts == 1)));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Takers_at_the_same_moment_get_different_jobs(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (clock, probe) = (new TestClock(), new Probe());
        await using var a = Node.On(database, clock, s => Handle(s, probe));
        await using var b = Node.On(database, clock, s => Handle(s, probe));
        for (var i = 0; i < 20; i++)
        {
            await AskAsync(a, clock, i);
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => (i % 2 == 0 ? a : b).Jobs.TakeAsync(3, $"taker-{i}", CancellationToken.None))));
        var ids = taken.SelectMany(t => t).Select(t => t.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.InRange(ids.Count, 15, 20);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_job_whose_runner_died_is_begun_again_and_the_dead_one_can_no_longer_write(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (clock, probe) = (new TestClock(), new Probe());
        await using var dead = Node.On(database, clock, s => Handle(s, probe));
        await using var heir = Node.On(database, clock, s => Handle(s, probe));
        var id = await AskAsync(dead, clock);
        var lost = Assert.Single(await dead.Jobs.TakeAsync(5, "dead", CancellationToken.None));
        Assert.Empty(await heir.Jobs.TakeAsync(5, "heir", CancellationToken.None));
        clock.Now += JobRunner.LeaseDuration + TimeSpan.FromSeconds(1);
        var again = Assert.Single(await heir.Jobs.TakeAsync(5, "heir", CancellationToken.None));
        Assert.Equal((2, lost.Epoch + 1), (again.Attempts, again.Epoch));

        await Assert.ThrowsAsync<LeaseLostException>(() => dead.WithDbAsync(db => db.InTransactionAsync(
            async () =>
            {
                await new JobRun(id, lost.Attempts, lost.Epoch).CheckAsync(db, CancellationToken.None);
                return true;
            },
            CancellationToken.None)));
        await dead.Jobs.RunAsync(lost, CancellationToken.None); // comes back from its sleep and does the work, but may not end the job
        Assert.Equal((JobState.Waiting, "heir"), ((await RowAsync(heir, id)).State, (await RowAsync(heir, id)).LeaseOwner));
        await heir.Jobs.RunAsync(again, CancellationToken.None);
        var row = await RowAsync(heir, id);
        Assert.Equal((JobState.Done, (string?)null), (row.State, row.LeaseOwner));
    }

    [Fact]
    public async Task A_job_waits_through_a_restart()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clock, probe) = (new TestClock(), new Probe());
        await using (var before = Node.On(database, clock, s => Handle(s, probe)))
        {
            await AskAsync(before, clock);
        }

        await using var after = Node.On(database, clock, s => Handle(s, probe));
        await after.StartAsync();
        await Node.UntilAsync(() => !probe.Runs.IsEmpty, "the job is done after the restart");
        await after.StopAsync();
    }

    [Fact]
    public async Task A_failing_job_is_tried_later_and_later_then_given_up_and_shown_and_may_be_run_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clock, probe) = (new TestClock(), new Probe { Fails = true });
        await using var node = Node.On(database, clock, s => Handle(s, probe));
        var id = await AskAsync(node, clock);
        var waits = new List<TimeSpan>();
        for (var attempt = 1; attempt <= JobRunner.MostAttempts; attempt++)
        {
            await node.Jobs.RunAsync(Assert.Single(await node.Jobs.TakeAsync(1, "x", CancellationToken.None)), CancellationToken.None);
            var failed = await RowAsync(node, id);
            Assert.StartsWith("InvalidOperationException", failed.LastError, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", failed.LastError, StringComparison.Ordinal);
            waits.Add(failed.DueAt - clock.Now);
            clock.Now = failed.DueAt > clock.Now ? failed.DueAt : clock.Now;
        }

        Assert.InRange(waits[0], TimeSpan.FromSeconds(3.9), TimeSpan.FromSeconds(6.1));
        Assert.True(waits[4] > waits[0] * 10, "the waits grow");
        Assert.Equal(JobState.Poisoned, (await RowAsync(node, id)).State);
        Assert.Empty(await node.Jobs.TakeAsync(1, "x", CancellationToken.None));
        Assert.Equal((1, 0), await node.InScopeAsync((s, _) => s.GetRequiredService<JobBoard>().FailuresAsync(CancellationToken.None)));

        probe.Fails = false;
        Assert.True((await node.InScopeAsync((s, _) => s.GetRequiredService<JobBoard>().RetryAsync(id, Asker.System, CancellationToken.None))).IsYes);
        await node.Jobs.RunAsync(Assert.Single(await node.Jobs.TakeAsync(1, "x", CancellationToken.None)), CancellationToken.None);
        Assert.Equal(JobState.Done, (await RowAsync(node, id)).State);
    }

    [Fact]
    public async Task A_job_stopped_in_order_is_free_at_once_and_its_attempt_does_not_count()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clock, probe) = (new TestClock(), new Probe { Waits = true });
        await using var node = Node.On(database, clock, s => Handle(s, probe));
        var id = await AskAsync(node, clock);
        await node.StartAsync();
        await Node.UntilAsync(() => probe.Began, "the job has begun");
        await node.StopAsync();
        var row = await RowAsync(node, id);
        Assert.Equal((JobState.Waiting, 0, (DateTimeOffset?)null, (string?)null), (row.State, row.Attempts, row.LeaseUntil, row.LastError));
    }

    [Fact]
    public async Task A_job_of_a_transaction_that_was_undone_never_was()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clock, probe) = (new TestClock(), new Probe());
        await using var node = Node.On(database, clock, s => Handle(s, probe));
        await Assert.ThrowsAsync<TimeoutException>(() => node.WithDbAsync(db => db.InTransactionAsync<int>(
            async () =>
            {
                db.AddJob(clock, new Count(1));
                await db.SaveChangesAsync();
                throw new TimeoutException();
            },
            CancellationToken.None)));
        Assert.Empty(await node.Jobs.TakeAsync(1, "x", CancellationToken.None));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_same_work_cannot_be_asked_for_twice_under_one_key(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = Node.On(database, clock);
        await AskAsync(node, clock, 1, "expand:2026");
        var second = await Record.ExceptionAsync(() => AskAsync(node, clock, 2, "expand:2026"));
        Assert.True(StorageFault.IsConstraint(second));
    }

    private sealed record Count(int Number) : IJob
    {
        public static string Kind => "test.count";
    }

    private sealed class Probe
    {
        private readonly ConcurrentDictionary<Guid, bool> running = new();

        public ConcurrentBag<(int Number, int Attempt)> Runs { get; } = [];

        public bool Collided { get; private set; }

        public bool Fails { get; set; }

        public bool Waits { get; init; }

        public bool Began { get; private set; }

        public async Task RunAsync(Count job, JobRun run, CancellationToken cancellation)
        {
            Began = true;
            Collided |= !running.TryAdd(run.Id.Value, true);
            await Task.Delay(Waits ? Timeout.Infinite : 5, cancellation);
            running.TryRemove(run.Id.Value, out _);
            if (Fails)
            {
                throw new InvalidOperationException("the secret of a person");
            }

            Runs.Add((job.Number, run.Attempt));
        }
    }

    private sealed class Counting(Probe probe) : IJobHandler<Count>
    {
        public Task RunAsync(Count job, JobRun run, CancellationToken cancellation) => probe.RunAsync(job, run, cancellation);
    }
}

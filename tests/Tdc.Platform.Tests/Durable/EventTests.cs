using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Events;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Platform.Tests.Durable;

public class EventTests
{
    public static TheoryData<DatabaseEngine> Engines => Node.Engines;

    private static void Listen(IServiceCollection services, Heard heard) =>
        services.AddSingleton(heard).AddEventHandler<Rang, First>().AddEventHandler<Rang, Second>();

    private static Task TellAsync(Node node, TestClock clock, string what) => node.WithDbAsync(async db =>
    {
        db.AddEvent(clock, new Rang(what));
        return await db.SaveChangesAsync();
    });

    private static Task<int> DispatchAsync(Node node) => node.Get<EventDispatcher>().DispatchAsync(CancellationToken.None);

    [Theory, MemberData(nameof(Engines))]
    public async Task A_handler_that_failed_hears_the_event_again_and_the_other_one_does_not(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (clock, heard) = (new TestClock(), new Heard { FailuresOfFirst = 2 });
        await using var node = Node.On(database, clock, s => Listen(s, heard));
        await TellAsync(node, clock, "one");
        for (var i = 0; i < 3; i++)
        {
            await DispatchAsync(node);
            clock.Now += TimeSpan.FromMinutes(2);
        }

        Assert.Equal(["second:one", "first:one"], heard.All);
        Assert.Equal(0, await DispatchAsync(node));
        Assert.Equal(1, await node.WithDbAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.DoneAt != null && m.Attempts == 3)));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Two_nodes_tell_each_event_once_and_in_order(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (clock, heard) = (new TestClock(), new Heard());
        await using var a = Node.On(database, clock, s => Listen(s, heard));
        await using var b = Node.On(database, clock, s => Listen(s, heard));
        for (var i = 0; i < 30; i++)
        {
            await TellAsync(a, clock, $"{i:D2}");
        }

        await Task.WhenAll(Task.Run(() => DispatchAsync(a)), Task.Run(() => DispatchAsync(b)));
        await DispatchAsync(a);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"first:{i:D2}"), heard.All.Where(h => h.StartsWith('f')).Order());
        Assert.Equal(60, heard.All.Count);
    }

    [Fact]
    public async Task An_event_is_told_within_a_second_of_its_commit_and_not_before()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clock, heard) = (new TestClock(), new Heard());
        await using var node = Node.On(database, clock, s => Listen(s, heard));
        await node.StartAsync();
        await Task.Delay(300); // the dispatcher has looked and rests until its bell rings
        var watch = new Stopwatch();
        await node.WithDbAsync(db => db.InTransactionAsync(
            async () =>
            {
                db.AddEvent(clock, new Rang("one"));
                await db.SaveChangesAsync();
                await Task.Delay(200);
                Assert.Empty(heard.All);
                watch.Start();
                return true;
            },
            CancellationToken.None));
        await Node.UntilAsync(() => heard.All.Count == 2, "both have heard it");
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1000);
        await node.StopAsync();
    }

    [Fact]
    public async Task An_event_that_nobody_waits_for_is_done_and_an_unknown_one_waits()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clock = new TestClock();
        await using var node = Node.On(database, clock, s => s.AddSingleton(new EventKind(typeof(Rang))));
        await TellAsync(node, clock, "one");
        clock.Now = clock.Now.AddSeconds(1); // ids of one millisecond have no order
        await node.WithDbAsync(async db =>
        {
            var now = clock.GetUtcNow();
            db.Add(new OutboxMessage { Id = clock.NewId<OutboxMessageId>(), Kind = "Of.Tomorrow", Payload = "{}", CreatedAt = now, DueAt = now });
            return await db.SaveChangesAsync();
        });
        await DispatchAsync(node);
        var rows = await node.WithDbAsync(db => db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Kind == "Of.Tomorrow" || m.Kind == typeof(Rang).FullName)
            .OrderBy(m => m.Id).Select(m => new { Done = m.DoneAt != null, Failed = m.LastError != null }).ToListAsync());
        Assert.Equal([new { Done = true, Failed = false }, new { Done = false, Failed = true }], rows);
    }

    internal sealed record Rang(string What) : IEventRecord;

    private sealed class Heard
    {
        private readonly ConcurrentQueue<string> all = new();

        public int FailuresOfFirst { get; set; }

        public List<string> All => [.. all];

        public void Add(string what) => all.Enqueue(what);
    }

    private sealed class First(Heard heard) : IEventHandler<Rang>
    {
        public Task HandleAsync(Guid id, Rang happened, CancellationToken cancellation)
        {
            if (heard.FailuresOfFirst-- > 0)
            {
                throw new InvalidOperationException();
            }

            heard.Add("first:" + happened.What);
            return Task.CompletedTask;
        }
    }

    private sealed class Second(Heard heard) : IEventHandler<Rang>
    {
        public Task HandleAsync(Guid id, Rang happened, CancellationToken cancellation)
        {
            heard.Add("second:" + happened.What);
            return Task.CompletedTask;
        }
    }
}

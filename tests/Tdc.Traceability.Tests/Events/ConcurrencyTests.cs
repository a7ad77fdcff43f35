using Tdc.Platform.Storage;
using Tdc.Traceability.Events;
using Tdc.Traceability.Events.Bench;

namespace Tdc.Traceability.Tests.Events;

/// <summary>Many writers and readers at once, on two nodes.</summary>
public sealed class ConcurrencyTests
{
    public static TheoryData<DatabaseEngine> Engines { get; } = [DatabaseEngine.Sqlite, DatabaseEngine.Postgres];

    [Theory, MemberData(nameof(Engines))]
    public async Task Who_sees_a_position_sees_all_before_it_and_there_are_no_gaps(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        await store.Open.PrepareAsync(default);
        await using var second = store.SecondNode();
        using var done = new CancellationTokenSource();
        var watching = Task.Run(() => WatchAsync(second, done.Token), TestContext.Current.CancellationToken);
        var fates = new System.Collections.Concurrent.ConcurrentBag<Appended>();
        await Parallel.ForAsync(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (writer, stop) =>
        {
            var events = await StoreUnderTest.EventsOfAsync(new SampleChains(100 + writer).Document(writer));
            foreach (var some in events.Chunk(1 + (writer % 4)))
            {
                var node = writer % 2 == 0 ? store.Open : second;
                var result = await node.AppendAsync(new AppendBatch(Guid.CreateVersion7(), StoreUnderTest.Owner, some, AllOrNothing: true), stop);
                Array.ForEach([.. result.Events], fates.Add);
            }
        });
        await done.CancelAsync();
        Assert.True(await watching > 0);
        Assert.All(fates, f => Assert.Equal(AppendState.Stored, f.State));
        Assert.Equal(Enumerable.Range(1, 60 * 13).Select(i => (long)i), fates.Select(f => f.Position).Order());
        Assert.Equal(60 * 13, await store.Open.LastPositionAsync(default));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_same_event_sent_by_many_at_once_is_stored_once(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        await store.Open.PrepareAsync(default);
        await using var second = store.SecondNode();
        var document = new SampleChains(4).Document(0);
        var states = new System.Collections.Concurrent.ConcurrentBag<AppendState>();
        await Parallel.ForAsync(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (writer, stop) =>
        {
            var events = await StoreUnderTest.EventsOfAsync(document);
            var result = await (writer % 2 == 0 ? store.Open : second).AppendAsync(new AppendBatch(Guid.CreateVersion7(), StoreUnderTest.Owner, events, writer % 3 == 0), stop);
            Array.ForEach([.. result.Events], e => states.Add(e.State));
        });
        Assert.Equal(13, states.Count(s => s == AppendState.Stored));
        Assert.Equal(15 * 13, states.Count(s => s == AppendState.Repeated));
        Assert.Equal(13, await second.LastPositionAsync(default));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_capture_that_conflicts_does_not_fail_those_that_commit_with_it(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        var events = await StoreUnderTest.EventsOfAsync(new SampleChains(4).Document(0));
        events[0].EventId = "urn:uuid:taken";
        await store.AppendAsync(events[0]);
        events[0].EventTime = "2020-01-01T00:00:00Z";
        var work = Enumerable.Range(1, 12).Select(i => store.AppendAsync(i % 2 == 0 ? [events[i], events[0]] : [events[i]])).ToList();
        var results = await Task.WhenAll(work);
        for (var i = 1; i <= 12; i++)
        {
            AppendState[] expected = i % 2 == 0 ? [AppendState.RolledBack, AppendState.Conflict] : [AppendState.Stored];
            Assert.Equal(expected, results[i - 1].Events.Select(e => e.State));
        }

        Assert.Equal(7, await store.Open.LastPositionAsync(default));
    }

    private static async Task<int> WatchAsync(EventStore node, CancellationToken done)
    {
        var looks = 0;
        while (!done.IsCancellationRequested)
        {
            var last = await node.LastPositionAsync(default);
            var from = Math.Max(1, last - 200);
            var seen = await node.AtAsync([.. Enumerable.Range(0, (int)(last - from + 1)).Select(i => from + i)], default);
            Assert.Equal(last == 0 ? 0 : last - from + 1, seen.Count);
            for (var i = 1; i < seen.Count; i++)
            {
                Assert.True(seen[i].RecordTime >= seen[i - 1].RecordTime);
            }

            looks++;
            await Task.Delay(5, CancellationToken.None);
        }

        return looks;
    }
}

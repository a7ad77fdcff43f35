using Tdc.Platform.Commands;
using Tdc.Platform.Operations;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Events;
using Tdc.Traceability.Events.Bench;
using Tdc.Traceability.Events.Operating;

namespace Tdc.Traceability.Tests.Events;

/// <summary>Backup, restore and move take the events along.</summary>
public sealed class OperationTests
{
    private readonly TestClock clock = new();

    [Fact]
    public async Task A_backup_beside_a_capture_restores_every_event_that_it_found()
    {
        await using var app = await TestApp.StartAsync();
        var store = (EventStore)app.Services.GetService(typeof(IEventStore))!;
        var folder = Directory.CreateTempSubdirectory("tdc-backup-").FullName;
        try
        {
            await FillAsync(store, 1, 40);
            var more = Task.Run(() => FillAsync(store, 1000, 40), TestContext.Current.CancellationToken);
            var archive = Path.Combine(folder, "b.zip");
            var manifest = await Backup.WriteAsync(app.Database, archive, clock, default, [new EventMove()]);
            await more;
            Assert.Equal(2, manifest.Format);
            Assert.Equal(["events.db"], manifest.Stores.Keys);

            var target = Path.Combine(folder, "restored");
            await Backup.RestoreAsync(archive, target, replace: false, clock, default, [new EventMove()]);
            await using (var restored = new EventStore(EventServices.Tables(new EventSettings(null, target)), clock))
            {
                var last = await restored.LastPositionAsync(default);
                Assert.InRange(last, 40 * 13, 80 * 13);
                Assert.Equal(
                    (await store.HashesAsync(1, (int)last, default)).Select(h => Convert.ToHexString(h.ContentHash.Span)),
                    (await restored.HashesAsync(1, 10_000, default)).Select(h => Convert.ToHexString(h.ContentHash.Span)));
                await FillAsync(restored, 5000, 1);
            }

            // With --replace the newer events go aside with the newer database; without it nothing is touched.
            await Assert.ThrowsAsync<CommandFault>(() => Backup.RestoreAsync(archive, target, replace: false, clock, default, [new EventMove()]));
            File.Delete(Path.Combine(target, "tdc.db"));
            await Assert.ThrowsAsync<CommandFault>(() => Backup.RestoreAsync(archive, target, replace: false, clock, default, [new EventMove()]));
            await Backup.RestoreAsync(archive, target, replace: true, clock, default, [new EventMove()]);
            Assert.Single(Directory.GetFiles(target, "events.db.2*"), f => !f.EndsWith("-wal", StringComparison.Ordinal) && !f.EndsWith("-shm", StringComparison.Ordinal));
            await Assert.ThrowsAsync<CommandFault>(() => Backup.RestoreAsync(archive, Path.Combine(folder, "other"), replace: false, clock, default));
            Assert.Empty(Directory.GetFiles(folder, "*.part", SearchOption.AllDirectories));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_move_to_PostgreSQL_brings_every_row_and_can_be_repeated()
    {
        await using var from = await StoreUnderTest.CreateAsync(DatabaseEngine.Sqlite);
        await using var to = await StoreUnderTest.CreateAsync(DatabaseEngine.Postgres);
        await FillAsync(from.Open, 1, 30);
        var (source, target) = (DatabaseSettings.Sqlite(from.Settings.DataFolder), DatabaseSettings.Postgres(to.Settings.Postgres!, from.Settings.DataFolder));
        var told = new List<TableDigest>();
        await using (await new EventMove().CopyAsync(source, target, _ => { }, default))
        {
            // not kept
        }

        Assert.Equal(0, await to.Open.LastPositionAsync(default));
        await MoveAsync();
        Assert.Equal(["epcis_head", "epcis_segment", "epcis_event", "epcis_item", "epcis_value"], told.Select(t => t.Table));
        Assert.Equal(30 * 13, told.Single(t => t.Table == "epcis_event").Rows);
        await MoveAsync();
        Assert.Equal(told.Take(5), told.Skip(5));

        Assert.Equal(
            (await from.Open.HashesAsync(1, 1000, default)).Select(h => Convert.ToHexString(h.ContentHash.Span)),
            (await to.Open.HashesAsync(1, 1000, default)).Select(h => Convert.ToHexString(h.ContentHash.Span)));
        Assert.Equal(await from.Open.LastPositionAsync(default) + 13, (await to.CaptureAsync(new SampleChains(999).Document(0))).LastPosition);
        Assert.Equal((0, 13), Counts(await to.CaptureAsync(new SampleChains(1).Document(1))));

        // The target has gone on: another move would lose that, so it is refused.
        await Assert.ThrowsAsync<CommandFault>(() => new EventMove().CheckTargetAsync(source, target, default));
        await Assert.ThrowsAsync<CommandFault>(MoveAsync);

        async Task MoveAsync()
        {
            await using var copy = await new EventMove().CopyAsync(source, target, told.Add, default);
            await copy.KeepAsync(default);
        }
    }

    [Fact]
    public void The_tables_that_move_are_all_the_tables_there_are()
    {
        var sql = EventSql.Read("sqlite-0001-events.sql") + string.Concat(EventSql.Files("sqlite").Skip(1).Select(EventSql.Read));
        var tables = System.Text.RegularExpressions.Regex.Matches(sql, @"CREATE TABLE IF NOT EXISTS (\w+)").Select(m => m.Groups[1].Value);
        Assert.Equal(["epcis_event", "epcis_head", "epcis_item", "epcis_segment", "epcis_value"], tables.Order(StringComparer.Ordinal));
    }

    private static (int Stored, int Repeated) Counts(CaptureOutcome outcome) => (outcome.Stored, outcome.Repeated);

    private static async Task FillAsync(EventStore store, int seed, int chains)
    {
        for (var i = 0; i < chains; i++)
        {
            var events = await StoreUnderTest.EventsOfAsync(new SampleChains(seed).Document(i));
            await store.AppendAsync(new AppendBatch(Guid.CreateVersion7(), StoreUnderTest.Owner, events, AllOrNothing: true), default);
        }
    }
}

using System.Diagnostics;
using System.Text.Json;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Events;
using Tdc.Traceability.Events.Bench;
using Tdc.Traceability.Events.Capturing;
using Tdc.Traceability.Events.Sqlite;

namespace Tdc.Traceability.Tests.Events;

/// <summary>What was acknowledged is there, whatever happened; what was not is there whole or not at all.</summary>
public sealed class CrashTests
{
    private const int Documents = 120;

    public static TheoryData<DatabaseEngine> Engines { get; } = [DatabaseEngine.Sqlite, DatabaseEngine.Postgres];

    [Theory, MemberData(nameof(Engines))]
    public async Task After_kill_9_of_the_program_during_capture_all_that_it_acknowledged_is_there(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var folder = Directory.CreateDirectory(Path.Combine(database.Settings.DataFolder, "documents")).FullName;
        var samples = new SampleChains(9).Documents(Documents * 4, 52).ToList();
        string[] files = [.. samples.Select((_, i) => Path.Combine(folder, $"{i:D4}.json"))];
        for (var i = 0; i < files.Length; i++)
        {
            await File.WriteAllBytesAsync(files[i], samples[i].ToArray(), TestContext.Current.CancellationToken);
        }

        var acknowledged = 0L;
        foreach (var wait in new[] { 3, 25 })
        {
            acknowledged = Math.Max(acknowledged, await KilledAsync(database.Settings, files, wait));
            await using var store = new EventStore(EventServices.Tables(EventSettings.Of(database.Settings)), TimeProvider.System);
            var last = await store.LastPositionAsync(default);
            Assert.True(last >= acknowledged, $"acknowledged {acknowledged}, stored {last}");
            Assert.Equal(0, last % 52); // a document is there whole or not at all
            await AssertSoundAsync(store, last);
        }

        // The same call again stores the rest and repeats nothing.
        using var again = Start(database.Settings, files);
        var lines = (await again.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await again.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, Documents), (again.ExitCode, lines.Length));
        await using var whole = new EventStore(EventServices.Tables(EventSettings.Of(database.Settings)), TimeProvider.System);
        Assert.Equal(Documents * 52, await whole.LastPositionAsync(default));
        await AssertSoundAsync(whole, Documents * 52);
    }

    [Fact]
    public async Task A_full_disk_refuses_a_capture_whole_and_harms_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("tdc-full-").FullName;
        var settings = new EventSettings(null, folder);
        try
        {
            var (stored, refused) = (0, 0);
            await using (var full = new EventStore(new SqliteEventTables(settings.SqlitePath, "PRAGMA max_page_count=50;"), TimeProvider.System))
            {
                var capture = new EventCapture(full, settings);
                for (var i = 0; i < 60; i++)
                {
                    try
                    {
                        stored += (await CaptureAsync(capture, new SampleChains(i).Document(i))).Stored;
                    }
                    catch (Exception e) when (StorageFault.Of(e) == StorageFaultKind.Full)
                    {
                        refused++;
                    }
                }

                Assert.True(stored > 0 && refused > 0, $"{stored} stored, {refused} refused");
                Assert.Equal(stored, await full.LastPositionAsync(default));
                await AssertSoundAsync(full, stored);
                await Assert.ThrowsAnyAsync<Exception>(() => capture.CaptureAsync(
                    new CaptureRequest { Capture = Guid.CreateVersion7(), Owner = StoreUnderTest.Owner, Document = new SampleStream(new SampleChains(77), 3_000_000) }, default));
                Assert.Equal(stored, await full.LastPositionAsync(default));
            }

            // Room was made: the same captures go through.
            await using var roomy = new EventStore(EventServices.Tables(settings), TimeProvider.System);
            for (var i = 0; i < 60; i++)
            {
                Assert.True((await CaptureAsync(new EventCapture(roomy, settings), new SampleChains(i).Document(i))).IsSuccess);
            }

            await AssertSoundAsync(roomy, 60 * 13);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task PostgreSQL_that_dies_and_comes_back_loses_nothing_acknowledged_and_the_same_process_goes_on()
    {
        await using var server = await PrivatePostgres.StartAsync();
        var settings = new EventSettings(server.Connection, Path.GetTempPath());
        await using var store = new EventStore(EventServices.Tables(settings), TimeProvider.System);
        await store.PrepareAsync(default);
        var capture = new EventCapture(store, settings);
        var (acknowledged, failures, next) = (0L, 0, -1);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(100));
        var writers = Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < 240; i = Interlocked.Increment(ref next))
            {
                while (true)
                {
                    try
                    {
                        var outcome = await CaptureAsync(capture, new SampleChains(i).Document(i));
                        Assert.Equal(13, outcome.Stored + outcome.Repeated);
                        Interlocked.Add(ref acknowledged, 13);
                        break;
                    }
                    catch (Exception e) when (StorageFault.Of(e) == StorageFaultKind.Away && !limit.IsCancellationRequested)
                    {
                        Interlocked.Increment(ref failures);
                        await Task.Delay(100, limit.Token);
                    }
                }
            }
        })).ToArray();
        for (var crash = 1; crash <= 2; crash++)
        {
            while (Interlocked.Read(ref acknowledged) < crash * 400 && !writers.All(w => w.IsCompleted))
            {
                await Task.Delay(10, limit.Token);
            }

            await server.KillAsync();
            var before = Interlocked.Read(ref acknowledged);
            await Task.Delay(300, limit.Token);
            await server.StartAgainAsync();
            Assert.True(await LastAsync(store, limit.Token) >= before);
        }

        await Task.WhenAll(writers);
        Assert.True(failures > 0, "the server was away and nobody noticed");
        Assert.Equal(240 * 13, await store.LastPositionAsync(default));
        await AssertSoundAsync(store, 240 * 13);
    }

    private static Task<CaptureOutcome> CaptureAsync(EventCapture capture, ReadOnlyMemory<byte> document) => capture.CaptureAsync(
        new CaptureRequest { Capture = Guid.CreateVersion7(), Owner = StoreUnderTest.Owner, Document = new MemoryStream(document.ToArray()) }, default);

    private static async Task<long> LastAsync(EventStore store, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await store.LastPositionAsync(cancellation);
            }
            catch (Exception e) when (StorageFault.Of(e) == StorageFaultKind.Away)
            {
                await Task.Delay(100, cancellation);
            }
        }
    }

    /// <summary>Positions without gaps, each event with its document, its hash and its id in the inverted file.</summary>
    private static async Task AssertSoundAsync(EventStore store, long last)
    {
        var hashes = await store.HashesAsync(1, (int)last + 10, default);
        Assert.Equal(last, hashes.Count);
        for (var first = 1L; first <= last; first += 500)
        {
            var events = await store.AtAsync([.. Enumerable.Range(0, (int)Math.Min(500, last - first + 1)).Select(i => first + i)], default);
            Assert.Equal(Math.Min(500, last - first + 1), events.Count);
            Assert.All(events, e => Assert.Equal(hashes[(int)e.Position - 1].ContentHash.ToArray(), e.ContentHash.ToArray()));
            var some = events[events.Count / 2];
            Assert.Equal([some.Position], (await store.WithIdAsync(some.EventId, default)).Select(e => e.Position));
        }
    }

    /// <summary>Runs the program, kills it after so many acknowledgements, and says which position was acknowledged last.</summary>
    private static async Task<long> KilledAsync(DatabaseSettings settings, string[] files, int acknowledgements)
    {
        using var process = Start(settings, files);
        var last = 0L;
        for (var i = 0; i < acknowledgements; i++)
        {
            var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.False(line is null, "the program ended too early: " + (process.HasExited ? await process.StandardError.ReadToEndAsync() : ""));
            last = Math.Max(last, JsonDocument.Parse(line).RootElement.GetProperty("last").GetInt64());
        }

        process.Kill(); // SIGKILL
        foreach (var line in (await process.StandardOutput.ReadToEndAsync()).Split('\n').Where(l => l.EndsWith('}')))
        {
            last = Math.Max(last, JsonDocument.Parse(line).RootElement.GetProperty("last").GetInt64());
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(0, process.ExitCode);
        return last;
    }

    private static Process Start(DatabaseSettings settings, string[] files)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Path.Combine(Requirements.RepositoryRoot, "artifacts", "bin", "Tdc.Host", configuration, "tdc");
        var start = new ProcessStartInfo(program, ["events", "capture", "--organisation", "SKHCN", "--data", settings.DataFolder, .. files])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TDC_POSTGRES"] = settings.Engine == DatabaseEngine.Postgres ? settings.ConnectionString : "";
        return Process.Start(start)!;
    }
}

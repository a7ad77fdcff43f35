using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;
using Tdc.Traceability.Events.Appending;
using Tdc.Traceability.Events.Capturing;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Bench;

/// <summary>Measures the event store on an engine, beside the bare engine with the same rows and indexes.</summary>
internal sealed class EventBench(EventBenchPlan plan, TextWriter output, TextWriter progress)
{
    private const int RawEvents = 100_000;

    private static readonly LineageId owner = new(Guid.Parse("01900000-0000-7000-8000-000000000001"));

    private int Total => plan.Chains * SampleChains.EventsPerChain;

    /// <summary>Measures reading alone: parse and validate beside a bare pass over the same octets.</summary>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        var documents = plan.Samples.Documents(Math.Min(plan.Chains, 2000), plan.PerDocument).ToList();
        var events = Math.Min(plan.Chains, 2000) * SampleChains.EventsPerChain;
        var (bare, read, prepare) = (double.MaxValue, double.MaxValue, double.MaxValue);
        for (var round = 0; round < 3; round++)
        {
            bare = Math.Min(bare, Time(() => documents.ForEach(d => Pass(d.Span))));
            var parsed = new List<List<EpcisEvent>>();
            var watch = Stopwatch.StartNew();
            foreach (var document in documents)
            {
                parsed.Add(await EventsAsync(document, cancellation));
            }

            read = Math.Min(read, watch.Elapsed.TotalSeconds);
            prepare = Math.Min(prepare, Time(() => parsed.ForEach(p => BatchEncoder.Prepare(default, owner, p))));
        }

        await output.WriteLineAsync("| one thread, no storage | events/s | share |\n|---|---:|---:|");
        await RowAsync("Utf8JsonReader pass", events / bare, 1);
        await RowAsync("read and validate", events / read, bare / read);
        await RowAsync("hash, pack, sort keys", events / prepare, bare / prepare);
    }

    /// <summary>Measures an engine.</summary>
    public async Task RunAsync(string name, EventSettings settings, EventSettings rawSettings, CancellationToken cancellation)
    {
        await output.WriteLineAsync($"\n### {name}\n\n| capture | events/s | of the bare engine |\n|---|---:|---:|");
        var raw = await RawAsync(rawSettings, cancellation);
        await RowAsync("bare engine: the same rows and indexes, 1000 events a transaction", raw, 1);
        await using var tables = EventServices.Tables(settings);
        await using var store = new EventStore(tables, TimeProvider.System);
        var capture = new EventCapture(store, settings);
        await store.PrepareAsync(cancellation);
        await progress.WriteLineAsync($"{name}: capture");
        var (seconds, tenths) = await CaptureAsync(capture, cancellation);
        await RowAsync($"capture: read, validate, hash, store; {plan.PerDocument} events a document", Total / seconds, Total / seconds / raw);
        await RowAsync("the same, first tenth of the documents", Total / 10.0 / tenths[0], Total / 10.0 / tenths[0] / raw);
        await RowAsync("the same, last tenth of the documents", Total / 10.0 / tenths[^1], Total / 10.0 / tenths[^1] / raw);
        var size = await StoreSize.OfAsync(settings, cancellation);
        await output.WriteLineAsync(F($"\n{size / Total} bytes an event on disk, documents and indexes included ({size / 1048576.0:F1} MiB).\n"));
        await QueriesAsync(store, cancellation);
        await SinglesAsync(capture, rawSettings, cancellation);
        if (plan.LargeMegabytes > 0)
        {
            await LargeAsync(capture, cancellation);
        }
    }

    private async Task<double> RawAsync(EventSettings settings, CancellationToken cancellation)
    {
        var chains = Math.Min(plan.Chains, RawEvents / SampleChains.EventsPerChain);
        var batches = new List<PreparedBatch>();
        foreach (var document in plan.Samples.Documents(chains, 1000))
        {
            batches.Add(BatchEncoder.Prepare(default, owner, await EventsAsync(document, cancellation)));
        }

        await using var tables = EventServices.Tables(settings);
        await tables.PrepareAsync(cancellation);
        var rows = new List<AppendRows>();
        var at = 0L;
        foreach (var batch in batches)
        {
            rows.Add(RowsOf(batch, at));
            at += batch.Events.Count;
        }

        var watch = Stopwatch.StartNew();
        foreach (var some in rows)
        {
            await AppendAsync(tables, some, cancellation);
        }

        return chains * SampleChains.EventsPerChain / watch.Elapsed.TotalSeconds;
    }

    private static AppendRows RowsOf(PreparedBatch batch, long before)
    {
        Occurrence[] places = [.. batch.Occurrences.Select(o => o with { Place = o.Place + Places.At(before + 1) })];
        return new AppendRows(
            [.. batch.Segments.Select(s => s with { First = s.First + before + 1 })], batch.Columns, batch.Slots, Places.Rows(places), [], before + 1, 1);
    }

    private async Task<(double Seconds, double[] Tenths)> CaptureAsync(EventCapture capture, CancellationToken cancellation)
    {
        var documents = plan.Samples.Documents(plan.Chains, plan.PerDocument);
        var tenth = Math.Max(1, Total / plan.PerDocument / 10);
        var marks = new double[11];
        var done = 0;
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(documents, new ParallelOptions { MaxDegreeOfParallelism = plan.Clients, CancellationToken = cancellation }, async (document, stop) =>
        {
            var outcome = await capture.CaptureAsync(Request(new MemoryStream(document.ToArray())), stop);
            Check(outcome.IsSuccess && outcome.Stored == outcome.Read, "a document was not stored whole");
            var count = Interlocked.Increment(ref done);
            if (count % tenth == 0 && count / tenth <= 10)
            {
                marks[count / tenth] = watch.Elapsed.TotalSeconds;
            }
        });
        var seconds = watch.Elapsed.TotalSeconds;
        marks[10] = marks[10] == 0 ? seconds : marks[10];
        return (seconds, [.. Enumerable.Range(1, 10).Select(i => Math.Max(1e-6, marks[i] - marks[i - 1]))]);
    }

    private async Task QueriesAsync(EventStore store, CancellationToken cancellation)
    {
        await progress.WriteLineAsync("  queries");
        var queries = new EventQueries(store, plan);
        await output.WriteLineAsync("| query, every answer checked | p50 ms | p95 ms | p99 ms |\n|---|---:|---:|---:|");
        foreach (var (name, ask) in queries.All)
        {
            await ask(0, cancellation);
            var times = new double[plan.Queries];
            for (var i = 0; i < times.Length; i++)
            {
                var watch = Stopwatch.StartNew();
                Check(await ask(i + 1, cancellation), "a query was answered wrongly: " + name);
                times[i] = watch.Elapsed.TotalMilliseconds;
            }

            await output.WriteLineAsync($"| {name} | {Percentiles(times)} |");
        }
    }

    private async Task SinglesAsync(EventCapture capture, EventSettings rawSettings, CancellationToken cancellation)
    {
        await progress.WriteLineAsync("  single events");
        await output.WriteLineAsync("\n| one event a document | events/s | of the bare engine | p50 ms | p95 ms | p99 ms |\n|---|---:|---:|---:|---:|---:|");
        var (raw, rawTimes) = await RawSinglesAsync(rawSettings, cancellation);
        await output.WriteLineAsync(F($"| bare engine: the same rows and indexes, one event a transaction | {raw:F0} | 1.00 | {Percentiles(rawTimes)} |"));
        foreach (var (clients, chains, from) in new[] { (1, 60, 0), (32, 300, 1) })
        {
            var documents = new SampleChains(7919 + from).Documents(chains, 1).ToList();
            var times = new double[documents.Count];
            var watch = Stopwatch.StartNew();
            await Parallel.ForAsync(0, documents.Count, new ParallelOptions { MaxDegreeOfParallelism = clients, CancellationToken = cancellation }, async (i, stop) =>
            {
                var each = Stopwatch.StartNew();
                Check((await capture.CaptureAsync(Request(new MemoryStream(documents[i].ToArray())), stop)).Stored == 1, "a single event was not stored");
                times[i] = each.Elapsed.TotalMilliseconds;
            });
            var rate = documents.Count / watch.Elapsed.TotalSeconds;
            await output.WriteLineAsync(F($"| {clients} at once | {rate:F0} | {rate / raw:F2} | {Percentiles(times)} |"));
        }
    }

    private async Task<(double Rate, double[] Times)> RawSinglesAsync(EventSettings settings, CancellationToken cancellation)
    {
        await using var tables = EventServices.Tables(settings);
        var at = (await tables.HeadAsync(cancellation)).Position;
        var rows = new List<AppendRows>();
        foreach (var document in new SampleChains(7919).Documents(60, 1))
        {
            rows.Add(RowsOf(BatchEncoder.Prepare(default, owner, await EventsAsync(document, cancellation)), at++));
        }

        var times = new double[rows.Count];
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < rows.Count; i++)
        {
            var each = Stopwatch.StartNew();
            await AppendAsync(tables, rows[i], cancellation);
            times[i] = each.Elapsed.TotalMilliseconds;
        }

        return (rows.Count / watch.Elapsed.TotalSeconds, times);
    }

    private static async Task AppendAsync(IEventTables tables, AppendRows some, CancellationToken cancellation)
    {
        await using var session = await tables.BeginAsync(cancellation);
        await session.WriteAsync(some, cancellation);
        await session.CommitAsync(new Head(some.First + some.Events.Count - 1, 1), cancellation);
    }

    private async Task LargeAsync(EventCapture capture, CancellationToken cancellation)
    {
        await progress.WriteLineAsync("  large documents");
        await output.WriteLineAsync("\n| one document, all or nothing | events | s | events/s | managed memory rose at most, MiB | kept afterwards, MiB |\n|---|---:|---:|---:|---:|---:|");
        foreach (var (megabytes, seed) in new[] { (Math.Max(1, plan.LargeMegabytes / 4), 104729), (plan.LargeMegabytes, 130363) })
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var most = before;
            await using var document = new SampleStream(new SampleChains(seed), megabytes * 1048576L);
            TimeSpan took;
            CaptureOutcome outcome;
            await using (new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(false)), null, 0, 20))
            {
                var watch = Stopwatch.StartNew();
                outcome = await capture.CaptureAsync(Request(document), cancellation);
                took = watch.Elapsed;
            }

            Check(outcome.IsSuccess && outcome.Stored == outcome.Read, "the large document was not stored whole");
            var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
            await output.WriteLineAsync(F(
                $"| {document.Length / 1048576.0:F0} MiB | {outcome.Stored} | {took.TotalSeconds:F1} | {outcome.Stored / took.TotalSeconds:F0} | {(most - before) / 1048576.0:F0} | {kept / 1048576.0:F1} |"));
        }
    }

    private static CaptureRequest Request(Stream document) =>
        new() { Capture = Guid.CreateVersion7(), Owner = owner, Document = document, Format = EpcisFormat.Json };

    private static async Task<List<EpcisEvent>> EventsAsync(ReadOnlyMemory<byte> document, CancellationToken cancellation)
    {
        var reader = EpcisReader.Open(new MemoryStream(document.ToArray()), EpcisFormat.Json);
        var events = new List<EpcisEvent>();
        await foreach (var read in reader.ReadEventsAsync(cancellation))
        {
            events.Add(read.Event);
        }

        Check(reader.IsValid, "a sample document is not valid");
        return events;
    }

    private static void Pass(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document);
        while (reader.Read())
        {
        }
    }

    private static double Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }

    private static void Check(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException("The bench found a fault: " + otherwise + ".");
        }
    }

    private static string Percentiles(double[] times)
    {
        var sorted = times.Order().ToArray();
        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
        return F($"{At(0.5):F2} | {At(0.95):F2} | {At(0.99):F2}");
    }

    private Task RowAsync(string name, double rate, double share) => output.WriteLineAsync(F($"| {name} | {rate:F0} | {share:F2} |"));

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

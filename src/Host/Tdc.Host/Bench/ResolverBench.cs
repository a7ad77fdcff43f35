using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Tdc.Host.Bench;

/// <summary>Measures what a scan costs: the resolver and the trace page, kept and read from the database, beside a bare server in the same run.</summary>
internal sealed class ResolverBench(TimeSpan length, int clients, TextWriter output, TextWriter progress)
{
    private const string Coordinator = "dau-moi@demo.test";

    // A server that has just been filled checks and logs the new events first.
    private static readonly TimeSpan settling = TimeSpan.FromSeconds(10);

    /// <summary>Runs one engine and prints a table of Markdown.</summary>
    public async Task RunAsync(string engine, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("tdc-bench-").FullName;
        try
        {
            await progress.WriteLineAsync($"{engine}: preparing");
            await using var bare = await ServerProcess.StartAsync(["bench", "hello"], environment, "/", cancellation);
            using var nobody = new HttpClient { BaseAddress = bare.Address };
            var hello = await new LoadClient(nobody, length, clients).MeasureAsync("/", cancellation);
            await output.WriteLineAsync($"\n### Scanning, {engine}\n");
            await output.WriteLineAsync("| what | p50 ms | p95 ms | p99 ms | requests/s | of bare Kestrel | KB |");
            await output.WriteLineAsync("|---|---:|---:|---:|---:|---:|---:|");
            await WriteAsync("Kestrel \"hello\"", hello, hello);
            foreach (var kept in (bool[])[true, false])
            {
                await using var server = await ServerProcess.StartAsync(
                    ["serve", "--data", folder],
                    new Dictionary<string, string>(environment) { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["TDC_RATE_LIMITS"] = "off", ["TDC_TRACE_CACHE"] = kept ? "on" : "off" },
                    "/health/ready",
                    cancellation);
                var lot = await NewestLotAsync(server.Address, cancellation);
                await Task.Delay(settling, cancellation);
                using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
                var how = kept ? "kept" : "from the database";
                await MeasureAsync($"Resolver, {how}", client, lot, HttpStatusCode.TemporaryRedirect);
                await MeasureAsync($"Linkset, {how}", client, lot + "?linkType=linkset", HttpStatusCode.OK);
                await MeasureAsync($"Trace page, {how}", client, "/truy-xuat" + lot, HttpStatusCode.OK);
                client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
                await MeasureAsync($"Trace page as browsers ask (Brotli), {how}", client, "/truy-xuat" + lot, HttpStatusCode.OK);
            }

            async Task MeasureAsync(string name, HttpClient client, string path, HttpStatusCode expected)
            {
                await progress.WriteLineAsync($"  {name} {path}");
                await WriteAsync(name, await new LoadClient(client, length, clients, expected).MeasureAsync(path, cancellation), hello);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The lot with the longest chain among the newest of each product, by what the authority's list says.
    private static async Task<string> NewestLotAsync(Uri address, CancellationToken cancellation)
    {
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
        await WebBench.SignInAsync(client, Coordinator, cancellation);
        for (var tries = 0; tries < 60; tries++)
        {
            using var coverage = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/traceability/coverage", UriKind.Relative), cancellation));
            var lots = coverage.RootElement.GetProperty("products").EnumerateArray().Where(p => p.GetProperty("newestLot").GetString() is { Length: > 0 })
                .OrderByDescending(p => p.GetProperty("events").GetInt32())
                .Select(p => $"/01/{p.GetProperty("gtin").GetString()}/10/{Uri.EscapeDataString(p.GetProperty("newestLot").GetString()!)}").ToList();
            if (lots.Count > 0)
            {
                return lots[0];
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellation); // the roll-up of the demonstration data has not come that far
        }

        throw new InvalidOperationException("The demonstration data has no lot.");
    }

    private async Task WriteAsync(string name, Samples samples, Samples hello) => await output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {samples.Percentile(0.5):F2} | {samples.Percentile(0.95):F2} | {samples.Percentile(0.99):F2} | {samples.RequestsPerSecond:F0} | {samples.RequestsPerSecond / hello.RequestsPerSecond:P1} | {samples.Bytes / 1024.0:F1} |"));
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Tdc.Platform.Identity;

namespace Tdc.Host.Bench;

/// <summary>What to measure.</summary>
/// <param name="Name">What people call the page.</param>
/// <param name="Path">Its address.</param>
/// <param name="As">E-mail of the account that asks; <see langword="null"/> for a visitor.</param>
internal sealed record BenchTarget(string Name, string Path, string? As);

/// <summary>Measures the ten most used pages and calls beside a bare server, on one engine at one size.</summary>
internal sealed partial class WebBench(TimeSpan length, int clients, TextWriter output, TextWriter progress)
{
    private const string Coordinator = "dau-moi@demo.test";
    private const string Officer = "can-bo@demo.test";
    private const string Leader = "lanh-dao@demo.test";
    private const string Finance = "tai-chinh@demo.test";

    /// <summary>The ten.</summary>
    public static IReadOnlyList<BenchTarget> Targets { get; } =
    [
        new("Public home", "/", null),
        new("Plan", "/ke-hoach", null),
        new("Task", "/ke-hoach/nhiem-vu/II.2", null),
        new("Unit", "/don-vi/26188", null),
        new("My duties", "/viec-cua-toi", Officer),
        new("Report form", "/ky-bao-cao/2026-2/bao-cao", Officer),
        new("Round, who has not reported", "/ky-bao-cao/2026-2", Coordinator),
        new("Leader's page", "/dieu-hanh", Leader),
        new("Budget of a year", "/ngan-sach/2026", Finance),
        new("API: tasks", "/api/plan/tasks", null),
    ];

    /// <summary>Runs one engine at one size and prints a table of Markdown.</summary>
    public async Task RunAsync(string engine, int scale, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("tdc-bench-").FullName;
        try
        {
            await progress.WriteLineAsync($"{engine}, {scale} × demonstration data: preparing");
            await using var bare = await ServerProcess.StartAsync(["bench", "hello"], environment, "/", cancellation);
            await using var server = await ServerProcess.StartAsync(
                ["serve", "--data", folder],
                new Dictionary<string, string>(environment)
                {
                    ["ASPNETCORE_ENVIRONMENT"] = "Development",
                    ["TDC_DEMO_SCALE"] = scale.ToString(CultureInfo.InvariantCulture),
                    ["TDC_RATE_LIMITS"] = "off",
                },
                "/health/ready",
                cancellation);
            await server.QuietAsync(cancellation);
            using var nobody = ClientOf(bare.Address);
            var hello = await new LoadClient(nobody, length, clients).MeasureAsync("/", cancellation);
            await output.WriteLineAsync($"\n### {engine}, {scale} × demonstration data\n");
            await output.WriteLineAsync("| page | p50 ms | p95 ms | p99 ms | requests/s | of bare Kestrel | KB |");
            await output.WriteLineAsync("|---|---:|---:|---:|---:|---:|---:|");
            await WriteAsync("Kestrel \"hello\"", hello, hello);
            foreach (var target in Targets)
            {
                using var client = ClientOf(server.Address);
                await SignInAsync(client, target.As, cancellation);
                await progress.WriteLineAsync("  " + target.Path);
                await WriteAsync($"{target.Name} `{target.Path}`", await new LoadClient(client, length, clients).MeasureAsync(target.Path, cancellation), hello);
            }

            await output.WriteLineAsync("\n" + await ConsolidateAsync(server.Address, cancellation));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\nMemory of the process after the run: {server.MemoryMiB:F0} MiB."));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Made once: a consolidated report stands until somebody remakes it.
    private static async Task<string> ConsolidateAsync(Uri address, CancellationToken cancellation)
    {
        const string page = "/ky-bao-cao/2026-2/tong-hop";
        using var client = ClientOf(address);
        await SignInAsync(client, Coordinator, cancellation);
        var html = await client.GetStringAsync(new Uri(page, UriKind.Relative), cancellation);
        var form = Form().Matches(html).Select(m => m.Value).First(f => f.Contains("\"make-consolidation\"", StringComparison.Ordinal));
        var start = Stopwatch.GetTimestamp();
        using var fields = new FormUrlEncodedContent(HiddenOf(form));
        using var made = await client.PostAsync(new Uri(page, UriKind.Relative), fields, cancellation);
        made.EnsureSuccessStatusCode();
        var consolidated = Stopwatch.GetElapsedTime(start);
        var document = await client.GetByteArrayAsync(new Uri("/api/plan/rounds/2026-2/consolidations/1/docx?to=ubnd", UriKind.Relative), cancellation);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Consolidating the reports of round 2026-2 (page included): {consolidated.TotalMilliseconds:F0} ms; with its DOCX ({document.Length / 1024.0:F0} KB): {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms.");
    }

    private static IEnumerable<KeyValuePair<string, string>> HiddenOf(string html) =>
        HiddenField().Matches(html).Select(m => KeyValuePair.Create(m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value))).DistinctBy(f => f.Key);

    private static HttpClient ClientOf(Uri address) => new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };

    internal static async Task SignInAsync(HttpClient client, string? email, CancellationToken cancellation)
    {
        if (email is null)
        {
            return;
        }

        var page = await client.GetStringAsync(new Uri("/dang-nhap", UriKind.Relative), cancellation);
        var fields = HiddenOf(page).Concat([KeyValuePair.Create("email", email), KeyValuePair.Create("mat-khau", DemonstrationAccounts.Password)]);
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri("/dang-nhap", UriKind.Relative), form, cancellation);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath == "/dang-nhap")
        {
            throw new InvalidOperationException($"{email} could not sign in.");
        }
    }

    private async Task WriteAsync(string name, Samples samples, Samples hello) => await output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {samples.Percentile(0.5):F2} | {samples.Percentile(0.95):F2} | {samples.Percentile(0.99):F2} | {samples.RequestsPerSecond:F0} | {samples.RequestsPerSecond / hello.RequestsPerSecond:P1} | {samples.Bytes / 1024.0:F1} |"));

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("""<input[^>]*type="hidden"[^>]*name="(?<name>[^"]+)"[^>]*value="(?<value>[^"]*)"[^>]*>""")]
    private static partial Regex HiddenField();
}

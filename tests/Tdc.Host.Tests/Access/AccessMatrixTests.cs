using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Testing;

namespace Tdc.Host.Tests.Access;

/// <summary>Who passes which door. The table is <c>access-matrix.csv</c>; every page and every endpoint has a row in it.</summary>
/// <remarks>
/// Cells: <c>in</c> passes (whatever the record then says), <c>door</c> is led to the sign-in page, <c>404</c> does not exist for this
/// reader, <c>401</c> and <c>403</c> for programs. <c>TDC_UPDATE_ACCESS=1</c> adds missing rows with what was observed: read them before
/// you keep them. Samples stand for records: see <see cref="SamplesAsync"/>.
/// </remarks>
public sealed partial class AccessMatrixTests
{
    private static readonly string[] readers =
        ["anonymous", "officer-a", "officer-b", "head", "coordinator", "finance", "leader", "inspector", "administrator", "key"];

    private static readonly string file = Path.Combine(Requirements.RepositoryRoot, "tests", "Tdc.Host.Tests", "Access", "access-matrix.csv");

    [Fact]
    public async Task Every_door_opens_for_whom_the_table_says_and_every_door_is_in_the_table()
    {
        // All doors for all readers are more requests than an address may make in a minute.
        await using var app = await TestApp.StartAsync(configure: services => services.PostConfigure<RateLimiterOptions>(limits => limits.GlobalLimiter = null));
        var table = File.Exists(file) ? await ReadAsync() : [];
        var doors = Doors(app).ToList();
        List<string> wrong = [.. table.Keys.Where(k => !doors.Contains(k)).Select(k => $"{k.Method} {k.Route}: in the table and nowhere else")];
        var samples = await SamplesAsync(app);
        var seen = new SortedDictionary<(string Route, string Method), string[]>();
        List<(string Name, HttpClient Client)> clients = [];
        try
        {
            foreach (var reader in readers)
            {
                clients.Add((reader, await ClientAsync(app, reader)));
            }

            foreach (var door in doors)
            {
                List<string> found = [];
                foreach (var (_, client) in clients)
                {
                    found.Add(await TryAsync(client, door, samples));
                }

                seen[(door.Route, door.Method)] = [.. found];
                if (!table.TryGetValue(door, out var expected))
                {
                    wrong.Add($"{door.Method} {door.Route}: has no row; found {string.Join(',', found)}");
                    continue;
                }

                for (var i = 0; i < readers.Length; i++)
                {
                    if (expected[i] != found[i])
                    {
                        wrong.Add($"{door.Method} {door.Route} as {readers[i]}: expected {expected[i]}, found {found[i]}");
                    }
                }
            }
        }
        finally
        {
            clients.ForEach(c => c.Client.Dispose());
        }

        if (Environment.GetEnvironmentVariable("TDC_UPDATE_ACCESS") == "1")
        {
            foreach (var (door, row) in table.Where(t => doors.Contains(t.Key)))
            {
                seen[(door.Route, door.Method)] = row;
            }

            await WriteAsync(seen);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Records that stand for the parameters of routes, by the parameter's name or by the whole route.</summary>
    private static async Task<Dictionary<string, string>> SamplesAsync(TestApp app)
    {
        var user = await app.AddUserAsync(Role.Trainer, "SKHCN");
        return new(StringComparer.OrdinalIgnoreCase)
        {
            ["/quan-tri/tai-khoan/{Id:guid}"] = $"/quan-tri/tai-khoan/{user.Id}",
            ["{Token}"] = "khong-that",
            ["{nam}"] = "2026",
            ["{so}"] = "I.1",
            ["{ma}"] = "SKHCN",
            ["{type}"] = "xlsx",
            ["{Buoc}"] = "kiem-tra",
            ["{step}"] = "kiem-tra",
        };
    }

    private static async Task<HttpClient> ClientAsync(TestApp app, string reader)
    {
        if (reader == "key")
        {
            using var made = await app.ClientWithKeyAsync("SKHCN", "plan:read");
            var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
            client.DefaultRequestHeaders.Authorization = made.DefaultRequestHeaders.Authorization;
            return client;
        }

        var visitor = app.Visit();
        var (role, unit) = reader switch
        {
            "officer-a" => (Role.Officer, "26188"),
            "officer-b" => (Role.Officer, "SCT"),
            "head" => (Role.Head, "26188"),
            "coordinator" => (Role.Coordinator, "SKHCN"),
            "finance" => (Role.Finance, "STC"),
            "leader" => (Role.Leader, "UBND"),
            "inspector" => (Role.Inspector, "SKHCN"),
            _ => (Role.Administrator, "SKHCN"),
        };
        if (reader != "anonymous")
        {
            await TestApp.SignInAsync(visitor, await app.AddUserAsync(role, unit));
        }

        return new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = visitor.Cookies }) { BaseAddress = app.Address };
    }

    private static async Task<string> TryAsync(HttpClient client, (string Method, string Route) door, Dictionary<string, string> samples)
    {
        var path = samples.GetValueOrDefault(door.Route) ?? Filled(door.Route, samples);
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), path);
        if (door.Method is "POST" or "PUT" or "PATCH")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        using var answer = await client.SendAsync(request);
        var page = !door.Route.StartsWith("/api", StringComparison.Ordinal) && door.Method == "GET";
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "401",
            HttpStatusCode.Forbidden => "403",
            HttpStatusCode.TooManyRequests => "429",
            HttpStatusCode.Found when answer.Headers.Location!.OriginalString.StartsWith("/dang-nhap?tiep=", StringComparison.Ordinal) => "door",
            HttpStatusCode.Found when answer.Headers.Location!.OriginalString == "/dang-nhap" && door.Route != "/dang-xuat" => "door",
            HttpStatusCode.NotFound when page => "404",
            var failed when (int)failed >= 500 => ((int)failed).ToString(CultureInfo.InvariantCulture),
            _ => "in",
        };
    }

    private static string Filled(string route, Dictionary<string, string> samples) => Parameter().Replace(route, part =>
        samples.GetValueOrDefault("{" + part.Groups["name"].Value + "}") ?? (part.Value.Contains(":guid", StringComparison.Ordinal) ? "01980000-0000-7000-8000-000000000000"
            : part.Value.Contains(":int", StringComparison.Ordinal) || part.Value.Contains(":long", StringComparison.Ordinal) ? "2026" : "x"));

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();

    private static IEnumerable<(string Method, string Route)> Doors(TestApp app) => app.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(e => !e.RoutePattern.RawText!.Contains("{**", StringComparison.Ordinal))
        .Where(e => !Path.HasExtension(e.RoutePattern.RawText!.Split('{')[0]) || e.RoutePattern.RawText.StartsWith("/api", StringComparison.Ordinal)
            || e.RoutePattern.RawText.StartsWith("/quan-tri", StringComparison.Ordinal))
        .Where(e => !e.RoutePattern.RawText!.TrimStart('/').StartsWith("_framework", StringComparison.Ordinal) && !e.RoutePattern.RawText.StartsWith("/_blazor", StringComparison.Ordinal))
        .SelectMany(e =>
        {
            var route = "/" + e.RoutePattern.RawText!.TrimStart('/');
            var methods = e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            return e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null ? [("GET", route)] : methods.Where(m => m != "HEAD").Select(m => (m, route));
        })
        .Distinct().OrderBy(d => d.Item2 == "/dang-xuat") // signs out whoever tries it, so it comes last
        .ThenBy(d => d.Item2, StringComparer.Ordinal).ThenBy(d => d.Item1, StringComparer.Ordinal);

    private static async Task<Dictionary<(string Method, string Route), string[]>> ReadAsync()
    {
        var lines = await File.ReadAllLinesAsync(file);
        Assert.Equal("method,route," + string.Join(',', readers), lines[0]);
        return lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(','))
            .ToDictionary(c => (c[0], string.Join(',', c[1..^readers.Length])), c => c[^readers.Length..]);
    }

    private static async Task WriteAsync(SortedDictionary<(string Route, string Method), string[]> rows)
    {
        var lines = rows.OrderBy(r => r.Key.Route, StringComparer.Ordinal).ThenBy(r => r.Key.Method, StringComparer.Ordinal)
            .Select(r => $"{r.Key.Method},{r.Key.Route},{string.Join(',', r.Value)}");
        await File.WriteAllTextAsync(file, string.Join('\n', lines.Prepend("method,route," + string.Join(',', readers))) + "\n");
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Host.Tests.Walk;

/// <summary>Follows the links of the demonstration as each of its people, in both languages, on both engines.</summary>
/// <remarks>
/// On PostgreSQL every read gives the thread away, so a page that draws itself before its data is there, or two parts of it that read at once, fail
/// here and nowhere else.
/// </remarks>
[Collection(AloneTests.Name)]
public sealed partial class EveryPageTests
{
    private const int AtOnce = 3; // one draws its page while another one's reads it
    private const int MostBytes = 100_000;
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Every_link_leads_to_a_sound_page_for_whom_it_is_shown_to(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine, demonstration: true);
        var ofAShape = engine == DatabaseEngine.Sqlite ? 2 : 1; // the second engine shows what one page of a shape shows
        var sheet = ClassNames(await File.ReadAllTextAsync(Path.Combine(Requirements.RepositoryRoot, "src", "Platform", "Tdc.Platform", "wwwroot", "tdc.css")));
        var faults = new ConcurrentBag<string>();
        string[] accounts = ["", "dau-moi", "can-bo", "thu-truong", "tai-chinh", "lanh-dao", "quan-tri", "htx", "go", "kiem-dinh", "hieu-chuan", "thu-truong-kd"];
        await Parallel.ForEachAsync(accounts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (account, _) =>
        {
            using var visitor = app.Visit();
            if (account.Length > 0)
            {
                var signedIn = await visitor.SubmitAsync(await visitor.OpenAsync("/dang-nhap"), "sign-in", [("email", account + "@demo.test"), ("mat-khau", DemonstrationAccounts.Password)]);
                Assert.Equal(HttpStatusCode.OK, signedIn.Status);
            }

            var walked = await WalkAsync(visitor, ofAShape, sheet, account, faults);
            Assert.True(walked > 50 * ofAShape, $"{account} walked {walked} pages only");
        });

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Distinct().Order().Take(40)));
    }

    private static async Task<int> WalkAsync(Visitor visitor, int ofAShape, HashSet<string> sheet, string who, ConcurrentBag<string> faults)
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { "/", "/en/" };
        var shapes = new Dictionary<string, int>(StringComparer.Ordinal);
        var next = new Queue<(string Path, string From)>([("/", ""), ("/en/", "")]);
        var walked = 0;
        while (next.TryDequeue(out var step))
        {
            walked++;
            using var answer = await AskAsync(visitor, step.Path);
            if (answer is null)
            {
                faults.Add($"no answer within {longest.TotalSeconds} s: {step.Path} for {who}");
                continue;
            }

            if (answer.StatusCode != HttpStatusCode.OK)
            {
                faults.Add($"{(int)answer.StatusCode} {step.Path} for {who}, linked from {step.From}");
                continue;
            }

            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var html = await answer.Content.ReadAsStringAsync();
            var document = await new HtmlParser().ParseDocumentAsync(html);
            foreach (var fault in FaultsOf(document, html, sheet))
            {
                faults.Add($"{step.Path} for {who}: {fault}");
            }

            foreach (var path in document.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]))
            {
                var shape = Shape(path);
                if (!path.StartsWith("/dang-xuat", StringComparison.Ordinal) && !path.StartsWith("//", StringComparison.Ordinal)
                    && shapes.GetValueOrDefault(shape) < ofAShape && known.Add(path))
                {
                    shapes[shape] = shapes.GetValueOrDefault(shape) + 1;
                    next.Enqueue((path, step.Path));
                }
            }
        }

        return walked;
    }

    private static async Task<HttpResponseMessage?> AskAsync(Visitor visitor, string path)
    {
        using var patience = new CancellationTokenSource(longest);
        try
        {
            return await visitor.Client.GetAsync(new Uri(path, UriKind.Relative), patience.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static IEnumerable<string> FaultsOf(IDocument document, string html, HashSet<string> sheet)
    {
        if (document.QuerySelectorAll("h1").Length != 1)
        {
            yield return $"{document.QuerySelectorAll("h1").Length} h1";
        }

        foreach (var twice in document.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1))
        {
            yield return $"id {twice.Key} stands {twice.Count()} times";
        }

        // A sheet to print is drawn in the millimetres of its paper, with a style sheet of its own and pictures inside.
        var isSheet = document.QuerySelector("link[href^='/nhan/kho/']") is not null;
        foreach (var name in document.QuerySelectorAll("[class]").SelectMany(e => e.ClassList).Where(c => !isSheet && !sheet.Contains(c)).Distinct())
        {
            yield return $"class {name} is not in the style sheet";
        }

        if (!isSheet && Encoding.UTF8.GetByteCount(html) > MostBytes)
        {
            yield return $"{Encoding.UTF8.GetByteCount(html)} bytes";
        }

        if (Leftover().Match(document.Body!.TextContent) is { Success: true } left)
        {
            yield return $"leftover {left.Value}";
        }
    }

    // Pages of one kind look alike but for ids, codes of units, numbers of tasks, years and days.
    private static string Shape(string path) => Variable().Replace(path, "*");

    private static HashSet<string> ClassNames(string css) => [.. ClassName().Matches(css).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|(?<=/don-vi/)[^/?]+|\d{4,}(-\d\d)*|(?<=nhiem-vu/|tong-hop/|phan/)[IVX]+\.\d+|(?<==)[^&]*")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\.([A-Za-z][\w-]*)")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"\{\d\}|\bSystem\.[A-Z]\w+|Microsoft\.[A-Z]\w+|\bNaN\b")]
    private static partial Regex Leftover();
}

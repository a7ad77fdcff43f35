using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Features.Showing.Scans;

namespace Tdc.Traceability.Tests.Showing;

public sealed class ResolverTests
{
    private const string Gtin = ShownChain.Gtin;

    [Fact]
    public async Task A_code_leads_to_its_page_in_the_readers_language_and_passes_the_query_on()
    {
        await using var chain = await ShownChain.StartAsync();
        using var client = chain.Client();
        var cases = new (string Path, string Language, string Location)[]
        {
            ($"/01/{Gtin}", "", $"/truy-xuat/01/{Gtin}"),
            ($"/01/{Gtin}/10/L1", "vi", $"/truy-xuat/01/{Gtin}/10/L1"),
            ($"/01/{Gtin}/10/L1/21/S1", "en-US,en;q=0.9", $"/en/truy-xuat/01/{Gtin}/10/L1/21/S1"),
            ($"/01/{Gtin}/22/V1", "fr", $"/truy-xuat/01/{Gtin}/22/V1"),
            ($"/01/{Gtin}/10/a%2Fb?foo=bar&17=261231", "vi", $"/truy-xuat/01/{Gtin}/10/a%2Fb?foo=bar&17=261231"),
            ($"/01/{Gtin}?linkType=gs1:traceability&utm=1", "en", $"/en/truy-xuat/01/{Gtin}?utm=1"),
            ($"/01/{Gtin}?linkType=https%3A%2F%2Fgs1.org%2Fvoc%2Fpip", "vi", $"/truy-xuat/01/{Gtin}"),
            ($"/en/01/{Gtin}", "", $"/en/truy-xuat/01/{Gtin}"),
        };
        foreach (var (path, language, location) in cases)
        {
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
            {
                using var request = new HttpRequestMessage(method, path);
                request.Headers.TryAddWithoutValidation("Accept-Language", language);
                using var answer = await client.SendAsync(request);
                Assert.Equal((path, HttpStatusCode.TemporaryRedirect), (path, answer.StatusCode));
                Assert.Equal(location, answer.Headers.Location!.PathAndQuery);
                Assert.Contains("rel=\"linkset\"", string.Join(',', answer.Headers.GetValues("Link")), StringComparison.Ordinal);
                Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
                Assert.Contains("Accept-Language", answer.Headers.Vary);
            }
        }
    }

    [Fact]
    public async Task A_linkset_names_every_link_in_the_shape_of_RFC_9264_and_points_to_its_context()
    {
        await using var chain = await ShownChain.StartAsync();
        await chain.RecordAsync("L1", "commissioning", "8935235200005", chain.Owner, "ADD");
        using var client = chain.Client();
        foreach (var (query, accept, type) in ((string, string, string)[])[
            ("", "application/linkset+json", "application/linkset+json"), ("", "application/json", "application/json"), ("", "application/ld+json", "application/ld+json"),
            ("?linkType=all", "text/html", "application/linkset+json"), ("?linkType=linkset", "*/*", "application/linkset+json")])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/01/{Gtin}/10/L1{query}");
            request.Headers.Accept.ParseAdd(accept);
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("rel=\"http://www.w3.org/ns/json-ld#context\"", string.Join(',', answer.Headers.GetValues("Link")), StringComparison.Ordinal);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal(type == "application/ld+json" ? ["@context", "linkset"] : ["linkset"], json.RootElement.EnumerateObject().Select(p => p.Name));
            var set = Assert.Single(json.RootElement.GetProperty("linkset").EnumerateArray());
            Assert.Equal($"{chain.App.Address.ToString().TrimEnd('/')}/01/{Gtin}/10/L1", set.GetProperty("anchor").GetString());
            Assert.Single(set.GetProperty("https://gs1.org/voc/defaultLink").EnumerateArray());
            foreach (var link in set.EnumerateObject().Where(p => p.Name.StartsWith("https://", StringComparison.Ordinal)).SelectMany(p => p.Value.EnumerateArray()))
            {
                Assert.True(Uri.TryCreate(link.GetProperty("href").GetString(), UriKind.Absolute, out _));
                Assert.NotEmpty(link.GetProperty("title").GetString()!);
                Assert.NotEmpty(link.GetProperty("type").GetString()!);
            }

            Assert.Contains(set.EnumerateObject(), p => p.Name == "https://gs1.org/voc/epcis");
        }
    }

    [Fact]
    public async Task Owners_links_win_over_the_sites_own_are_inherited_and_give_way_to_a_recall()
    {
        await using var chain = await ShownChain.StartAsync();
        await AddAsync(chain, $"/01/{Gtin}", "defaultLink", "https://hop-tac-xa.example/buoi?x=1#top");
        await AddAsync(chain, $"/01/{Gtin}", "pip", "https://hop-tac-xa.example/vi", "vi");
        await AddAsync(chain, $"/01/{Gtin}", "pip", "https://hop-tac-xa.example/en", "en");
        await AddAsync(chain, $"/01/{Gtin}/10/L2", "pip", "https://hop-tac-xa.example/lo-2");
        using var client = chain.Client();
        Assert.Equal("https://hop-tac-xa.example/buoi?x=1&foo=bar#top", await LocationAsync(client, $"/01/{Gtin}/10/L1?foo=bar"));
        Assert.Equal("https://hop-tac-xa.example/en", await LocationAsync(client, $"/01/{Gtin}/10/L1/21/S?linkType=gs1:pip", "en"));
        Assert.Equal("https://hop-tac-xa.example/lo-2", await LocationAsync(client, $"/01/{Gtin}/10/L2/21/S?linkType=gs1:pip", "en"));
        await chain.RecordAsync("L1", "commissioning", "8935235200005", chain.Owner, "ADD");
        chain.Recall("L1", "thử");
        await ShownChain.SettleAsync();
        Assert.Equal($"/truy-xuat/01/{Gtin}/10/L1", new Uri((await LocationAsync(client, $"/01/{Gtin}/10/L1"))!).AbsolutePath);
        Assert.StartsWith("https://hop-tac-xa.example/buoi", await LocationAsync(client, $"/01/{Gtin}/10/L9"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_resolved_says_why_in_the_form_that_is_read()
    {
        await using var chain = await ShownChain.StartAsync();
        await chain.AddProductAsync("08935235200029", "Đã thôi", "Gone");
        await chain.App.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var product = db.Set<Domain.Trade.Product>().Single(p => p.Gtin == "08935235200029");
            product.WithdrawnOn = new DateOnly(2026, 1, 1);
            return await db.SaveChangesAsync();
        });
        using var client = chain.Client();
        foreach (var (path, status, words) in ((string, int, string)[])[
            ("/01/08935235200013", 400, "Số kiểm tra đúng ra là 2"), ("/01/8935235200012", 400, "08935235200012"), ($"/01/{Gtin}/10/", 400, "chỗ sai"), ($"/01/{Gtin}/21/S/10/L", 400, "sai thứ tự"),
            ($"/01/{Gtin}?10=L", 400, ""), ($"/01/{Gtin}?17=261399", 400, ""), ("/01/08935235299993", 404, "893"), ("/01/04006381333931", 404, "Đức"), ("/00/106141412345678908", 404, "Không tìm thấy"),
            ("/01/08935235200029", 410, "thu lại"), ($"/01/{Gtin}?linkType=gs1:nothing", 404, "gs1:nothing"), ($"/01/{Gtin}?linkType=gs1:hasRetailers", 404, "hasRetailers")])
        {
            using var page = await client.GetAsync(new Uri(path, UriKind.Relative));
            var text = await page.Content.ReadAsStringAsync();
            Assert.Equal((path, status, "text/html"), (path, (int)page.StatusCode, page.Content.Headers.ContentType?.MediaType));
            Assert.Contains(words, text, StringComparison.Ordinal);
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/linkset+json"));
            using var program = await client.SendAsync(request);
            Assert.Equal((path, status, "application/problem+json"), (path, (int)program.StatusCode, program.Content.Headers.ContentType?.MediaType));
        }
    }

    [Fact]
    public async Task Programs_of_other_sites_may_ask_and_only_reading_is_offered()
    {
        await using var chain = await ShownChain.StartAsync();
        using var client = chain.Client();
        using var options = await client.SendAsync(new HttpRequestMessage(HttpMethod.Options, $"/01/{Gtin}"));
        Assert.Equal(HttpStatusCode.NoContent, options.StatusCode);
        Assert.Equal("GET, HEAD, OPTIONS", string.Join(", ", options.Headers.GetValues("Access-Control-Allow-Methods")));
        using var post = await client.PostAsync(new Uri($"/01/{Gtin}", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
        using var description = JsonDocument.Parse(await client.GetStringAsync(new Uri("/.well-known/gs1resolver", UriKind.Relative)));
        Assert.Equal("all", description.RootElement.GetProperty("supportedPrimaryKeys")[0].GetString());
        Assert.Equal(chain.App.Address.ToString().TrimEnd('/'), description.RootElement.GetProperty("resolverRoot").GetString());
        Assert.Equal("gs1:", description.RootElement.GetProperty("supportedLinkType")[0].GetProperty("prefix").GetString());
    }

    [Fact]
    public async Task Scans_are_counted_by_day_product_and_lot_and_programs_are_not()
    {
        await using var chain = await ShownChain.StartAsync();
        using var client = chain.Client();
        for (var i = 0; i < 3; i++)
        {
            (await client.GetAsync(new Uri($"/01/{Gtin}/10/L1/21/S{i}", UriKind.Relative))).Dispose();
        }

        using var robot = new HttpRequestMessage(HttpMethod.Get, $"/01/{Gtin}/10/L1");
        robot.Headers.UserAgent.ParseAdd("Googlebot/2.1");
        (await client.SendAsync(robot)).Dispose();
        (await client.GetAsync(new Uri($"/01/{Gtin}?linkType=linkset", UriKind.Relative))).Dispose();
        (await client.GetAsync(new Uri("/01/08935235299993", UriKind.Relative))).Dispose();
        var counter = chain.App.Services.GetRequiredService<ScanCounter>();
        await counter.FlushAsync(CancellationToken.None);
        counter.Count(Gtin, "L1", ScanKind.Scan, "");
        await counter.FlushAsync(CancellationToken.None);
        var rows = await chain.App.InScopeAsync(s => Task.FromResult(s.GetRequiredService<TdcDbContext>().Set<ScanDay>().ToList()));
        var row = Assert.Single(rows);
        Assert.Equal((Gtin, "L1", ScanKind.Scan, "", 4), (row.Gtin, row.Lot, row.Kind, row.Place, row.Count));
    }

    private static async Task<string?> LocationAsync(HttpClient client, string path, string language = "vi")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static Task<int> AddAsync(ShownChain chain, string key, string type, string href, string language = "") => chain.App.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<TdcDbContext>();
        db.Add(new TraceLink { Id = new(Guid.CreateVersion7()), KeyPath = key, Owner = chain.Owner, Type = type, Href = href, Language = language });
        return await db.SaveChangesAsync();
    });
}

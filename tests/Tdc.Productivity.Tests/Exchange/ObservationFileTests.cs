using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tdc.Platform.Documents;
using Tdc.Productivity.Features.Exchange;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Exchange;

/// <summary>The door of REST for files: by Content-Type, with the engine of the page.</summary>
public sealed class ObservationFileTests
{
    private const string Door = "/api/productivity/observations/file";
    private const string Plain = "INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,AREA_VERSION,PRICE_BASIS\nVA,DN,2024,400000,2025-07-01,V\n";
    private const string Second = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,AREA_VERSION,ACTIVITY,ACTIVITY_VERSION,SIZE,OWNERSHIP,SEX,PRICE_BASIS,BASE_YEAR,ORIGIN,TIME_PERIOD,OBS_VALUE\n"
        + "dataflow,DN_SKHCN:DF_PRODUCTIVITY(1.0),A,A,VA,DN,2025-07-01,_T,_Z,_T,_T,_T,V,_Z,O,2024,400000\n";
    private const string First = "DATAFLOW,FREQ,INDICATOR,REF_AREA,AREA_VERSION,ACTIVITY,ACTIVITY_VERSION,SIZE,OWNERSHIP,SEX,PRICE_BASIS,BASE_YEAR,ORIGIN,TIME_PERIOD,OBS_VALUE\n"
        + "DN_SKHCN:DF_PRODUCTIVITY(1.0),A,VA,DN,2025-07-01,_T,_Z,_T,_T,_T,V,_Z,O,2024,400000\n";

    [Theory]
    [InlineData(Plain, "text/csv")]
    [InlineData(Second, "text/csv; charset=utf-8")]
    [InlineData(Second, "application/vnd.sdmx.data+csv; version=2.0.0")]
    [InlineData(First, "application/vnd.sdmx.data+csv; version=1.0.0")]
    public async Task A_table_is_entered_and_sent_again_changes_nothing(string text, string type)
    {
        await using var app = await TestApp.StartAsync();
        using var key = await app.ClientWithKeyAsync("SKHCN", "productivity:write");
        using (var made = await SendAsync(key, text, type))
        {
            Assert.Equal((HttpStatusCode.OK, (1, 0, 0, 0)), (made.StatusCode, Made(await made.Content.ReadAsStringAsync())));
        }

        using var again = await SendAsync(key, text, type);
        Assert.Equal((0, 0, 1, 0), Made(await again.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_workbook_is_entered()
    {
        await using var app = await TestApp.StartAsync();
        using var key = await app.ClientWithKeyAsync("SKHCN", "productivity:write");
        var book = new MemoryStream();
        var sheet = new Sheet { Name = "a", Columns = [.. Plain.Split('\n')[0].Split(',').Select(c => new SheetColumn(c, 12))], Rows = [[.. Plain.Split('\n')[1].Split(',').Select(c => (SheetCell)c)]] };
        new Workbook([sheet]).Write(book);
        using var made = await SendAsync(key, book.ToArray(), Workbook.ContentType);
        Assert.Equal((1, 0, 0, 0), Made(await made.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("1.0.0")]
    [InlineData("2.0.0")]
    public async Task Both_editions_of_JSON_come_in_as_they_went_out(string version)
    {
        await using var app = await TestApp.StartAsync();
        using var key = await app.ClientWithKeyAsync("SKHCN", "productivity:write");
        foreach (var indicator in new[] { "GRDP", "LP1" })
        {
            var sent = await key.GetStringAsync(new Uri($"/api/productivity/sdmx/data/{indicator}?format=json&version={version}", UriKind.Relative));
            using var made = await SendAsync(key, sent, "application/vnd.sdmx.data+json; version=" + version);
            var (added, revised, unchanged, withdrawn) = Made(await made.Content.ReadAsStringAsync());
            Assert.Equal((0, 0, 0), (added, revised, withdrawn));
            Assert.True(unchanged > 4);
            using var changed = await SendAsync(key, sent.Replace("[172.8,", "[173.8,", StringComparison.Ordinal), "application/json");
            Assert.Equal(indicator == "LP1" ? 1 : 0, Made(await changed.Content.ReadAsStringAsync()).Revised);
        }
    }

    [Theory]
    [InlineData("text/csv", "VA,DN,2024,many,2025-07-01,V", 400, "rows[3].OBS_VALUE")]
    [InlineData("text/csv", "VA,DN,2024,,2025-07-01,V", 400, "rows[3].OBS_VALUE")]
    [InlineData("application/xml", "VA,DN,2024,1,2025-07-01,V", 415, "http.415")]
    [InlineData("application/vnd.sdmx.data+csv;version=3.0.0", "", 415, "productivity.file-type")]
    [InlineData("application/vnd.sdmx.data+csv", "VA,DN,2024,1,2025-07-01,V", 422, "productivity.file-other-form")]
    [InlineData("application/vnd.sdmx.data+json", "VA,DN,2024,1,2025-07-01,V", 422, "productivity.file-other-form")]
    public async Task What_is_wrong_is_named_with_its_row_and_nothing_is_kept(string type, string row, int status, string words)
    {
        await using var app = await TestApp.StartAsync();
        using var key = await app.ClientWithKeyAsync("SKHCN", "productivity:write");
        using var answer = await SendAsync(key, Plain.Replace("2024", "2023", StringComparison.Ordinal) + row + "\n", type);
        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("400000", await key.GetStringAsync(new Uri("/api/productivity/observations?indicator=VA", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_JSON_names_its_path_and_broken_JSON_its_line()
    {
        await using var app = await TestApp.StartAsync();
        using var key = await app.ClientWithKeyAsync("SKHCN", "productivity:write");
        var sent = await key.GetStringAsync(new Uri("/api/productivity/sdmx/data/LP1?format=json&area=VN", UriKind.Relative));
        using var wrong = await SendAsync(key, sent.Replace("[172.8,", "[\"x\",", StringComparison.Ordinal), "application/json");
        Assert.Matches(@"data\.dataSets\[0\]\.series\.[0-9:]+\.observations\.\d+", Fields(await wrong.Content.ReadAsStringAsync()).Single());
        using var broken = await SendAsync(key, "{\"data\":{\n\"dataSets\":[", "application/json");
        var problem = await broken.Content.ReadAsStringAsync();
        Assert.Equal(["file"], Fields(problem));
        Assert.Contains("sai ở dòng 2, ký tự thứ 13", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_only_reads_is_refused_and_a_repeat_with_the_same_key_gets_the_first_answer()
    {
        await using var app = await TestApp.StartAsync();
        using var reader = await app.ClientWithKeyAsync("SKHCN", "productivity:read");
        using var refused = await SendAsync(reader, Plain, "text/csv");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var other = await app.ClientWithKeyAsync("SCT", "productivity:write");
        using var elsewhere = await SendAsync(other, Plain, "text/csv");
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
        using var key = await app.ClientWithKeyAsync("SKHCN", "productivity:write");
        using var first = await SendAsync(key, Plain, "text/csv", "k1");
        using var again = await SendAsync(key, Plain, "text/csv", "k1");
        Assert.Equal((1, 0, 0, 0), Made(await again.Content.ReadAsStringAsync()));
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
    }

    [Theory]
    [InlineData("from=1", "from")]
    [InlineData("from=2025&to=2020", "to")]
    [InlineData("to=3000", "to")]
    [InlineData("origin=x", "origin")]
    [InlineData("vintages=old", "vintages")]
    public async Task A_span_or_an_origin_that_is_none_is_refused_by_its_field(string query, string field)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();
        foreach (var address in new[] { "/api/productivity/observations?", "/api/productivity/sdmx/data/LP1?" }.Take(field == "vintages" ? 1 : 2))
        {
            using var answer = await visitor.Client.GetAsync(new Uri(address + query, UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal([field], Fields(await answer.Content.ReadAsStringAsync()));
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"values\":[]}")]
    public async Task Nothing_to_enter_is_refused_by_its_field(string body)
    {
        await using var app = await TestApp.StartAsync();
        using var key = await app.ClientWithKeyAsync("SKHCN", "productivity:write");
        using var answer = await key.PostAsync(new Uri("/api/productivity/observations", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["values"], Fields(await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Invented_figures_come_only_when_they_are_asked_for()
    {
        await using var app = await TestApp.StartAsync();
        using var key = await app.ClientWithKeyAsync("SKHCN", "productivity:write");
        object Body(string value, string origin) => new { values = new[] { new { components = new Dictionary<string, string> { ["INDICATOR"] = "VA", ["REF_AREA"] = "DN", ["AREA_VERSION"] = "2025-07-01", ["PRICE_BASIS"] = "V", ["TIME_PERIOD"] = "2024", ["OBS_VALUE"] = value, ["ORIGIN"] = origin } } } };
        foreach (var (value, origin) in new[] { ("400000", "O"), ("7", "D") })
        {
            (await key.PostAsJsonAsync(new Uri("/api/productivity/observations", UriKind.Relative), Body(value, origin))).EnsureSuccessStatusCode();
        }

        using var visitor = app.Visit();
        async Task<List<double>> ValuesAsync(string query)
        {
            using var list = JsonDocument.Parse(await visitor.Client.GetStringAsync(new Uri("/api/productivity/observations?indicator=VA&area=DN" + query, UriKind.Relative)));
            return [.. list.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("value").GetDouble()).Order()];
        }

        Assert.Equal([400000], await ValuesAsync(""));
        Assert.Equal([400000], await ValuesAsync("&origin=published"));
        Assert.Equal([7], await ValuesAsync("&origin=demonstration"));
        Assert.Equal([7, 400000], await ValuesAsync("&origin=official,demonstration"));
        Assert.Equal([7, 400000], await ValuesAsync("&origin=all"));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string text, string type, string? repeat = null) => SendAsync(client, Encoding.UTF8.GetBytes(text), type, repeat);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] body, string type, string? repeat = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Door, UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (repeat is not null)
        {
            request.Headers.Add("Idempotency-Key", repeat);
        }

        return await client.SendAsync(request);
    }

    private static (int Added, int Revised, int Unchanged, int Withdrawn) Made(string text)
    {
        using var made = JsonDocument.Parse(text);
        int Of(string name) => made.RootElement.GetProperty(name).GetInt32();
        return (Of("added"), Of("revised"), Of("unchanged"), Of("withdrawn"));
    }

    private static List<string> Fields(string text)
    {
        using var problem = JsonDocument.Parse(text);
        return [.. problem.RootElement.GetProperty("errors").EnumerateObject().Select(e => e.Name)];
    }
}

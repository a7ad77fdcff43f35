using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tdc.Platform.Identity;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Exchange;

public sealed class ExchangeTests
{
    private const string Head = "INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,AREA_VERSION,PRICE_BASIS,SOURCE\n";

    [Fact]
    public async Task The_department_enters_a_table_and_the_series_goes_out_as_SDMX_that_another_reader_understands()
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var page = await SendAsync(department, Head + "VA,DN,2024,400000.5,2025-07-01,V,Niên giám\nVA,DN,2025,450000,2025-07-01,V,Niên giám\nL,DN,2024,2000000,2025-07-01,,Niên giám\nL,DN,2025,2100000,2025-07-01,,Niên giám\n");
        Assert.Contains("4 số mới", page.MainText, StringComparison.Ordinal);

        using var visitor = app.Visit();
        using var json = JsonDocument.Parse(await visitor.Client.GetStringAsync(new Uri("/api/productivity/sdmx/data/LP1?format=json", UriKind.Relative)));
        Assert.Equal(400000.5 * 1000 / 2000000, Independent(json, "DN", "2024"), 9);
        Assert.Equal(450000.0 * 1000 / 2100000, Independent(json, "DN", "2025"), 9);
        Assert.Equal(221.9, Independent(json, "VN", "2024"), 9);
    }

    [Fact]
    public async Task The_lists_name_the_status_of_values_and_a_form_that_is_not_known_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();
        using var structure = JsonDocument.Parse(await visitor.Client.GetStringAsync(new Uri("/api/productivity/sdmx/dataflow", UriKind.Relative)));
        var list = structure.RootElement.GetProperty("data").GetProperty("codelists").EnumerateArray().Single(l => l.GetProperty("id").GetString() == "CL_OBS_STATUS");
        var codes = list.GetProperty("codes").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => c.GetProperty("names"));
        Assert.Equal(20, codes.Count);
        Assert.All(codes, c => Assert.All(new[] { "vi", "en" }, language => Assert.NotEqual(c.Key, c.Value.GetProperty(language).GetString())));
        Assert.Equal("Time series break", codes["B"].GetProperty("en").GetString());
        foreach (var (query, field) in new[] { ("format=xml", "format"), ("labels=all", "labels"), ("format=csv&delimiter=tab", "delimiter"), ("from=20", "from") })
        {
            using var answer = await visitor.Client.GetAsync(new Uri("/api/productivity/sdmx/data/LP1?" + query, UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal([field], problem.RootElement.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        }
    }

    [Fact]
    public async Task SDMX_CSV_goes_out_and_in_again_without_a_change()
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        foreach (var format in new[] { "csv", "json", "csv&delimiter=semicolon", "csv&labels=both" })
        {
            var sent = await department.Client.GetByteArrayAsync(new Uri("/api/productivity/sdmx/data/GRDP?format=" + format, UriKind.Relative));
            var page = await SendAsync(department, sent, "grdp." + format[..3]);
            Assert.Contains("0 số mới, 0 số chỉnh", page.MainText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_figure_that_differs_becomes_the_next_vintage_and_the_first_stays()
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        await SendAsync(department, Head + "VA,DN,2024,400000,2025-07-01,V,a\n");
        var page = await SendAsync(department, Head + "VA,DN,2024,410000,2025-07-01,V,b\n");
        Assert.Contains("1 số chỉnh", page.MainText, StringComparison.Ordinal);
        using var list = JsonDocument.Parse(await department.Client.GetStringAsync(new Uri("/api/productivity/observations?indicator=VA&vintages=all", UriKind.Relative)));
        Assert.Equal([400000, 410000], list.RootElement.GetProperty("items").EnumerateArray().OrderBy(i => i.GetProperty("vintage").GetInt32()).Select(i => i.GetProperty("value").GetDouble()));
    }

    [Theory]
    [InlineData("VA,DN,2024,abc,2025-07-01,V,x", "OBS_VALUE", "không phải là số")]
    [InlineData("VA,DN,2024,,2025-07-01,V,x", "OBS_VALUE", "cần giá trị")]
    [InlineData("VA,DN,20x4,1,2025-07-01,V,x", "TIME_PERIOD", "không phải là kỳ")]
    [InlineData("VX,DN,2024,1,2025-07-01,V,x", "INDICATOR", "không có chỉ tiêu")]
    [InlineData("VA,DN,2024,1,,V,x", "AREA_VERSION", "đổi địa giới")]
    [InlineData("VA,DN,2026,1,2025-06-30,V,x", "TIME_PERIOD", "kết thúc ngày 30/06/2025")]
    [InlineData("VA,XX,2024,1,,V,x", "REF_AREA", "không có địa bàn")]
    [InlineData("VA,DN,2024,1,2025-07-01,,x", "PRICE_BASIS", "giá hiện hành")]
    [InlineData("LP2,DN,2024,1,2025-07-01,V,x", "PRICE_BASIS", "không có giá")]
    [InlineData("VA,DN,2023,5,2025-07-01,V,x\nVA,DN,2023,6,2025-07-01,V,x", "TIME_PERIOD", "đứng hai lần")]
    public async Task A_wrong_row_is_named_and_nothing_is_kept(string rows, string column, string words)
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var page = await SendAsync(department, Head + "VA,DN,2022,400000,2025-07-01,V,good\n" + rows + "\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(column, page.MainText, StringComparison.Ordinal);
        Assert.Contains(words, page.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("400000", await department.Client.GetStringAsync(new Uri("/api/productivity/observations?indicator=VA", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "{\"data\":{", "Không đọc được như JSON: sai ở dòng 1, ký tự thứ 10.")]
    [InlineData("/en", "{\"data\":{", "This cannot be read as JSON: wrong in line 1, at character 10.")]
    [InlineData("", "DATAFLOW,FREQ,OBS_VALUE\nDN_SKHCN:DF_PRODUCTIVITY(1.0),A,1\n", "Dòng 1, cột INDICATOR: thiếu cột")]
    [InlineData("", "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,AREA_VERSION,ACTIVITY,ACTIVITY_VERSION,SIZE,OWNERSHIP,SEX,PRICE_BASIS,BASE_YEAR,ORIGIN,TIME_PERIOD,OBS_VALUE\ndataflow,DN_SKHCN:DF_PRODUCTIVITY(1.0),A,A,VA,DN,2025-07-01,_T,_Z,_T,_T,_T,V,_Z,O,2024,many\n", "Dòng 2, cột OBS_VALUE: “many” không phải là số")]
    [InlineData("/en", "{\"data\":{\"dataSets\":[{\"structure\":3}],\"structures\":[]}}", "data.dataSets[0].structure: \"3\" points to no value")]
    public async Task A_fault_says_its_place_once_and_in_the_language_of_the_page(string language, string text, string line)
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var page = await department.OpenAsync(language + "/nang-suat/nhap");
        page = await department.SubmitAsync(page, "import-observations", [], ("file", text[0] == '{' ? "x.json" : "x.csv", Encoding.UTF8.GetBytes(text)));
        Assert.Equal([line], page.Document.QuerySelectorAll("[role=alert] li").Select(l => l.TextContent.Trim()));
        Assert.DoesNotContain("Cột đầu ba cột cuối", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_in_the_wrong_unit_is_stopped_until_somebody_has_looked()
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        await SendAsync(department, Head + "VA,DN,2023,380000,2025-07-01,V,x\nVA,DN,2024,400000,2025-07-01,V,x\n");
        var page = await SendAsync(department, Head + "VA,DN,2025,440,2025-07-01,V,x\n");
        Assert.Contains("nhầm nghìn với triệu", page.MainText, StringComparison.Ordinal);
        page = await SendAsync(department, Head + "VA,DN,2025,440,2025-07-01,V,x\n", ("confirmed", "true"));
        Assert.Contains("1 số mới", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rest_enters_values_for_the_department_only_and_names_each_fault()
    {
        await using var app = await TestApp.StartAsync();
        using var key = await app.ClientWithKeyAsync("SKHCN", "productivity:write");
        object Body(string value) => new { values = new[] { new { components = new Dictionary<string, string> { ["INDICATOR"] = "VA", ["REF_AREA"] = "DN", ["AREA_VERSION"] = "2025-07-01", ["PRICE_BASIS"] = "V", ["TIME_PERIOD"] = "2024", ["OBS_VALUE"] = value } } } };
        using var good = await key.PostAsJsonAsync(new Uri("/api/productivity/observations", UriKind.Relative), Body("400000"));
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        using var bad = await key.PostAsJsonAsync(new Uri("/api/productivity/observations", UriKind.Relative), Body("many"));
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.Contains("values[0].OBS_VALUE", await bad.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var other = await app.ClientWithKeyAsync("SCT", "productivity:write");
        using var refused = await other.PostAsJsonAsync(new Uri("/api/productivity/observations", UriKind.Relative), Body("1"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static Task<Page> SendAsync(Visitor visitor, string table, params (string, string)[] fields) => SendAsync(visitor, Encoding.UTF8.GetBytes(table), "so-lieu.csv", fields);

    private static async Task<Page> SendAsync(Visitor visitor, byte[] content, string name, params (string, string)[] fields)
    {
        var page = await visitor.OpenAsync("/nang-suat/nhap");
        return await visitor.SubmitAsync(page, "import-observations", fields, ("file", name, content));
    }

    // A reader of its own, from the description of SDMX-JSON: keys of series are positions in the values of the dimensions.
    private static double Independent(JsonDocument message, string area, string period)
    {
        var data = message.RootElement.GetProperty("data");
        var structure = data.GetProperty("structures")[0];
        var dimensions = structure.GetProperty("dimensions").GetProperty("series").EnumerateArray().ToList();
        var times = structure.GetProperty("dimensions").GetProperty("observation")[0].GetProperty("values").EnumerateArray().Select(v => v.TryGetProperty("id", out var id) ? id.GetString() : v.GetProperty("value").GetString()).ToList();
        var at = dimensions.FindIndex(d => d.GetProperty("id").GetString() == "REF_AREA");
        var place = dimensions[at].GetProperty("values").EnumerateArray().ToList().FindIndex(v => v.GetProperty("id").GetString() == area);
        foreach (var series in data.GetProperty("dataSets")[0].GetProperty("series").EnumerateObject().Where(s => s.Name.Split(':')[at] == place.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        {
            if (series.Value.GetProperty("observations").TryGetProperty(times.IndexOf(period).ToString(System.Globalization.CultureInfo.InvariantCulture), out var found))
            {
                return found[0].ValueKind == JsonValueKind.Number ? found[0].GetDouble() : double.Parse(found[0].GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException($"No value of {area} in {period}.");
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tdc.Platform.Identity;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Exchange;

/// <summary>What a message asks to do with a value: source: SDMX-CSV field guide 2.0, column ACTION; SDMX-JSON, field action of a data set.</summary>
public sealed class SdmxActionTests
{
    private const string Head = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,AREA_VERSION,ACTIVITY,ACTIVITY_VERSION,SIZE,OWNERSHIP,SEX,PRICE_BASIS,BASE_YEAR,ORIGIN,TIME_PERIOD,OBS_VALUE,OBS_STATUS,COMMENT_OBS\n";

    [Theory]
    [InlineData("64.2", "A", "")]
    [InlineData("-", "", "")]
    [InlineData("", "", "")]
    [InlineData("", "A", "x")]
    public async Task A_delete_in_CSV_withdraws_the_value_and_its_vintages_stay(string value, string status, string comment)
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var before = await VintagesAsync(department, "2011");
        var page = await SendAsync(department, Row("D", "2011", value, status, comment));
        Assert.Contains("0 số mới, 0 số chỉnh, 0 số như cũ, 1 số rút lại", page.MainText, StringComparison.Ordinal);
        var after = await VintagesAsync(department, "2011");
        Assert.Equal([.. before, new Vintage(before.Count + 1, null, "O", true)], after.Select((v, i) => i == before.Count - 1 ? v with { Current = true } : v));
        Assert.Contains("1 số như cũ, 0 số rút lại", (await SendAsync(department, Row("D", "2011", value, status, comment))).MainText, StringComparison.Ordinal);
        Assert.Equal(after, await VintagesAsync(department, "2011"));
    }

    [Theory]
    [InlineData("D", "2009", "", "", "", "không có số của kỳ 2009 để rút lại")]
    [InlineData("D", "", "", "", "", "lệnh xóa phải ghi đủ mọi chiều")]
    [InlineData("D", "2011", "", "", "-", "không xóa riêng thuộc tính (COMMENT_OBS)")]
    [InlineData("X", "2011", "1", "", "", "không phải I, A, M, R hay D")]
    public async Task What_cannot_be_withdrawn_is_refused_by_name_and_nothing_is_kept(string action, string period, string value, string status, string comment, string words)
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var before = await VintagesAsync(department, "2020");
        var page = await SendAsync(department, Row("D", "2020", "", "", "") + Row(action, period, value, status, comment));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Dòng 3, cột ", page.MainText, StringComparison.Ordinal);
        Assert.Contains(words, page.MainText, StringComparison.Ordinal);
        Assert.Equal(before, await VintagesAsync(department, "2020"));
    }

    [Theory]
    [InlineData("I", "B")]
    [InlineData("A", "B")]
    [InlineData("M", "B")]
    [InlineData("", "B")]
    [InlineData("R", "A")]
    public async Task An_append_leaves_what_it_does_not_say_and_a_replacement_does_not(string action, string status)
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        await SendAsync(department, Row("R", "2011", "70.5", "B", "đứt gãy"));
        Assert.Contains("1 số chỉnh", (await SendAsync(department, Row(action, "2011", "71.5", "", ""))).MainText, StringComparison.Ordinal);
        var now = (await VintagesAsync(department, "2011"))[^1];
        Assert.Equal((71.5, status), (now.Value, now.Status));
        Assert.Contains("1 số chỉnh", (await SendAsync(department, Row("A", "2011", "", "E", ""))).MainText, StringComparison.Ordinal);
        now = (await VintagesAsync(department, "2011"))[^1];
        Assert.Equal((71.5, "E"), (now.Value, now.Status));
    }

    [Fact]
    public async Task A_value_may_come_back_after_it_was_withdrawn()
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        await SendAsync(department, Row("D", "2011", "", "", ""));
        await SendAsync(department, Row("A", "2011", "65.5", "", ""));
        Assert.Equal([(null, "O"), (65.5, "A")], (await VintagesAsync(department, "2011")).TakeLast(2).Select(v => (v.Value, v.Status)));
    }

    [Theory]
    [InlineData("Delete")]
    [InlineData("delete")]
    public async Task A_delete_in_JSON_withdraws_what_its_data_set_names(string action)
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var message = await MessageAsync(department);
        message["data"]!["dataSets"]![0]!["action"] = action;
        var page = await SendAsync(department, message.ToJsonString(), "x.json");
        Assert.Matches(@"0 số mới, 0 số chỉnh, 0 số như cũ, [1-9]\d* số rút lại", page.MainText);
        Assert.Equal((null, "O"), (await VintagesAsync(department, "2011")).Select(v => (v.Value, v.Status)).Last());
    }

    [Fact]
    public async Task An_action_that_is_none_and_a_delete_of_a_whole_series_are_refused_in_JSON()
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var message = await MessageAsync(department);
        message["data"]!["dataSets"]![0]!["action"] = "Erase";
        Assert.Contains("data.dataSets[0].action: “Erase”", (await SendAsync(department, message.ToJsonString(), "x.json")).MainText, StringComparison.Ordinal);
        message["data"]!["dataSets"]![0]!["action"] = "Delete";
        message["data"]!["dataSets"]![0]!["series"] = new JsonObject { ["0:0:0:0:0:0:0:0:0:0:0:0"] = new JsonObject() };
        Assert.Contains("data.dataSets[0].series.0:0:0:0:0:0:0:0:0:0:0:0: lệnh xóa", (await SendAsync(department, message.ToJsonString(), "x.json")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_computed_from_a_withdrawn_value_is_withdrawn_too()
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        await SendAsync(department, "INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,AREA_VERSION,PRICE_BASIS\nVA,DN,2024,400000,2025-07-01,V\nL,DN,2024,2000000,2025-07-01,\n");
        Assert.Equal([(200.0, "A")], (await VintagesAsync(department, "2024", "LP1", "DN")).Select(v => (v.Value!.Value, v.Status)));
        var page = await SendAsync(department, Head + "dataflow,DN_SKHCN:DF_PRODUCTIVITY(1.0),D,A,VA,DN,2025-07-01,_T,_Z,_T,_T,_T,V,_Z,O,2024,,,\n");
        Assert.Contains("1 số rút lại", page.MainText, StringComparison.Ordinal);
        Assert.Equal([200.0, null], (await VintagesAsync(department, "2024", "LP1", "DN")).Select(v => v.Value));
    }

    private static string Row(string action, string period, string value, string status, string comment) =>
        string.Create(CultureInfo.InvariantCulture, $"dataflow,DN_SKHCN:DF_PRODUCTIVITY(1.0),{action},A,LP1,VN,_Z,_T,_Z,_T,_T,_T,V,_Z,O,{period},{value},{status},{comment}\n");

    private static Task<Page> SendAsync(Visitor visitor, string text, string name = "x.csv") =>
        SendFileAsync(visitor, text.StartsWith("dataflow", StringComparison.Ordinal) ? Head + text : text, name);

    private static async Task<Page> SendFileAsync(Visitor visitor, string text, string name) =>
        await visitor.SubmitAsync(await visitor.OpenAsync("/nang-suat/nhap"), "import-observations", [], ("file", name, Encoding.UTF8.GetBytes(text)));

    // The published figures of the country, as they go out.
    private static async Task<JsonNode> MessageAsync(Visitor visitor) =>
        JsonNode.Parse(await visitor.Client.GetStringAsync(new Uri("/api/productivity/sdmx/data/LP1?format=json&area=VN", UriKind.Relative)))!;

    private static async Task<List<Vintage>> VintagesAsync(Visitor visitor, string period, string indicator = "LP1", string area = "VN")
    {
        using var list = JsonDocument.Parse(await visitor.Client.GetStringAsync(new Uri($"/api/productivity/observations?indicator={indicator}&area={area}&vintages=all&limit=1000", UriKind.Relative)));
        return [.. list.RootElement.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("period").GetString() == period && i.GetProperty("origin").GetString() != "demonstration")
            .Select(i => new Vintage(i.GetProperty("vintage").GetInt32(), i.GetProperty("value").ValueKind == JsonValueKind.Null ? null : i.GetProperty("value").GetDouble(), i.GetProperty("status").GetString()!, i.GetProperty("isCurrent").GetBoolean()))
            .OrderBy(v => v.Number)];
    }

    private sealed record Vintage(int Number, double? Value, string Status, bool Current);
}

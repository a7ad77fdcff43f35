using System.Net;
using System.Text.Json;
using Tdc.Productivity.Features.Exchange;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Exchange;

/// <summary>The form in which values go out follows the Accept header (RFC 9110, 12.5.1).</summary>
public sealed class SdmxFormTests
{
    private const string Csv = "application/vnd.sdmx.data+csv";
    private const string Json = "application/vnd.sdmx.data+json";

    [Theory]
    [InlineData("", Csv + "; version=2.0.0; charset=utf-8")]
    [InlineData("*/*", Csv + "; version=2.0.0; charset=utf-8")]
    [InlineData(Csv + ";version=1.0.0", Csv + "; version=1.0.0; charset=utf-8")]
    [InlineData(Csv + "; version=\"2.1\"", Csv + "; version=2.1.0; charset=utf-8")]
    [InlineData(Csv + ";version=2.0.0;labels=both", Csv + "; version=2.0.0; labels=both; charset=utf-8")]
    [InlineData(Json + ";version=1.0.0", Json + "; version=1.0.0; charset=utf-8")]
    [InlineData(Json, Json + "; version=2.0.0; charset=utf-8")]
    [InlineData("text/csv", "text/csv; charset=utf-8")]
    [InlineData("application/json", "application/json; charset=utf-8")]
    [InlineData("application/vnd.sdmx.genericdata+xml;version=2.1, " + Json + ";q=0.5", Json + "; version=2.0.0; charset=utf-8")]
    [InlineData(Csv + ";q=0.2, " + Json + ";version=1.0.0;q=0.9", Json + "; version=1.0.0; charset=utf-8")]
    [InlineData(Csv + ";q=0, */*;q=0.1", Json + "; version=2.0.0; charset=utf-8")]
    [InlineData("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", Csv + "; version=2.0.0; charset=utf-8")]
    [InlineData("application/vnd.sdmx.genericdata+xml;version=2.1", null)]
    [InlineData(Csv + ";version=9.0.0", null)]
    [InlineData(Csv + ";labels=all", null)]
    [InlineData("*/*;q=0", null)]
    [InlineData("no type", null)]
    public void The_best_of_what_is_accepted_is_named_with_its_edition(string accept, string? type) => Assert.Equal(type, SdmxForm.Accepted(accept)?.ContentType);

    [Fact]
    public async Task The_answer_is_what_it_is_called()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();
        Assert.StartsWith("DATAFLOW,FREQ,INDICATOR,", await GetAsync(visitor, Csv + ";version=1.0.0"), StringComparison.Ordinal);
        Assert.StartsWith("DATAFLOW,FREQ: Tần suất,", await GetAsync(visitor, Csv + ";version=1.0.0;labels=both"), StringComparison.Ordinal);
        Assert.StartsWith("STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,FREQ,Tần suất,", await GetAsync(visitor, Csv + ";version=2.0.0;labels=name"), StringComparison.Ordinal);
        using var first = JsonDocument.Parse(await GetAsync(visitor, Json + ";version=1.0.0"));
        Assert.Equal(JsonValueKind.Object, first.RootElement.GetProperty("data").GetProperty("structure").ValueKind);
        using var second = JsonDocument.Parse(await GetAsync(visitor, Json));
        Assert.Equal(JsonValueKind.Array, second.RootElement.GetProperty("data").GetProperty("structures").ValueKind);
    }

    [Fact]
    public async Task What_there_is_not_is_refused_in_words()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/productivity/sdmx/data/LP1", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept", "application/vnd.sdmx.genericdata+xml;version=2.1");
        using var answer = await visitor.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotAcceptable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("productivity.sdmx-not-acceptable", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // A reader of its own, from the schema of 1.0: everything is a position, in the key and in the attributes.
    [Fact]
    public async Task JSON_of_the_first_edition_names_every_dimension_and_attribute_by_position()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();
        using var message = JsonDocument.Parse(await GetAsync(visitor, Json + ";version=1.0.0"));
        var data = message.RootElement.GetProperty("data");
        List<JsonElement> Level(string kind, string level) => [.. data.GetProperty("structure").GetProperty(kind).GetProperty(level).EnumerateArray()];
        string Value(JsonElement component, int at) => component.GetProperty("values")[at] is var v && v.TryGetProperty("id", out var id) ? id.GetString()! : v.GetProperty("name").GetString()!;
        var (dimensions, times, attributes) = (Level("dimensions", "series"), Level("dimensions", "observation")[0], Level("attributes", "observation"));
        var found = data.GetProperty("dataSets")[0].GetProperty("series").EnumerateObject().SelectMany(s => s.Value.GetProperty("observations").EnumerateObject().Select(o => (
            Key: string.Join('.', s.Name.Split(':').Select((at, i) => Value(dimensions[i], int.Parse(at, System.Globalization.CultureInfo.InvariantCulture)))),
            Period: Value(times, int.Parse(o.Name, System.Globalization.CultureInfo.InvariantCulture)),
            Value: o.Value[0].GetDouble(),
            Attributes: o.Value.EnumerateArray().Skip(1).Select((a, i) => a.ValueKind == JsonValueKind.Null ? "" : Value(attributes[i], a.GetInt32())).ToList()))).ToList();
        var one = found.Single(f => f.Period == "2021" && f.Key.Contains(".VN.", StringComparison.Ordinal));
        Assert.Equal(("A.LP1.VN._Z._T._Z._T._T._T.V._Z.O", 172.8), (one.Key, one.Value));
        Assert.Equal("B", one.Attributes[attributes.FindIndex(a => a.GetProperty("id").GetString() == "OBS_STATUS")]);
        Assert.Contains("opendevelopmentmekong", one.Attributes[attributes.FindIndex(a => a.GetProperty("id").GetString() == "SOURCE")], StringComparison.Ordinal);
        var periods = times.GetProperty("values").EnumerateArray().Select(v => v.GetProperty("id").GetString()).ToList();
        Assert.Equal(periods.Order(StringComparer.Ordinal), periods);
    }

    [Fact]
    public async Task The_list_of_activities_has_names_and_sections_above_divisions()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();
        using var structure = JsonDocument.Parse(await visitor.Client.GetStringAsync(new Uri("/api/productivity/sdmx/dataflow", UriKind.Relative)));
        var codes = structure.RootElement.GetProperty("data").GetProperty("codelists").EnumerateArray().Single(l => l.GetProperty("id").GetString() == "CL_ACTIVITY")
            .GetProperty("codes").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!);
        Assert.Equal("Total", codes["_T"].GetProperty("names").GetProperty("en").GetString());
        Assert.Equal(("Crop and animal production", "A"), (codes["01"].GetProperty("names").GetProperty("en").GetString(), codes["01"].GetProperty("parent").GetString()));
        Assert.Contains("B_F", codes.Keys);
        Assert.True(codes.Count > 100);
    }

    private static async Task<string> GetAsync(Visitor visitor, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/productivity/sdmx/data/LP1", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await visitor.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(SdmxForm.Accepted(accept)!.ContentType.Replace(" ", "", StringComparison.Ordinal), answer.Content.Headers.ContentType!.ToString().Replace(" ", "", StringComparison.Ordinal));
        return await answer.Content.ReadAsStringAsync();
    }
}

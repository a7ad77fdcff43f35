using System.Text;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Explore.Map;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Explore;

public sealed class CommuneMapTests
{
    private const string Square = "[[106.8,10.9],[106.9,10.9],[106.9,11.0],[106.8,10.9]]";

    [Fact]
    public async Task The_map_stands_on_the_page_of_communes_once_their_shapes_are_there_and_goes_with_them()
    {
        await using var app = await TestApp.StartAsync();
        var value = ExplorerTests.Value("VA", 2024, 120);
        await ExplorerTests.RecordAsync(app, value with { Key = value.Key with { Area = "26188", AreaVersion = "" } });
        using var visitor = app.Visit();
        const string Address = "/nang-suat/so-lieu?cap=L&chi-so=VA";
        Assert.Empty((await visitor.OpenAsync(Address)).Document.QuerySelectorAll("svg[aria-labelledby^='ban-do']"));

        var path = CommuneShapes.PathIn(app.Database.DataFolder);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, Collection(Feature("\"26188\"", $"[[{Square}]]"), Feature("\"26206\"", $"[[{Square}]]")), TestContext.Current.CancellationToken);
        var page = await visitor.OpenAsync(Address);
        var map = Assert.Single(page.Document.QuerySelectorAll("figure svg[aria-labelledby^='ban-do']"));
        Assert.Equal(2, map.QuerySelectorAll("path.sh").Length);
        Assert.Single(map.QuerySelectorAll("path.sh.fp")); // the commune without a figure
        Assert.Contains("Bản đồ 2 xã, phường tô năm mức; 1 nơi chưa có số liệu", map.TextContent, StringComparison.Ordinal);
        Assert.Empty((await visitor.OpenAsync("/nang-suat/so-lieu?chi-so=VA")).Document.QuerySelectorAll("svg[aria-labelledby^='ban-do']"));

        await File.WriteAllTextAsync(path, "{", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(1));
        Assert.Empty((await visitor.OpenAsync(Address)).Document.QuerySelectorAll("svg[aria-labelledby^='ban-do']"));
    }

    [Fact]
    public void Parts_of_a_place_come_together_and_a_whole_number_is_a_code()
    {
        var shapes = Read(Collection(Feature("26188", $"[[{Square}],[{Square}]]"), Feature("\"26188\"", $"[{Square}]", "Polygon")));
        Assert.Equal(3, Assert.Single(shapes).Value.Count);
        Assert.Equal(106.9, shapes["26188"][2][1].Longitude);
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("[]", "no GeoJSON FeatureCollection")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "no feature")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[7]}", "feature 1 has no property code")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"code\":1.5}}]}", "feature 1 has no property code")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"code\":\"a\"},\"geometry\":null}]}", "feature 1 has no geometry")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"code\":\"a\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}", "feature 1 is no Polygon")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"code\":\"a\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[600000,1200000]]]}}]}", "WGS 84")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"code\":\"a\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[7]}}]}", "not lists of points")]
    public void What_is_no_shape_is_named(string json, string words) =>
        Assert.Contains(words, Assert.Throws<ShapeFileException>(() => Read(json)).Message, StringComparison.Ordinal);

    private static Dictionary<string, List<IReadOnlyList<Platform.Pages.Charts.MapPoint>>> Read(string json) => ShapeFile.Read(Encoding.UTF8.GetBytes(json), ShapeFile.UsualProperty);

    private static string Collection(params string[] features) => "{\"type\":\"FeatureCollection\",\"features\":[" + string.Join(',', features) + "]}";

    private static string Feature(string code, string coordinates, string type = "MultiPolygon") =>
        $"{{\"type\":\"Feature\",\"properties\":{{\"code\":{code}}},\"geometry\":{{\"type\":\"{type}\",\"coordinates\":{coordinates}}}}}";
}

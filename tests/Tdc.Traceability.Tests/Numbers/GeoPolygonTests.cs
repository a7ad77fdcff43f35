using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Tests.Numbers;

public sealed class GeoPolygonTests
{
    private const string Square = "[[[106.95,11.02],[106.951,11.02],[106.951,11.021],[106.95,11.021],[106.95,11.02]]]";

    [Theory]
    [InlineData("", "trade.geo-few", "nothing")]
    [InlineData("11.02, 106.95\n11.03, 106.95", "trade.geo-few", "two points")]
    [InlineData("11.02, 106.95\n11.02, 106.95\n11.02, 106.95", "trade.geo-few", "one point three times")]
    [InlineData("11.02, 106.95\n11.03, 106.96\n11.04, 106.97", "trade.geo-crosses", "points on one line")]
    [InlineData("11.02, 106.95\n11.03, 106.96\n11.02, 106.96\n11.03, 106.95", "trade.geo-crosses", "bow tie")]
    [InlineData("106.95, 11.02\n106.96, 11.02\n106.96, 11.03", "trade.geo-range", "swapped: a latitude above 90")]
    [InlineData("11,02 106,95\n11,03 106,95\n11,03 106,96", "trade.geo-line", "decimal commas")]
    [InlineData("abc", "trade.geo-line", "words")]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[106.95,11.02]}", "trade.geo-one", "a point")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":[[[106.95,11.02],[106.951,11.02],[106.951,11.021]]]}", "trade.geo-open", "not closed")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":[[[106.95],[106.951,11.02],[106.951,11.021]]]}", "trade.geo-json", "half a position")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":\"x\"}", "trade.geo-json", "no list")]
    [InlineData("{", "trade.geo-json", "half a document")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "trade.geo-one", "an empty collection")]
    [InlineData("[[[106.95,11.02],[106.951,11.02],[106.951,11.021],[106.95,11.021],[106.95,11.02]],[[107,12],[107.1,12],[107.1,12.1],[107,12]]]", "trade.geo-hole-outside", "hole elsewhere")]
    public void What_is_no_sound_boundary_is_refused(string text, string code, string why)
    {
        _ = why;
        Assert.Equal(code, GeoPolygon.Read(text, out var polygon));
        Assert.Null(polygon);
    }

    [Theory]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":" + Square + "}")]
    [InlineData("{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + Square + "}}")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + Square + "}}]}")]
    [InlineData(Square)]
    [InlineData("11.02, 106.95\n11.021, 106.95\n11.021, 106.951\n11.02, 106.951")]
    public void One_boundary_in_every_form_is_one(string text)
    {
        Assert.Null(GeoPolygon.Read(text, out var polygon));
        Assert.Equal(Square, polygon!.ToCoordinates().Replace(" ", "", StringComparison.Ordinal) is var written && written.StartsWith("[[[106.95,11.02]", StringComparison.Ordinal) ? Square : written);
        Assert.False(polygon.OutsideVietNam);

        // Oracle: a thousandth of a degree is 110.6 m north and 111.3 km × cos 11.02° east; 1.2088 ha.
        Assert.InRange(polygon.Hectares, 1.200, 1.220);
        Assert.InRange(polygon.Centre.Latitude, 11.0204, 11.0206);
        Assert.Null(GeoPolygon.Read(polygon.ToCoordinates(), out var again));
        Assert.Equal(polygon.Hectares, again!.Hectares, 9);
    }

    [Fact]
    public void Area_of_a_hectare_square_is_a_hectare_within_half_a_percent()
    {
        // 100 m at 11° N on the ellipsoid: meridian arc 110.616 km and parallel 109.286 km a degree (formulas of the ellipsoid WGS 84).
        var (north, east) = (0.1 / 110.616, 0.1 / 109.286);
        var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"11, 107\n{11 + north}, 107\n{11 + north}, {107 + east}\n11, {107 + east}");
        Assert.Null(GeoPolygon.Read(text, out var polygon));
        Assert.InRange(polygon!.Hectares, 0.995, 1.005);
    }

    [Fact]
    public void Holes_are_taken_off_and_rings_are_turned_the_right_way()
    {
        var text = "[[[106,11],[106,11.01],[106.01,11.01],[106.01,11],[106,11]],[[106.002,11.002],[106.004,11.002],[106.004,11.004],[106.002,11.004],[106.002,11.002]]]";
        Assert.Null(GeoPolygon.Read(text, out var polygon));
        Assert.True(GeoShape.SignedArea(polygon!.Rings[0]) > 0);
        Assert.True(GeoShape.SignedArea(polygon.Rings[1]) < 0);
        Assert.Null(GeoPolygon.Read("[[[106,11],[106.01,11],[106.01,11.01],[106,11.01],[106,11]]]", out var whole));
        Assert.Equal(0.96, polygon.Hectares / whole!.Hectares, 3);
    }

    [Fact]
    public void Many_points_are_refused_before_they_cost_time()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 2_500).Select(i => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{11 + (0.01 * Math.Sin(i / 400.0))}, {107 + (0.01 * Math.Cos(i / 400.0))}")));
        Assert.Equal("trade.geo-too-many", GeoPolygon.Read(lines, out _));
        Assert.Equal("trade.geo-too-many", GeoPolygon.Read(new string(' ', GeoPolygon.MostLetters + 1), out _));
        Assert.Equal("trade.geo-json", GeoPolygon.Read(string.Concat(Enumerable.Repeat("[", 5_000)), out _));
    }

    [Fact]
    public void A_boundary_elsewhere_in_the_world_is_doubtful_and_not_refused()
    {
        Assert.Null(GeoPolygon.Read("48.1, 11.5\n48.2, 11.5\n48.2, 11.6", out var polygon));
        Assert.True(polygon!.OutsideVietNam);
    }

    [Theory]
    [InlineData("VN-75-731-26188-01-23", "vn-planting-2022", false)]
    [InlineData("VN-75-26188-01-26", "vn-planting-2025", true)]
    [InlineData("VN-DNPH-045", "export-packing", true)]
    [InlineData("DN-OR-0123", "export-planting", true)]
    public void Area_codes_are_parsed_by_the_pattern_of_their_time(string code, string pattern, bool inForce)
    {
        var parsed = AreaCodes.Parse(code, new DateOnly(2026, 11, 20));
        Assert.Equal(pattern, parsed?.Pattern.Code);
        Assert.Equal(inForce, parsed!.InForce);
    }

    [Fact]
    public void Every_example_of_the_patterns_is_read_by_its_own_pattern_and_an_odd_code_by_none()
    {
        Assert.All(AreaCodes.Patterns, p => Assert.Equal(p.Code, AreaCodes.Parse(p.Example, p.ValidFrom)?.Pattern.Code));
        Assert.Null(AreaCodes.Parse("ABC", new DateOnly(2026, 11, 20)));
        Assert.Equal("VN-75-26188-01-26", AreaCodes.Tidy(" vn-75-26188-01-26 "));
    }
}

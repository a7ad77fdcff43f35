using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using FsCheck;
using FsCheck.Fluent;
using Tdc.Platform.Pages;
using Tdc.Platform.Pages.Charts;

namespace Tdc.Platform.Tests.Pages.Charts;

public partial class ChartTests
{
    private static readonly string[] labels = ["T1", "T2", "T3", "T4"];

    private static IReadOnlyDictionary<string, object?> With(object data) =>
        new Dictionary<string, object?>(data.GetType().GetProperties().Select(property => new KeyValuePair<string, object?>(property.Name, property.GetValue(data))))
        {
            ["Id"] = "c",
            ["Title"] = "Tiêu đề",
        };

    private static IEnumerable<(Type Chart, object Data)> All(double?[] values)
    {
        var points = values.Select((value, at) => new ChartPoint($"Nhãn {at}", value, (Known)(at % 3))).ToArray();
        var series = new[] { new ChartSeries("Một", values), new ChartSeries("Hai", [.. values.Reverse()], Known.Declared) };
        yield return (typeof(ColumnChart), new { Points = points, Target = values.FirstOrDefault() });
        yield return (typeof(BarChart), new { Points = points, Target = values.FirstOrDefault() });
        yield return (typeof(DonutChart), new { Points = points.Take(3).ToArray(), Unit = "nhiệm vụ" });
        yield return (typeof(DonutChart), new { Points = points });
        yield return (typeof(LineChart), new { Labels = labels, Series = series, TargetValue = values.FirstOrDefault() });
        yield return (typeof(LineChart), new { Labels = (string[])["một"], Series = series, FromZero = true });
        yield return (typeof(LineChart), new { Labels = (string[])[], Series = series });
        yield return (typeof(StackedChart), new { Labels = labels, Series = series });
        yield return (typeof(StackedChart), new { Labels = labels, Series = (ChartSeries[])[] });
        yield return (typeof(RadarChart), new { Axes = labels, Series = series });
        yield return (typeof(ShapeMap), new { Shapes = values.Select((value, at) => new MapShape($"Nhãn {at}", [[new(106 + at, 10), new(107 + at, 10), new(107 + at, 11), new(106.5 + at, 10.5)]], value)).ToArray() });
        yield return (typeof(ShapeMap), new { Shapes = (MapShape[])[new("không hình", [], 1), new("một điểm", [[new(106, 10)]], 2)] });
        yield return (typeof(RadarChart), new { Axes = (string[])[], Series = series, Most = (double?)double.NaN });
        yield return (typeof(WaterfallChart), new { Steps = values.Select((value, at) => new WaterfallStep($"Bước {at}", value, at == 0)).ToArray() });
        yield return (typeof(HeatChart), new { Columns = labels, Rows = series });
        yield return (typeof(TileMap), new { Tiles = values.Select((value, at) => new MapTile($"Nơi {at}", at - 1, at % 2, value)).ToArray() });
    }

    public static TheoryData<double?[]> Edges { get; } = new((IEnumerable<double?[]>)
    [
        [], [null], [0], [5], [0, 0, 0, 0], [-3, -2, -1, -5], [double.NaN, null, 3, double.PositiveInfinity], [1e15, 2e15, -1e15, 3], [1e-9, 2e-9, 3e-9, 0],
        [1, 2, 3, 4],
    ]);

    [Theory, MemberData(nameof(Edges))]
    public async Task Every_chart_draws_every_kind_of_numbers(double?[] values)
    {
        foreach (var (chart, data) in All(values))
        {
            await AssertSound(chart, data);
        }
    }

    [Fact]
    public void Random_numbers_never_leave_the_chart() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll(
        ArbMap.Default.ArbFor<double?[]>(), values =>
        {
            foreach (var (chart, data) in All(values.Length > 9 ? values[..9] : values))
            {
                AssertSound(chart, data).GetAwaiter().GetResult();
            }
        }));

    private static async Task AssertSound(Type chart, object data)
    {
        var page = await PageBench.Render(chart, With(data));
        var svg = page.QuerySelector("svg[role=img]")!;
        Assert.Equal("Tiêu đề", page.GetElementById(svg.GetAttribute("aria-labelledby")!.Split(' ')[0])!.TextContent);
        Assert.NotEqual("", page.GetElementById(svg.GetAttribute("aria-labelledby")!.Split(' ')[1])!.TextContent);
        foreach (var attribute in svg.QuerySelectorAll("*").SelectMany(element => element.Attributes).Where(attribute => attribute.Name is "x" or "y" or "width" or "height" or "d" or "cx" or "cy"))
        {
            Assert.DoesNotMatch("NaN|∞|E", attribute.Value);
            foreach (var number in Numbers().Matches(attribute.Value).Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture)))
            {
                Assert.True(number >= (attribute.Name is "width" or "height" ? 0 : -20) && number <= 1000, $"{chart.Name}: {attribute.Name}={attribute.Value}");
            }
        }
        Assert.All(svg.QuerySelectorAll("rect"), box => Assert.InRange(Number(box, "x") + Number(box, "width"), 0, 360.1));
    }

    private static double Number(IElement element, string name) => double.Parse(element.GetAttribute(name)!, CultureInfo.InvariantCulture);

    [Fact]
    public async Task Columns_tell_measured_declared_and_missing_apart()
    {
        var page = await PageBench.Render(typeof(ColumnChart), With(new { Points = (ChartPoint[])[new("T1", 9), new("T2", 22, Known.Declared), new("T3", null), new("T4", 5, Known.Missing)] }));
        Assert.Single(page.QuerySelectorAll("rect.f1"));
        Assert.Single(page.QuerySelectorAll("rect.f2"));
        Assert.Equal("url(#h2)", page.QuerySelector("rect[fill]")!.GetAttribute("fill"));
        Assert.Equal(2, page.QuerySelectorAll("rect.f0").Length);
        Assert.Equal("T1: 9; T2: 22 (tự khai); T3: chưa có số liệu; T4: 5.", page.QuerySelector("desc")!.TextContent);
    }

    [Fact]
    public async Task A_missing_point_is_a_gap_in_the_line()
    {
        var page = await PageBench.Render(typeof(LineChart), With(new { Labels = labels, Series = (ChartSeries[])[new("Đo", [1, null, 3, 4])] }));
        var line = page.QuerySelector("path.ln.s1")!;
        Assert.Equal(2, line.GetAttribute("d")!.Count(letter => letter == 'M'));
        Assert.Equal(3, page.QuerySelectorAll("circle.f1").Length);
        Assert.DoesNotContain("dash", line.ClassList);
    }

    [Fact]
    public async Task Declared_lines_are_dashed_and_the_target_is_named()
    {
        var page = await PageBench.Render(typeof(LineChart), With(new { Labels = labels, Series = (ChartSeries[])[new("Đo", [1, 2]), new("Khai", [2, 3, 4, 5], Known.Declared)], TargetValue = (double?)6 }), language: "en-GB");
        Assert.Contains("dash", page.QuerySelector("path.s2")!.ClassList);
        Assert.NotNull(page.QuerySelector("path.tg"));
        Assert.Contains(page.QuerySelectorAll("text"), text => text.TextContent == "Target");
        Assert.EndsWith("Target 6.", page.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_radar_with_a_missing_value_stays_open()
    {
        var page = await PageBench.Render(typeof(RadarChart), With(new { Axes = labels, Series = (ChartSeries[])[new("A", [1, 2, 3, 4]), new("B", [1, null, 3, 4])], Most = (double?)5 }));
        Assert.EndsWith("Z", page.QuerySelector("path.ln.s1")!.GetAttribute("d"), StringComparison.Ordinal);
        Assert.DoesNotContain("Z", page.QuerySelectorAll("path.ln.s3")[0].GetAttribute("d")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sum_with_a_missing_part_says_at_least()
    {
        var page = await PageBench.Render(typeof(StackedChart), With(new { Labels = labels, Series = (ChartSeries[])[new("A", [1, 2, null]), new("B", [3, null, null])] }));
        Assert.Equal(["4", "≥ 2"], page.QuerySelectorAll("text.bo").Select(text => text.TextContent));
        Assert.Equal(2, page.QuerySelectorAll("rect.f0").Length);
    }

    [Fact]
    public async Task A_whole_of_one_part_is_a_closed_ring_and_more_than_three_parts_are_bars()
    {
        var one = await PageBench.Render(typeof(DonutChart), With(new { Points = (ChartPoint[])[new("Đạt", 5), new("Chưa", 0)] }));
        Assert.Equal(4, one.QuerySelector("path.f1")!.GetAttribute("d")!.Count(letter => letter == 'A'));
        var many = await PageBench.Render(typeof(DonutChart), With(new { Points = (ChartPoint[])[new("A", 5), new("B", 1), new("C", 1), new("D", 1)] }));
        Assert.Equal(4, many.QuerySelectorAll("rect.f1").Length);
    }

    [Fact]
    public async Task The_table_holds_the_same_facts()
    {
        var page = await PageBench.Render(typeof(WaterfallChart), With(new { Steps = (WaterfallStep[])[new("2021", 172.4, true), new("Tăng", 35), new("Giảm", -1.5), new("2025", 205.9, true)], Decimals = 1 }));
        Assert.Equal(["172,4", "35,0", "−1,5", "205,9"], page.QuerySelectorAll("details td").Select(cell => cell.TextContent));
        Assert.Contains(page.QuerySelectorAll("text"), text => text.TextContent == "+35,0");
        Assert.Single(page.QuerySelectorAll("rect.f2"));
        Assert.Empty((await PageBench.Render(typeof(ColumnChart), With(new { Points = (ChartPoint[])[new("A", 1)], Table = false }))).QuerySelectorAll("details"));
    }

    [Fact]
    public async Task A_waterfall_on_a_cut_axis_says_so_and_its_words_and_numbers_do_not_touch()
    {
        WaterfallStep[] steps =
            [new("2018", 169.4, true), new("Nông, lâm, TS", 7.6), new("Công nghiệp", 36), new("Dịch vụ", 19), new("Chuyển dịch", 7.8), new("Tương tác", 2.9), new("Thuế", 6.8), new("2025", 249.5, true)];
        var page = await PageBench.Render(typeof(WaterfallChart), With(new { Steps = steps, Decimals = 1 }));
        Assert.Contains("bắt đầu từ 140, không từ 0", page.QuerySelector("svg")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("bắt đầu từ 140, không từ 0", page.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("path.fp").Length);
        // Letters of DejaVu Sans, the widest of the fonts that are used, are about 8 units wide at 13.
        var words = page.QuerySelectorAll("text.c").Select(t => (t.TextContent, X: Number(t, "x"), Y: Number(t, "y"), Half: t.TextContent.Length * 8.0 * (t.ClassList.Contains("t12") ? 12.0 / 13 : 1) / 2)).ToList();
        Assert.Equal(steps.Length, words.Count(w => w.TextContent.Contains(',', StringComparison.Ordinal) && char.IsDigit(w.TextContent[^1])));
        Assert.All(words, one => Assert.DoesNotContain(words, other => other != one && Math.Abs(other.Y - one.Y) < 12 && other.X >= one.X && other.X - other.Half < one.X + one.Half));

        page = await PageBench.Render(typeof(WaterfallChart), With(new { Steps = (WaterfallStep[])[new("a", 1), new("b", 2)] }));
        Assert.Empty(page.QuerySelectorAll("path.fp"));
        Assert.DoesNotContain("không từ 0", page.QuerySelector("svg")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_a_lone_first_point_does_not_stand_on_the_axis()
    {
        var page = await PageBench.Render(typeof(LineChart), With(new { Labels = (string[])["2023", "2024", "2025"], Series = (ChartSeries[])[new("a", [5.3, null, null]), new("b", [null, 7.09, null]), new("c", [null, null, 9.63])], Decimals = 2 }));
        var axis = page.QuerySelectorAll("text.e").Max(t => Number(t, "x"));
        var said = page.QuerySelectorAll("text.bo").Single(t => t.TextContent == "5,30");
        Assert.True(Number(said, "x") - (said.ClassList.Contains("c") ? 4 * 8.0 / 2 : 0) > axis);
    }

    [Fact]
    public async Task Six_lines_are_told_apart_by_colour_or_point_in_the_key_too()
    {
        var page = await PageBench.Render(typeof(LineChart), With(new { Labels = (string[])["1", "2"], Series = Enumerable.Range(1, 6).Select(i => new ChartSeries("Dãy " + (char)('a' + i), [i, i + 1])).ToArray() }));
        var lines = page.QuerySelectorAll("path.ln").Where(p => p.GetAttribute("d")!.Contains('L', StringComparison.Ordinal)).Select(p => p.ClassName).ToList();
        Assert.Equal(5, lines.Distinct().Count());
        Assert.Equal(3, page.QuerySelectorAll("path.ln.s1").Count(p => p.GetAttribute("d")!.EndsWith("h10", StringComparison.Ordinal))); // the sixth: in the key and at its two points
    }

    [Fact]
    public async Task A_plan_shows_what_is_done_left_and_overdue()
    {
        var today = new DateOnly(2026, 12, 2);
        var page = await PageBench.Render(typeof(TimelineChart), With(new
        {
            Today = today,
            Bars = (PlanBar[])[new("Xong", new(2025, 1, 1), new(2025, 6, 30), new(2025, 6, 30)), new("Trễ", new(2025, 1, 1), new(2026, 6, 30), null, true), new("Ngược", new(2026, 5, 1), new(2026, 1, 1))],
        }));
        Assert.Single(page.QuerySelectorAll("rect.f1"));
        Assert.Contains("quá hạn", page.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("rect"), box => Assert.True(Number(box, "width") >= 0));
        await AssertSound(typeof(TimelineChart), new { Today = DateOnly.MaxValue, Bars = (PlanBar[])[new("Lạ", DateOnly.MinValue, DateOnly.MaxValue)] });
        await AssertSound(typeof(TimelineChart), new { Today = today, Bars = (PlanBar[])[] });
    }

    [Theory]
    [InlineData(new double[0], "Chưa có số liệu.")]
    [InlineData(new[] { 760d, 1284d }, "760 → 1.284. Mục tiêu 1.500.")]
    public async Task A_spark_says_its_numbers(double[] values, string said)
    {
        var page = await PageBench.Render<Spark>(new { Values = values.Select(value => (double?)value).ToArray(), Target = values.Length == 0 ? null : (double?)1500 });
        Assert.Equal(said, page.QuerySelector("svg")!.GetAttribute("aria-label"));
        await PageBench.Render<Spark>(new { Values = (double?[])[double.NaN, null, 3], Target = (double?)double.NaN });
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Numbers();
}

using System.Globalization;
using AngleSharp.Dom;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Tests.Pages;

public class PartTests
{
    [Theory]
    [InlineData(null, "p0", null, "Chưa có số liệu")]
    [InlineData(double.NaN, "p0", null, "Chưa có số liệu")]
    [InlineData(double.PositiveInfinity, "p0", null, "Chưa có số liệu")]
    [InlineData(-0.5, "p0", null, "−50,0 % mục tiêu")]
    [InlineData(0d, "p0", null, "0,0 % mục tiêu")]
    [InlineData(0.856, "p86", null, "85,6 % mục tiêu")]
    [InlineData(1d, "p100", null, "100,0 % mục tiêu")]
    [InlineData(1.25, "p100", "p80", "125,0 % mục tiêu")]
    public async Task A_meter_never_sticks_out_and_marks_a_passed_target(double? share, string bar, string? tick, string said)
    {
        var meter = (await PageBench.Render<Meter>(new { Share = share })).QuerySelector(".meter")!;
        Assert.Equal("img", meter.GetAttribute("role"));
        Assert.Equal(said, meter.GetAttribute("aria-label"));
        Assert.Equal(bar, meter.QuerySelector("i")!.GetAttribute("class"));
        Assert.Equal(tick, meter.QuerySelector("u")?.GetAttribute("class"));
    }

    [Fact]
    public async Task A_meter_carries_no_style_of_its_own_because_the_content_policy_forbids_it() =>
        Assert.Null((await PageBench.Render<Meter>(new { Share = 1.25 })).QuerySelector("[style]"));

    [Theory]
    [InlineData(Known.Measured, "#i-m", "Đo được", "Measured", "by-m")]
    [InlineData(Known.Declared, "#i-d", "Tự khai", "Declared", "by-d")]
    [InlineData(Known.Missing, "#i-none", "Chưa có số liệu", "No data yet", "by-0")]
    public async Task How_a_value_is_known_is_said_in_both_languages(Known known, string sign, string vietnamese, string english, string edge)
    {
        var chip = (await PageBench.Render<HowKnown>(new { Value = known })).QuerySelector(".mk")!;
        Assert.Equal(vietnamese, chip.TextContent);
        Assert.Equal(sign, chip.QuerySelector("use")!.GetAttribute("href"));
        Assert.Equal(english, (await PageBench.Render<HowKnown>(new { Value = known }, language: "en-GB")).Body!.TextContent);
        Assert.Contains(edge, (await PageBench.Render<KnownEdge>(new { Value = known })).QuerySelector("div")!.ClassList);
    }

    [Fact]
    public async Task A_state_has_its_own_shape_and_colour_and_its_word()
    {
        var seen = new HashSet<string>();
        foreach (var kind in Enum.GetValues<StatusKind>())
        {
            var chip = (await PageBench.Render<StatusChip>(new { Kind = kind, Text = "Chữ" })).QuerySelector(".st")!;
            Assert.Equal("Chữ", chip.TextContent);
            Assert.Equal("true", chip.QuerySelector("svg")!.GetAttribute("aria-hidden"));
            Assert.True(seen.Add(chip.ClassName + chip.QuerySelector("use")!.GetAttribute("href")));
        }
    }

    [Fact]
    public async Task A_figure_shows_its_denominator_and_leads_to_the_records()
    {
        var figure = (await PageBench.Render<Fig>(new
        {
            Label = "Chưa có báo cáo",
            Value = "17",
            Of = "/ 130",
            Detail = "13 chưa nộp.",
            Kind = (StatusKind?)StatusKind.Risk,
            Href = "/ky",
            LinkText = "Nhắc",
        }, language: "en-GB")).QuerySelector(".fig")!;
        Assert.Contains("fig-risk", figure.ClassList);
        Assert.Equal("17 / 130", figure.QuerySelector(".v")!.TextContent);
        Assert.Equal("/en/ky", figure.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("–", (await PageBench.Render<Fig>(new { Label = "Không rõ" })).QuerySelector(".v")!.TextContent);
    }

    [Theory]
    [InlineData(3, null, "3 sản phẩm", "Chưa có số liệu")]
    [InlineData(3, 0, "3 / 0 sản phẩm (–)", "Chưa có số liệu")]
    [InlineData(1284, 1500, "1.284 / 1.500 sản phẩm (85,6 %)", "85,6 % mục tiêu")]
    public async Task A_bar_prints_value_target_and_share(int value, int? target, string text, string said)
    {
        var row = await PageBench.Render<BarRow>(new { Title = "Sản phẩm", Value = (decimal?)value, Target = (decimal?)target, Unit = "sản phẩm" });
        Assert.Equal(text, row.QuerySelector(".l>span")!.TextContent);
        Assert.Equal(said, row.QuerySelector(".meter")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task A_heat_table_links_only_units_tasks_and_late_cells()
    {
        var page = await PageBench.Render<HeatTable>(new
        {
            Caption = "Hoàn thành",
            Groups = (HeatGroup[])[new("I", [new("1", "I.1", "/t/I.1")]), new("II", [new("1", "II.1", null), new("2", "II.2", "/t/II.2")])],
            Rows = (HeatRow[])[new("Sở Y tế", "/don-vi/SYT", [new(HeatState.Value, 97, "/x"), new(HeatState.Late, 22, "/y"), new(HeatState.NotAsked)])],
        });
        Assert.Equal(["97", "Quá hạn, !22", ""], page.QuerySelectorAll("tbody td").Select(cell => cell.TextContent));
        Assert.Equal(["q4", "gs qx", "hx"], page.QuerySelectorAll("tbody td").Select(cell => cell.ClassName!));
        Assert.Equal(["/t/I.1", "/t/II.2", "/don-vi/SYT", "/y"], page.QuerySelectorAll("table a").Select(link => link.GetAttribute("href")!));
        Assert.Equal("2 nhiệm vụ II.2", page.QuerySelectorAll("thead th[scope=col]")[3].TextContent);
        Assert.Equal("2", page.QuerySelectorAll("thead th[scope=colgroup]")[1].GetAttribute("colspan"));
        Assert.Equal("0", page.QuerySelector("[role=region]")!.GetAttribute("tabindex"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(24.9, 0)]
    [InlineData(25, 1)]
    [InlineData(74.9, 2)]
    [InlineData(94.9, 3)]
    [InlineData(95, 4)]
    [InlineData(250, 4)]
    [InlineData(-3, 0)]
    public void Heat_has_five_steps(double percent, int step) => Assert.Equal(step, HeatCell.Step(percent));

    public static TheoryData<string, TextSpan[], string> Marked { get; } = new()
    {
        { "chuyên đổi số", [new(0, 10)], "[chuyên đổi] số" },
        { "abc", [], "abc" },
        { "abc", [new(1, 1), new(1, 2)], "a[b][c]" },
        { "abc", [new(2, 99), new(-5, 6)], "[a]b[c]" },
        { "abc", [new(7, 2), new(1, 0), new(1, -4), new(0, int.MaxValue)], "[abc]" },
        { "", [new(0, 3)], "" },
    };

    [Theory, MemberData(nameof(Marked))]
    public async Task Source_text_stays_letter_by_letter_and_doubts_are_marked(string text, TextSpan[] doubtful, string expected)
    {
        var literal = (await PageBench.Render<Literal>(new { Text = text, Doubtful = doubtful }, language: "en-GB")).QuerySelector(".lit")!;
        Assert.Equal("vi", literal.GetAttribute("lang"));
        Assert.Equal(expected, string.Concat(literal.ChildNodes.Select(node => node is IElement ? $"[{node.TextContent}]" : node.TextContent)));
    }

    [Fact]
    public async Task A_verdict_says_its_level_of_proof_and_a_recall_interrupts()
    {
        var steps = (await PageBench.Render<Verdict>(new { Title = "Truy xuất được", Level = 3 })).QuerySelectorAll(".lv li");
        Assert.Equal([null, null, "step", null], steps.Select(step => step.GetAttribute("aria-current")));
        var stop = (await PageBench.Render<Verdict>(new { Title = "Ngừng sử dụng", Stop = true })).QuerySelector(".verdict.stop")!;
        Assert.Equal("alert", stop.GetAttribute("role"));
        Assert.Null(stop.QuerySelector(".lv"));
    }

    [Fact]
    public async Task The_five_clear_points_are_all_there_also_when_nothing_is_decided()
    {
        var page = await PageBench.Render<FiveClear>();
        Assert.Equal(["Rõ việc", "Rõ người", "Rõ thời gian", "Rõ trách nhiệm", "Rõ kết quả"], page.QuerySelectorAll("dt").Select(term => term.TextContent));
        Assert.All(page.QuerySelectorAll("dd"), fact => Assert.Equal("–", fact.TextContent));
    }

    [Theory]
    [InlineData("vi-VN", "08:00 ngày 02/12/2026")]
    [InlineData("en-GB", "08:00, 2 December 2026")]
    public async Task An_instant_is_shown_in_Vietnam_and_kept_in_UTC(string language, string text)
    {
        DateTimeOffset? instant = new DateTimeOffset(2026, 12, 2, 1, 0, 0, TimeSpan.Zero);
        var time = (await PageBench.Render<VnTime>(new { Value = instant }, language: language)).QuerySelector("time")!;
        Assert.Equal(text, time.TextContent);
        Assert.Equal(instant, DateTimeOffset.Parse(time.GetAttribute("datetime")!, CultureInfo.InvariantCulture));
        Assert.Equal("–", (await PageBench.Render<VnDate>(new { Value = (DateOnly?)null })).Body!.TextContent);
    }

    [Fact]
    public async Task A_download_says_type_and_size()
    {
        Assert.Equal("XLSX, 22 kB", (await PageBench.Render<DownloadLink>(new { Href = "/a", Type = "XLSX", Bytes = (long?)22_000 })).Body!.TextContent.Trim());
        Assert.Equal("Bảng số (CSV)", (await PageBench.Render<DownloadLink>(new { Href = "/a", Type = "CSV", Text = "Bảng số" })).Body!.TextContent.Trim());
    }

    [Fact]
    public async Task A_card_with_id_and_title_is_a_named_region()
    {
        var card = (await PageBench.Render<Card>(new { Id = "cham", Title = "Chậm" })).QuerySelector("section")!;
        Assert.Equal("Chậm", card.Owner!.GetElementById(card.GetAttribute("aria-labelledby")!)!.TextContent);
    }

    [Fact]
    public async Task A_question_before_an_act_posts_and_offers_the_way_back()
    {
        var page = await PageBench.Render<ConfirmPanel>(new { Title = "Gửi?", FormName = "gui", Submit = "Gửi báo cáo", BackHref = "/bao-cao", Alarming = true }, language: "en-GB");
        Assert.Equal("post", page.QuerySelector("form")!.GetAttribute("method"));
        Assert.Contains("bx", page.QuerySelector("button")!.ClassList);
        Assert.Equal("/en/bao-cao", page.QuerySelector("form a")!.GetAttribute("href"));
        Assert.Equal("Go back and check", page.QuerySelector("form a")!.TextContent);
    }

    [Fact]
    public async Task A_saved_draft_says_when_and_leads_to_its_versions()
    {
        var note = await PageBench.Render<SavedNote>(new { At = (DateTimeOffset?)new DateTimeOffset(2026, 12, 1, 14, 7, 0, TimeSpan.Zero), Versions = 3, VersionsHref = "/ban" });
        Assert.Contains("Bản nháp đã lưu lúc 21:07 ngày 01/12/2026.", note.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Xem 3 bản đã lưu", note.QuerySelector("a")!.TextContent);
    }
}

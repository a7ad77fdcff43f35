using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Measures;

namespace Tdc.Plan.Tests.Reporting;

public class ReportCheckTests
{
    [Fact]
    public void An_untouched_form_says_what_is_missing_and_counts_the_cells()
    {
        var check = Check(Made.Duty(figures: Made.Figure()), []);
        Assert.Equal(["reporting.narrative-missing", "reporting.progress-missing"], check.Faults.Select(f => f.Code));
        Assert.Equal((3, 0), (check.RequiredCells, check.FilledCells));
        Assert.Equal(PartState.Untouched, check.StateOf("II.2"));
        Assert.False(check.CanBeSent);
    }

    [Fact]
    public void A_coordinating_unit_may_leave_its_part_empty()
    {
        var check = Check(Made.Duty(role: AssignmentRole.Coordinate), []);
        Assert.True(check.CanBeSent);
        Assert.Equal(0, check.RequiredCells);
        Assert.Equal(PartState.Optional, check.StateOf("II.2"));
    }

    [Theory]
    [InlineData("50", 0, null)]
    [InlineData("50.1", 0, "reporting.evidence-missing")]
    [InlineData("50.1", 1, null)]
    [InlineData("100.1", 1, "reporting.progress-range")]
    [InlineData("-1", 1, "reporting.progress-range")]
    public void Progress_has_a_range_and_beyond_one_half_needs_proof(string percent, int evidence, string? expected)
    {
        var check = Check(Made.Duty(evidence: evidence), [("kq.II.2", "Đã làm."), ("td.II.2", "#" + percent)]);
        Assert.Equal(expected, check.Faults.SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_value_that_was_not_understood_says_what_was_received()
    {
        var fault = Check(Made.Duty(), [("kq.II.2", "x"), ("td.II.2", "gần xong")]).Faults.Single();
        Assert.Equal(("reporting.progress-range", "gần xong"), (fault.Code, fault.Values[1]));
    }

    [Fact]
    public void Progress_below_the_last_report_asks_for_a_word()
    {
        (string, string)[] typed = [("kq.II.2", "x"), ("td.II.2", "#30")];
        Assert.Equal("reporting.progress-fell", Check(Made.Duty(last: 0.4), typed).Doubts.Single().Code);
        Assert.True(Check(Made.Duty(last: 0.4), [.. typed, ("gt.II.2", "Đã tính lại theo số hộ mới.")]).CanBeSent);
        Assert.Empty(Check(Made.Duty(last: 0.3), typed).Doubts);
    }

    [Theory]
    [InlineData("100", "300", null)]
    [InlineData("100", "301", "reporting.figure-far-from-last")]
    [InlineData("100", "50", null)]
    [InlineData("100", "49", "reporting.figure-far-from-last")]
    [InlineData("0", "0", null)]
    public void A_figure_far_from_the_last_one_asks_for_a_word(string last, string now, string? expected) =>
        Assert.Equal(expected, Check(Made.Duty(figures: Made.Figure(last: decimal.Parse(last, null))), Full(("so.II.2.m", "#" + now))).Doubts.SingleOrDefault()?.Code);

    [Fact]
    public void A_missing_figure_does_not_block_when_its_absence_is_explained()
    {
        Assert.False(Check(Made.Duty(figures: Made.Figure()), Full()).CanBeSent);
        var check = Check(Made.Duty(figures: Made.Figure()), Full(("gs.II.2.m", "Chưa có khảo sát.")));
        Assert.True(check.CanBeSent);
        Assert.Equal((3, 2), (check.RequiredCells, check.FilledCells));
    }

    [Fact]
    public void A_measured_figure_needs_no_typing_and_an_override_needs_a_reason()
    {
        var duty = Made.Duty(figures: Made.Figure(measured: 38));
        Assert.True(Check(duty, Full()).CanBeSent);
        Assert.Equal("reporting.override-reason-missing", Check(duty, Full(("so.II.2.m", "#40"))).Faults.Single().Code);
        Assert.True(Check(duty, Full(("so.II.2.m", "#40"), ("gs.II.2.m", "Hai sản phẩm chưa đồng bộ."))).CanBeSent);
        Assert.True(Check(duty, Full(("so.II.2.m", "#38"))).CanBeSent);
    }

    [Theory]
    [InlineData("1234", "412", "reporting.figure-over-total")]
    [InlineData("1", "0", "reporting.denominator-range")]
    [InlineData("1", null, "reporting.denominator-missing")]
    [InlineData("412", "412", null)]
    public void A_share_stays_within_its_total(string above, string? below, string? expected)
    {
        var duty = Made.Duty(figures: Made.Figure(join: MeasureJoin.Ratio));
        var check = Check(duty, Full(("so.II.2.m", "#" + above), ("ms.II.2.m", below is null ? "" : "#" + below)));
        Assert.Equal(expected, check.Faults.SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_text_beyond_the_limit_is_kept_and_refused()
    {
        var check = Check(Made.Duty(), [("kq.II.2", new string('ă', 4001)), ("td.II.2", "#10")]);
        Assert.Equal("reporting.text-too-long", check.Faults.Single().Code);
        Assert.Equal(PartState.NeedsMending, check.StateOf("II.2"));
    }

    [Fact]
    public void A_submission_carries_measured_declared_and_overridden_figures_apart()
    {
        var duty = Made.Duty(figures: [Made.Figure("a", measured: 38), Made.Figure("b", measured: 5), Made.Figure("c")]);
        var form = new ReportForm { Duties = [duty] };
        var fields = Made.Fields([.. Full(("so.II.2.b", "#7"), ("gs.II.2.b", "Thêm hai."), ("so.II.2.c", "#9"))]);
        var report = new Report { Id = default, ObligationId = default, RoundId = default, Unit = default };
        var made = ReportFiling.Make(Guid.CreateVersion7(), report, form, fields, 1, "BC", new(null, ""), Made.At("2026-11-20"));
        Assert.Equal([(38m, true), (7m, false), (9m, false)], made.Figures.Select(f => (f.Value!.Value, f.IsMeasured)));
        Assert.Equal(5, made.Figures[1].Measured);
        Assert.Equal(0.3, made.Entries.Single().Progress);
        Assert.Equal(2, ReportFiling.Declared(made, Made.Round(), default, () => Guid.CreateVersion7()).Count());
    }

    [Fact]
    public void Fields_survive_their_storage_whatever_is_in_them()
    {
        var fields = Made.Fields(("kq.I.1", "<script>alert(1)</script> \"Tết\"\r\nhai dòng\0"), ("td.I.1", "#82.5"), ("kk", "  "));
        var read = ReportFields.Parse(fields.ToJson());
        Assert.Equal("<script>alert(1)</script> \"Tết\"\nhai dòng", read["kq.I.1"]);
        Assert.Equal(["kq.I.1", "td.I.1"], read.Names);
        Assert.True(ReportFields.TryNumber(read["td.I.1"], out var number) && number == 82.5m);
    }

    [Fact]
    public void Three_saves_are_kept_and_a_lost_one_beside_them()
    {
        var report = new Report { Id = default, ObligationId = default, RoundId = default, Unit = default };
        for (var i = 1; i <= 6; i++)
        {
            report.Save(Made.Fields(("kk", $"lần {i}")), null, "A", Made.At("2026-11-20").AddMinutes(i), Guid.CreateVersion7());
        }

        Assert.Equal(["lần 5", "lần 4", "lần 3"], report.Drafts.OrderByDescending(d => d.SavedAt).Select(d => ReportFields.Parse(d.Fields)["kk"]));
        report.KeepConflict(Made.Fields(("kk", "của người khác")), null, "B", Made.At("2026-11-21"), Guid.CreateVersion7());
        Assert.Equal(4, report.Drafts.Count);
        Assert.Equal("lần 6", report.Read()["kk"]);
    }

    private static (string, string)[] Full(params (string, string)[] more) => [("kq.II.2", "Đã hướng dẫn 4 buổi."), ("td.II.2", "#30"), .. more];

    private static ReportCheck Check(FormDuty duty, (string, string)[] typed) => ReportCheck.Of(new ReportForm { Duties = [duty] }, Made.Fields(typed));
}

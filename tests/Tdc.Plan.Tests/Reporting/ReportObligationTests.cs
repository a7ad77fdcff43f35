using Tdc.Plan.Domain.Reporting;

namespace Tdc.Plan.Tests.Reporting;

public class ReportObligationTests
{
    private readonly ReportRound round = Made.Round();

    [Theory]
    [InlineData("2026-11-29 23:59:59", 0)]
    [InlineData("2026-11-30 00:00:00", 0, "24:00 of the last day is still in time")]
    [InlineData("2026-11-30 00:00:01", 1)]
    [InlineData("2026-11-30 23:59:00", 1)]
    [InlineData("2026-12-01 00:00:01", 2)]
    public void Lateness_is_counted_in_begun_days_from_24_00_of_the_last_day(string at, int daysLate, string _ = "")
    {
        var obligation = Made.Obligation(round);
        obligation.Submit(round, at);
        Assert.Equal(daysLate, obligation.DaysLate);
        Assert.Equal(daysLate == 0, obligation.IsOnTime);
        Assert.Equal(ReportState.Submitted, obligation.State);
    }

    [Fact]
    public void A_report_returned_for_its_content_stays_in_time_by_its_first_submission()
    {
        var obligation = Made.Obligation(round);
        obligation.Submit(round, "2026-11-28 09:00");
        Assert.True(obligation.Return(ReturnCause.Content, "Thiếu số liệu mục 2.", null, Made.At("2026-12-01 09:00")).IsYes);
        Assert.False(obligation.IsComplete);
        Assert.Null(obligation.DaysLate);
        obligation.Save(round, Made.At("2026-12-02 08:00"));
        Assert.Equal(ReportState.Draft, obligation.State);
        obligation.Submit(round, "2026-12-03 09:00");
        Assert.Equal(0, obligation.DaysLate);
        Assert.Equal(Made.At("2026-11-28 09:00"), obligation.FirstSubmittedAt);
        Assert.Equal(Made.At("2026-12-03 09:00"), obligation.LastSubmittedAt);
        Assert.Equal(2, obligation.Submissions);
    }

    [Fact]
    public void A_report_returned_as_empty_is_judged_by_its_next_submission()
    {
        var obligation = Made.Obligation(round);
        obligation.Submit(round, "2026-11-28 09:00");
        obligation.Return(ReturnCause.Empty, "Báo cáo chưa có nội dung.", null, Made.At("2026-12-01 09:00"));
        obligation.Submit(round, "2026-12-03 09:00");
        Assert.Equal(4, obligation.DaysLate);
        Assert.Equal(Made.At("2026-11-28 09:00"), obligation.FirstSubmittedAt);
    }

    [Fact]
    public void After_an_empty_return_a_later_content_return_keeps_the_second_submission()
    {
        var obligation = Made.Obligation(round);
        obligation.Submit(round, "2026-11-20 09:00");
        obligation.Return(ReturnCause.Empty, "Trống.", null, Made.At("2026-11-21 09:00"));
        obligation.Submit(round, "2026-11-29 09:00");
        obligation.Return(ReturnCause.Content, "Thiếu.", null, Made.At("2026-12-02 09:00"));
        obligation.Submit(round, "2026-12-05 09:00");
        Assert.Equal(0, obligation.DaysLate);
    }

    [Fact]
    public void Nothing_is_written_before_the_round_opens()
    {
        var obligation = ReportObligation.Of(round, Made.Unit(), 1, default);
        Assert.False(obligation.Save(round, Made.At(round.OpensOn.AddDays(-1).ToString("yyyy-MM-dd", null))).TryGet(out _, out var refusal));
        Assert.Equal("reporting.not-open-yet", refusal.Code);
        Assert.True(obligation.Save(round, Made.At(round.OpensOn.ToString("yyyy-MM-dd", null))).IsYes);
    }

    [Fact]
    public void A_submitted_report_cannot_be_written_waived_or_submitted_again()
    {
        var obligation = Made.Obligation(round);
        obligation.Submit(round, "2026-11-20 09:00");
        var now = Made.At("2026-11-21 09:00");
        Assert.Equal("reporting.already-submitted", Code(obligation.Save(round, now)));
        Assert.Equal("reporting.already-submitted", Code(obligation.Submit(round, default, "", 0, 0, now)));
        Assert.Equal("reporting.already-submitted", Code(obligation.Waive("Không còn nhiệm vụ", null)));
    }

    [Fact]
    public void A_return_or_a_waiver_needs_a_reason()
    {
        var obligation = Made.Obligation(round);
        Assert.Equal("reporting.remark-missing", Code(obligation.Waive("  ", null)));
        obligation.Submit(round, "2026-11-20 09:00");
        Assert.Equal("reporting.remark-missing", Code(obligation.Return(ReturnCause.Content, "", null, Made.At("2026-11-21"))));
    }

    [Fact]
    public void A_waived_unit_is_not_expected_and_can_be_obliged_again()
    {
        var obligation = Made.Obligation(round);
        obligation.Waive("Mới thành lập", null);
        Assert.Equal(default, obligation.Tally);
        Assert.True(obligation.Oblige(null).IsYes);
        Assert.Equal(1, obligation.Tally.Expected);
    }

    [Fact]
    public void A_consolidated_report_is_not_given_back_and_a_locked_one_stays()
    {
        var obligation = Made.Obligation(round);
        obligation.Submit(round, "2026-11-20 09:00");
        obligation.Consolidate(null, Made.At("2026-12-05 09:00"));
        Assert.Equal(Made.At("2026-12-05 09:00"), obligation.AcceptedAt);
        Assert.Equal("reporting.consolidated", Code(obligation.Return(ReturnCause.Content, "x", null, Made.At("2026-12-06"))));
        obligation.Lock();
        Assert.Equal(ReportState.Locked, obligation.State);
        Assert.Equal("reporting.locked", Code(obligation.Save(round, Made.At("2026-12-06"))));
        Assert.True(obligation.IsOnTime);
    }

    private static string Code(Tdc.Platform.Outcomes.Outcome<Tdc.Platform.Outcomes.Done> outcome) =>
        outcome.TryGet(out _, out var refusal) ? "" : refusal.Code;
}

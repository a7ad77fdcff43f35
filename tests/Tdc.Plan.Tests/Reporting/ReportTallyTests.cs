using FsCheck;
using FsCheck.Fluent;
using Tdc.Plan.Domain.Reporting;

namespace Tdc.Plan.Tests.Reporting;

public class ReportTallyTests
{
    [Fact]
    public void Both_rates_are_over_what_was_owed()
    {
        var tally = new ReportTally(130, 113, 104);
        Assert.Equal(113 / 130.0, tally.ReportingRate);
        Assert.Equal(104 / 130.0, tally.OnTimeRate);
        Assert.Equal(104 / 113.0, tally.Punctuality);
        Assert.Equal((17, 9), (tally.Missing, tally.Late));
    }

    [Fact]
    public void Without_an_obligation_every_rate_is_undefined_and_not_zero()
    {
        var none = default(ReportTally);
        Assert.Null(none.ReportingRate);
        Assert.Null(none.OnTimeRate);
        Assert.Null(none.Punctuality);
        Assert.Null(none.Coverage);
        Assert.Null(none.ContentCompleteness);
    }

    [Fact]
    public void Parts_sum_to_the_whole_however_they_are_cut()
    {
        var states = Gen.Elements(0, 1, 2, 3, 4, 5).ListOf().ToArbitrary();
        Prop.ForAll(states, cut =>
        {
            var all = cut.Select(Obligation).ToList();
            var whole = ReportTally.Of(all);
            var byHand = all.Where(o => o.State != ReportState.Waived).ToList();
            var parts = all.Chunk(3).Select(ReportTally.Of).Aggregate(default(ReportTally), (a, b) => a + b);
            return parts == whole
                && whole.Expected == byHand.Count
                && whole.Complete == byHand.Count(o => o.LatestSubmission is not null && o.State != ReportState.Returned)
                && whole.OnTime <= whole.Complete && whole.Complete <= whole.Expected
                && whole.Missing + whole.Complete == whole.Expected;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(new int[0], null)]
    [InlineData(new[] { 5 }, 5.0)]
    [InlineData(new[] { 0, 9, 1 }, 1.0)]
    [InlineData(new[] { 4, 0, 0, 2 }, 1.0)]
    public void The_median_delay_is_the_middle_one(int[] days, double? expected) => Assert.Equal(expected, ReportTally.MedianDelay(days));

    private static ReportObligation Obligation(int kind)
    {
        var round = Made.Round();
        var made = Made.Obligation(round, weight: kind + 1);
        switch (kind)
        {
            case 1: made.Save(round, Made.At("2026-11-20")); break;
            case 2: made.Submit(round, "2026-11-20 10:00"); break;
            case 3: made.Submit(round, "2026-12-20 10:00"); break;
            case 4: made.Submit(round, "2026-11-20 10:00"); made.Return(ReturnCause.Content, "x", null, Made.At("2026-11-21")); break;
            case 5: made.Waive("x", null); break;
            default: break;
        }

        return made;
    }
}

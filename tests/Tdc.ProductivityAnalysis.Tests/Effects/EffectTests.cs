using Tdc.ProductivityAnalysis.Effects;
using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Tests.Effects;

public class EffectTests
{
    private const double Planted = 0.1;

    [Fact]
    public void The_planted_effect_lies_in_its_95_per_cent_interval_in_about_95_of_100_replications()
    {
        var random = new SeededSource(5);
        const int Replications = 1000;
        var inside = Enumerable.Range(0, Replications).Count(_ =>
        {
            var found = DifferenceInDifferences.Estimate(FirmChange.Of(Firms(random, 30, 50), out var _));
            return found.Lower <= Planted && Planted <= found.Upper;
        });
        Assert.InRange(inside, 930, 970); // three standard errors of a share of 0.95
    }

    [Fact]
    public void Matched_controls_take_away_a_trend_that_goes_with_size()
    {
        var random = new SeededSource(6);
        List<FirmYear> years = [];
        List<FirmBefore> before = [];
        for (var i = 0; i < 400; i++)
        {
            var supported = i < 100;
            var size = random.Normal() + (supported ? 1 : 0); // large firms apply, and large firms grow faster anyway
            AddFirm(years, random, "F" + i, supported, 0.3 * size);
            before.Add(new("F" + i, supported, "C", [size]));
        }

        var changes = FirmChange.Of(years, out _);
        var matches = ControlMatching.Nearest(before, 0.5);
        var plain = DifferenceInDifferences.Estimate(changes);
        var matched = DifferenceInDifferences.EstimateMatched(changes, matches);
        Assert.True(plain.Lower > Planted + 0.1);
        Assert.InRange(Planted, matched.Lower, matched.Upper);
        Assert.InRange(matched.Controls, 20, 100);
    }

    [Fact]
    public void Years_without_a_logarithm_take_no_part_and_are_counted()
    {
        FirmYear[] years = [new("A", true, false, 1, 1), new("A", true, true, 2, 1), new("B", true, false, -1, 1), new("B", true, true, 1, 1)];
        var only = Assert.Single(FirmChange.Of(years, out var left));
        Assert.Equal(("A", 2), (only.Firm, left));
        Draws.Near(Math.Log(2), only.Change);
    }

    [Fact]
    public void One_supported_firm_is_too_few()
    {
        var fault = Assert.Throws<AnalysisException>(() => DifferenceInDifferences.Estimate([new("A", true, 1), new("B", false, 1), new("C", false, 2)]));
        Assert.Equal((AnalysisFault.TooFew, "supported"), (fault.Fault, fault.Variable));
    }

    private static List<FirmYear> Firms(SeededSource random, int supported, int controls)
    {
        List<FirmYear> years = [];
        for (var i = 0; i < supported + controls; i++)
        {
            AddFirm(years, random, "F" + i, i < supported, 0.05);
        }

        return years;
    }

    private static void AddFirm(List<FirmYear> years, SeededSource random, string firm, bool supported, double trend)
    {
        var (level, shock) = (3 + random.Normal(), 0.2 * random.Normal()); // a lasting shock: years of a firm hang together
        for (var year = 0; year < 4; year++)
        {
            var after = year >= 2;
            var log = level + (after ? trend + shock + (supported ? Planted : 0) : 0) + 0.1 * random.Normal();
            years.Add(new(firm, supported, after, 50 * Math.Exp(log), 50));
        }
    }
}

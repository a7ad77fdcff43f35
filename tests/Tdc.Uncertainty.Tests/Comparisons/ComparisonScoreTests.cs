using Tdc.Uncertainty.Comparisons;

namespace Tdc.Uncertainty.Tests.Comparisons;

public sealed class ComparisonScoreTests
{
    [Fact]
    public void Scores_are_differences_over_their_uncertainties()
    {
        Assert.Equal(1, ComparisonScore.En(10.5, 0.3, 10, 0.4), 1e-12);
        Assert.Equal(-2.5, ComparisonScore.Z(9.5, 10, 0.2), 1e-12);
        Assert.Equal(1, ComparisonScore.ZPrime(10.5, 10, 0.3, 0.4), 1e-12);
        Assert.Equal(1, ComparisonScore.Zeta(10.5, 0.4, 10, 0.3), 1e-12);
    }

    [Theory]
    [InlineData(1, ComparisonVerdict.Satisfactory)]
    [InlineData(-1, ComparisonVerdict.Satisfactory)]
    [InlineData(1.0001, ComparisonVerdict.Unsatisfactory)]
    public void An_En_of_one_is_still_satisfactory(double score, ComparisonVerdict verdict) => Assert.Equal(verdict, ComparisonScore.OfEn(score));

    [Theory]
    [InlineData(2, ComparisonVerdict.Satisfactory)]
    [InlineData(-2.01, ComparisonVerdict.Questionable)]
    [InlineData(2.99, ComparisonVerdict.Questionable)]
    [InlineData(-3, ComparisonVerdict.Unsatisfactory)]
    public void A_z_has_a_warning_band(double score, ComparisonVerdict verdict) => Assert.Equal(verdict, ComparisonScore.OfZ(score));

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, -1)]
    [InlineData(1, 0)]
    public void Scores_that_mean_nothing_are_refused(double value, double deviation) => Assert.Throws<UncertaintyException>(() => ComparisonScore.Z(value, 1, deviation));
}

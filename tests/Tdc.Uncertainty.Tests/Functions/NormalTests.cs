using FsCheck.Fluent;
using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Tests.Functions;

public sealed class NormalTests
{
    /// <summary>Upper tails with 40 digits by mpmath 1.3.</summary>
    public static TheoryData<double, double> Tails { get; } = new()
    {
        { 0.1, 0.46017216272297102 },
        { 1, 0.15865525393145705 },
        { 1.5, 0.066807201268858066 },
        { 1.959963984540054, 0.025000000000000011 },
        { 3, 0.0013498980316300945 },
        { 6, 9.8658764503769814e-10 },
        { 10, 7.6198530241605261e-24 },
        { 20, 2.7536241186062337e-89 },
        { 37, 5.7255712225245768e-300 },
    };

    [Theory, MemberData(nameof(Tails))]
    public void Tails_keep_their_digits(double x, double tail)
    {
        Close.Relative(tail, Normal.Upper(x), 5e-15);
        Close.Relative(tail, Normal.Cdf(-x), 5e-15);
        Close.Relative(1 - tail, Normal.Cdf(x), 1e-15);
    }

    [Theory, MemberData(nameof(Tails))]
    public void Quantiles_undo_the_tails(double x, double tail) => Close.Relative(x, Normal.UpperQuantile(tail), 4e-15);

    [Fact]
    public void Quantile_and_probability_are_inverse()
    {
        for (var i = 1; i < 2000; i++)
        {
            var p = i / 2000d;
            Close.Relative(p, Normal.Cdf(Normal.Quantile(p)), 5e-15);
        }
    }

    [Fact]
    public void The_known_factors_come_out()
    {
        Close.Relative(1.9599639845400542355, Normal.Quantile(0.975), 1e-15);
        Close.Relative(1.6448536269514727148, Normal.Quantile(0.95), 2e-15);
        Assert.Equal(0, Normal.Quantile(0.5), 1e-16);
        Assert.Equal(double.NegativeInfinity, Normal.Quantile(0));
        Assert.Equal(double.PositiveInfinity, Normal.Quantile(1));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_probability_outside_its_range_is_refused(double p) => Assert.Throws<UncertaintyException>(() => Normal.Quantile(p));

    [Fact]
    public void What_lies_between_two_limits_in_one_tail_is_not_lost() =>
        Close.Relative(7.6198530241605261e-24 - 2.7536241186062337e-89, Normal.Between(10, 20), 1e-14);
}

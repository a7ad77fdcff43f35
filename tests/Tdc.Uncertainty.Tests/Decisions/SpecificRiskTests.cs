using System.Globalization;
using Tdc.Testing;
using Tdc.Uncertainty.Decisions;

namespace Tdc.Uncertainty.Tests.Decisions;

public sealed class SpecificRiskTests
{
    public static TheoryData<double, double, double?, double?, ConformityStatement, string> Statements { get; } = new()
    {
        { 10, 0.2, 9, 11, ConformityStatement.Pass, "middle" },
        { 10.8, 0.2, 9, 11, ConformityStatement.Pass, "on the acceptance limit" },
        { 10.81, 0.2, 9, 11, ConformityStatement.ConditionalPass, "one step over it" },
        { 11, 0.2, 9, 11, ConformityStatement.ConditionalPass, "on the limit" },
        { 11.01, 0.2, 9, 11, ConformityStatement.ConditionalFail, "one step over it" },
        { 11.2, 0.2, 9, 11, ConformityStatement.ConditionalFail, "U outside" },
        { 11.21, 0.2, 9, 11, ConformityStatement.Fail, "more than U outside" },
        { 8.8, 0.2, 9, 11, ConformityStatement.ConditionalFail, "U below" },
        { 8.79, 0.2, 9, 11, ConformityStatement.Fail, "more than U below" },
        { 10, 1.5, 9, 11, ConformityStatement.ConditionalPass, "guard bands overlap: nothing passes without condition" },
        { -1e9, 0.2, null, 11, ConformityStatement.Pass, "no lower limit" },
        { 1e9, 0.2, 9, null, ConformityStatement.Pass, "no upper limit" },
        { 9.1, 0.2, 9, null, ConformityStatement.ConditionalPass, "lower limit only" },
        { 11, 0, 9, 11, ConformityStatement.Pass, "no uncertainty, on the limit" },
        { 11.001, 0, 9, 11, ConformityStatement.Fail, "no uncertainty, outside" },
        { 0.3, 0, null, 0.1 + 0.2, ConformityStatement.Pass, "decimal limit in binary form" },
    };

    [Theory, MemberData(nameof(Statements))]
    public void Four_statements(double value, double guardBand, double? lower, double? upper, ConformityStatement expected, string _) =>
        Assert.Equal(expected, SpecificRisk.Statement(value, guardBand, new ToleranceLimits(lower, upper)));

    [Fact]
    public void Conformance_probability_agrees_with_the_public_grid()
    {
        foreach (var row in File.ReadLines(Requirements.SharedFile("data", "metrology", "conformance-probability-grid.csv")).Skip(1))
        {
            var cells = row.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
            Close.Absolute(cells[2], SpecificRisk.ConformanceProbability(cells[1], 1 / (4 * cells[0]), new ToleranceLimits(0, 1)), 1e-9);
        }
    }

    [Fact]
    public void Guard_bands_agree_with_the_public_table()
    {
        foreach (var row in File.ReadLines(Requirements.SharedFile("data", "metrology", "decision-rules.csv")).Skip(1))
        {
            var cells = row.Split(',').Take(4).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
            var rule = new DecisionRule(2 * cells[0]);
            Close.Absolute(cells[3], rule.LargestOneSidedRisk, 3e-7); // the table's bands carry six digits
            Close.Absolute(cells[2], SpecificRisk.ConformanceProbability(-rule.GuardFactor, 1, new ToleranceLimits(null, 0)), 3e-7);
        }
    }

    [Fact]
    public void Conformance_and_its_opposite_sum_to_one_and_small_risks_keep_their_digits()
    {
        var limits = new ToleranceLimits(9, 11);
        for (var y = 8.0; y < 12; y += 0.0625)
        {
            Close.Absolute(1, SpecificRisk.ConformanceProbability(y, 0.3, limits) + SpecificRisk.NonConformanceProbability(y, 0.3, limits), 1e-14);
        }

        Close.Relative(2 * 7.6198530241605261e-24, SpecificRisk.NonConformanceProbability(10, 0.1, limits), 1e-13);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(1.0, 1.0)]
    [InlineData(2.0, 1.0)]
    [InlineData(double.NaN, 1.0)]
    [InlineData(double.NegativeInfinity, 1.0)]
    public void Limits_that_are_none_are_refused(double? lower, double? upper) => Assert.Throws<UncertaintyException>(() => new ToleranceLimits(lower, upper));

    [Fact]
    public void An_uncertainty_below_zero_is_refused() =>
        Assert.Throws<UncertaintyException>(() => SpecificRisk.ConformanceProbability(1, -0.1, new ToleranceLimits(0, 2)));

    [Fact]
    public void Guarded_rejection_accepts_beyond_the_limit()
    {
        var relaxed = new DecisionRule(-2);
        Assert.True(relaxed.Accepts(11.2, 0.1, new ToleranceLimits(9, 11)));
        Assert.False(relaxed.Accepts(11.21, 0.1, new ToleranceLimits(9, 11)));
        Assert.Equal((8.8, 11.2), relaxed.AcceptanceLimits(new ToleranceLimits(9, 11), 0.1));
    }
}

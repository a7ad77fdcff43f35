using Tdc.ProductivityAnalysis.Growth;

namespace Tdc.ProductivityAnalysis.Tests.Growth;

public class GrowthTests
{
    private static readonly GrowthYear[] years = [new(2020, 100, 50, 1, 300, 0.5), new(2021, 108, 51, 1.01, 330, 0.6), new(2022, 112, 50, 1.02, 340, 0.4)];

    [Fact]
    public void The_parts_sum_to_growth_of_value_added_and_of_labour_productivity()
    {
        foreach (var a in GrowthAccounting.Account(years, 0.45))
        {
            Draws.Near(a.ValueAdded, a.Hours + a.Composition + a.Capital + a.TotalFactorProductivity);
            Draws.Near(a.LabourProductivity, a.Composition + a.CapitalDeepening + a.TotalFactorProductivity);
        }
    }

    [Fact]
    public void Order_and_units_do_not_matter()
    {
        GrowthYear[] other = [.. years.Reverse().Select(y => y with { ValueAddedVolume = 1e9 * y.ValueAddedVolume, CapitalServices = y.CapitalServices / 1e6 })];
        var (a, b) = (GrowthAccounting.Account(years, 0.3)[^1], GrowthAccounting.Account(other, 0.3)[^1]);
        Draws.Near(a.TotalFactorProductivityIndex, b.TotalFactorProductivityIndex);
        Draws.Near(a.SolowResidual, b.SolowResidual);
    }

    [Fact]
    public void A_share_beyond_one_is_taken_as_one_and_flagged()
    {
        var a = Assert.Single(GrowthAccounting.Account([years[0], years[1] with { LabourShare = 1.2 }], 0.45));
        Assert.True(a.ShareClamped);
        Draws.Near(0.25 * Math.Log(1.1), a.Capital);
    }

    [Theory]
    [InlineData(0.02, 0.05, 40)]
    [InlineData(0.02, 0.004, double.NaN)]
    [InlineData(-0.02, -0.05, double.NaN)]
    public void The_contribution_is_missing_where_it_means_nothing(double part, double growth, double expected) =>
        Assert.Equal(expected, GrowthContribution.Of(part, growth), 1e-12);

    [Fact]
    public void The_official_variant_uses_simple_rates_and_shares_that_sum_to_a_hundred()
    {
        var found = OfficialVariant.Compute((100, 108), (300, 330), (50, 51), 0.4);
        Draws.Near(0.08 - 0.4 * 0.1 - 0.6 * 0.02, found.TotalFactorProductivityGrowth);
        Draws.Near(100, found.CapitalShare + found.LabourShare + found.TotalFactorProductivityShare);
    }

    [Fact]
    public void Composition_is_services_less_hours_and_zero_when_all_groups_grow_alike()
    {
        var alike = LabourComposition.Compute([new("low", 10, 11, 5, 6), new("high", 5, 5.5, 9, 9)]);
        Assert.Equal(0, alike.Composition, 1e-12);
        var up = LabourComposition.Compute([new("low", 10, 9, 5, 5), new("high", 5, 6, 9, 9), new("gone", 1, 0, 1, 0)]);
        Assert.True(up.Composition > 0);
        Assert.Equal(["gone"], up.Dropped);
    }

    [Fact]
    public void The_self_employed_raise_the_share_of_labour_to_at_most_one()
    {
        Assert.Equal(new LabourShare(0.6, false), LabourShare.Compute(30, 200, 100, 100));
        Assert.Equal(new LabourShare(1, true), LabourShare.Compute(60, 200, 100, 100));
    }

    [Fact]
    public void Gross_output_and_value_added_agree_by_the_share_of_value_added()
    {
        var account = GrossOutputAccount.Compute(100, 110, [new("K", 30, 30, 1, 1.02), new("L", 20, 20, 1, 1.01), new("M", 50, 50, 1, 1.08)]);
        Draws.Near(account.Output, account.Contributions.Sum() + account.MultifactorProductivity);
        Draws.Near(2 * account.MultifactorProductivity, account.OnValueAdded(0.5));
        Draws.Near(1.5 * 0.01, DomarAggregation.Aggregate([60, 90], [0.01, 0.01], 100));
    }
}

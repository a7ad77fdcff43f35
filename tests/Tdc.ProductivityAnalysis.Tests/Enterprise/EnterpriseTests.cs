using Tdc.ProductivityAnalysis.Enterprise;

namespace Tdc.ProductivityAnalysis.Tests.Enterprise;

public class EnterpriseTests
{
    private static readonly EnterpriseAccount account = new()
    {
        Sales = 100,
        OtherOperatingRevenue = 2,
        InventoryChange = -1,
        Materials = 40,
        Energy = 5,
        BoughtServices = 6,
        LabourCost = 20,
        Depreciation = 5,
        Interest = 2,
        Rent = 3,
        TaxesOnProduction = 1,
        Persons = 200,
        Hours = 400_000,
        FixedAssets = 80,
    };

    [Fact]
    public void Rent_as_a_service_lowers_value_added_by_the_rent_and_leaves_profit()
    {
        var (one, other) = (EnterpriseIndicators.Compute(account, RentTreatment.Distribution), EnterpriseIndicators.Compute(account, RentTreatment.BoughtInService));
        Draws.Near(one.ValueAdded - 3, other.ValueAdded);
        Draws.Near(one.OperatingProfit, other.OperatingProfit);
        Draws.Near(other.ValueAdded, other.ValueAddedByAddition);
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(19.2, false)]
    [InlineData(19.5, true)]
    public void Booked_profit_that_does_not_fit_is_flagged(double profit, bool flagged) =>
        Assert.Equal(flagged, EnterpriseIndicators.Compute(account with { BookedOperatingProfit = profit }, RentTreatment.Distribution).IsMismatched);

    [Fact]
    public void The_tree_is_exact_for_levels_and_for_growth()
    {
        var before = ProductivityTree.Of(account, RentTreatment.Distribution);
        var now = ProductivityTree.Of(account with { Sales = 130, Persons = 190, FixedAssets = 85 }, RentTreatment.Distribution);
        Draws.Near(now.ValueAddedPerPerson, now.ValueAddedRatio * now.FixedAssetTurnover * now.CapitalIntensity);
        var growth = now.GrowthFrom(before);
        Draws.Near(growth.ValueAddedPerPerson, growth.ValueAddedRatio + growth.FixedAssetTurnover + growth.CapitalIntensity);
    }

    [Fact]
    public void Negative_value_added_leaves_levels_and_takes_shares_away()
    {
        var found = EnterpriseIndicators.Compute(account with { Materials = 140 }, RentTreatment.Distribution);
        Assert.True(found.ValueAddedPerPerson < 0 && found.ValueAddedRatio < 0 && found.ValueAddedPerLabourCost < 0);
        Assert.True(double.IsNaN(found.LabourShare) && double.IsNaN(found.UnitLabourCost) && double.IsNaN(found.ProfitShare));
    }

    [Fact]
    public void Nobody_employed_and_no_assets_are_missing()
    {
        var found = EnterpriseIndicators.Compute(account with { Persons = 0, Hours = 0, FixedAssets = 0 }, RentTreatment.Distribution);
        Assert.All(
            new[] { found.ValueAddedPerPerson, found.ValueAddedPerHour, found.CapitalProductivity, found.FixedAssetTurnover, found.LabourCostPerPerson },
            value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void The_inverse_question_reaches_its_target_each_way()
    {
        var today = EnterpriseIndicators.Compute(account, RentTreatment.Distribution);
        var target = ProductivityTarget.Of(account, RentTreatment.Distribution, 0.001);
        var wanted = today.ValueAddedPerPerson + 1;
        double PerPerson(EnterpriseAccount a) => EnterpriseIndicators.Compute(a, RentTreatment.Distribution).ValueAddedPerPerson;
        Draws.Near(wanted, PerPerson(account with { Materials = account.Materials - target.IntermediateSaving }));
        Draws.Near(wanted, PerPerson(account with { Persons = account.Persons - target.PersonsFewer }));
        Draws.Near(target.ValueAdded, target.GrossOutput * today.ValueAddedRatio / 100);
    }

    [Fact]
    public void Equipment_effectiveness_is_the_product_of_its_three_parts()
    {
        var found = EquipmentEffectiveness.Compute(480, 400, 0.8, 450, 440);
        Draws.Near(440 * 0.8 / 480, found.Overall);
        Assert.True(double.IsNaN(EquipmentEffectiveness.Compute(480, 0, 0.8, 0, 0).Overall));
    }

    [Fact]
    public void An_impossible_amount_is_named() =>
        Assert.Equal("persons", Assert.Throws<AnalysisException>(() => EnterpriseIndicators.Compute(account with { Persons = -1 }, RentTreatment.Distribution)).Variable);
}

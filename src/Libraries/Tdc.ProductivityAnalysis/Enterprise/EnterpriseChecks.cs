using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Enterprise;

/// <summary>What the account of an enterprise must be before anything is computed from it.</summary>
internal static class EnterpriseChecks
{
    /// <summary>Throws at the first amount that cannot be.</summary>
    public static void Check(EnterpriseAccount account)
    {
        Require.NotNegative(account.Sales, 0, "sales");
        Require.Finite(account.OtherOperatingRevenue, 0, "other_operating_revenue");
        Require.Finite(account.InventoryChange, 0, "inventory_change");
        Require.NotNegative(account.Materials, 0, "materials");
        Require.NotNegative(account.Energy, 0, "energy");
        Require.NotNegative(account.BoughtServices, 0, "bought_services");
        Require.NotNegative(account.LabourCost, 0, "labour_cost");
        Require.NotNegative(account.Depreciation, 0, "depreciation");
        Require.Finite(account.Interest, 0, "interest");
        Require.Finite(account.Rent, 0, "rent");
        Require.Finite(account.TaxesOnProduction, 0, "taxes_on_production");
        Require.NotNegative(account.Persons, 0, "persons");
        Require.NotNegative(account.Hours, 0, "hours");
        Require.NotNegative(account.FixedAssets, 0, "fixed_assets");
    }
}

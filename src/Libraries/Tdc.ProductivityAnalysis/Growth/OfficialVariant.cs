using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Growth;

/// <summary>Growth of total factor productivity as the Vietnamese statistics office (Tổng cục Thống kê) publishes it.</summary>
/// <param name="OutputGrowth">Simple growth of product, as a fraction.</param>
/// <param name="CapitalContribution">b_K·G_K.</param>
/// <param name="LabourContribution">b_L·G_L.</param>
/// <param name="TotalFactorProductivityGrowth">G_A = G_Y − b_K·G_K − b_L·G_L.</param>
/// <param name="CapitalShare">Part of growth due to capital, per cent; <see cref="double.NaN"/> where it means nothing.</param>
/// <param name="LabourShare">Part due to labour, per cent.</param>
/// <param name="TotalFactorProductivityShare">Part due to total factor productivity, per cent.</param>
/// <remarks>
/// <para>Simple rates of growth and fixed coefficients that add to 1, taken from the input–output table renewed every five years.</para>
/// <para>Source: metadata sheet "Tốc độ tăng năng suất các nhân tố tổng hợp"; Decree 94/2022/NĐ-CP asks for the rate and the three shares.</para>
/// </remarks>
public sealed record OfficialVariant(
    double OutputGrowth, double CapitalContribution, double LabourContribution, double TotalFactorProductivityGrowth,
    double CapitalShare, double LabourShare, double TotalFactorProductivityShare)
{
    /// <summary>Computes it between two years.</summary>
    /// <param name="output">Product at constant prices, before and now; above zero.</param>
    /// <param name="capital">Capital at constant prices, before and now; above zero.</param>
    /// <param name="labour">Persons employed, before and now; above zero.</param>
    /// <param name="capitalCoefficient">b_K, 0 to 1; labour's is 1 − b_K.</param>
    /// <exception cref="AnalysisException">A value is not above zero, or the coefficient is out of range.</exception>
    public static OfficialVariant Compute((double Before, double Now) output, (double Before, double Now) capital, (double Before, double Now) labour, double capitalCoefficient)
    {
        Require.Within(capitalCoefficient, 0, 1, "capital coefficient");
        var growth = Rate(output, "output");
        var fromCapital = capitalCoefficient * Rate(capital, "capital");
        var fromLabour = (1 - capitalCoefficient) * Rate(labour, "labour");
        var residual = growth - fromCapital - fromLabour;
        return new(
            growth, fromCapital, fromLabour, residual,
            GrowthContribution.Of(fromCapital, growth), GrowthContribution.Of(fromLabour, growth), GrowthContribution.Of(residual, growth));
    }

    private static double Rate((double Before, double Now) pair, string variable) =>
        Require.Positive(pair.Now, 1, variable) / Require.Positive(pair.Before, 0, variable) - 1;
}

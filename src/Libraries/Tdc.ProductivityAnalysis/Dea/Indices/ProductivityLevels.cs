using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Dea.Indices;

/// <summary>Total factor productivity of a unit as a ratio of aggregates, and its parts; or the change of each, which has the same form.</summary>
/// <remarks>
/// <para>All parts multiply: TFPE = OTE · OME · ROSE = OTE · OSE · RME, in levels and in changes. In levels every efficiency is above 0 and at most 1, RME excepted.</para>
/// <para>A part over an aggregate of zero, as weights of zero on all that a unit has can make it, is <see cref="double.NaN"/>.</para>
/// <para>Source: O'Donnell, "An aggregate quantity framework for measuring and decomposing productivity change", Journal of Productivity Analysis 38, 2012.</para>
/// </remarks>
/// <param name="Outputs">The aggregate of outputs (AO).</param>
/// <param name="Inputs">The aggregate of inputs (AI).</param>
/// <param name="MaximumProductivity">The greatest productivity that the technology of the period makes possible (MP).</param>
/// <param name="TechnicalEfficiency">Output-oriented technical efficiency (OTE), 1/φ.</param>
/// <param name="ScaleEfficiency">Output-oriented scale efficiency (OSE).</param>
/// <param name="MixEfficiency">Output-oriented mix efficiency (OME): the aggregate at the unit's own mix over the greatest from its inputs.</param>
public readonly record struct ProductivityLevels(
    double Outputs, double Inputs, double MaximumProductivity, double TechnicalEfficiency, double ScaleEfficiency, double MixEfficiency)
{
    /// <summary>Nothing known.</summary>
    public static ProductivityLevels Unknown { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Total factor productivity (TFP).</summary>
    public double Productivity => Ratio.Of(Outputs, Inputs);

    /// <summary>Productivity over the greatest possible (TFPE).</summary>
    public double ProductivityEfficiency => Ratio.Of(Productivity, MaximumProductivity);

    /// <summary>Residual output-oriented scale efficiency (ROSE).</summary>
    public double ResidualScaleEfficiency => Ratio.Of(ProductivityEfficiency, TechnicalEfficiency * MixEfficiency);

    /// <summary>Output-oriented scale and mix efficiency (OSME).</summary>
    public double ScaleMixEfficiency => Ratio.Of(ProductivityEfficiency, TechnicalEfficiency);

    /// <summary>Residual mix efficiency (RME).</summary>
    public double ResidualMixEfficiency => Ratio.Of(ProductivityEfficiency, TechnicalEfficiency * ScaleEfficiency);

    /// <summary>The change from an earlier level to this.</summary>
    public ProductivityLevels Over(ProductivityLevels earlier) => new(
        Ratio.Of(Outputs, earlier.Outputs),
        Ratio.Of(Inputs, earlier.Inputs),
        Ratio.Of(MaximumProductivity, earlier.MaximumProductivity),
        Ratio.Of(TechnicalEfficiency, earlier.TechnicalEfficiency),
        Ratio.Of(ScaleEfficiency, earlier.ScaleEfficiency),
        Ratio.Of(MixEfficiency, earlier.MixEfficiency));

    /// <summary>The geometric mean of two.</summary>
    public ProductivityLevels Between(ProductivityLevels other) => new(
        Math.Sqrt(Outputs * other.Outputs),
        Math.Sqrt(Inputs * other.Inputs),
        Math.Sqrt(MaximumProductivity * other.MaximumProductivity),
        Math.Sqrt(TechnicalEfficiency * other.TechnicalEfficiency),
        Math.Sqrt(ScaleEfficiency * other.ScaleEfficiency),
        Math.Sqrt(MixEfficiency * other.MixEfficiency));
}

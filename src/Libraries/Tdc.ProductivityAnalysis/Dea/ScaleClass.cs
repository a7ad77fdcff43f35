namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>Where a unit stands on the range of sizes.</summary>
public enum ScaleClass
{
    /// <summary>Not known, because a score is missing.</summary>
    Unknown,

    /// <summary>Of the most productive size: constant returns.</summary>
    Constant,

    /// <summary>Too small: increasing returns.</summary>
    Increasing,

    /// <summary>Too large: decreasing returns.</summary>
    Decreasing,
}

/// <summary>Scale efficiency and the class of returns from three scores of one orientation.</summary>
/// <remarks>Source: Färe and Grosskopf (1985). Input and output orientation can differ.</remarks>
public static class ScaleEfficiency
{
    /// <summary>Scores closer than this are the same; of scores below 1, closer than this share of them.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>The part of inefficiency that is due to size, above 0 to 1.</summary>
    /// <param name="constant">Score under constant returns.</param>
    /// <param name="variable">Score under variable returns.</param>
    /// <param name="orientation">The orientation of both.</param>
    /// <returns>θ_CRS/θ_VRS or φ_VRS/φ_CRS; <see cref="double.NaN"/> when one is missing.</returns>
    public static double Of(DeaScore constant, DeaScore variable, Orientation orientation) =>
        orientation == Orientation.Input ? constant.Value / variable.Value : variable.Value / constant.Value;

    /// <summary>The class of returns.</summary>
    public static ScaleClass ClassOf(DeaScore constant, DeaScore variable, DeaScore nonIncreasing) =>
        !(constant.IsSolved && variable.IsSolved && nonIncreasing.IsSolved) ? ScaleClass.Unknown
        : AreSame(constant.Value, variable.Value) ? ScaleClass.Constant
        : AreSame(nonIncreasing.Value, variable.Value) ? ScaleClass.Decreasing
        : ScaleClass.Increasing;

    private static bool AreSame(double score, double variable) => Math.Abs(score - variable) <= Tolerance * Math.Min(1, Math.Abs(variable));
}

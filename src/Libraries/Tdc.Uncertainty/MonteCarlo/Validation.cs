using Tdc.Uncertainty.Propagation;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>Whether the budget by first order stands beside Monte Carlo.</summary>
/// <param name="Name">The output.</param>
/// <param name="LowDifference">|y − U − low|, with the interval of equal tails.</param>
/// <param name="HighDifference">|y + U − high|.</param>
/// <param name="Tolerance">δ.</param>
/// <remarks>Source: JCGM 101:2008, clause 8.</remarks>
public sealed record Validation(string Name, double LowDifference, double HighDifference, double Tolerance)
{
    /// <summary>Whether first order may be used.</summary>
    public bool Stands => LowDifference <= Tolerance && HighDifference <= Tolerance;

    /// <summary>Compares a budget with a distribution.</summary>
    /// <param name="budget">By first order, any coverage probability.</param>
    /// <param name="distribution">By Monte Carlo; its coverage probability is used.</param>
    /// <param name="digits">Significant digits of u that matter, 1 or 2.</param>
    public static Validation Of(OutputBudget budget, OutputDistribution distribution, int digits = 2)
    {
        ArgumentNullException.ThrowIfNull(budget);
        ArgumentNullException.ThrowIfNull(distribution);
        var expanded = CoverageFactors.Exact(distribution.P, budget.EffectiveDof ?? double.PositiveInfinity) * budget.StandardUncertainty;
        return new(
            budget.Name,
            Math.Abs(budget.Value - expanded - distribution.SymmetricLow),
            Math.Abs(budget.Value + expanded - distribution.SymmetricHigh),
            NumericalTolerance.Of(budget.StandardUncertainty, digits));
    }
}

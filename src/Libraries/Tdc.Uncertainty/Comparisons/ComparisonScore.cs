using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Comparisons;

/// <summary>What a score of an interlaboratory comparison says.</summary>
public enum ComparisonVerdict
{
    /// <summary>|E_n| ≤ 1, or |z| ≤ 2.</summary>
    Satisfactory,

    /// <summary>2 &lt; |z| &lt; 3; E_n has no such band.</summary>
    Questionable,

    /// <summary>|E_n| &gt; 1, or |z| ≥ 3.</summary>
    Unsatisfactory,
}

/// <summary>Scores of a laboratory's result against an assigned value.</summary>
/// <remarks>Source: ISO 13528:2022, 9.4 to 9.7; ISO/IEC 17043:2023, annex B (clauses from memory).</remarks>
public static class ComparisonScore
{
    /// <summary>E_n = (x − X)/√(U_x² + U_X²), with expanded uncertainties of the same coverage.</summary>
    /// <param name="value">The laboratory's result x.</param>
    /// <param name="expandedUncertainty">U_x, zero or more.</param>
    /// <param name="assigned">Assigned value X.</param>
    /// <param name="assignedExpandedUncertainty">U_X, zero or more; not both zero.</param>
    /// <exception cref="UncertaintyException">A figure is not finite, below zero, or both uncertainties are zero.</exception>
    public static double En(double value, double expandedUncertainty, double assigned, double assignedExpandedUncertainty) =>
        Score(value, assigned, expandedUncertainty, assignedExpandedUncertainty);

    /// <summary>z = (x − X)/σ_pt.</summary>
    /// <param name="value">The laboratory's result.</param>
    /// <param name="assigned">Assigned value.</param>
    /// <param name="assessmentDeviation">Standard deviation for proficiency assessment σ_pt, above zero.</param>
    public static double Z(double value, double assigned, double assessmentDeviation) => Score(value, assigned, assessmentDeviation, 0);

    /// <summary>z′ = (x − X)/√(σ_pt² + u²(X)).</summary>
    /// <param name="value">The laboratory's result.</param>
    /// <param name="assigned">Assigned value.</param>
    /// <param name="assessmentDeviation">σ_pt, above zero.</param>
    /// <param name="assignedUncertainty">Standard uncertainty of the assigned value.</param>
    public static double ZPrime(double value, double assigned, double assessmentDeviation, double assignedUncertainty) =>
        Score(value, assigned, assessmentDeviation, assignedUncertainty);

    /// <summary>ζ = (x − X)/√(u²(x) + u²(X)), with standard uncertainties.</summary>
    /// <param name="value">The laboratory's result.</param>
    /// <param name="uncertainty">u(x).</param>
    /// <param name="assigned">Assigned value.</param>
    /// <param name="assignedUncertainty">u(X).</param>
    public static double Zeta(double value, double uncertainty, double assigned, double assignedUncertainty) =>
        Score(value, assigned, uncertainty, assignedUncertainty);

    /// <summary>What an E_n says.</summary>
    public static ComparisonVerdict OfEn(double score) => Math.Abs(score) <= 1 ? ComparisonVerdict.Satisfactory : ComparisonVerdict.Unsatisfactory;

    /// <summary>What a z, z′ or ζ says.</summary>
    public static ComparisonVerdict OfZ(double score) =>
        Math.Abs(score) <= 2 ? ComparisonVerdict.Satisfactory : Math.Abs(score) < 3 ? ComparisonVerdict.Questionable : ComparisonVerdict.Unsatisfactory;

    private static double Score(double value, double assigned, double first, double second)
    {
        Domain.Finite(value, "x");
        Domain.Finite(assigned, "X");
        Domain.Finite(first, "u");
        Domain.Finite(second, "u");
        Domain.NotNegative(first, "u");
        Domain.NotNegative(second, "u");
        Domain.Positive(first + second, "u");
        return (value - assigned) / double.Hypot(first, second);
    }
}

using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Decisions;

/// <summary>Decisions about one measured item whose value is known with normal uncertainty.</summary>
/// <remarks>Source: JCGM 106:2012, clauses 7 and 8; ILAC-G8:09/2019, clause 4.</remarks>
public static class SpecificRisk
{
    /// <summary>Multiple of u for a risk of at most 5 % at one limit: the 95 % point of the normal distribution, about 1.645.</summary>
    public static double GuardFactor5Percent { get; } = Normal.Quantile(0.95);

    /// <summary>Multiple of u for a risk of at most 1 % at one limit: the 99 % point of the normal distribution, about 2.326.</summary>
    public static double GuardFactor1Percent { get; } = Normal.Quantile(0.99);

    /// <summary>Probability that the true value keeps the limits.</summary>
    /// <param name="value">Measured value.</param>
    /// <param name="standardUncertainty">Zero or more; with zero the answer is 1 or 0.</param>
    /// <param name="limits">Limits in the same unit.</param>
    /// <exception cref="UncertaintyException">A figure is not finite or the uncertainty is below zero.</exception>
    public static double ConformanceProbability(double value, double standardUncertainty, ToleranceLimits limits)
    {
        Check(value, standardUncertainty, limits);
        if (standardUncertainty == 0)
        {
            return limits.Accept(value) ? 1 : 0;
        }

        var low = limits.Lower is { } lower ? (lower - value) / standardUncertainty : double.NegativeInfinity;
        var high = limits.Upper is { } upper ? (upper - value) / standardUncertainty : double.PositiveInfinity;
        return Normal.Between(low, high);
    }

    /// <summary>Probability that the true value breaks the limits, accurate where it is small.</summary>
    /// <param name="value">Measured value.</param>
    /// <param name="standardUncertainty">Zero or more.</param>
    /// <param name="limits">Limits in the same unit.</param>
    public static double NonConformanceProbability(double value, double standardUncertainty, ToleranceLimits limits)
    {
        Check(value, standardUncertainty, limits);
        if (standardUncertainty == 0)
        {
            return limits.Accept(value) ? 0 : 1;
        }

        return (limits.Lower is { } lower ? Normal.Cdf((lower - value) / standardUncertainty) : 0)
            + (limits.Upper is { } upper ? Normal.Upper((upper - value) / standardUncertainty) : 0);
    }

    /// <summary>One of the four statements, the guard band being the expanded uncertainty or another.</summary>
    /// <param name="value">Measured value.</param>
    /// <param name="guardBand">The band w, zero or more.</param>
    /// <param name="limits">Limits in the same unit.</param>
    public static ConformityStatement Statement(double value, double guardBand, ToleranceLimits limits)
    {
        Check(value, guardBand, limits);
        return limits.Accept(value, guardBand) ? ConformityStatement.Pass
            : limits.Accept(value) ? ConformityStatement.ConditionalPass
            : limits.Accept(value, -guardBand) ? ConformityStatement.ConditionalFail
            : ConformityStatement.Fail;
    }

    private static void Check(double value, double uncertainty, ToleranceLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        Domain.Finite(value, "y");
        Domain.Finite(uncertainty, "u");
        Domain.NotNegative(uncertainty, "u");
    }
}

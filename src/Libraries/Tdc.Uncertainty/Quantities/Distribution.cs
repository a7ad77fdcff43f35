using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Quantities;

/// <summary>What is known about a quantity, as a distribution about its estimate.</summary>
/// <remarks>
/// <para>Shape: centred on 0; the estimate is added where it is used. Lengths are in the unit of the quantity.</para>
/// <para>Source: JCGM 100:2008, 4.3; JCGM 101:2008, 6.4.</para>
/// </remarks>
public abstract record Distribution
{
    /// <summary>The word of the case format: <c>normal</c>, <c>uniform</c> and so on.</summary>
    public abstract string Kind { get; }

    /// <summary>Standard uncertainty of the GUM, at least 0.</summary>
    public abstract double StandardUncertainty { get; }

    /// <summary>Standard deviation of the distribution that Monte Carlo draws; infinite for a t distribution with 2 or fewer degrees of freedom.</summary>
    public virtual double StandardDeviation => StandardUncertainty;

    /// <summary>Degrees of freedom that the distribution itself carries; infinite for most.</summary>
    public virtual double Dof => double.PositiveInfinity;

    /// <summary>Whether draws are taken as normal.</summary>
    public virtual bool IsNormal => false;

    /// <summary>Whether the density is flat, which the sum of few inputs does not hide.</summary>
    public virtual bool IsFlat => false;

    /// <summary>The value below which a share <paramref name="p"/> lies.</summary>
    /// <param name="p">Between 0 and 1, both excluded.</param>
    public abstract double Quantile(double p);

    /// <summary>A length that must be finite and not negative.</summary>
    private protected static double Length(double value, string key)
    {
        Domain.Finite(value, key);
        return value >= 0
            ? value
            : throw new UncertaintyException(UncertaintyFault.OutOfRange, key, 0, $"'{key}' is negative.");
    }

    /// <summary>A share from 0 to 1.</summary>
    private protected static double Share(double value, string key) => value is >= 0 and <= 1
        ? value
        : throw new UncertaintyException(UncertaintyFault.OutOfRange, key, 0, $"'{key}' is not between 0 and 1.");
}

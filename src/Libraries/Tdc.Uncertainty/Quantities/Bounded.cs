namespace Tdc.Uncertainty.Quantities;

/// <summary>All values between two limits are equally likely.</summary>
/// <param name="HalfWidth">Half of the distance between the limits, at least 0.</param>
public sealed record UniformDistribution(double HalfWidth) : Distribution
{
    /// <summary>Half of the distance between the limits.</summary>
    public double HalfWidth { get; } = Length(HalfWidth, "halfWidth");

    /// <inheritdoc/>
    public override string Kind => "uniform";

    /// <inheritdoc/>
    public override double StandardUncertainty => HalfWidth / Math.Sqrt(3);

    /// <inheritdoc/>
    public override bool IsFlat => true;

    /// <inheritdoc/>
    public override double Quantile(double p) => HalfWidth * (2 * p - 1);
}

/// <summary>Symmetric triangle between two limits.</summary>
/// <param name="HalfWidth">Half of the distance between the limits, at least 0.</param>
public sealed record TriangularDistribution(double HalfWidth) : Distribution
{
    /// <summary>Half of the distance between the limits.</summary>
    public double HalfWidth { get; } = Length(HalfWidth, "halfWidth");

    /// <inheritdoc/>
    public override string Kind => "triangular";

    /// <inheritdoc/>
    public override double StandardUncertainty => HalfWidth / Math.Sqrt(6);

    /// <inheritdoc/>
    public override double Quantile(double p) => HalfWidth * (p < 0.5 ? Math.Sqrt(2 * p) - 1 : 1 - Math.Sqrt(2 * (1 - p)));
}

/// <summary>U-shaped distribution of a cycle between two limits.</summary>
/// <param name="HalfWidth">Amplitude, at least 0.</param>
public sealed record ArcsineDistribution(double HalfWidth) : Distribution
{
    /// <summary>Amplitude.</summary>
    public double HalfWidth { get; } = Length(HalfWidth, "halfWidth");

    /// <inheritdoc/>
    public override string Kind => "arcsine";

    /// <inheritdoc/>
    public override double StandardUncertainty => HalfWidth / Math.Sqrt(2);

    /// <inheritdoc/>
    public override bool IsFlat => true;

    /// <inheritdoc/>
    public override double Quantile(double p) => -HalfWidth * Math.Cos(Math.PI * p);
}

/// <summary>Symmetric trapezoid, as the sum of two uniform inputs has.</summary>
/// <param name="HalfWidth">Half of the base, at least 0.</param>
/// <param name="Beta">Top over base, 0 (triangle) to 1 (rectangle).</param>
public sealed record TrapezoidDistribution(double HalfWidth, double Beta) : Distribution
{
    /// <summary>Half of the base.</summary>
    public double HalfWidth { get; } = Length(HalfWidth, "halfWidth");

    /// <summary>Top over base.</summary>
    public double Beta { get; } = Share(Beta, "beta");

    /// <inheritdoc/>
    public override string Kind => "trapezoid";

    /// <inheritdoc/>
    public override double StandardUncertainty => HalfWidth * Math.Sqrt((1 + Beta * Beta) / 6);

    /// <inheritdoc/>
    public override double Quantile(double p)
    {
        if (p > 0.5)
        {
            return -Quantile(1 - p);
        }

        // The share on the slope from the limit to the edge of the top.
        var slope = (1 - Beta) / (2 * (1 + Beta));
        return p < slope
            ? HalfWidth * (Math.Sqrt(2 * p * (1 - Beta * Beta)) - 1)
            : HalfWidth * (p - 0.5) * (1 + Beta);
    }
}

/// <summary>Rectangle with inexact limits (curvilinear trapezoid).</summary>
/// <remarks>Source: JCGM 101:2008, 6.4.3; the standard uncertainty of the GUM is √(a²/3 + d²/9).</remarks>
/// <param name="HalfWidth">Half of the mean distance between the limits, a, at least 0.</param>
/// <param name="LimitHalfWidth">Each limit is known to ± this, d, 0 to a.</param>
public sealed record CurvilinearTrapezoid(double HalfWidth, double LimitHalfWidth) : Distribution
{
    /// <summary>Half of the mean distance between the limits, a.</summary>
    public double HalfWidth { get; } = Length(HalfWidth, "halfWidth");

    /// <summary>Half-width of each limit, d.</summary>
    public double LimitHalfWidth { get; } = Length(LimitHalfWidth, "limitHalfWidth") <= HalfWidth
        ? LimitHalfWidth
        : throw new UncertaintyException(UncertaintyFault.OutOfRange, "limitHalfWidth", 0, "'limitHalfWidth' is above 'halfWidth'.");

    /// <inheritdoc/>
    public override string Kind => "ctrap";

    /// <inheritdoc/>
    public override double StandardUncertainty => Math.Sqrt(HalfWidth * HalfWidth / 3 + LimitHalfWidth * LimitHalfWidth / 9);

    /// <inheritdoc/>
    public override bool IsFlat => true;

    /// <inheritdoc/>
    public override double Quantile(double p)
    {
        if (LimitHalfWidth == 0 || p < 0.5)
        {
            return LimitHalfWidth == 0 ? HalfWidth * (2 * p - 1) : -Quantile(1 - p);
        }

        var (low, high) = (0.0, HalfWidth + LimitHalfWidth);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Above(middle) < p - 0.5 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>The share between 0 and x, for x from 0 to a + d.</summary>
    private double Above(double x)
    {
        var (inner, outer, four) = (HalfWidth - LimitHalfWidth, HalfWidth + LimitHalfWidth, 4 * LimitHalfWidth);
        return x <= 0 ? 0
            : x <= inner ? x * Math.Log(outer / inner) / four
            : (x * Math.Log(outer / x) + x - inner) / four;
    }
}

using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Quantities;

/// <summary>A value that is taken as exact.</summary>
public sealed record ExactValue : Distribution
{
    /// <inheritdoc/>
    public override string Kind => "constant";

    /// <inheritdoc/>
    public override double StandardUncertainty => 0;

    /// <inheritdoc/>
    public override double Quantile(double p) => 0;
}

/// <summary>Normal distribution; also what is taken when only a standard uncertainty is known.</summary>
/// <param name="Standard">Standard uncertainty, at least 0.</param>
/// <param name="ShapeKnown">False when only the standard uncertainty is known.</param>
public sealed record NormalDistribution(double Standard, bool ShapeKnown = true) : Distribution
{
    /// <summary>Standard uncertainty.</summary>
    public double Standard { get; } = Length(Standard, "u");

    /// <inheritdoc/>
    public override string Kind => ShapeKnown ? "normal" : "standard";

    /// <inheritdoc/>
    public override double StandardUncertainty => Standard;

    /// <inheritdoc/>
    public override bool IsNormal => true;

    /// <inheritdoc/>
    public override double Quantile(double p) => Standard * Normal.Quantile(p);

    /// <summary>From a certificate's expanded uncertainty and coverage factor.</summary>
    /// <param name="expanded">U, at least 0.</param>
    /// <param name="factor">k, above 0.</param>
    public static NormalDistribution FromCertificate(double expanded, double factor)
    {
        Length(expanded, "U");
        return factor > 0 && double.IsFinite(factor)
            ? new(expanded / factor)
            : throw new UncertaintyException(UncertaintyFault.OutOfRange, "k", 0, "A coverage factor is above 0.");
    }

    /// <summary>From a certificate that gives a coverage probability in place of the factor.</summary>
    /// <param name="expanded">U, at least 0.</param>
    /// <param name="p">Coverage probability, between 0 and 1.</param>
    /// <param name="dof">Degrees of freedom behind U; infinite when they are large.</param>
    public static NormalDistribution FromCoverage(double expanded, double p, double dof) =>
        FromCertificate(expanded, StudentT.CoverageFactor(p, dof));
}

/// <summary>Scaled and shifted t distribution, as few readings give it.</summary>
/// <param name="Scale">The standard uncertainty of the GUM, at least 0.</param>
/// <param name="Freedom">Degrees of freedom, above 0.</param>
public sealed record TDistribution(double Scale, double Freedom) : Distribution
{
    /// <summary>The standard uncertainty of the GUM.</summary>
    public double Scale { get; } = Length(Scale, "scale");

    /// <summary>Degrees of freedom.</summary>
    public double Freedom { get; } = Freedom > 0
        ? Freedom
        : throw new UncertaintyException(UncertaintyFault.OutOfRange, "dof", 0, "Degrees of freedom are above 0.");

    /// <inheritdoc/>
    public override string Kind => "t";

    /// <inheritdoc/>
    public override double StandardUncertainty => Scale;

    /// <inheritdoc/>
    public override double StandardDeviation => double.IsInfinity(Freedom) ? Scale
        : Freedom > 2 ? Scale * Math.Sqrt(Freedom / (Freedom - 2))
        : Scale == 0 ? 0 : double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Dof => Freedom;

    /// <inheritdoc/>
    public override double Quantile(double p) => Scale * StudentT.Quantile(p, Freedom);
}

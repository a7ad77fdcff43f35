namespace Tdc.ProductivityAnalysis.Panel;

/// <summary>The model of a panel regression.</summary>
public enum PanelModel
{
    /// <summary>Ordinary least squares over all observations.</summary>
    Pooled,

    /// <summary>Fixed effects of units.</summary>
    Within,

    /// <summary>Fixed effects of units and of periods.</summary>
    TwoWay,

    /// <summary>Random effects of units by Swamy and Arora.</summary>
    Random,

    /// <summary>Ordinary least squares over the means of units.</summary>
    Between,
}

/// <summary>One coefficient.</summary>
/// <param name="Name">The variable, or <see cref="PanelEstimate.InterceptName"/>.</param>
/// <param name="Coefficient">Change of y when it rises by one.</param>
/// <param name="StandardError">Classical standard error.</param>
/// <param name="ClusteredStandardError">Robust to anything within a unit (sandwich HC0 by unit, no small-sample factor); <see cref="double.NaN"/> for the between model.</param>
/// <param name="PValue">Two-sided, from the classical error; Student's t, for random effects the normal distribution.</param>
/// <param name="ClusteredPValue">Two-sided, from the clustered error, Student's t with the number of units less one.</param>
public readonly record struct PanelTerm(string Name, double Coefficient, double StandardError, double ClusteredStandardError, double PValue, double ClusteredPValue)
{
    /// <summary>Coefficient over its classical standard error.</summary>
    public double T => Coefficient / StandardError;
}

/// <summary>An estimated panel model: association, not cause.</summary>
public sealed record PanelEstimate
{
    /// <summary>Name of the constant.</summary>
    public const string InterceptName = "(Intercept)";

    /// <summary>The model.</summary>
    public required PanelModel Model { get; init; }

    /// <summary>The coefficients: constant first where there is one, then the variables as given.</summary>
    public required IReadOnlyList<PanelTerm> Terms { get; init; }

    /// <summary>Variables left out because they do not change within units or are combinations of those before them.</summary>
    public required IReadOnlyList<string> Dropped { get; init; }

    /// <summary>Part of the variance of the transformed y that is explained, 0 to 1.</summary>
    public required double RSquared { get; init; }

    /// <summary>Variance of the residuals of the transformed model.</summary>
    public required double ResidualVariance { get; init; }

    /// <summary>Degrees of freedom of the residuals.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>How many observations the panel has.</summary>
    public required int Observations { get; init; }

    /// <summary>How many units.</summary>
    public required int Units { get; init; }

    /// <summary>Classical covariances of the terms, row by row.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Covariance { get; init; }
}

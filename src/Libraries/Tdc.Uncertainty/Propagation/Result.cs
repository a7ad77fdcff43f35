namespace Tdc.Uncertainty.Propagation;

/// <summary>What one input does to an output.</summary>
/// <param name="Name">The input.</param>
/// <param name="Sensitivity">c = ∂f/∂x at the estimates.</param>
/// <param name="Amount">|c| u, in the unit of the output.</param>
/// <param name="Share">c u ∑ c_j u_j r_j over the variance: shares sum to 1; negative where correlation takes away; 0 when the variance is 0.</param>
public sealed record Contribution(string Name, double Sensitivity, double Amount, double Share);

/// <summary>Why effective degrees of freedom are not given.</summary>
public enum DofReason
{
    /// <summary>They are given.</summary>
    Given,

    /// <summary>Inputs with few readings are correlated and are not one set of simultaneous readings: the formula of Welch and Satterthwaite does not hold.</summary>
    CorrelatedInputs,

    /// <summary>The output does not vary in first order.</summary>
    NoVariance,
}

/// <summary>Something a reader of the budget is to know.</summary>
/// <param name="Code">Stable word, such as <c>dominant-rectangular</c>.</param>
/// <param name="Subject">Names of inputs or the output it is about.</param>
/// <param name="Figure">The figure that matters, or NaN.</param>
public sealed record BudgetNote(string Code, string Subject, double Figure);

/// <summary>An expanded uncertainty.</summary>
/// <param name="P">Coverage probability.</param>
/// <param name="Factor">Coverage factor k.</param>
/// <param name="Expanded">U = k u.</param>
public sealed record Coverage(double P, double Factor, double Expanded);

/// <summary>The budget of one output by first order.</summary>
public sealed record OutputBudget
{
    /// <summary>The output.</summary>
    public required string Name { get; init; }

    /// <summary>Its value at the estimates.</summary>
    public required double Value { get; init; }

    /// <summary>Combined standard uncertainty.</summary>
    public required double StandardUncertainty { get; init; }

    /// <summary>One for each input that varies, in order.</summary>
    public required IReadOnlyList<Contribution> Contributions { get; init; }

    /// <summary>Effective degrees of freedom; infinite when no input has few; null when <see cref="DofReason"/> says why not.</summary>
    public required double? EffectiveDof { get; init; }

    /// <summary>Why degrees of freedom are absent.</summary>
    public required DofReason DofReason { get; init; }

    /// <summary>By the t factor of the degrees of freedom truncated to a whole number (GUM G.6.4); null without degrees of freedom.</summary>
    public required Coverage? Truncated { get; init; }

    /// <summary>By the t factor of the unrounded degrees of freedom; null without degrees of freedom.</summary>
    public required Coverage? Exact { get; init; }

    /// <summary>By the shape of one or two dominant flat inputs (EA-4/02, S9 and S10); null when nothing flat dominates.</summary>
    public required Coverage? Dominant { get; init; }

    /// <summary>Standard uncertainty with second-order terms (GUM 5.1.2); null when it was not asked for or is not defined.</summary>
    public required double? SecondOrder { get; init; }

    /// <summary>Value with the second-order term ½ ∑ f_ii u_i²; null as <see cref="SecondOrder"/>.</summary>
    public required double? SecondOrderValue { get; init; }

    /// <summary>What a reader is to know.</summary>
    public required IReadOnlyList<BudgetNote> Notes { get; init; }
}

/// <summary>Budgets of all outputs.</summary>
/// <param name="Outputs">In the order asked for.</param>
/// <param name="Correlations">Correlation of outputs i and j at [i][j]; NaN where one does not vary.</param>
public sealed record FirstOrderResult(IReadOnlyList<OutputBudget> Outputs, double[][] Correlations);

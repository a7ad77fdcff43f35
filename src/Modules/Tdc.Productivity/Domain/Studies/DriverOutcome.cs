using Tdc.ProductivityAnalysis.Panel;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>A coefficient with its interval from errors clustered by enterprise.</summary>
/// <param name="Code">Code of the term.</param>
/// <param name="Coefficient">The coefficient.</param>
/// <param name="Error">Clustered standard error; classical for the between model.</param>
/// <param name="Lower">Lower end of the interval of 95 %.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="PValue">Two-sided.</param>
/// <param name="Inflation">Variance inflation; <see langword="null"/> when it cannot be told.</param>
internal sealed record DriverLine(string Code, double? Coefficient, double? Error, double? Lower, double? Upper, double? PValue, double? Inflation);

/// <summary>One model of a study of drivers.</summary>
internal sealed record DriverModel(PanelModel Model, IReadOnlyList<DriverLine> Lines, IReadOnlyList<string> Dropped, double? RSquared);

/// <summary>Result of a study of drivers.</summary>
internal sealed record DriverOutcome
{
    /// <summary>Rows left out for the variables, by the code of the reason.</summary>
    public required IReadOnlyDictionary<string, int> LeftOut { get; init; }

    /// <summary>Rows used.</summary>
    public required int Observations { get; init; }

    /// <summary>Enterprises.</summary>
    public required int Units { get; init; }

    /// <summary>First year.</summary>
    public required int From { get; init; }

    /// <summary>Last year.</summary>
    public required int To { get; init; }

    /// <summary>Whether every enterprise is there in every year.</summary>
    public bool Balanced { get; init; }

    /// <summary>The models that could be estimated, the chosen one first.</summary>
    public required IReadOnlyList<DriverModel> Models { get; init; }

    /// <summary>Hausman's statistic; <see langword="null"/> when it cannot be computed.</summary>
    public double? Hausman { get; init; }

    /// <summary>Its p-value.</summary>
    public double? HausmanPValue { get; init; }
}

/// <summary>An estimate of the effect of support.</summary>
internal sealed record EffectEstimate(double? Effect, double? Lower, double? Upper, double? PValue, int Supported, int Controls);

/// <summary>Result of a study of an effect.</summary>
internal sealed record EffectOutcome
{
    /// <summary>Rows left out, by the code of the reason.</summary>
    public required IReadOnlyDictionary<string, int> LeftOut { get; init; }

    /// <summary>The chosen estimate.</summary>
    public required EffectEstimate Main { get; init; }

    /// <summary>The other way of comparing, when it could be estimated.</summary>
    public EffectEstimate? Other { get; init; }

    /// <summary>The same with a year before support as if it had begun then: should hold zero. <see langword="null"/> when there are too few years.</summary>
    public EffectEstimate? Placebo { get; init; }

    /// <summary>The year of the placebo.</summary>
    public int PlaceboYear { get; init; }

    /// <summary>Mean of ln(VA/L) by year, supported.</summary>
    public IReadOnlyList<double?> SupportedPath { get; init; } = [];

    /// <summary>Mean of ln(VA/L) by year, others.</summary>
    public IReadOnlyList<double?> ControlPath { get; init; } = [];

    /// <summary>The years of the paths.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>Supported enterprises without a match near enough.</summary>
    public int Unmatched { get; init; }
}

using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>An enterprise's year against the frontier. Scores are shares of what would be possible, 1 on the frontier, in both orientations.</summary>
internal sealed record FrontierUnit
{
    /// <summary>Number of the enterprise in the study.</summary>
    public required int Unit { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Size class.</summary>
    public required string Size { get; init; }

    /// <summary>Ownership.</summary>
    public required string Ownership { get; init; }

    /// <summary>The score; <see langword="null"/> without one.</summary>
    public double? Score { get; init; }

    /// <summary>The score with its bias taken out.</summary>
    public double? Corrected { get; init; }

    /// <summary>Lower end of its interval of 95 %.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper end.</summary>
    public double? Upper { get; init; }

    /// <summary>Scale efficiency.</summary>
    public double? Scale { get; init; }

    /// <summary>Returns to scale where it works.</summary>
    public ScaleClass Returns { get; init; }

    /// <summary>Super-efficiency by <see cref="FrontierOutcome.SuperOf"/>: the score against all others, above 1 for a unit beyond them; <see langword="null"/> without one.</summary>
    public double? Super { get; init; }

    /// <summary>Whether the others cannot reach the unit at all, so that there is no super-efficiency.</summary>
    public bool SuperInfeasible { get; init; }

    /// <summary>Score against single examples.</summary>
    public double? FreeDisposal { get; init; }

    /// <summary>Score of the stochastic frontier; last year only.</summary>
    public double? Stochastic { get; init; }

    /// <summary>Inputs, then outputs.</summary>
    public IReadOnlyList<double?> Actual { get; init; } = [];

    /// <summary>Inputs, then outputs on the frontier.</summary>
    public IReadOnlyList<double?> Target { get; init; } = [];
}

/// <summary>The model of a score.</summary>
/// <param name="Returns">Constant or variable returns.</param>
/// <param name="Orientation">Which side is measured.</param>
internal sealed record FrontierModel(ReturnsToScale Returns, Orientation Orientation);

/// <summary>A year of a frontier study.</summary>
/// <param name="Year">The year.</param>
/// <param name="Units">Enterprises.</param>
/// <param name="OnFrontier">Those with a score of 1.</param>
/// <param name="Mean">Mean score.</param>
/// <param name="Median">Median score.</param>
/// <param name="Corrected">Mean of corrected scores.</param>
/// <param name="Lower">Mean of the lower ends of the enterprises' intervals.</param>
/// <param name="Upper">Mean of the upper ends.</param>
/// <param name="Scale">Mean scale efficiency.</param>
internal sealed record FrontierYear(int Year, int Units, int OnFrontier, double? Mean, double? Median, double? Corrected, double? Lower, double? Upper, double? Scale);

/// <summary>Change of productivity between two years: geometric means over the enterprises of both.</summary>
internal sealed record MalmquistYear(int From, int To, int Units, double? Productivity, double? Efficiency, double? Technology, double? Pure, double? Scale);

/// <summary>Stochastic frontier of the last year.</summary>
/// <param name="Mean">Mean efficiency.</param>
/// <param name="Gamma">Share of inefficiency in the variance.</param>
/// <param name="PValue">Chance of such data without inefficiency.</param>
/// <param name="RankCorrelation">With the scores of the frontier by programs.</param>
/// <param name="WrongSkewness">Whether the data show no inefficiency.</param>
/// <param name="Fault">Set when it could not be estimated.</param>
internal sealed record StochasticOutcome(double? Mean, double? Gamma, double? PValue, double? RankCorrelation, bool WrongSkewness, AnalysisFault? Fault);

/// <summary>A driver of inefficiency in the second stage; below zero for the better.</summary>
internal sealed record SecondStageLine(string Code, double? Value, double? Lower, double? Upper);

/// <summary>Second stage of a frontier study.</summary>
internal sealed record SecondStageOutcome(IReadOnlyList<SecondStageLine> Lines, int Used, int Replications, AnalysisFault? Fault, string Subject = "")
{
    /// <summary>Set when the scores were corrected first: Simar and Wilson (2007), algorithm 2; else it is algorithm 1.</summary>
    public bool? Corrected { get; init; }
}

/// <summary>Result of a frontier study.</summary>
internal sealed record FrontierOutcome
{
    /// <summary>Rows left out for the variables, by the code of the reason.</summary>
    public required IReadOnlyDictionary<string, int> LeftOut { get; init; }

    /// <summary>The years.</summary>
    public required IReadOnlyList<FrontierYear> Years { get; init; }

    /// <summary>The model of the super-efficiency. Studies saved before it was that of the study have none here: theirs is by inputs under constant returns.</summary>
    public FrontierModel? SuperOf { get; init; }

    /// <summary>Every enterprise and year.</summary>
    public required IReadOnlyList<FrontierUnit> Units { get; init; }

    /// <summary>Change between years; empty for one year.</summary>
    public IReadOnlyList<MalmquistYear> Malmquist { get; init; } = [];

    /// <summary>Cross-check.</summary>
    public StochasticOutcome? Stochastic { get; init; }

    /// <summary>Second stage.</summary>
    public SecondStageOutcome? SecondStage { get; init; }
}

using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Panel;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>Which enterprises and years a study is about.</summary>
internal sealed record SampleChoice
{
    /// <summary>Section, division, or <c>_T</c> for all.</summary>
    public string Activity { get; init; } = Series.SeriesKey.Total;

    /// <summary>First year.</summary>
    public int From { get; init; }

    /// <summary>Last year.</summary>
    public int To { get; init; }

    /// <summary>Size class; empty for all.</summary>
    public string Size { get; init; } = "";

    /// <summary>Whether invented enterprises are taken, instead of real ones: never both.</summary>
    public bool Demonstration { get; init; }
}

/// <summary>What was left out of a sample, and how money was made comparable.</summary>
internal sealed record SampleReport
{
    /// <summary>Years of enterprises that were sent for the choice.</summary>
    public int Found { get; init; }

    /// <summary>Years left out, by the code of the reason.</summary>
    public IReadOnlyDictionary<string, int> LeftOut { get; init; } = new SortedDictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Whether money was divided by the deflators of the sections.</summary>
    public bool Deflated { get; init; }

    /// <summary>Base year of the deflators, or 0.</summary>
    public int BaseYear { get; init; }
}

/// <summary>Model of a frontier study.</summary>
internal sealed record FrontierSettings
{
    /// <summary>Codes of the inputs.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = ["l", "k"];

    /// <summary>Codes of the outputs.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = ["va"];

    /// <summary>Constant or variable returns.</summary>
    public ReturnsToScale Returns { get; init; } = ReturnsToScale.Variable;

    /// <summary>Which side is measured.</summary>
    public Orientation Orientation { get; init; } = Orientation.Output;

    /// <summary>Whether each unit is also measured against all others.</summary>
    public bool Super { get; init; }

    /// <summary>Whether slacks are taken into the targets.</summary>
    public bool Slacks { get; init; }

    /// <summary>Whether the free disposal hull is shown beside.</summary>
    public bool FreeDisposal { get; init; }

    /// <summary>Whether a stochastic frontier is estimated as a cross-check.</summary>
    public bool Stochastic { get; init; }

    /// <summary>Replications of the bootstrap; 0 for none.</summary>
    public int Replications { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Codes of what may explain the scores in a second stage; empty for none.</summary>
    public IReadOnlyList<string> Drivers { get; init; } = [];

    /// <summary>Whether the second stage explains scores that a first bootstrap has corrected (algorithm 2) instead of the scores as measured (algorithm 1).</summary>
    public bool DoubleBootstrap { get; init; }
}

/// <summary>Model of a study of drivers.</summary>
internal sealed record DriverSettings
{
    /// <summary>Code of what is explained.</summary>
    public string Outcome { get; init; } = "ln_va_l";

    /// <summary>Codes of what may explain it.</summary>
    public IReadOnlyList<string> Drivers { get; init; } = [];

    /// <summary>Which model is the main one.</summary>
    public PanelModel Model { get; init; } = PanelModel.TwoWay;

    /// <summary>Whether drivers are taken a year earlier.</summary>
    public bool Lag { get; init; }

    /// <summary>Whether years have effects of their own.</summary>
    public bool YearEffects { get; init; } = true;

    /// <summary>Whether divisions have effects of their own.</summary>
    public bool ActivityEffects { get; init; }
}

/// <summary>Model of a study of the effect of support.</summary>
internal sealed record EffectSettings
{
    /// <summary>First year of the supports that count.</summary>
    public int FromYear { get; init; }

    /// <summary>Whether each supported enterprise is compared with the most similar one.</summary>
    public bool Matched { get; init; } = true;

    /// <summary>Largest distance of a match, in standard deviations.</summary>
    public double Caliper { get; init; } = 1;
}

/// <summary>All that is needed, beside the data, to compute a study again.</summary>
internal sealed record StudySettings
{
    /// <summary>Version of this form.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The sample.</summary>
    public required SampleChoice Sample { get; init; }

    /// <summary>What was left out of it.</summary>
    public SampleReport Report { get; init; } = new();

    /// <summary>Set for a frontier study.</summary>
    public FrontierSettings? Frontier { get; init; }

    /// <summary>Set for a study of drivers.</summary>
    public DriverSettings? Drivers { get; init; }

    /// <summary>Set for a study of an effect.</summary>
    public EffectSettings? Effect { get; init; }
}

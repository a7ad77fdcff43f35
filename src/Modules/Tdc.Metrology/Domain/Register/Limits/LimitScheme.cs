using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Domain.Register.Limits;

/// <summary>A value that a scheme asks for.</summary>
/// <param name="Name">Its name in forms and records (<c>load</c>).</param>
/// <param name="Unit">Its unit, or the name of the setup field that holds the unit behind <c>=</c>; empty for words.</param>
/// <param name="Choices">Codes to choose from; empty for a free value.</param>
/// <param name="Optional">Whether it may be left out.</param>
internal sealed record SchemeField(string Name, string Unit = "", IReadOnlyList<string>? Choices = null, bool Optional = false)
{
    /// <summary>Whether the value is words and not a number.</summary>
    public bool IsText { get; init; }

    /// <summary>Whether a number may be negative or zero.</summary>
    public bool Signed { get; init; }
}

/// <summary>A test point with its error and the limit that holds for it.</summary>
/// <param name="Point">The point in words.</param>
/// <param name="Error">Error of indication.</param>
/// <param name="Limit">Maximum permissible error without sign.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="Source">The table.</param>
/// <param name="Status">How its row is known.</param>
internal sealed record JudgedPoint(string Point, decimal Error, decimal Limit, string Unit, string Source, KnowledgeStatus Status);

/// <summary>Gives the maximum permissible error of a test point from the tables of a recommendation.</summary>
internal abstract class LimitScheme
{
    /// <summary>Expanded uncertainty (k = 2) of the error, in the unit of the error; asked for by every scheme.</summary>
    public const string Uncertainty = "u";

    /// <summary>Stable code.</summary>
    public abstract string Code { get; }

    /// <summary>What is asked once for the examination.</summary>
    public abstract IReadOnlyList<SchemeField> Setup { get; }

    /// <summary>What is asked for each test point, the uncertainty last.</summary>
    public abstract IReadOnlyList<SchemeField> Readings { get; }

    /// <summary>Judges a point. Values are complete and of the asked kind; what the tables do not hold is refused.</summary>
    /// <param name="setup">Values of <see cref="Setup"/>.</param>
    /// <param name="readings">Values of <see cref="Readings"/>.</param>
    /// <param name="inService">Whether the limits for instruments in service hold, where the table has them.</param>
    public abstract Outcome<JudgedPoint> Judge(SchemeValues setup, SchemeValues readings, bool inService);

    /// <summary>The setup or point lies outside what the table holds.</summary>
    protected static Refusal Outside(string why) => Refusal.Rule("metrology.limit-" + why);
}

/// <summary>All schemes.</summary>
internal static class LimitSchemes
{
    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<LimitScheme> All { get; } = [new ScaleLimits(), new WeightLimits(), new FuelLimits(), new WaterMeterLimits(), new ElectricityLimits(), new ElectricityDirectiveLimits(), new TaximeterLimits(), new StatedLimits()];

    /// <summary>A scheme by code; the one with limits stated by hand for kinds without tables.</summary>
    public static LimitScheme Of(string code) => All.FirstOrDefault(s => s.Code == code) ?? All[^1];
}

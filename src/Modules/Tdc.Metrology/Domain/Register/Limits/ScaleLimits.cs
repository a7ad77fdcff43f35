using System.Globalization;
using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Domain.Register.Limits;

/// <summary>Non-automatic weighing instruments: steps in verification scale intervals e; a load on the border belongs to the lower step.</summary>
/// <remarks>Error of a digital scale with added weights: E = I + e/2 − ΔL − L. Source: OIML R 76-1:2006, 3.5.1 table 6, 3.5.2, A.4.4.3.</remarks>
internal sealed class ScaleLimits : LimitScheme
{
    private static readonly IReadOnlyList<Step> steps = [.. TableFile.Csv("mpe-r76.csv").Select(r => new Step(
        r["accuracy_class"], TableFile.Number(r["to_e"]), TableFile.Number(r["initial_e"])!.Value, TableFile.Number(r["in_service_e"])!.Value, r["source"], TableFile.Status(r["status"])))];

    private static readonly IReadOnlyList<Class> classes = [.. TableFile.Csv("mpe-r76-classes.csv").Select(r => new Class(
        r["accuracy_class"], TableFile.Number(r["e_min_g"]) ?? 0, TableFile.Number(r["e_max_g"]) ?? decimal.MaxValue, TableFile.Number(r["n_min"])!.Value, TableFile.Number(r["n_max"]) ?? decimal.MaxValue))];

    /// <inheritdoc/>
    public override string Code => "r76";

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Setup { get; } =
        [new("class", "", ["I", "II", "III", "IIII"]), new("unit", "", ["g", "kg", "t"]), new("e", "=unit"), new("max", "=unit")];

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Readings { get; } =
        [new("load", "=unit") { Signed = true }, new("indication", "=unit") { Signed = true }, new("added", "=unit", Optional: true) { Signed = true }, new(Uncertainty, "=unit")];

    /// <inheritdoc/>
    public override Outcome<JudgedPoint> Judge(SchemeValues setup, SchemeValues readings, bool inService)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(readings);
        var (name, unit, e, max) = (setup["class"], setup["unit"], setup.Number("e"), setup.Number("max"));
        var grams = e * (unit switch { "t" => 1_000_000m, "kg" => 1000m, _ => 1m });
        if (classes.Where(c => c.Name == name && grams >= c.LeastE && grams <= c.MostE).ToList() is not [var fits, ..])
        {
            return Outside("class-interval");
        }

        if (max / e < fits.LeastN || max / e > fits.MostN)
        {
            return Outside("class-divisions");
        }

        var load = readings.Number("load");
        if (load < 0 || load > max)
        {
            return Outside("load");
        }

        if (steps.FirstOrDefault(s => s.Name == name && (s.To is null || load <= s.To * e)) is not { } step)
        {
            return Outside("load");
        }

        var indication = readings.Number("indication");
        var error = readings.Maybe("added") is { } added ? indication + (e / 2) - added - load : indication - load;
        return new JudgedPoint(load.ToString(CultureInfo.InvariantCulture) + " " + unit, error, (inService ? step.InService : step.Initial) * e, unit, step.Source, step.Status);
    }

    private sealed record Step(string Name, decimal? To, decimal Initial, decimal InService, string Source, KnowledgeStatus Status);

    private sealed record Class(string Name, decimal LeastE, decimal MostE, decimal LeastN, decimal MostN);
}

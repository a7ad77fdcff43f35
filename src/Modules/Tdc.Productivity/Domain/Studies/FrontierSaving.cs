using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>What a year's enterprises together could save or win on the frontier.</summary>
/// <param name="Code">The input or output.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Actual">The sum now.</param>
/// <param name="Possible">The sum of the differences to the targets: less of an input, more of an output; zero or more.</param>
/// <param name="Largest">The largest part that one enterprise has in it.</param>
internal sealed record FrontierSaving(string Code, MeasureUnit Unit, double Actual, double Possible, double Largest)
{
    /// <summary>Sums over the enterprises of a year.</summary>
    public static IReadOnlyList<FrontierSaving> Of(IReadOnlyList<FrontierUnit> units, FrontierSettings settings)
    {
        string[] codes = [.. settings.Inputs, .. settings.Outputs];
        return [.. codes.Select((code, i) =>
        {
            var pairs = units.Where(u => u.Actual.Count > i && u.Target.Count > i && u.Actual[i] is not null && u.Target[i] is not null).Select(u => (Actual: u.Actual[i]!.Value, Target: u.Target[i]!.Value)).ToList();
            return new FrontierSaving(code, StudyMeasures.Find(code)!.Unit, pairs.Sum(p => p.Actual), pairs.Sum(p => Math.Abs(p.Target - p.Actual)),
                pairs.Select(p => Math.Abs(p.Target - p.Actual)).DefaultIfEmpty().Max());
        }).Where((_, i) => i < settings.Inputs.Count == (settings.Orientation == Orientation.Input))];
    }
}

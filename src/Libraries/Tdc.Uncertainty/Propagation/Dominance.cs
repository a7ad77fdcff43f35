using Tdc.Uncertainty.Quantities;

namespace Tdc.Uncertainty.Propagation;

/// <summary>Outputs that keep the flat shape of one or two inputs, for which k = 2 promises too much width.</summary>
/// <remarks>An input or pair dominates when the rest together is at most 0.3 of it. Source: EA-4/02, supplement, S9.14 and S10.13.</remarks>
internal static class Dominance
{
    private const double Rest = 0.3;

    /// <summary>Coverage by shape, or null when nothing flat dominates.</summary>
    public static Coverage? Of(double p, double u, Quantity[] inputs, double[] amounts, Measurement measurement, List<BudgetNote> notes)
    {
        if (inputs.Length == 0 || u == 0 || measurement.Correlations.Groups.Count > 0)
        {
            return null;
        }

        var order = Enumerable.Range(0, inputs.Length).OrderByDescending(i => Math.Abs(amounts[i])).Take(2).ToArray();
        var (first, largest) = (inputs[order[0]], Math.Abs(amounts[order[0]]));
        if (largest * largest > u * u / 2 && !first.Distribution.IsNormal)
        {
            notes.Add(new("dominant-not-normal", first.Name, largest * largest / (u * u)));
        }

        if (first.Distribution is not UniformDistribution)
        {
            return null;
        }

        if (Dominates(largest, u))
        {
            notes.Add(new("dominant-rectangular", first.Name, CoverageFactors.Rectangular(p)));
            return new(p, CoverageFactors.Rectangular(p), CoverageFactors.Rectangular(p) * u);
        }

        if (order.Length < 2 || inputs[order[1]].Distribution is not UniformDistribution)
        {
            return null;
        }

        var second = Math.Abs(amounts[order[1]]);
        if (!Dominates(Math.Sqrt(largest * largest + second * second), u))
        {
            return null;
        }

        var factor = CoverageFactors.Trapezoidal(p, largest, second);
        notes.Add(new("dominant-trapezoidal", $"{first.Name}, {inputs[order[1]].Name}", factor));
        return new(p, factor, factor * u);
    }

    private static bool Dominates(double part, double whole) => Math.Sqrt(Math.Max(whole * whole - part * part, 0)) <= Rest * part;
}

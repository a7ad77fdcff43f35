using Tdc.Uncertainty;
using Tdc.Uncertainty.Charts;

namespace Tdc.Metrology.Domain.Laboratory.Checking;

/// <summary>What the charts of a check standard say.</summary>
/// <param name="Points">Points in order.</param>
/// <param name="Baseline">Centre and spread; <see langword="null"/> while there are too few points, or when they do not scatter at all.</param>
/// <param name="Signals">Broken run rules of the points after the baseline.</param>
internal sealed record CheckEvaluation(IReadOnlyList<CheckPoint> Points, ChartBaseline? Baseline, IReadOnlyList<RunSignal> Signals)
{
    /// <summary>Evaluates points.</summary>
    /// <param name="check">The check standard.</param>
    /// <param name="points">All its points, in any order.</param>
    public static CheckEvaluation Of(CheckStandard check, IEnumerable<CheckPoint> points)
    {
        var ordered = points.OrderBy(p => p.Number).ToList();
        if (ordered.Count < check.BaselinePoints)
        {
            return new(ordered, null, []);
        }

        double[] values = [.. ordered.Select(p => p.Value)];
        try
        {
            var first = values[..check.BaselinePoints];
            var baseline = check.Robust ? ChartBaseline.Robust(first) : ChartBaseline.Of(first);
            return new(ordered, baseline, [.. new ShewhartChart(baseline).Signals(values).Where(s => s.Point > check.BaselinePoints)]);
        }
        catch (UncertaintyException)
        {
            return new(ordered, null, []); // a baseline without scatter gives no limits
        }
    }

    /// <summary>Values in order.</summary>
    public double[] Values => [.. Points.Select(p => p.Value)];

    /// <summary>Rules that a point breaks.</summary>
    public IEnumerable<RunSignal> Of(CheckPoint point) => Signals.Where(s => s.Point == point.Number);

    /// <summary>Rules that the last point breaks.</summary>
    public IEnumerable<RunSignal> Last => Points.Count == 0 ? [] : Of(Points[^1]);

    /// <summary>Moving averages of the points; none without a baseline.</summary>
    public IReadOnlyList<AveragePoint> Averages => Baseline is null ? [] : new AverageChart(Baseline).Points(Values);

    /// <summary>Cumulative sums of the points; none without a baseline.</summary>
    public IReadOnlyList<SumPoint> Sums => Baseline is null ? [] : new SumChart(Baseline).Points(Values);
}

using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Charts;

/// <summary>One step of a moving average chart.</summary>
/// <param name="Average">The weighted average.</param>
/// <param name="LowerLimit">Lower control limit at this point.</param>
/// <param name="UpperLimit">Upper control limit at this point.</param>
public readonly record struct AveragePoint(double Average, double LowerLimit, double UpperLimit)
{
    /// <summary>Whether the average is outside its limits.</summary>
    public bool Signals => Average < LowerLimit || Average > UpperLimit;
}

/// <summary>Exponentially weighted moving average: sees small lasting shifts.</summary>
/// <param name="Baseline">Centre and spread.</param>
/// <param name="Weight">Weight λ of the newest point, above 0 and at most 1.</param>
/// <param name="Width">Limits in standard deviations of the average.</param>
/// <remarks>Limits are exact for every point, not those of an endless run. Source: NIST/SEMATECH e-Handbook, 6.3.2.4; ISO 7870-6:2016.</remarks>
public sealed record AverageChart(ChartBaseline Baseline, double Weight = 0.2, double Width = 3)
{
    /// <summary>The chart's points.</summary>
    /// <param name="points">Measurements in the order of time.</param>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.OutOfRange"/> for a weight outside its range.</exception>
    public IReadOnlyList<AveragePoint> Points(IReadOnlyList<double> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (!(Weight > 0 && Weight <= 1))
        {
            throw Domain.OutOfRange(Weight, "lambda", "must be above 0 and at most 1");
        }

        double average = Baseline.Centre, forgotten = 1;
        var chart = new AveragePoint[points.Count];
        for (var i = 0; i < points.Count; i++)
        {
            average += Weight * (points[i] - average);
            forgotten *= (1 - Weight) * (1 - Weight);
            var half = Width * Baseline.Deviation * Math.Sqrt(Weight / (2 - Weight) * (1 - forgotten));
            chart[i] = new(average, Baseline.Centre - half, Baseline.Centre + half);
        }

        return chart;
    }
}

/// <summary>One step of a cumulative sum chart, in standard deviations.</summary>
/// <param name="High">Sum of what lies above the centre by more than the allowance.</param>
/// <param name="Low">Sum of what lies below, as a number of zero or more.</param>
/// <param name="Signals">Whether one of the two passes the decision interval.</param>
public readonly record struct SumPoint(double High, double Low, bool Signals);

/// <summary>Two-sided tabular cumulative sums.</summary>
/// <param name="Baseline">Centre and spread.</param>
/// <param name="Allowance">k, in standard deviations.</param>
/// <param name="DecisionInterval">h, in standard deviations.</param>
/// <remarks>Source: NIST/SEMATECH e-Handbook, 6.3.2.3; ISO 7870-4:2021.</remarks>
public sealed record SumChart(ChartBaseline Baseline, double Allowance = 0.5, double DecisionInterval = 5)
{
    /// <summary>The chart's points.</summary>
    /// <param name="points">Measurements in the order of time.</param>
    public IReadOnlyList<SumPoint> Points(IReadOnlyList<double> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        double high = 0, low = 0;
        var chart = new SumPoint[points.Count];
        for (var i = 0; i < points.Count; i++)
        {
            var scaled = (points[i] - Baseline.Centre) / Baseline.Deviation;
            high = Math.Max(0, high + scaled - Allowance);
            low = Math.Max(0, low - scaled - Allowance);
            chart[i] = new(high, low, high > DecisionInterval || low > DecisionInterval);
        }

        return chart;
    }
}

namespace Tdc.Uncertainty.Charts;

/// <summary>Which rule a point breaks.</summary>
public enum RunRule
{
    /// <summary>One point beyond three standard deviations.</summary>
    BeyondThree,

    /// <summary>Two of three points in a row beyond two standard deviations on one side.</summary>
    TwoOfThreeBeyondTwo,

    /// <summary>Four of five points in a row beyond one standard deviation on one side.</summary>
    FourOfFiveBeyondOne,

    /// <summary>Eight points in a row on one side of the centre line.</summary>
    EightOnOneSide,
}

/// <summary>A broken rule.</summary>
/// <param name="Point">Number of the point that completes the pattern, from 1.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Above">Whether the pattern lies above the centre line.</param>
public readonly record struct RunSignal(int Point, RunRule Rule, bool Above);

/// <summary>A chart of single points with control limits at three standard deviations and run rules.</summary>
/// <param name="Baseline">Centre and spread.</param>
/// <remarks>Source: Western Electric, Statistical Quality Control Handbook, 1956; ISO 7870-2:2013.</remarks>
public sealed record ShewhartChart(ChartBaseline Baseline)
{
    /// <summary>Lower control limit.</summary>
    public double LowerLimit => Baseline.Centre - (3 * Baseline.Deviation);

    /// <summary>Upper control limit.</summary>
    public double UpperLimit => Baseline.Centre + (3 * Baseline.Deviation);

    /// <summary>All signals, by point and within a point in the order of the rules.</summary>
    /// <param name="points">Points in the order of time.</param>
    public IReadOnlyList<RunSignal> Signals(IReadOnlyList<double> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        double[] scaled = [.. points.Select(point => (point - Baseline.Centre) / Baseline.Deviation)];
        var signals = new List<RunSignal>();
        for (var at = 0; at < scaled.Length; at++)
        {
            Check(RunRule.BeyondThree, 1, 1, 3);
            Check(RunRule.TwoOfThreeBeyondTwo, 2, 3, 2);
            Check(RunRule.FourOfFiveBeyondOne, 4, 5, 1);
            Check(RunRule.EightOnOneSide, 8, 8, 0);

            // A pattern is completed by a point that belongs to it.
            void Check(RunRule rule, int wanted, int window, double limit)
            {
                foreach (var side in (double[])[1, -1])
                {
                    if (side * scaled[at] > limit && Enumerable.Range(Math.Max(0, at - window + 1), Math.Min(window, at + 1)).Count(i => side * scaled[i] > limit) >= wanted)
                    {
                        signals.Add(new(at + 1, rule, side > 0));
                    }
                }
            }
        }

        return signals;
    }
}

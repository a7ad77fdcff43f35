using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Panel;

/// <summary>Observations of units (firms) over periods; a unit need not be there in every period.</summary>
public sealed class PanelData
{
    private readonly int[] sizes;

    /// <summary>Takes the observations.</summary>
    /// <param name="units">The unit of each observation.</param>
    /// <param name="periods">The period of each observation.</param>
    /// <param name="y">What is explained.</param>
    /// <param name="x">What explains it; no constant, it is added where a model has one.</param>
    /// <exception cref="AnalysisException">No observation or variable, lengths differ, a value is missing or infinite, a unit stands twice in a period, or there is one unit only.</exception>
    public PanelData(IReadOnlyList<string> units, IReadOnlyList<int> periods, Regressor y, IReadOnlyList<Regressor> x)
    {
        ArgumentNullException.ThrowIfNull(y);
        Require.Some(units.Count);
        Require.Some(x.Count);
        Require.Length(units.Count, periods.Count, "period");
        foreach (var variable in x.Prepend(y))
        {
            Require.Length(units.Count, variable.Values.Count, variable.Name);
            Require.Finite(variable.Values, variable.Name);
        }

        Y = [.. y.Values];
        X = x;
        (Unit, UnitNames) = Numbered(units);
        (Period, PeriodNames) = Numbered(periods);
        OncePerPeriod(units);
        if (UnitNames.Count < 2)
        {
            throw new AnalysisException(AnalysisFault.TooFew, -1, "units");
        }

        sizes = new int[UnitNames.Count];
        foreach (var unit in Unit)
        {
            sizes[unit]++;
        }
    }

    /// <summary>How many observations there are.</summary>
    public int Count => Y.Length;

    /// <summary>The units.</summary>
    public IReadOnlyList<string> UnitNames { get; }

    /// <summary>The periods.</summary>
    public IReadOnlyList<int> PeriodNames { get; }

    /// <summary>Whether every unit is there in every period.</summary>
    public bool IsBalanced => Count == UnitNames.Count * PeriodNames.Count;

    /// <summary>Fewest periods of a unit.</summary>
    public int FewestPeriods => sizes.Min();

    /// <summary>Most periods of a unit.</summary>
    public int MostPeriods => sizes.Max();

    internal double[] Y { get; }

    internal IReadOnlyList<Regressor> X { get; }

    internal int[] Unit { get; }

    internal int[] Period { get; }

    internal IReadOnlyList<int> Sizes => sizes;

    /// <summary>Mean of each unit.</summary>
    internal double[] Means(IReadOnlyList<double> values)
    {
        var means = new double[sizes.Length];
        for (var i = 0; i < values.Count; i++)
        {
            means[Unit[i]] += values[i];
        }

        for (var u = 0; u < means.Length; u++)
        {
            means[u] /= sizes[u];
        }

        return means;
    }

    /// <summary>Values less a part of their unit's mean: all of it for the within form.</summary>
    internal double[] LessMean(IReadOnlyList<double> values, Func<int, double> part)
    {
        var means = Means(values);
        return [.. values.Select((v, i) => v - part(Unit[i]) * means[Unit[i]])];
    }

    private static (int[] Numbers, List<T> Names) Numbered<T>(IReadOnlyList<T> values)
        where T : notnull
    {
        var known = new Dictionary<T, int>();
        var numbers = new int[values.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!known.TryGetValue(values[i], out numbers[i]))
            {
                known.Add(values[i], numbers[i] = known.Count);
            }
        }

        return (numbers, [.. known.Keys]);
    }

    private void OncePerPeriod(IReadOnlyList<string> units)
    {
        var seen = new HashSet<(int, int)>();
        for (var i = 0; i < Unit.Length; i++)
        {
            if (!seen.Add((Unit[i], Period[i])))
            {
                throw new AnalysisException(AnalysisFault.Duplicate, i, units[i]);
            }
        }
    }
}

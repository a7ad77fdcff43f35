namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>Units over periods: which observation is which firm in which period.</summary>
public sealed class ProductionPanel
{
    private readonly Dictionary<(string Firm, int Period), int> places = [];
    private readonly Dictionary<int, int[]> complete;

    /// <summary>Names the observations of data.</summary>
    /// <param name="data">The observations.</param>
    /// <param name="firms">A name an observation.</param>
    /// <param name="periods">A period an observation, such as a year; null when all are of one.</param>
    /// <exception cref="AnalysisException">
    /// <see cref="AnalysisFault.LengthsDiffer"/>, or <see cref="AnalysisFault.Duplicate"/> when a firm stands twice in a period.
    /// </exception>
    public ProductionPanel(ProductionData data, IReadOnlyList<string> firms, IReadOnlyList<int>? periods = null)
    {
        if (firms.Count != data.Count || (periods is not null && periods.Count != data.Count))
        {
            throw new AnalysisException(AnalysisFault.LengthsDiffer);
        }

        (Data, Firms) = (data, firms);
        PeriodOf = periods ?? new int[data.Count];
        for (var unit = 0; unit < data.Count; unit++)
        {
            if (!places.TryAdd((firms[unit], PeriodOf[unit]), unit))
            {
                throw new AnalysisException(AnalysisFault.Duplicate, unit, firms[unit]);
            }
        }

        Periods = [.. PeriodOf.Distinct().Order()];
        complete = data.Complete.GroupBy(unit => PeriodOf[unit]).ToDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>The observations.</summary>
    public ProductionData Data { get; }

    /// <summary>The firm of each observation.</summary>
    public IReadOnlyList<string> Firms { get; }

    /// <summary>The period of each observation.</summary>
    public IReadOnlyList<int> PeriodOf { get; }

    /// <summary>The periods that occur, in order.</summary>
    public IReadOnlyList<int> Periods { get; }

    /// <summary>The complete observations of a period, in the caller's order.</summary>
    public IReadOnlyList<int> Units(int period) => complete.GetValueOrDefault(period) ?? [];

    /// <summary>The complete observation of a firm in a period; −1 when there is none.</summary>
    public int Unit(string firm, int period) => places.TryGetValue((firm, period), out var unit) && Data.IsComplete(unit) ? unit : -1;

    /// <summary>Whether a period has fewer units than a study with so many variables should have: max(m·s, 3(m + s)).</summary>
    public bool IsThin(int period) => Units(period).Count < Math.Max(Data.Inputs * Data.Outputs, 3 * (Data.Inputs + Data.Outputs));
}

namespace Tdc.Plan.Domain.Reporting;

/// <summary>What is counted of some obligations; tallies add up and rates are made from the sums, never averaged.</summary>
/// <param name="Expected">E: reports owed (waived ones are not).</param>
/// <param name="Complete">C: submitted and not returned.</param>
/// <param name="OnTime">T: complete, and by the due instant.</param>
/// <param name="WeightExpected">Weight of all units that owe a report.</param>
/// <param name="WeightComplete">Weight of the units whose report is complete.</param>
/// <param name="RequiredCells">Compulsory cells of the complete reports.</param>
/// <param name="FilledCells">Those of them that are filled.</param>
/// <remarks>Source of the definitions: DHIS2's completeness and timeliness, with the assignment as of the due date.</remarks>
internal readonly record struct ReportTally(
    int Expected, int Complete, int OnTime, long WeightExpected = 0, long WeightComplete = 0, long RequiredCells = 0, long FilledCells = 0)
{
    /// <summary>C/E from 0 to 1; <see langword="null"/> without any obligation.</summary>
    public double? ReportingRate => Share(Complete, Expected);

    /// <summary>T/E from 0 to 1: the denominator is what was owed and not what came.</summary>
    public double? OnTimeRate => Share(OnTime, Expected);

    /// <summary>T/C from 0 to 1: punctuality among those received.</summary>
    public double? Punctuality => Share(OnTime, Complete);

    /// <summary>Weight of the units included over the weight of all that owe.</summary>
    public double? Coverage => Share(WeightComplete, WeightExpected);

    /// <summary>Filled compulsory cells over compulsory cells of the reports received.</summary>
    public double? ContentCompleteness => Share(FilledCells, RequiredCells);

    /// <summary>Owed and not complete.</summary>
    public int Missing => Expected - Complete;

    /// <summary>Received after the due instant.</summary>
    public int Late => Complete - OnTime;

    /// <summary>Adds two tallies of different obligations.</summary>
    public static ReportTally operator +(ReportTally a, ReportTally b) => new(
        a.Expected + b.Expected, a.Complete + b.Complete, a.OnTime + b.OnTime, a.WeightExpected + b.WeightExpected,
        a.WeightComplete + b.WeightComplete, a.RequiredCells + b.RequiredCells, a.FilledCells + b.FilledCells);

    /// <summary>Counts obligations.</summary>
    public static ReportTally Of(IEnumerable<ReportObligation> obligations) =>
        obligations.Aggregate(default(ReportTally), (sum, o) => sum + o.Tally);

    /// <summary>The middle of the delays in days; <see langword="null"/> of none.</summary>
    public static double? MedianDelay(IEnumerable<int> daysLate)
    {
        var sorted = daysLate.Order().ToList();
        return sorted.Count == 0 ? null
            : sorted.Count % 2 == 1 ? sorted[sorted.Count / 2]
            : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2.0;
    }

    private static double? Share(long part, long whole) => whole == 0 ? null : part / (double)whole;
}

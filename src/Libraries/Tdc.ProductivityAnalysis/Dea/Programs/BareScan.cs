namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>The least that proofs of optimality cost: for each unit one scan over the columns of all, with no program around it.</summary>
public static class BareScan
{
    /// <summary>Scans all columns of a technology once for every unit of it.</summary>
    /// <returns>The smallest product met; of no meaning, but it keeps the work from being left out.</returns>
    public static double Run(Technology technology)
    {
        var (least, at) = (double.MaxValue, -1);
        for (var unit = 0; unit < technology.Columns.Count; unit++)
        {
            // The program's own scan, over the same rows.
            technology.Columns.Scan(technology.Columns[unit][..technology.Data.Width], 0, technology.Columns.Count, ref least, ref at);
        }

        return least;
    }
}

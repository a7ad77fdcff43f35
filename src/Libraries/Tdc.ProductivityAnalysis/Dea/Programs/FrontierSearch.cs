namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>Finds the units that span a frontier.</summary>
internal static class FrontierSearch
{
    /// <summary>A unit is reached when the units found so far do as well as it up to this share.</summary>
    private const double Near = 1e-12;

    /// <summary>Fills the pool of a technology.</summary>
    /// <param name="technology">Its columns are known, its pool is empty.</param>
    /// <param name="candidates">Columns among which the frontier is.</param>
    /// <remarks>
    /// Candidate after candidate is measured against the units found so far; one that they reach is left out, often long before its program is solved
    /// to the end. For one that they do not reach, the scan over all units brings in a unit beyond, until it is reached, at the latest by itself.
    /// One whose program does not settle stays: too wide a frontier costs time, no digit.
    /// </remarks>
    public static void Run(Technology technology, IEnumerable<int> candidates)
    {
        var solver = new Simplex(technology);
        var program = new LinearProgram(technology.Columns, technology.Data.Width);
        var radial = new RadialProgram(technology);
        foreach (var column in candidates)
        {
            radial.Write(program, technology.Data.Unit(technology.Units[column]), Orientation.Input);
            program.Enough = radial.CostOf(1 + Near);
            var ending = solver.Search(program);
            foreach (var found in solver.Found.Members)
            {
                technology.Pool.Add(technology.Columns, found);
            }

            solver.Forget();
            if (ending is null && !technology.Pool.Members.Contains(column))
            {
                technology.Pool.Add(technology.Columns, column);
            }
        }

        Prune(technology, program, radial);
    }

    /// <summary>Takes out what the search brought in on its way and others reach.</summary>
    private static void Prune(Technology technology, LinearProgram program, RadialProgram radial)
    {
        int[] found = [.. technology.Pool.Members];
        var kept = new List<int>(found.Length);
        var solver = new Simplex(technology, poolOnly: true);
        foreach (var column in found)
        {
            radial.Write(program, technology.Data.Unit(technology.Units[column]), Orientation.Input);
            program.Enough = radial.CostOf(1 + Near);
            program.Without = column;
            if (solver.Search(program) != Ending.Enough)
            {
                kept.Add(column);
            }
        }

        technology.Pool.Clear();
        kept.ForEach(column => technology.Pool.Add(technology.Columns, column));
    }
}

namespace Tdc.ProductivityAnalysis.Disclosure;

/// <summary>A deviation that a cell must be able to take while all published cells stay as they are.</summary>
/// <param name="Cell">The sensitive cell.</param>
/// <param name="Amount">How far it must be movable, with its sign.</param>
internal sealed record DeviationDemand(int Cell, double Amount)
{
    /// <summary>Sets of suppressed cells that take the deviation up.</summary>
    internal List<DeviationWay> Ways { get; } = [];

    /// <summary>The first way that takes up all that is demanded against readers in general; null when none does yet.</summary>
    internal DeviationWay? General => Ways.Find(way => way.Size >= Math.Abs(Amount));

    /// <summary>Sole contributors against whom less can be demanded, because what they know is a part of the cell.</summary>
    internal Dictionary<string, double> Reduced { get; } = [];

    internal double SizeAgainst(string? owner) => owner is not null && Reduced.TryGetValue(owner, out var size) ? size : Math.Abs(Amount);
}

/// <summary>Chooses the cells to suppress beside the sensitive ones.</summary>
/// <remarks>
/// <para>For each sensitive cell and each side a linear program finds cells, at least cost, that can take up the deviation demanded; those are suppressed,
/// so that the tables deviating so are as believable as the true ones. The same is then demanded against each sole contributor, who knows its own cells.
/// Last, each secondary cell is published again where every demand can still be met, the dearest first.</para>
/// <para>Source: the cell suppression problem and its relaxation, Fischetti and Salazar-González, Management Science 47(7), 2001 (named from memory).</para>
/// </remarks>
internal sealed class SecondarySuppression
{
    private readonly DeviationSpace space;
    private readonly IReadOnlyList<DeviationDemand> demands;
    private readonly double[] costs;
    private readonly string?[] owners;
    private readonly bool[] isSuppressed;
    private readonly bool[] isForced;

    /// <param name="forced">Cells that are suppressed whatever comes.</param>
    /// <param name="costs">Above 0, by cell.</param>
    /// <param name="owners">By cell, who knows its value; null when nobody does alone.</param>
    internal SecondarySuppression(DeviationSpace space, IReadOnlyList<DeviationDemand> demands, IEnumerable<int> forced, double[] costs, string?[] owners)
    {
        this.space = space;
        this.demands = demands;
        this.owners = owners;
        var dearest = costs.DefaultIfEmpty(1).Max();
        this.costs = [.. costs.Select(cost => Math.Max(cost / dearest, 1e-6))];
        isSuppressed = new bool[space.Count];
        foreach (var cell in forced) { isSuppressed[cell] = true; }
        isForced = [.. isSuppressed];
    }

    internal HashSet<int> Unprotected { get; } = [];

    internal bool[] Run()
    {
        foreach (var demand in demands)
        {
            if (!Meet(demand, maySuppress: true)) { Unprotected.Add(demand.Cell); }
        }
        foreach (var cell in Enumerable.Range(0, space.Count).Where(cell => isSuppressed[cell] && !isForced[cell]).OrderByDescending(cell => costs[cell]).ThenBy(cell => cell).ToList())
        {
            TryPublish(cell);
        }
        return isSuppressed;
    }

    // Against readers in general, then against each sole contributor whose cells every way found so far makes use of.
    private bool Meet(DeviationDemand demand, bool maySuppress)
    {
        if (demand.General is null && !FindWay(demand, null, maySuppress)) { return false; }
        while (Knowing(demand) is { } owner)
        {
            if (!FindWay(demand, owner, maySuppress)) { return false; }
        }
        return true;
    }

    private string? Knowing(DeviationDemand demand) => demand.General!.Cells.Select(cell => owners[cell])
        .FirstOrDefault(owner => owner is not null && owner != owners[demand.Cell] && !demand.Ways.Any(way => Serves(way, demand, owner)));

    private bool Serves(DeviationWay way, DeviationDemand demand, string owner) =>
        demand.SizeAgainst(owner) == 0 || (way.Size >= demand.SizeAgainst(owner) && way.Cells.All(cell => IsOpen(cell, owner)));

    private bool FindWay(DeviationDemand demand, string? knowing, bool maySuppress)
    {
        var size = demand.SizeAgainst(knowing);
        var amount = Math.CopySign(size, demand.Amount);
        var way = DeviationProgram.Way(space, demand.Cell, amount, cell => isSuppressed[cell] && IsOpen(cell, knowing), cost: null);
        if (way.Size < size && maySuppress)
        {
            way = DeviationProgram.Way(space, demand.Cell, amount, cell => IsOpen(cell, knowing), cell => isSuppressed[cell] ? 0 : costs[cell]);
            if (way.Size < size && Upwards(demand, knowing) is { } upwards) { way = upwards; }
            if (way.Size < size && knowing is not null)
            {
                // Were everything suppressed, this contributor would still know as much. A little less is asked for, or rounding decides.
                size = way.Size * (1 - 1e-6);
                demand.Reduced[knowing] = size;
            }
        }
        if (way.Size < size) { return false; }
        if (way.Size == 0) { return true; }
        demand.Ways.Add(way);
        foreach (var cell in way.Cells) { isSuppressed[cell] = true; }
        return true;
    }

    private bool IsOpen(int cell, string? knowing) => knowing is null || owners[cell] != knowing;

    // All margins above a cell can move with it; a way out where the program gave up.
    private DeviationWay? Upwards(DeviationDemand demand, string? knowing)
    {
        var cells = space.WithTotals(demand.Cell);
        var fits = cells.All(cell => IsOpen(cell, knowing) && Math.Abs(demand.Amount) <= (demand.Amount > 0 ? space.Above[cell] : space.Below[cell]));
        return fits && space.CanMoveTogether(cells) ? new([.. cells], Math.Abs(demand.Amount)) : null;
    }

    private void TryPublish(int cell)
    {
        isSuppressed[cell] = false;
        var before = demands.Where(demand => demand.Ways.Any(way => way.Cells.Contains(cell))).Select(demand => (Demand: demand, Ways: demand.Ways.ToList())).ToList();
        foreach (var (demand, _) in before)
        {
            demand.Ways.RemoveAll(way => way.Cells.Contains(cell));
            if (Meet(demand, maySuppress: false)) { continue; }
            isSuppressed[cell] = true;
            foreach (var (changed, ways) in before)
            {
                changed.Ways.Clear();
                changed.Ways.AddRange(ways);
            }
            return;
        }
    }
}

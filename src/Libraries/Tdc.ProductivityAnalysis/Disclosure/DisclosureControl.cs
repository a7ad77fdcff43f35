namespace Tdc.ProductivityAnalysis.Disclosure;

/// <summary>Statistical disclosure control of magnitude tables by cell suppression.</summary>
/// <remarks>
/// <para>Guarded against: working a sensitive cell out from published cells and margins, exactly or within its protection, by any reader and by any
/// sole contributor of another cell; and working out from published counts that a cell has fewer contributors than the least number.</para>
/// <para>Not guarded against: knowledge from outside the tables, several contributors who put their knowledge together, and the sum of several cells
/// of one contributor. Deterministic: the same tables and rules give the same result.</para>
/// </remarks>
public static class DisclosureControl
{
    /// <summary>Decides which cells are published.</summary>
    /// <param name="tables">All tables that are or were published of the same values: what is left out cannot be guarded against.</param>
    /// <param name="rules">When a cell is sensitive.</param>
    /// <exception cref="AnalysisException">A rule is outside its range (<see cref="AnalysisFault.OutOfRange"/>).</exception>
    public static DisclosureResult Protect(MagnitudeTables tables, SensitivityRules rules)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(rules);
        rules.Check();
        SensitivityRule[] sensitive = [.. tables.Cells.Select(rules.Assess)];
        var space = DeviationSpace.OfValues(tables);
        double[] protections = [.. tables.Cells.Select(rules.Protection)];
        var floor = 1e-6 * tables.Cells.Select(cell => cell.AbsoluteTotal).DefaultIfEmpty(0).Max();
        for (var i = 0; i < protections.Length; i++) { protections[i] = Math.Max(protections[i], floor > 0 ? floor : 1); }
        var secondary = new SecondarySuppression(
            space, Demands(space, protections, i => sensitive[i] != SensitivityRule.None), Where(sensitive.Length, i => sensitive[i] != SensitivityRule.None),
            [.. tables.Cells.Select(cell => rules.Cost == SuppressionCost.Cells ? 1 : cell.AbsoluteTotal)], SoleContributors.Of(tables));
        var suppressed = secondary.Run();
        var withheld = WithheldCounts(tables, rules, suppressed);
        var outcomes = new List<CellOutcome>();
        for (var i = 0; i < suppressed.Length; i++)
        {
            var status = sensitive[i] != SensitivityRule.None ? CellStatus.Primary : suppressed[i] ? CellStatus.Secondary : CellStatus.Published;
            var interval = suppressed[i] ? DisclosureAudit.Interval(tables, space, i, suppressed) : (FeasibleInterval?)null;
            var required = status == CellStatus.Primary ? Required(tables.Cells[i].Value, space, i, protections[i]) : (FeasibleInterval?)null;
            outcomes.Add(new(tables.Cells[i], status, sensitive[i])
            {
                IsCountPublished = !withheld[i],
                Interval = interval,
                Required = required,
                IsProtected = required is not { } need || Holds(interval!.Value, need, protections[i]),
            });
        }
        return new(outcomes) { Unprotected = [.. secondary.Unprotected.Order().Select(i => tables.Cells[i].Key)] };
    }

    private static List<int> Where(int count, Func<int, bool> holds) => [.. Enumerable.Range(0, count).Where(holds)];

    // The hardest first: what protects it often protects others.
    private static List<DeviationDemand> Demands(DeviationSpace space, double[] protections, Func<int, bool> isSensitive)
    {
        var demands = new List<DeviationDemand>();
        foreach (var cell in Where(space.Count, isSensitive).OrderByDescending(cell => protections[cell]).ThenBy(cell => cell))
        {
            var up = Math.Min(protections[cell], space.Above[cell]);
            var down = Math.Min(protections[cell], space.Below[cell]);
            if (up > 0) { demands.Add(new(cell, up)); }
            if (down > 0) { demands.Add(new(cell, -down)); }
        }
        return demands;
    }

    private static FeasibleInterval Required(double value, DeviationSpace space, int cell, double protection) =>
        new(value - Math.Min(protection, space.Below[cell]), value + Math.Min(protection, space.Above[cell]));

    private static bool Holds(FeasibleInterval interval, FeasibleInterval required, double protection)
    {
        var rounding = 1e-6 * protection;
        return interval.Minimum <= required.Minimum + rounding && interval.Maximum >= required.Maximum - rounding;
    }

    // Counts are withheld with their values, and further ones where a count below the least number could be worked out by subtraction.
    private static bool[] WithheldCounts(MagnitudeTables tables, SensitivityRules rules, bool[] suppressed)
    {
        var space = DeviationSpace.OfCounts(tables);
        double[] ones = [.. Enumerable.Repeat(1.0, space.Count)];
        var demands = Demands(space, ones, i => tables.Cells[i].Contributors > 0 && tables.Cells[i].Contributors < rules.MinimumContributors);
        return new SecondarySuppression(
            space, demands, Where(suppressed.Length, i => suppressed[i]), [.. tables.Cells.Select(cell => cell.Contributors + 1.0)], new string?[space.Count]).Run();
    }
}

using Tdc.ProductivityAnalysis.Disclosure;

namespace Tdc.ProductivityAnalysis.Tests.Disclosure;

public sealed class SecondarySuppressionTests
{
    private static readonly SensitivityRules rules = new();

    [Fact]
    public void Primary_suppression_alone_leaks_and_the_audit_shows_it()
    {
        var table = MadeTables.TwoWay("20/5 50/4 10/6", "8/2 19/4 22/5", "17/5 32/5 12/4");
        Assert.Equal(new FeasibleInterval(8, 8), DisclosureAudit.Intervals(table, ["10"])["10"]);
        Assert.True(DisclosureAudit.Intervals(table, ["10"])["10"].IsExact(8));
        var result = DisclosureControl.Protect(table, rules);
        Assert.Equal((CellStatus.Primary, SensitivityRule.Threshold), (result["10"].Status, result["10"].Rule));
        Assert.Equal(3, result.Cells.Count(cell => cell.Status == CellStatus.Secondary)); // a rectangle, the least there is
        Assert.True(result["10"].IsProtected);
        Assert.Empty(result.Unprotected);
        AssertSafe(table, result);
    }

    [Fact]
    public void Two_suppressed_cells_in_a_row_are_not_enough_when_the_interval_is_narrow()
    {
        // One dimension: 100 is suppressed with a cell of 1: a reader knows that it is at most 101.
        var table = MadeTables.TwoWay("100/2 1/9 40/9 60/9");
        var interval = DisclosureAudit.Intervals(table, ["00", "01", "T0", "T1"])["00"];
        Assert.Equal((0, 101), (Math.Round(interval.Minimum), Math.Round(interval.Maximum)));
        var result = DisclosureControl.Protect(table, rules);
        Assert.True(result["00"].Interval!.Value is { Minimum: <= 90, Maximum: >= 110 });
        AssertSafe(table, result);
    }

    [Fact]
    public void Two_sole_contributors_in_a_row_do_not_reveal_each_other()
    {
        var table = MadeTables.TwoWay("10/1 12/1 30/5 40/6");
        string[] two = ["00", "01", "T0", "T1"];
        Assert.False(new TableAttacker(table, two).CanRecover("00"));
        Assert.True(new TableAttacker(table, ["00", "T0"]).CanRecover("00")); // what the contributor of 01 sees
        var result = DisclosureControl.Protect(table, rules);
        Assert.Contains(result.Cells, cell => cell.Status == CellStatus.Secondary && cell.Cell.Key[0] == '0' && cell.Cell.Contributors > 1);
        AssertSafe(table, result);
    }

    [Fact]
    public void A_cell_that_one_contributor_dominates_is_primary()
    {
        MagnitudeTables table = new([new("a", 100, 5, 90, 4), new("b", 100, 5, 80, 10), new("t", 200, 10, 90, 80)], [new("t", ["a", "b"])]);
        var result = DisclosureControl.Protect(table, rules);
        Assert.Equal(SensitivityRule.Dominance, result["a"].Rule);
        Assert.Equal(SensitivityRule.None, result["b"].Rule);
        Assert.True(result["a"].Interval!.Value.Maximum >= 110);
        Assert.Equal(SensitivityRule.Percent, new SensitivityRules { Percent = 15 }.Assess(new("b", 100, 5, 80, 10))); // 10 < 12
        Assert.Equal(SensitivityRule.None, new SensitivityRules { Percent = 12 }.Assess(new("b", 100, 5, 80, 10))); // 10 > 9.6
    }

    [Theory]
    [InlineData(0, CellStatus.Published)]
    [InlineData(1, CellStatus.Primary)]
    [InlineData(2, CellStatus.Primary)]
    [InlineData(3, CellStatus.Published)]
    public void A_table_of_one_cell(int contributors, CellStatus status)
    {
        MagnitudeTables table = new([MadeTables.Cell("only", 5 * contributors, contributors)], []);
        var result = DisclosureControl.Protect(table, rules);
        Assert.Equal(status, result["only"].Status);
        Assert.Equal(status == CellStatus.Primary ? new FeasibleInterval(0, double.PositiveInfinity) : null, result["only"].Interval);
    }

    [Fact]
    public void No_table_and_a_table_that_is_suppressed_throughout()
    {
        Assert.Empty(DisclosureControl.Protect(new([], []), rules).Cells);
        var table = MadeTables.TwoWay("5/1 0/0", "0/0 0/0");
        var result = DisclosureControl.Protect(table, rules);
        Assert.All(result.Cells, cell => Assert.Equal(cell.Cell.Contributors > 0 ? CellStatus.Primary : CellStatus.Published, cell.Status));
        Assert.True(result["00"].IsProtected);
        AssertSafe(table, result);
    }

    [Fact]
    public void Linked_tables_are_protected_together()
    {
        var areas = Classification.Flat("REF_AREA", "T", ["1", "2", "3"]);
        var activities = Classification.Flat("ACTIVITY", "T", ["A", "B"]);
        var sizes = Classification.Flat("SIZE", "T", ["S", "M", "L"]);
        var random = new Random(7);
        List<Contribution> contributions = [.. Enumerable.Range(0, 60).Select(i => Made(i, random.Next(10, 90), "123"[random.Next(3)], "AB"[random.Next(2)], "SML"[random.Next(3)]))];
        contributions.RemoveAll(c => c.Codes["REF_AREA"] == "2" && c.Codes["ACTIVITY"] == "B");
        contributions.Add(Made(99, 30, '2', 'B', 'S'));
        var apart = ContributionTables.Build(contributions, [[areas, activities]]);
        var linked = ContributionTables.Build(contributions, [[areas, activities], [areas, sizes]]);
        Assert.Equal(12, apart.Cells.Count);
        Assert.Equal(12 + 12, linked.Cells.Count); // the margins over areas are shared
        AssertSafe(apart, DisclosureControl.Protect(apart, rules));
        AssertSafe(linked, DisclosureControl.Protect(linked, rules));
    }

    [Fact]
    public void A_count_that_could_be_worked_out_is_withheld()
    {
        var table = MadeTables.TwoWay("10/1 90/6 80/7", "95/6 85/5 70/4", "60/4 50/7 99/5");
        var result = DisclosureControl.Protect(table, rules);
        Assert.All(result.Cells.Where(cell => cell.Status != CellStatus.Published), cell => Assert.False(cell.IsCountPublished));
        var counts = new MagnitudeTables([.. table.Cells.Select(cell => MadeTables.Cell(cell.Key, cell.Contributors, cell.Contributors))], table.Relations);
        Assert.False(new TableAttacker(counts, result.Cells.Where(cell => !cell.IsCountPublished).Select(cell => cell.Cell.Key)).CanRecover("00"));
    }

    [Fact]
    public void Losses_do_not_break_it()
    {
        var table = MadeTables.TwoWay("-20/2 50/4 10/6", "8/5 -19/4 22/5", "12/5 -31/5 9/4");
        var result = DisclosureControl.Protect(table, rules);
        Assert.True(result["00"].IsProtected);
        Assert.True(result["00"].Interval!.Value is { Minimum: <= -22, Maximum: >= -18 });
        AssertSafe(table, result);
        MagnitudeTables nothing = new([new("a", 0, 2, 5, 5), new("b", 7, 4, 3, 2), new("t", 7, 6, 5, 5)], [new("t", ["a", "b"])]);
        Assert.True(DisclosureControl.Protect(nothing, rules)["a"].IsProtected);
        MagnitudeTables zero = new([new("a", 0, 1, 0), new("b", 7, 4, 3, 2), new("t", 7, 5, 3, 2)], [new("t", ["a", "b"])]);
        Assert.True(DisclosureControl.Protect(zero, rules)["a"].IsProtected);
    }

    [Theory]
    [InlineData(1, 25)]
    [InlineData(1, 60)]
    [InlineData(2, 40)]
    [InlineData(2, 150)]
    [InlineData(3, 60)]
    [InlineData(3, 200)]
    public void Random_tables_withstand_an_attack(int dimensions, int firms)
    {
        for (var seed = 0; seed < (dimensions == 3 ? 8 : 25); seed++)
        {
            var (contributions, classifications) = MadeTables.Random(new Random(seed), dimensions, firms, withLosses: seed % 5 == 4);
            var table = ContributionTables.Build(contributions, [classifications]);
            AssertSafe(table, DisclosureControl.Protect(table, rules));
        }
    }

    [Fact]
    public void A_table_of_a_province_is_protected_throughout()
    {
        var random = new Random(1);
        Classification[] dimensions = [Classification.Flat("REF_AREA", "T", Codes(60)), Classification.Flat("ACTIVITY", "T", Codes(21))];
        List<Contribution> contributions = [.. Enumerable.Range(0, 3_000).Select(i => new Contribution(
            $"F{i}", Math.Exp(8 * random.NextDouble()), dimensions.ToDictionary(d => d.Name, d => Skewed(d.Below("T")))))];
        var result = DisclosureControl.Protect(ContributionTables.Build(contributions, [dimensions]), rules);
        Assert.Empty(result.Unprotected);
        Assert.All(result.Cells, cell => Assert.True(cell.IsProtected));
        Assert.True(result.Cells.Count(cell => cell.Status == CellStatus.Secondary) < result.Cells.Count(cell => cell.Status == CellStatus.Primary));

        static IEnumerable<string> Codes(int count) => Enumerable.Range(0, count).Select(i => $"{i:00}");
        string Skewed(IReadOnlyList<string> codes) => codes[(int)(codes.Count * random.NextDouble() * random.NextDouble())];
    }

    [Fact]
    public void The_audit_agrees_with_the_vertices_of_small_tables()
    {
        var random = new Random(11);
        var compared = 0;
        for (var i = 0; i < 300; i++)
        {
            var table = MadeTables.TwoWay([.. Enumerable.Range(0, 3).Select(_ => string.Join(' ', Enumerable.Range(0, 3).Select(_ => $"{random.Next(1, 50)}/4")))]);
            var keys = table.Cells.Select(cell => cell.Key).OrderBy(_ => random.Next()).Take(random.Next(1, 9)).ToList();
            var attacker = new TableAttacker(table, keys);
            if (attacker.FreeUnknowns > 3) { continue; }
            foreach (var (key, interval) in DisclosureAudit.Intervals(table, keys))
            {
                var (least, most) = attacker.Interval(key, 1e5);
                Assert.Equal(least, interval.Minimum, 1e-3);
                Assert.True(double.IsPositiveInfinity(interval.Maximum) ? most > 1e4 : Math.Abs(most - interval.Maximum) < 1e-3, $"{key}: {most} {interval.Maximum}");
                compared++;
            }
        }
        Assert.True(compared > 300);
    }

    [Fact]
    public void Suppression_is_near_the_least_that_protects()
    {
        var random = new Random(3);
        var (chosen, least) = (0, 0);
        for (var i = 0; i < 25; i++)
        {
            var table = MadeTables.TwoWay([.. Enumerable.Range(0, 3).Select(r => string.Join(' ', Enumerable.Range(0, 3).Select(c => $"{random.Next(10, 60)}/{(r + c == 0 ? 2 : 4)}")))]);
            var result = DisclosureControl.Protect(table, rules with { Cost = SuppressionCost.Cells });
            var count = result.Cells.Count(cell => cell.Status == CellStatus.Secondary);
            chosen += count;
            least += Least(table, result["00"].Required!.Value);
            Assert.True(count <= 6);
        }
        Assert.True(chosen <= 1.3 * least, $"{chosen} of {least}");
    }

    [Fact]
    public void The_result_is_the_same_every_time()
    {
        var (contributions, classifications) = MadeTables.Random(new Random(1), 2, 80);
        var once = DisclosureControl.Protect(ContributionTables.Build(contributions, [classifications]), rules);
        var again = DisclosureControl.Protect(ContributionTables.Build([.. contributions.AsEnumerable().Reverse()], [classifications]), rules);
        Assert.Equal(once.Cells.Select(cell => (cell.Cell.Key, cell.Status)), again.Cells.Select(cell => (cell.Cell.Key, cell.Status)));
    }

    // In tables made by hand the contributor of a cell is that of every margin of one contributor above it.
    private static string Unnamed(MagnitudeTables table, string key)
    {
        var cells = table.Cells.ToDictionary(cell => cell.Key);
        while (table.Relations.FirstOrDefault(r => r.Parts.Contains(key) && cells[r.Total].Contributors == 1) is { } above) { key = above.Total; }
        return key;
    }

    private static Contribution Made(int firm, double value, char area, char activity, char size) =>
        new($"F{firm}", value, new Dictionary<string, string> { ["REF_AREA"] = $"{area}", ["ACTIVITY"] = $"{activity}", ["SIZE"] = $"{size}" });

    private static int Least(MagnitudeTables table, FeasibleInterval required)
    {
        var others = table.Cells.Select(cell => cell.Key).Where(key => key != "00").ToList();
        for (var count = 1; ; count++)
        {
            foreach (var subset in Subsets(others, count))
            {
                var interval = DisclosureAudit.Intervals(table, ["00", .. subset])["00"];
                if (interval.Minimum <= required.Minimum + 1e-6 && interval.Maximum >= required.Maximum - 1e-6) { return count; }
            }
        }
    }

    private static IEnumerable<List<string>> Subsets(List<string> from, int count) => count == 0
        ? [[]]
        : from.SelectMany((first, i) => Subsets(from[(i + 1)..], count - 1).Select(rest => (List<string>)[first, .. rest]));

    // No reader, and no sole contributor, recovers a sensitive cell; every one is protected as far as the rules demand.
    private static void AssertSafe(MagnitudeTables table, DisclosureResult result)
    {
        Assert.Empty(result.Unprotected);
        Assert.All(result.Cells, cell => Assert.True(cell.IsProtected, cell.Cell.Key));
        List<string> suppressed = [.. result.Cells.Where(cell => cell.Status != CellStatus.Published).Select(cell => cell.Cell.Key)];
        var primaries = result.Cells.Where(cell => cell.Status == CellStatus.Primary).Select(cell => cell.Cell).ToList();
        var reader = new TableAttacker(table, suppressed);
        foreach (var primary in primaries)
        {
            Assert.False(reader.CanRecover(primary.Key), primary.Key);
            if (!table.HasNegative && suppressed.Count < 14 && reader.FreeUnknowns < 4)
            {
                var (least, most) = reader.Interval(primary.Key, 1e5);
                Assert.True(least <= primary.Value - rules.Protection(primary) + 1e-3 && most >= primary.Value + rules.Protection(primary) - 1e-3, primary.Key);
            }
        }
        foreach (var own in primaries.Where(cell => cell.Contributors == 1).GroupBy(cell => cell.SoleContributor ?? Unnamed(table, cell.Key)))
        {
            HashSet<string> known = [.. own.Select(cell => cell.Key)];
            var contributor = new TableAttacker(table, suppressed.Where(key => !known.Contains(key)));
            Assert.All(primaries.Where(cell => !known.Contains(cell.Key)), cell => Assert.False(contributor.CanRecover(cell.Key), $"{own.Key} knows {cell.Key}"));
        }
    }
}

using Tdc.Productivity.Domain.Studies;
using Tdc.Productivity.Features.Studies;
using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Panel;

namespace Tdc.Productivity.Tests.Studies;

public sealed class StudyRunTests
{
    private static readonly StudySettings settings = new() { Sample = new() { From = 2021, To = 2024 } };

    [Fact]
    public void A_packed_sample_reads_back_to_the_same_rows_and_version()
    {
        var data = new StudyFirms(1).Sample(7);
        var again = StudyData.Unpack(data.Pack());
        Assert.Equal(data.Hash, again.Hash);
        Assert.Equal(data.Rows.Select(r => r["va"]), again.Rows.Select(r => r["va"]));
        Assert.Equal(data.Rows.Select(r => (r.Unit, r.Year, r.SupportedFrom, r.Size)), again.Rows.Select(r => (r.Unit, r.Year, r.SupportedFrom, r.Size)));
        Assert.Equal(data.Hash, StudyData.Of(again.Rows.Reverse()).Hash);
    }

    [Theory]
    [InlineData(Orientation.Input, ReturnsToScale.Variable)]
    [InlineData(Orientation.Output, ReturnsToScale.Variable)]
    [InlineData(Orientation.Output, ReturnsToScale.Constant)]
    public void A_frontier_run_again_from_the_packed_data_gives_the_same_hash(Orientation side, ReturnsToScale returns)
    {
        var data = new StudyFirms(2).Sample(25);
        var model = settings with { Frontier = new() { Orientation = side, Returns = returns, Super = true, Slacks = true, FreeDisposal = true, Stochastic = true, Replications = 100, Seed = 5, Drivers = ["iso9001"] } };
        var first = StudyJson.Write(StudyRun.Compute(data, model));
        var second = StudyJson.Write(StudyRun.Compute(StudyData.Unpack(data.Pack()), StudyJson.Read<StudySettings>(StudyJson.Write(model))));
        Assert.Equal(StudyJson.Hash(first), StudyJson.Hash(second));
        var outcome = StudyJson.Read<StudyOutcome>(first);
        Assert.Null(outcome.Fault);
        var frontier = outcome.Frontier!;
        Assert.Equal(4, frontier.Years.Count);
        Assert.Equal(3, frontier.Malmquist.Count);
        Assert.All(frontier.Units, u => Assert.InRange(u.Score!.Value, 0.01, 1.000001));
        Assert.All(frontier.Units, u => Assert.True(u.Corrected <= u.Score + 1e-9 && u.Lower <= u.Upper));
        Assert.All(frontier.Malmquist, m => Assert.Equal(m.Productivity!.Value, m.Efficiency!.Value * m.Technology!.Value, 1e-6));
        Assert.All(frontier.Units, u => Assert.True(side == Orientation.Input ? u.Target[0] <= u.Actual[0] + 1e-6 : u.Target[^1] >= u.Actual[^1] - 1e-6));
    }

    [Theory]
    [InlineData(Orientation.Input, ReturnsToScale.Constant)]
    [InlineData(Orientation.Input, ReturnsToScale.Variable)]
    [InlineData(Orientation.Output, ReturnsToScale.Constant)]
    [InlineData(Orientation.Output, ReturnsToScale.Variable)]
    public void Super_efficiency_is_the_score_of_the_study_and_beyond_it_only_on_the_frontier(Orientation side, ReturnsToScale returns)
    {
        var model = settings with { Frontier = new() { Orientation = side, Returns = returns, Super = true } };
        var frontier = StudyJson.Read<StudyOutcome>(StudyJson.Write(StudyRun.Compute(new StudyFirms(2).Sample(25), model))).Frontier!;
        Assert.Equal(new FrontierModel(returns, side), frontier.SuperOf);
        Assert.Contains(returns == ReturnsToScale.Constant ? "(CRS, " : "(VRS, ", FrontierWords.SuperHeading(frontier), StringComparison.Ordinal);
        Assert.Contains("(CRS, ", FrontierWords.SuperHeading(frontier with { SuperOf = null }), StringComparison.Ordinal);
        var (inside, edge) = (frontier.Units.Where(u => u.Score < 1 - 1e-6).ToList(), frontier.Units.Where(u => u.Score >= 1 - 1e-6).ToList());
        Assert.NotEmpty(inside);
        Assert.All(inside, u => Assert.Equal(u.Score!.Value, u.Super!.Value, 1e-6));
        Assert.All(edge, u => Assert.True(u.SuperInfeasible ? u.Super is null : u.Super >= 1 - 1e-6));
        Assert.Contains(edge, u => u.Super > 1.0001);
        Assert.Equal(returns == ReturnsToScale.Variable, edge.Any(u => u.SuperInfeasible));
    }

    [Fact]
    public void The_second_stage_by_the_double_bootstrap_is_another_and_repeats_to_the_digit()
    {
        var data = new StudyFirms(2).Sample(25);
        StudySettings With(bool twice) => settings with { Frontier = new() { Seed = 5, Drivers = ["iso9001"], DoubleBootstrap = twice } };
        var (single, twice) = (StudyRun.Compute(data, With(false)).Frontier!.SecondStage!, StudyRun.Compute(data, With(true)).Frontier!.SecondStage!);
        Assert.Null(single.Corrected);
        Assert.True(twice.Corrected);
        Assert.Null(twice.Fault);
        Assert.NotEqual(single.Lines, twice.Lines);
        Assert.Equal(single.Lines.Select(l => l.Code), twice.Lines.Select(l => l.Code));
        var again = StudyRun.Compute(StudyData.Unpack(data.Pack()), StudyJson.Read<StudySettings>(StudyJson.Write(With(true)))).Frontier!.SecondStage!;
        Assert.Equal(StudyJson.Write(twice), StudyJson.Write(again));
        Assert.True(FrontierStudy.Programs(data, With(true).Frontier!) >= FrontierStudy.Programs(data, With(false).Frontier!) + 100 * data.Rows.Count);
    }

    [Fact]
    public void Planted_effects_lie_in_the_intervals()
    {
        var data = new StudyFirms(3).Sample(300);
        var drivers = StudyRun.Compute(data, settings with { Drivers = new() { Drivers = ["ln_k_l", "iso9001", "supported"], Model = PanelModel.TwoWay } }).Drivers!;
        void Holds(string code, double truth)
        {
            var line = drivers.Models[0].Lines.Single(l => l.Code == code);
            Assert.InRange(truth, line.Lower!.Value, line.Upper!.Value);
            Assert.True(line.Lower > 0, code);
        }

        Holds("ln_k_l", StudyFirms.CapitalElasticity);
        Holds("iso9001", StudyFirms.CertificateEffect);
        Holds("supported", StudyFirms.SupportEffect);
        foreach (var matched in (bool[])[true, false])
        {
            var effect = StudyRun.Compute(data, settings with { Effect = new() { FromYear = StudyFirms.SupportYear, Matched = matched } }).Effect!;
            Assert.InRange(StudyFirms.SupportEffect, effect.Main.Lower!.Value, effect.Main.Upper!.Value);
            Assert.InRange(0, effect.Placebo!.Lower!.Value, effect.Placebo.Upper!.Value);
        }
    }

    public static TheoryData<string, object, string> Bad { get; } = new()
    {
        { "one firm", new StudyFirms(4).Sample(1), "too-few" },
        { "fewer firms than variables", new StudyFirms(4).Sample(3), "too-few" },
        { "nobody", new StudyFirms(4).Sample(0), "no-rows" },
        { "a column of zeros", Changed("k", _ => 0), "zero-column" },
        { "a constant column", Changed("k", _ => 7), "constant" },
        { "holes", Changed("k", _ => double.NaN), "no-rows" },
        { "infinite", Changed("k", _ => double.PositiveInfinity), "no-rows" },
        { "all below zero", Changed("va", v => -v), "no-rows" },
        { "mixed units", Changed("k", v => v % 2 < 1 ? v * 1e9 : v), "magnitudes" },
        { "two columns alike", Both(), "alike" },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Bad_figures_are_named_before_and_never_break_a_study(string _, object sample, string code)
    {
        var data = (StudyData)sample;
        var model = settings with { Frontier = new() { Inputs = ["l", "k"], Super = true, Slacks = true, Stochastic = true, Replications = 100, FreeDisposal = true, Drivers = ["digital"] } };
        Assert.Contains(StudyRun.Look(data, model), f => f.Code == code);
        var outcome = StudyRun.Compute(data, model);
        Assert.True(outcome.Fault is not null || StudyRun.Look(data, model).All(f => f.Kind != FindingKind.Stop));
        Assert.True(outcome.Fault is null || StudyWords.Find("study.fault-" + outcome.Fault.Fault) is not null);
        foreach (var panel in Enum.GetValues<PanelModel>())
        {
            var drivers = settings with { Drivers = new() { Drivers = ["ln_k_l", "digital", "iso9001"], Model = panel, Lag = panel == PanelModel.Random, ActivityEffects = true } };
            StudyRun.Look(data, drivers);
            var found = StudyRun.Compute(data, drivers);
            Assert.True(found.Drivers is not null || found.Fault is not null);
        }

        var effect = settings with { Effect = new() { FromYear = 2023 } };
        StudyRun.Look(data, effect);
        StudyRun.Compute(data, effect);
    }

    [Fact]
    public void A_constant_driver_is_dropped_and_named()
    {
        var data = new StudyFirms(5).Sample(40);
        var model = settings with { Drivers = new() { Drivers = ["ln_k_l", "digital"], Model = PanelModel.Pooled } };
        Assert.Contains(StudyRun.Look(data, model), f => f.Code == "constant-driver" && Equals(f.Values[0], "digital"));
        Assert.Contains("digital", StudyRun.Compute(data, model).Drivers!.Models[0].Dropped);
    }

    [Fact]
    public void Few_supported_firms_stop_a_study_of_their_effect()
    {
        var data = new StudyFirms(6).Sample(4);
        var model = settings with { Effect = new() { FromYear = StudyFirms.SupportYear } };
        Assert.Contains(StudyRun.Look(data, model), f => f.Code == "effect-too-few");
        Assert.Equal(AnalysisFault.TooFew, StudyRun.Compute(data, model).Fault!.Fault);
    }

    [Fact]
    public void A_single_small_group_takes_a_second_one_with_it()
    {
        FrontierUnit Unit(int number, string size) => new() { Unit = number, Year = 2024, Size = size, Ownership = "PRI", Score = 0.5, Actual = [1, 1] };
        List<FrontierUnit> units = [.. Enumerable.Range(1, 12).Select(i => Unit(i, i <= 2 ? "LRG" : i <= 6 ? "MED" : "SML"))];
        var cells = StudyCells.By(units, u => u.Size, Domain.Rules.ProductivityRules.Shipped.Suppression[0]);
        Assert.Equal(["LRG", "MED"], cells.Where(c => c.Suppressed).Select(c => c.Code));
        Assert.All(cells.Where(c => c.Suppressed), c => Assert.True(c.Mean is null && c.Units is null));
    }

    // Sizes of groups, which of them the rule itself keeps back (below three), and which are kept back in all. Made.
    [Theory]
    [InlineData("1 1 5 9", "0 1 2")] // two alone: each would work out the other from the whole
    [InlineData("1 2 5 9", "0 1 2")] // together three, but the first knows itself and so the other two
    [InlineData("2 2 5 9", "0 1")] // together four, and nobody is alone
    [InlineData("1 3 9", "0 1")] // the second alone would be no group to be kept back
    [InlineData("1 1", "0 1")]
    [InlineData("4 5 9", "")]
    public void Suppressed_groups_together_and_without_one_that_knows_itself_are_no_small_group(string sizes, string suppressed)
    {
        List<FrontierUnit> units = [.. sizes.Split(' ').SelectMany((size, at) => Enumerable.Range(0, int.Parse(size, System.Globalization.CultureInfo.InvariantCulture)).Select(i =>
            new FrontierUnit { Unit = at * 100 + i, Year = 2024, Size = $"{at}", Ownership = "PRI", Score = 0.5, Actual = [1, 1] }))];
        var cells = StudyCells.By(units, u => u.Size, Domain.Rules.ProductivityRules.Shipped.Suppression[0]);
        Assert.Equal(suppressed, string.Join(' ', cells.Where(c => c.Suppressed).Select(c => c.Code)));
    }

    private static StudyData Changed(string code, Func<double, double> change)
    {
        var at = StudyMeasures.IndexOf(code);
        return StudyData.Of(new StudyFirms(7).Sample(30).Rows.Select(r => r with { Values = [.. r.Values.Select((v, i) => i == at ? change(v) : v)] }));
    }

    private static StudyData Both()
    {
        var (l, k) = (StudyMeasures.IndexOf("l"), StudyMeasures.IndexOf("k"));
        return StudyData.Of(new StudyFirms(8).Sample(30).Rows.Select(r => r with { Values = [.. r.Values.Select((v, i) => i == k ? r.Values[l] * 3 : v)] }));
    }
}

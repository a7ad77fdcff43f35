using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Dea.Indices;

namespace Tdc.ProductivityAnalysis.Tests.Dea;

/// <summary>Data at the edges: refused with the place, or measured right.</summary>
public class RobustnessTests
{
    [Fact]
    public void Faults_name_the_observation_and_the_variable()
    {
        Refused(AnalysisFault.Negative, 1, "x1", () => Tables.Make([[1, -2]], [[1, 1]]));
        Refused(AnalysisFault.NotFinite, 0, "y1", () => Tables.Make([[1, 2]], [[double.PositiveInfinity, 1]]));
        Refused(AnalysisFault.AllZero, 1, "x1, x2", () => Tables.Make([[1, 0], [1, 0]], [[1, 1]]));
        Refused(AnalysisFault.AllZero, 0, "y1", () => Tables.Make([[1, 2]], [[0, 1]]));
        Refused(AnalysisFault.LengthsDiffer, -1, "y1", () => Tables.Make([[1, 2]], [[1]]));
        Refused(AnalysisFault.NoData, -1, "", () => Tables.Make([], [[1]]));
        Refused(AnalysisFault.NoData, -1, "", () => Tables.Make([[]], [[]]));
        var data = Tables.Make([[1, 2, 3]], [[1, 1, 1]]);
        Refused(AnalysisFault.Duplicate, 2, "a", () => new ProductionPanel(data, ["a", "b", "a"]));
        Refused(AnalysisFault.Duplicate, 2, "a", () => new ProductionPanel(data, ["a", "b", "a"], [1, 1, 1]));
        Refused(AnalysisFault.LengthsDiffer, -1, "", () => new ProductionPanel(data, ["a", "b"]));
    }

    [Fact]
    public void A_unit_with_a_missing_value_takes_no_part()
    {
        var data = Tables.Make([[1, 2, double.NaN, 4]], [[1, 1, 9, 1]]);
        var panel = new ProductionPanel(data, ["a", "b", "c", "d"]);
        var results = DeaStudy.Run(panel, new DeaChoices { Super = true, Slacks = true, SlacksBased = true, FreeDisposal = true });
        Assert.Null(results[2]);
        Assert.Equal("x1", data.Missing(2));
        Assert.Equal([1, 0.5, 0.25], new[] { 0, 1, 3 }.Select(i => results[i]!.ConstantInput.Value));
    }

    [Fact]
    public void Missing_and_absent_firms_leave_gaps_in_indices_and_not_in_frontiers()
    {
        var data = Tables.Make([[2, 4, 3, 2, double.NaN, 1]], [[1, 2, 3, 2, 2, 5]]);
        var panel = new ProductionPanel(data, ["a", "b", "c", "a", "b", "d"], [1, 1, 1, 2, 2, 2]);
        var index = Assert.Single(Malmquist.Run(panel, Orientation.Output));
        Assert.Equal("a", index.Firm);
        Assert.Equal(0.2, index.OwnTo, 1e-12);
        Assert.Equal(2, panel.Units(2).Count);
    }

    [Fact]
    public void Constant_columns_and_fewer_units_than_variables_are_measured()
    {
        var data = Tables.Make([[5, 5, 5], [5, 5, 5], [2, 3, 4]], [[1, 1, 1], [7, 7, 7]]);
        var panel = new ProductionPanel(data, ["a", "b", "c"]);
        Assert.True(panel.IsThin(0));
        var results = DeaStudy.Run(panel, new DeaChoices { Slacks = true, SlacksBased = true });
        Assert.All(results, r => Assert.Equal(1, r!.ConstantInput.Value, 1e-12));
        Assert.Equal([0, 1, 2], results.Select(r => Math.Round(r!.ConstantSolution!.SlackSum, 9)));
        Assert.Equal(EfficiencyClass.Efficient, results[0]!.VariableSolution!.Class);
        Assert.Equal(EfficiencyClass.WeaklyEfficient, results[2]!.VariableSolution!.Class);
    }

    [Fact]
    public void All_units_alike_are_all_efficient()
    {
        var data = Tables.Make([Repeat(3), Repeat(0)], [Repeat(2), Repeat(1e-9)]);
        var technology = new Technology(data, Enumerable.Range(0, 50), ReturnsToScale.Variable);
        Assert.Single(technology.Frontier);
        Assert.All(technology.Scores([.. Enumerable.Range(0, 50)], Orientation.Output), s => Assert.Equal(1, s.Value, 1e-12));

        static double[] Repeat(double value) => [.. Enumerable.Repeat(value, 50)];
    }

    [Theory]
    [InlineData(ReturnsToScale.Constant)]
    [InlineData(ReturnsToScale.Variable)]
    public void Firms_of_sizes_from_one_to_ten_to_the_twelfth_stand_in_one_file(ReturnsToScale returns)
    {
        // made: one input and one output of the same unit at sizes 10^k; every second uses half as much again
        double[] x = [.. Enumerable.Range(0, 26).Select(k => Math.Pow(10, k / 2) * (k % 2 == 0 ? 1 : 1.5))];
        double[] y = [.. Enumerable.Range(0, 26).Select(k => Math.Pow(10, k / 2))];
        var scores = new Technology(Tables.Make([x], [y]), Enumerable.Range(0, 26), returns).Scores([.. Enumerable.Range(0, 26)], Orientation.Input);
        Assert.All(Enumerable.Range(0, 26), k => Assert.Equal(k % 2 == 0 ? 1 : 1 / 1.5, scores[k].Value, 1e-8));
    }

    [Theory]
    [InlineData(1, 5, 5, 2)]
    [InlineData(2, 4, 4, 3)]
    [InlineData(3, 6, 5, 5)]
    [InlineData(4, 1, 7, 4)]
    [InlineData(5, 7, 1, 4)]
    [InlineData(6, 10, 10, 3)]
    public void Many_goods_full_of_ties_and_zeros_are_solved_and_hold_together(int seed, int inputs, int outputs, int range)
    {
        var data = Tables.MakeTied(new Random(seed), 300, inputs, outputs, range);
        var results = DeaStudy.Run(
            new ProductionPanel(data, [.. Enumerable.Range(0, 300).Select(i => $"F{i}")]),
            new DeaChoices { Super = true, Slacks = true, SlacksBased = true, WeighSlacksByRange = true });
        foreach (var r in results)
        {
            Assert.InRange(r!.ConstantInput.Value, 0, r.VariableInput.Value + 1e-9);
            Assert.InRange(r.VariableInput.Value, 0, 1 + 1e-9);
            Assert.InRange(r.VariableOutput.Value, 1 - 1e-9, r.ConstantOutput.Value + 1e-9);
            Assert.True(!r.SuperConstantInput.IsSolved || r.SuperConstantInput.Value >= r.ConstantInput.Value - 1e-9);
            Assert.True(r.ConstantSolution!.SlackSum >= -1e-9);
        }
    }

    [Fact]
    public void Twelve_thousand_firms_have_scores_and_a_frontier_that_proves_them()
    {
        var data = Tables.MakeSmooth(new Random(3), 12_000, 3, 2);
        int[] all = [.. Enumerable.Range(0, 12_000)];
        var technology = new Technology(data, all, ReturnsToScale.Constant);
        var scores = technology.Scores(all, Orientation.Input);
        Assert.All(scores, s => Assert.InRange(s.Value, 0, 1 + 1e-9));
        var alone = new Technology(data, technology.Frontier, ReturnsToScale.Constant);
        var evaluator = new Evaluator(alone);
        Assert.All(Enumerable.Range(0, 400), k => Assert.Equal(scores[k * 30].Value, evaluator.Score(data.Unit(k * 30), Orientation.Input).Value, 1e-9));
        Assert.All(technology.Frontier, unit => Assert.Equal(1, scores[unit].Value, 1e-9));
    }

    [Fact]
    public void Inputs_that_bring_forth_nothing_against_another_period_have_no_distance()
    {
        // made: in 2021 a lives on x2 alone, which nobody did in 2020, so that the frontier of 2020 gives its inputs no output at all (φ = 0)
        var data = Tables.Make([[1, 2, 0, 1], [1, 1, 3, 1]], [[1, 1.5, 2, 1]]);
        var index = Malmquist.Run(new ProductionPanel(data, ["a", "b", "a", "b"], [2020, 2020, 2021, 2021]), Orientation.Output).Single(i => i.Firm == "a");
        Assert.Equal(1, index.OwnTo, 1e-12);
        Assert.True(double.IsFinite(index.CrossFrom));
        Assert.True(double.IsNaN(index.CrossTo));
        Assert.True(double.IsNaN(index.TechnicalChange));
        Assert.True(double.IsNaN(index.ProductivityChange));
        var technology = new Technology(data, [0, 1], ReturnsToScale.Constant);
        Assert.Equal(new DeaScore(DeaStatus.Solved, 0), new Evaluator(technology).Score(data.Unit(2), Orientation.Output));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Indices_of_panels_full_of_zeros_are_of_this_world_or_blank(int seed)
    {
        const int Firms = 60;
        var data = Tables.MakeTied(new Random(seed), 2 * Firms, 3, 2, 5);
        var panel = new ProductionPanel(
            data, [.. Enumerable.Range(0, 2 * Firms).Select(i => $"F{i % Firms}")], [.. Enumerable.Range(0, 2 * Firms).Select(i => 2020 + i / Firms)]);
        var indices = Malmquist.Run(panel, Orientation.Output);
        var changes = HicksMoorsteen.Run(panel);
        Assert.NotEmpty(indices);
        Assert.All(indices, i => OfThisWorld(i.CrossTo, i.CrossFrom, i.TechnicalChange, i.ProductivityChange));
        Assert.All(changes, c => OfThisWorld(c.Productivity, c.MaximumProductivity, c.ProductivityEfficiency, c.MixEfficiency));

        static void OfThisWorld(params double[] values) => Assert.All(values, v => Assert.True(double.IsNaN(v) || v == 0 || v is > 1e-6 and < 1e6, $"{v}"));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Output_targets_are_on_the_frontier_and_slacks_turn_with_the_orientation(int seed)
    {
        var data = Tables.MakeTied(new Random(seed), 120, 3, 2, 9);
        var panel = new ProductionPanel(data, [.. Enumerable.Range(0, 120).Select(i => $"F{i}")]);
        var input = DeaStudy.Run(panel, new DeaChoices { Slacks = true });
        var output = DeaStudy.Run(panel, new DeaChoices { Slacks = true, SlackOrientation = Orientation.Output });
        var variable = new Evaluator(new Technology(data, panel.Units(0), ReturnsToScale.Variable));
        for (var unit = 0; unit < 120; unit++)
        {
            // Under constant returns the point that the output orientation leads to is that of the input orientation, φ times as large.
            var phi = output[unit]!.ConstantOutput.Value;
            Assert.Equal(phi, output[unit]!.ConstantSolution!.Score.Value, 1e-9);
            Assert.Equal(phi * input[unit]!.ConstantSolution!.SlackSum, output[unit]!.ConstantSolution!.SlackSum, 1e-7);
            var solution = output[unit]!.VariableSolution!;
            double[] target = [.. solution.InputTargets, .. solution.OutputTargets];
            Assert.Equal(1, variable.Score(target, Orientation.Output).Value, 1e-8);
            Assert.All(Enumerable.Range(0, 3), i => Assert.True(solution.InputTargets[i] <= data.Input(i, unit) + 1e-9));
            Assert.All(Enumerable.Range(0, 2), r => Assert.True(solution.OutputTargets[r] >= solution.Score.Value * data.Output(r, unit) - 1e-9));
        }
    }

    [Fact]
    public void The_free_disposal_hull_agrees_with_its_definition_in_both_orientations()
    {
        // made: b dominates c and d; nothing but itself dominates a or b
        var data = Tables.Make([[1, 2, 4, 2]], [[1, 3, 3, 2]]);
        double[] Scores(Orientation orientation) => [.. Enumerable.Range(0, 4).Select(u => FreeDisposalHull.Score(data, [0, 1, 2, 3], u, orientation).Value)];
        Assert.Equal([1, 1, 0.5, 1], Scores(Orientation.Input));
        Assert.Equal([1, 1, 1, 1.5], Scores(Orientation.Output));
        Assert.Equal(DeaStatus.Infeasible, FreeDisposalHull.Score(data, [0], 1, Orientation.Input).Status);
        Assert.Equal(DeaStatus.Infeasible, FreeDisposalHull.Score(data, [1], 0, Orientation.Output).Status);
    }

    private static void Refused(AnalysisFault fault, int observation, string variable, Func<object> make)
    {
        var thrown = Assert.Throws<AnalysisException>(make);
        Assert.Equal((fault, observation, variable), (thrown.Fault, thrown.Observation, thrown.Variable));
    }
}

using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Dea.Indices;

namespace Tdc.ProductivityAnalysis.Tests.Dea;

/// <summary>Values that differ by many powers of ten within a column: scores that are very small in the scale of a program are scores, and laws hold.</summary>
public class WideSpreadTests
{
    private const int Units = 25;
    private const double Share = 1e-9;

    [Fact]
    public void A_unit_of_very_small_inputs_and_very_different_outputs_is_efficient()
    {
        double[][] columns =
        [
            [6.0497e-09, 40.048, 29.319], [2.8989e-08, 4.3694, 34.381], [10206000000.0, 5.5862, 22.836], [5.7741e-09, 14.227, 36.115],
        ];
        var data = Tables.Make(columns[..2], columns[2..]);
        foreach (var result in DeaStudy.Run(new ProductionPanel(data, ["F2", "F11", "F13"]), new DeaChoices { SlacksBased = true, Super = true, Slacks = true }))
        {
            DeaScore[] scores = [result!.ConstantInput, result.VariableInput, result.NonIncreasingInput, result.ConstantOutput, result.VariableOutput, result.NonIncreasingOutput, result.SlacksBasedConstant, result.SlacksBasedVariable];
            Assert.All(scores, score => Assert.Equal(1, score.Value, Share));
            Assert.Equal(ScaleClass.Constant, result.ReturnsInput);
            Assert.Equal(1, result.ScaleInput, Share);
            Assert.True(result.SuperConstantInput.Value > 1);
            Assert.Equal(EfficiencyClass.Efficient, result.ConstantSolution!.Class);
        }
    }

    [Theory]
    [InlineData(1, 18)]
    [InlineData(2, 18)]
    [InlineData(3, 18)]
    [InlineData(4, 18)]
    [InlineData(5, 24)]
    [InlineData(6, 30)]
    [InlineData(7, 250)]
    public void Laws_hold_for_panels_over_many_powers_of_ten(int seed, double powers)
    {
        var panel = Panel(seed, powers, powers > 100 ? 1 : 8);
        foreach (var result in DeaStudy.Run(panel, new DeaChoices { Super = true, SlacksBased = true, FreeDisposal = true }))
        {
            Lawful(panel.Data, panel.Units(result!.Unit / Units), result);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Scores_do_not_change_when_variables_are_measured_by_what_one_unit_has(int seed)
    {
        var panel = Panel(seed, 18, 1);
        int[] all = [.. panel.Units(panel.Periods[0])];
        foreach (var returns in Enum.GetValues<ReturnsToScale>())
        {
            foreach (var orientation in Enum.GetValues<Orientation>())
            {
                var scores = new Technology(panel.Data, all, returns).Scores(all, orientation);
                foreach (var unit in all)
                {
                    var own = panel.Data.Unit(unit).ToArray();
                    double[][] columns = [.. Enumerable.Range(0, own.Length).Select(d => all.Select(u => panel.Data.Unit(u)[d] / own[d]).ToArray())];
                    var rescaled = new Evaluator(new Technology(Tables.Make(columns[..3], columns[3..]), all, returns));
                    Tables.Near(rescaled.Score([1, 1, 1, 1, 1], orientation).Value, scores[unit].Value, Share * scores[unit].Value, $"{unit} {returns} {orientation}");
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Indices_over_wide_panels_have_their_distances(int seed)
    {
        var panel = Panel(seed, 18, 3);
        foreach (var orientation in Enum.GetValues<Orientation>())
        {
            foreach (var index in Malmquist.Run(panel, orientation))
            {
                Assert.All([index.OwnFrom, index.OwnTo, index.VariableFrom, index.VariableTo], distance => Assert.InRange(distance, double.Epsilon, 1 + Share));
                Assert.True(index is { CrossFrom: > 0, CrossTo: > 0 } && double.IsFinite(index.ProductivityChange), $"{index}");
            }
        }

        Assert.All(FarePrimont.Run(panel), level => Assert.True(level.ProductivityEfficiency is > 0 and <= 1 + Share, $"{level}"));
        var changes = HicksMoorsteen.Run(panel).Where(c => !double.IsNaN(c.TechnicalEfficiency));
        Assert.All(changes, change => Assert.True(change.Productivity > 0 && double.IsFinite(change.Productivity), $"{change}"));
    }

    [Fact]
    public void Scores_at_the_ends_of_the_range_of_numbers_are_right()
    {
        var data = Tables.Make([[1e150, 1e-150, 2]], [[3, 5, 1e150]]);
        var results = DeaStudy.Run(new ProductionPanel(data, ["A", "B", "C"]));
        double[] constant = [3 / 5.0 * 1e-300, 1, 1];
        var greatest = 5 / 1e-150;
        constant[2] = 1e150 / 2 / greatest;
        for (var unit = 0; unit < 3; unit++)
        {
            Tables.Near(constant[unit], results[unit]!.ConstantInput.Value, Share * constant[unit], $"{unit} ccr_i");
        }

        Assert.Equal(1, results[1]!.VariableInput.Value, Share);
        Assert.Equal(1, results[2]!.VariableInput.Value, Share);
        Tables.Near(1e-300, results[0]!.VariableInput.Value, Share * 1e-300, "0 bcc_i");
    }

    [Fact]
    public void A_result_beyond_the_range_of_numbers_is_named_with_its_unit()
    {
        var data = Tables.Make([[2, 1e300, 1e-300]], [[1, 3, 1e308]]);
        var fault = Assert.Throws<AnalysisException>(() => DeaStudy.Run(new ProductionPanel(data, ["A", "B", "C"]), new DeaChoices { Threads = 1 }));
        Assert.Equal(AnalysisFault.TooFarApart, fault.Fault);
        Assert.InRange(fault.Observation, 0, 1);
    }

    [Fact]
    public void Returns_of_a_unit_far_inside_are_told_by_shares_of_its_score()
    {
        var (constant, variable) = (new DeaScore(DeaStatus.Solved, 1e-10), new DeaScore(DeaStatus.Solved, 1e-8));
        Assert.Equal(ScaleClass.Increasing, ScaleEfficiency.ClassOf(constant, variable, constant));
        Assert.Equal(ScaleClass.Decreasing, ScaleEfficiency.ClassOf(constant, variable, variable));
    }

    private static void Lawful(ProductionData data, IReadOnlyList<int> units, DeaResult result)
    {
        var own = result.Unit;
        var (least, isBest) = (0.0, false);
        for (var output = 0; output < data.Outputs; output++)
        {
            for (var input = 0; input < data.Inputs; input++)
            {
                var share = Ratio(own, output, input) / units.Max(unit => Ratio(unit, output, input));
                (least, isBest) = (Math.Max(least, share), isBest || share >= 1);
            }
        }

        var what = $"{own}: {result}";
        Assert.True(result.ConstantInput.Value >= least * (1 - Share), what);
        Assert.True(!isBest || Math.Abs(result.ConstantInput.Value - 1) <= Share, what);
        Assert.True(result.VariableInput.Value >= result.NonIncreasingInput.Value * (1 - Share), what);
        Assert.True(result.NonIncreasingInput.Value >= result.ConstantInput.Value * (1 - Share), what);
        Assert.True(result.FreeDisposalInput.Value >= result.VariableInput.Value * (1 - Share), what);
        Assert.True(result.FreeDisposalInput.Value <= 1, what);
        Assert.True(result.VariableOutput.Value >= 1 - Share && result.VariableOutput.Value <= result.ConstantOutput.Value * (1 + Share), what);
        Assert.True(result.SlacksBasedConstant.Value > 0 && result.SlacksBasedConstant.Value <= result.ConstantInput.Value * (1 + Share), what);
        Assert.True(result.SlacksBasedVariable.Value <= result.VariableInput.Value * (1 + Share), what);
        Assert.True(result.SuperConstantInput.Value >= result.ConstantInput.Value * (1 - Share), what);
        Assert.True(result.SuperConstantInput.Value >= 1 || Math.Abs(result.SuperConstantInput.Value / result.ConstantInput.Value - 1) <= Share, what);

        double Ratio(int unit, int output, int input) => data.Output(output, unit) / data.Input(input, unit);
    }

    private static ProductionPanel Panel(int seed, double powers, int periods)
    {
        var random = new Random(seed);
        double[][] columns = [.. Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, Units * periods).Select(_ => Math.Pow(10, powers * (random.NextDouble() - 0.5))).ToArray())];
        return new ProductionPanel(
            Tables.Make(columns[..3], columns[3..]),
            [.. Enumerable.Range(0, Units * periods).Select(i => $"F{i % Units}")],
            [.. Enumerable.Range(0, Units * periods).Select(i => i / Units)]);
    }
}

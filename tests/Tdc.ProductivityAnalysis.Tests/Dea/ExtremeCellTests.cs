using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Dea.Indices;

namespace Tdc.ProductivityAnalysis.Tests.Dea;

/// <summary>Cells in a wrong unit of measure, and columns without one: every program is solved, and right beside an oracle of whole numbers.</summary>
public class ExtremeCellTests
{
    private const int Units = 12;
    private static readonly ReturnsToScale[] returns = [ReturnsToScale.Constant, ReturnsToScale.Variable, ReturnsToScale.NonIncreasing];

    [Theory]
    [InlineData(1, 0, 1e3)]
    [InlineData(2, 0, 1e6)]
    [InlineData(3, 0, 1e9)]
    [InlineData(4, 3, 1e-9)]
    [InlineData(5, 1, 1e-9)]
    [InlineData(6, 4, 1e8)]
    public void One_cell_times_a_power_of_ten_leaves_every_score_right(int seed, int variable, double factor)
    {
        var columns = Columns(seed, 3, 2, random => Math.Exp(random.NextDouble() * 3));
        columns[variable][0] *= factor;
        Agrees(Tables.Make(columns[..3], columns[3..]));
    }

    [Theory]
    [InlineData(1, 12)]
    [InlineData(2, 12)]
    [InlineData(3, 12)]
    [InlineData(1, 18)]
    [InlineData(2, 18)]
    [InlineData(3, 18)]
    [InlineData(4, 18)]
    [InlineData(5, 18)]
    [InlineData(6, 18)]
    [InlineData(7, 18)]
    [InlineData(8, 18)]
    [InlineData(1, 24)]
    [InlineData(2, 30)]
    public void Columns_over_many_powers_of_ten_are_measured_right(int seed, double powers)
    {
        var columns = Columns(seed, 2, 2, random => Math.Pow(10, powers * (random.NextDouble() - 0.5)));
        Agrees(Tables.Make(columns[..2], columns[2..]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_few_units_in_wrong_units_of_measure_leave_every_score_right(int seed)
    {
        var columns = Columns(seed, 2, 2, random => 1 + 49 * random.NextDouble());
        var choice = new Random(seed);
        foreach (var column in columns)
        {
            for (var unit = 0; unit < 3; unit++)
            {
                column[unit] *= choice.Next(5) switch { 0 or 1 => 1e-9, 2 or 3 => 1e9, _ => 1 };
            }
        }

        Agrees(Tables.Make(columns[..2], columns[2..]));
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e9)]
    public void Indices_over_periods_are_all_there_and_change_with_nothing_but_the_cell(double factor)
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            var columns = Columns(seed, 3, 2, random => Math.Exp(random.NextDouble() * 3), 2);
            columns[0][0] *= factor;
            var panel = new ProductionPanel(
                Tables.Make(columns[..3], columns[3..]), [.. Enumerable.Range(0, 2 * Units).Select(i => $"F{i % Units}")], [.. Enumerable.Range(0, 2 * Units).Select(i => i / Units)]);
            int[] second = [.. Enumerable.Range(Units, Units)];
            foreach (var index in Malmquist.Run(panel, Orientation.Output))
            {
                var unit = panel.Unit(index.Firm, 0);
                Near(1 / Oracle.Radial(panel.Data, second, unit, ReturnsToScale.Constant, Orientation.Output, exact: true)!.Value, index.CrossFrom, $"{index.Firm} cross");
            }

            Assert.All(HicksMoorsteen.Run(panel).Skip(Units), c => Assert.True(c.Productivity > 0, $"{c}"));
            Assert.All(FarePrimont.Run(panel), l => Assert.True(l.ProductivityEfficiency is > 0 and <= 1 + 1e-9, $"{l}"));
        }
    }

    [Fact]
    public void Scores_of_extreme_data_are_the_same_to_the_last_bit_for_any_number_of_threads()
    {
        var columns = Columns(7, 2, 2, random => Math.Pow(10, 12 * random.NextDouble() - 6), 10);
        var panel = new ProductionPanel(Tables.Make(columns[..2], columns[2..]), [.. Enumerable.Range(0, 10 * Units).Select(i => $"F{i}")]);
        var one = DeaStudy.Run(panel, new DeaChoices { SlacksBased = true, Super = true, Threads = 1 });
        var four = DeaStudy.Run(panel, new DeaChoices { SlacksBased = true, Super = true, Threads = 4 });
        Assert.Equal(one, four);
    }

    private static void Agrees(ProductionData data)
    {
        int[] all = [.. Enumerable.Range(0, Units)];
        var results = DeaStudy.Run(new ProductionPanel(data, [.. all.Select(i => $"F{i}")]), new DeaChoices { Super = true, Slacks = true, SlacksBased = true });
        var nonDecreasing = new Technology(data, all, ReturnsToScale.NonDecreasing).Scores(all, Orientation.Input);
        var variable = new Evaluator(new Technology(data, all, ReturnsToScale.Variable));
        foreach (var unit in all)
        {
            var r = results[unit]!;
            double[] inputs = [.. returns.Select(s => Oracle.Radial(data, all, unit, s, Orientation.Input, exact: true)!.Value)];
            Near(inputs[0], r.ConstantInput.Value, $"{unit} ccr_i");
            Near(inputs[1], r.VariableInput.Value, $"{unit} bcc_i");
            Near(inputs[2], r.NonIncreasingInput.Value, $"{unit} nirs_i");
            Near(Oracle.Radial(data, all, unit, ReturnsToScale.Variable, Orientation.Output, exact: true)!.Value, r.VariableOutput.Value, $"{unit} bcc_o");
            int[] others = [.. all.Where(u => u != unit)];
            Near(Oracle.Radial(data, others, unit, ReturnsToScale.Constant, Orientation.Input, exact: true)!.Value, r.SuperConstantInput.Value, $"{unit} super_ccr_i");
            var super = Oracle.Radial(data, others, unit, ReturnsToScale.Variable, Orientation.Input, exact: true);
            Assert.Equal(super is null ? DeaStatus.Infeasible : DeaStatus.Solved, r.SuperVariableInput.Status);
            Near(super ?? double.NaN, r.SuperVariableInput.Value, $"{unit} super_bcc_i");

            Near(Oracle.Radial(data, all, unit, ReturnsToScale.NonDecreasing, Orientation.Input, exact: true)!.Value, nonDecreasing[unit].Value, $"{unit} ndrs_i");
            var reach = Oracle.Directional(data, all, unit, ReturnsToScale.Variable, data.Unit(unit).ToArray(), exact: true)!.Value;
            Near(reach, variable.Distance(data.Unit(unit), data.Unit(unit)).Value, $"{unit} direction");

            // A sum of slacks is right beside what the unit has: what it counts for is added up in the data's own units of measure.
            var has = 1e-9 * data.Unit(unit).ToArray().Sum();
            Slacks(Oracle.SlackSumAtLeast(data, all, unit, ReturnsToScale.Constant), r.ConstantSolution!.SlackSum, has, $"{unit} slacksum_ccr_i");
            Slacks(Oracle.SlackSumAtLeast(data, all, unit, ReturnsToScale.Variable), r.VariableSolution!.SlackSum, has, $"{unit} slacksum_bcc_i");

            // The textbook's form of ρ takes shares from 1, so that its own rounding hides what is far below 1.
            Tables.Near(Oracle.SlacksBased(data, all, unit, ReturnsToScale.Constant, exact: true)!.Value, r.SlacksBasedConstant.Value, 1e-12, $"{unit} sbm_crs");
            Tables.Near(Oracle.SlacksBased(data, all, unit, ReturnsToScale.Variable, exact: true)!.Value, r.SlacksBasedVariable.Value, 1e-12, $"{unit} sbm_vrs");
        }
    }

    private static void Slacks(double expected, double actual, double has, string what) => Tables.Near(expected, actual, has + 1e-12 * expected, what);

    private static void Near(double expected, double actual, string what) => Tables.Near(expected, actual, 1e-9 * Math.Abs(expected), what);

    private static double[][] Columns(int seed, int inputs, int outputs, Func<Random, double> draw, int periods = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, inputs + outputs).Select(_ => Enumerable.Range(0, Units * periods).Select(_ => draw(random)).ToArray())];
    }
}

using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.ProductivityAnalysis.Tests.Dea;

public class InfeasibleSuperEfficiencyTests
{
    // made: unit 0 alone makes the second output, unit 1 makes most of the first, unit 2 uses least of the first input
    private static readonly ProductionData data = Tables.Make([[4, 6, 1, 5], [3, 5, 9, 6]], [[2, 9, 1, 3], [1, 0, 0, 0]]);

    [Fact]
    public void A_unit_that_alone_makes_a_good_is_infeasible_without_itself_in_input_orientation_only()
    {
        var constant = new Evaluator(new Technology(data, [0, 1, 2, 3], ReturnsToScale.Constant));
        Assert.Equal(DeaStatus.Infeasible, constant.Score(data.Unit(0), Orientation.Input, without: 0).Status);
        Assert.True(double.IsNaN(constant.Score(data.Unit(0), Orientation.Input, without: 0).Value));
        Assert.Equal(DeaStatus.Solved, constant.Score(data.Unit(0), Orientation.Output, without: 0).Status);
        Assert.Equal(0, constant.Score(data.Unit(0), Orientation.Output, without: 0).Value, 1e-12);
    }

    [Fact]
    public void Under_variable_returns_the_largest_is_infeasible_inwards_and_the_smallest_outwards()
    {
        var variable = new Evaluator(new Technology(data, [0, 1, 2, 3], ReturnsToScale.Variable));
        Assert.Equal(DeaStatus.Infeasible, variable.Score(data.Unit(1), Orientation.Input, without: 1).Status);
        Assert.Equal(DeaStatus.Infeasible, variable.Score(data.Unit(2), Orientation.Output, without: 2).Status);
        Assert.Equal(DeaStatus.Solved, variable.Score(data.Unit(2), Orientation.Input, without: 2).Status);
    }

    [Fact]
    public void A_study_names_the_infeasible_and_keeps_the_ordinary_scores()
    {
        var results = DeaStudy.Run(new ProductionPanel(data, ["a", "b", "c", "d"]), new DeaChoices { Super = true });
        Assert.Equal(DeaStatus.Infeasible, results[1]!.SuperVariableInput.Status);
        Assert.Equal(1, results[1]!.VariableInput.Value, 1e-12);
    }

    [Fact]
    public void A_single_firm_has_no_super_efficiency()
    {
        var one = Tables.Make([[3]], [[2]]);
        var result = DeaStudy.Run(new ProductionPanel(one, ["a"]), new DeaChoices { Super = true, Slacks = true, SlacksBased = true, FreeDisposal = true })[0]!;
        Assert.Equal(DeaStatus.Infeasible, result.SuperConstantInput.Status);
        Assert.Equal(DeaStatus.Infeasible, result.SuperVariableOutput.Status);
        Assert.Equal((1.0, 1.0, 1.0, 1.0), (result.ConstantInput.Value, result.VariableInput.Value, result.SlacksBasedVariable.Value, result.FreeDisposalInput.Value));
        Assert.Equal(0, result.ConstantSolution!.SlackSum, 1e-12);
    }

    [Fact]
    public void The_slacks_based_super_efficiency_of_Tone_is_feasible_where_the_radial_is_not()
    {
        var positive = Tables.Make([[4, 6, 1, 5], [3, 5, 9, 6]], [[2, 9, 1, 3], [1, 2, 3, 1]]);
        var variable = new Evaluator(new Technology(positive, [0, 1, 2, 3], ReturnsToScale.Variable));
        Assert.Equal(DeaStatus.Infeasible, variable.Score(positive.Unit(1), Orientation.Input, without: 1).Status);
        var super = variable.SlacksBasedSuper(positive.Unit(1), 1);
        Assert.True(super.IsSolved && super.Value > 1);
        Assert.Equal(DeaStatus.NotDefined, new Evaluator(new Technology(data, [0, 1, 2, 3], ReturnsToScale.Constant)).SlacksBasedSuper(data.Unit(1), 1).Status);
    }
}

namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>Everything a study asks of one unit; one for each thread.</summary>
internal sealed class UnitStudy(ProductionData data, IReadOnlyList<int> units, TechnologySet set, DeaChoices choices, double[] slackWeights)
{
    private readonly Evaluator constant = new(set[ReturnsToScale.Constant]);
    private readonly Evaluator variable = new(set[ReturnsToScale.Variable]);
    private readonly Evaluator nonIncreasing = new(set[ReturnsToScale.NonIncreasing]);

    /// <summary>The results of a unit.</summary>
    /// <exception cref="AnalysisException"><see cref="AnalysisFault.TooFarApart"/> with the unit.</exception>
    public DeaResult Of(int unit) => UnitLoop.Name(unit, () => Measure(unit));

    private DeaResult Measure(int unit)
    {
        var values = data.Unit(unit);
        var result = new DeaResult
        {
            Unit = unit,
            ConstantInput = constant.Score(values, Orientation.Input),
            VariableInput = variable.Score(values, Orientation.Input),
            NonIncreasingInput = nonIncreasing.Score(values, Orientation.Input),
            VariableOutput = variable.Score(values, Orientation.Output),
            NonIncreasingOutput = nonIncreasing.Score(values, Orientation.Output),
        };
        return Add(result, values);
    }

    private DeaResult Add(DeaResult result, ReadOnlySpan<double> values)
    {
        var unit = result.Unit;
        if (choices.Super)
        {
            result = result with
            {
                SuperConstantInput = constant.Score(values, Orientation.Input, unit),
                SuperVariableInput = variable.Score(values, Orientation.Input, unit),
                SuperVariableOutput = variable.Score(values, Orientation.Output, unit),
            };
        }

        if (choices.Slacks)
        {
            result = result with
            {
                ConstantSolution = constant.Solution(values, choices.SlackOrientation, slackWeights),
                VariableSolution = variable.Solution(values, choices.SlackOrientation, slackWeights),
            };
        }

        if (choices.SlacksBased)
        {
            result = result with { SlacksBasedConstant = constant.SlacksBased(values), SlacksBasedVariable = variable.SlacksBased(values) };
        }

        return choices.FreeDisposal
            ? result with { FreeDisposalInput = FreeDisposalHull.Score(data, units, unit, Orientation.Input) }
            : result;
    }
}

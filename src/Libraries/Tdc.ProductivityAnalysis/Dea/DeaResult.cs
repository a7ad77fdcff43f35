namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>Efficiency of one unit against the frontier of its period.</summary>
/// <remarks>What was not asked for is not defined or null. Output scores are φ, 1 on the frontier and above inside.</remarks>
public sealed record DeaResult
{
    private static readonly DeaScore none = DeaScore.Without(DeaStatus.NotDefined);

    /// <summary>Place of the unit in the data.</summary>
    public required int Unit { get; init; }

    /// <summary>θ under constant returns (CCR).</summary>
    public required DeaScore ConstantInput { get; init; }

    /// <summary>θ under variable returns (BCC).</summary>
    public required DeaScore VariableInput { get; init; }

    /// <summary>θ under non-increasing returns.</summary>
    public required DeaScore NonIncreasingInput { get; init; }

    /// <summary>φ under constant returns, which is 1/θ.</summary>
    public DeaScore ConstantOutput => ConstantInput.IsSolved ? new(DeaStatus.Solved, 1 / ConstantInput.Value) : ConstantInput;

    /// <summary>φ under variable returns.</summary>
    public required DeaScore VariableOutput { get; init; }

    /// <summary>φ under non-increasing returns.</summary>
    public required DeaScore NonIncreasingOutput { get; init; }

    /// <summary>Scale efficiency, input orientation.</summary>
    public double ScaleInput => ScaleEfficiency.Of(ConstantInput, VariableInput, Orientation.Input);

    /// <summary>Scale efficiency, output orientation.</summary>
    public double ScaleOutput => ScaleEfficiency.Of(ConstantOutput, VariableOutput, Orientation.Output);

    /// <summary>Returns to scale at the point that the input orientation leads to.</summary>
    public ScaleClass ReturnsInput => ScaleEfficiency.ClassOf(ConstantInput, VariableInput, NonIncreasingInput);

    /// <summary>Returns to scale at the point that the output orientation leads to.</summary>
    public ScaleClass ReturnsOutput => ScaleEfficiency.ClassOf(ConstantOutput, VariableOutput, NonIncreasingOutput);

    /// <summary>Super-efficiency θ under constant returns: the unit against all others.</summary>
    public DeaScore SuperConstantInput { get; init; } = none;

    /// <summary>Super-efficiency θ under variable returns; often infeasible.</summary>
    public DeaScore SuperVariableInput { get; init; } = none;

    /// <summary>Super-efficiency φ under variable returns, below 1 for a unit beyond the others; often infeasible.</summary>
    public DeaScore SuperVariableOutput { get; init; } = none;

    /// <summary>Slacks, targets and peers under constant returns, in the orientation of <see cref="DeaChoices.SlackOrientation"/>.</summary>
    public DeaSolution? ConstantSolution { get; init; }

    /// <summary>Slacks, targets and peers under variable returns, in the same orientation.</summary>
    public DeaSolution? VariableSolution { get; init; }

    /// <summary>Slacks-based measure under constant returns; not defined with a zero.</summary>
    public DeaScore SlacksBasedConstant { get; init; } = none;

    /// <summary>Slacks-based measure under variable returns.</summary>
    public DeaScore SlacksBasedVariable { get; init; } = none;

    /// <summary>θ against the free disposal hull.</summary>
    public DeaScore FreeDisposalInput { get; init; } = none;
}

namespace Tdc.Uncertainty.Models;

/// <summary>Collects the steps of a model; equal steps are kept once and steps on constants are done at once.</summary>
internal sealed class ProgramBuilder
{
    /// <summary>Most steps of a model.</summary>
    public const int MostSteps = 50_000;

    private readonly List<Step> steps = [];
    private readonly Dictionary<Step, int> known = [];

    /// <summary>The steps so far.</summary>
    public Step[] Steps => [.. steps];

    /// <summary>A number.</summary>
    public int Constant(double number) => Add(new Step(Operation.Constant, 0, 0, number));

    /// <summary>An input by its number.</summary>
    public int Input(int index) => Add(new Step(Operation.Input, index, 0, 0));

    /// <summary>An operation on one earlier step.</summary>
    public int Unary(Operation operation, int of) => Fixed(of, out var x)
        ? Constant(Scalar.Of(operation, x))
        : Add(new Step(operation, of, 0, 0));

    /// <summary>An operation on two earlier steps.</summary>
    public int Binary(Operation operation, int left, int right)
    {
        if (Fixed(left, out var x) && Fixed(right, out var y))
        {
            return Constant(Scalar.Of(operation, x, y));
        }

        return Add(new Step(operation, left, right, 0));
    }

    private bool Fixed(int step, out double number)
    {
        number = steps[step].Number;
        // A constant that is not finite stays a step, so that the fault is found where the model is evaluated.
        return steps[step].Operation == Operation.Constant && double.IsFinite(number);
    }

    private int Add(Step step)
    {
        if (known.TryGetValue(step, out var at))
        {
            return at;
        }

        if (steps.Count >= MostSteps)
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, "model", 0, $"A model has at most {MostSteps} steps.");
        }

        steps.Add(step);
        known[step] = steps.Count - 1;
        return steps.Count - 1;
    }
}

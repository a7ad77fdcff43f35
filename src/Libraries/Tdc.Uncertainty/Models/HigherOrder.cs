namespace Tdc.Uncertainty.Models;

/// <summary>Derivatives of a model up to those that the second-order term of GUM 5.1.2 needs.</summary>
internal static class HigherOrder
{
    /// <summary>Most inputs that vary; work grows with the square.</summary>
    public const int MostInputs = 200;

    /// <summary>Differentiates one name of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="target">The step whose derivatives are wanted.</param>
    /// <param name="at">One value for each input.</param>
    /// <param name="column">For each input its column, or −1 when it does not vary.</param>
    /// <param name="width">How many inputs vary.</param>
    public static Jet At(MeasurementModel model, int target, ReadOnlySpan<double> at, ReadOnlySpan<int> column, int width)
    {
        var program = model.Program;
        var last = LastUses(program, target);
        var jets = new Jet?[program.Length];
        for (var i = 0; i <= target; i++)
        {
            if (last[i] < 0)
            {
                continue;
            }

            var step = program[i];
            jets[i] = step.Operation switch
            {
                Operation.Constant => Jet.Constant(width, step.Number),
                Operation.Input when column[step.Left] >= 0 => Jet.Variable(width, at[step.Left], column[step.Left]),
                Operation.Input => Jet.Constant(width, at[step.Left]),
                _ when step.IsUnary => Unary(step.Operation, jets[step.Left]!),
                _ => Binary(step.Operation, jets[step.Left]!, jets[step.Right]!),
            };
            Release(jets, last, step, i);
        }

        return jets[target]!;
    }

    /// <summary>Where each step is needed last, or −1 when the target does not need it.</summary>
    private static int[] LastUses(ReadOnlySpan<Step> program, int target)
    {
        var last = new int[target + 1];
        Array.Fill(last, -1);
        last[target] = int.MaxValue;
        for (var i = target; i >= 0; i--)
        {
            if (last[i] < 0 || !(program[i].IsUnary || program[i].IsBinary))
            {
                continue;
            }

            last[program[i].Left] = Math.Max(last[program[i].Left], i);
            last[program[i].Right] = program[i].IsBinary ? Math.Max(last[program[i].Right], i) : last[program[i].Right];
        }

        return last;
    }

    private static void Release(Jet?[] jets, int[] last, Step step, int i)
    {
        if (step.Operation > Operation.Input && last[step.Left] == i)
        {
            jets[step.Left] = null;
        }

        if (step.IsBinary && last[step.Right] == i)
        {
            jets[step.Right] = null;
        }
    }

    private static Jet Unary(Operation operation, Jet f) => f.Varies
        ? Jet.Chain(f, Slopes.Of(operation, f.Value))
        : Jet.Constant(f.First.Length, Scalar.Of(operation, f.Value));

    private static Jet Binary(Operation operation, Jet f, Jet g)
    {
        var value = Scalar.Of(operation, f.Value, g.Value);
        if (!f.Varies && !g.Varies)
        {
            return Jet.Constant(f.First.Length, value);
        }

        return operation switch
        {
            Operation.Add => Jet.Sum(f, 1, g, 1),
            Operation.Subtract => Jet.Sum(f, 1, g, -1),
            Operation.Multiply => Jet.Product(f, g),
            Operation.Divide => Jet.Product(f, Jet.Chain(g, Slopes.Reciprocal(g.Value))).About(value),
            Operation.Power when !g.Varies => Jet.Chain(f, Slopes.Power(f.Value, g.Value)),
            Operation.Power => VariablePower(f, g).About(value),
            Operation.Atan2 => Angle(f, g).About(value),
            Operation.Min => Extreme(f, g, f.Value < g.Value),
            _ => Extreme(f, g, f.Value > g.Value),
        };
    }

    /// <summary>exp(g ln f); below and at 0 the logarithm makes it undefined, which the caller sees as not finite.</summary>
    private static Jet VariablePower(Jet f, Jet g) =>
        Unary(Operation.Exp, Jet.Product(g, f.Value > 0 ? Unary(Operation.Log, f) : Jet.Chain(f, new Slopes(double.NaN, double.NaN, double.NaN, double.NaN))));

    private static Jet Angle(Jet y, Jet x) => Math.Abs(x.Value) >= Math.Abs(y.Value)
        ? Unary(Operation.Atan, Binary(Operation.Divide, y, x))
        : Unary(Operation.Negate, Unary(Operation.Atan, Binary(Operation.Divide, x, y)));

    private static Jet Extreme(Jet f, Jet g, bool isFirst) =>
        f.Value == g.Value ? Jet.Chain(f.Varies ? f : g, new Slopes(f.Value, double.NaN, double.NaN, double.NaN)) : isFirst ? f : g;
}

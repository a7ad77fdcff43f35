using Tdc.Uncertainty.Models;

namespace Tdc.Uncertainty.Units;

/// <summary>What is known about a step: a dimension, nothing, or that it is a bare figure of the model's text.</summary>
/// <param name="Dimension">The dimension; nothing when it is not known.</param>
/// <param name="IsBare">Whether it is made of figures alone.</param>
internal readonly record struct StepDimension(Dimension? Dimension, bool IsBare);

/// <summary>One walk through the steps of a model.</summary>
internal sealed class DimensionWalk(MeasurementModel model, IReadOnlyList<MeasurementUnit?> units)
{
    private static readonly StepDimension unknown = new(null, false);
    private static readonly StepDimension number = new(Dimension.One, false);
    private readonly StepDimension[] known = new StepDimension[model.Steps.Count];

    public IReadOnlyList<StepDimension> Run()
    {
        for (var at = 0; at < known.Length; at++)
        {
            known[at] = Of(model.Steps[at]);
        }

        return known;
    }

    private StepDimension Of(Step step)
    {
        var left = step.Operation is Operation.Constant or Operation.Input ? default : known[step.Left];
        var right = step.IsBinary ? known[step.Right] : default;
        return step.Operation switch
        {
            Operation.Constant => new(Dimension.One, true),
            Operation.Input => new(units[step.Left]?.Dimension, false),
            Operation.Add or Operation.Subtract or Operation.Min or Operation.Max => Alike(step, left, right),
            Operation.Atan2 => Alike(step, left, right) is { IsBare: true } ? new(Dimension.One, true) : number,
            Operation.Multiply => new(Both(left, right, (a, b) => a.Multiply(b)), left.IsBare && right.IsBare),
            Operation.Divide => new(Both(left, right, (a, b) => a.Divide(b)), left.IsBare && right.IsBare),
            Operation.Power => Power(step, left, right),
            Operation.Sqrt => Root(step, left),
            Operation.Negate or Operation.Abs => left,
            _ => Number(step, left),
        };
    }

    private static Dimension? Both(StepDimension left, StepDimension right, Func<Dimension, Dimension, Dimension> combine) =>
        left.Dimension is { } a && right.Dimension is { } b ? combine(a, b) : null;

    private StepDimension Alike(Step step, StepDimension left, StepDimension right)
    {
        if (left.IsBare || right.IsBare)
        {
            return left.IsBare ? right : left;
        }

        if (left.Dimension is { } a && right.Dimension is { } b && a != b)
        {
            var (first, second) = (Name(step.Left), Name(step.Right));
            throw new UncertaintyException(UncertaintyFault.Mismatch, $"{first}, {second}", 0, $"'{first}' ({Unit(step.Left)}) and '{second}' ({Unit(step.Right)}) cannot be added or compared.");
        }

        return left.Dimension is null ? right : left;
    }

    private StepDimension Power(Step step, StepDimension left, StepDimension right)
    {
        if (right is { Dimension: { IsOne: false }, IsBare: false })
        {
            throw NotANumber(step.Right, "the power of something");
        }

        if (left.Dimension is not { IsOne: false } dimension)
        {
            return left;
        }

        var exponent = model.Steps[step.Right];
        if (exponent.Operation != Operation.Constant)
        {
            // A power that varies makes the dimension vary, unless the basis is a number.
            throw NotANumber(step.Left, "raised to a power that is not a plain figure");
        }

        return dimension.Power(exponent.Number) is { } raised ? new(raised, false) : throw NotANumber(step.Left, "raised to that power");
    }

    private StepDimension Root(Step step, StepDimension of) =>
        of.Dimension is not { } dimension ? unknown : dimension.Power(0.5) is { } root ? new(root, of.IsBare) : throw NotANumber(step.Left, "under a root");

    private StepDimension Number(Step step, StepDimension of) =>
        of is { Dimension: { IsOne: false }, IsBare: false } ? throw NotANumber(step.Left, "the argument of " + step.Operation.ToString().ToLowerInvariant()) : new(Dimension.One, of.IsBare);

    private UncertaintyException NotANumber(int step, string role) =>
        new(UncertaintyFault.Mismatch, Name(step), 0, $"'{Name(step)}' ({Unit(step)}) is no plain number and cannot be {role}.");

    private string Unit(int step) =>
        model.Steps[step] is { Operation: Operation.Input } input && units[input.Left] is { } unit ? unit.ToString() : known[step].Dimension?.ToString() ?? "?";

    /// <summary>The step in words of the model, one level deep.</summary>
    private string Name(int step, int depth = 0)
    {
        var one = model.Steps[step];
        if (one.Operation == Operation.Input)
        {
            return model.Inputs[one.Left];
        }

        if (one.Operation == Operation.Constant)
        {
            return one.Number.ToString("G6", System.Globalization.CultureInfo.InvariantCulture);
        }

        if (depth > 2)
        {
            return "…";
        }

        var left = Name(one.Left, depth + 1);
        var right = one.IsBinary ? Name(one.Right, depth + 1) : "";
        return one.Operation switch
        {
            Operation.Add => $"{left} + {right}",
            Operation.Subtract => $"{left} - {right}",
            Operation.Multiply => $"{left} * {right}",
            Operation.Divide => $"{left} / {right}",
            Operation.Power => $"{left}^{right}",
            Operation.Negate => $"-{left}",
            _ => $"{one.Operation.ToString().ToLowerInvariant()}({left}{(one.IsBinary ? ", " + right : "")})",
        };
    }
}

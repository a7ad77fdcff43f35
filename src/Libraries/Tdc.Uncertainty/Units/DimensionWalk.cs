using Tdc.Uncertainty.Models;

namespace Tdc.Uncertainty.Units;

/// <summary>What is known about a step: a dimension, nothing, or that it is a bare figure of the model's text.</summary>
/// <param name="Dimension">The dimension; nothing when it is not known.</param>
/// <param name="IsBare">Whether it is made of figures alone.</param>
/// <param name="IsScaled">Whether a bare figure is a factor of it, which may be a quantity with a unit of its own that the model does not tell.</param>
internal readonly record struct StepDimension(Dimension? Dimension, bool IsBare, bool IsScaled = false);

/// <summary>One walk through the steps of a model.</summary>
/// <param name="model">The model.</param>
/// <param name="units">Unit of each input; nothing where it is not known.</param>
/// <param name="figuresMayHaveUnits">Whether a factor such as the 0.0126 of <c>exp(-0.0126*t)</c> may stand for a quantity with a unit.</param>
internal sealed class DimensionWalk(MeasurementModel model, IReadOnlyList<MeasurementUnit?> units, bool figuresMayHaveUnits = false)
{
    private static readonly StepDimension unknown = new(null, false);
    private static readonly StepDimension number = new(Dimension.One, false);
    private readonly StepDimension[] known = new StepDimension[model.Steps.Count];

    /// <summary>Sums of a bare figure, other than 0, and what has a dimension, in words of the model.</summary>
    public List<string> BareSums { get; } = [];

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
            Operation.Multiply => new(Both(left, right, (a, b) => a.Multiply(b)), left.IsBare && right.IsBare, Scaled(step, left, right)),
            Operation.Divide => new(Both(left, right, (a, b) => a.Divide(b)), left.IsBare && right.IsBare, Scaled(step, left, right)),
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
            if ((left.IsBare ? right : left) is { IsBare: false, Dimension.IsOne: false } && model.Steps[left.IsBare ? step.Left : step.Right] is not { Operation: Operation.Constant, Number: 0 })
            {
                BareSums.Add($"{Name(step.Left)}, {Name(step.Right)}");
            }

            return left.IsBare ? right : left;
        }

        if (left.Dimension is { } a && right.Dimension is { } b && a != b)
        {
            var (first, second) = (Name(step.Left), Name(step.Right));
            throw new UncertaintyException(UncertaintyFault.Mismatch, $"{first}, {second}", 0, $"'{first}' ({Unit(step.Left)}) and '{second}' ({Unit(step.Right)}) cannot be added or compared.")
            {
                Reason = "units",
                Values = [first, Unit(step.Left), second, Unit(step.Right)],
            };
        }

        return left.Dimension is null ? right : left;
    }

    private StepDimension Power(Step step, StepDimension left, StepDimension right)
    {
        if (right is { Dimension: { IsOne: false }, IsBare: false, IsScaled: false })
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
        of is { Dimension: { IsOne: false }, IsBare: false, IsScaled: false } ? throw NotANumber(step.Left, "the argument of " + step.Operation.ToString().ToLowerInvariant()) : new(Dimension.One, of.IsBare);

    private UncertaintyException NotANumber(int step, string role) =>
        new(UncertaintyFault.Mismatch, Name(step), 0, $"'{Name(step)}' ({Unit(step)}) is no plain number and cannot be {role}.") { Reason = "not-number", Values = [Unit(step)] };

    /// <summary>Small whole numbers and π are numbers wherever they stand; any other figure may be a constant of nature or of an instrument.</summary>
    private bool Scaled(Step step, StepDimension left, StepDimension right) =>
        left.IsScaled || right.IsScaled || (figuresMayHaveUnits && ((left.IsBare && !IsPlain(step.Left)) || (right.IsBare && !IsPlain(step.Right))));

    private bool IsPlain(int step) =>
        model.Steps[step] is { Operation: Operation.Constant, Number: var figure } && (Math.Abs(figure) == Math.PI || (Math.Abs(figure) <= 4 && figure == Math.Round(figure)));

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

        var tight = one.Operation is Operation.Multiply or Operation.Divide or Operation.Power or Operation.Negate;
        var left = Bracketed(one.Left, tight);
        var right = one.IsBinary ? Bracketed(one.Right, tight || one.Operation == Operation.Subtract) : "";
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

        string Bracketed(int part, bool needed)
        {
            var name = Name(part, depth + 1);
            return needed && name != "…" && model.Steps[part].Operation is Operation.Add or Operation.Subtract ? $"({name})" : name;
        }
    }
}

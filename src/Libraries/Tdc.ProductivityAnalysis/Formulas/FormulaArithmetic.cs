namespace Tdc.ProductivityAnalysis.Formulas;

/// <summary>The arithmetic of numbers that may be missing: nothing throws, each failure has its reason.</summary>
internal static class FormulaArithmetic
{
    // A missing input counts before any other reason: it is the one that someone can mend.
    internal static MissingReason? FirstMissing(IEnumerable<FormulaValue> values)
    {
        MissingReason? first = null;
        foreach (var value in values)
        {
            if (value.Missing is not { } missing) { continue; }
            if (missing.Kind == MissingKind.Input) { return missing; }
            first ??= missing;
        }
        return first;
    }

    internal static FormulaValue Finite(double number, FormulaNode node, int offset) =>
        double.IsFinite(number) ? new(number) : Fail(MissingKind.NotFinite, node, offset);

    internal static FormulaValue Operate(OperatorNode node, double left, double right, int offset) => node.Kind switch
    {
        FormulaOperator.Equal => Truth(left == right),
        FormulaOperator.NotEqual => Truth(left != right),
        FormulaOperator.Less => Truth(left < right),
        FormulaOperator.LessOrEqual => Truth(left <= right),
        FormulaOperator.Greater => Truth(left > right),
        FormulaOperator.GreaterOrEqual => Truth(left >= right),
        FormulaOperator.Add => Finite(left + right, node, offset),
        FormulaOperator.Subtract => Finite(left - right, node, offset),
        FormulaOperator.Multiply => Finite(left * right, node, offset),
        FormulaOperator.Divide => right == 0 ? Fail(MissingKind.DivisionByZero, node.Parts[1], offset) : Finite(left / right, node, offset),
        _ => Power(node, left, right, offset),
    };

    internal static FormulaValue Apply(FunctionNode node, IReadOnlyList<double> arguments, int offset) => node.Function switch
    {
        FormulaFunction.Logarithm => arguments[0] <= 0 ? Fail(MissingKind.LogarithmDomain, node.Parts[0], offset) : new(Math.Log(arguments[0])),
        FormulaFunction.Exponential => Finite(Math.Exp(arguments[0]), node, offset),
        FormulaFunction.Absolute => new(Math.Abs(arguments[0])),
        FormulaFunction.Minimum => new(arguments.Min()),
        FormulaFunction.Maximum => new(arguments.Max()),
        FormulaFunction.Delta => Finite(arguments[0] - arguments[1], node, offset),
        FormulaFunction.Growth => arguments[1] <= 0
            ? Fail(MissingKind.GrowthBase, node.Parts[0], offset - 1)
            : Finite(100 * (arguments[0] / arguments[1] - 1), node, offset),
        FormulaFunction.SumOver or FormulaFunction.Sum => Finite(arguments.Sum(), node, offset),
        FormulaFunction.Average => Finite(arguments.Sum() / arguments.Count, node, offset),
        FormulaFunction.Median => Finite(Quantile(arguments, 50), node, offset),
        FormulaFunction.Percentile => Finite(Quantile(arguments, ((NumberNode)node.Parts[1]).Value), node, offset),
        _ => new(arguments[0]), // lag hands on what it read
    };

    private static FormulaValue Power(OperatorNode node, double left, double right, int offset)
    {
        if (left == 0 && right < 0) { return Fail(MissingKind.DivisionByZero, node.Parts[0], offset); }
        if (left < 0 && Math.Floor(right) != right) { return Fail(MissingKind.PowerDomain, node, offset); }
        return Finite(Math.Pow(left, right), node, offset);
    }

    private static double Quantile(IReadOnlyList<double> numbers, double percent)
    {
        double[] sorted = [.. numbers.Order()];
        var rank = (sorted.Length - 1) * percent / 100;
        var below = (int)Math.Floor(rank);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] == sorted[above] ? sorted[below] : sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    private static FormulaValue Truth(bool holds) => new(holds ? 1 : 0);

    private static FormulaValue Fail(MissingKind kind, FormulaNode node, int offset) => new(new MissingReason(kind, node.ToString(), offset));
}

namespace Tdc.ProductivityAnalysis.Formulas;

/// <summary>Evaluates formulas for one unit or group and keeps the working. Each indicator is worked out once a period.</summary>
internal sealed class FormulaEvaluator(FormulaRegister register, IVariables variables)
{
    private readonly Dictionary<(string Name, int Offset), WorkingStep> known = [];
    private IReadOnlyList<FormulaEvaluator>? units;

    private IReadOnlyList<FormulaEvaluator> Units => units ??= [.. variables.Units.Select(unit => new FormulaEvaluator(register, unit))];

    internal WorkingStep Evaluate(FormulaNode node, int offset) => node switch
    {
        NumberNode number => new(node, offset, new(number.Value), []),
        NameNode name => Named(name, offset),
        NegationNode => Work(node, offset, [Evaluate(node.Parts[0], offset)], numbers => new(-numbers[0])),
        OperatorNode between => Work(node, offset, Parts(node, offset), numbers => FormulaArithmetic.Operate(between, numbers[0], numbers[1], offset)),
        _ => Function((FunctionNode)node, offset),
    };

    private WorkingStep Named(NameNode node, int offset)
    {
        if (known.TryGetValue((node.Name, offset), out var step)) { return step; }
        if (register.Formulas.TryGetValue(node.Name, out var formula))
        {
            var inner = Evaluate(formula.Root, offset);
            step = new(node, offset, inner.Value, [inner]);
        }
        else
        {
            var read = variables.Read(node.Name, offset);
            var value = read.Number is { } number && double.IsFinite(number)
                ? new FormulaValue(number)
                : new FormulaValue(new MissingReason(MissingKind.Input, node.Name, offset, read.Note ?? ""));
            step = new(node, offset, value, []) { Reference = read.Reference ?? "" };
        }
        known.Add((node.Name, offset), step);
        return step;
    }

    private WorkingStep Function(FunctionNode node, int offset)
    {
        switch (node.Function)
        {
            case FormulaFunction.IfMissing:
                return IfMissing(node, offset);
            case FormulaFunction.If:
                return If(node, offset);
            case FormulaFunction.Lag:
                return Apply(node, offset, [Evaluate(node.Parts[0], offset - Periods(node))]);
            case FormulaFunction.Delta or FormulaFunction.Growth:
                return Apply(node, offset, [Evaluate(node.Parts[0], offset), Evaluate(node.Parts[0], offset - 1)]);
            case FormulaFunction.SumOver:
                return Apply(node, offset, [.. Enumerable.Range(0, Periods(node)).Select(back => Evaluate(node.Parts[0], offset - back))]);
            default:
                return FormulaWords.IsOverUnits(node.Function) ? OverUnits(node, offset) : Apply(node, offset, Parts(node, offset));
        }
    }

    private WorkingStep IfMissing(FunctionNode node, int offset)
    {
        var first = Evaluate(node.Parts[0], offset);
        if (first.Value.Missing is null) { return new(node, offset, first.Value, [first]); }
        var second = Evaluate(node.Parts[1], offset);
        return new(node, offset, second.Value, [first, second]);
    }

    private WorkingStep If(FunctionNode node, int offset)
    {
        var condition = Evaluate(node.Parts[0], offset);
        if (condition.Value.Number is not { } truth) { return new(node, offset, condition.Value, [condition]); }
        var chosen = Evaluate(node.Parts[truth != 0 ? 1 : 2], offset);
        return new(node, offset, chosen.Value, [condition, chosen]);
    }

    private WorkingStep OverUnits(FunctionNode node, int offset)
    {
        if (node.Parts.Count == 0) { return new(node, offset, new(Units.Count), []) { Coverage = new(Units.Count, Units.Count) }; }
        var numbers = new List<double>();
        var shown = new List<WorkingStep>();
        for (var i = 0; i < Units.Count; i++)
        {
            var step = Units[i].Evaluate(node.Parts[0], offset) with { Unit = variables.Units[i].Unit };
            if (step.Value.Number is { } number) { numbers.Add(number); }
            if (i < WorkingStep.MostUnits) { shown.Add(step); }
        }
        var value = node.Function == FormulaFunction.Count ? new FormulaValue(numbers.Count)
            : numbers.Count == 0 ? new FormulaValue(new MissingReason(MissingKind.NoUnits, node.ToString(), offset))
            : FormulaArithmetic.Apply(node, numbers, offset);
        return new(node, offset, value, shown) { Coverage = new(numbers.Count, Units.Count), Omitted = Units.Count - shown.Count };
    }

    private WorkingStep[] Parts(FormulaNode node, int offset) => [.. node.Parts.Select(part => Evaluate(part, offset))];

    private static WorkingStep Apply(FunctionNode node, int offset, WorkingStep[] inputs) =>
        Work(node, offset, inputs, numbers => FormulaArithmetic.Apply(node, numbers, offset));

    private static WorkingStep Work(FormulaNode node, int offset, WorkingStep[] inputs, Func<double[], FormulaValue> work)
    {
        var missing = FormulaArithmetic.FirstMissing(inputs.Select(input => input.Value));
        return new(node, offset, missing is null ? work([.. inputs.Select(input => input.Value.Number!.Value)]) : new(missing), inputs);
    }

    private static int Periods(FunctionNode node) => (int)((NumberNode)node.Parts[1]).Value;
}

namespace Tdc.ProductivityAnalysis.Formulas;

/// <summary>A part of the syntax tree of a formula. Immutable.</summary>
public abstract class FormulaNode
{
    private protected FormulaNode(IReadOnlyList<FormulaNode> parts, int repeats)
    {
        Parts = parts;
        var cost = 0L;
        foreach (var part in parts)
        {
            Depth = Math.Max(Depth, part.Depth);
            cost += part.Cost;
        }
        Depth++;
        Cost = (int)Math.Min(1 + repeats * cost, int.MaxValue);
    }

    /// <summary>The parts in the order written; empty for numbers and names.</summary>
    public IReadOnlyList<FormulaNode> Parts { get; }

    /// <summary>Depth of the tree below and with this part, from 1.</summary>
    public int Depth { get; }

    /// <summary>How many steps an evaluation takes for one unit, at most <see cref="int.MaxValue"/>.</summary>
    public int Cost { get; }

    /// <summary>The formula in its canonical form, which reads back as the same tree.</summary>
    public sealed override string ToString() => FormulaText.Print(this);
}

/// <summary>A written number, zero or more and finite.</summary>
public sealed class NumberNode : FormulaNode
{
    internal NumberNode(double value)
        : base([], 1) => Value = value;

    /// <summary>The number.</summary>
    public double Value { get; }
}

/// <summary>The name of a variable or of another indicator.</summary>
public sealed class NameNode : FormulaNode
{
    internal NameNode(string name)
        : base([], 1) => Name = name;

    /// <summary>ASCII letters, digits, underscores and full stops, a letter first; case matters.</summary>
    public string Name { get; }
}

/// <summary>A unary minus.</summary>
public sealed class NegationNode : FormulaNode
{
    internal NegationNode(FormulaNode operand)
        : base([operand], 1)
    {
    }
}

/// <summary>An operator between two parts.</summary>
public sealed class OperatorNode : FormulaNode
{
    internal OperatorNode(FormulaOperator kind, FormulaNode left, FormulaNode right)
        : base([left, right], 1) => Kind = kind;

    /// <summary>Which operator.</summary>
    public FormulaOperator Kind { get; }
}

/// <summary>A function and its arguments.</summary>
public sealed class FunctionNode : FormulaNode
{
    internal FunctionNode(FormulaFunction function, IReadOnlyList<FormulaNode> arguments)
        : base(arguments, Repeats(function, arguments)) => Function = function;

    /// <summary>Which function.</summary>
    public FormulaFunction Function { get; }

    // The second argument of sumover is a written number when the tree comes from the reader.
    private static int Repeats(FormulaFunction function, IReadOnlyList<FormulaNode> arguments) => function switch
    {
        FormulaFunction.SumOver when arguments is [_, NumberNode { Value: <= FormulaLimits.Periods and var periods }] => (int)periods,
        FormulaFunction.Delta or FormulaFunction.Growth => 2,
        _ => 1,
    };
}

namespace Tdc.ProductivityAnalysis.Formulas;

/// <summary>The operators, by rising strength: comparisons, sums, products, powers.</summary>
public enum FormulaOperator
{
    /// <summary><c>=</c>: 1 when equal, else 0.</summary>
    Equal,

    /// <summary><c>&lt;&gt;</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c>: missing when the divisor is zero.</summary>
    Divide,

    /// <summary><c>^</c>: right to left, stronger than the unary minus.</summary>
    Power,
}

/// <summary>The functions of the language.</summary>
public enum FormulaFunction
{
    /// <summary><c>sum(x)</c>: over the units that have x.</summary>
    Sum,

    /// <summary><c>avg(x)</c>: unweighted mean over the units that have x.</summary>
    Average,

    /// <summary><c>median(x)</c> over the units that have x.</summary>
    Median,

    /// <summary><c>percentile(x, p)</c>: p from 0 to 100; between two units by linear interpolation at rank 1 + (n − 1)p/100.</summary>
    Percentile,

    /// <summary><c>count(x)</c>: the number of units that have x; <c>count()</c>: the number of units.</summary>
    Count,

    /// <summary><c>ln(x)</c>: natural logarithm; missing for zero and below.</summary>
    Logarithm,

    /// <summary><c>exp(x)</c></summary>
    Exponential,

    /// <summary><c>abs(x)</c></summary>
    Absolute,

    /// <summary><c>min(a, b, …)</c>: the least of its arguments; missing when one is.</summary>
    Minimum,

    /// <summary><c>max(a, b, …)</c>: the greatest of its arguments; missing when one is.</summary>
    Maximum,

    /// <summary><c>ifmissing(a, b)</c>: a, or b where a is missing.</summary>
    IfMissing,

    /// <summary><c>if(condition, a, b)</c>: a where the condition is not zero, else b; the other is not evaluated.</summary>
    If,

    /// <summary><c>lag(x, n)</c>: x as it was n periods earlier; n is written as a whole number from 0 to 100.</summary>
    Lag,

    /// <summary><c>delta(x)</c>: x less x of the period before.</summary>
    Delta,

    /// <summary><c>growth(x)</c>: 100(x / x of the period before − 1), in per cent; missing when the earlier one is zero or below.</summary>
    Growth,

    /// <summary><c>sumover(x, n)</c>: the sum of x over this period and the n − 1 before; missing when one is; n from 1 to 100.</summary>
    SumOver,
}

/// <summary>How operators and functions are written.</summary>
internal static class FormulaWords
{
    private static readonly Dictionary<string, (FormulaFunction Function, int Least, int Most)> functions = new(StringComparer.Ordinal)
    {
        ["sum"] = (FormulaFunction.Sum, 1, 1),
        ["avg"] = (FormulaFunction.Average, 1, 1),
        ["median"] = (FormulaFunction.Median, 1, 1),
        ["percentile"] = (FormulaFunction.Percentile, 2, 2),
        ["count"] = (FormulaFunction.Count, 0, 1),
        ["ln"] = (FormulaFunction.Logarithm, 1, 1),
        ["exp"] = (FormulaFunction.Exponential, 1, 1),
        ["abs"] = (FormulaFunction.Absolute, 1, 1),
        ["min"] = (FormulaFunction.Minimum, 1, 50),
        ["max"] = (FormulaFunction.Maximum, 1, 50),
        ["ifmissing"] = (FormulaFunction.IfMissing, 2, 2),
        ["if"] = (FormulaFunction.If, 3, 3),
        ["lag"] = (FormulaFunction.Lag, 2, 2),
        ["delta"] = (FormulaFunction.Delta, 1, 1),
        ["growth"] = (FormulaFunction.Growth, 1, 1),
        ["sumover"] = (FormulaFunction.SumOver, 2, 2),
    };

    private static readonly Dictionary<FormulaFunction, string> names = functions.ToDictionary(f => f.Value.Function, f => f.Key);
    private static readonly string[] operators = ["=", "<>", "<", "<=", ">", ">=", "+", "-", "*", "/", "^"];

    internal static bool TryFunction(string name, out (FormulaFunction Function, int Least, int Most) found) => functions.TryGetValue(name, out found);

    internal static string Of(FormulaFunction function) => names[function];

    internal static string Of(FormulaOperator kind) => operators[(int)kind];

    internal static FormulaOperator? Operator(ReadOnlySpan<char> text) =>
        Array.IndexOf(operators, text.ToString()) is >= 0 and var index ? (FormulaOperator)index : null;

    internal static int Strength(FormulaOperator kind) => kind switch
    {
        <= FormulaOperator.GreaterOrEqual => 1,
        FormulaOperator.Add or FormulaOperator.Subtract => 2,
        FormulaOperator.Multiply or FormulaOperator.Divide => 3,
        _ => 5, // the unary minus is 4
    };

    // Whether a function runs over the units of a group rather than over its arguments.
    internal static bool IsOverUnits(FormulaFunction function) => function <= FormulaFunction.Count;
}

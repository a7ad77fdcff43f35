namespace Tdc.ProductivityAnalysis.Formulas;

/// <summary>Reads a formula by recursive descent; the first fault ends the reading.</summary>
/// <remarks>
/// comparison = sum [("=" | "&lt;&gt;" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=") sum]; sum = product {("+" | "-") product};
/// product = signed {("*" | "/") signed}; signed = "-" signed | power; power = primary ["^" signed];
/// primary = number | name | function "(" [comparison {"," comparison}] ")" | "(" comparison ")".
/// </remarks>
internal ref struct FormulaReader
{
    private FormulaTokens tokens;
    private int nesting;
    private int lastArgument; // column of the last argument of the call that was closed last

    private FormulaReader(ReadOnlySpan<char> text) => tokens = new FormulaTokens(text);

    internal FormulaFault? Fault { get; private set; }

    internal static FormulaFault? Read(string text, out FormulaNode? root)
    {
        root = null;
        if (text.Length > FormulaLimits.Length) { return new(FormulaFaultKind.TooLong, FormulaLimits.Length); }
        var reader = new FormulaReader(text);
        if (reader.tokens.Kind == TokenKind.End) { return new(FormulaFaultKind.Empty, 0); }
        root = reader.Comparison();
        if (root is not null && reader.tokens.Kind != TokenKind.End)
        {
            reader.Fail(reader.tokens.Kind == TokenKind.Unknown ? FormulaFaultKind.UnknownCharacter : FormulaFaultKind.OperatorExpected);
        }
        if (root?.Cost > FormulaLimits.Cost) { reader.Fail(FormulaFaultKind.TooCostly, 0); }
        if (reader.Fault is not null) { root = null; }
        return reader.Fault;
    }

    private FormulaNode? Comparison()
    {
        var left = Sum();
        if (left is null || !IsOperator(1, out var kind)) { return left; }
        var column = tokens.Column;
        tokens.Take();
        var node = Join(kind, left, Sum(), column);
        return node is not null && IsOperator(1, out _) ? Fail(FormulaFaultKind.ChainedComparison) : node;
    }

    private FormulaNode? Sum()
    {
        var left = Product();
        while (left is not null && IsOperator(2, out var kind))
        {
            var column = tokens.Column;
            tokens.Take();
            left = Join(kind, left, Product(), column);
        }
        return left;
    }

    private FormulaNode? Product()
    {
        var left = Signed();
        while (left is not null && IsOperator(3, out var kind))
        {
            var column = tokens.Column;
            tokens.Take();
            left = Join(kind, left, Signed(), column);
        }
        return left;
    }

    private FormulaNode? Signed()
    {
        if (tokens.Kind != TokenKind.Operator || tokens.Word is not "-") { return Power(); }
        if (++nesting > FormulaLimits.Nesting) { return Fail(FormulaFaultKind.TooDeep); }
        tokens.Take();
        var operand = Signed();
        nesting--;
        return operand is null ? null : new NegationNode(operand);
    }

    private FormulaNode? Power()
    {
        var left = Primary();
        if (left is null || !IsOperator(5, out var kind)) { return left; }
        var column = tokens.Column;
        if (++nesting > FormulaLimits.Nesting) { return Fail(FormulaFaultKind.TooDeep); }
        tokens.Take();
        var right = Signed();
        nesting--;
        return Join(kind, left, right, column);
    }

    private FormulaNode? Primary()
    {
        switch (tokens.Kind)
        {
            case TokenKind.Number:
                var number = tokens.Number;
                if (!double.IsFinite(number)) { return Fail(FormulaFaultKind.NumberRange); }
                tokens.Take();
                return new NumberNode(number);
            case TokenKind.Name:
                return Named();
            case TokenKind.Open:
                return Enclosed();
            default:
                return Fail(tokens.Kind == TokenKind.Unknown ? FormulaFaultKind.UnknownCharacter : FormulaFaultKind.ValueExpected);
        }
    }

    private FormulaNode? Enclosed()
    {
        var column = tokens.Column;
        if (++nesting > FormulaLimits.Nesting) { return Fail(FormulaFaultKind.TooDeep); }
        tokens.Take();
        var inner = Comparison();
        nesting--;
        return inner is null || !Close(column) ? null : inner;
    }

    private FormulaNode? Named()
    {
        var column = tokens.Column;
        if (tokens.Word.Length > FormulaLimits.Name) { return Fail(FormulaFaultKind.NameTooLong); }
        var name = tokens.Word.ToString();
        tokens.Take();
        if (tokens.Kind != TokenKind.Open) { return new NameNode(name); }
        if (!FormulaWords.TryFunction(name, out var function)) { return Fail(FormulaFaultKind.UnknownFunction, column); }
        var arguments = Arguments();
        if (arguments is null) { return null; }
        if (arguments.Count < function.Least || arguments.Count > function.Most) { return Fail(FormulaFaultKind.ArgumentCount, column); }
        return IsWithinRange(function.Function, arguments) ? Checked(new FunctionNode(function.Function, arguments), column) : Fail(FormulaFaultKind.ArgumentRange, lastArgument);
    }

    private List<FormulaNode>? Arguments()
    {
        var column = tokens.Column;
        if (++nesting > FormulaLimits.Nesting)
        {
            Fail(FormulaFaultKind.TooDeep);
            return null;
        }
        tokens.Take();
        var arguments = new List<FormulaNode>();
        while (tokens.Kind != TokenKind.Close || arguments.Count > 0)
        {
            var start = tokens.Column;
            if (Comparison() is not { } argument) { return null; }
            arguments.Add(argument);
            lastArgument = start;
            if (tokens.Kind != TokenKind.Comma) { break; }
            tokens.Take();
        }
        nesting--;
        return Close(column) ? arguments : null;
    }

    private bool Close(int opened)
    {
        if (tokens.Kind != TokenKind.Close)
        {
            if (tokens.Kind == TokenKind.End) { Fail(FormulaFaultKind.NotClosed, opened); }
            else { Fail(tokens.Kind == TokenKind.Unknown ? FormulaFaultKind.UnknownCharacter : FormulaFaultKind.OperatorExpected); }
            return false;
        }
        tokens.Take();
        return true;
    }

    private static bool IsWithinRange(FormulaFunction function, List<FormulaNode> arguments) => function switch
    {
        FormulaFunction.Lag => IsWhole(arguments[1], 0),
        FormulaFunction.SumOver => IsWhole(arguments[1], 1),
        FormulaFunction.Percentile => arguments[1] is NumberNode { Value: <= 100 },
        _ => true,
    };

    private static bool IsWhole(FormulaNode node, int least) =>
        node is NumberNode { Value: <= FormulaLimits.Periods and var periods } && periods >= least && Math.Floor(periods) == periods;

    private readonly bool IsOperator(int strength, out FormulaOperator kind)
    {
        kind = default;
        if (tokens.Kind != TokenKind.Operator || FormulaWords.Operator(tokens.Word) is not { } found || FormulaWords.Strength(found) != strength) { return false; }
        kind = found;
        return true;
    }

    private FormulaNode? Join(FormulaOperator kind, FormulaNode left, FormulaNode? right, int column) =>
        right is null ? null : Checked(new OperatorNode(kind, left, right), column);

    private FormulaNode? Checked(FormulaNode node, int column) => node.Depth > FormulaLimits.Depth ? Fail(FormulaFaultKind.TooDeep, column) : node;

    private FormulaNode? Fail(FormulaFaultKind kind, int? column = null)
    {
        Fault ??= new FormulaFault(kind, column ?? tokens.Column);
        return null;
    }
}

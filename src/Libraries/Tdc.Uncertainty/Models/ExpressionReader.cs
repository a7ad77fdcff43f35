using System.Globalization;

namespace Tdc.Uncertainty.Models;

/// <summary>Reads one expression into steps.</summary>
/// <remarks>
/// <para>Shape: <c>+ - * / ^</c>, parentheses, functions, numbers such as <c>1.5e-3</c>, names of letters, digits and underscores, <c>pi</c>.
/// <c>^</c> binds from the right and tighter than a sign before it: <c>-2^2</c> is −4, <c>2^-1</c> is 0.5, <c>2^3^2</c> is 512.</para>
/// <para>Errors: <see cref="UncertaintyException"/> with the position of the fault, counted from 1.</para>
/// </remarks>
/// <param name="text">The expression.</param>
/// <param name="names">What each known name stands for.</param>
/// <param name="program">Where steps go.</param>
internal sealed class ExpressionReader(string text, IReadOnlyDictionary<string, int> names, ProgramBuilder program)
{
    /// <summary>Longest expression, characters.</summary>
    public const int LongestText = 20_000;

    /// <summary>Deepest nesting of parentheses, signs and exponents.</summary>
    public const int DeepestNesting = 200;

    private int at;
    private int depth;

    /// <summary>Reads the whole text.</summary>
    /// <returns>The step that gives its value.</returns>
    public int Read()
    {
        if (text.Length > LongestText)
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, "expr", LongestText, $"An expression has at most {LongestText} characters.");
        }

        var value = Sum();
        return Peek() == '\0' ? value : throw Unexpected();
    }

    /// <summary>Whether a text can be the name of a quantity.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= 100 && IsStart(text[0]) && text.All(IsPart);

    private int Sum()
    {
        var left = Product();
        while (Peek() is '+' or '-')
        {
            var operation = text[at++] == '+' ? Operation.Add : Operation.Subtract;
            left = program.Binary(operation, left, Product());
        }

        return left;
    }

    private int Product()
    {
        var left = Signed();
        while (Peek() is '*' or '/')
        {
            var operation = text[at++] == '*' ? Operation.Multiply : Operation.Divide;
            left = program.Binary(operation, left, Signed());
        }

        return left;
    }

    private int Signed()
    {
        if (++depth > DeepestNesting)
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, "expr", at + 1, $"An expression nests at most {DeepestNesting} deep.");
        }

        var sign = Peek();
        int value;
        if (sign is '+' or '-')
        {
            at++;
            value = Signed();
            value = sign == '-' ? program.Unary(Operation.Negate, value) : value;
        }
        else
        {
            value = Operand();
            if (Peek() == '^')
            {
                at++;
                value = program.Binary(Operation.Power, value, Signed());
            }
        }

        depth--;
        return value;
    }

    private int Operand()
    {
        var next = Peek();
        if (next == '(')
        {
            at++;
            var value = Sum();
            Expect(')');
            return value;
        }

        return next is (>= '0' and <= '9') or '.' ? Number() : IsStart(next) ? Named() : throw Unexpected();
    }

    private int Number()
    {
        var start = at;
        Digits();
        if (at < text.Length && text[at] == '.')
        {
            at++;
            Digits();
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var exponent = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
            if (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
            {
                at = exponent;
                Digits();
            }
        }

        var figure = text[start..at];
        if (!double.TryParse(figure, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            throw new UncertaintyException(UncertaintyFault.Syntax, figure, start + 1, $"'{figure}' at position {start + 1} is not a number.");
        }

        return double.IsFinite(number)
            ? program.Constant(number)
            : throw new UncertaintyException(UncertaintyFault.NotFinite, figure, start + 1, $"'{figure}' at position {start + 1} is too large.");
    }

    private void Digits()
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
    }

    private int Named()
    {
        var start = at;
        while (at < text.Length && IsPart(text[at]))
        {
            at++;
        }

        var name = text[start..at];
        if (Peek() == '(')
        {
            return Call(name, start);
        }

        return names.TryGetValue(name, out var step) ? step
            : name == "pi" ? program.Constant(Math.PI)
            : throw new UncertaintyException(UncertaintyFault.UnknownName, name, start + 1, $"The name '{name}' at position {start + 1} is unknown.");
    }

    private int Call(string name, int start)
    {
        if (!Functions.TryGetValue(name, out var function))
        {
            throw new UncertaintyException(UncertaintyFault.UnknownName, name, start + 1, $"The function '{name}' at position {start + 1} is unknown.");
        }

        Expect('(');
        var first = Sum();
        if (function >= Operation.Negate)
        {
            Expect(')');
            return program.Unary(function, first);
        }

        Expect(',');
        var value = program.Binary(function, first, Sum());
        while (function is Operation.Min or Operation.Max && Peek() == ',')
        {
            at++;
            value = program.Binary(function, value, Sum());
        }

        Expect(')');
        return value;
    }

    private static Dictionary<string, Operation> Functions { get; } = new(StringComparer.Ordinal)
    {
        ["sqrt"] = Operation.Sqrt,
        ["exp"] = Operation.Exp,
        ["log"] = Operation.Log,
        ["ln"] = Operation.Log,
        ["log10"] = Operation.Log10,
        ["sin"] = Operation.Sin,
        ["cos"] = Operation.Cos,
        ["tan"] = Operation.Tan,
        ["asin"] = Operation.Asin,
        ["acos"] = Operation.Acos,
        ["atan"] = Operation.Atan,
        ["atan2"] = Operation.Atan2,
        ["sinh"] = Operation.Sinh,
        ["cosh"] = Operation.Cosh,
        ["tanh"] = Operation.Tanh,
        ["abs"] = Operation.Abs,
        ["min"] = Operation.Min,
        ["max"] = Operation.Max,
    };

    private char Peek()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length ? text[at] : '\0';
    }

    private void Expect(char sign)
    {
        if (Peek() != sign)
        {
            throw Unexpected();
        }

        at++;
    }

    private UncertaintyException Unexpected() => at < text.Length
        ? new(UncertaintyFault.Syntax, text[at].ToString(), at + 1, $"'{text[at]}' at position {at + 1} is not expected.")
        : new(UncertaintyFault.Syntax, text.Length > 40 ? text[^40..] : text, at + 1, $"The expression ends too early, at position {at + 1}.");

    private static bool IsStart(char sign) => char.IsLetter(sign) || sign == '_';

    // Marks follow letters of decomposed Vietnamese and Greek names; other numbers are subscripts such as ₂.
    private static bool IsPart(char sign) =>
        char.IsLetterOrDigit(sign) || sign == '_' || char.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNumber;
}

using System.Globalization;

namespace Tdc.Uncertainty.Units;

/// <summary>Reads units in symbols: products by space, dot, raised dot or star, quotients by a stroke, powers raised, after <c>^</c> or as digits after the symbol.</summary>
/// <remarks>Several strokes divide by each factor that follows one; brackets hold what one stroke divides by: <c>W/(m K)</c>.</remarks>
internal sealed class PlainNotation
{
    private const string RaisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private readonly string text;
    private readonly List<UnitFactor> factors = [];
    private int at;

    private PlainNotation(string text) => this.text = text;

    public static MeasurementUnit Read(string text)
    {
        var reader = new PlainNotation(text);
        reader.Product(1, 0);
        return reader.at == text.Length ? new([.. reader.factors]) : throw reader.Fault("The unit goes on with what is no unit");
    }

    private void Product(int sign, int depth)
    {
        var direction = sign;
        while (true)
        {
            Spaces();
            if (at < text.Length && text[at] == '(' && depth < 8)
            {
                at++;
                Product(direction, depth + 1);
                if (at >= text.Length || text[at] != ')')
                {
                    throw Fault("A bracket is not closed");
                }

                at++;
            }
            else
            {
                Factor(direction);
            }

            Spaces();
            if (at >= text.Length || text[at] == ')')
            {
                return;
            }

            direction = sign;
            if (text[at] == '/')
            {
                direction = -sign;
                at++;
            }
            else if (text[at] is '·' or '⋅' or '*' or '.')
            {
                at++;
            }
            else if (text[at - 1] is not (' ' or '\u00a0' or '\u202f' or ')') && text[at] != '(')
            {
                throw Fault("Between two units stands a space, a dot or a stroke");
            }
        }
    }

    private void Factor(int direction)
    {
        var start = at;
        if (at < text.Length && text[at] == '1')
        {
            at++;
            if (at < text.Length && (char.IsAsciiDigit(text[at]) || char.IsLetter(text[at])))
            {
                throw Fault("A number is no unit");
            }

            return;
        }

        while (at < text.Length && (char.IsLetter(text[at]) || text[at] is '°' or '%' or '‰' or '′' or '″' or '\'' or '"' or 'Ω' or 'µ' or '℃'))
        {
            at++;
        }

        var symbol = text[start..at];
        if (symbol.Length == 0)
        {
            throw Fault("A unit is missing");
        }

        var (prefix, unit) = UnitTable.Symbol(symbol)
            ?? throw new UncertaintyException(UncertaintyFault.UnknownName, symbol, start + 1, $"The unit '{symbol}' is not known.");
        factors.Add(new(prefix, unit, direction * Exponent()));
    }

    private double Exponent()
    {
        var start = at;
        if (at < text.Length && (text[at] == '⁻' || RaisedDigits.Contains(text[at], StringComparison.Ordinal)))
        {
            var raised = "";
            while (at < text.Length && (text[at] == '⁻' || RaisedDigits.Contains(text[at], StringComparison.Ordinal)))
            {
                raised += text[at] == '⁻' ? '-' : (char)('0' + RaisedDigits.IndexOf(text[at], StringComparison.Ordinal));
                at++;
            }

            return Number(raised);
        }

        if (at < text.Length && text[at] == '^')
        {
            start = ++at;
        }

        if (at < text.Length && text[at] is '-' or '+' or '−')
        {
            at++;
        }

        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at > start && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at - 1]))))
        {
            at++;
        }

        return at == start && (start == 0 || text[start - 1] != '^') ? 1 : Number(text[start..at].Replace('−', '-'));
    }

    private double Number(string digits) =>
        double.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var exponent) && exponent != 0 && Math.Abs(exponent) <= 100
            ? exponent
            : throw Fault("A power is a number from −100 to 100 and not zero");

    private void Spaces()
    {
        while (at < text.Length && text[at] is ' ' or '\u00a0' or '\u202f')
        {
            at++;
        }
    }

    private UncertaintyException Fault(string message) => new(UncertaintyFault.Syntax, text, at + 1, $"{message}: '{text}' at {at + 1}.");
}

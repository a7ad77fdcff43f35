using System.Globalization;

namespace Tdc.ProductivityAnalysis.Formulas;

internal enum TokenKind
{
    End,
    Number,
    Name,
    Operator,
    Open,
    Close,
    Comma,
    Unknown,
}

/// <summary>Cuts the text of a formula into tokens; the current one is looked at, then taken.</summary>
internal ref struct FormulaTokens
{
    private readonly ReadOnlySpan<char> text;
    private int next;

    internal FormulaTokens(ReadOnlySpan<char> text)
    {
        this.text = text;
        Take();
    }

    internal TokenKind Kind { get; private set; }

    internal int Column { get; private set; }

    internal readonly ReadOnlySpan<char> Word => text[Column..next];

    internal readonly double Number => double.Parse(Word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);

    internal void Take()
    {
        while (next < text.Length && text[next] is ' ' or '\t' or '\r' or '\n') { next++; }
        Column = next;
        Kind = next == text.Length ? TokenKind.End : Scan();
    }

    private TokenKind Scan()
    {
        var c = text[next++];
        switch (c)
        {
            case '(':
                return TokenKind.Open;
            case ')':
                return TokenKind.Close;
            case ',':
                return TokenKind.Comma;
            case '+' or '-' or '*' or '/' or '^' or '=':
                return TokenKind.Operator;
            case '<' or '>':
                if (Peek() == '=' || (c == '<' && Peek() == '>')) { next++; }
                return TokenKind.Operator;
            case >= '0' and <= '9':
                return ScanNumber();
            default:
                if (!char.IsAsciiLetter(c)) { return TokenKind.Unknown; }
                while (char.IsAsciiLetterOrDigit(Peek()) || Peek() is '_' or '.') { next++; }
                return TokenKind.Name;
        }
    }

    private TokenKind ScanNumber()
    {
        SkipDigits();
        if (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
        {
            next++;
            SkipDigits();
        }
        if (Peek() is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            next += 2;
            SkipDigits();
        }
        return TokenKind.Number;
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek())) { next++; }
    }

    private readonly char Peek(int ahead = 0) => next + ahead < text.Length ? text[next + ahead] : '\0';
}

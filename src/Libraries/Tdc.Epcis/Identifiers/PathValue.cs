using System.Buffers;
using Tdc.Epcis.Hashing;

namespace Tdc.Epcis.Identifiers;

/// <summary>A serial, lot or reference with percent signs, as URNs and Digital Links write it.</summary>
internal static class PathValue
{
    private static readonly SearchValues<char> unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    private static readonly SearchValues<char> characterSet82 =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!\"%&'()*+,-./:;<=>?_#");

    /// <summary>Number of characters after decoding, or -1 when one is not of character set 82 (or <c>#</c>) or is badly encoded.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var length = 0;
        for (var i = 0; i < text.Length; length++)
        {
            if (!TryNext(text, ref i, out var c) || !characterSet82.Contains(c))
            {
                return -1;
            }
        }

        return length;
    }

    /// <summary>Writes the value with everything but letters, digits and <c>-_.~</c> as upper-case percent codes.</summary>
    public static void Write(PreHashBuffer target, ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyExcept(unreserved) < 0)
        {
            target.Write(text);
            return;
        }

        for (var i = 0; i < text.Length;)
        {
            if (!TryNext(text, ref i, out var c))
            {
                c = text[i++];
            }

            if (unreserved.Contains(c))
            {
                target.Write(c);
            }
            else
            {
                const string hex = "0123456789ABCDEF";
                target.Write('%');
                target.Write(hex[(c >> 4) & 15]);
                target.Write(hex[c & 15]);
            }
        }
    }

    private static bool TryNext(ReadOnlySpan<char> text, ref int at, out char c)
    {
        c = text[at];
        if (c == '%')
        {
            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
            {
                return false;
            }

            c = (char)((Hex(text[at + 1]) << 4) | Hex(text[at + 2]));
            at += 3;
            return c < 128;
        }

        at++;
        return c < 128;
    }

    private static int Hex(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

/// <summary>The check digit of numeric keys.</summary>
internal static class CheckDigit
{
    /// <summary>The digit that follows; weights 3, 1, 3, 1 … leftwards.</summary>
    public static char Of(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 3 : 1);
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    /// <summary>Whether the last digit is the check digit of those before it.</summary>
    public static bool Holds(ReadOnlySpan<char> digits) => Of(digits[..^1]) == digits[^1];
}

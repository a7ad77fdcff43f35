namespace Tdc.Epcis.Hashing;

/// <summary>A number as the pre-hash string writes it: no exponent, no sign of plus, no needless zeros.</summary>
/// <remarks>Works on the digits, so that no precision is lost. Source: CBV 2.0, section 8.9.2 (quantities without trailing zeros).</remarks>
internal static class CanonicalNumber
{
    private const int MostZeros = 400;

    /// <summary>Writes the number; a text that is none is written as it stands.</summary>
    public static void Write(PreHashBuffer target, ReadOnlySpan<char> text)
    {
        if (!TryWrite(target, text))
        {
            target.Write(text);
        }
    }

    private static bool TryWrite(PreHashBuffer target, ReadOnlySpan<char> text)
    {
        var rest = text;
        var negative = rest.StartsWith('-');
        if (negative || rest.StartsWith('+'))
        {
            rest = rest[1..];
        }

        var exponent = 0;
        if (rest.IndexOfAny('e', 'E') is >= 0 and var e)
        {
            if (!int.TryParse(rest[(e + 1)..], System.Globalization.NumberStyles.AllowLeadingSign, null, out exponent) || Math.Abs((long)exponent) > MostZeros)
            {
                return false;
            }

            rest = rest[..e];
        }

        var point = rest.IndexOf('.');
        var whole = point < 0 ? rest : rest[..point];
        var decimals = point < 0 ? default : rest[(point + 1)..];
        if ((whole.IsEmpty && decimals.IsEmpty) || whole.IndexOfAnyExceptInRange('0', '9') >= 0 || decimals.IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return false;
        }

        WriteDigits(target, negative, whole, decimals, whole.Length + exponent);
        return true;
    }

    /// <summary>Writes the digits of both parts with the point before position <paramref name="point"/>.</summary>
    private static void WriteDigits(PreHashBuffer target, bool negative, ReadOnlySpan<char> whole, ReadOnlySpan<char> decimals, int point)
    {
        var all = whole.Length + decimals.Length;
        var first = 0;
        while (first < all && Digit(whole, decimals, first) == '0')
        {
            first++;
        }

        var last = all - 1;
        while (last >= first && Digit(whole, decimals, last) == '0')
        {
            last--;
        }

        if (last < first)
        {
            target.Write('0');
            return;
        }

        if (negative)
        {
            target.Write('-');
        }

        if (point <= first)
        {
            target.Write("0."u8);
            for (var i = point; i < first; i++)
            {
                target.Write('0');
            }
        }

        for (var i = first; i <= last; i++)
        {
            if (i == point && i > first)
            {
                target.Write('.');
            }

            target.Write(Digit(whole, decimals, i));
        }

        for (var i = last + 1; i < point; i++)
        {
            target.Write('0');
        }
    }

    private static char Digit(ReadOnlySpan<char> whole, ReadOnlySpan<char> decimals, int at) => at < whole.Length ? whole[at] : decimals[at - whole.Length];
}

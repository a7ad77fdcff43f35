using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Tdc.Gs1.Text;

/// <summary>Percent-encoding of values in Digital Links and EPC URNs.</summary>
/// <remarks>Source: RFC 3986, 2.1 and 2.3; EPC Tag Data Standard, 6.3.1 for the signs that a URN escapes.</remarks>
internal static class PercentEncoding
{
    private const string UrnEscaped = "\"%&/<>?#";

    private static readonly SearchValues<char> bareUrnSigns = SearchValues.Create("\"&/<>?#");

    /// <summary>Appends a value for a Digital Link: every octet but the unreserved characters becomes upper-case <c>%XX</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AppendForLink(StringBuilder target, ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~')
            {
                target.Append(c);
            }
            else
            {
                AppendOctet(target, c);
            }
        }
    }

    /// <summary>Appends a value for an EPC URN: only the signs that a URN cannot hold are escaped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AppendForUrn(StringBuilder target, ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (UrnEscaped.Contains(c, StringComparison.Ordinal))
            {
                AppendOctet(target, c);
            }
            else
            {
                target.Append(c);
            }
        }
    }

    /// <summary>Whether a part of a URN shows a sign that should have been escaped (a percent sign begins an escape).</summary>
    public static bool HasBareUrnSign(ReadOnlySpan<char> text) => text.ContainsAny(bareUrnSigns);

    /// <summary>Decodes once.</summary>
    /// <param name="text">The encoded text.</param>
    /// <param name="plusIsBlank">Whether <c>+</c> stands for a blank, as in a query part.</param>
    /// <param name="decoded">The decoded text; octets above 7F become one character each, which no character set of GS1 holds.</param>
    /// <returns>False for a percent sign without two hexadecimal digits and for NUL.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryDecode(ReadOnlySpan<char> text, bool plusIsBlank, out string decoded)
    {
        if (!text.ContainsAny('%', '+'))
        {
            decoded = text.ToString();
            return true;
        }

        decoded = "";
        var target = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%')
            {
                if (i + 2 >= text.Length || !byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet) || octet == 0)
                {
                    return false;
                }

                c = (char)octet;
                i += 2;
            }
            else if (c == '+' && plusIsBlank)
            {
                c = ' ';
            }

            target[length++] = c;
        }

        decoded = target[..length].ToString();
        return true;
    }

    private static void AppendOctet(StringBuilder target, char c)
    {
        const string hex = "0123456789ABCDEF";
        target.Append('%').Append(hex[(c >> 4) & 15]).Append(hex[c & 15]);
    }
}

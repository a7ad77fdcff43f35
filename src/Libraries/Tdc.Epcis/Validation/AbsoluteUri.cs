using System.Buffers;

namespace Tdc.Epcis.Validation;

/// <summary>The JSON schema format <c>uri</c>: an absolute URI of ASCII characters.</summary>
/// <remarks>Source: RFC 3986, sections 3 and appendix A. A scheme with nothing after it is refused, as the common validators do.</remarks>
internal static class AbsoluteUri
{
    private static readonly SearchValues<char> plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/");

    /// <summary>Whether the text is an absolute URI.</summary>
    public static bool IsUri(ReadOnlySpan<char> text)
    {
        var colon = SchemeLength(text);
        if (colon < 0 || colon + 1 >= text.Length)
        {
            return false;
        }

        var rest = text[(colon + 1)..];
        if (rest.StartsWith("//"))
        {
            var end = rest[2..].IndexOfAny('/', '?', '#');
            var authority = end < 0 ? rest[2..] : rest.Slice(2, end);
            if (!IsAuthority(authority))
            {
                return false;
            }

            rest = end < 0 ? default : rest[(2 + end)..];
        }

        return IsPathQueryFragment(rest) && !(text[colon + 1] is '?' or '#');
    }

    /// <summary>Length of the scheme before the colon, or -1.</summary>
    public static int SchemeLength(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ':')
            {
                return i == 0 ? -1 : i;
            }

            if (!(char.IsAsciiLetter(c) || (i > 0 && (char.IsAsciiDigit(c) || c is '+' or '-' or '.'))))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsPathQueryFragment(ReadOnlySpan<char> text)
    {
        var (query, fragment) = (false, false);
        while (true)
        {
            var stop = text.IndexOfAnyExcept(plain);
            if (stop < 0)
            {
                return true;
            }

            switch (text[stop])
            {
                case '%' when stop + 2 < text.Length && char.IsAsciiHexDigit(text[stop + 1]) && char.IsAsciiHexDigit(text[stop + 2]):
                    text = text[(stop + 3)..];
                    break;
                case '?' when query || fragment:
                    text = text[(stop + 1)..];
                    break;
                case '?':
                    query = true;
                    text = text[(stop + 1)..];
                    break;
                case '#' when !fragment:
                    fragment = true;
                    text = text[(stop + 1)..];
                    break;
                default:
                    return false;
            }
        }
    }

    private static bool IsAuthority(ReadOnlySpan<char> text)
    {
        var at = text.LastIndexOf('@');
        if (at >= 0)
        {
            if (text[..at].Contains('@') || !IsPathQueryFragment(text[..at]) || text[..at].ContainsAny("?#/"))
            {
                return false;
            }

            text = text[(at + 1)..];
        }

        ReadOnlySpan<char> port;
        if (text.StartsWith('['))
        {
            var close = text.IndexOf(']');
            if (close < 0 || !IsAddressLiteral(text[1..close]))
            {
                return false;
            }

            port = text[(close + 1)..];
            if (!port.IsEmpty && port[0] != ':')
            {
                return false;
            }
        }
        else
        {
            var colon = text.IndexOf(':');
            var host = colon < 0 ? text : text[..colon];
            port = colon < 0 ? default : text[colon..];
            if (!IsPathQueryFragment(host) || host.ContainsAny("?#/"))
            {
                return false;
            }
        }

        return port.IsEmpty || port[1..].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool IsAddressLiteral(ReadOnlySpan<char> text) =>
        System.Net.IPAddress.TryParse(text, out var address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && !text.Contains('%');
}

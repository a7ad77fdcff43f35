namespace Tdc.Gs1.ApplicationIdentifiers;

/// <summary>International bank account numbers.</summary>
/// <remarks>Source: ISO 13616-1 and ISO 7064 (modulo 97-10).</remarks>
internal static class Iban
{
    private const int Longest = 34;
    private const int LongestTooShort = 10;

    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.Length is <= LongestTooShort or > Longest || !CodeLists.Has("iso3166-alpha2", text[..2]))
        {
            return false;
        }

        // Country and check number move to the end; letters count 10 to 35.
        var remainder = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[(i + 4) % text.Length];
            if (char.IsAsciiDigit(c))
            {
                remainder = ((remainder * 10) + (c - '0')) % 97;
            }
            else if (char.IsAsciiLetterUpper(c))
            {
                remainder = ((remainder * 100) + (c - 'A' + 10)) % 97;
            }
            else
            {
                return false;
            }
        }

        return remainder == 1;
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tdc.Platform.Text;

namespace Tdc.Plan.Domain.Annex;

/// <summary>How text of an annex is made comparable.</summary>
internal static partial class AnnexText
{
    // A file of invented words must not fill the memory of the process.
    private const int mostSyllables = 20_000;
    private const int longestSyllable = 12;

    private static readonly ConcurrentDictionary<string, string> syllables = new();

    /// <summary>NFC, every kind of space one space, invisible letters gone, trimmed.</summary>
    public static string Clean(string text) => CleanLines(text).Replace('\n', ' ');

    /// <summary>As <see cref="Clean"/>, with line breaks kept as <c>\n</c> and empty lines gone.</summary>
    public static string CleanLines(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in Composed(text))
        {
            if (letter is '\n' or '\r' or '\v' or '\f' or '\u2028' or '\u2029' or '\u0085')
            {
                TrimEnd(result);
                if (result.Length > 0 && result[^1] != '\n')
                {
                    result.Append('\n');
                }
            }
            else if (char.IsWhiteSpace(letter))
            {
                if (result.Length > 0 && result[^1] is not (' ' or '\n'))
                {
                    result.Append(' ');
                }
            }
            else if (!IsInvisible(letter))
            {
                result.Append(letter);
            }
        }

        while (result.Length > 0 && result[^1] is ' ' or '\n')
        {
            result.Length--;
        }

        return result.ToString();
    }

    /// <summary>Without marks and case: headings, times and last resorts are compared so.</summary>
    public static string Fold(string text) => VietnameseText.Fold(text);

    /// <summary>
    /// Without case and with every tone mark at the end of its syllable, so that <c>hoà</c> and <c>hòa</c>, <c>uỷ</c> and <c>ủy</c> are one;
    /// other marks stay.
    /// </summary>
    public static string Key(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        char tone = '\0';
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (letter is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')
            {
                tone = letter;
                continue;
            }

            if (tone != '\0' && !char.IsLetter(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                result.Append(tone);
                tone = '\0';
            }

            result.Append(char.ToLowerInvariant(letter));
        }

        if (tone != '\0')
        {
            result.Append(tone);
        }

        return result.ToString();
    }

    /// <summary><see cref="Key"/> of a single word; Vietnamese has some thousand syllables, so nearly every word is made once.</summary>
    public static string Syllable(string word)
    {
        if (syllables.TryGetValue(word, out var known))
        {
            return known;
        }

        var key = Key(word);
        if (syllables.Count < mostSyllables && word.Length <= longestSyllable)
        {
            syllables.TryAdd(word, key);
        }

        return key;
    }

    /// <summary>As <see cref="Key"/>, with commas, dashes and ampersands written one way: the key of a body's name.</summary>
    public static string NameKey(string text)
    {
        var key = Key(text);
        return key.AsSpan().ContainsAny(",-–—&") ? JoinMarks(Commas().Replace(key, ", ")) : key;
    }

    /// <summary>Dashes and ampersands of a key, written one way.</summary>
    public static string JoinMarks(string key) => Ampersands().Replace(Dashes().Replace(key, " - "), "&");

    /// <summary>Whether it goes on from something: its first letter is small, or it starts with a closing mark.</summary>
    public static bool StartsSmall(string text) =>
        text.Length > 0 && (char.IsLower(text[0]) || text[0] is ',' or ';' or '.' or ')' or ':' or '”' or '…');

    /// <summary>Whether its letters are all capitals (at least four of them).</summary>
    public static bool IsCapitals(string text) => text.Count(char.IsLetter) >= 4 && !text.Any(char.IsLower);

    /// <summary>At most so many letters, for a message.</summary>
    public static string Short(string text, int length = 80)
    {
        var line = Clean(text);
        return line.Length <= length ? line : string.Concat(line.AsSpan(0, length - 1).TrimEnd(), "…");
    }

    [GeneratedRegex(@"\s*,\s*")]
    private static partial Regex Commas();

    [GeneratedRegex(@"\s*[-–—]\s*")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"\s*&\s*")]
    private static partial Regex Ampersands();

    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // A lone half of a surrogate pair cannot be normalised; it is no letter of any language.
            return new string([.. text.Select(c => char.IsSurrogate(c) ? '\uFFFD' : c)]).Normalize(NormalizationForm.FormC);
        }
    }

    private static bool IsInvisible(char letter) =>
        letter is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' || (char.IsControl(letter) && letter != '\t');

    private static void TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }
    }
}

using System.Globalization;
using System.Text;

namespace Tdc.Platform.Text;

/// <summary>Vietnamese text as people search for it, write it and sort it.</summary>
/// <remarks>
/// <para>Pure: no I/O, no culture. Folding is done here and not in the database, because SQLite's full-text search does not fold đ and
/// PostgreSQL's unaccent may not be used in an index.</para>
/// <para>All methods accept text in any Unicode normal form; null counts as empty text.</para>
/// </remarks>
public static class VietnameseText
{
    /// <summary>Text without marks, in lower case, with single spaces: "Sở  Y tế, ĐỒNG NAI" gives "so y te, dong nai".</summary>
    /// <param name="text">Any text; null gives the empty text.</param>
    /// <returns>Folded text in NFC; folding it again changes nothing.</returns>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }
        var folded = new StringBuilder(text.Length);
        var spaceBefore = false;
        foreach (var letter in Decompose(text))
        {
            if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                spaceBefore = folded.Length > 0;
                continue;
            }
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
            {
                continue;
            }
            if (spaceBefore)
            {
                folded.Append(' ');
                spaceBefore = false;
            }
            folded.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter));
        }
        return Compose(folded.ToString());
    }

    /// <summary>Whether the folded text holds every word of the folded question, in any order.</summary>
    /// <param name="text">The text looked in, folded here.</param>
    /// <param name="question">What a person typed; empty matches everything.</param>
    public static bool Matches(string? text, string? question)
    {
        var folded = Fold(text);
        return Fold(question).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => folded.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>One form for the two habits of placing the tone mark: "Biên Hoà" and "Biên Hòa" both give "Biên Hòa".</summary>
    /// <remarks>
    /// The mark goes to the first of two vowels in an open syllable (hòa, thúy, mía) and to the second in a closed one (hoàn), to the middle
    /// of three (khuỷu), always to ê, ơ, ô, â, ă, ư where there is one. Syllables that are not Vietnamese stay as they are.
    /// </remarks>
    /// <param name="text">Any text; null gives the empty text.</param>
    /// <returns>The text in NFC, case and spaces kept.</returns>
    public static string NormaliseTonePlacement(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }
        var source = Compose(text);
        var result = new StringBuilder(source.Length);
        var start = 0;
        for (var i = 0; i <= source.Length; i++)
        {
            if (i < source.Length && (char.IsLetter(source[i]) || char.GetUnicodeCategory(source[i]) == UnicodeCategory.NonSpacingMark))
            {
                continue;
            }
            result.Append(Syllable.PlaceTone(source[start..i]));
            if (i < source.Length)
            {
                result.Append(source[i]);
            }
            start = i + 1;
        }
        return result.ToString();
    }

    /// <summary>A key whose plain order is the Vietnamese dictionary's order.</summary>
    /// <remarks>
    /// Syllable by syllable: letters a ă â b c d đ e ê … o ô ơ … u ư, then the tone in the order none, huyền, hỏi, ngã, sắc, nặng. Whole numbers
    /// sort by size. Case, spaces and punctuation do not count. The key is lower-case hexadecimal, so that every database and every collation
    /// sorts it alike.
    /// </remarks>
    /// <param name="text">Any text; null gives the empty key, which sorts first.</param>
    public static string SortKey(string? text) => VietnameseSortKey.Of(text);

    internal static string Compose(string text) => IsBrokenUtf16(text) ? text : text.Normalize(NormalizationForm.FormC);

    internal static string Decompose(string text) => IsBrokenUtf16(text) ? text : text.Normalize(NormalizationForm.FormD);

    // Normalize throws on a lone surrogate, which a broken upload can hold.
    private static bool IsBrokenUtf16(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }
        return false;
    }
}

using System.Text;

namespace Tdc.Platform.Text;

/// <summary>Where the tone mark of one written Vietnamese syllable stands.</summary>
internal static class Syllable
{
    /// <summary>Combining marks in dictionary order: huyền, hỏi, ngã, sắc, nặng.</summary>
    internal const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    private const string Vowels = "aăâeêioôơuưy";
    private const string MarkedVowels = "ăâêôơư";
    private static readonly string[] finals = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

    /// <summary>The syllable with its one tone mark in the customary place, or unchanged when it is no Vietnamese syllable.</summary>
    internal static string PlaceTone(string syllable)
    {
        if (!TryTakeTone(syllable, out var bare, out var tone))
        {
            return syllable;
        }
        var lower = bare.ToLowerInvariant();
        var first = FirstVowel(lower);
        var end = first;
        while (end < lower.Length && Vowels.Contains(lower[end], StringComparison.Ordinal))
        {
            end++;
        }
        if (end - first is < 1 or > 3 || !finals.Contains(lower[end..]))
        {
            return syllable;
        }
        var at = TonePosition(lower[first..end], closed: end < lower.Length) + first;
        return VietnameseText.Compose(bare[..(at + 1)] + tone + bare[(at + 1)..]);
    }

    private static bool TryTakeTone(string syllable, out string bare, out char tone)
    {
        var letters = new StringBuilder(syllable.Length);
        tone = '\0';
        bare = syllable;
        foreach (var letter in VietnameseText.Decompose(syllable))
        {
            if (!Tones.Contains(letter, StringComparison.Ordinal))
            {
                letters.Append(letter);
            }
            else if (tone != '\0')
            {
                return false;
            }
            else
            {
                tone = letter;
            }
        }
        bare = VietnameseText.Compose(letters.ToString());
        return tone != '\0';
    }

    // "qu" is one consonant, and so is "gi" before another vowel: quý, già, but gì.
    private static int FirstVowel(string lower)
    {
        var first = 0;
        while (first < lower.Length && !Vowels.Contains(lower[first], StringComparison.Ordinal))
        {
            first++;
        }
        var glide = first == 1 && first + 1 < lower.Length && Vowels.Contains(lower[first + 1], StringComparison.Ordinal)
            && ((lower[0] == 'q' && lower[1] == 'u') || (lower[0] == 'g' && lower[1] == 'i'));
        return glide ? first + 1 : first;
    }

    private static int TonePosition(string vowels, bool closed)
    {
        for (var i = vowels.Length - 1; i >= 0; i--)
        {
            if (MarkedVowels.Contains(vowels[i], StringComparison.Ordinal))
            {
                return i;
            }
        }
        return vowels.Length switch { 1 => 0, 2 => closed ? 1 : 0, _ => 1 };
    }
}

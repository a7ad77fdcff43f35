using System.Text;

namespace Tdc.Platform.Text;

/// <summary>Builds the stored key of <see cref="VietnameseText.SortKey"/>.</summary>
internal static class VietnameseSortKey
{
    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private const byte NoTone = 0x02;         // 0x02 to 0x07 close a syllable: a shorter one sorts before a longer one
    private const byte NumberLength = 0x10;   // 0x11 to 0x1f: how many digits follow
    private const byte Digit = 0x20;
    private const byte Letter = 0x30;         // 33 letters
    private const byte OtherLetter = 0x60;    // then the code point, so that other scripts have an order too
    private const int MostDigits = 15;

    internal static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }
        var key = new List<byte>(text.Length + 8);
        var tones = new List<byte>(1);
        var inSyllable = false;
        var digits = new StringBuilder();
        // Compose, then lower, then take the tone off each letter: ằ is ă with huyền.
        foreach (var rune in VietnameseText.Compose(text).ToLowerInvariant().EnumerateRunes())
        {
            if (rune.Value is >= '0' and <= '9')
            {
                Close();
                digits.Append((char)rune.Value);
                continue;
            }
            CloseNumber();
            if (Rune.IsLetter(rune))
            {
                inSyllable = true;
                AddLetter(rune, key, tones);
            }
            else
            {
                Close();
            }
        }
        Close();
        CloseNumber();
        return Convert.ToHexStringLower([.. key]);

        void Close()
        {
            if (inSyllable)
            {
                key.AddRange(tones.Count == 0 ? [NoTone] : tones);
                tones.Clear();
                inSyllable = false;
            }
        }

        void CloseNumber()
        {
            if (digits.Length > 0)
            {
                var number = digits.ToString().TrimStart('0');
                key.Add((byte)(NumberLength + Math.Min(number.Length, MostDigits)));
                key.AddRange(number.Select(digit => (byte)(Digit + digit - '0')));
                digits.Clear();
            }
        }
    }

    private static void AddLetter(Rune rune, List<byte> key, List<byte> tones)
    {
        var letter = "";
        foreach (var part in VietnameseText.Decompose(rune.ToString()))
        {
            var tone = Syllable.Tones.IndexOf(part, StringComparison.Ordinal);
            if (tone >= 0)
            {
                tones.Add((byte)(NoTone + 1 + tone));
            }
            else
            {
                letter += part;
            }
        }
        letter = VietnameseText.Compose(letter);
        var place = letter.Length == 1 ? Alphabet.IndexOf(letter[0], StringComparison.Ordinal) : -1;
        if (place >= 0)
        {
            key.Add((byte)(Letter + place));
            return;
        }
        key.Add(OtherLetter);
        key.Add((byte)(rune.Value >> 16));
        key.Add((byte)(rune.Value >> 8));
        key.Add((byte)rune.Value);
    }
}

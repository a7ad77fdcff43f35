using System.Globalization;
using System.Text;

namespace Tdc.Traceability.Domain.Recording;

/// <summary>How a unit numbers its lots: a text with places for the date and a running number.</summary>
/// <remarks>
/// <para>Shape: <c>{yy}</c>, <c>{yyyy}</c>, <c>{MM}</c>, <c>{dd}</c> and once, at the end or in the middle, <c>{n}</c>, <c>{nn}</c> or <c>{nnn}</c>; all else stands as it is.</para>
/// <para>The number counts lots of one product whose text before and behind it is the same, from 1.</para>
/// </remarks>
internal sealed class LotPattern
{
    /// <summary>Day and number: <c>201126-1</c>.</summary>
    public static LotPattern Usual { get; } = Read("{dd}{MM}{yy}-{n}")!;

    private LotPattern(string text, string before, string after, int digits) => (Text, this.before, this.after, this.digits) = (text, before, after, digits);

    private readonly string before;
    private readonly string after;
    private readonly int digits;

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>Reads a pattern.</summary>
    /// <returns><see langword="null"/> when a brace holds something else, there is no number or two, or a number of it could not stand on a label.</returns>
    public static LotPattern? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 60)
        {
            return null;
        }

        text = text.Trim();
        var at = -1;
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '}')
            {
                return null;
            }

            if (text[i] != '{')
            {
                continue;
            }

            var end = text.IndexOf('}', i);
            var word = end < 0 ? "" : text[(i + 1)..end];
            if (word is "n" or "nn" or "nnn")
            {
                if (at >= 0)
                {
                    return null;
                }

                (at, digits) = (i, word.Length);
            }
            else if (word is not ("yy" or "yyyy" or "MM" or "dd"))
            {
                return null;
            }

            i = end;
        }

        if (at < 0)
        {
            return null;
        }

        var pattern = new LotPattern(text, text[..at], text[(at + digits + 2)..], digits);
        return GoodsUri.IsLot(pattern.Number(new DateOnly(2026, 12, 31), 9999)) ? pattern : null;
    }

    /// <summary>What stands around the number on a day: lots with the same key are counted together.</summary>
    public string Key(DateOnly day) => Fill(before, day) + "#" + Fill(after, day);

    /// <summary>The number of a lot.</summary>
    public string Number(DateOnly day, long n) => Fill(before, day) + n.ToString("D" + digits, CultureInfo.InvariantCulture) + Fill(after, day);

    private static string Fill(string text, DateOnly day)
    {
        var filled = new StringBuilder(text);
        foreach (var word in (string[])["yyyy", "yy", "MM", "dd"])
        {
            filled.Replace("{" + word + "}", day.ToString(word, CultureInfo.InvariantCulture));
        }

        return filled.ToString();
    }
}

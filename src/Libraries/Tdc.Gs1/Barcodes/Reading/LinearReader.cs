using System.Text;
using Tdc.Gs1.Barcodes.Linear;
using Tdc.Gs1.ElementStrings;
using Tdc.Gs1.Keys;

namespace Tdc.Gs1.Barcodes.Reading;

/// <summary>Reads linear symbols from one row through the bars.</summary>
internal static class LinearReader
{
    // Modules of the digits in number set A (ISO/IEC 15420, table 1), as seven bits with 1 for dark; set C is its opposite, set B is C read backwards.
    private static readonly int[] setA = [0b0001101, 0b0011001, 0b0010011, 0b0111101, 0b0100011, 0b0110001, 0b0101111, 0b0111011, 0b0110111, 0b0001011];

    // Which of the six left digits are in set B (1), for the first digit 0 to 9 (table 3).
    private static readonly int[] firstDigits = [0b000000, 0b001011, 0b001101, 0b001110, 0b010011, 0b011001, 0b011100, 0b010101, 0b010110, 0b011010];

    // Wide elements of a digit of interleaved two of five: weights 1, 2, 4, 7 and parity.
    private static readonly int[] itfWeights = [1, 2, 4, 7, 0];

    private static readonly Dictionary<string, int> code128 = Gs1128.Patterns.Select((widths, value) => (widths, value)).ToDictionary(p => p.widths, p => p.value);

    public static SymbolReading Read(Picture picture, Symbology symbology)
    {
        // A row through the bars: the frame of bearer bars of an ITF-14 and the text below are avoided.
        var row = symbology == Symbology.Itf14 ? FirstRowInside(picture) : picture.Height / 4;
        if (row < 0)
        {
            return new(ReadingFault.NotFound);
        }

        var runs = picture.Runs(row);
        if (symbology == Symbology.Itf14)
        {
            // The vertical bearers are the first and the last run; the light one before the first has no length.
            if (runs.Count < 7 || runs[0] != 0 || runs.Count % 2 != 0)
            {
                return new(ReadingFault.NotFound);
            }

            runs = runs[2..^1];
        }

        if (runs.Count < 5 || runs.Count % 2 == 0)
        {
            return new(ReadingFault.NotFound);
        }

        var (left, right, bars) = (runs[0], runs[^1], runs[1..^1]);
        var reading = symbology switch
        {
            Symbology.Itf14 => Itf(bars),
            Symbology.Gs1128 => Code128(bars),
            _ => Ean(bars, symbology),
        };
        return reading.DotsPerX == 0 ? reading : reading with { QuietLeft = left / reading.DotsPerX, QuietRight = right / reading.DotsPerX };
    }

    private static int FirstRowInside(Picture picture)
    {
        for (var row = 0; row < picture.Height; row++)
        {
            // Start, 14 digits, stop and the bearers at the sides.
            if (picture.Runs(row).Count > 70)
            {
                return row;
            }
        }

        return -1;
    }

    // Widths in whole modules; the narrowest run is one module.
    private static List<int>? Modules(List<int> bars, int dots)
    {
        var result = bars.ConvertAll(b => b % dots == 0 ? b / dots : 0);
        return result.Exists(m => m is < 1 or > 4) ? null : result;
    }

    private static SymbolReading Ean(List<int> bars, Symbology symbology)
    {
        var half = symbology == Symbology.Ean8 ? 4 : 6;
        var dots = bars.Min();
        if (Modules(bars, dots) is not { } modules)
        {
            return new(ReadingFault.Modules);
        }

        var bits = new StringBuilder();
        for (var i = 0; i < modules.Count; i++)
        {
            bits.Append(i % 2 == 0 ? '1' : '0', modules[i]);
        }

        var text = bits.ToString();
        if (text.Length != (14 * half) + 11 || text[..3] != "101" || text[^3..] != "101" || text.Substring(3 + (7 * half), 5) != "01010")
        {
            return new(ReadingFault.Pattern);
        }

        var (digits, parity) = (new StringBuilder(), 0);
        for (var i = 0; i < 2 * half; i++)
        {
            var pattern = Convert.ToInt32(text.Substring(3 + (7 * i) + (i >= half ? 5 : 0), 7), 2);
            var a = Array.IndexOf(setA, i < half ? pattern : ~pattern & 0x7F);
            var b = i < half && a < 0 ? Array.FindIndex(setA, p => Backwards(~p & 0x7F) == pattern) : -1;
            if (a < 0 && b < 0)
            {
                return new(ReadingFault.Pattern);
            }

            parity |= b >= 0 ? 1 << (half - 1 - i) : 0;
            digits.Append(a >= 0 ? a : b);
        }

        var first = symbology == Symbology.Ean13 ? Array.IndexOf(firstDigits, parity) : parity == 0 ? 0 : -1;
        if (first < 0)
        {
            return new(ReadingFault.Pattern);
        }

        var all = symbology == Symbology.Ean13 ? first + digits.ToString() : digits.ToString();
        return CheckDigits.IsValid(all) ? new(ReadingFault.None, all, DotsPerX: dots) : new(ReadingFault.Check);
    }

    private static SymbolReading Itf(List<int> bars)
    {
        if (bars.Count != 4 + 70 + 3)
        {
            return new(ReadingFault.NotFound);
        }

        var narrow = bars.Min();
        var isWide = bars.ConvertAll(b => b > 1.8 * narrow);
        if (isWide.Take(4).Any(w => w) || !isWide[^3] || isWide[^2] || isWide[^1] || bars.Exists(b => b > 3.2 * narrow))
        {
            return new(ReadingFault.Pattern);
        }

        var digits = new StringBuilder();
        for (var i = 4; i < bars.Count - 3; i += 10)
        {
            for (var k = 0; k < 2; k++)
            {
                var (sum, count) = (0, 0);
                for (var e = 0; e < 5; e++)
                {
                    (sum, count) = isWide[i + (2 * e) + k] ? (sum + itfWeights[e], count + 1) : (sum, count);
                }

                if (count != 2)
                {
                    return new(ReadingFault.Pattern);
                }

                digits.Append(sum == 11 ? 0 : sum);
            }
        }

        var text = digits.ToString();
        return CheckDigits.IsValid(text) ? new(ReadingFault.None, text, DotsPerX: narrow) : new(ReadingFault.Check);
    }

    private static SymbolReading Code128(List<int> bars)
    {
        var dots = bars.Min();
        if (Modules(bars, dots) is not { } modules || (modules.Count - 7) % 6 != 0)
        {
            return new(ReadingFault.Modules);
        }

        if (string.Concat(modules.Skip(modules.Count - 7)) != Gs1128.StopPattern)
        {
            return new(ReadingFault.Pattern);
        }

        List<int> values = [];
        for (var i = 0; i + 7 < modules.Count; i += 6)
        {
            if (!code128.TryGetValue(string.Concat(modules.Skip(i).Take(6)), out var value))
            {
                return new(ReadingFault.Pattern);
            }

            values.Add(value);
        }

        if (values.Count < 3 || values[..^1].Select((v, i) => v * Math.Max(1, i)).Sum() % 103 != values[^1])
        {
            return new(ReadingFault.Check);
        }

        return Characters(values[..^1]) is { } read ? new(ReadingFault.None, read.Text, read.HasFnc1, dots) : new(ReadingFault.Content);
    }

    private static (string Text, bool HasFnc1)? Characters(List<int> values)
    {
        var set = values[0] switch { 103 => 'A', 104 => 'B', 105 => 'C', _ => ' ' };
        var (text, fnc1) = (new StringBuilder(), false);
        for (var i = 1; i < values.Count; i++)
        {
            var value = values[i];
            if (value == 102)
            {
                fnc1 |= i == 1;
                text.Append(i == 1 ? "" : ElementString.GroupSeparator);
            }
            else if (set == 'C' ? value < 100 : value < 96)
            {
                text.Append(set == 'C' ? value.ToString("D2", System.Globalization.CultureInfo.InvariantCulture)
                    : ((char)(set == 'A' && value >= 64 ? value - 64 : value + 32)).ToString());
            }
            else
            {
                set = (set, value) switch { (not 'C', 99) => 'C', (not 'B', 100) => 'B', (not 'A', 101) => 'A', _ => ' ' };
            }

            if (set == ' ')
            {
                return null;
            }
        }

        return (text.ToString(), fnc1);
    }

    private static int Backwards(int pattern)
    {
        var result = 0;
        for (var i = 0; i < 7; i++)
        {
            result = (result << 1) | (pattern >> i & 1);
        }

        return result;
    }
}

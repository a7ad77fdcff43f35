using Tdc.Gs1.ElementStrings;

namespace Tdc.Gs1.Barcodes.Linear;

/// <summary>GS1-128: Code 128 that begins with FNC1.</summary>
/// <remarks>Source: ISO/IEC 15417; GS1 General Specifications, 5.4.</remarks>
internal static class Gs1128
{
    private const int Fnc1 = 102;
    private const int StartB = 104;
    private const int StartC = 105;
    private const int ToB = 100;
    private const int ToC = 99;
    private const string Stop = "2331112";

    /// <summary>Widths of the stop character with the bar that ends it.</summary>
    internal static string StopPattern => Stop;

    /// <summary>Widths of bars and spaces of the characters, by value.</summary>
    internal static IReadOnlyList<string> Patterns => widths;

    // Widths of bars and spaces of the characters 0 to 105.
    private static readonly string[] widths =
    [
        "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312", "231212", "112232", "122132", "122231",
        "113222", "123122", "123221", "223211", "221132", "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211",
        "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331", "132131",
        "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
        "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211",
        "241211", "221114", "413111", "241112", "134111", "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
        "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141", "114131", "311141", "411131", "211412", "211214",
        "211232",
    ];

    public static Gs1Problem Draw(ElementString elements, double x, BarcodeOptions options, out Barcode? barcode)
    {
        barcode = null;
        var data = elements.ToSeparated();
        var characters = Encode(data);
        var rules = SizeRules.Of(Symbology.Gs1128);
        var row = new BarRow(rules.QuietLeft, (int)Math.Round((options.BarHeight ?? rules.HeightAt(x)) / x));
        foreach (var character in characters)
        {
            row.Add(widths[character], startsDark: true);
        }

        row.Add(Stop, startsDark: true);
        var width = row.Position + rules.QuietRight;
        if (data.Length > SizeRules.MostGs1128Characters || width * x > SizeRules.LongestGs1128)
        {
            return new(Gs1Fault.TooLong);
        }

        List<string> lines = options.WithText ?? true ? TextLines.Break(elements, width) : [];
        var height = row.Areas[0].Height;
        barcode = new Barcode(
            Symbology.Gs1128, elements.ToBracketed(), x, 1, width, height + TextLines.HeightOf(lines.Count), row.Areas, TextLines.Place(lines, width / 2, height, 1));
        return default;
    }

    /// <summary>The characters with start, FNC1 and check character: as few as sets B and C allow.</summary>
    /// <param name="data">Data with group separators for FNC1.</param>
    internal static List<int> Encode(string data)
    {
        // least[set][i] is how many characters the data from i on need when the reader is in the set (0 for B, 1 for C).
        var least = new int[2][] { new int[data.Length + 1], new int[data.Length + 1] };
        for (var i = data.Length - 1; i >= 0; i--)
        {
            var inB = 1 + least[0][i + 1];
            var inC = IsSeparator(data, i) ? 1 + least[1][i + 1] : IsPair(data, i) ? 1 + least[1][i + 2] : int.MaxValue / 2;
            least[0][i] = Math.Min(inB, 1 + inC);
            least[1][i] = Math.Min(inC, 1 + inB);
        }

        var set = least[1][0] <= least[0][0] ? 1 : 0;
        List<int> characters = [set == 1 ? StartC : StartB, Fnc1];
        for (var at = 0; at < data.Length;)
        {
            if (least[set][at] == 1 + least[1 - set][at] && !(set == 0 && least[0][at] == 1 + least[0][at + 1]))
            {
                set = 1 - set;
                characters.Add(set == 1 ? ToC : ToB);
            }

            if (IsSeparator(data, at))
            {
                characters.Add(Fnc1);
                at++;
            }
            else if (set == 1)
            {
                characters.Add(((data[at] - '0') * 10) + data[at + 1] - '0');
                at += 2;
            }
            else
            {
                characters.Add(data[at++] - ' ');
            }
        }

        var sum = characters[0];
        for (var i = 1; i < characters.Count; i++)
        {
            sum += i * characters[i];
        }

        characters.Add(sum % 103);
        return characters;
    }

    private static bool IsSeparator(string data, int at) => data[at] == ElementString.GroupSeparator;

    private static bool IsPair(string data, int at) => at + 1 < data.Length && char.IsAsciiDigit(data[at]) && char.IsAsciiDigit(data[at + 1]);
}

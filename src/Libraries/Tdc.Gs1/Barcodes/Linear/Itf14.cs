namespace Tdc.Gs1.Barcodes.Linear;

/// <summary>ITF-14: interleaved two of five with a frame of bearer bars.</summary>
/// <remarks>Source: ISO/IEC 16390; GS1 General Specifications, 5.3. A wide element is 2.5 times a narrow one.</remarks>
internal static class Itf14
{
    private const int UnitsPerX = 2;
    private const char Narrow = '2';
    private const char Wide = '5';

    /// <summary>Thickness of the bearer bars in millimetres, and the least in X.</summary>
    private const double BearerMillimetres = 4.83;
    private const int LeastBearer = 2;

    // Which of the five elements of a digit are wide.
    private static readonly string[] wide = ["00110", "10001", "01001", "11000", "00101", "10100", "01100", "00011", "10010", "01010"];

    public static Barcode Draw(string digits, double x, BarcodeOptions options)
    {
        var rules = SizeRules.Of(Symbology.Itf14);
        var bearer = UnitsPerX * Math.Max(LeastBearer, (int)Math.Round(BearerMillimetres / x));
        var height = UnitsPerX * (int)Math.Round((options.BarHeight ?? rules.HeightAt(x)) / x);
        var start = bearer + (UnitsPerX * rules.QuietLeft);
        var row = new BarRow(start, height, bearer);
        row.Add([Narrow, Narrow, Narrow, Narrow], startsDark: true);
        Span<char> pair = stackalloc char[10];
        for (var i = 0; i < digits.Length; i += 2)
        {
            var (bars, spaces) = (wide[digits[i] - '0'], wide[digits[i + 1] - '0']);
            for (var k = 0; k < 5; k++)
            {
                pair[2 * k] = bars[k] == '1' ? Wide : Narrow;
                pair[(2 * k) + 1] = spaces[k] == '1' ? Wide : Narrow;
            }

            row.Add(pair, startsDark: true);
        }

        row.Add([Wide, Narrow, Narrow], startsDark: true);
        var width = row.Position + (UnitsPerX * rules.QuietRight) + bearer;
        var bottom = height + (2 * bearer);
        List<DarkArea> areas =
        [
            new(0, 0, width, bearer), new(0, bearer + height, width, bearer), new(0, bearer, bearer, height), new(width - bearer, bearer, bearer, height), .. row.Areas,
        ];
        List<string> lines = options.WithText ?? true ? [$"{digits[0]} {digits[1..3]} {digits[3..8]} {digits[8..13]} {digits[13]}"] : [];
        return new Barcode(
            Symbology.Itf14, digits, x, UnitsPerX, width, bottom + (UnitsPerX * TextLines.HeightOf(lines.Count)), areas,
            TextLines.Place(lines, width / 2, bottom, UnitsPerX));
    }
}

namespace Tdc.Gs1.Barcodes.Linear;

/// <summary>EAN-13, EAN-8 and UPC-A.</summary>
/// <remarks>Source: ISO/IEC 15420; GS1 General Specifications, 5.2.</remarks>
internal static class EanUpc
{
    /// <summary>How far guard bars reach below the others, in X.</summary>
    private const int GuardExtension = 5;

    // Widths of the four elements of a digit in number set A; the first is a space on the left half and a bar on the right half. Set B is A backwards.
    private static readonly string[] widths = ["3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112"];

    // Which digits of the left half stand in set B, by the first digit of an EAN-13.
    private static readonly string[] parities = ["AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA"];

    /// <summary>Draws a symbol.</summary>
    /// <param name="symbology">Which of the three.</param>
    /// <param name="digits">The digits with their check digit.</param>
    /// <param name="x">X-dimension in millimetres.</param>
    /// <param name="options">How it is drawn.</param>
    public static Barcode Draw(Symbology symbology, string digits, double x, BarcodeOptions options)
    {
        var rules = SizeRules.Of(symbology);
        var (left, right, parity) = symbology switch
        {
            Symbology.Ean13 => (digits[1..7], digits[7..], parities[digits[0] - '0']),
            Symbology.UpcA => (digits[..6], digits[6..], parities[0]),
            _ => (digits[..4], digits[4..], "AAAA"),
        };
        var height = (int)Math.Round((options.BarHeight ?? rules.HeightAt(x)) / x);
        var row = new BarRow(rules.QuietLeft, height);
        var withText = options.WithText ?? true;
        var longRow = withText ? GuardExtension : 0;
        row.Add("111", startsDark: true, longRow);
        for (var i = 0; i < left.Length; i++)
        {
            var element = widths[left[i] - '0'];
            row.Add(parity[i] == 'A' ? element : Backwards(element), startsDark: false, symbology == Symbology.UpcA && i == 0 ? longRow : 0);
        }

        row.Add("11111", startsDark: false, longRow);
        for (var i = 0; i < right.Length; i++)
        {
            row.Add(widths[right[i] - '0'], startsDark: true, symbology == Symbology.UpcA && i == right.Length - 1 ? longRow : 0);
        }

        row.Add("111", startsDark: true, longRow);
        var width = row.Position + rules.QuietRight;
        var texts = withText ? Texts(symbology, digits, left.Length, rules.QuietLeft, row.Position, height + 1) : [];
        return new Barcode(symbology, digits, x, 1, width, height + (withText ? 2 + TextLines.CapitalHeight : 0), row.Areas, texts);
    }

    private static List<TextLine> Texts(Symbology symbology, string digits, int half, int start, int end, int top)
    {
        var outside = symbology == Symbology.Ean8 ? 0 : 1;
        List<TextLine> texts = [];
        if (outside == 1)
        {
            texts.Add(new TextLine(start - 5, top, digits[..1]));
        }

        // Each digit stands below its seven modules.
        var first = symbology == Symbology.Ean13 ? 1 : 0;
        for (var i = 0; i < 2 * half; i++)
        {
            var isOutsideOfUpc = symbology == Symbology.UpcA && (i == 0 || i == (2 * half) - 1);
            if (!isOutsideOfUpc)
            {
                texts.Add(new TextLine(start + 3 + (7 * i) + 3 + (i >= half ? 5 : 0), top, digits[(first + i)..(first + i + 1)]));
            }
        }

        if (symbology == Symbology.UpcA)
        {
            texts.Add(new TextLine(end + 5, top, digits[^1..]));
        }

        return texts;
    }

    private static string Backwards(string text) => new([.. text.Reverse()]);
}

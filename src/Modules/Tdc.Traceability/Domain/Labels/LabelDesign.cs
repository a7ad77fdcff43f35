using Tdc.Gs1.Barcodes;

namespace Tdc.Traceability.Domain.Labels;

/// <summary>A label ready to be drawn.</summary>
/// <param name="Symbol">The symbol at its size.</param>
/// <param name="Left">Distance of the symbol from the label's left edge in millimetres.</param>
/// <param name="Top">Distance of the symbol from the label's top edge.</param>
/// <param name="Title">Lines above: the product's name and brand.</param>
/// <param name="TitleSize">Height of their letters in millimetres.</param>
/// <param name="Lines">Lines of data for people; empty when they stand in the symbol.</param>
/// <param name="LinesLeft">Left end of those lines.</param>
/// <param name="LinesTop">Top of the first.</param>
/// <param name="LineSize">Height of their letters.</param>
/// <param name="HeightShare">Height of the bars as a share of the usual height; 1 for a matrix.</param>
internal sealed record LabelDrawing(
    Barcode Symbol, double Left, double Top, IReadOnlyList<string> Title, double TitleSize, IReadOnlyList<string> Lines, double LinesLeft, double LinesTop, double LineSize, double HeightShare);

/// <summary>Finds the size and place of a symbol on a label.</summary>
internal static class LabelDesign
{
    // Below half of the usual height a scanner over a counter misses too often; ours, as the specifications ask for the full height.
    private const double LeastHeight = 0.4;
    private const double LetterWidth = 0.56; // of the height, of the fonts used
    private const double LineStep = 1.3;
    private const double Gap = 1.0;
    private const double LeastLine = 1.4; // millimetres; smaller print is not read by people
    private const double EasyLine = 2.0;

    /// <summary>Draws a label.</summary>
    /// <param name="layout">The paper.</param>
    /// <param name="symbology">The symbol.</param>
    /// <param name="data">Its data.</param>
    /// <param name="title">The product's name and brand; cut to what fits.</param>
    /// <param name="lines">Data for people beside a matrix.</param>
    /// <param name="drawing">The label, or <see langword="null"/>.</param>
    /// <param name="like">X-dimension of the label before it in a run, tried first: all labels of a run look alike, and it saves the search.</param>
    /// <returns>Code of what is wrong.</returns>
    public static string? Draw(
        LabelLayout layout, Symbology symbology, string data, IReadOnlyList<string> title, IReadOnlyList<string> lines, out LabelDrawing? drawing, double? like = null)
    {
        drawing = null;
        var rules = SizeRules.Of(symbology);
        var dataWrong = true;

        // In whole dots of the printer, so that all bars are equally sharp. A matrix grows into the room that a label has, because phones read it.
        IEnumerable<int> before = like is { } known ? [(int)Math.Round(known * layout.DotsPerMillimetre)] : [];
        foreach (var dots in before.Concat(Dots(rules, layout.DotsPerMillimetre, rules.BarHeight <= 0)))
        {
            var x = dots / layout.DotsPerMillimetre;
            if (!BarcodeWriter.Make(symbology, data, new() { XDimension = x }, out var symbol).IsNone)
            {
                continue;
            }

            dataWrong = false;
            drawing = rules.BarHeight > 0 ? Linear(layout, symbology, data, x, title, symbol!)
                : Matrix(layout, symbol!, title, lines, x > rules.UsualX + (0.5 / layout.DotsPerMillimetre) ? EasyLine : LeastLine);
            if (drawing is not null)
            {
                return null;
            }
        }

        return dataWrong ? "trade.label-data" : "trade.label-too-small";
    }

    // Whole dots within the rules: from the usual size, of a matrix from the largest, downwards.
    private static IEnumerable<int> Dots(SizeRules rules, double perMillimetre, bool fromLargest)
    {
        var usual = (int)Math.Round(rules.UsualX * perMillimetre);
        var least = (int)Math.Ceiling((rules.MinX * perMillimetre) - 1e-6);
        var most = (int)Math.Floor((rules.MaxX * perMillimetre) + 1e-6);
        usual = Math.Clamp(usual, least, Math.Max(least, most));
        for (var dots = fromLargest ? most : usual; dots >= least && dots <= most; dots--)
        {
            yield return dots;
        }
    }

    private static LabelDrawing? Linear(
        LabelLayout layout, Symbology symbology, string data, double x, IReadOnlyList<string> title, Barcode symbol)
    {
        var (width, height) = (layout.Width - (2 * layout.Margin), layout.Height - (2 * layout.Margin));
        if (symbol.WidthMillimetres > width)
        {
            return null;
        }

        var rules = SizeRules.Of(symbology);
        var usual = rules.HeightAt(x);
        var size = TitleSize(layout);
        foreach (var titles in Enumerable.Range(0, title.Count + 1).Reverse())
        {
            var above = titles == 0 ? 0 : (titles * size * LineStep) + Gap;
            var around = symbol.HeightMillimetres - BarsOf(symbol);
            var room = height - above - around;
            var bars = Math.Min(usual, room);
            if (bars < usual * (titles > 0 ? 0.6 : LeastHeight))
            {
                continue;
            }

            BarcodeWriter.Make(symbology, data, new() { XDimension = x, BarHeight = Math.Floor(bars / x) * x }, out var drawn);
            var used = above + drawn!.HeightMillimetres;
            var top = layout.Margin + Math.Max(0, (height - used) / 2);
            return new(drawn, (layout.Width - drawn.WidthMillimetres) / 2, top + above, Cut(title.Take(titles), width, size), size, [], 0, 0, 0, bars / usual);
        }

        return null;
    }

    private static LabelDrawing? Matrix(LabelLayout layout, Barcode symbol, IReadOnlyList<string> title, IReadOnlyList<string> lines, double leastLine)
    {
        var (width, height) = (layout.Width - (2 * layout.Margin), layout.Height - (2 * layout.Margin));
        if (symbol.WidthMillimetres > width || symbol.HeightMillimetres > height)
        {
            return null;
        }

        var longest = lines.Select(l => l.Length).DefaultIfEmpty(0).Max();
        var beside = width - symbol.WidthMillimetres - Gap;
        var wanted = TitleSize(layout);

        // Beside the symbol when the lines can be read there, else below it.
        var lineSize = Math.Min(wanted * 0.85, longest == 0 ? wanted : beside / (longest * LetterWidth));
        if (lineSize >= leastLine)
        {
            var titles = Cut(title, beside, wanted);
            var text = ((titles.Count * wanted) + (lines.Count * lineSize)) * LineStep;
            if (text <= height)
            {
                var start = layout.Margin + ((height - text) / 2);
                return new(symbol, layout.Margin, layout.Margin + ((height - symbol.HeightMillimetres) / 2), titles, wanted, lines, layout.Margin + symbol.WidthMillimetres + Gap,
                    start + (titles.Count * wanted * LineStep), lineSize, 1);
            }
        }

        lineSize = Math.Min(wanted * 0.85, longest == 0 ? wanted : width / (longest * LetterWidth));
        foreach (var titles in Enumerable.Range(0, title.Count + 1).Reverse())
        {
            if (leastLine > LeastLine && titles < title.Count)
            {
                break; // rather a smaller symbol than no name
            }

            var above = titles == 0 ? 0 : (titles * wanted * LineStep) + (Gap / 2);
            var below = lines.Count == 0 ? 0 : (lines.Count * lineSize * LineStep) + (Gap / 2);
            if (lineSize >= leastLine && above + symbol.HeightMillimetres + below <= height)
            {
                var top = layout.Margin + ((height - above - symbol.HeightMillimetres - below) / 2);
                var left = (layout.Width - symbol.WidthMillimetres) / 2;
                return new(symbol, left, top + above, Cut(title.Take(titles), width, wanted), wanted, lines, -1, top + above + symbol.HeightMillimetres + (Gap / 2), lineSize, 1);
            }
        }

        return null;
    }

    /// <summary>Height of the bars in millimetres: the tallest dark area.</summary>
    private static double BarsOf(Barcode symbol) =>
        symbol.Areas.Where(a => a.Width < symbol.Width / 2).Min(a => a.Height) * symbol.XDimension / symbol.UnitsPerX;

    private static double TitleSize(LabelLayout layout) => Math.Clamp(Math.Min(layout.Height / 12, layout.Width / 20), 2.0, 5.0);

    private static List<string> Cut(IEnumerable<string> lines, double width, double size)
    {
        var most = Math.Max(4, (int)(width / (size * LetterWidth)));
        return [.. lines.Where(l => l.Length > 0).Select(l => l.Length <= most ? l : l[..(most - 1)].TrimEnd() + "…")];
    }
}

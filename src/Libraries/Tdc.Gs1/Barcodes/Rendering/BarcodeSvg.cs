using System.Globalization;
using System.Security;
using System.Text;

namespace Tdc.Gs1.Barcodes.Rendering;

/// <summary>Symbols as SVG in true size.</summary>
public static class BarcodeSvg
{
    /// <summary>Part of the height of a letter's box that a capital takes.</summary>
    private const double CapitalPart = 0.72;

    /// <summary>Writes a symbol: one path for all dark areas, text as text, a title that says the data.</summary>
    /// <param name="barcode">The symbol.</param>
    /// <returns>The document without XML declaration, so that it can stand in a page.</returns>
    public static string Write(Barcode barcode)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{barcode.WidthMillimetres:0.###}mm\" height=\"{barcode.HeightMillimetres:0.###}mm\" ")
            .Append(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {barcode.Width} {barcode.Height}\" role=\"img\" shape-rendering=\"crispEdges\">")
            .Append(CultureInfo.InvariantCulture, $"<title>{SecurityElement.Escape(barcode.Data)}</title>")
            .Append(CultureInfo.InvariantCulture, $"<rect width=\"{barcode.Width}\" height=\"{barcode.Height}\" fill=\"#fff\"/><path d=\"");
        foreach (var area in barcode.Areas)
        {
            text.Append(CultureInfo.InvariantCulture, $"M{area.Left} {area.Top}h{area.Width}v{area.Height}h-{area.Width}z");
        }

        text.Append("\"/>");
        var size = TextLines.CapitalHeight * barcode.UnitsPerX / CapitalPart;
        foreach (var line in barcode.Texts)
        {
            // The middle of a unit: a digit is centred below its modules.
            var baseline = line.Top + (TextLines.CapitalHeight * barcode.UnitsPerX);
            text.Append(CultureInfo.InvariantCulture, $"<text x=\"{line.Centre + 0.5:0.#}\" y=\"{baseline}\" font-size=\"{size:0.##}\" text-anchor=\"middle\" ")
                .Append(CultureInfo.InvariantCulture, $"font-family=\"OCR-B, 'DejaVu Sans Mono', monospace\" textLength=\"{((line.Text.Length * TextLines.Advance) - 1) * barcode.UnitsPerX}\" ")
                .Append(CultureInfo.InvariantCulture, $"lengthAdjust=\"spacingAndGlyphs\">{SecurityElement.Escape(line.Text)}</text>");
        }

        return text.Append("</svg>").ToString();
    }
}

using System.Globalization;
using System.Security;
using System.Text;
using Tdc.Gs1.Barcodes.Rendering;

namespace Tdc.Traceability.Domain.Labels;

/// <summary>Labels and sheets as SVG in true size: one unit is one millimetre.</summary>
internal static class LabelSvg
{
    private const string Font = "'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";
    private const string MonoFont = "'DejaVu Sans Mono', Consolas, monospace";

    /// <summary>One label.</summary>
    /// <param name="drawing">The label.</param>
    /// <param name="layout">Its paper.</param>
    /// <param name="frame">Whether a thin line shows the edge, for a preview.</param>
    public static string Label(LabelDrawing drawing, LabelLayout layout, bool frame)
    {
        var text = Open(layout.Width, layout.Height);
        if (frame)
        {
            text.Append(CultureInfo.InvariantCulture, $"<rect x=\"0.1\" y=\"0.1\" width=\"{layout.Width - 0.2:0.##}\" height=\"{layout.Height - 0.2:0.##}\" rx=\"1\" fill=\"#fff\" stroke=\"#888\" stroke-width=\"0.2\"/>");
        }

        Draw(text, drawing, layout, 0, 0);
        return text.Append("</svg>").ToString();
    }

    /// <summary>One sheet.</summary>
    /// <param name="labels">What stands on it, in order.</param>
    /// <param name="layout">The paper.</param>
    /// <param name="skip">Places at the start that are used already.</param>
    public static string Sheet(IReadOnlyList<LabelDrawing> labels, LabelLayout layout, int skip)
    {
        var text = Open(layout.PageWidth, layout.PageHeight);
        for (var i = 0; i < labels.Count; i++)
        {
            var at = i + skip;
            Draw(text, labels[i], layout, layout.Left + (at % layout.Columns * layout.PitchX), layout.Top + (at / layout.Columns * layout.PitchY));
        }

        return text.Append("</svg>").ToString();
    }

    private static StringBuilder Open(double width, double height) => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:0.###}mm\" height=\"{height:0.###}mm\" viewBox=\"0 0 {width:0.###} {height:0.###}\" role=\"img\">");

    private static void Draw(StringBuilder text, LabelDrawing drawing, LabelLayout layout, double left, double top)
    {
        var beside = drawing.Lines.Count > 0 && drawing.LinesLeft >= 0;
        var titleTop = beside ? drawing.LinesTop - (drawing.Title.Count * drawing.TitleSize * 1.3) : drawing.Top - (drawing.Title.Count * drawing.TitleSize * 1.3) - 0.7;
        for (var i = 0; i < drawing.Title.Count; i++)
        {
            Write(text, drawing.Title[i], left + (beside ? drawing.LinesLeft : layout.Width / 2), top + titleTop + (i * drawing.TitleSize * 1.3), drawing.TitleSize, beside ? "start" : "middle", Font, i == 0 ? 600 : 400);
        }

        for (var i = 0; i < drawing.Lines.Count; i++)
        {
            Write(text, drawing.Lines[i], left + (beside ? drawing.LinesLeft : layout.Width / 2), top + drawing.LinesTop + (i * drawing.LineSize * 1.3), drawing.LineSize, beside ? "start" : "middle", MonoFont, 400);
        }

        // The symbol keeps its own units within; only its place and size are given anew.
        var symbol = BarcodeSvg.Write(drawing.Symbol);
        var end = symbol.IndexOf("viewBox=", StringComparison.Ordinal);
        text.Append(CultureInfo.InvariantCulture, $"<svg x=\"{left + drawing.Left:0.###}\" y=\"{top + drawing.Top:0.###}\" width=\"{drawing.Symbol.WidthMillimetres:0.####}\" height=\"{drawing.Symbol.HeightMillimetres:0.####}\" ")
            .Append(symbol.AsSpan(end));
    }

    private static void Write(StringBuilder text, string line, double x, double top, double size, string anchor, string font, int weight) =>
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.###}\" y=\"{top + size:0.###}\" font-size=\"{size:0.###}\" text-anchor=\"{anchor}\" font-family=\"{font}\" font-weight=\"{weight}\">{SecurityElement.Escape(line)}</text>");
}

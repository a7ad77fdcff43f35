using System.Globalization;
using System.Text;
using Tdc.Gs1.Barcodes.Rendering;

namespace Tdc.Traceability.Domain.Labels;

/// <summary>Labels in the language of label printers: symbols as graphics, lines of text in the printer's own font.</summary>
/// <remarks>Source: Zebra Programming Guide, <c>^CI28</c> (UTF-8), <c>^FH</c> (hexadecimal), <c>^A0</c>, <c>^GF</c>.</remarks>
internal static class LabelZpl
{
    /// <summary>One feed of a roll: the labels side by side.</summary>
    public static string Feed(IReadOnlyList<LabelDrawing> labels, LabelLayout layout)
    {
        var dots = (int)Math.Round(layout.DotsPerMillimetre);
        var text = new StringBuilder("^XA\n^CI28\n")
            .Append(CultureInfo.InvariantCulture, $"^PW{Dots(layout.PageWidth)}\n^LL{Dots(layout.PageHeight)}\n");
        for (var i = 0; i < labels.Count; i++)
        {
            var (drawing, left) = (labels[i], layout.Left + (i * layout.PitchX));
            var beside = drawing.Lines.Count > 0 && drawing.LinesLeft >= 0;
            var titleTop = beside ? drawing.LinesTop - (drawing.Title.Count * drawing.TitleSize * 1.3) : drawing.Top - (drawing.Title.Count * drawing.TitleSize * 1.3) - 0.7;
            Write(drawing.Title, left, titleTop, drawing.TitleSize, drawing);
            Write(drawing.Lines, left, drawing.LinesTop, drawing.LineSize, drawing);
            text.Append(BarcodeZpl.WriteField(drawing.Symbol, dots, Dots(left + drawing.Left), Dots(layout.Top + drawing.Top)));
        }

        return text.Append("^XZ\n").ToString();

        int Dots(double millimetres) => (int)Math.Round(millimetres * layout.DotsPerMillimetre);

        void Write(IReadOnlyList<string> lines, double left, double top, double size, LabelDrawing drawing)
        {
            for (var k = 0; k < lines.Count; k++)
            {
                var beside = drawing.Lines.Count > 0 && drawing.LinesLeft >= 0;
                var at = Dots(left + (beside ? drawing.LinesLeft : 0));
                var block = beside ? "" : string.Create(CultureInfo.InvariantCulture, $"^FB{Dots(layout.Width)},1,0,C,0");
                text.Append(CultureInfo.InvariantCulture, $"^FO{at},{Dots(layout.Top + top + (k * size * 1.3))}^A0N,{Dots(size * 1.2)}{block}^FH_^FD{Escape(lines[k])}^FS\n");
            }
        }
    }

    // Commands begin with ^ or ~; what a person typed must not begin one.
    internal static string Escape(string line)
    {
        var text = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(line))
        {
            text.Append(octet is >= 0x20 and < 0x7F and not ((byte)'^' or (byte)'~' or (byte)'_' or (byte)'\\') ? ((char)octet).ToString() : "_" + octet.ToString("X2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}

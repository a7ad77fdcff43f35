using Tdc.Platform.Pages;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Domain.Labels;

/// <summary>A sheet or roll of labels; all lengths in millimetres.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Vi">Vietnamese name.</param>
/// <param name="En">English name.</param>
/// <param name="PageWidth">Width of the sheet, or of the roll's carrier.</param>
/// <param name="PageHeight">Height of the sheet, or of one feed.</param>
/// <param name="Width">Width of a label.</param>
/// <param name="Height">Height of a label.</param>
/// <param name="Columns">Labels across.</param>
/// <param name="Rows">Labels down.</param>
/// <param name="Left">Distance of the first label from the left.</param>
/// <param name="Top">Distance of the first label from the top.</param>
/// <param name="PitchX">From one label to the next across.</param>
/// <param name="PitchY">From one label to the next down.</param>
/// <param name="DotsPerMillimetre">Dots of the printers that it goes through: 8 (203 dpi) of rolls, 23.622 (600 dpi) of office printers.</param>
/// <param name="Roll">Whether it is a roll.</param>
internal sealed record LabelLayout(
    string Code, string Vi, string En, double PageWidth, double PageHeight, double Width, double Height, int Columns, int Rows, double Left, double Top, double PitchX, double PitchY,
    double DotsPerMillimetre, bool Roll)
{
    /// <summary>Free edge inside a label, so that a slip of the feed does not cut the symbol.</summary>
    public double Margin => Math.Min(1.5, Math.Min(Width, Height) / 16);

    /// <summary>Labels of a page.</summary>
    public int PerPage => Columns * Rows;

    /// <summary>The name in the reader's language.</summary>
    public string Name => Display.InEnglish ? En : Vi;

    /// <summary>All layouts (<c>Data/Numbers/label-layouts.json</c>).</summary>
    public static IReadOnlyList<LabelLayout> All { get; } = DataFile.Read<File>("label-layouts.json").Layouts;

    /// <summary>A layout by its code, or <see langword="null"/>.</summary>
    public static LabelLayout? Find(string? code) => All.FirstOrDefault(l => l.Code == code);

    private sealed record File(IReadOnlyList<LabelLayout> Layouts);
}

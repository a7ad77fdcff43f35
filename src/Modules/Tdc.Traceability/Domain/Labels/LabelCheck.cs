using Tdc.Gs1.Barcodes;
using Tdc.Gs1.Barcodes.Reading;
using Tdc.Gs1.Barcodes.Rendering;

namespace Tdc.Traceability.Domain.Labels;

/// <summary>How grave a finding is.</summary>
internal enum FindingWeight
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>It can be printed; somebody should know.</summary>
    Warning,

    /// <summary>It is not offered for printing.</summary>
    Refused,
}

/// <summary>One thing that the check looked at.</summary>
/// <param name="Code">Stable code; key of its text.</param>
/// <param name="Weight">How grave.</param>
/// <param name="Measured">What was found.</param>
/// <param name="Wanted">What the rule asks for.</param>
internal readonly record struct LabelFinding(string Code, FindingWeight Weight, double Measured = 0, double Wanted = 0);

/// <summary>Draws a label's symbol in dots and reads it back before it is offered.</summary>
/// <remarks>The size rules are figures from memory of the GS1 General Specifications (see <see cref="SizeRules"/>): pages say so beside the result.</remarks>
internal static class LabelCheck
{
    /// <summary>Checks a label.</summary>
    /// <param name="drawing">The label.</param>
    /// <param name="layout">The paper.</param>
    /// <param name="expected">What a reader has to give back.</param>
    public static IReadOnlyList<LabelFinding> Of(LabelDrawing drawing, LabelLayout layout, string expected)
    {
        var symbol = drawing.Symbol;
        var dots = Math.Max(1, (int)Math.Round(symbol.XDimension * layout.DotsPerMillimetre / symbol.UnitsPerX));
        var reading = SymbolReader.Read(BarcodePng.Write(symbol, Math.Min(dots, 12)), symbol.Symbology);
        return Judge(reading, drawing, layout, expected);
    }

    /// <summary>Judges what was read.</summary>
    internal static IReadOnlyList<LabelFinding> Judge(SymbolReading reading, LabelDrawing drawing, LabelLayout layout, string expected)
    {
        var symbol = drawing.Symbol;
        var rules = SizeRules.Of(symbol.Symbology);
        if (reading.Fault != ReadingFault.None)
        {
            return [new(reading.Fault == ReadingFault.Contrast ? "check.contrast" : "check.unread", FindingWeight.Refused, reading.Contrast)];
        }

        List<LabelFinding> findings = [new("check.data", reading.Text == expected ? FindingWeight.Fine : FindingWeight.Refused)];
        if (symbol.Symbology is Symbology.Gs1128 or Symbology.Gs1DataMatrix)
        {
            findings.Add(new("check.gs1", reading.HasFnc1 ? FindingWeight.Fine : FindingWeight.Refused));
        }

        findings.Add(new("check.contrast", FindingWeight.Fine, reading.Contrast));
        var matrix = rules.BarHeight <= 0;
        var sides = Math.Min(reading.QuietLeft, reading.QuietRight);
        var fine = matrix
            ? Math.Min(sides, Math.Min(reading.QuietTop, reading.QuietBottom)) + 0.01 >= rules.QuietLeft
            : reading.QuietLeft + 0.01 >= rules.QuietLeft && reading.QuietRight + 0.01 >= rules.QuietRight;
        findings.Add(new("check.quiet", fine ? FindingWeight.Fine : FindingWeight.Refused, sides, Math.Min(rules.QuietLeft, rules.QuietRight)));
        findings.Add(new("check.size", rules.Allows(symbol.XDimension) ? FindingWeight.Fine : FindingWeight.Refused, symbol.XDimension, rules.MinX));
        if (!matrix)
        {
            findings.Add(new("check.height", drawing.HeightShare >= 0.999 ? FindingWeight.Fine : FindingWeight.Warning, drawing.HeightShare, 1));
        }

        var inside = drawing.Left >= layout.Margin - 0.01 && drawing.Top >= layout.Margin - 0.01
            && drawing.Left + symbol.WidthMillimetres <= layout.Width - layout.Margin + 0.01 && drawing.Top + symbol.HeightMillimetres <= layout.Height - layout.Margin + 0.01;
        findings.Add(new("check.edge", inside ? FindingWeight.Fine : FindingWeight.Refused, layout.Margin, layout.Margin));

        // Bars of a fractional number of dots come out unequal.
        var dots = symbol.XDimension * layout.DotsPerMillimetre;
        findings.Add(new("check.dots", Math.Abs(dots - Math.Round(dots)) < 0.02 && dots > 1.99 ? FindingWeight.Fine : FindingWeight.Warning, dots, Math.Round(dots)));
        return findings;
    }
}

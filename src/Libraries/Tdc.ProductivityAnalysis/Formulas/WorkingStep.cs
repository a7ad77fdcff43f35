using System.Globalization;
using System.Text;

namespace Tdc.ProductivityAnalysis.Formulas;

/// <summary>How many units of a group a figure stands on.</summary>
/// <param name="Covered">Units that have the value.</param>
/// <param name="Total">Units of the group.</param>
public readonly record struct UnitCoverage(int Covered, int Total);

/// <summary>A step of a working: a part of a formula, its value, and the steps it was worked out from.</summary>
/// <param name="Node">The part of the formula.</param>
/// <param name="Offset">The period it was evaluated at: 0 is the one asked for, −1 the one before.</param>
/// <param name="Value">The number, or the reason why there is none.</param>
/// <param name="Inputs">The steps below; empty for written numbers and variables. A step may stand under several others.</param>
public sealed record WorkingStep(FormulaNode Node, int Offset, FormulaValue Value, IReadOnlyList<WorkingStep> Inputs)
{
    /// <summary>Most units of a group whose steps are kept.</summary>
    public const int MostUnits = 20;

    /// <summary>The part of the formula in its canonical form.</summary>
    public string Text => Node.ToString();

    /// <summary>Where the value of a variable stands; empty for other steps.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The unit that the step is of; empty when it has no name.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Units covered; null when the step is not over the units of a group.</summary>
    public UnitCoverage? Coverage { get; init; }

    /// <summary>Steps of further units that are not kept, see <see cref="MostUnits"/>.</summary>
    public int Omitted { get; init; }

    /// <summary>Prints the working, a line a step, each step indented below the one it serves.</summary>
    /// <param name="format">Numbers are printed with it; null is the invariant form.</param>
    /// <param name="most">Most lines.</param>
    public IReadOnlyList<string> Lines(IFormatProvider? format, int most = 200)
    {
        var lines = new List<string>();
        Print(lines, 0, format ?? CultureInfo.InvariantCulture, most);
        return lines;
    }

    private void Print(List<string> lines, int depth, IFormatProvider format, int most)
    {
        if (lines.Count >= most) { return; }
        lines.Add(Line(depth, format));
        foreach (var input in Inputs)
        {
            if (input.Node is not NumberNode) { input.Print(lines, depth + 1, format, most); }
        }
        if (Omitted > 0 && lines.Count < most) { lines.Add(new string(' ', 2 * depth + 2) + "… + " + Omitted.ToString(CultureInfo.InvariantCulture)); }
    }

    private string Line(int depth, IFormatProvider format)
    {
        var line = new StringBuilder().Append(' ', 2 * depth);
        if (Unit.Length > 0) { line.Append(Unit).Append(": "); }
        line.Append(Text);
        if (Offset != 0) { line.Append(CultureInfo.InvariantCulture, $" [t{Offset:+0;-0}]"); }
        line.Append(" = ").Append(Value.Number is { } number ? number.ToString("R", format) : Value.ToString());
        if (Coverage is { } coverage) { line.Append(CultureInfo.InvariantCulture, $" (n = {coverage.Covered}/{coverage.Total})"); }
        if (Reference.Length > 0) { line.Append(" <").Append(Reference).Append('>'); }
        return line.ToString();
    }
}

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

    /// <summary>The working as a flat list to store or send: each step once, the result first, by their distance from it.</summary>
    /// <param name="most">Most entries; what lies farther from the result is left out.</param>
    public IReadOnlyList<WorkingEntry> Entries(int most = 1_000)
    {
        var numbers = new Dictionary<WorkingStep, int>(ReferenceEqualityComparer.Instance) { [this] = 0 };
        var steps = new List<WorkingStep> { this };
        for (var next = 0; next < steps.Count && steps.Count < most; next++)
        {
            foreach (var input in steps[next].Inputs)
            {
                if (steps.Count < most && numbers.TryAdd(input, steps.Count)) { steps.Add(input); }
            }
        }
        return [.. steps.Select((step, i) => new WorkingEntry(
            i, step.Text, step.Offset, step.Value.Number, step.Value.Missing, [.. step.Inputs.Where(numbers.ContainsKey).Select(input => numbers[input])],
            step.Reference, step.Unit, step.Coverage, step.Omitted))];
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

/// <summary>A step of a working in a form that any serializer takes.</summary>
/// <param name="Id">Its number, from 0, which is the result.</param>
/// <param name="Text">The part of the formula in its canonical form.</param>
/// <param name="Offset">The period: 0 is the one asked for, −1 the one before.</param>
/// <param name="Number">The value; null when it is missing.</param>
/// <param name="Missing">Why it is missing; null when it is not.</param>
/// <param name="Inputs">The numbers of the steps it was worked out from.</param>
/// <param name="Reference">Where the value of a variable stands.</param>
/// <param name="Unit">The unit that the step is of.</param>
/// <param name="Coverage">Units covered; null when the step is not over units.</param>
/// <param name="Omitted">Steps of further units that are not kept.</param>
public sealed record WorkingEntry(
    int Id, string Text, int Offset, double? Number, MissingReason? Missing, IReadOnlyList<int> Inputs, string Reference, string Unit, UnitCoverage? Coverage, int Omitted);

using System.Diagnostics.CodeAnalysis;

namespace Tdc.ProductivityAnalysis.Formulas;

/// <summary>A formula of an indicator: an expression over variables and other indicators.</summary>
/// <remarks>
/// <para>Shape: decimal numbers with a full stop (1234.5, 1e-3), names (ASCII letters, digits, underscore, full stop), + − * / ^, unary minus,
/// parentheses, comparisons (1 or 0) and the functions of <see cref="FormulaFunction"/>. <c>-2^2</c> is −4 and <c>2^3^2</c> is 512.</para>
/// <para>Pure: no I/O, no culture, no clock. Two formulas are equal when they print alike.</para>
/// </remarks>
public sealed class Formula : IEquatable<Formula>
{
    private readonly string text;

    private Formula(FormulaNode root)
    {
        Root = root;
        text = root.ToString();
        Names = [.. NamesIn(root).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The syntax tree.</summary>
    public FormulaNode Root { get; }

    /// <summary>The variables and indicators named, each once, in the order written.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads a formula and says what is wrong with a text that is none.</summary>
    /// <param name="text">At most <see cref="FormulaLimits.Length"/> characters.</param>
    /// <param name="formula">The formula; null when there is a fault.</param>
    /// <returns>The first fault met; null when there is none.</returns>
    public static FormulaFault? Read(string text, out Formula? formula)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fault = FormulaReader.Read(text, out var root);
        formula = root is null ? null : new Formula(root);
        return fault;
    }

    /// <summary>Reads a formula.</summary>
    /// <exception cref="FormatException">The text is none; the message has the kind of fault and the column from 0.</exception>
    public static Formula Parse(string text) =>
        Read(text, out var formula) is { } fault ? throw new FormatException($"{fault.Kind} at column {fault.Column}") : formula!;

    /// <summary>Reads a formula and says whether the text is one.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Formula? formula) => Read(text, out formula) is null;

    /// <summary>Evaluates the formula for one unit or group, all names being variables.</summary>
    /// <returns>The working: its <see cref="WorkingStep.Value"/> is the result.</returns>
    public WorkingStep Evaluate(IVariables variables) => FormulaRegister.Empty.Evaluate(this, variables);

    /// <inheritdoc />
    public bool Equals(Formula? other) => other is not null && text == other.text;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Formula);

    /// <inheritdoc />
    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The formula in its canonical form, which reads back as the same formula.</summary>
    public override string ToString() => text;

    private static IEnumerable<string> NamesIn(FormulaNode node) => node is NameNode name ? [name.Name] : node.Parts.SelectMany(NamesIn);
}

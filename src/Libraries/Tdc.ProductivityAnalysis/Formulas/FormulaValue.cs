namespace Tdc.ProductivityAnalysis.Formulas;

/// <summary>Why a value is missing.</summary>
public enum MissingKind
{
    /// <summary>A variable has no value; the subject is its name.</summary>
    Input,

    /// <summary>A divisor is zero, or zero is raised to a power below zero.</summary>
    DivisionByZero,

    /// <summary>The logarithm of zero or of a number below zero.</summary>
    LogarithmDomain,

    /// <summary>A number below zero raised to a power that is not whole.</summary>
    PowerDomain,

    /// <summary>Growth from zero or from a number below zero.</summary>
    GrowthBase,

    /// <summary>A result beyond the range of <see cref="double"/>.</summary>
    NotFinite,

    /// <summary>No unit of the group has the value that is summed, averaged or ranked.</summary>
    NoUnits,
}

/// <summary>Why a value is missing, and where.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Subject">The variable, or the part of the formula, that gave no value.</param>
/// <param name="Offset">Its period: 0 is the one asked for, −1 the one before.</param>
/// <param name="Note">What the source of the variable says of it, such as a status code; empty when nothing.</param>
public sealed record MissingReason(MissingKind Kind, string Subject, int Offset = 0, string Note = "");

/// <summary>A number, or the reason why there is none. <c>default</c> is the number 0.</summary>
public readonly record struct FormulaValue
{
    private readonly double number;

    /// <summary>A number, which must be finite.</summary>
    /// <exception cref="AnalysisException">It is not (<see cref="AnalysisFault.NotFinite"/>).</exception>
    public FormulaValue(double number) => this.number = double.IsFinite(number) ? number : throw new AnalysisException(AnalysisFault.NotFinite);

    /// <summary>No number, for a reason.</summary>
    public FormulaValue(MissingReason missing)
    {
        ArgumentNullException.ThrowIfNull(missing);
        Missing = missing;
    }

    /// <summary>The reason; null when there is a number.</summary>
    public MissingReason? Missing { get; }

    /// <summary>The number; null when it is missing.</summary>
    public double? Number => Missing is null ? number : null;

    /// <summary>The number in the invariant form, or the reason in code: <c>missing: Input VA (-1)</c>.</summary>
    public override string ToString() =>
        Missing is null ? FormulaText.Print(number) : $"missing: {Missing.Kind} {Missing.Subject}{(Missing.Offset == 0 ? "" : FormattableString.Invariant($" ({Missing.Offset})"))}";
}

/// <summary>What is known of a variable at one period.</summary>
/// <param name="Number">The value; null, not a number or infinite when it is missing.</param>
/// <param name="Reference">Where the value stands, so that a reader can open it: an id, an address, a cell.</param>
/// <param name="Note">Why it is missing, in the words or code of the source; empty when it is not.</param>
public readonly record struct VariableReading(double? Number, string Reference = "", string Note = "");

/// <summary>The variables of one unit (a firm, a sector, a locality) or of a group of units.</summary>
public interface IVariables
{
    /// <summary>What the unit is called in a working; may be empty.</summary>
    string Unit { get; }

    /// <summary>The units of the group, over which <c>sum</c>, <c>avg</c>, <c>median</c>, <c>percentile</c> and <c>count</c> run; empty for a single unit.</summary>
    IReadOnlyList<IVariables> Units { get; }

    /// <summary>Reads a variable.</summary>
    /// <param name="name">The name as written in the formula.</param>
    /// <param name="offset">The period: 0 is the one asked for, −1 the one before.</param>
    VariableReading Read(string name, int offset);
}

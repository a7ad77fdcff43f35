namespace Tdc.Uncertainty.Units;

/// <summary>A unit with a name of its own.</summary>
/// <param name="Name">D-SI name, such as <c>pascal</c>.</param>
/// <param name="Symbol">Symbol as printed, such as <c>Pa</c>.</param>
/// <param name="Dimension">Dimension.</param>
/// <remarks>Sources: BIPM, The International System of Units, 9th edition, tables 2, 4 and 8; D-SI, table of identifiers; NIST SP 811, annex B, for the rest.</remarks>
public sealed record NamedUnit(string Name, string Symbol, Dimension Dimension)
{
    /// <summary>Whether decimal prefixes may stand before it.</summary>
    public bool TakesPrefix { get; init; }

    /// <summary>Other ways to write the symbol.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>What a temperature of zero on this scale is in kelvin; 0 for all other units.</summary>
    public double Offset { get; init; }

    /// <summary>How many coherent SI units it is.</summary>
    internal DecimalScale Scale { get; init; } = DecimalScale.One;
}

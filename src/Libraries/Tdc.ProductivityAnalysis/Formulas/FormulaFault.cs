namespace Tdc.ProductivityAnalysis.Formulas;

/// <summary>What is wrong with the text of a formula.</summary>
public enum FormulaFaultKind
{
    /// <summary>There is nothing but spaces.</summary>
    Empty,

    /// <summary>The text is longer than <see cref="FormulaLimits.Length"/>.</summary>
    TooLong,

    /// <summary>Parentheses, signs or operators are nested deeper than <see cref="FormulaLimits.Nesting"/> or <see cref="FormulaLimits.Depth"/>.</summary>
    TooDeep,

    /// <summary>Nested <c>sumover</c>, <c>delta</c> and <c>growth</c> would take more than <see cref="FormulaLimits.Cost"/> steps.</summary>
    TooCostly,

    /// <summary>A character that the language does not have.</summary>
    UnknownCharacter,

    /// <summary>A number, name, function or opening parenthesis is expected here.</summary>
    ValueExpected,

    /// <summary>An operator or the end is expected here.</summary>
    OperatorExpected,

    /// <summary>A parenthesis that is never closed; the column is that of the opening one.</summary>
    NotClosed,

    /// <summary>Comparisons stand in a chain: <c>a &lt; b &lt; c</c>.</summary>
    ChainedComparison,

    /// <summary>A name before a parenthesis that is no function.</summary>
    UnknownFunction,

    /// <summary>A function has too few or too many arguments.</summary>
    ArgumentCount,

    /// <summary>An argument that must be a written number (of periods, of a percentile) is not, or is outside its range.</summary>
    ArgumentRange,

    /// <summary>A number beyond the range of <see cref="double"/>.</summary>
    NumberRange,

    /// <summary>A name longer than <see cref="FormulaLimits.Name"/>.</summary>
    NameTooLong,
}

/// <summary>A fault in the text of a formula.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Column">Where: the character counted from 0; the length of the text for its end.</param>
public readonly record struct FormulaFault(FormulaFaultKind Kind, int Column);

/// <summary>How large a formula may be, so that no text, however hostile, exhausts the stack or the clock.</summary>
public static class FormulaLimits
{
    /// <summary>Most characters of a formula.</summary>
    public const int Length = 4_000;

    /// <summary>Most characters of a name.</summary>
    public const int Name = 100;

    /// <summary>Most parentheses, signs and powers open at one place.</summary>
    public const int Nesting = 64;

    /// <summary>Greatest depth of the syntax tree; a sum of n terms is n deep.</summary>
    public const int Depth = 256;

    /// <summary>Greatest depth of an indicator with the formulas of all indicators it names set in their places.</summary>
    public const int RegisterDepth = 500;

    /// <summary>Most periods that <c>lag</c> and <c>sumover</c> reach back.</summary>
    public const int Periods = 100;

    /// <summary>Most steps that one evaluation of a formula may take for one unit.</summary>
    public const int Cost = 100_000;
}

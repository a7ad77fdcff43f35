namespace Tdc.ProductivityAnalysis;

/// <summary>Why data cannot be analysed.</summary>
public enum AnalysisFault
{
    /// <summary>There is no observation.</summary>
    NoData,

    /// <summary>Two arguments that must have the same length have not.</summary>
    LengthsDiffer,

    /// <summary>A value is missing (<see cref="double.NaN"/>) where the method needs one.</summary>
    Missing,

    /// <summary>A value is infinite.</summary>
    NotFinite,

    /// <summary>A value is below zero where the method needs zero or more.</summary>
    Negative,

    /// <summary>A value is zero or below where the method needs more than zero.</summary>
    NotPositive,

    /// <summary>All inputs or all outputs of a unit are zero.</summary>
    AllZero,

    /// <summary>A unit stands twice in one period, or a key stands twice.</summary>
    Duplicate,

    /// <summary>Too few observations for the number of unknowns.</summary>
    TooFew,

    /// <summary>A column is a combination of the others, so that its effect cannot be told.</summary>
    Collinear,

    /// <summary>An iteration did not settle.</summary>
    NotConverged,

    /// <summary>An argument is outside the range that the method is defined for.</summary>
    OutOfRange,

    /// <summary>Values differ so much in size that a result is beyond the range of floating-point numbers.</summary>
    TooFarApart,
}

/// <summary>Data that a method cannot take, with the place in the data.</summary>
public sealed class AnalysisException : Exception
{
    /// <summary>No particulars.</summary>
    public AnalysisException()
    {
    }

    /// <summary>Says what is wrong in English.</summary>
    public AnalysisException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong in English and what caused it.</summary>
    public AnalysisException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Says what is wrong and where.</summary>
    /// <param name="fault">The kind of fault.</param>
    /// <param name="observation">Position of the observation in the caller's order, from 0; −1 when the fault is of none in particular.</param>
    /// <param name="variable">Name of the variable as the caller gave it; empty when the fault is of none in particular.</param>
    public AnalysisException(AnalysisFault fault, int observation = -1, string variable = "")
        : base($"{fault}: observation {observation}, variable '{variable}'")
    {
        Fault = fault;
        Observation = observation;
        Variable = variable;
    }

    /// <summary>The kind of fault.</summary>
    public AnalysisFault Fault { get; }

    /// <summary>Position of the observation in the caller's order, from 0; −1 for none in particular.</summary>
    public int Observation { get; } = -1;

    /// <summary>Name of the variable; empty for none in particular.</summary>
    public string Variable { get; } = "";
}

namespace Tdc.Uncertainty;

/// <summary>Why a measurement cannot be evaluated.</summary>
public enum UncertaintyFault
{
    /// <summary>The text of a model cannot be read.</summary>
    Syntax,

    /// <summary>A name stands for nothing that is known.</summary>
    UnknownName,

    /// <summary>A name is given twice.</summary>
    Duplicate,

    /// <summary>A figure, list or key that is needed is absent.</summary>
    Missing,

    /// <summary>A figure is not a finite number.</summary>
    NotFinite,

    /// <summary>A figure is outside the range that the method is defined for.</summary>
    OutOfRange,

    /// <summary>Too few readings for what is asked.</summary>
    TooFew,

    /// <summary>Two things that must have the same length, unit or dimension have not.</summary>
    Mismatch,

    /// <summary>Correlations that no quantities can have together.</summary>
    NotPositive,

    /// <summary>The model has no value or no derivative at the estimates.</summary>
    Undefined,

    /// <summary>The kind of case, distribution or mode is not known.</summary>
    UnknownKind,

    /// <summary>An iteration did not settle.</summary>
    NotConverged,

    /// <summary>A part of a case is of another kind than is needed, such as a text in the place of a list.</summary>
    WrongType,

    /// <summary>A result is beyond the range of numbers.</summary>
    Overflow,

    /// <summary>What is asked for would take longer than anybody waits.</summary>
    TooMuchWork,
}

/// <summary>What the place of a fault counts.</summary>
public enum FaultPlace
{
    /// <summary>Letters of a text or members of a list, from 1.</summary>
    Position,

    /// <summary>Rows of a case, from 1.</summary>
    Row,
}

/// <summary>A measurement that cannot be evaluated, with what is at fault.</summary>
public sealed class UncertaintyException : Exception
{
    /// <summary>No particulars.</summary>
    public UncertaintyException()
    {
    }

    /// <summary>Says what is wrong in English.</summary>
    public UncertaintyException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong in English and what caused it.</summary>
    public UncertaintyException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Says what is wrong and with which part.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="subject">The name, key or text at fault, as the caller wrote it.</param>
    /// <param name="place">Position in a text or number of a row, from 1; 0 when there is none.</param>
    /// <param name="message">The same in an English sentence, for programmers; a user's words are made from the other three.</param>
    public UncertaintyException(UncertaintyFault fault, string subject, int place, string message)
        : base(message)
    {
        Fault = fault;
        Subject = subject;
        Place = place;
    }

    /// <summary>What is wrong.</summary>
    public UncertaintyFault Fault { get; }

    /// <summary>The name, key or text at fault; empty when there is none.</summary>
    public string Subject { get; } = "";

    /// <summary>Position in a text or number of a row, from 1; 0 when there is none.</summary>
    public int Place { get; }

    /// <summary>What <see cref="Place"/> counts.</summary>
    public FaultPlace PlaceOf { get; init; }

    /// <summary>A stable word that tells apart what has the same <see cref="Fault"/>, such as <c>units</c>; empty for what the fault says by itself.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Figures and names that belong to the reason, in its order, written as invariant text.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The same fault, found in a row of a case.</summary>
    /// <param name="row">Number of the row, from 1.</param>
    public UncertaintyException InRow(int row) => new(Fault, Subject, row, $"Row {row}: {Message}") { PlaceOf = FaultPlace.Row, Reason = Reason, Values = Values };

    /// <summary>The same fault with another name for what is at fault.</summary>
    /// <param name="subject">The name, key or text at fault.</param>
    public UncertaintyException About(string subject) => new(Fault, subject, Place, Message) { PlaceOf = PlaceOf, Reason = Reason, Values = Values };
}

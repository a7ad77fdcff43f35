namespace Tdc.Dcc;

/// <summary>Results with what stands around them.</summary>
/// <param name="Name">What was measured.</param>
public sealed record MeasurementResult(LocalText Name)
{
    /// <summary>More about it.</summary>
    public RichText? Description { get; init; }

    /// <summary>Methods, equipment, conditions.</summary>
    public Circumstances Circumstances { get; init; } = Circumstances.None;

    /// <summary>The results; at least one.</summary>
    public Sequence<Result> Results { get; init; } = [];

    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}

/// <summary>One result.</summary>
/// <param name="Name">What it is.</param>
public sealed record Result(LocalText Name)
{
    /// <summary>More about it.</summary>
    public RichText? Description { get; init; }

    /// <summary>Figures, tables, texts; at least one part.</summary>
    public Sequence<DataPart> Data { get; init; } = [];

    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}

/// <summary>A part of the data of a result.</summary>
public abstract record DataPart;

/// <summary>A text.</summary>
public sealed record TextData(RichText Text) : DataPart;

/// <summary>A formula in LaTeX.</summary>
public sealed record FormulaData(string Latex) : DataPart;

/// <summary>A file.</summary>
public sealed record FileData(EmbeddedFile File) : DataPart;

/// <summary>A quantity: a figure or a column of a table.</summary>
/// <param name="Value">Its value.</param>
public sealed record Quantity(QuantityValue Value) : DataPart
{
    /// <summary>What it is.</summary>
    public LocalText? Name { get; init; }

    /// <summary>More about it.</summary>
    public RichText? Description { get; init; }

    /// <summary>Its relative uncertainty: a real value or a list.</summary>
    public QuantityValue? RelativeUncertainty { get; init; }

    /// <summary>Methods, equipment, conditions, conformity.</summary>
    public Circumstances Circumstances { get; init; } = Circumstances.None;

    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}

/// <summary>Quantities that belong together: a table.</summary>
public sealed record QuantityList : DataPart
{
    /// <summary>What it is.</summary>
    public LocalText? Name { get; init; }

    /// <summary>More about it.</summary>
    public RichText? Description { get; init; }

    /// <summary>Its columns or tables: each a <see cref="Quantity"/> or a <see cref="QuantityList"/>; at least one.</summary>
    public Sequence<DataPart> Members { get; init; } = [];

    /// <summary>Methods, equipment, conditions, conformity.</summary>
    public Circumstances Circumstances { get; init; } = Circumstances.None;

    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}

/// <summary>A statement about the certificate, or more data about a result (<c>dcc:statementMetaDataType</c>).</summary>
public sealed record Statement
{
    /// <summary>Its heading.</summary>
    public LocalText? Name { get; init; }

    /// <summary>More about it.</summary>
    public RichText? Description { get; init; }

    /// <summary>Countries that it speaks of.</summary>
    public Sequence<string> CountryCodes { get; init; } = [];

    /// <summary>Agreement that it rests on.</summary>
    public string? Convention { get; init; }

    /// <summary>Whether the results are traceable.</summary>
    public bool? Traceable { get; init; }

    /// <summary>Standards.</summary>
    public Sequence<string> Norms { get; init; } = [];

    /// <summary>Places in them.</summary>
    public Sequence<string> References { get; init; } = [];

    /// <summary>Addresses in the web; only since 3.3.</summary>
    public Sequence<string> Links { get; init; } = [];

    /// <summary>What is stated.</summary>
    public RichText? Declaration { get; init; }

    /// <summary>Whether it holds: for the whole, or one for each value of the list.</summary>
    public Each<bool>? Valid { get; init; }

    /// <summary>A date that it speaks of.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>A period that it speaks of, as XML writes durations, such as <c>P1Y</c>.</summary>
    public string? Period { get; init; }

    /// <summary>Who answers for the statement.</summary>
    public Contact? Authority { get; init; }

    /// <summary>Conformity: one word for the whole, or one for each value of the list.</summary>
    public Each<Conformity>? Conformity { get; init; }

    /// <summary>Its figures.</summary>
    public Sequence<DataPart> Data { get; init; } = [];

    /// <summary>Definition of a unit outside the SI.</summary>
    public string? NonSiDefinition { get; init; }

    /// <summary>A unit outside the SI.</summary>
    public string? NonSiUnit { get; init; }

    /// <summary>A place.</summary>
    public Location? Location { get; init; }

    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}

/// <summary>One word for the whole, or a list of words for a list of values.</summary>
/// <param name="IsList">Whether it is written as a list; a list of one counts for all values.</param>
/// <param name="Words">The words; exactly one when it is no list.</param>
/// <typeparam name="T">The word.</typeparam>
public sealed record Each<T>(bool IsList, Sequence<T> Words);

/// <summary>What is said about the agreement with a specification.</summary>
public enum Conformity
{
    /// <summary>Conforms.</summary>
    Pass,

    /// <summary>Does not conform.</summary>
    Fail,

    /// <summary>Inside the tolerance and inside the guard band.</summary>
    ConditionalPass,

    /// <summary>Outside the tolerance, but within the uncertainty of it.</summary>
    ConditionalFail,

    /// <summary>Conformity could not be shown.</summary>
    NoPass,

    /// <summary>Nonconformity could not be shown.</summary>
    NoFail,
}

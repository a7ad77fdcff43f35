namespace Tdc.Platform.Documents;

/// <summary>How the value of a <see cref="SheetCell"/> is written and shown.</summary>
public enum CellKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Text, never a formula whatever it starts with.</summary>
    Text,

    /// <summary>A number with as many decimals as it has.</summary>
    Number,

    /// <summary>A whole number with a thousands separator.</summary>
    Whole,

    /// <summary>Whole đồng.</summary>
    Dong,

    /// <summary>A share: 0.5 is shown as 50 %.</summary>
    Percent,

    /// <summary>A calendar day, dd/mm/yyyy.</summary>
    Date,

    /// <summary>A local date and time of day, dd/mm/yyyy hh:mm.</summary>
    Time,
}

/// <summary>One cell of a table that goes out as XLSX or CSV. <c>default</c> is an empty cell.</summary>
public readonly record struct SheetCell
{
    private readonly string? text;
    private readonly decimal number;
    private readonly DateTime time;

    private SheetCell(CellKind kind, string? text, decimal number, DateTime time)
    {
        Kind = kind;
        this.text = text;
        this.number = number;
        this.time = time;
    }

    /// <summary>What the cell holds.</summary>
    public CellKind Kind { get; }

    /// <summary>Whether the cell is shown in bold (totals, group rows).</summary>
    public bool IsBold { get; init; }

    /// <summary>A cell with nothing in it.</summary>
    public static SheetCell Empty => default;

    /// <summary>The text of a <see cref="CellKind.Text"/> cell; empty for others.</summary>
    public string TextValue => text ?? "";

    /// <summary>The number of a numeric cell; 0 for others.</summary>
    public decimal NumberValue => number;

    /// <summary>The moment of a <see cref="CellKind.Date"/> or <see cref="CellKind.Time"/> cell.</summary>
    public DateTime TimeValue => time;

    /// <summary>A text cell; null and empty text give an empty cell.</summary>
    public static SheetCell Text(string? text) => string.IsNullOrEmpty(text) ? default : new(CellKind.Text, text, 0, default);

    /// <summary>A number; null gives an empty cell.</summary>
    public static SheetCell Number(decimal? number) => Of(CellKind.Number, number);

    /// <summary>A whole number; null gives an empty cell.</summary>
    public static SheetCell Whole(long? number) => Of(CellKind.Whole, number);

    /// <summary>An amount in whole đồng; null gives an empty cell.</summary>
    public static SheetCell Dong(long? dong) => Of(CellKind.Dong, dong);

    /// <summary>A share; 0.5 is shown as 50 %. Null gives an empty cell.</summary>
    public static SheetCell Percent(decimal? share) => Of(CellKind.Percent, share);

    /// <summary>A calendar day; null gives an empty cell.</summary>
    public static SheetCell Date(DateOnly? day) =>
        day is { } known ? new(CellKind.Date, null, 0, known.ToDateTime(TimeOnly.MinValue)) : default;

    /// <summary>A local date and time of day, to the minute; the caller has already moved it to the reader's time zone.</summary>
    public static SheetCell Time(DateTime? local) => local is { } known ? new(CellKind.Time, null, 0, known) : default;

    /// <summary>The same cell in bold.</summary>
    public SheetCell Bold() => this with { IsBold = true };

    /// <summary>A text cell, see <see cref="Text"/>.</summary>
    public static implicit operator SheetCell(string? text) => Text(text);

    /// <summary>A date cell, see <see cref="Date"/>.</summary>
    public static implicit operator SheetCell(DateOnly day) => Date(day);

    /// <summary>The same as the conversion, for callers without operators.</summary>
    public static SheetCell ToSheetCell(string? text) => Text(text);

    private static SheetCell Of(CellKind kind, decimal? value) => value is { } known ? new(kind, null, known, default) : default;
}

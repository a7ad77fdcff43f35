namespace Tdc.Platform.Documents;

/// <summary>How a column's cells stand.</summary>
public enum CellAlignment
{
    /// <summary>Left.</summary>
    Left,

    /// <summary>Centred: ordinals, dates, short codes.</summary>
    Center,

    /// <summary>Right: numbers.</summary>
    Right,
}

/// <summary>A column of a table in a document.</summary>
/// <param name="Header">The heading.</param>
/// <param name="Share">Its share of the table's width, relative to the other columns, above 0.</param>
/// <param name="Alignment">How its cells stand.</param>
public sealed record DocumentColumn(string Header, double Share, CellAlignment Alignment = CellAlignment.Left);

/// <summary>What a row of a table is.</summary>
public enum DocumentRowKind
{
    /// <summary>An ordinary row.</summary>
    Data,

    /// <summary>A bold row whose single text spans all columns behind its number.</summary>
    Group,

    /// <summary>A bold row of sums.</summary>
    Total,
}

/// <summary>A row of a table in a document.</summary>
/// <param name="Cells">The cells; missing ones are empty, surplus ones are refused. A line feed starts a new paragraph in the cell.</param>
/// <param name="Kind">What the row is. A <see cref="DocumentRowKind.Group"/> has one cell, or two: number and title.</param>
public sealed record DocumentRow(IReadOnlyList<RichText> Cells, DocumentRowKind Kind = DocumentRowKind.Data);

/// <summary>A table over the whole width, its headings repeated on each page.</summary>
/// <param name="Columns">The columns, at least one.</param>
/// <param name="Rows">The rows.</param>
public sealed record DocumentTable(IReadOnlyList<DocumentColumn> Columns, IReadOnlyList<DocumentRow> Rows) : DocumentBlock
{
    /// <summary>The line above the table, bold and centred; empty for none.</summary>
    public string Caption { get; init; } = "";

    /// <summary>The line above the table at its right, in italics, e.g. "Đơn vị tính: triệu đồng"; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether a row of column numbers (1), (2) … stands under the headings.</summary>
    public bool HasColumnNumbers { get; init; }

    /// <summary>Size of the letters in points, 9 to 14.</summary>
    public int FontSize { get; init; } = 12;
}

namespace Tdc.Platform.Documents;

/// <summary>A column of a <see cref="Sheet"/>.</summary>
/// <param name="Header">The heading shown; also the name by which an import finds the column again.</param>
/// <param name="Width">Width in characters of the body font, 1 to 255.</param>
/// <param name="Kind">What empty cells below will hold; gives them their number format in a template.</param>
public sealed record SheetColumn(string Header, double Width = 14, CellKind Kind = CellKind.Text)
{
    /// <summary>The heading of the hidden column that carries <see cref="RowKey"/> through a round trip.</summary>
    public const string KeyHeader = "_key";

    /// <summary>The hidden, locked column of row keys.</summary>
    public static SheetColumn Key { get; } = new(KeyHeader, 12) { IsHidden = true, IsLocked = true };

    /// <summary>Whether the column is not shown.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether cells cannot be typed over while <see cref="Sheet.IsProtected"/>.</summary>
    public bool IsLocked { get; init; }

    /// <summary>The values offered in a drop-down list; empty for free entry.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>One table that goes out as a worksheet or as CSV.</summary>
public sealed record Sheet
{
    /// <summary>The tab's name; characters that Excel forbids are replaced and names are made unique.</summary>
    public required string Name { get; init; }

    /// <summary>Title lines above the table, in bold; the first is the largest.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>Remarks between titles and table, in italics: unit of money, date of the figures, how to fill in.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The columns, at least one.</summary>
    public required IReadOnlyList<SheetColumn> Columns { get; init; }

    /// <summary>The rows, read once while writing; shorter rows end with empty cells, longer ones are refused.</summary>
    public required IEnumerable<IReadOnlyList<SheetCell>> Rows { get; init; }

    /// <summary>Whether locked columns are protected. A hindrance to accidents, not to attackers: an import checks every key again.</summary>
    public bool IsProtected { get; init; }

    /// <summary>How many rows below the header drop-down lists reach in a template to be filled in.</summary>
    public int TemplateRows { get; init; }

    /// <summary>Whether the sheet prints on A4 landscape; portrait otherwise.</summary>
    public bool IsLandscape { get; init; } = true;
}

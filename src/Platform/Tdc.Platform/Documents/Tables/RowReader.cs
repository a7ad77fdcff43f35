namespace Tdc.Platform.Documents;

/// <summary>One fault of an import, with the place where a person finds it.</summary>
/// <param name="Row">The source row, counted from 1.</param>
/// <param name="Column">The heading of the column.</param>
/// <param name="Fault">What is wrong; its message is in <see cref="DocumentsText"/> under <c>cell.NAME</c>.</param>
/// <param name="Value">What stands there, at most 80 characters.</param>
public sealed record CellError(int Row, string Column, CellFault Fault, string Value);

/// <summary>Reads the cells of one row by heading and collects what is wrong, so that a person sees all faults of a file at once.</summary>
/// <param name="table">The table.</param>
/// <param name="row">One of its rows.</param>
/// <param name="errors">Where faults are added.</param>
public sealed class RowReader(Table table, TableRow row, ICollection<CellError> errors)
{
    /// <summary>The source row.</summary>
    public int SourceRow => row.Number;

    /// <summary>Whether a fault was met in this row.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>A text; null when the cell is empty or faulty.</summary>
    public string? Text(string column, int maxLength, bool required = false)
    {
        var fault = CellReading.ReadText(Cell(column), maxLength, out var text);
        return Accept(column, fault, required) ? text : null;
    }

    /// <summary>One of the offered texts, found without regard to case and spacing; null when the cell is empty or faulty.</summary>
    public string? Choice(string column, IEnumerable<string> choices, bool required = false)
    {
        if (Text(column, int.MaxValue, required) is not { } text) { return null; }
        var wanted = Table.Normalise(text);
        var found = choices.FirstOrDefault(choice => string.Equals(Table.Normalise(choice), wanted, StringComparison.OrdinalIgnoreCase));
        if (found is null) { Add(column, CellFault.NotAChoice); }
        return found;
    }

    /// <summary>Whole đồng; null when the cell is empty or faulty.</summary>
    public long? Dong(string column, bool required = false, bool allowNegative = false)
    {
        var fault = CellReading.ReadDong(Cell(column), out var dong);
        if (fault == CellFault.None && dong < 0 && !allowNegative) { fault = CellFault.Negative; }
        return Accept(column, fault, required) ? dong : null;
    }

    /// <summary>A number within bounds; null when the cell is empty or faulty.</summary>
    public decimal? Number(string column, bool required = false, decimal min = decimal.MinValue, decimal max = decimal.MaxValue)
    {
        var fault = CellReading.ReadNumber(Cell(column), out var number);
        if (fault == CellFault.None && (number < min || number > max)) { fault = CellFault.OutOfRange; }
        return Accept(column, fault, required) ? number : null;
    }

    /// <summary>Percentage points within bounds; null when the cell is empty or faulty.</summary>
    public decimal? Percent(string column, bool required = false, decimal min = 0, decimal max = 100)
    {
        var fault = CellReading.ReadPercent(Cell(column), out var points);
        if (fault == CellFault.None && (points < min || points > max)) { fault = CellFault.OutOfRange; }
        return Accept(column, fault, required) ? points : null;
    }

    /// <summary>A calendar day; null when the cell is empty or faulty.</summary>
    public DateOnly? Date(string column, bool required = false)
    {
        var fault = CellReading.ReadDate(Cell(column), out var day);
        return Accept(column, fault, required) ? day : null;
    }

    /// <summary>The row key of the hidden column; null for a new row. A key that does not read is a fault, not a new row.</summary>
    public RowKey? Key()
    {
        var cell = Cell(SheetColumn.KeyHeader);
        if (cell.IsEmpty) { return null; }
        if (RowKey.TryParse(cell.Text, out var key)) { return key; }
        Add(SheetColumn.KeyHeader, CellFault.BadKey);
        return null;
    }

    /// <summary>Adds a fault that the caller found.</summary>
    public void Add(string column, CellFault fault)
    {
        HasErrors = true;
        var value = Cell(column).Tidy;
        errors.Add(new CellError(row.Number, column, fault, value.Length > 80 ? value[..79] + "…" : value));
    }

    private TableCell Cell(string column) => row[table.Column(column)];

    private bool Accept(string column, CellFault fault, bool required)
    {
        if (fault == CellFault.None) { return true; }
        if (fault != CellFault.Missing || required) { Add(column, fault); }
        return false;
    }
}

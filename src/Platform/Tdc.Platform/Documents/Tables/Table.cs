using System.Globalization;

namespace Tdc.Platform.Documents;

/// <summary>A table read from a file: its headings and the rows below them.</summary>
/// <param name="Name">The worksheet's name; empty for CSV.</param>
/// <param name="Encoding">The encoding found in a CSV; null for XLSX. <c>windows-1258</c> was inferred and is worth a look before importing.</param>
/// <param name="HeaderRow">The source row of the headings, counted from 1; 0 when the table has none because it is empty.</param>
/// <param name="Headers">The headings, trimmed, in Unicode form C, with single spaces; empty where a column has none.</param>
/// <param name="Rows">The rows below that hold anything.</param>
/// <param name="Preamble">The rows above the headings that hold anything: titles and notes.</param>
public sealed record Table(
    string Name, string? Encoding, int HeaderRow, IReadOnlyList<string> Headers, IReadOnlyList<TableRow> Rows, IReadOnlyList<TableRow> Preamble)
{
    /// <summary>Finds a column by its heading, without regard to case and spacing.</summary>
    /// <returns>Its position from 0, or -1. The first one if the heading is repeated, see <see cref="RepeatedHeaders"/>.</returns>
    public int Column(string header)
    {
        var wanted = Normalise(header);
        for (var i = 0; i < Headers.Count; i++)
        {
            if (string.Equals(Headers[i], wanted, StringComparison.OrdinalIgnoreCase)) { return i; }
        }
        return -1;
    }

    /// <summary>Which of the wanted headings the table lacks.</summary>
    public IReadOnlyList<string> Missing(IEnumerable<string> wanted) => [.. wanted.Where(header => Column(header) < 0)];

    /// <summary>Headings that stand over more than one column; an import that reads them by name refuses the table.</summary>
    public IReadOnlyList<string> RepeatedHeaders => [.. Headers.Where(header => header.Length > 0)
        .GroupBy(header => header, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key)];

    /// <summary>A heading as it is compared: Unicode form C, single spaces, no line breaks.</summary>
    public static string Normalise(string header) =>
        string.Join(' ', header.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A row of a table that was read.</summary>
/// <param name="Number">The row in the source, counted from 1 as a spreadsheet program shows it.</param>
/// <param name="Cells">The cells by column; may be fewer than the headings.</param>
public sealed record TableRow(int Number, IReadOnlyList<TableCell> Cells)
{
    /// <summary>The cell of a column counted from 0; an empty one beyond the row's end.</summary>
    public TableCell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : default;

    /// <summary>Whether no cell holds anything but spaces.</summary>
    public bool IsEmpty => Cells.All(cell => cell.IsEmpty);
}

/// <summary>A cell as it was read: text, a number, a date, a truth value or a spreadsheet error. <c>default</c> is empty.</summary>
public readonly record struct TableCell
{
    private readonly object? value;

    /// <summary>Keeps a text, <see cref="double"/>, <see cref="bool"/>, <see cref="DateTime"/> or <see cref="TimeSpan"/>.</summary>
    public TableCell(object? value) => this.value = value;

    /// <summary>Whether the number is formatted as a percentage, so that 0.5 means 50 %.</summary>
    public bool IsPercent { get; init; }

    /// <summary>Whether the cell holds an error such as <c>#REF!</c> instead of a value.</summary>
    public bool IsError { get; init; }

    /// <summary>Whether there is nothing in the cell but spaces.</summary>
    public bool IsEmpty => !IsError && value switch { null => true, string text => string.IsNullOrWhiteSpace(text), _ => false };

    /// <summary>The number, where the cell holds one.</summary>
    public double? Number => value as double?;

    /// <summary>The moment, where the cell holds a date.</summary>
    public DateTime? Moment => value as DateTime?;

    /// <summary>What the cell shows, in the invariant form for numbers (1234.5) and dates (2026-06-30), untrimmed.</summary>
    public string Text => value switch
    {
        null => "",
        string text => text,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        bool truth => truth ? "TRUE" : "FALSE",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The text trimmed and in Unicode form C, as it is stored.</summary>
    public string Tidy => Text.Normalize().Trim();

    /// <inheritdoc />
    public override string ToString() => Text;
}

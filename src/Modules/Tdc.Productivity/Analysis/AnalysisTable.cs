using System.Globalization;
using Tdc.Platform.Commands;
using Tdc.Platform.Documents;

namespace Tdc.Productivity.Analysis;

/// <summary>A table of observations as an analyst sends it: CSV in any usual encoding and delimiter, or XLSX; columns are found by their names.</summary>
/// <remarks>
/// <para>Numbers are read exactly as <see cref="double"/>. A file uses one decimal mark, point or comma; thousands separators are refused because "1.500" could mean two things.</para>
/// <para>An empty cell, <c>NA</c> and <c>NaN</c> are missing: <see cref="double.NaN"/>. All else that is no number is a fault with row and column, as a spreadsheet numbers them.</para>
/// </remarks>
internal sealed class AnalysisTable
{
    private const int FaultsTold = 20;
    private static readonly TableLimits limits = new() { MaxBytes = 512 * 1024 * 1024, MaxRows = 2_000_000, MaxColumns = 2_000 };
    private readonly Table table;
    private readonly List<string> faults = [];
    private (char Mark, string Place)? mark;

    private readonly char? delimiter;

    private AnalysisTable(string name, Table table, char? delimiter) => (Name, this.table, this.delimiter) = (name, table, delimiter);

    /// <summary>The file's name, for messages.</summary>
    public string Name { get; }

    /// <summary>The headings in their order.</summary>
    public IReadOnlyList<string> Headers => table.Headers;

    /// <summary>How many rows of data there are.</summary>
    public int Count => table.Rows.Count;

    /// <summary>The row in the source, counted from 1 as a spreadsheet shows it.</summary>
    public int SourceRow(int row) => table.Rows[row].Number;

    /// <summary>Reads a file.</summary>
    /// <exception cref="CommandFault">It is absent, no table, or empty; the message is in the reader's language.</exception>
    public static AnalysisTable Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new CommandFault(AnalysisWords.Say("file.missing", path));
        }

        using var stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads a stream under a name.</summary>
    /// <exception cref="CommandFault">It is no table, or empty.</exception>
    public static AnalysisTable Read(Stream stream, string name)
    {
        var fault = TableReader.ReadAll(stream, name, limits, out var grids);
        if (fault is not (TableFault.None or TableFault.Empty))
        {
            throw new CommandFault(AnalysisWords.Say("file.unreadable", name, AnalysisWords.Say(fault)));
        }

        if (grids.FirstOrDefault(g => g.Rows.Count > 0) is not { } grid || grid.Rows.Count < 2)
        {
            throw new CommandFault(AnalysisWords.Say("file.empty", name));
        }

        var headers = grid.Rows[0].Cells.Select(cell => Table.Normalise(cell.Text)).ToList();
        RefuseSurplus(name, grid, headers.Count);
        CellEncodings.Check(stream, name, grid, headers);
        return new(name, new Table(grid.Name, grid.Encoding, grid.Rows[0].Number, headers, [.. grid.Rows.Skip(1)], []), grid.Delimiter);
    }

    /// <summary>Whether there is a column of this name.</summary>
    public bool Has(string column) => table.Column(column) >= 0;

    /// <summary>A column of names; an empty cell is a fault.</summary>
    public string[] Texts(string column)
    {
        var at = Position(column);
        return Each(row =>
        {
            var text = row[at].Tidy;
            if (text.Length == 0)
            {
                Tell("cell.missing", row.Number, column);
            }

            return text;
        });
    }

    /// <summary>A column of periods: whole numbers such as years.</summary>
    public int[] Periods(string column)
    {
        var at = Position(column);
        return Each(row =>
        {
            if (!int.TryParse(WithoutZeroFraction(row[at].Tidy), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var period))
            {
                Tell(row[at].IsEmpty ? "cell.missing" : "cell.not-year", row.Number, column, row[at].Tidy);
            }

            return period;
        });
    }

    /// <summary>A column of numbers; missing ones are <see cref="double.NaN"/>.</summary>
    /// <param name="column">Its heading.</param>
    /// <param name="required">Whether a missing number is a fault.</param>
    public double[] Numbers(string column, bool required = false)
    {
        var at = Position(column);
        return Each(row =>
        {
            var told = faults.Count;
            var number = Number(row[at], row.Number, column);
            if (required && double.IsNaN(number) && faults.Count == told)
            {
                Tell(row[at].IsEmpty ? "cell.missing" : "cell.not-number", row.Number, column, row[at].Tidy);
            }

            return number;
        });
    }

    /// <summary>Ends reading: throws when any fault was met, with all of them.</summary>
    /// <exception cref="CommandFault">One line for each fault, at most twenty.</exception>
    public void Done()
    {
        if (faults.Count == 0)
        {
            return;
        }

        var told = faults.Distinct().Take(FaultsTold).ToList();
        if (faults.Count > told.Count)
        {
            told.Add(AnalysisWords.Say("cells.more", faults.Count - told.Count));
        }

        throw new CommandFault(Name + ": " + string.Join(Environment.NewLine, told));
    }

    // In a CSV a decimal comma that also parts cells moves all cells after it: nothing in such a row can be trusted. A note beside a worksheet's table does no harm.
    private static void RefuseSurplus(string name, Grid grid, int columns)
    {
        if (grid.Encoding is not null && grid.Rows.FirstOrDefault(row => row.Cells.Skip(columns).Any(cell => !cell.IsEmpty)) is { } wide)
        {
            throw new CommandFault(AnalysisWords.Say("row.too-wide", name, wide.Number, wide.Cells.Count, columns));
        }
    }

    /// <summary>A fault of a row that the caller found; told by <see cref="Done"/> with the others.</summary>
    /// <param name="key">Its text, whose first place is the row.</param>
    /// <param name="row">The row, from 0.</param>
    /// <param name="values">What fills the other places.</param>
    public void Fault(string key, int row, params object?[] values) => Tell(key, [SourceRow(row), .. values]);

    // Statistical programs write years as 2020.0.
    private static string WithoutZeroFraction(string text) =>
        text.IndexOfAny(['.', ',']) is > 0 and var at && text.Length > at + 1 && text.AsSpan(at + 1).IndexOfAnyExcept('0') < 0 ? text[..at] : text;

    private T[] Each<T>(Func<TableRow, T> read)
    {
        var values = new T[table.Rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = read(table.Rows[i]);
        }

        return values;
    }

    private double Number(TableCell cell, int row, string column)
    {
        if (cell.Number is { } ready && double.IsFinite(ready))
        {
            return ready;
        }

        var text = cell.Tidy;
        if (text.Length == 0 || text is "NA" or "NaN" or "n/a")
        {
            return double.NaN;
        }

        var found = text.IndexOfAny(['.', ',']);
        if (found >= 0 && text.IndexOfAny(['.', ','], found + 1) >= 0)
        {
            Tell("cell.grouped", row, column, text);
            return double.NaN;
        }

        if (delimiter == ',' && IsAmbiguous(text, found))
        {
            Tell("cell.ambiguous", row, column, text, text.Replace(',', '.'), text.Replace(",", "", StringComparison.Ordinal));
            return double.NaN;
        }

        // "Infinity" and "nan" would be parsed as such; written with letters they are no numbers.
        if (!double.TryParse(text.Replace(',', '.').Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || cell.IsError || !text.Any(char.IsAsciiDigit))
        {
            Tell("cell.not-number", row, column, text);
            return double.NaN;
        }

        if (found >= 0)
        {
            mark ??= (text[found], $"{row}/{column}");
            if (mark.Value.Mark != text[found])
            {
                Tell("cell.two-marks", row, column, text, mark.Value.Place);
            }
        }

        if (!double.IsFinite(number))
        {
            Tell("cell.infinite", row, column, text);
        }

        return number;
    }

    // In a file parted by commas a number with a comma was put in quotes, as programs do with thousands as well as with decimals: 1,500 may be either.
    private static bool IsAmbiguous(string text, int at)
    {
        var whole = at < 0 ? "" : text[..at].TrimStart('-', '+', '−');
        return at >= 0 && text[at] == ',' && text.Length == at + 4 && whole.Length is > 0 and <= 3 && whole[0] != '0' && text.AsSpan(at + 1).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private int Position(string column)
    {
        var at = table.Column(column);
        if (at < 0)
        {
            throw new CommandFault(AnalysisWords.Say("file.no-column", Name, column, string.Join(", ", Headers)));
        }

        if (table.RepeatedHeaders.Contains(Table.Normalise(column), StringComparer.OrdinalIgnoreCase))
        {
            throw new CommandFault(AnalysisWords.Say("file.repeated-column", Name, column));
        }

        return at;
    }

    private void Tell(string key, params object?[] values) => faults.Add(AnalysisWords.Say(key, values));
}

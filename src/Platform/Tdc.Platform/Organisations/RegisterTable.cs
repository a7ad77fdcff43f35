using System.Globalization;
using System.Text;

namespace Tdc.Platform.Organisations;

/// <summary>One embedded CSV file of the register: a heading line, then rows read by column name.</summary>
internal static class RegisterTable
{
    /// <summary>The rows of a file in <c>Organisations/Data</c>.</summary>
    public static IEnumerable<Row> Read(string file)
    {
        using var stream = typeof(RegisterTable).Assembly.GetManifestResourceStream("Organisations/" + file)
            ?? throw new InvalidOperationException($"The register's file {file} is not in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var columns = Split(reader.ReadLine() ?? "").Select((name, at) => (name, at)).ToDictionary(c => c.name, c => c.at);
        var number = 1;
        while (reader.ReadLine() is { } line)
        {
            number++;
            yield return new Row(file, number, columns, Split(line));
        }
    }

    // The files are ours: a quoted cell may hold commas and doubled quotes, never a line break.
    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                {
                    cell.Append(line[i++]);
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }

    /// <summary>One row.</summary>
    internal sealed record Row(string File, int Number, IReadOnlyDictionary<string, int> Columns, IReadOnlyList<string> Cells)
    {
        /// <summary>The cell of a column.</summary>
        public string this[string column] => Cells.Count == Columns.Count
            ? Cells[Columns[column]]
            : throw new FormatException($"{File}, line {Number}: {Cells.Count} cells, not {Columns.Count}.");

        /// <summary>The ISO date in a column; <see langword="null"/> when the cell is empty.</summary>
        public DateOnly? Date(string column) =>
            this[column] is { Length: > 0 } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

        /// <summary>The unit kind in a column.</summary>
        public OrganisationKind Kind(string column) =>
            OrganisationKinds.Read(this[column]) ?? throw new FormatException($"{File}, line {Number}: no kind of unit is called '{this[column]}'.");
    }
}

using System.Globalization;
using System.Text;
using Tdc.Platform.Documents;

namespace Tdc.Productivity.Analysis;

/// <summary>Results of an analysis as CSV: to a file that appears whole or not at all, or to standard output.</summary>
/// <remarks>Numbers have 12 significant digits in the invariant form; what is undefined (<see cref="double.NaN"/>) is a blank cell.</remarks>
internal sealed class ResultTable(params string[] headers)
{
    private readonly List<string?[]> rows = [];

    /// <summary>How many rows there are.</summary>
    public int Count => rows.Count;

    /// <summary>Adds a row; texts, whole numbers and <see cref="double"/> are written each in its way.</summary>
    /// <exception cref="ArgumentException">The row is not as wide as the headings.</exception>
    public void Add(params object?[] cells)
    {
        if (cells.Length != headers.Length)
        {
            throw new ArgumentException($"{cells.Length} cells under {headers.Length} headings.", nameof(cells));
        }

        rows.Add([.. cells.Select(Print)]);
    }

    /// <summary>Writes it where the caller wants it.</summary>
    /// <param name="path">The file, replaced when it is there; null for standard output.</param>
    public void Write(string? path)
    {
        if (path is null)
        {
            WriteTo(Console.Out);
            Console.Out.Flush();
            return;
        }

        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.{Environment.ProcessId}.part");
        try
        {
            using (var text = new StreamWriter(beside, append: false, new UTF8Encoding(false)))
            {
                WriteTo(text);
            }

            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }

        Console.Error.WriteLine(AnalysisWords.Say("output.written", rows.Count, path));
    }

    /// <summary>Writes headings and rows.</summary>
    public void WriteTo(TextWriter output)
    {
        var csv = new CsvWriter(output);
        csv.WriteRow(headers);
        foreach (var row in rows)
        {
            csv.WriteRow(row);
        }
    }

    private static string? Print(object? cell) => cell switch
    {
        null => "",
        double number => double.IsFinite(number) ? (number == 0 ? 0 : number).ToString("G12", CultureInfo.InvariantCulture) : "",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString(),
    };
}

using System.Globalization;
using System.Text;
using Tdc.Platform.Documents;

namespace Tdc.Metrology.Domain.Register;

/// <summary>Reads the data files of the register that come with the module.</summary>
internal static class TableFile
{
    /// <summary>Reads a CSV file by name: each row as its cells under the headings.</summary>
    /// <exception cref="InvalidOperationException">The file is missing, or a row has another width than the headings.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Csv(string name)
    {
        using var stream = typeof(TableFile).Assembly.GetManifestResourceStream("Tdc.Metrology.Data." + name)
            ?? throw new InvalidOperationException($"The data file {name} is missing.");
        using var text = new StreamReader(stream, Encoding.UTF8);
        var reader = new CsvReader(text, ',');
        var heads = reader.Read() ?? throw new InvalidOperationException($"The data file {name} is empty.");
        List<IReadOnlyDictionary<string, string>> rows = [];
        while (reader.Read() is { } cells)
        {
            if (cells.Count == 1 && cells[0].Length == 0)
            {
                continue;
            }

            if (cells.Count != heads.Count)
            {
                throw new InvalidOperationException($"{name}, row {reader.Record}: {cells.Count} cells under {heads.Count} headings.");
            }

            rows.Add(heads.Zip(cells).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal));
        }

        return rows;
    }

    /// <summary>The status as the files write it.</summary>
    /// <exception cref="InvalidOperationException">The word is none of the known ones.</exception>
    public static KnowledgeStatus Status(string word) => word switch
    {
        "seen" => KnowledgeStatus.Seen,
        "seen-in-part" => KnowledgeStatus.SeenInPart,
        "from-memory" => KnowledgeStatus.FromMemory,
        "own" => KnowledgeStatus.Own,
        _ => throw new InvalidOperationException($"No status is called {word}."),
    };

    /// <summary>An exact number; <see langword="null"/> for an empty cell.</summary>
    public static decimal? Number(string cell) => cell.Length == 0 ? null : decimal.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>yes, no, or <see langword="null"/> for what is not known.</summary>
    public static bool? Flag(string cell) => cell switch { "yes" => true, "no" => false, _ => null };
}

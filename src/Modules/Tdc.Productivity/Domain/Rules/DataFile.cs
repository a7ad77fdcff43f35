using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tdc.Platform.Documents;

namespace Tdc.Productivity.Domain.Rules;

/// <summary>Reads the data files that come with the module.</summary>
internal static class DataFile
{
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Reads a JSON file by name.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or broken.</exception>
    public static T Json<T>(string name)
    {
        using var stream = Open(name);
        return JsonSerializer.Deserialize<T>(stream, options) ?? throw new InvalidOperationException($"The data file {name} is empty.");
    }

    /// <summary>Reads a CSV file by name: each row as its cells under the headings.</summary>
    /// <exception cref="InvalidOperationException">The file is missing, or a row has another width than the headings.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Csv(string name)
    {
        using var text = new StreamReader(Open(name), Encoding.UTF8);
        var reader = new CsvReader(text, ',');
        var heads = reader.Read() ?? throw new InvalidOperationException($"The data file {name} is empty.");
        var rows = new List<IReadOnlyDictionary<string, string>>();
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

    private static Stream Open(string name) => typeof(DataFile).Assembly.GetManifestResourceStream("Tdc.Productivity.Data." + name)
        ?? throw new InvalidOperationException($"The data file {name} is missing.");
}

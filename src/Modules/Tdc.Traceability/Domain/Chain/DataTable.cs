using System.Reflection;
using System.Text;

namespace Tdc.Traceability.Domain.Chain;

/// <summary>The module's own tables: comma-separated, first line headings, quotes around fields with commas.</summary>
internal static class DataTable
{
    /// <summary>The rows of a file of <c>Data/</c>, without headings and remarks (<c>#</c>).</summary>
    public static IEnumerable<string[]> Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Tdc.Traceability.Data." + name)
            ?? throw new InvalidOperationException($"The data file {name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        List<string[]> rows = [];
        var first = true;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (first)
            {
                first = false;
                continue;
            }

            rows.Add(Split(line));
        }

        return rows;
    }

    private static string[] Split(string line)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}

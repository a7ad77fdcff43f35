using System.Text;
using Tdc.Platform.Documents;

namespace Tdc.Productivity.Sdmx;

/// <summary>The header of an SDMX-CSV: its edition, its delimiters and where each component stands.</summary>
/// <remarks>The delimiter is the character behind the first term, which is STRUCTURE, STRUCTURE[…] or, in edition 1.0, DATAFLOW.</remarks>
internal sealed record SdmxCsvHeader(bool IsFirstEdition, char Delimiter, char SubDelimiter, bool HasLabels, IReadOnlyList<string> Columns)
{
    private readonly Dictionary<string, int> positions = Columns.Select((id, i) => (id, i)).GroupBy(c => c.id).ToDictionary(g => g.Key, g => g.First().i, StringComparer.Ordinal);

    public int Position(string id) => positions.GetValueOrDefault(id, -1);

    /// <summary>Reads the header and leaves the reader at the first row of data.</summary>
    public static (SdmxCsvHeader? Header, CsvReader? Rows, SdmxFault? Fault) Read(TextReader input)
    {
        var first = Term(input, out var delimiter);
        var bracket = first.IndexOf('[', StringComparison.Ordinal);
        var term = bracket < 0 ? first : first[..bracket];
        if (term is not ("STRUCTURE" or "DATAFLOW")) { return (null, null, new(SdmxFaultKind.NotSdmx, 1, "", first)); }
        var rows = new CsvReader(input, delimiter);
        var fields = rows.Read() ?? [];
        var columns = new List<string> { term };
        columns.AddRange(fields.Select(Id));
        // Beside ids (labels=name) stand names, which may repeat; the id is the first.
        var repeated = columns.Where(id => id.Length > 0).GroupBy(id => id).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (repeated is not null && !columns.Contains("STRUCTURE_NAME")) { return (null, null, new(SdmxFaultKind.RepeatedColumn, 1, repeated)); }
        var sub = bracket >= 0 && bracket + 1 < first.Length ? first[bracket + 1] : '\0';
        var hasLabels = fields.Any(field => field.Contains(": ", StringComparison.Ordinal));
        return (new(term == "DATAFLOW", delimiter, sub, hasLabels, columns), rows, null);
    }

    // "FREQ: Tần suất", "NOTES[]" and "TITLE[vi;en]" are the columns of FREQ, NOTES and TITLE.
    private static string Id(string field)
    {
        var end = field.IndexOf(": ", StringComparison.Ordinal);
        var id = end < 0 ? field : field[..end];
        var bracket = id.IndexOf('[', StringComparison.Ordinal);
        return bracket > 0 && id[^1] == ']' ? id[..bracket] : id;
    }

    private static string Term(TextReader input, out char delimiter)
    {
        var term = new StringBuilder();
        var isBracketed = false;
        delimiter = ',';
        while (term.Length < 200 && input.Peek() is >= 0 and var next)
        {
            var c = (char)next;
            if (c is '\r' or '\n') { break; } // a table of one column: the line end is left for the next read
            input.Read();
            if (c is '"' or '\uFEFF') { continue; }
            if (c == '[') { isBracketed = true; }
            if (c == ']') { isBracketed = false; }
            if (!isBracketed && (c is ',' or ';' or '\t'))
            {
                delimiter = c;
                break;
            }
            term.Append(c);
        }
        return term.ToString();
    }
}

using System.Text;

namespace Tdc.Platform.Documents;

/// <summary>Reads comma-separated values record by record.</summary>
/// <remarks>
/// RFC 4180, and what offices really send: any of the three line ends, a quote inside an unquoted field taken as it stands, text after a closing
/// quote kept. The apostrophe that <see cref="CsvWriter"/> sets before a sign is taken off.
/// </remarks>
/// <param name="input">The text; read to its end, not closed.</param>
/// <param name="delimiter">Between fields.</param>
public sealed class CsvReader(TextReader input, char delimiter)
{
    private readonly StringBuilder field = new();

    /// <summary>The number of the record read last, counted from 1 with empty lines, as Excel numbers its rows.</summary>
    public int Record { get; private set; }

    /// <summary>Whether the text ended inside quotes, so that the last record may have swallowed others.</summary>
    public bool EndedInQuotes { get; private set; }

    /// <summary>Longest field accepted; a longer one is cut and <see cref="HasOverlongField"/> says so.</summary>
    public int MaxFieldLength { get; init; } = int.MaxValue;

    /// <summary>Whether a field was longer than <see cref="MaxFieldLength"/>.</summary>
    public bool HasOverlongField { get; private set; }

    /// <summary>Most fields accepted in a record; further ones are dropped and <see cref="HasOverlongRecord"/> says so.</summary>
    public int MaxFields { get; init; } = int.MaxValue;

    /// <summary>Whether a record had more than <see cref="MaxFields"/> fields.</summary>
    public bool HasOverlongRecord { get; private set; }

    /// <summary>Reads the next record.</summary>
    /// <returns>Its fields, at least one (an empty line is one empty field); null at the end.</returns>
    public IReadOnlyList<string>? Read()
    {
        if (input.Peek() < 0) { return null; }
        Record++;
        var fields = new List<string>();
        field.Clear();
        var quoted = false;
        var afterQuotes = false;
        while (true)
        {
            var read = input.Read();
            if (read < 0)
            {
                EndedInQuotes = quoted;
                Finish(fields);
                return fields;
            }
            var c = (char)read;
            if (quoted)
            {
                if (c != '"') { Append(c); }
                else if (input.Peek() == '"')
                {
                    input.Read();
                    Append('"');
                }
                else
                {
                    quoted = false;
                    afterQuotes = true;
                }
            }
            else if (c == delimiter)
            {
                Finish(fields);
                afterQuotes = false;
            }
            else if (c is '\r' or '\n')
            {
                if (c == '\r' && input.Peek() == '\n') { input.Read(); }
                Finish(fields);
                return fields;
            }
            else if (c == '"' && field.Length == 0 && !afterQuotes) { quoted = true; }
            else { Append(c); }
        }
    }

    private void Append(char c)
    {
        if (field.Length < MaxFieldLength) { field.Append(c); }
        else { HasOverlongField = true; }
    }

    private void Finish(List<string> fields)
    {
        if (fields.Count < MaxFields) { fields.Add(CsvWriter.Undo(field.ToString())); }
        else { HasOverlongRecord = true; }
        field.Clear();
    }
}

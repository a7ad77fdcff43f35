using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tdc.Platform.Documents;

/// <summary>Writes tables as comma-separated values.</summary>
/// <remarks>
/// <para>Shape: RFC 4180, CRLF, UTF-8; numbers and dates in the invariant form (1234.5, 2026-06-30), percentages as 12.5%.</para>
/// <para>A text that a spreadsheet program might run as a formula gets an apostrophe in front; <see cref="CsvReader"/> takes it off again.</para>
/// </remarks>
/// <param name="output">Where the text goes; stays open.</param>
/// <param name="delimiter">Between fields: comma, semicolon or tab.</param>
public sealed partial class CsvWriter(TextWriter output, char delimiter = ',')
{
    /// <summary>The media type of CSV.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    private readonly SearchValues<char> quoted = SearchValues.Create([delimiter, '"', '\r', '\n']);

    /// <summary>Writes a sheet without its titles and notes. Hidden columns are left out unless they carry the row key.</summary>
    /// <param name="sheet">The table.</param>
    /// <param name="output">The stream, which stays open.</param>
    /// <param name="byteOrderMark">Whether the file starts with a mark, without which Excel reads Vietnamese letters wrongly.</param>
    /// <param name="delimiter">Between fields.</param>
    public static void Write(Sheet sheet, Stream output, bool byteOrderMark = true, char delimiter = ',')
    {
        using var text = new StreamWriter(output, new UTF8Encoding(byteOrderMark), leaveOpen: true);
        var csv = new CsvWriter(text, delimiter);
        var shown = Enumerable.Range(0, sheet.Columns.Count).Where(i => !sheet.Columns[i].IsHidden || sheet.Columns[i].Header == SheetColumn.KeyHeader).ToList();
        csv.WriteRow(shown.Select(i => SheetCell.Text(sheet.Columns[i].Header)));
        foreach (var row in sheet.Rows)
        {
            csv.WriteRow(shown.Select(i => i < row.Count ? row[i] : default));
        }
    }

    /// <summary>Writes one record of typed cells.</summary>
    public void WriteRow(IEnumerable<SheetCell> cells) => WriteFields(cells.Select(Print));

    /// <summary>Writes one record of texts, each made safe against formulas.</summary>
    public void WriteRow(IEnumerable<string?> texts) => WriteFields(texts.Select(text => Defuse(XmlText.Clean(text))));

    /// <summary>Writes one record of texts as they stand, for formats of exchange whose readers take an apostrophe for a part of the value.</summary>
    public void WriteExact(IEnumerable<string> texts) => WriteFields(texts);

    /// <summary>Whether a spreadsheet program might run a text as a formula.</summary>
    /// <remarks>Source: OWASP, "CSV Injection": = + - @, tab, carriage return and line feed, and the full-width forms of the signs.</remarks>
    public static bool LooksLikeFormula(string text) =>
        text.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(text[0], StringComparison.Ordinal) && !PlainNumber().IsMatch(text);

    internal static string Defuse(string text)
    {
        // A text that itself starts with apostrophes before a sign gets one more, so that taking one off always gives the original.
        var inner = text.TrimStart('\'');
        var risky = inner.Length == text.Length ? LooksLikeFormula(text) : inner.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(inner[0], StringComparison.Ordinal);
        return risky ? "'" + text : text;
    }

    internal static string Undo(string text)
    {
        if (text.Length < 2 || text[0] != '\'') { return text; }
        var inner = text.TrimStart('\'');
        return inner.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(inner[0], StringComparison.Ordinal) ? text[1..] : text;
    }

    private static string Print(SheetCell cell) => cell.Kind switch
    {
        CellKind.Empty => "",
        CellKind.Text => Defuse(XmlText.Clean(cell.TextValue)),
        CellKind.Date => cell.TimeValue.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CellKind.Time => cell.TimeValue.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        CellKind.Percent => (cell.NumberValue * 100).ToString("0.############", CultureInfo.InvariantCulture) + "%",
        _ => cell.NumberValue.ToString(CultureInfo.InvariantCulture),
    };

    private void WriteFields(IEnumerable<string> fields)
    {
        var count = 0;
        var onlyEmpty = true;
        foreach (var field in fields)
        {
            if (count++ > 0) { output.Write(delimiter); }
            onlyEmpty &= field.Length == 0;
            WriteField(field);
        }
        if (count == 1 && onlyEmpty) { output.Write("\"\""); } // an empty line would read as no record
        output.Write("\r\n");
    }

    private void WriteField(string field)
    {
        var edged = field.Length > 0 && (char.IsWhiteSpace(field[0]) || char.IsWhiteSpace(field[^1]) || field[0] == '\uFEFF');
        if (!edged && field.AsSpan().IndexOfAny(quoted) < 0)
        {
            output.Write(field);
            return;
        }
        output.Write('"');
        output.Write(field.Replace("\"", "\"\"", StringComparison.Ordinal));
        output.Write('"');
    }

    [GeneratedRegex(@"\A[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumber();
}

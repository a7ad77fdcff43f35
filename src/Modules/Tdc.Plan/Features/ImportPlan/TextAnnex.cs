using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tdc.Plan.Domain.Annex;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>Reads a tab-separated text file.</summary>
internal static partial class TextAnnex
{
    private const int longestQuoted = 60;

    /// <summary>Reads its lines: one with a tab is a table's row, any other a line of text.</summary>
    public static AnnexFault Read(ReadOnlySpan<byte> bytes, out AnnexTable? table)
    {
        table = null;
        AnnexDefect? converted = null;
        if (Decode(bytes) is not { } text)
        {
            if (LegacyText.Read(bytes) is not { } legacy)
            {
                return AnnexFault.Encoding;
            }

            (text, converted) = legacy;
        }

        if (AnnexText.Clean(text).Length == 0)
        {
            return AnnexFault.Empty;
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines.Length > AnnexLimits.MostRows)
        {
            return AnnexFault.TooManyRows;
        }

        var rows = new List<AnnexRow>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]) && !lines[i].Contains('\t', StringComparison.Ordinal))
            {
                continue;
            }

            var line = i + 1;
            var cells = lines[i].Split('\t');
            while (i + 1 < lines.Length && OpensQuote(cells[^1]) && i + 1 - line < longestQuoted && ClosesWithin(lines, i + 1))
            {
                i++;
                var more = lines[i].Split('\t');
                cells = [.. cells[..^1], cells[^1] + "\n" + more[0], .. more[1..]];
            }

            rows.Add(new(line, [.. cells.Take(AnnexLimits.MostColumns).Select(c => new AnnexCell(AnnexText.CleanLines(Unquote(c))))], cells.Length > 1));
        }

        table = new(rows, converted is null ? [] : [converted]);
        return AnnexFault.None;
    }

    /// <summary>Why a text has no heading of an annex: it is written for another program, its columns are parted by other signs, or it is no annex.</summary>
    public static AnnexFault WhyNoHeading(ReadOnlySpan<byte> bytes)
    {
        var text = (Decode(bytes) ?? "").Trim();
        return Markup().IsMatch(text) || IsJson(text) ? AnnexFault.WrongType
            : !text.Contains('\t', StringComparison.Ordinal) && (IsPartedBy(text, ';') || IsPartedBy(text, ',') || IsPartedBy(text, '|')) ? AnnexFault.NotTabbed
            : AnnexFault.NoHeading;
    }

    private static bool IsJson(string text)
    {
        if (text is not (['{', .., '}'] or ['[', .., ']']))
        {
            return false;
        }

        try
        {
            using var read = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // A line that would be a heading, and one behind it with as many columns.
    private static bool IsPartedBy(string text, char sign)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i + 1 < Math.Min(lines.Length, 200); i++)
        {
            var cells = lines[i].Split(sign);
            if (cells.Length is > 2 and < AnnexLimits.MostColumns
                && AnnexHeading.Read(new(i + 1, [.. cells.Select(c => new AnnexCell(AnnexText.Clean(c.Trim(' ', '"'))))], InTable: true), null) is not null)
            {
                return lines.Skip(i + 1).Any(l => l.Split(sign).Length >= cells.Length);
            }
        }

        return false;
    }

    [GeneratedRegex(@"^(<[!?a-z][^<]*>|MIME-Version:)", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    /// <summary>Text of UTF-8, UTF-16 or UTF-32; <see langword="null"/> when it is none of them or damaged.</summary>
    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Strict(Encoding.UTF8.CodePage), 3),
            [0xFF, 0xFE, 0, 0, ..] => (Strict(12000), 4),
            [0xFF, 0xFE, ..] => (Strict(1200), 2),
            [0xFE, 0xFF, ..] => (Strict(1201), 2),
            _ => (Strict(Utf16WithoutMark(bytes) ?? Encoding.UTF8.CodePage), 0),
        };
        try
        {
            var text = encoding.GetString(bytes[mark..]);
            return text.AsSpan().ContainsAny('\0', '\uFFFD') ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding Strict(int codePage) => Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    // Vietnamese in UTF-16 has a zero byte at every second place of its spaces and tabs.
    private static int? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length & ~1, 4096)];
        var (little, big) = (0, 0);
        for (var i = 0; i + 1 < sample.Length; i += 2)
        {
            little += sample[i] is 0x20 or 0x09 or 0x0A && sample[i + 1] == 0 ? 1 : 0;
            big += sample[i] == 0 && sample[i + 1] is 0x20 or 0x09 or 0x0A ? 1 : 0;
        }

        return little > sample.Length / 40 && little > big ? 1200 : big > sample.Length / 40 && big > little ? 1201 : null;
    }

    // A spreadsheet copied as text puts a cell with line breaks into quotation marks.
    private static bool OpensQuote(string cell) => cell.StartsWith('"') && cell.Count(c => c == '"') % 2 == 1;

    private static bool ClosesWithin(string[] lines, int from)
    {
        for (var i = from; i < Math.Min(lines.Length, from + longestQuoted); i++)
        {
            if (lines[i].Contains('"', StringComparison.Ordinal))
            {
                var first = lines[i].Split('\t')[0];
                return first.Count(c => c == '"') % 2 == 1 && first.TrimEnd().EndsWith('"');
            }

            if (lines[i].Contains('\t', StringComparison.Ordinal))
            {
                return false;
            }
        }

        return false;
    }

    private static string Unquote(string cell)
    {
        var text = cell.Trim();
        return text.Length > 1 && text[0] == '"' && text[^1] == '"' && text.Count(c => c == '"') % 2 == 0
            ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
    }
}

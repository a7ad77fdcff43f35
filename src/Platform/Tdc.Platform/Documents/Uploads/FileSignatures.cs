using System.Text;

namespace Tdc.Platform.Documents;

/// <summary>The first bytes by which files are told apart.</summary>
internal static class FileSignatures
{
    private static readonly string[] markupStarts =
        ["<!doctype", "<html", "<svg", "<?xml", "<head", "<body", "<script", "<iframe", "<img", "<a ", "<table", "<style", "<meta", "<link", "<!--", "{\\rtf"];

    internal static FileKind Find(ReadOnlySpan<byte> head, string ending) => head switch
    {
        [] => FileKind.Unknown,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => FileKind.Pdf,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => FileKind.Webp,
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => InArchive(head, ending),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => FileKind.OldOffice,
        [(byte)'M', (byte)'Z', ..] or [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [(byte)'#', (byte)'!', ..]
            or [0xCF or 0xCE, 0xFA, 0xED, 0xFE, ..] or [0xCA, 0xFE, 0xBA, 0xBE, ..] => FileKind.Program,
        _ => InText(head, ending),
    };

    private static FileKind InArchive(ReadOnlySpan<byte> head, string ending)
    {
        // OpenDocument keeps its media type as the first, uncompressed entry.
        if (head.IndexOf("mimetypeapplication/vnd.oasis"u8) is >= 0 and < 64) { return FileKind.OpenDocument; }
        return ending switch
        {
            ".docx" or ".docm" => FileKind.Docx,
            ".xlsx" or ".xlsm" => FileKind.Xlsx,
            ".pptx" or ".pptm" => FileKind.Pptx,
            ".odt" or ".ods" or ".odp" => FileKind.OpenDocument,
            ".jar" or ".apk" or ".war" => FileKind.Program,
            _ => FileKind.Zip,
        };
    }

    private static FileKind InText(ReadOnlySpan<byte> head, string ending)
    {
        // A letter may be cut at the end of the head: leave the last few bytes out of the judgement when the file goes on.
        var sample = head.Length < FileType.HeadLength ? head : WithoutCutLetter(head);
        if (TextEncodings.Decode(sample, out var text) is not { } encoding) { return FileKind.Unknown; }
        if (LooksBinary(sample, encoding)) { return FileKind.Unknown; }
        var start = text.TrimStart();
        if (markupStarts.Any(tag => start.StartsWith(tag, StringComparison.OrdinalIgnoreCase))) { return FileKind.Markup; }
        return ending switch
        {
            ".csv" or ".tsv" => FileKind.Csv,
            ".html" or ".htm" or ".xhtml" or ".svg" or ".xml" or ".mht" or ".rtf" => FileKind.Markup,
            ".exe" or ".bat" or ".cmd" or ".ps1" or ".js" or ".vbs" or ".sh" or ".hta" or ".lnk" or ".wsf" or ".scr" or ".com" or ".reg" or ".py" => FileKind.Program,
            _ => FileKind.Text,
        };
    }

    private static ReadOnlySpan<byte> WithoutCutLetter(ReadOnlySpan<byte> head)
    {
        var end = head.Length;
        while (end > head.Length - 4 && (head[end - 1] & 0xC0) == 0x80) { end--; }
        if ((head[end - 1] & 0xC0) == 0xC0) { end--; }
        return head[..(end % 2 == 0 ? end : end - 1)];
    }

    // Anything decodes as windows-1258 or UTF-16; a text has next to no control characters.
    private static bool LooksBinary(ReadOnlySpan<byte> sample, string encoding)
    {
        if (encoding.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase)) { return false; }
        var controls = 0;
        foreach (var value in sample)
        {
            if (value < 0x20 && value is not (9 or 10 or 12 or 13)) { controls++; }
        }
        return encoding == Encoding.UTF8.WebName ? controls * 20 > sample.Length : controls > 0;
    }
}

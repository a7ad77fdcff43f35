using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using WordRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;
using WordTable = DocumentFormat.OpenXml.Wordprocessing.Table;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Tdc.Platform.Documents;

/// <summary>Why a DOCX could not be read.</summary>
public enum DocxFault
{
    /// <summary>Nothing: it was read.</summary>
    None,

    /// <summary>The file has more bytes than allowed.</summary>
    TooLarge,

    /// <summary>Not a DOCX.</summary>
    NotDocx,

    /// <summary>The archive unpacks to too much or is unsafe.</summary>
    Unsafe,

    /// <summary>The document is damaged.</summary>
    Broken,
}

/// <summary>A piece of a DOCX that was read: a paragraph, or a table as rows of cell texts.</summary>
/// <param name="Text">The paragraph's text; for a table its rows by line feeds and its cells by tabs.</param>
/// <param name="Rows">The table's rows; null for a paragraph. Line feeds in a cell part its paragraphs.</param>
public sealed record DocxPiece(string Text, IReadOnlyList<IReadOnlyList<string>>? Rows);

/// <summary>Reads the text of a DOCX: what is shown, without deleted revisions, fields' codes, notes and headers.</summary>
public static class DocxText
{
    private const int MaxBytes = 50 * 1024 * 1024;

    /// <summary>Reads the whole text, a line for each paragraph and each table row, cells parted by tabs.</summary>
    public static DocxFault Read(Stream stream, ArchiveLimits limits, out string text)
    {
        var fault = ReadPieces(stream, limits, out var pieces);
        text = string.Join('\n', pieces.Select(piece => piece.Text));
        return fault;
    }

    /// <summary>Reads paragraphs and tables in their order.</summary>
    /// <param name="stream">The file; read from its present position, not closed.</param>
    /// <param name="limits">What it may unpack to.</param>
    /// <param name="pieces">The pieces; empty when the result is not <see cref="DocxFault.None"/>.</param>
    public static DocxFault ReadPieces(Stream stream, ArchiveLimits limits, out IReadOnlyList<DocxPiece> pieces)
    {
        pieces = [];
        if (!BoundedCopy.TryRead(stream, MaxBytes, out var bytes)) { return DocxFault.TooLarge; }
        if (!bytes.AsSpan().StartsWith("PK"u8)) { return DocxFault.NotDocx; }
        using var file = new MemoryStream(bytes, writable: false);
        var archive = SafeArchive.Inspect(file, limits, out var contents);
        if (archive != ArchiveFault.None) { return archive == ArchiveFault.Broken ? DocxFault.Broken : DocxFault.Unsafe; }
        if (contents!.Kind != FileKind.Docx) { return DocxFault.NotDocx; }
        file.Position = 0;
        try
        {
            using var package = WordprocessingDocument.Open(file, isEditable: false);
            if (package.MainDocumentPart?.Document?.Body is not { } body) { return DocxFault.Broken; }
            pieces = [.. Pieces(body)];
            return DocxFault.None;
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or XmlException or InvalidDataException or FormatException or ArgumentException
            or InvalidOperationException or IOException or UriFormatException or KeyNotFoundException)
        {
            pieces = [];
            return DocxFault.Broken;
        }
    }

    private static IEnumerable<DocxPiece> Pieces(OpenXmlElement parent)
    {
        foreach (var child in parent.ChildElements)
        {
            switch (child)
            {
                case Paragraph paragraph:
                    yield return new DocxPiece(ParagraphText(paragraph), null);
                    break;
                case WordTable table:
                    var rows = table.Descendants<WordRow>().Where(row => row.Ancestors<WordTable>().First() == table)
                        .Select(row => (IReadOnlyList<string>)[.. Cells(row)]).ToList();
                    yield return new DocxPiece(string.Join('\n', rows.Select(row => string.Join('\t', row.Select(cell => cell.Replace('\n', ' '))))), rows);
                    break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock:
                    foreach (var piece in Pieces(child)) { yield return piece; }
                    break;
            }
        }
    }

    private static IEnumerable<string> Cells(OpenXmlElement row) => row.Descendants<WordCell>()
        .Where(cell => cell.Ancestors<WordRow>().First() == row)
        .Select(cell => string.Join('\n', cell.Descendants<Paragraph>().Select(ParagraphText)));

    private static string ParagraphText(Paragraph paragraph)
    {
        var text = new StringBuilder();
        foreach (var element in paragraph.Descendants())
        {
            switch (element)
            {
                case WordText shown: text.Append(shown.Text); break;
                case TabChar: text.Append('\t'); break;
                case Break or CarriageReturn: text.Append('\n'); break;
                case NoBreakHyphen: text.Append('-'); break;
            }
        }
        return text.ToString();
    }
}

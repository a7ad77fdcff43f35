using System.Collections.Frozen;

namespace Tdc.Platform.Documents;

/// <summary>What a file is, by its content.</summary>
public enum FileKind
{
    /// <summary>None of those below.</summary>
    Unknown,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>PNG picture.</summary>
    Png,

    /// <summary>JPEG picture.</summary>
    Jpeg,

    /// <summary>WebP picture.</summary>
    Webp,

    /// <summary>Word document (Office Open XML).</summary>
    Docx,

    /// <summary>Excel workbook (Office Open XML).</summary>
    Xlsx,

    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>ZIP archive that is none of the above.</summary>
    Zip,

    /// <summary>Word, Excel or PowerPoint of 1997 to 2003, or a newer one locked by a password: one outer form for all.</summary>
    OldOffice,

    /// <summary>PowerPoint (Office Open XML).</summary>
    Pptx,

    /// <summary>OpenDocument text, table or presentation.</summary>
    OpenDocument,

    /// <summary>HTML, SVG, XML or another text that a browser may run.</summary>
    Markup,

    /// <summary>A program or script.</summary>
    Program,
}

/// <summary>What a file is and how it may be given back to a browser.</summary>
/// <remarks>Every answer with a file also carries <c>X-Content-Type-Options: nosniff</c>. Kinds that a browser may run are never shown inline.</remarks>
/// <param name="Kind">The kind by content.</param>
/// <param name="AgreesWithName">Whether the name's ending belongs to that kind.</param>
public readonly record struct FileType(FileKind Kind, bool AgreesWithName)
{
    /// <summary>How many bytes from the start <see cref="Detect"/> looks at, at most.</summary>
    public const int HeadLength = 8_192;

    private const string Unspecific = "application/octet-stream";

    /// <summary>Kinds accepted as evidence and attachments.</summary>
    public static FrozenSet<FileKind> AllowedAsEvidence { get; } = FrozenSet.Create(
        FileKind.Pdf, FileKind.Png, FileKind.Jpeg, FileKind.Webp, FileKind.Docx, FileKind.Xlsx, FileKind.Csv, FileKind.Text, FileKind.Zip);

    /// <summary>The media type to send; <c>application/octet-stream</c> for all that is not known to be harmless.</summary>
    public string ContentType => Kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Png => "image/png",
        FileKind.Jpeg => "image/jpeg",
        FileKind.Webp => "image/webp",
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Xlsx => Workbook.ContentType,
        _ => Unspecific,
    };

    /// <summary>Whether a browser may show it in place; otherwise it is sent as an attachment.</summary>
    public bool IsInline => Kind is FileKind.Pdf or FileKind.Png or FileKind.Jpeg or FileKind.Webp;

    /// <summary>The usual ending of the kind, with its dot; empty if the kind has none.</summary>
    public string Extension => Extensions(Kind) is [var first, ..] ? first : "";

    /// <summary>Finds the kind of a file.</summary>
    /// <param name="head">Its first bytes, at least <see cref="HeadLength"/> where it has as many.</param>
    /// <param name="name">The name it came with. Parts Word, Excel and other archives, and CSV from plain text, which start alike; the
    /// archive's content decides in <see cref="UploadInspection"/>.</param>
    public static FileType Detect(ReadOnlySpan<byte> head, string name)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        var kind = FileSignatures.Find(head[..Math.Min(head.Length, HeadLength)], ending);
        return new FileType(kind, Extensions(kind).Contains(ending));
    }

    /// <summary>The type when the kind is already known, as for a stored file.</summary>
    public static FileType Of(FileKind kind) => new(kind, true);

    private static string[] Extensions(FileKind kind) => kind switch
    {
        FileKind.Pdf => [".pdf"],
        FileKind.Png => [".png"],
        FileKind.Jpeg => [".jpg", ".jpeg", ".jfif"],
        FileKind.Webp => [".webp"],
        FileKind.Docx => [".docx"],
        FileKind.Xlsx => [".xlsx"],
        FileKind.Csv => [".csv", ".tsv"],
        FileKind.Text => [".txt", ".md", ".log"],
        FileKind.Zip => [".zip"],
        FileKind.Markup => [".xml"], // only where a caller allows it, as for certificates; never shown inline
        _ => [],
    };
}

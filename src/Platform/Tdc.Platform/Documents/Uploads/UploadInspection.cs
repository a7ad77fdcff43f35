namespace Tdc.Platform.Documents;

/// <summary>Why an upload is refused; the message for people is in <see cref="DocumentsText"/> under <c>upload.NAME</c>.</summary>
public enum UploadFault
{
    /// <summary>Nothing: it may be kept.</summary>
    None,

    /// <summary>The file has no bytes.</summary>
    Empty,

    /// <summary>The file has more bytes than allowed.</summary>
    TooLarge,

    /// <summary>A kind that is not accepted here.</summary>
    NotAllowed,

    /// <summary>The name's ending says another kind than the content.</summary>
    NameDisagrees,

    /// <summary>A Word or Excel file of 1997 to 2003, or one locked by a password.</summary>
    OldOrEncrypted,

    /// <summary>The document holds macros or active controls.</summary>
    Macros,

    /// <summary>The archive unpacks to too much, or to too many times its size.</summary>
    Bomb,

    /// <summary>The archive holds another archive.</summary>
    NestedArchive,

    /// <summary>The archive holds unsafe names, repeated names or encrypted entries.</summary>
    UnsafeArchive,

    /// <summary>The file is damaged.</summary>
    Broken,
}

/// <summary>An upload that may be kept.</summary>
/// <param name="Name">The cleaned name.</param>
/// <param name="Type">What it is and how it may be served.</param>
/// <param name="Length">Its size in bytes.</param>
public sealed record InspectedUpload(string Name, FileType Type, long Length)
{
    /// <summary>Whether the document loads parts from elsewhere when opened. Shown and not refused: Word writes the path of its template this way.</summary>
    public bool HasExternalParts { get; init; }

    /// <summary>Whether the document holds embedded objects. Shown and not refused: charts carry their figures this way.</summary>
    public bool HasEmbeddedObjects { get; init; }
}

/// <summary>Decides whether an uploaded file may be kept.</summary>
public static class UploadInspection
{
    /// <summary>Inspects an upload.</summary>
    /// <param name="stream">The file, seekable; it is read from its start and left there.</param>
    /// <param name="claimedName">The name it came with.</param>
    /// <param name="limits">How large and of which kind it may be.</param>
    /// <param name="upload">The name, type and size, when the result is <see cref="UploadFault.None"/>.</param>
    public static UploadFault Inspect(Stream stream, string? claimedName, UploadLimits limits, out InspectedUpload? upload)
    {
        upload = null;
        var length = stream.Length;
        if (length == 0) { return UploadFault.Empty; }
        if (length > limits.MaxBytes) { return UploadFault.TooLarge; }
        var name = CleanFileName.From(claimedName, limits.MaxNameLength);
        stream.Position = 0;
        var head = new byte[Math.Min(length, FileType.HeadLength)];
        stream.ReadExactly(head);
        var type = FileType.Detect(head, name);
        if (type.Kind == FileKind.OldOffice) { return UploadFault.OldOrEncrypted; }
        ArchiveContents? contents = null;
        if (type.Kind is FileKind.Docx or FileKind.Xlsx or FileKind.Zip or FileKind.Pptx)
        {
            var fault = InspectArchive(stream, name, limits, ref type, out contents);
            if (fault != UploadFault.None) { return fault; }
        }
        stream.Position = 0;
        if (!limits.Allowed.Contains(type.Kind)) { return UploadFault.NotAllowed; }
        if (!type.AgreesWithName) { return UploadFault.NameDisagrees; }
        upload = new InspectedUpload(name, type, length)
        {
            HasExternalParts = contents?.HasExternalParts ?? false,
            HasEmbeddedObjects = contents?.HasEmbeddedObjects ?? false,
        };
        return UploadFault.None;
    }

    private static UploadFault InspectArchive(Stream stream, string name, UploadLimits limits, ref FileType type, out ArchiveContents? contents)
    {
        var fault = SafeArchive.Inspect(stream, limits.Archive, out contents);
        switch (fault)
        {
            case ArchiveFault.None: break;
            case ArchiveFault.Broken: return UploadFault.Broken;
            case ArchiveFault.Nested: return UploadFault.NestedArchive;
            case ArchiveFault.TooLarge or ArchiveFault.EntryTooLarge or ArchiveFault.RatioTooHigh or ArchiveFault.TooManyEntries: return UploadFault.Bomb;
            default: return UploadFault.UnsafeArchive;
        }
        if (contents!.HasMacros) { return UploadFault.Macros; }
        var agrees = string.Equals(Path.GetExtension(name), FileType.Of(contents.Kind).Extension, StringComparison.OrdinalIgnoreCase);
        type = new FileType(contents.Kind, agrees);
        return UploadFault.None;
    }
}

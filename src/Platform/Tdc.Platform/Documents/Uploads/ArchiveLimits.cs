using System.Collections.Frozen;

namespace Tdc.Platform.Documents;

/// <summary>What an uploaded archive (XLSX, DOCX, ZIP) may unpack to.</summary>
public sealed record ArchiveLimits
{
    /// <summary>What the platform uses unless a caller says otherwise.</summary>
    public static ArchiveLimits Default { get; } = new();

    /// <summary>Most entries.</summary>
    public int MaxEntries { get; init; } = 2_000;

    /// <summary>Most bytes of all entries together, unpacked.</summary>
    public long MaxTotalBytes { get; init; } = 160L * 1024 * 1024;

    /// <summary>Most bytes of one entry, unpacked.</summary>
    public long MaxEntryBytes { get; init; } = 96L * 1024 * 1024;

    /// <summary>Most unpacked bytes for each byte of the file, once an archive has unpacked to more than <see cref="RatioFromBytes"/>.</summary>
    public int MaxRatio { get; init; } = 150;

    /// <summary>Small archives of even text pack very well and harm nobody; the ratio counts from here.</summary>
    public long RatioFromBytes { get; init; } = 4L * 1024 * 1024;
}

/// <summary>How large an upload may be and what it may be.</summary>
public sealed record UploadLimits
{
    /// <summary>Evidence and attachments: 20 MB, any kind on the allowed list.</summary>
    public static UploadLimits Evidence { get; } = new();

    /// <summary>A table to import.</summary>
    public static UploadLimits Tables { get; } = new() { Allowed = FrozenSet.Create(FileKind.Xlsx, FileKind.Csv, FileKind.Text) };

    /// <summary>A signed scan of an issued document.</summary>
    public static UploadLimits SignedScan { get; } = new() { MaxBytes = 50L * 1024 * 1024, Allowed = FrozenSet.Create(FileKind.Pdf) };

    /// <summary>Most bytes of the file itself.</summary>
    public long MaxBytes { get; init; } = 20L * 1024 * 1024;

    /// <summary>Most UTF-16 units of the cleaned name.</summary>
    public int MaxNameLength { get; init; } = CleanFileName.DefaultMaxLength;

    /// <summary>The kinds accepted.</summary>
    public IReadOnlySet<FileKind> Allowed { get; init; } = FileType.AllowedAsEvidence;

    /// <summary>What an archive may unpack to.</summary>
    public ArchiveLimits Archive { get; init; } = ArchiveLimits.Default;
}

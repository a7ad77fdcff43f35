using System.Buffers;
using System.IO.Compression;

namespace Tdc.Platform.Documents;

/// <summary>Why an archive is refused.</summary>
public enum ArchiveFault
{
    /// <summary>Nothing: it may be opened.</summary>
    None,

    /// <summary>Not a readable archive.</summary>
    Broken,

    /// <summary>More entries than allowed.</summary>
    TooManyEntries,

    /// <summary>One entry unpacks to more than allowed.</summary>
    EntryTooLarge,

    /// <summary>All entries together unpack to more than allowed.</summary>
    TooLarge,

    /// <summary>The archive unpacks to many times its own size, as only made bombs do.</summary>
    RatioTooHigh,

    /// <summary>An entry's name leads out of the archive, is absolute or holds forbidden characters.</summary>
    UnsafeName,

    /// <summary>Two entries have the same name, so that two programs may read different contents.</summary>
    RepeatedName,

    /// <summary>An archive inside the archive.</summary>
    Nested,

    /// <summary>An entry is encrypted and cannot be checked.</summary>
    Encrypted,
}

/// <summary>What an inspected archive holds.</summary>
/// <param name="Kind">DOCX, XLSX, PPTX or OpenDocument by its parts; ZIP otherwise.</param>
/// <param name="TotalBytes">The unpacked size, counted.</param>
/// <param name="Names">The names of the entries.</param>
/// <param name="HasMacros">Whether there are macros or ActiveX controls.</param>
/// <param name="HasExternalParts">Whether a part is loaded from outside when opened (template, picture, linked workbook). Plain hyperlinks do not count.</param>
/// <param name="HasEmbeddedObjects">Whether there are OLE objects or embedded documents.</param>
public sealed record ArchiveContents(
    FileKind Kind, long TotalBytes, IReadOnlyList<string> Names, bool HasMacros, bool HasExternalParts, bool HasEmbeddedObjects);

/// <summary>Looks through an uploaded archive before anything else opens it.</summary>
/// <remarks>
/// Sizes are counted while unpacking into nothing; what the archive says about itself is not believed. Time is bounded by
/// <see cref="ArchiveLimits.MaxTotalBytes"/>, memory by the file's own size.
/// </remarks>
public static class SafeArchive
{
    /// <summary>Inspects an archive.</summary>
    /// <param name="stream">The file, seekable; its position afterwards is anywhere.</param>
    /// <param name="limits">What it may unpack to.</param>
    /// <param name="contents">What it holds, when the result is <see cref="ArchiveFault.None"/>.</param>
    public static ArchiveFault Inspect(Stream stream, ArchiveLimits limits, out ArchiveContents? contents)
    {
        contents = null;
        // The platform's own reader would load an endless directory before one can count it.
        var directory = ZipDirectory.Count(stream, limits.MaxEntries);
        if (directory != ArchiveFault.None) { return directory; }
        stream.Position = 0;
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return InspectEntries(zip, stream.Length, limits, out contents);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or NotSupportedException or IOException or ArgumentException)
        {
            contents = null;
            return ArchiveFault.Broken;
        }
    }

    private static ArchiveFault InspectEntries(ZipArchive zip, long fileLength, ArchiveLimits limits, out ArchiveContents? contents)
    {
        contents = null;
        var parts = new PackageParts();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        long total = 0;
        try
        {
            foreach (var entry in zip.Entries)
            {
                if (!IsSafeName(entry.FullName)) { return ArchiveFault.UnsafeName; }
                if (!names.Add(entry.FullName)) { return ArchiveFault.RepeatedName; }
                if (entry.IsEncrypted) { return ArchiveFault.Encrypted; }
                using var part = parts.Open(entry.FullName);
                using var unpacked = entry.Open();
                long size = 0;
                int read;
                while ((read = unpacked.Read(buffer)) > 0)
                {
                    size += read;
                    total += read;
                    if (size > limits.MaxEntryBytes) { return ArchiveFault.EntryTooLarge; }
                    if (total > limits.MaxTotalBytes) { return ArchiveFault.TooLarge; }
                    if (total > limits.RatioFromBytes && total / limits.MaxRatio > fileLength) { return ArchiveFault.RatioTooHigh; }
                    part.Take(buffer.AsSpan(0, read));
                }
            }
        }
        finally { ArrayPool<byte>.Shared.Return(buffer); }
        var kind = parts.Kind;
        // Charts in office documents carry their figures as a small workbook: flagged, not refused. Elsewhere nothing may hide in a second shell.
        if (parts.HasNestedArchive) { return ArchiveFault.Nested; }
        contents = new ArchiveContents(kind, total, [.. names], parts.HasMacros, parts.HasExternalParts, parts.HasEmbeddedObjects);
        return ArchiveFault.None;
    }

    private static bool IsSafeName(string name)
    {
        if (name.Length is 0 or > 400 || name[0] is '/' or '\\' || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)) { return false; }
        if (name.Any(char.IsControl)) { return false; }
        return !name.Split('/').Any(step => step is ".." or ".");
    }
}

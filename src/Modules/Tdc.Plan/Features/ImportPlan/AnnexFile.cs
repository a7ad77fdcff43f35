using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;
using ExcelDataReader.Exceptions;
using Tdc.Plan.Domain.Annex;
using Tdc.Platform.Documents;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>Tells by its content what a file is and lays it out as rows.</summary>
internal static class AnnexFile
{
    private static readonly ArchiveLimits limits = ArchiveLimits.Default with { MaxEntryBytes = 64L * 1024 * 1024 };

    /// <summary>Reads a file.</summary>
    public static AnnexFault Read(ReadOnlyMemory<byte> bytes, out AnnexTable? table)
    {
        table = null;
        var head = bytes.Span;
        return head switch
        {
            [] => AnnexFault.Empty,
            _ when head.Length > AnnexLimits.LargestFile => AnnexFault.TooLarge,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => AnnexFault.OldOffice,
            [0x50, 0x4B, 0x03 or 0x05, ..] => ReadPackage(bytes, out table),
            _ when IsBinary(head) => AnnexFault.WrongType,
            _ => TextAnnex.Read(head, out table),
        };
    }

    /// <summary>What a file is in which no heading of an annex was found: one of another kind, or really without a heading.</summary>
    public static AnnexFault WhyNoHeading(ReadOnlyMemory<byte> bytes) => bytes.Span is [0x50, 0x4B, ..] ? AnnexFault.NoHeading : TextAnnex.WhyNoHeading(bytes.Span);

    private static AnnexFault ReadPackage(ReadOnlyMemory<byte> bytes, out AnnexTable? table)
    {
        table = null;
        using var stream = MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false) : new MemoryStream(bytes.ToArray(), writable: false);
        var fault = SafeArchive.Inspect(stream, limits, out var contents);
        if (fault != ArchiveFault.None)
        {
            return fault is ArchiveFault.Broken or ArchiveFault.Encrypted ? AnnexFault.Damaged
                : fault is ArchiveFault.Nested ? AnnexFault.WrongType : AnnexFault.Bomb;
        }

        stream.Position = 0;
        try
        {
            if (contents!.Kind == FileKind.Xlsx)
            {
                return SheetAnnex.Read(stream, out table);
            }

            if (contents.Kind != FileKind.Docx)
            {
                return AnnexFault.WrongType;
            }

            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return WordAnnex.Read(zip, out table);
        }

        // A damaged document fails in as many ways as there are steps to read it; all of them mean the same to the person who sent it.
        catch (Exception damaged) when (damaged is ExcelReaderException or XmlException or InvalidDataException or FormatException or ArgumentException
            or InvalidOperationException or NullReferenceException or KeyNotFoundException or IndexOutOfRangeException or OverflowException or IOException or NotSupportedException)
        {
            table = null;
            return AnnexFault.Damaged;
        }
    }

    // Signatures of what is often sent by mistake.
    private static bool IsBinary(ReadOnlySpan<byte> head) =>
        head is [0x25, 0x50, 0x44, 0x46, ..] or [0x89, 0x50, 0x4E, 0x47, ..] or [0xFF, 0xD8, 0xFF, ..] or [0x50, 0x4B, ..]
            or [0x7B, 0x5C, 0x72, 0x74, 0x66, ..] or [0x4D, 0x5A, 0x90, ..] or [0x1F, 0x8B, ..] or [0x52, 0x61, 0x72, 0x21, ..] or [0x37, 0x7A, 0xBC, 0xAF, ..];
}

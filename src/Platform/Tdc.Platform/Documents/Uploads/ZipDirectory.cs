using System.Buffers.Binary;

namespace Tdc.Platform.Documents;

/// <summary>Walks the central directory of a ZIP file by its headers, without keeping it.</summary>
/// <remarks>Source: PKWARE APPNOTE 6.3.10, 4.3.12 (directory header) and 4.3.16 (end of directory). ZIP64 is refused: nothing under 4 GB needs it.</remarks>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int HeaderLength = 46;
    private const int MaxComment = 65_535;

    internal static ArchiveFault Count(Stream stream, int maxEntries)
    {
        if (stream.Length < EndLength) { return ArchiveFault.Broken; }
        var tail = new byte[Math.Min(stream.Length, EndLength + MaxComment)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        var end = tail.AsSpan(0, tail.Length - EndLength + 4).LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0) { return ArchiveFault.Broken; }
        var record = tail.AsSpan(end);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var told = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        if (offset == uint.MaxValue || told == ushort.MaxValue || offset > stream.Length) { return ArchiveFault.Broken; }
        stream.Position = offset;
        Span<byte> header = stackalloc byte[HeaderLength];
        var count = 0;
        while (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) == HeaderLength && header.StartsWith("PK\u0001\u0002"u8))
        {
            if (++count > maxEntries) { return ArchiveFault.TooManyEntries; }
            if ((BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) & 1) != 0) { return ArchiveFault.Encrypted; }
            stream.Position += BinaryPrimitives.ReadUInt16LittleEndian(header[28..])
                + BinaryPrimitives.ReadUInt16LittleEndian(header[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        }
        return count == told ? ArchiveFault.None : ArchiveFault.Broken;
    }
}

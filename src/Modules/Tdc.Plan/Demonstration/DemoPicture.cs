using System.Buffers.Binary;
using System.IO.Compression;

namespace Tdc.Plan.Demonstration;

/// <summary>Draws a small PNG: coloured bars on a light ground, in the place of a photograph. No person is ever shown.</summary>
/// <remarks>Source of the format: PNG specification (third edition), chunks IHDR, IDAT, IEND; 8-bit palette, no interlace.</remarks>
internal static class DemoPicture
{
    private const int Width = 480;
    private const int Height = 320;
    private static readonly byte[] signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] palette = [245, 243, 238, 30, 82, 120, 196, 106, 52, 74, 124, 89, 90, 90, 90];
    private static readonly uint[] crcTable = [.. Enumerable.Range(0, 256).Select(n => CrcOf((uint)n))];

    /// <summary>A picture whose bars depend on a word.</summary>
    public static byte[] Draw(string word)
    {
        var heights = Enumerable.Range(0, 12).Select(i => Stable.Number(40, 250, word, $"{i}")).ToArray();
        using var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < Height; y++)
            {
                packed.WriteByte(0); // filter: none
                for (var x = 0; x < Width; x++)
                {
                    packed.WriteByte(Colour(x, y, heights));
                }
            }
        }

        using var file = new MemoryStream();
        file.Write(signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 3);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "PLTE"u8, palette);
        Chunk(file, "IDAT"u8, rows.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte Colour(int x, int y, int[] heights)
    {
        var (bar, inside) = (x / 40, x % 40);
        return y >= Height - 24 ? (byte)4 : inside is > 6 and < 34 && y >= Height - 24 - heights[bar] ? (byte)(1 + (bar % 3)) : (byte)0;
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        var crc = 0xFFFFFFFFu;
        foreach (var value in type)
        {
            crc = crcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        foreach (var value in data)
        {
            crc = crcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        BinaryPrimitives.WriteUInt32BigEndian(number, crc ^ 0xFFFFFFFFu);
        file.Write(number);
    }

    private static uint CrcOf(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 1 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
        }

        return value;
    }
}

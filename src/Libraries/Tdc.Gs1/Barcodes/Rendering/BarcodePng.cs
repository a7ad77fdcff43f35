using System.Buffers.Binary;
using System.IO.Compression;

namespace Tdc.Gs1.Barcodes.Rendering;

/// <summary>Symbols as PNG with one bit for a dot and the true size in its data.</summary>
/// <remarks>Source: PNG Specification (W3C), 11.2 and 11.3.5.3.</remarks>
public static class BarcodePng
{
    private static readonly uint[] remainders = [.. Enumerable.Range(0, 256).Select(n => Remainder((uint)n))];

    /// <summary>Writes a symbol.</summary>
    /// <param name="barcode">The symbol.</param>
    /// <param name="dotsPerUnit">Dots of one unit, 1 to 100.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Another number of dots.</exception>
    public static byte[] Write(Barcode barcode, int dotsPerUnit)
    {
        var dotsPerMetre = (int)Math.Round(1000.0 * dotsPerUnit * barcode.UnitsPerX / barcode.XDimension);
        return Write(BarcodeBitmap.Draw(barcode, dotsPerUnit), dotsPerMetre);
    }

    /// <summary>Writes dots.</summary>
    /// <param name="bitmap">The dots.</param>
    /// <param name="dotsPerMetre">How close they stand.</param>
    public static byte[] Write(BarcodeBitmap bitmap, int dotsPerMetre)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, bitmap.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], bitmap.Height);
        header[8] = 1; // one bit, shades of grey, deflated, filtered by row, not interlaced
        header[9..].Clear();
        WriteChunk(file, "IHDR"u8, header);
        Span<byte> density = stackalloc byte[9];
        BinaryPrimitives.WriteInt32BigEndian(density, dotsPerMetre);
        BinaryPrimitives.WriteInt32BigEndian(density[4..], dotsPerMetre);
        density[8] = 1;
        WriteChunk(file, "pHYs"u8, density);
        WriteChunk(file, "IDAT"u8, Deflate(bitmap));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Deflate(BarcodeBitmap bitmap)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + bitmap.BytesPerRow];
            for (var i = 0; i < bitmap.Height; i++)
            {
                for (var k = 0; k < bitmap.BytesPerRow; k++)
                {
                    row[k + 1] = (byte)(~bitmap.Rows[(i * bitmap.BytesPerRow) + k] & 0xFF); // 1 is light
                }

                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Extend(Extend(uint.MaxValue, name), data));
        file.Write(number);
    }

    private static uint Extend(uint sum, ReadOnlySpan<byte> data)
    {
        foreach (var octet in data)
        {
            sum = remainders[(sum ^ octet) & 0xFF] ^ (sum >> 8);
        }

        return sum;
    }

    private static uint Remainder(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        }

        return value;
    }
}

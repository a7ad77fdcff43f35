using System.Buffers.Binary;
using System.IO.Compression;

namespace Tdc.Gs1.Barcodes.Reading;

/// <summary>A PNG picture as shades from 0 (black) to 255 (white), for a reader of symbols.</summary>
/// <remarks>Source: PNG Specification (W3C). Reads what printers' pictures use: grey of 1 to 8 bits, colour of 8 bits, with or without opacity, not interlaced.</remarks>
public sealed class PngDots
{
    private const int MostDots = 64_000_000;

    private readonly byte[] shades;

    private PngDots(int width, int height, byte[] shades, int dotsPerMetre) => (Width, Height, this.shades, DotsPerMetre) = (width, height, shades, dotsPerMetre);

    /// <summary>Dots across.</summary>
    public int Width { get; }

    /// <summary>Dots down.</summary>
    public int Height { get; }

    /// <summary>How close the dots stand, when the picture says so; otherwise 0.</summary>
    public int DotsPerMetre { get; }

    /// <summary>The darkest shade.</summary>
    public byte Darkest => shades.Min();

    /// <summary>The lightest shade.</summary>
    public byte Lightest => shades.Max();

    /// <summary>The shade of a dot.</summary>
    public byte this[int row, int column] => shades[(row * Width) + column];

    /// <summary>Reads a picture.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dots">The shades, or null.</param>
    /// <returns>Whether it is a PNG of a kind that is read.</returns>
    public static bool TryRead(ReadOnlySpan<byte> file, out PngDots? dots)
    {
        dots = null;
        if (file.Length < 8 || !file[..8].SequenceEqual((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return false;
        }

        var (width, height, bits, colour, density) = (0, 0, 0, -1, 0);
        using var packed = new MemoryStream();
        for (var rest = file[8..]; rest.Length >= 12;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12)
            {
                return false;
            }

            var name = rest.Slice(4, 4);
            var data = rest.Slice(8, (int)length);
            if (name.SequenceEqual("IHDR"u8) && data.Length == 13)
            {
                (width, height, bits, colour) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]), data[8], data[9]);
                if (data[10] != 0 || data[11] != 0 || data[12] != 0)
                {
                    return false;
                }
            }
            else if (name.SequenceEqual("pHYs"u8) && data.Length == 9 && data[8] == 1)
            {
                density = BinaryPrimitives.ReadInt32BigEndian(data);
            }
            else if (name.SequenceEqual("IDAT"u8))
            {
                packed.Write(data);
            }

            rest = rest[(12 + (int)length)..];
        }

        var channels = colour switch { 0 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        if (channels == 0 || width < 1 || height < 1 || (long)width * height > MostDots || !(bits == 8 || (colour == 0 && bits is 1 or 2 or 4)))
        {
            return false;
        }

        packed.Position = 0;
        return Unpack(packed, width, height, bits, channels) is { } shades && (dots = new PngDots(width, height, shades, density)) is not null;
    }

    private static byte[]? Unpack(Stream packed, int width, int height, int bits, int channels)
    {
        var perDot = Math.Max(1, bits * channels / 8);
        var perRow = ((width * bits * channels) + 7) / 8;
        var (before, row) = (new byte[perRow], new byte[perRow]);
        var shades = new byte[width * height];
        try
        {
            using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
            for (var y = 0; y < height; y++)
            {
                var filter = zlib.ReadByte();
                zlib.ReadExactly(row);
                if (!Unfilter(filter, row, before, perDot))
                {
                    return null;
                }

                for (var x = 0; x < width; x++)
                {
                    shades[(y * width) + x] = Shade(row, x, bits, channels);
                }

                (before, row) = (row, before);
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return null;
        }

        return shades;
    }

    private static bool Unfilter(int filter, byte[] row, byte[] before, int perDot)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var (left, up, corner) = (i >= perDot ? row[i - perDot] : 0, before[i], i >= perDot ? before[i - perDot] : 0);
            var add = filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Nearest(left, up, corner), _ => -1 };
            if (add < 0)
            {
                return false;
            }

            row[i] = (byte)(row[i] + add);
        }

        return true;
    }

    private static int Nearest(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    // What a red laser or a camera on white paper sees; opacity lets the paper through.
    private static byte Shade(byte[] row, int x, int bits, int channels)
    {
        if (bits < 8)
        {
            var most = (1 << bits) - 1;
            return (byte)((row[x * bits / 8] >> (8 - bits - (x * bits % 8)) & most) * 255 / most);
        }

        var at = x * channels;
        var grey = channels >= 3 ? ((299 * row[at]) + (587 * row[at + 1]) + (114 * row[at + 2])) / 1000 : row[at];
        var opacity = channels is 2 or 4 ? row[at + channels - 1] : 255;
        return (byte)(((grey * opacity) + (255 * (255 - opacity))) / 255);
    }
}

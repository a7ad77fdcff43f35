using Tdc.Gs1.ElementStrings;

namespace Tdc.Gs1.Barcodes.Matrix;

/// <summary>QR Code, with a Digital Link as text or with an element string behind FNC1.</summary>
/// <remarks>Source: ISO/IEC 18004; GS1 General Specifications, 5.7 and 5.10.</remarks>
internal static class Qr
{
    public static Gs1Problem Draw(Symbology symbology, string data, QrContent content, ElementString? elements, double x, BarcodeOptions options, out Barcode? barcode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.QrVersion, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.QrVersion, QrSize.LastVersion);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.QrMask ?? 0, 7);
        ArgumentOutOfRangeException.ThrowIfNegative(options.QrMask ?? 0);
        barcode = null;
        for (var version = options.QrVersion; version <= QrSize.LastVersion; version++)
        {
            var room = 8 * QrSize.DataWords(version, options.QrLevel);
            if (content.Bits(version) is { } bits && bits.Count <= room)
            {
                var grid = QrGrid.Build(Words(bits, version, options.QrLevel), version, options.QrLevel, options.QrMask);
                barcode = Frame(symbology, data, grid, elements, x, options.WithText ?? false);
                return default;
            }
        }

        return new(Gs1Fault.TooLong);
    }

    private static Barcode Frame(Symbology symbology, string data, ModuleGrid grid, ElementString? elements, double x, bool withText)
    {
        var quiet = SizeRules.Of(symbology).QuietLeft;
        var side = grid.Rows + (2 * quiet);
        List<string> lines = withText && elements is not null ? [.. elements.Elements.Select(e => e.ToString())] : [];
        var whole = Math.Max(side, lines.Select(l => l.Length * TextLines.Advance).DefaultIfEmpty(0).Max());
        var left = (whole - side) / 2;
        return new Barcode(
            symbology, data, x, 1, whole, side + TextLines.HeightOf(lines.Count),
            [.. grid.Areas(quiet).Select(a => a with { Left = a.Left + left })], TextLines.Place(lines, whole / 2, side, 1));
    }

    // Terminator, padding, error correction of each block, blocks interleaved.
    private static byte[] Words(List<bool> bits, int version, QrLevel level)
    {
        var count = QrSize.DataWords(version, level);
        var data = new byte[count];
        for (var i = 0; i < bits.Count; i++)
        {
            if (bits[i])
            {
                data[i / 8] |= (byte)(0x80 >> (i % 8));
            }
        }

        var used = Math.Min(count, (bits.Count + 4 + 7) / 8);
        for (var i = used; i < count; i++)
        {
            data[i] = (byte)((i - used) % 2 == 0 ? 0xEC : 0x11);
        }

        var blocks = QrSize.Blocks(version, level);
        var each = QrSize.CorrectionOfBlock(version, level);
        List<byte[]> parts = [];
        for (int block = 0, start = 0; block < blocks; block++)
        {
            // The last blocks hold one word more.
            var length = (count / blocks) + (block >= blocks - (count % blocks) ? 1 : 0);
            parts.Add(data[start..(start + length)]);
            start += length;
        }

        List<byte> words = [];
        for (var i = 0; i <= count / blocks; i++)
        {
            words.AddRange(parts.Where(p => i < p.Length).Select(p => p[i]));
        }

        var corrections = parts.Select(p => ReedSolomon.Qr.Correction(p, each)).ToList();
        for (var i = 0; i < each; i++)
        {
            words.AddRange(corrections.Select(c => c[i]));
        }

        return [.. words];
    }
}

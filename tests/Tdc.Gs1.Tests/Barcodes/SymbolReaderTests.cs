using System.Globalization;
using Tdc.Gs1.Barcodes;
using Tdc.Gs1.Barcodes.Reading;
using Tdc.Gs1.Barcodes.Rendering;
using Tdc.Gs1.ElementStrings;

namespace Tdc.Gs1.Tests.Barcodes;

public sealed class SymbolReaderTests
{
    public static TheoryData<Symbology, string, string> Symbols { get; } = new()
    {
        { Symbology.Ean13, "8936012345674", "8936012345674" },
        { Symbology.Ean13, "4006381333931", "4006381333931" },
        { Symbology.Ean13, "0012345678905", "0012345678905" },
        { Symbology.Ean8, "96385074", "96385074" },
        { Symbology.UpcA, "036000291452", "036000291452" },
        { Symbology.Itf14, "18936012345671", "18936012345671" },
        { Symbology.Gs1128, "(00)389360123456789017", "00389360123456789017" },
        { Symbology.Gs1128, "(01)08936012345674(10)ab-C/1(21)7", "010893601234567410ab-C/1\u001D217" },
        { Symbology.Gs1DataMatrix, "(01)08936012345674(17)261231(10)LOT1", "010893601234567417261231" + "10LOT1" },
        { Symbology.Gs1DataMatrix, "(01)08936012345674(10)A%B(21)x", "010893601234567410A%B\u001D21x" },
        { Symbology.QrDigitalLink, "https://truyxuat.example/01/08936012345674/10/L1?17=261231", "https://truyxuat.example/01/08936012345674/10/L1?17=261231" },
        { Symbology.QrAddress, "https://truyxuat.example/ma/SP0000000017/L261120-01", "https://truyxuat.example/ma/SP0000000017/L261120-01" },
        { Symbology.Gs1Qr, "(01)08936012345674(10)LOT1(21)9", "010893601234567410LOT1\u001D219" },
    };

    [Theory, MemberData(nameof(Symbols))]
    public void Every_symbol_reads_back_with_its_quiet_zones(Symbology symbology, string text, string expected)
    {
        foreach (var dots in (int[])[2, 3, 8])
        {
            var barcode = Make(symbology, text);
            var reading = SymbolReader.Read(BarcodePng.Write(barcode, dots), symbology);
            Assert.Equal((ReadingFault.None, expected), (reading.Fault, reading.Text));
            Assert.Equal(dots * barcode.UnitsPerX, reading.DotsPerX, 3);
            var rules = SizeRules.Of(symbology);
            Assert.True(reading.QuietLeft >= rules.QuietLeft - 0.01 && reading.QuietRight >= rules.QuietRight - 0.01, $"{reading.QuietLeft} {reading.QuietRight}");
            Assert.Equal(1, reading.Contrast, 3);
            Assert.Equal(symbology is Symbology.Gs1128 or Symbology.Gs1DataMatrix or Symbology.Gs1Qr, reading.HasFnc1);
        }
    }

    [Fact]
    public void Long_data_in_matrices_of_many_blocks_read_back()
    {
        for (var length = 1; length <= 70; length += 3)
        {
            var serial = string.Concat(Enumerable.Range(0, Math.Min(20, length)).Select(i => "aB3-"[i % 4]));
            var text = $"(01)08936012345674(10){serial}(21){serial}(240){new string('x', Math.Min(30, length))}";
            Assert.True(ElementString.Read(text, out var elements).IsNone);
            foreach (var symbology in (Symbology[])[Symbology.Gs1DataMatrix, Symbology.Gs1Qr])
            {
                var reading = SymbolReader.Read(BarcodePng.Write(Make(symbology, text), 2), symbology);
                Assert.Equal((ReadingFault.None, elements!.ToSeparated()), (reading.Fault, reading.Text));
            }
        }
    }

    [Fact]
    public void Every_version_and_level_of_a_qr_code_reads_back()
    {
        for (var version = 1; version <= 40; version++)
        {
            foreach (var level in Enum.GetValues<QrLevel>())
            {
                Assert.True(BarcodeWriter.Make(Symbology.QrAddress, "https://a.vn/b", new() { QrVersion = version, QrLevel = level }, out var barcode).IsNone);
                var reading = SymbolReader.Read(BarcodePng.Write(barcode!, 1), Symbology.QrAddress);
                Assert.Equal((ReadingFault.None, "https://a.vn/b"), (reading.Fault, reading.Text));
            }
        }
    }

    [Theory, MemberData(nameof(Symbols))]
    public void A_symbol_with_a_spot_or_without_its_quiet_zone_is_not_passed_as_sound(Symbology symbology, string text, string expected)
    {
        var barcode = Make(symbology, text);
        var png = BarcodePng.Write(barcode, 4);
        Assert.True(PngDots.TryRead(png, out var dots));
        var found = 0;
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            // Turn a square of two modules over, somewhere in the symbol; a row through the bars sees it when it is as high as the bars.
            var left = random.Next(barcode.Width / 4, barcode.Width * 3 / 4) * 4;
            var rules = SizeRules.Of(symbology);
            var top = rules.BarHeight > 0 ? 0 : random.Next(rules.QuietLeft + 1, (barcode.Width - rules.QuietLeft) - 2) * 4;
            var spoiled = Spoil(dots!, left, top, 8, rules.BarHeight > 0 ? dots!.Height : 8);
            var reading = SymbolReader.Read(spoiled, symbology);
            found += reading.Fault != ReadingFault.None || reading.Text != expected ? 1 : 0;
        }

        Assert.True(found >= 58, $"{found} of 60 spots were noticed");
        if (symbology == Symbology.Itf14)
        {
            return; // its frame stands outside the quiet zone, which a cut does not reach
        }

        var cut = SymbolReader.Read(Crop(dots!, 4 * Math.Max(1, SizeRules.Of(symbology).QuietLeft - 1)), symbology);
        Assert.True(cut.Fault != ReadingFault.None || cut.QuietLeft < SizeRules.Of(symbology).QuietLeft - 0.5, $"{cut.QuietLeft}");
    }

    [Fact]
    public void Weak_contrast_and_files_that_are_no_pictures_are_named()
    {
        var barcode = Make(Symbology.QrDigitalLink, "https://truyxuat.example/01/08936012345674");
        Assert.True(PngDots.TryRead(BarcodePng.Write(barcode, 4), out var dots));
        Assert.Equal(ReadingFault.Contrast, SymbolReader.Read(Grey(dots!, 120, 200), Symbology.QrDigitalLink).Fault);
        var soft = SymbolReader.Read(Grey(dots!, 60, 230), Symbology.QrDigitalLink);
        Assert.Equal(ReadingFault.None, soft.Fault);
        Assert.Equal(170 / 255.0, soft.Contrast, 3);
        Assert.Equal(ReadingFault.NoPicture, SymbolReader.Read([1, 2, 3], Symbology.Ean13).Fault);
        var broken = BarcodePng.Write(barcode, 4);
        broken[60] ^= 0xFF;
        Assert.NotEqual(ReadingFault.None, SymbolReader.Read(broken.AsSpan(0, broken.Length / 2), Symbology.QrDigitalLink).Fault);
        Assert.NotEqual(ReadingFault.None, SymbolReader.Read(Grey(dots!, 0, 255, blank: true), Symbology.QrDigitalLink).Fault);
    }

    private static Barcode Make(Symbology symbology, string text)
    {
        Assert.True(BarcodeWriter.Make(symbology, text, null, out var barcode).IsNone, string.Create(CultureInfo.InvariantCulture, $"{symbology} {text}"));
        return barcode!;
    }

    private static byte[] Spoil(PngDots dots, int left, int top, int width, int height) =>
        Write(dots.Width, dots.Height, (row, column) => row >= top && row < top + height && column >= left && column < left + width ? (byte)(255 - dots[row, column]) : dots[row, column]);

    private static byte[] Crop(PngDots dots, int cut) => Write(dots.Width - cut, dots.Height, (row, column) => dots[row, column + cut]);

    private static byte[] Grey(PngDots dots, byte dark, byte light, bool blank = false) =>
        Write(dots.Width, dots.Height, (row, column) => blank ? (row == 0 && column == 0 ? dark : light) : dots[row, column] < 128 ? dark : light);

    // A PNG of 8-bit grey, written apart from the library.
    private static byte[] Write(int width, int height, Func<int, int, byte> shade)
    {
        using var raw = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(raw, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                zlib.WriteByte(0);
                for (var column = 0; column < width; column++)
                {
                    zlib.WriteByte(shade(row, column));
                }
            }
        }

        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(header, width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        Chunk("IHDR", header);
        Chunk("IDAT", raw.ToArray());
        Chunk("IEND", []);
        return file.ToArray();

        void Chunk(string name, byte[] data)
        {
            var length = new byte[4];
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
            file.Write(length);
            file.Write(System.Text.Encoding.ASCII.GetBytes(name));
            file.Write(data);
            file.Write(new byte[4]); // the sum is not looked at by the reader under test
        }
    }
}

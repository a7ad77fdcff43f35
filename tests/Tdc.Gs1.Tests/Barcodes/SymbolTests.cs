using Tdc.Gs1.Barcodes;
using Tdc.Gs1.Barcodes.Linear;
using Tdc.Gs1.Barcodes.Matrix;
using Tdc.Gs1.Barcodes.Rendering;

namespace Tdc.Gs1.Tests.Barcodes;

public sealed class SymbolTests
{
    public static TheoryData<Symbology, string> Samples { get; } = new()
    {
        { Symbology.Ean13, "8930001123458" },
        { Symbology.Ean8, "96385074" },
        { Symbology.UpcA, "036000291452" },
        { Symbology.Itf14, "18930001123455" },
        { Symbology.Gs1128, "(01)08930001123458" },
        { Symbology.Gs1DataMatrix, "(01)08930001123458(10)LOT1" },
        { Symbology.QrDigitalLink, "https://id.gs1.org/01/08930001123458/10/LOT1" },
        { Symbology.Gs1Qr, "(01)08930001123458(10)LOT1" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Quiet_zones_are_light(Symbology symbology, string text)
    {
        Assert.Equal(default, BarcodeWriter.Make(symbology, text, new() { WithText = false }, out var barcode));
        var rules = SizeRules.Of(symbology);

        // The frame of an ITF-14 stands outside of its quiet zones.
        var bars = symbology == Symbology.Itf14 ? barcode!.Areas.Skip(4).ToList() : barcode!.Areas;
        var inner = symbology == Symbology.Itf14 ? barcode.Areas[2].Width : 0;
        Assert.Equal(inner + (rules.QuietLeft * barcode.UnitsPerX), bars.Min(a => a.Left));
        Assert.Equal(barcode.Width - inner - (rules.QuietRight * barcode.UnitsPerX), bars.Max(a => a.Left + a.Width));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_X_dimension_keeps_its_limits(Symbology symbology, string text)
    {
        var rules = SizeRules.Of(symbology);

        foreach (var x in new[] { rules.MinX, rules.UsualX, rules.MaxX })
        {
            BarcodeWriter.Make(symbology, text, new() { XDimension = x }, out var barcode);
            Assert.Equal(x, barcode!.XDimension);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => BarcodeWriter.Make(symbology, text, new() { XDimension = rules.MinX * 0.99 }, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => BarcodeWriter.Make(symbology, text, new() { XDimension = rules.MaxX * 1.01 }, out _));
    }

    [Theory]
    [InlineData(Symbology.Ean13, "8930001123459", Gs1Fault.CheckDigit)]
    [InlineData(Symbology.Ean8, "8930001123458", Gs1Fault.Length)]
    [InlineData(Symbology.Gs1128, "(01)08930001123459", Gs1Fault.CheckDigit)]
    [InlineData(Symbology.Gs1128, "(91)12345678901234567890123456789012345678901234567", Gs1Fault.TooLong)]
    [InlineData(Symbology.QrDigitalLink, "https://example.com/", Gs1Fault.NoPrimaryKey)]
    public void Wrong_data_make_no_symbol(Symbology symbology, string text, Gs1Fault fault)
    {
        Assert.Equal(fault, BarcodeWriter.Make(symbology, text, null, out var barcode).Fault);
        Assert.Null(barcode);
    }

    [Fact]
    public void A_nominal_EAN_13_has_its_nominal_size()
    {
        BarcodeWriter.Make(Symbology.Ean13, "8930001123458", new() { WithText = false }, out var barcode);

        Assert.Equal(113, barcode!.Width);
        Assert.Equal(37.29, barcode.WidthMillimetres, 2);
        Assert.Equal(22.85, barcode.HeightMillimetres, 0.2);
        Assert.Equal(80, SizeRules.Of(Symbology.Ean13).Magnification(0.264), 1);
        Assert.Equal(200, SizeRules.Of(Symbology.Ean13).Magnification(0.660), 1);
    }

    [Theory]
    [InlineData("00006141411234567890", 14)] // start, FNC1, ten pairs, check; stop is not counted
    [InlineData("10AB12C", 10)]
    [InlineData("10ABC123456", 12)]
    public void A_GS1_128_needs_the_fewest_characters(string data, int most)
    {
        var characters = Gs1128.Encode(data);

        Assert.True(characters.Count <= most, $"{characters.Count}");
        Assert.Equal(102, characters[1]);
        Assert.Equal(Enumerable.Range(0, characters.Count - 1).Sum(i => Math.Max(1, i) * characters[i]) % 103, characters[^1]);
    }

    [Fact]
    public void Correction_words_make_a_block_vanish_at_every_root()
    {
        var data = Enumerable.Range(0, 40).Select(i => (byte)(i * 37 % 256)).ToArray();
        foreach (var code in new[] { ReedSolomon.DataMatrix, ReedSolomon.Qr })
        {
            foreach (var count in new[] { 5, 7, 12, 30, 68 })
            {
                byte[] block = [.. data, .. code.Correction(data, count)];
                Assert.All(Enumerable.Range(0, count), root => Assert.Equal(0, code.ValueAt(block, root)));
                block[3] ^= 1;
                Assert.Contains(Enumerable.Range(0, count), root => code.ValueAt(block, root) != 0);
            }
        }
    }

    [Fact]
    public void The_correction_of_the_standards_example_comes_out() => Assert.Equal(
        [114, 25, 5, 88, 102], ReedSolomon.DataMatrix.Correction([142, 164, 186], 5)); // ISO/IEC 16022, Annex O: "123456" in 10 × 10

    [Fact]
    public void Sizes_of_Data_Matrix_add_up()
    {
        foreach (var size in DataMatrixSize.Squares.Concat(DataMatrixSize.Rectangles))
        {
            Assert.Equal(size.MappingRows * size.MappingColumns / 8, size.DataWords + size.CorrectionWords);
            Assert.Equal(0, size.CorrectionWords % size.Blocks);
            Assert.Equal(0, size.Rows % (size.RegionRows + 2));
            Assert.Equal(0, size.Columns % (size.RegionColumns + 2));
        }
    }

    [Theory]
    [InlineData(1, QrLevel.Low, 19)]
    [InlineData(1, QrLevel.High, 9)]
    [InlineData(7, QrLevel.Medium, 124)]
    [InlineData(40, QrLevel.Low, 2956)]
    [InlineData(40, QrLevel.High, 1276)]
    public void Capacities_of_QR_are_those_of_the_standard(int version, QrLevel level, int words) => Assert.Equal(words, QrSize.DataWords(version, level));

    [Fact]
    public void QR_uses_the_cheapest_modes()
    {
        // 20 digits: 4 + 10 + 67 bits; the same as octets would be 172.
        Assert.Equal(81, QrContent.OfText("12345678901234567890").Bits(1)!.Count);
        Assert.Equal(4 + 9 + 55, QrContent.OfText("HTTPS://A/").Bits(1)!.Count);
        Assert.Equal(4 + 8 + 80, QrContent.OfText("https://a/").Bits(1)!.Count);
        // Letters in small, then many digits: two segments.
        Assert.Equal(4 + 8 + 40 + 4 + 10 + 67, QrContent.OfText("abcde12345678901234567890").Bits(1)!.Count);
    }

    [Fact]
    public void A_rectangle_is_chosen_when_asked_for_and_refused_when_too_small()
    {
        BarcodeWriter.Make(Symbology.Gs1DataMatrix, "(01)08930001123458", new() { Shape = DataMatrixShape.Rectangle, WithText = false }, out var barcode);
        Assert.Equal((32 + 2, 8 + 2), (barcode!.Width, barcode.Height));

        Assert.Equal(Gs1Fault.TooLong, BarcodeWriter.Make(
            Symbology.Gs1DataMatrix, "(91)" + new string('A', 90), new() { Shape = DataMatrixShape.Rectangle }, out _).Fault);
    }

    [Fact]
    public void The_printers_dots_are_those_of_the_picture()
    {
        BarcodeWriter.Make(Symbology.Gs1DataMatrix, "(01)08930001123458", null, out var barcode);
        var zpl = BarcodeZpl.Write(barcode!, dotsPerMillimetre: 8, left: 10, top: 20);
        var bitmap = BarcodeBitmap.Draw(barcode!, BarcodeZpl.DotsPerUnit(barcode!, 8));

        Assert.StartsWith("^XA\n^FO10,20^GFA,", zpl, StringComparison.Ordinal);
        var fields = zpl.Split('\n')[1].Split("^GFA,")[1].Replace("^FS", "", StringComparison.Ordinal).Split(',');
        Assert.Equal($"{bitmap.Rows.Length}", fields[0]);
        Assert.Equal($"{bitmap.BytesPerRow}", fields[2]);
        Assert.Equal(Convert.ToHexString(bitmap.Rows), fields[3]);
    }

    [Theory]
    [InlineData(Symbology.Ean13, "8930001123458", 8, 3)] // 0.375 mm is nearer to 0.33 than 0.25, which is too small
    [InlineData(Symbology.Itf14, "18930001123455", 8, 2)] // two units are one X: 0.5 mm
    [InlineData(Symbology.QrDigitalLink, "https://a/01/08930001123458", 12, 6)]
    public void The_printer_gets_whole_dots_of_an_allowed_size(Symbology symbology, string text, int dotsPerMillimetre, int expected)
    {
        BarcodeWriter.Make(symbology, text, null, out var barcode);

        Assert.Equal(expected, BarcodeZpl.DotsPerUnit(barcode!, dotsPerMillimetre));
    }

    [Fact]
    public void A_printer_that_is_too_coarse_is_refused()
    {
        BarcodeWriter.Make(Symbology.Ean13, "8930001123458", null, out var barcode);

        Assert.Throws<ArgumentOutOfRangeException>(() => BarcodeZpl.DotsPerUnit(barcode!, 1));
    }

    [Fact]
    public void Signs_of_markup_in_data_are_escaped_in_SVG()
    {
        BarcodeWriter.Make(Symbology.Gs1128, "(10)<&>\"'", null, out var barcode);
        var svg = System.Xml.Linq.XDocument.Parse(BarcodeSvg.Write(barcode!));

        Assert.Equal("(10)<&>\"'", svg.Root!.Elements().Single(e => e.Name.LocalName == "title").Value);
        Assert.EndsWith("mm", svg.Root.Attribute("width")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_character_of_set_82_has_its_letter_of_dots() => Assert.All(
        Gs1.Text.CharacterSets.Set82,
        c => Assert.Contains(Enumerable.Range(0, 35), dot => DotLetters.IsDark(c, dot / 5, dot % 5)));
}

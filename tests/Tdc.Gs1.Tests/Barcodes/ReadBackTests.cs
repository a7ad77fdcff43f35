using Tdc.Gs1.Barcodes;
using Tdc.Gs1.Barcodes.Matrix;
using Tdc.Gs1.Barcodes.Rendering;
using Tdc.Gs1.ElementStrings;

namespace Tdc.Gs1.Tests.Barcodes;

/// <summary>Pictures of the library, read by programs that know nothing of it.</summary>
public sealed class ReadBackTests : IDisposable
{
    private const string Elements = "(01)08930001123458(17)261231(10)LOT-1a(21)S/12";
    private const string Scan = "010893000112345817261231" + "10LOT-1a\x1D" + "21S/12";
    private const string Link = "https://id.gs1.org/01/08930001123458/10/L%2F1?17=261231";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gs1-");

    public static TheoryData<Symbology, string, string> Cases { get; } = new()
    {
        { Symbology.Ean13, "8930001123458", "]E08930001123458" },
        { Symbology.Ean13, "4006381333931", "]E04006381333931" },
        { Symbology.Ean8, "96385074", "]E496385074" },
        { Symbology.UpcA, "036000291452", "]E0036000291452" },
        { Symbology.Itf14, "18930001123455", "]I118930001123455" },
        { Symbology.Gs1128, "(01)08930001123458(17)261231(10)LOT-1a", "]C1010893000112345817261231" + "10LOT-1a" },
        { Symbology.Gs1128, "(10)LOT-1a(21)S/12", "]C110LOT-1a\x1D" + "21S/12" },
        { Symbology.Gs1128, "(00)006141411234567890", "]C100006141411234567890" },
        { Symbology.Gs1DataMatrix, Elements, "]d2" + Scan },
        { Symbology.QrDigitalLink, Link, "]Q1" + Link },
        { Symbology.Gs1Qr, Elements, "]Q3" + Scan },
        { Symbology.Gs1Qr, "(01)08930001123458(10)A%B(21)C%25", "]Q3010893000112345810A%B\x1D" + "21C%25" },
    };

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void ZXing_reads_data_and_identifier_in_any_position_and_size(Symbology symbology, string text, string expected)
    {
        Readers.Need("ZXingReader");
        List<string> files = [];
        foreach (var dots in new[] { 2, 3, 6 })
        {
            var bitmap = BarcodeBitmap.Draw(Make(symbology, text), dots);
            for (var turn = 0; turn < 4; turn++)
            {
                files.Add(Save(PngOf(bitmap, turn)));
            }
        }

        Assert.All(files, file => Assert.Equal(expected, Readers.ZXing(file)));
    }

    [Theory]
    [InlineData(Symbology.Ean13, "8930001123458", "EAN-13:8930001123458")]
    [InlineData(Symbology.Ean8, "96385074", "EAN-8:96385074")]
    [InlineData(Symbology.UpcA, "036000291452", "EAN-13:0036000291452")]
    [InlineData(Symbology.Itf14, "18930001123455", "I2/5:18930001123455")]
    [InlineData(Symbology.Gs1128, "(01)08930001123458(17)261231(10)LOT-1a", "CODE-128:01089300011234581726123110LOT-1a")]
    [InlineData(Symbology.QrDigitalLink, Link, "QR-Code:" + Link)]
    public void ZBar_reads_the_same(Symbology symbology, string text, string expected)
    {
        Readers.Need("zbarimg");

        Assert.Equal(expected, Readers.ZBar(Save(BarcodePng.Write(Make(symbology, text), symbology == Symbology.Itf14 ? 2 : 4))));
    }

    [Fact]
    public void Libdmtx_reads_the_same_with_its_FNC1()
    {
        Readers.Need("dmtxread");

        var read = Readers.Dmtx(Save(BarcodePng.Write(Make(Symbology.Gs1DataMatrix, Elements, new() { WithText = false }), 6)));

        Assert.Equal("~" + Scan.Replace('\x1D', '~'), read.TrimEnd('\n'));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_drawing_as_SVG_is_read_too(Symbology symbology, string text, string expected)
    {
        Readers.Need("ZXingReader", "rsvg-convert");
        var svg = Path.Combine(folder.FullName, "s.svg");
        var png = Path.Combine(folder.FullName, "s.png");
        File.WriteAllText(svg, BarcodeSvg.Write(Make(symbology, text)));
        Readers.Rasterise(svg, png, dotsPerInch: 300);

        Assert.Equal(expected, Readers.ZXing(png));
    }

    [Fact]
    public void Every_size_of_Data_Matrix_is_read()
    {
        Readers.Need("ZXingReader");
        Dictionary<string, string> wanted = [];
        foreach (var size in DataMatrixSize.Squares.Concat(DataMatrixSize.Rectangles))
        {
            // Fills the size: internal data (91…99) of 90 characters each, two digits in a word.
            var data = Fill(2 * (size.DataWords - 1));
            var words = DataMatrix.Encode(data);
            Assert.InRange(words.Count, 1, size.DataWords);
            var grid = DataMatrix.Build(words, size);
            var barcode = new Barcode(Symbology.Gs1DataMatrix, data, 0.38, 1, size.Columns + 2, size.Rows + 2, grid.Areas(1), []);
            wanted.Add(Save(BarcodePng.Write(barcode, 5)), data);
        }

        var found = Readers.ZXingTexts(wanted.Keys);

        Assert.Equal(30, wanted.Count);
        Assert.All(wanted, w => Assert.Equal(w.Value, found[w.Key]));
    }

    [Fact]
    public void Every_version_and_level_of_QR_is_read()
    {
        Readers.Need("ZXingReader");
        List<(string File, int Version, QrLevel Level)> made = [];
        for (var version = 1; version <= QrSize.LastVersion; version++)
        {
            foreach (var level in Enum.GetValues<QrLevel>())
            {
                var barcode = Make(Symbology.Gs1Qr, "(99)1", new() { QrVersion = version, QrLevel = level, WithText = false });
                Assert.Equal((4 * version) + 17 + 8, barcode.Width);
                made.Add((Save(BarcodePng.Write(barcode, 3)), version, level));
            }
        }

        var found = Readers.ZXingTexts([.. made.Select(m => m.File)]);

        Assert.All(made, m => Assert.Equal((m.Version, m.Level, "991"), (m.Version, m.Level, found[m.File])));
    }

    [Fact]
    public void Long_links_are_read_in_every_level_and_mask()
    {
        Readers.Need("ZXingReader");
        Dictionary<string, string> wanted = [];
        foreach (var level in Enum.GetValues<QrLevel>())
        {
            for (var mask = 0; mask < 8; mask++)
            {
                var link = $"https://example.com/{new string((char)('a' + mask), 30 * (1 + (int)level) * (mask + 1))}/01/08930001123458/21/ABC123";
                wanted.Add(Save(BarcodePng.Write(Make(Symbology.QrDigitalLink, link, new() { QrLevel = level, QrMask = mask }), 3)), link);
            }
        }

        var found = Readers.ZXingTexts(wanted.Keys);

        Assert.All(wanted, w => Assert.Equal(w.Value, found[w.Key]));
    }

    [Theory]
    [InlineData(Symbology.Ean13, "8930001123458", "EANX")]
    [InlineData(Symbology.Ean8, "96385074", "EANX")] // zint takes seven digits for an EAN-8 and adds the check digit
    [InlineData(Symbology.UpcA, "036000291452", "UPCA")]
    public void Zint_draws_the_same_bars(Symbology symbology, string text, string name)
    {
        Readers.Need("zint");
        var barcode = Make(symbology, text, new() { WithText = false });
        var quiet = SizeRules.Of(symbology).QuietLeft;
        var bitmap = BarcodeBitmap.Draw(barcode, 1);
        var ours = string.Concat(Enumerable.Range(quiet, barcode.Width - quiet - SizeRules.Of(symbology).QuietRight).Select(c => bitmap.IsDark(0, c) ? '1' : '0'));

        Assert.Equal(ours, Readers.Zint("--notext", "-b", name, "-d", text[..^1])[0][..ours.Length]);
    }

    [Fact]
    public void Zint_places_the_same_modules_in_a_Data_Matrix()
    {
        Readers.Need("zint");
        const string digits = "(01)08930001123458(17)261231";
        Make(Symbology.Gs1DataMatrix, digits, new() { WithText = false });
        ElementString.Read(digits, out var elements);
        var size = DataMatrixSize.Squares.First(s => s.DataWords >= DataMatrix.Encode(elements!.ToSeparated()).Count);
        var grid = DataMatrix.Build(DataMatrix.Encode(elements!.ToSeparated()), size);

        var theirs = Readers.Zint("-b", "DATAMATRIX", "--square", "--gs1", "-d", digits.Replace('(', '[').Replace(')', ']'));

        Assert.Equal(size.Rows, theirs.Length);
        for (var row = 0; row < size.Rows; row++)
        {
            Assert.Equal(theirs[row][..size.Columns], string.Concat(Enumerable.Range(0, size.Columns).Select(c => grid[row, c] ? '1' : '0')));
        }
    }

    private static Barcode Make(Symbology symbology, string text, BarcodeOptions? options = null)
    {
        Assert.Equal(default, BarcodeWriter.Make(symbology, text, options, out var barcode));
        return barcode!;
    }

    // Digits in fields of company-internal data, with separators where they are due; even lengths, so that two digits share a word.
    private static string Fill(int characters)
    {
        var text = "91";
        for (var field = 1; text.Length < characters - 1; field++)
        {
            text += new string('7', Math.Min(88, characters - text.Length) & ~1);
            text += characters - text.Length >= 8 ? "\x1D" + (91 + (field % 9)) : "";
            characters -= 1;
        }

        return text.TrimEnd('\x1D');
    }

    private string Save(byte[] png)
    {
        var file = Path.Combine(folder.FullName, $"{Guid.CreateVersion7():N}.png");
        File.WriteAllBytes(file, png);
        return file;
    }

    private static byte[] PngOf(BarcodeBitmap bitmap, int quarterTurns)
    {
        for (; quarterTurns > 0; quarterTurns--)
        {
            bitmap = bitmap.Turned();
        }

        return BarcodePng.Write(bitmap, dotsPerMetre: 12_000);
    }
}

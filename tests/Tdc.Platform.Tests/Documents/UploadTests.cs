using System.Globalization;
using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tdc.Platform.Documents;

namespace Tdc.Platform.Tests.Documents;

public class UploadTests
{
    private static readonly ArchiveLimits small = new()
    {
        MaxEntries = 5,
        MaxEntryBytes = 50_000,
        MaxTotalBytes = 120_000,
        MaxRatio = 20,
        RatioFromBytes = 20_000,
    };

    private static MemoryStream Zip(params (string Name, byte[] Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        stream.Position = 0;
        return stream;
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        bytes[0] = 1;
        return bytes;
    }

    [Fact]
    public void A_bomb_is_stopped_by_counting_whatever_it_says_of_itself()
    {
        Assert.Equal(ArchiveFault.RatioTooHigh, SafeArchive.Inspect(Zip(("a", new byte[45_000])), small, out _));
        Assert.Equal(ArchiveFault.EntryTooLarge, SafeArchive.Inspect(Zip(("a", Noise(50_001))), small, out _));
        Assert.Equal(ArchiveFault.TooLarge, SafeArchive.Inspect(Zip(("a", Noise(49_000)), ("b", Noise(49_000)), ("c", Noise(49_000))), small, out _));
        Assert.Equal(ArchiveFault.TooManyEntries, SafeArchive.Inspect(Zip([.. Enumerable.Range(0, 6).Select(i => ($"{i}", new byte[1]))]), small, out _));
        Assert.Equal(ArchiveFault.None, SafeArchive.Inspect(Zip(("a", Noise(49_000)), ("b", Noise(49_000))), small, out var contents));
        Assert.Equal(98_000, contents!.TotalBytes);
    }

    [Fact]
    public void A_bomb_that_declares_one_byte_is_not_unpacked()
    {
        var bytes = Zip(("a", new byte[45_000])).ToArray();
        // The unpacked size stands in the local header (22) and in the directory (24).
        var directory = bytes.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(22), 1);
        BitConverter.TryWriteBytes(bytes.AsSpan(directory + 24), 1);
        var fault = SafeArchive.Inspect(new MemoryStream(bytes), small, out var contents);
        Assert.True(fault is ArchiveFault.RatioTooHigh or ArchiveFault.Broken || contents!.TotalBytes <= 1, fault.ToString());
    }

    [Fact]
    public void No_made_archive_passes_with_more_than_its_limits()
    {
        var sizes = Gen.Choose(0, 60_000).ListOf().Where(list => list.Count < 8);
        Prop.ForAll(sizes.ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (lengths, noisy) =>
        {
            using var zip = Zip([.. lengths.Select((length, i) => ($"e{i}", noisy && length > 0 ? Noise(length) : new byte[length]))]);
            var within = lengths.Count <= small.MaxEntries && lengths.All(length => length <= small.MaxEntryBytes) && lengths.Sum() <= small.MaxTotalBytes;
            return SafeArchive.Inspect(zip, small, out _) != ArchiveFault.None || within;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("../a.txt")]
    [InlineData("x/../../a.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\a.txt")]
    [InlineData("C:\\a.txt")]
    [InlineData("c:a")]
    [InlineData("a\u0007b")]
    public void Names_that_lead_out_are_refused(string name) =>
        Assert.Equal(ArchiveFault.UnsafeName, SafeArchive.Inspect(Zip((name, [1])), small, out _));

    [Fact]
    public void Repeated_names_nested_archives_and_damage_are_refused()
    {
        Assert.Equal(ArchiveFault.RepeatedName, SafeArchive.Inspect(Zip(("a.txt", [1]), ("A.TXT", [2])), small, out _));
        Assert.Equal(ArchiveFault.Nested, SafeArchive.Inspect(Zip(("a.dat", Zip(("b", [1])).ToArray())), small, out _));
        Assert.Equal(ArchiveFault.Nested, SafeArchive.Inspect(Zip(("a.rar", [1])), small, out _));
        Assert.Equal(ArchiveFault.Broken, SafeArchive.Inspect(new MemoryStream("PK\u0003\u0004"u8.ToArray()), small, out _));
        var cut = Zip(("a", Noise(3000)), ("b", Noise(3000))).ToArray();
        cut.AsSpan(31, 2000).Clear();
        Assert.NotEqual(ArchiveFault.None, SafeArchive.Inspect(new MemoryStream(cut), small, out _));
    }

    [Fact]
    public void Macros_outside_parts_and_objects_are_seen()
    {
        const string Types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
        const string Outside = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://x/attachedTemplate\" Target=\"http://evil/x.dotm\" TargetMode=\"External\"/></Relationships>";
        static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
        var document = ("word/document.xml", Utf8("<x/>"));
        var types = ("[Content_Types].xml", Utf8(Types));

        SafeArchive.Inspect(Zip(types, document), small, out var plain);
        Assert.Equal((FileKind.Docx, false, false, false), (plain!.Kind, plain.HasMacros, plain.HasExternalParts, plain.HasEmbeddedObjects));
        SafeArchive.Inspect(Zip(types, document, ("word/vbaProject.bin", [1])), small, out var macros);
        Assert.True(macros!.HasMacros);
        SafeArchive.Inspect(Zip(types, document, ("word/_rels/settings.xml.rels", Utf8(Outside))), small, out var outside);
        Assert.True(outside!.HasExternalParts);
        SafeArchive.Inspect(Zip(types, document, ("word/_rels/document.xml.rels", Utf8(Outside.Replace("attachedTemplate", "hyperlink", StringComparison.Ordinal)))), small, out var link);
        Assert.False(link!.HasExternalParts);
        SafeArchive.Inspect(Zip(types, document, ("word/embeddings/a.xlsx", Zip(("b", [1])).ToArray())), small, out var chart);
        Assert.True(chart!.HasEmbeddedObjects);
        var entity = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><Relationships/>";
        Assert.Equal(ArchiveFault.Broken, SafeArchive.Inspect(Zip(types, document, ("_rels/.rels", Utf8(entity))), small, out _));
    }

    public static TheoryData<byte[], string, FileKind, bool, bool> Heads { get; } = new()
    {
        { "%PDF-1.7"u8.ToArray(), "Báo cáo.PDF", FileKind.Pdf, true, true },
        { "%PDF-1.7"u8.ToArray(), "a.pdf.exe", FileKind.Pdf, false, true },
        { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a.png", FileKind.Png, true, true },
        { [0xFF, 0xD8, 0xFF, 0xE0], "a.jpeg", FileKind.Jpeg, true, true },
        { "RIFF\0\0\0\0WEBP"u8.ToArray(), "a.webp", FileKind.Webp, true, true },
        { "PK\u0003\u0004"u8.ToArray(), "a.docx", FileKind.Docx, true, false },
        { "PK\u0003\u0004"u8.ToArray(), "a.odt", FileKind.OpenDocument, false, false },
        { "<svg onload=alert(1)>"u8.ToArray(), "a.png", FileKind.Markup, false, false },
        { "  \n<!DOCTYPE html>"u8.ToArray(), "a.txt", FileKind.Markup, false, false },
        { [0xEF, 0xBB, 0xBF, .. "<html>"u8], "a.csv", FileKind.Markup, false, false },
        { "MZ\u0090"u8.ToArray(), "a.pdf", FileKind.Program, false, false },
        { "alert(1)"u8.ToArray(), "a.js", FileKind.Program, false, false },
        { "a,b"u8.ToArray(), "a.csv", FileKind.Csv, true, false },
        { Encoding.UTF8.GetBytes("Nội dung ế"), "a.txt", FileKind.Text, true, false },
        { [1, 2, 3, 0x80, 0xFF, 0x10], "a.txt", FileKind.Unknown, false, false },
        { [], "a.pdf", FileKind.Unknown, false, false },
    };

    [Theory, MemberData(nameof(Heads))]
    public void Content_decides_the_kind(byte[] head, string name, FileKind kind, bool agrees, bool inline)
    {
        var type = FileType.Detect(head, name);
        Assert.Equal((kind, agrees, inline), (type.Kind, type.AgreesWithName, type.IsInline));
        if (!inline && kind is not (FileKind.Docx or FileKind.Xlsx)) { Assert.Equal("application/octet-stream", type.ContentType); }
    }

    [Fact]
    public void A_long_vietnamese_text_is_text_wherever_the_head_ends()
    {
        for (var shift = 0; shift < 4; shift++)
        {
            var bytes = Encoding.UTF8.GetBytes(new string('a', shift) + string.Concat(Enumerable.Repeat("ệ", 5_000)));
            Assert.Equal(FileKind.Text, FileType.Detect(bytes.AsSpan(0, FileType.HeadLength), "a.txt").Kind);
        }
    }

    [Theory]
    [InlineData("Báo cáo kỳ 30-6 Ệ.docx", "Báo cáo kỳ 30-6 Ệ.docx")]
    [InlineData("C:\\Users\\an\\Báo cáo.pdf", "Báo cáo.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\u202Efdp.exe", "afdp.exe")]
    [InlineData("  .hidden.pdf ", "hidden.pdf")]
    [InlineData("CON.pdf", "_CON.pdf")]
    [InlineData("nul", "_nul")]
    [InlineData("COM1.tar.gz", "_COM1.tar.gz")]
    [InlineData("a<b>:c|d?.pdf", "a-b--c-d-.pdf")]
    [InlineData("a\u0000b\r\n.pdf", "ab.pdf")]
    [InlineData("...", "tep")]
    [InlineData("a ... pdf .. docx", "a. pdf. docx")]
    [InlineData("", "tep")]
    [InlineData(null, "tep")]
    [InlineData("a／b.pdf", "a-b.pdf")]
    [InlineData("thư   mục\u00a0x.pdf", "thư mục x.pdf")]
    public void Names_are_cleaned(string? claimed, string expected) => Assert.Equal(expected, CleanFileName.From(claimed));

    [Theory]
    [InlineData("e\u0302\u0301.pdf")]
    [InlineData("e\u0302\u200b\u0301.pdf")]
    public void A_decomposed_name_is_composed(string name) => Assert.Equal("ế.pdf", CleanFileName.From(name));

    [Fact]
    public void A_long_name_keeps_its_ending_and_whole_letters()
    {
        var name = CleanFileName.From(string.Concat(Enumerable.Repeat("👨‍👩‍👧ế", 100)) + ".pdf", 40);
        Assert.True(name.Length <= 40);
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
        Assert.False(char.IsHighSurrogate(name[^5]));
    }

    [Fact]
    public void No_name_holds_separators_controls_or_is_too_long()
    {
        var parts = Gen.OneOf(Gen.Elements("/", "\\", "..", ".", " ", ":", "\u202E", "\0", "\ud800", "CON", "nul", "ế", "😀", ".pdf", "／", "a", "\n", "é", "~"),
            Gen.Choose(1, 0xFFFF).Select(code => ((char)code).ToString())).ListOf().Select(string.Concat);
        Prop.ForAll(parts.ToArbitrary(), claimed =>
        {
            var name = CleanFileName.From(claimed, 30);
            return (name.Length is > 0 and <= 30 && name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) < 0
                && name.All(c => !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)
                && name[0] is not ('.' or ' ') && name[^1] is not ('.' or ' ') && CleanFileName.From(name, 30) == name)
                .Label(name + " then " + CleanFileName.From(name, 30));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_upload_is_judged_by_content_size_and_name()
    {
        static UploadFault Judge(byte[] bytes, string name, UploadLimits? limits = null) =>
            UploadInspection.Inspect(new MemoryStream(bytes), name, limits ?? UploadLimits.Evidence, out _);
        var workbook = new Workbook([new Sheet { Name = "x", Columns = [new("A")], Rows = [] }]).ToStream().ToArray();
        Assert.Equal(UploadFault.None, Judge(workbook, "a.xlsx"));
        Assert.Equal(UploadFault.NameDisagrees, Judge(workbook, "a.docx"));
        Assert.Equal(UploadFault.NameDisagrees, Judge(workbook, "a.zip"));
        Assert.Equal(UploadFault.NotAllowed, Judge(workbook, "a.xlsx", UploadLimits.SignedScan));
        Assert.Equal(UploadFault.Empty, Judge([], "a.pdf"));
        Assert.Equal(UploadFault.TooLarge, Judge(workbook, "a.xlsx", new UploadLimits { MaxBytes = workbook.Length - 1 }));
        Assert.Equal(UploadFault.NotAllowed, Judge("<svg/>"u8.ToArray(), "a.svg"));
        Assert.Equal(UploadFault.NameDisagrees, Judge("%PDF-1.4"u8.ToArray(), "a.png"));
        Assert.Equal(UploadFault.Bomb, Judge(Zip(("a", new byte[9_000_000])).ToArray(), "a.xlsx"));
        Assert.Equal(UploadFault.OldOrEncrypted, Judge([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "a.doc"));
        Assert.Equal(UploadFault.UnsafeArchive, Judge(Zip(("../a", [1])).ToArray(), "a.zip"));
    }
}

using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Tdc.Platform.Documents;

namespace Tdc.Platform.Tests.Documents;

public class OfficialDocumentTests
{
    private static void IsValid(OfficialDocument document)
    {
        using var stream = document.ToStream();
        using var package = WordprocessingDocument.Open(stream, false);
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package, TestContext.Current.CancellationToken);
        var first = string.Join('\n', errors.Take(5).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}"));
        Assert.True(first.Length == 0, first);
    }

    private static string TextOf(OfficialDocument document)
    {
        using var stream = document.ToStream();
        Assert.Equal(DocxFault.None, DocxText.Read(stream, ArchiveLimits.Default, out var text));
        return text;
    }

    [Fact]
    public void A_full_report_is_valid_in_both_languages()
    {
        IsValid(SampleReport.Create());
        IsValid(SampleReport.Create(DocumentLanguage.English));
        IsValid(SampleReport.Create() with { Annexes = [], TypeName = null, IssuedOn = null, Year = 2026, SuperiorName = null, Addressees = ["Sở Y tế"] });
        IsValid(SampleReport.Create() with { Annexes = [new("Một", []), new("Hai", [new TextBlock("x")]) { IsLandscape = false }] });
    }

    [Fact]
    public void Labels_numbers_and_dates_stand_as_the_decree_says()
    {
        var text = TextOf(SampleReport.Create());
        Assert.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", text, StringComparison.Ordinal);
        Assert.Contains("Độc lập - Tự do - Hạnh phúc", text, StringComparison.Ordinal);
        Assert.Contains("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐỒNG NAI", text, StringComparison.Ordinal);
        Assert.Contains("Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-SKHCN", text, StringComparison.Ordinal);
        Assert.Contains("Đồng Nai, ngày 05 tháng 6 năm 2026", text, StringComparison.Ordinal);
        Assert.Contains("- Như trên;", text, StringComparison.Ordinal);
        Assert.Contains("- Lưu: VT, TĐC (15b).", text, StringComparison.Ordinal);
        Assert.Contains("Sở Khoa học và Công nghệ kính báo cáo./.", text, StringComparison.Ordinal);
        Assert.Contains("KT. GIÁM ĐỐC", text, StringComparison.Ordinal);
        Assert.Contains("(Kèm theo Báo cáo số ", text, StringComparison.Ordinal);
        Assert.Contains("Số: 07/BC-SKHCN", TextOf(SampleReport.Create() with { Number = 7 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_are_numbered_anew_under_each_higher_one()
    {
        DocumentBlock[] body =
        [
            new Heading(HeadingLevel.Section, "một"), new Heading(HeadingLevel.Clause, "hai"), new Heading(HeadingLevel.Point, "ba"), new Heading(HeadingLevel.Clause, "bốn"),
            new Heading(HeadingLevel.Section, "năm"), new Heading(HeadingLevel.Clause, "sáu"), new Heading(HeadingLevel.Clause, "bảy") { Number = "1.3" },
            new Heading(HeadingLevel.Clause, "tám") { Number = "" },
        ];
        var text = TextOf(SampleReport.Create() with { Body = body });
        Assert.Contains("I. MỘT\n1. hai\na) ba\n2. bốn\nII. NĂM\n1. sáu\n1.3. bảy\ntám\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_have_the_decrees_paper_margins_and_numbers()
    {
        using var stream = SampleReport.Create().ToStream();
        using var package = WordprocessingDocument.Open(stream, false);
        var sections = package.MainDocumentPart!.Document.Descendants<SectionProperties>().ToList();
        Assert.Equal(2, sections.Count);
        Assert.All(sections, section =>
        {
            Assert.NotNull(section.GetFirstChild<TitlePage>());
            var margin = section.GetFirstChild<PageMargin>()!;
            Assert.InRange(margin.Top!.Value, 1134, 1417);
            Assert.InRange(margin.Bottom!.Value, 1134, 1417);
            Assert.InRange(margin.Left!.Value, 1701u, 1984u);
            Assert.InRange(margin.Right!.Value, 850u, 1134u);
        });
        Assert.Equal((11906u, 16838u), (sections[0].GetFirstChild<PageSize>()!.Width!.Value, sections[0].GetFirstChild<PageSize>()!.Height!.Value));
        Assert.Equal(PageOrientationValues.Landscape, sections[1].GetFirstChild<PageSize>()!.Orient!.Value);
        Assert.Equal(1, sections[1].GetFirstChild<PageNumberType>()!.Start!.Value);
        var annex = package.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Wordprocessing.Table>().Last();
        Assert.Equal(2, annex.Descendants<TableHeader>().Count());
        Assert.Equal(27 + 7 + 2 + 1, annex.Elements<DocumentFormat.OpenXml.Wordprocessing.TableRow>().Count());
        Assert.All(annex.Elements<DocumentFormat.OpenXml.Wordprocessing.TableRow>(), row => Assert.Single(row.Descendants<CantSplit>()));
    }

    [Fact]
    public void Properties_name_the_body_and_no_person_or_machine()
    {
        using var stream = SampleReport.Create().ToStream();
        using var package = WordprocessingDocument.Open(stream, false);
        Assert.Equal("Sở Khoa học và Công nghệ", package.PackageProperties.Creator);
        Assert.StartsWith("Báo cáo Kết quả", package.PackageProperties.Title, StringComparison.Ordinal);
        Assert.Null(package.PackageProperties.LastModifiedBy);
        Assert.Equal("vi-VN", package.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value);
    }

    [Theory]
    [InlineData("<script>alert(1)</script> & ]]> \" '")]
    [InlineData("a\u0000\u0001\u000b\u001f\ufffe\ud800z")]
    [InlineData("😀 𠀋 👨‍👩‍👧")]
    [InlineData("e\u0302\u0301")]
    [InlineData("hai\r\ndòng\vba")]
    public void Hostile_texts_leave_a_valid_document(string text)
    {
        var sample = SampleReport.Create();
        IsValid(sample with
        {
            IssuerName = text,
            SuperiorName = text,
            Notation = text,
            Place = text,
            TypeName = text,
            Subject = text,
            Addressees = [text, text],
            Recipients = [text],
            Archive = text,
            Signature = new([text], text),
            Body = [new TextBlock(text), new LegalBasis(text), new BulletList([text]), new SourceList([new(text, text)]), new Heading(HeadingLevel.Part, text),
                new DocumentTable([new(text, 1)], [new([text]), new([text], DocumentRowKind.Group)]) { Caption = text, Unit = text }],
            Annexes = [new(text, [new TextBlock(text)])],
        });
    }

    [Fact]
    public void Markup_is_text_and_decomposed_letters_are_composed()
    {
        var text = TextOf(SampleReport.Create() with { Body = [new TextBlock("<b>e\u0302\u0301</b>")] });
        Assert.Contains("<b>ế</b>./.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_very_long_row_may_break_over_pages()
    {
        var table = new DocumentTable([new("x", 1)], [new([new string('ữ', 5_000)]), new(["ngắn"])]);
        using var stream = (SampleReport.Create() with { Body = [table], Annexes = [] }).ToStream();
        using var package = WordprocessingDocument.Open(stream, false);
        var rows = package.MainDocumentPart!.Document.Body!.Elements<DocumentFormat.OpenXml.Wordprocessing.Table>().ElementAt(1).Elements<DocumentFormat.OpenXml.Wordprocessing.TableRow>().ToList();
        Assert.Empty(rows[1].Descendants<CantSplit>());
        Assert.Single(rows[2].Descendants<CantSplit>());
    }

    [Fact]
    public void A_report_with_the_sentences_of_all_units_is_written_in_time()
    {
        var sources = Enumerable.Range(1, 130).Select(i => new SourceSentence($"Ủy ban nhân dân xã số {i}", "Đã tổ chức thực hiện, kết quả đạt yêu cầu, có minh chứng kèm theo hồ sơ.")).ToList();
        var body = Enumerable.Range(1, 27).SelectMany(i => new DocumentBlock[] { new Heading(HeadingLevel.Clause, $"Nhiệm vụ {i}"), new TextBlock("Kết quả chung."), new SourceList(sources) }).ToList();
        var watch = Stopwatch.StartNew();
        using var stream = (SampleReport.Create() with { Body = body }).ToStream();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());
        Assert.True(stream.Length < 500_000, $"{stream.Length} bytes");
    }

    [Fact]
    public async Task Pages_are_drawn_by_a_word_processor()
    {
        var folder = OfficePrograms.FolderOrSkip("docx");
        var cancellation = TestContext.Current.CancellationToken;
        var samples = new Dictionary<string, OfficialDocument>
        {
            ["report"] = SampleReport.Create(),
            ["english"] = SampleReport.Create(DocumentLanguage.English) with { Annexes = [] },
            ["letter"] = SampleReport.Create() with
            {
                TypeName = null,
                Subject = "đôn đốc gửi báo cáo kỳ 30/6/2026",
                Annexes = [],
                Number = 7,
                Addressees = ["Ủy ban nhân dân các xã, phường"],
                Signature = new(["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"], "Trần Văn Ữ"),
                SuperiorName = null,
                IssuerName = "Ủy ban nhân dân thành phố Đồng Nai",
            },
        };
        foreach (var (name, document) in samples)
        {
            await using (var file = File.Create(Path.Combine(folder, name + ".docx"))) { document.Write(file); }
        }
        await OfficePrograms.ConvertAsync(folder, "pdf", samples.Keys.Select(name => name + ".docx"), cancellation);
        foreach (var name in samples.Keys) { await OfficePrograms.DrawAsync(folder, name, cancellation); }
        // Three portrait pages at most, then the annex: more means that an empty page or a broken table slipped in.
        Assert.InRange(Directory.GetFiles(folder, "report-*.png").Length, 5, 8);
        Assert.InRange(Directory.GetFiles(folder, "letter-*.png").Length, 2, 3);
    }
}

using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Certificates.Making;
using Tdc.Platform.Documents;

namespace Tdc.Metrology.Tests.Certificates;

/// <summary>The certificate on paper: what ISO/IEC 17025 wants is there, in both languages.</summary>
public sealed class PaperTests
{
    private const string Address = "https://tdc.example.vn/gcn/abc";

    [Fact]
    public void The_Vietnamese_paper_has_everything_that_a_certificate_must_have()
    {
        var text = Text(CertificateSample.Content, CertificateWords.Vietnamese);
        foreach (var part in new[]
        {
            "GIẤY CHỨNG NHẬN HIỆU CHUẨN", "Số: HC-PTN1-2026-0001", "PHÒNG ĐO LƯỜNG ĐỒNG NAI", "1 Đồng Khởi, Trấn Biên", "VILAS 999", "Công ty Cân & Quả cân <An Phú>", "YC-PTN1-2026-0001",
            "QC-17", "Sạch, không xước", "10/11/2026", "12/11/2026 – 13/11/2026", "ĐLVN 99:2010", "Nhiệt độ: 20,1 đến 20,6 °C", "hệ đơn vị quốc tế (SI)", "V01.CN3.9", "30/06/2027",
            "Trước hiệu chỉnh", "Sau hiệu chỉnh", "6,10 mg", "−0,20 mg **", "1,7 mg", "2,05", "95,45 %", "± 5 mg", "Không đạt", "chấp nhận đơn giản", "OIML R 111-1, bảng 1",
            "khả năng đo và hiệu chuẩn", "Trần Thị Đo", "Nguyễn Văn Duyệt", "Cấp ngày 16/11/2026", Address, "— Hết giấy chứng nhận số HC-PTN1-2026-0001 —",
        })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("ngoài phạm vi", text, StringComparison.Ordinal);
        Assert.DoesNotContain("thay thế", text, StringComparison.Ordinal);
        Assert.EndsWith("—", text.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_English_paper_says_the_same_in_English()
    {
        var text = Text(CertificateSample.Content, CertificateWords.English);
        foreach (var part in new[] { "CALIBRATION CERTIFICATE", "No. HC-PTN1-2026-0001", "DONG NAI METROLOGY LABORATORY", "12 November 2026 – 13 November 2026", "Temperature: 20.1 to 20.6 °C", "6.10 mg", "As found", "As left", "Fail", "simple acceptance", "End of certificate" })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Number_and_page_of_pages_stand_on_every_page_and_a_code_on_the_first()
    {
        using var archive = new ZipArchive(CertificateDocument.Of(CertificateSample.Content, Address, CertificateWords.Vietnamese, DateTimeOffset.UnixEpoch).ToStream());
        var footer = Read(archive, "footer");
        Assert.Contains("HC-PTN1-2026-0001", footer, StringComparison.Ordinal);
        Assert.Contains(" PAGE ", footer, StringComparison.Ordinal);
        Assert.Contains(" NUMPAGES ", footer, StringComparison.Ordinal);
        Assert.Contains("HC-PTN1-2026-0001", Read(archive, "header"), StringComparison.Ordinal);
        Assert.Contains(archive.Entries, entry => entry.FullName.EndsWith(".png", StringComparison.Ordinal));
        Assert.DoesNotContain("titlePg", Read(archive, "document"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_valid_by_its_format()
    {
        foreach (var words in new[] { CertificateWords.Vietnamese, CertificateWords.English })
        {
            using var stream = CertificateDocument.Of(CertificateSample.Content, Address, words, DateTimeOffset.UnixEpoch).ToStream();
            using var package = WordprocessingDocument.Open(stream, false);
            var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package, TestContext.Current.CancellationToken);
            Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}").Take(5));
        }
    }

    [Fact]
    public void An_amended_certificate_names_the_one_that_it_replaces_and_why()
    {
        var amended = CertificateSample.Content with { ReplacesNumber = "HC-1", Change = CertificateChange.Amended, ChangeReason = "Sai số hiệu" };
        Assert.Contains("thay thế giấy chứng nhận số HC-1. Lý do: Sai số hiệu", Text(amended, CertificateWords.Vietnamese), StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_outside_the_scope_is_marked_and_one_without_a_verdict_has_no_columns_for_it()
    {
        var content = CertificateSample.Content with { Results = [CertificateSample.Result(ItemCondition.AsFound, "1.0", "2.0", Conformity.None, ScopeStanding.Outside)] };
        var text = Text(content, CertificateWords.Vietnamese);
        Assert.Contains("1,0 mg *", text, StringComparison.Ordinal);
        Assert.Contains("ngoài phạm vi được công nhận", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Phù hợp", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quy tắc", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\milli\gram", "mg")]
    [InlineData(@"\kilogram", "kg")]
    [InlineData(@"\degreecelsius", "°C")]
    [InlineData(@"\metre\second\tothe{-2}", "m·s⁻²")]
    [InlineData(@"\kilo\watt\per\metre\tothe{2}", "kW/m²")]
    [InlineData(@"\furlong", @"\furlong")]
    [InlineData("", "")]
    public void Units_are_printed_as_people_write_them(string dsi, string symbol) => Assert.Equal(symbol, DsiSymbol.Of(dsi));

    private static string Text(CertificateContent content, CertificateWords words)
    {
        using var stream = CertificateDocument.Of(content, Address, words, DateTimeOffset.UnixEpoch).ToStream();
        Assert.Equal(DocxFault.None, DocxText.Read(stream, ArchiveLimits.Default, out var text));
        if (Environment.GetEnvironmentVariable("TDC_TEST_PICTURES") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{content.Number}-{(words.IsEnglish ? "en" : "vi")}.docx"), stream.ToArray()); // for a look
        }

        return text;
    }

    private static string Read(ZipArchive archive, string part)
    {
        using var reader = new StreamReader(archive.Entries.First(entry => entry.FullName.StartsWith("word/" + part, StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }
}

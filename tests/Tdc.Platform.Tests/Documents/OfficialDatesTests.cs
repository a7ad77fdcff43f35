using System.Text.Json;
using Tdc.Platform.Documents;

namespace Tdc.Platform.Tests.Documents;

public class OfficialDatesTests
{
    [Theory]
    [InlineData(2026, 6, 5, "Đồng Nai, ngày 05 tháng 6 năm 2026")]
    [InlineData(2026, 1, 10, "Đồng Nai, ngày 10 tháng 01 năm 2026")]
    [InlineData(2028, 2, 29, "Đồng Nai, ngày 29 tháng 02 năm 2028")]
    [InlineData(2026, 3, 1, "Đồng Nai, ngày 01 tháng 3 năm 2026")]
    [InlineData(2026, 12, 31, "Đồng Nai, ngày 31 tháng 12 năm 2026")]
    public void Days_below_ten_and_the_first_two_months_have_two_digits(int year, int month, int day, string expected) =>
        Assert.Equal(expected, OfficialDates.PlaceAndDate("Đồng Nai", new DateOnly(year, month, day)));

    [Theory]
    [InlineData(1, "I")]
    [InlineData(4, "IV")]
    [InlineData(9, "IX")]
    [InlineData(27, "XXVII")]
    [InlineData(3999, "MMMCMXCIX")]
    public void Roman_numerals(int number, string expected) => Assert.Equal(expected, Numerals.Roman(number));

    [Theory]
    [InlineData(1, "a")]
    [InlineData(5, "đ")]
    [InlineData(7, "g")]
    [InlineData(23, "y")]
    [InlineData(24, "a1")]
    public void Points_follow_the_vietnamese_alphabet(int number, string expected) => Assert.Equal(expected, Numerals.Letter(number));

    private static OutgoingDocumentRecord Record() => new()
    {
        FileCode = new("000.00.07.H19", 2026, "01/BC"),
        DocOrdinal = 12,
        TypeName = "Báo cáo",
        CodeNumber = "12",
        CodeNotation = "BC-SKHCN",
        IssuedDate = new DateOnly(2026, 6, 5),
        OrganName = "Sở Khoa học và Công nghệ",
        Subject = "Kết quả thực hiện Kế hoạch",
        PageAmount = 8,
        SignerInfo = new("Giám đốc", "Nguyễn Văn Ữ"),
        To = [new("000.00.00.H19", "UBND thành phố Đồng Nai"), new(null, "Hội Tiêu chuẩn và Bảo vệ người tiêu dùng")],
        Priority = DocumentPriority.Urgent,
        IssuedAmount = 15,
        DueDate = new DateOnly(2026, 6, 30),
    };

    [Fact]
    public void A_record_goes_through_json_with_the_appendix_names()
    {
        var json = Record().ToJson();
        using var read = JsonDocument.Parse(json);
        Assert.Equal("000.00.07.H19", read.RootElement.GetProperty("FileCode").GetProperty("OrganId").GetString());
        Assert.Equal("2026-06-05", read.RootElement.GetProperty("IssuedDate").GetString());
        Assert.Equal(1, read.RootElement.GetProperty("Priority").GetInt32());
        Assert.Contains("Nguyễn Văn Ữ", json, StringComparison.Ordinal);
        Assert.Equal(json, OutgoingDocumentRecord.FromJson(json).ToJson());
        Assert.Empty(Record().Faults());
        Assert.Throws<JsonException>(() => OutgoingDocumentRecord.FromJson("{}"));
    }

    [Fact]
    public void Each_field_is_held_to_its_length()
    {
        var record = Record() with
        {
            TypeName = new string('x', 101),
            CodeNumber = "",
            CodeNotation = new string('x', 31),
            OrganName = new string('x', 201),
            Subject = new string('x', 501),
            Description = new string('x', 501),
            PageAmount = 0,
            DocOrdinal = 1000,
            SignerInfo = new(new string('x', 101), new string('x', 51)),
            To = [new(new string('x', 36), " ")],
            FileCode = new("", 20, new string('x', 21)),
            Priority = (DocumentPriority)7,
            DueDate = new DateOnly(2026, 6, 4),
        };
        Assert.Equal(
            ["FileCode.OrganId", "FileCode.FileCatalog", "FileCode.FileNotation", "DocOrdinal", "TypeName", "CodeNumber", "CodeNotation", "OrganName", "Subject", "PageAmount",
                "Description", "SignerInfo.Position", "SignerInfo.FullName", "To[0].OrganId", "To[0].OrganName", "Priority", "DueDate"],
            record.Faults().Select(fault => fault.Field));
        Assert.Equal(new RecordFault("Subject", RecordFaultKind.TooLong, 500), record.Faults().Single(fault => fault.Field == "Subject"));
        Assert.Empty((Record() with { TypeName = new string('x', 100), Subject = new string('x', 500), DocOrdinal = 999 }).Faults());
    }
}

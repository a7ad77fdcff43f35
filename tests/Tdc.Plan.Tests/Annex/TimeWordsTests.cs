using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Annex;

namespace Tdc.Plan.Tests.Annex;

public sealed class TimeWordsTests
{
    /// <summary>Wordings of annexes (made after usual ones), and kind, month, year, from, to, date as short text.</summary>
    public static TheoryData<string, string> Wordings { get; } = new()
    {
        { "Hàng năm", "Annual" }, { "Hằng năm", "Annual" }, { "hằng năm.", "Annual" }, { "HÀNG NĂM", "Annual" }, { "Định kỳ hằng năm", "Annual" },
        { "Tháng 11 hằng năm", "Annual m11" }, { "Hằng năm (tháng 6)", "Annual m6" }, { "Hàng năm, tháng 12", "Annual m12" }, { "Quý IV hằng năm", "Annual m12" },
        { "Trước ngày 30/6 hằng năm", "Annual m6" }, { "Ngày 15 tháng 12 hàng năm", "Annual m12" },
        { "Hằng năm (2025-2030)", "Annual 2025-2030" },
        { "Thường xuyên", "Continuous" }, { "Liên tục", "Continuous" }, { "Thường xuyên, liên tục", "Continuous" }, { "Nhiệm vụ thường xuyên", "Continuous" },
        { "2025", "Year 2025" }, { "Năm 2025", "Year 2025" }, { "Trong năm 2025", "Year 2025" }, { "Hoàn thành trong năm 2026", "Year 2026" },
        { "Đến 2030", "Until 2030" }, { "Đến năm 2030", "Until 2030" }, { "đến hết năm 2030", "Until 2030" }, { "Từ nay đến năm 2030", "Until 2030" },
        { "2025-2030", "Span 2025-2030" }, { "2025 – 2030", "Span 2025-2030" }, { "Giai đoạn 2026 - 2030", "Span 2026-2030" },
        { "Từ năm 2025 đến năm 2030", "Span 2025-2030" }, { "Năm 2025 - 2026", "Span 2025-2026" }, { "Năm 2025 - năm 2026", "Span 2025-2026" },
        { "Quý IV/2025", "By 2025-12-31" }, { "Quý 1/2026", "By 2026-03-31" }, { "Quý II năm 2026", "By 2026-06-30" }, { "quí III-2026", "By 2026-09-30" },
        { "Tháng 6 năm 2026", "By 2026-06-30" }, { "6/2026", "By 2026-06-30" }, { "Tháng 02/2028", "By 2028-02-29" }, { "Đến tháng 6/2026", "By 2026-06-30" },
        { "Trước ngày 30/6/2026", "By 2026-06-30" }, { "Trước 30/6/2026", "By 2026-06-30" }, { "ngày 30 tháng 6 năm 2026", "By 2026-06-30" },
        { "Trước ngày 15.12.2025", "By 2025-12-15" }, { "15/12/2025", "By 2025-12-15" }, { "Hoàn thành trước ngày 01/7/2025", "By 2025-07-01" },
        { "Đến 2030 Đến 2030", "Until 2030" }, { "Hàng năm\nHàng năm", "Annual" },
        { "2025\u20102030", "Span 2025-2030" }, { "2025\u20112030", "Span 2025-2030" }, { "2025\u2012 2030", "Span 2025-2030" }, { "2025 \u2015 2030", "Span 2025-2030" },
        { "2025\u22122030", "Span 2025-2030" }, { "2025 ~ 2030", "Span 2025-2030" }, { "Giai đoạn 2025 đến 2030", "Span 2025-2030" }, { "Năm2025", "Year 2025" }, { "đến năm2030", "Until 2030" },
        { "quý 4 năm 2025", "By 2025-12-31" }, { "Quý IV.2025", "By 2025-12-31" }, { "Quý IV / 2025", "By 2025-12-31" }, { "QuýIV/2025", "By 2025-12-31" }, { "T9/2025", "By 2025-09-30" },
        { "Chậm nhất trước ngày 30/6/2026", "By 2026-06-30" }, { "Không quá ngày 30/6/2026", "By 2026-06-30" }, { "Trước ngày 30 /6/ 2026", "By 2026-06-30" }, { "2026-06-30", "By 2026-06-30" },
        { "30/06/2026 0:00", "By 2026-06-30" }, { "１２/２０２５", "By 2025-12-31" },
        { "Hằng tháng", "Other" }, { "Hằng quý", "Other" }, { "2025, 2026", "Other" }, { "2O25", "Other" }, { "Quý lV/2025", "Other" }, { "20 25", "Other" }, { "Trước 31/12/25", "Other" },
        { "Từ năm 2025", "Other" }, { "Từ tháng 5/2025 đến tháng 12/2025", "Other" }, { "Trước năm 2030", "Other" }, { "Trước quý IV/2025", "Other" }, { "٣/2025", "Other" }, { "45000", "Other" },
        { "Trước ngày 30/6 và 30/11 hằng năm", "Other" }, { "Hằng năm đến năm 2030", "Other" }, { "30/6", "Other" }, { "Quý I", "Other" },
        { "", "Missing" }, { "  ", "Missing" }, { "-", "Missing" }, { "…", "Missing" },
        { "2025 và những năm tiếp theo", "Other" }, { "Theo tiến độ được duyệt", "Other" }, { "Quý V/2025", "Other" }, { "31/02/2026", "Other" },
        { "Tháng 13/2026", "Other" }, { "2030-2025", "Other" }, { "Hàng năm\nQuý IV/2025", "Other" }, { "Trước tháng 6/2026", "Other" }, { "Quý I, II/2026", "Other" },
        { "Năm học 2025-2026", "Other" }, { "12345", "Other" }, { "Tháng 6, tháng 12 hằng năm", "Other" }, { "Thường xuyên, hằng năm", "Other" },
    };

    [Theory, MemberData(nameof(Wordings))]
    public void A_wording_is_understood_or_kept(string cell, string expected)
    {
        var time = AnnexSamples.ReadTime(cell);
        var shown = $"{time.Kind}{(time.Month is { } m ? $" m{m}" : "")}{(time.Year is { } y ? $" {y}" : "")}{(time.From is { } f ? $" {f}-{time.To}" : "")}{(time.Date is { } d ? $" {d:yyyy-MM-dd}" : "")}";
        Assert.Equal(expected, shown);
        Assert.Equal(AnnexText.Clean(cell), time.Literal);
    }

    [Theory]
    [InlineData("Đến 2030 Đến 2030", "repeated-time")]
    [InlineData("Hàng năm\nQuý IV/2025", "differing-times")]
    [InlineData("2025, 2026", "differing-times")]
    [InlineData("Năm 2025 và năm 2027", "differing-times")]
    [InlineData("Trước tháng 6/2026", "unknown-time")]
    [InlineData("khi có kinh phí", "unknown-time")]
    [InlineData("", "missing-time")]
    [InlineData("Trước ngày 30/6 hằng năm", "yearly-day-not-kept")]
    [InlineData("Ngày 15 tháng 12 hàng năm", "yearly-day-not-kept")]
    [InlineData("Hằng năm (trước ngày 30/11)", "yearly-day-not-kept")]
    [InlineData("Trước ngày 30/6 hằng năm\nTrước ngày 30/6 hằng năm", "yearly-day-not-kept")]
    [InlineData("Tháng 6 hằng năm", null)]
    [InlineData("Quý IV hằng năm", null)]
    [InlineData("Trước ngày 30/6/2026", null)]
    [InlineData("Hàng năm", null)]
    public void What_is_amiss_in_a_time_cell_is_told(string cell, string? code)
    {
        TimeWords.Read(cell, out var defect);
        Assert.Equal(code, defect);
    }
}

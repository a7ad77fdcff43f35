using Tdc.Plan.Domain.Annex;
using Tdc.Plan.Features.ImportPlan;
using static Tdc.Plan.Tests.Annex.OfficeFiles;

namespace Tdc.Plan.Tests.Annex;

public sealed class OfficeAnnexTests
{
    private const string heading = "TT|Nội dung|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian";

    [Fact]
    public void A_document_with_a_letterhead_merged_groups_and_a_signature_is_read()
    {
        var read = Read(Docx(
            Table("ỦY BAN NHÂN DÂN¶TỈNH HÀ TĨNH|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 12/KH-UBND|Hà Tĩnh, ngày 02 tháng 5 năm 2025")
            + P("PHỤ LỤC") + P("(Kèm theo Kế hoạch số 12/KH-UBND ngày 02/5/2025 của UBND tỉnh Hà Tĩnh)")
            + Table(heading, "5:I. TUYÊN TRUYỀN", "1|Việc a|Sở Y tế¶Sở Tài chính|Sở Công Thương|Hằng năm", "5:II. KIỂM TRA", "1|Việc b|v:Sở Y tế|-|v:2026", "2|Việc c|^|UBND các xã, phường|^")
            + P("") + Table("Nơi nhận:¶- Như trên;|TM. ỦY BAN NHÂN DÂN")));
        Assert.Equal(["TUYÊN TRUYỀN", "KIỂM TRA"], read.Groups.Select(g => g.Title));
        Assert.Equal(["Sở Y tế", "Sở Tài chính"], read.Tasks()[0].Lead);
        Assert.Equal(("Sở Y tế", 2026), (read.Tasks()[2].Lead.Line(), read.Tasks()[2].Time.Year));
        Assert.Empty(read.Tasks()[1].Coordinating);
        Assert.Equal(("12/KH-UBND", new DateOnly(2025, 5, 2), "UBND tỉnh Hà Tĩnh"), (read.Decision.Number, read.Decision.Issued, read.Decision.Issuer));
        Assert.Equal(["group-number-glued", "group-number-glued", "other-table"], read.Codes());
    }

    [Fact]
    public void Tables_split_by_pages_with_repeated_headings_are_one()
    {
        var read = Read(Docx(
            Table(heading, "I|4:Nhóm", "1|Việc a dài|Sở Y|Sở Tài chính|2026") + P("2")
            + Table(heading, "|sang trang|tế||", "2|Việc b|Sở Y tế||2026") + P("3") + Table("3|Việc c|Sở Y tế||2027")));
        Assert.Equal(["Việc a dài sang trang", "Việc b", "Việc c"], read.Tasks().Select(t => t.Title));
        Assert.Equal(["Sở Y tế"], read.Tasks()[0].Lead);
        Assert.Equal(["repeated-heading", "page-break-join"], read.Codes());
    }

    [Fact]
    public void One_task_over_merged_rows_gathers_its_leads()
    {
        var read = Read(Docx(Table(heading, "I|4:Nhóm", "v:1|v:Việc a|Sở Y tế|Trung tâm Khoa học và Công nghệ|Đến 2030", "^|^|Sở Xây dựng|Trung tâm Khoa học và Công nghệ|Đến 2030", "2|Việc b|Sở Y tế||2026")));
        Assert.Equal(2, read.Tasks().Length);
        Assert.Equal(["Sở Y tế", "Sở Xây dựng"], read.Tasks()[0].Lead);
        Assert.Equal(["Trung tâm Khoa học và Công nghệ"], read.Tasks()[0].Coordinating);
        Assert.Equal(2030, read.Tasks()[0].Time.Year);
    }

    [Fact]
    public void Heading_cells_merged_both_ways_are_understood()
    {
        var read = Read(Docx(Table("v:TT|v:Nhiệm vụ|2:Cơ quan thực hiện|v:Thời gian hoàn thành", "^|^|Chủ trì|Phối hợp|^", "I|4:Nhóm", "1|Việc|Sở Y tế|Sở Tài chính|2026")));
        Assert.Equal(("Sở Y tế", "Sở Tài chính"), (read.Tasks()[0].Lead.Line(), read.Tasks()[0].Coordinating.Line()));
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void Numbers_that_word_counts_are_read()
    {
        const string lists = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        static string Counted(int level) => P("", $"<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>");
        var read = Read(Docx(
            Table(heading, Counted(0) + "|Nhóm một|||", Counted(1) + "|Việc a|Sở Y tế||2026", Counted(1) + "|Việc b|Sở Y tế||2026", Counted(0) + "|Nhóm hai|||", Counted(1) + "|Việc c|Sở Y tế||2026"), lists));
        Assert.Equal(["I.", "II."], read.Groups.Select(g => g.Printed));
        Assert.Equal([1, 2, 1], read.Tasks().Select(t => t.Number));
    }

    [Fact]
    public void Deleted_text_of_tracked_changes_is_not_read()
    {
        var read = Read(Docx(Table(heading, "I|4:Nhóm", "1|<w:p><w:r><w:t>Việc </w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>|Sở Y tế||2026")));
        Assert.Equal("Việc mới", read.Tasks()[0].Title);
    }

    [Fact]
    public void A_sheet_with_title_rows_numbers_dates_and_merged_cells_is_read()
    {
        var read = Read(Xlsx(([
            "PHỤ LỤC NHIỆM VỤ", "(Kèm theo Quyết định số 77/QĐ-UBND ngày 10/6/2025 của UBND tỉnh Lâm Đồng)", "",
            "STT|Nội dung|Cơ quan chủ trì|Cơ quan phối hợp|Thời hạn|Sản phẩm",
            "I|Nhóm một", "=1|Việc a|Sở Y tế|Sở Tài chính|=2025.0|Báo cáo", "=2|Việc b||Sở Công Thương|#46203|", "=3|Việc c|Sở Xây dựng||~46174|"],
            ["A1:F1", "A2:F2", "B5:F5", "C6:C7"])));
        Assert.Equal([1, 2, 3], read.Tasks().Select(t => t.Number));
        Assert.Equal(["Sở Y tế"], read.Tasks()[1].Lead);
        Assert.Equal((2025, new DateOnly(2026, 6, 30), new DateOnly(2026, 6, 30)), (read.Tasks()[0].Time.Year, read.Tasks()[1].Time.Date, read.Tasks()[2].Time.Date));
        Assert.Equal(("77/QĐ-UBND", "UBND tỉnh Lâm Đồng"), (read.Decision.Number, read.Decision.Issuer));
        Assert.Equal("Nhóm một", read.Groups[0].Title);
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void A_second_sheet_without_an_annex_is_told_and_left_out()
    {
        var read = Read(Xlsx((["Danh sách|Ghi chú"], []), (["TT|Nội dung|Chủ trì|Thời gian", "I|Nhóm", "1|Việc|Sở Y tế|=2026"], []), (["A|B", "1|2"], [])));
        Assert.Single(read.Tasks());
        Assert.Equal(["other-table"], read.Codes());
    }

    [Fact]
    public void The_same_rows_read_the_same_from_text_document_and_sheet()
    {
        string[] rows = [heading, "I|Nhóm một|||", "1|Việc a|Sở Y tế, Sở Tài chính|Các sở, ban, ngành|Hằng năm", "2|Việc b|UBND các xã, phường||Quý I/2027"];
        var text = Json(AnnexSamples.Read(rows));
        Assert.Equal(text, Json(Read(Docx(Table(rows)))));
        Assert.Equal(text, Json(Read(Xlsx((rows, [])))));
    }

    private static AnnexReading Read(byte[] file)
    {
        var result = AnnexSamples.Result(file);
        Assert.Equal(AnnexFault.None, result.Fault);
        return result.Reading!;
    }

    private static string Json(AnnexReading reading)
    {
        using var memory = new MemoryStream();
        AnnexJson.Write(reading, memory);
        return System.Text.Encoding.UTF8.GetString(memory.ToArray());
    }
}

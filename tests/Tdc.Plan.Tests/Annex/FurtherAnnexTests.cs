using Tdc.Plan.Domain.Annex;
using Tdc.Plan.Features.ImportPlan;
using static Tdc.Plan.Tests.Annex.OfficeFiles;

namespace Tdc.Plan.Tests.Annex;

/// <summary>Files that hold more than one annex, or tables that are none. All made.</summary>
public sealed class FurtherAnnexTests
{
    private const string heading = "TT|Nội dung|Chủ trì|Thời gian";
    private const string other = "STT|Tên đề án|Đơn vị chủ trì|Thời gian trình";

    [Fact]
    public void A_further_annex_heads_a_group_and_numbers_anew()
    {
        string[] rows = ["PHỤ LỤC II: NHIỆM VỤ", heading, "1|Việc|Sở Y tế|2026", "2|Việc b|Sở Y tế|2026", "PHỤ LỤC III: ĐỀ ÁN", other, "1|Đề án X|Sở Nội vụ|2027"];
        const string groups = "1 []\n- 1 [1] Việc < Sở Y tế @ year 2026\n- 2 [2] Việc b < Sở Y tế @ year 2026\n2 [PHỤ LỤC III] ĐỀ ÁN\n- 1 [1] Đề án X < Sở Nội vụ @ year 2027\n! 3 no-group-rows";
        Assert.Equal(groups, AnnexSamples.Read(rows).Shown());
        Assert.Equal(groups, Read(Docx(P(rows[0]) + Table(rows[1..4]) + P(rows[4]) + Table(rows[5..]))).Shown());
        Assert.Equal(groups, Read(Xlsx((rows, ["A1:D1", "A5:D5"]))).Shown());
        Assert.Equal(groups, Read(Xlsx((rows[..4], []), (rows[4..], []))).Shown());
    }

    [Fact]
    public void Its_title_may_stand_over_several_lines_and_it_may_have_groups_of_its_own()
    {
        var read = AnnexSamples.Read(
            "Phụ lục 1", "DANH MỤC NHIỆM VỤ", heading, "I|Nhóm a||", "1|Việc|Sở Y tế|2026",
            "Phụ lục 2", "DANH MỤC ĐỀ ÁN", "(Kèm theo Kế hoạch số 5/KH-UBND)", other, "1|Nhóm b||", "1.1|Đề án|Sở Y tế|2027", "2|Nhóm c||", "2.1|Đề án c|Sở Y tế|2027",
            "Phụ lục 3 DANH MỤC VĂN BẢN", "(Kèm theo Kế hoạch số 5/KH-UBND)", other, "1|Văn bản|Sở Y tế|2028");
        Assert.Equal(
            "1 [I] Nhóm a\n- 1 [1] Việc < Sở Y tế @ year 2026\n2 [1] Nhóm b\n- 1 [1.1] Đề án < Sở Y tế @ year 2027\n3 [2] Nhóm c\n- 1 [2.1] Đề án c < Sở Y tế @ year 2027\n"
            + "4 [Phụ lục 3] DANH MỤC VĂN BẢN\n- 1 [1] Văn bản < Sở Y tế @ year 2028\n! 6 heading-above-groups\n! 10 group-number-out-of-order\n! 12 group-number-out-of-order", read.Shown());
        Assert.Contains(read.Warnings, w => w.Message.Contains("Phụ lục 2 DANH MỤC ĐỀ ÁN", StringComparison.Ordinal));
    }

    [Fact]
    public void The_running_annexs_title_on_a_new_page_opens_nothing()
    {
        var read = AnnexSamples.Read(
            "PHỤ LỤC II", "NHIỆM VỤ", heading, "I|Nhóm||", "1|Việc|Sở Y tế|2026",
            "PHỤ LỤC II", heading, "2|Việc b|Sở Y tế|2026", "Phụ lục III (tiếp theo)", heading, "3|Việc c|Sở Y tế|2026");
        Assert.Equal([1, 2, 3], Assert.Single(read.Groups).Tasks.Select(t => t.Number));
    }

    [Fact]
    public void A_table_under_another_annexs_title_that_is_none_of_tasks_is_told()
    {
        var read = Read(Docx(P("Phụ lục I") + Table(heading, "1|Việc|Sở Y tế|2026") + P("Phụ lục II: BIỂU MẪU BÁO CÁO") + Table("Đơn vị|Số lượng|Tỷ lệ|Ghi chú", "A|1|2|3")));
        Assert.Equal("1 []\n- 1 [1] Việc < Sở Y tế @ year 2026\n! 3 no-group-rows\n! 4 text-outside-table\n! 5 other-table", read.Shown());
    }

    [Fact]
    public void A_table_of_targets_before_the_annex_is_told_and_a_letterhead_is_not()
    {
        var targets = Table("TT|Chỉ tiêu|Đơn vị tính|Năm 2026", "1|Tỷ lệ A|%|10", "2|Tỷ lệ B|%|10");
        var letterhead = Table("UBND TỈNH|CỘNG HÒA", "Số: 1/KH-UBND|ngày 2");
        Assert.Equal("1 []\n- 1 [1] Việc < Sở Y tế @ year 2026\n! 3 other-table\n! 7 no-group-rows", Read(Docx(letterhead + targets + P("") + Table(heading, "1|Việc|Sở Y tế|2026"))).Shown());
        Assert.Equal("1 []\n- 1 [1] Việc < Sở Y tế @ year 2026\n! 4 no-group-rows", Read(Docx(letterhead + Table(heading, "1|Việc|Sở Y tế|2026"))).Shown());
    }

    [Fact]
    public void Rows_of_a_document_are_counted_with_its_lines()
    {
        var read = Read(Docx(P("PHỤ LỤC") + Table(heading, "1|Việc|Sở Y tế|2026") + P("Nơi nhận:") + P("- Như trên") + Table("A|B", "1|2")));
        Assert.Equal([(3, "no-group-rows"), (4, "text-outside-table"), (6, "other-table")], read.Warnings.Select(w => (w.Row, w.Code)));
        Assert.Equal(3, read.Tasks()[0].Row);
    }

    [Fact]
    public void Rows_of_sheets_are_counted_on_and_their_warnings_name_the_sheet()
    {
        var read = Read(Xlsx((["KẾ HOẠCH"], []), ([heading, "I|Nhóm", "1|Việc|Sở Y tế|2026"], []), (["", heading, "1|Việc b|Sở Không Có|2027"], [])));
        Assert.Equal([4, 7], read.Tasks().Select(t => t.Row));
        var unmatched = Assert.Single(read.Warnings, w => w.Code == "unmatched-agency");
        Assert.Equal((7, "Không có trong danh bạ: Sở Không Có (Trang tính “S3”, dòng 3.)"), (unmatched.Row, unmatched.Message));
        var twice = Read(Xlsx(([heading, "I|Nhóm", "1|Việc|Sở Y tế|2026"], []), ([heading, "2|Việc|Sở Y tế|2027"], []))).Warnings;
        Assert.Equal("Nội dung trùng với nhiệm vụ ở dòng 3 của trang tính “S1”. (Trang tính “S2”, dòng 2.)", Assert.Single(twice, w => w.Code == "duplicate-title").Message);
        Assert.DoesNotContain("Trang tính", Assert.Single(Read(Xlsx(([heading, "I|Nhóm", "1|Việc|Sở Không Có|2026"], []))).Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sub_headings_number_in_the_notes_is_not_left_out()
    {
        var read = AnnexSamples.Read(heading, "A|Phần||", "I|Mục một||", "1|Việc|Sở Y tế|2026", "II|Mục hai||", "1|Việc b|Sở Y tế|2026", "B|Phần hai||", "1|Việc c|Sở Y tế|2026");
        Assert.Contains("II Mục hai", read.Tasks()[1].Notes);
        Assert.DoesNotContain("left-out", read.Codes());
    }

    private static AnnexReading Read(byte[] file)
    {
        var result = AnnexSamples.Result(file);
        Assert.Equal(AnnexFault.None, result.Fault);
        return result.Reading!;
    }

    [Theory]
    [InlineData("PHỤ LỤC II|STT,Chỉ tiêu,Đơn vị tính,2026,2027|1,Tỷ lệ,%,10,20|2,Tỷ lệ 2,%,11,21")]
    [InlineData("PHỤ LỤC II: CHỈ TIÊU|Chỉ tiêu,Đơn vị tính,2026,2027|Tỷ lệ,%,10,20|Tỷ lệ 2,%,11,21")]
    [InlineData("II. Bảng chỉ tiêu|TT,Chỉ tiêu,Đơn vị tính,2026|1,Tỷ lệ,%,10")]
    [InlineData("|STT,Nội dung,Số lượng,Đơn giá,Thành tiền|1,Máy đo,2,100,200|2,Quả cân,1,50,50")]
    public void Another_table_below_the_annex_in_a_text_is_told_and_none_of_its_rows_is_a_task(string below)
    {
        string[] lines = [.. below.Split('|').Where(l => l.Length > 0)];
        var read = AnnexSamples.Read(["TT|Nội dung|Chủ trì|Phối hợp|Thời gian", "I|Nhóm|||", "1|Việc|Sở Y tế||2026", .. lines.Select(l => l.Replace(',', '|'))]);
        Assert.Equal("Việc", Assert.Single(read.Tasks()).Title);
        var heading = lines.First(l => l.Contains(',', StringComparison.Ordinal)).Replace(',', ' ');
        var told = Assert.Single(read.Warnings, w => w.Code == "other-table").Message;
        Assert.Contains(": " + heading, told, StringComparison.Ordinal);
        Assert.EndsWith(" | " + lines[^1].Replace(',', ' '), told, StringComparison.Ordinal);
        Assert.DoesNotContain(read.Warnings, w => w.Code is "left-out" or "number-cell-text");
    }

    [Fact]
    public void Behind_another_table_in_a_text_a_heading_of_tasks_goes_on_with_the_annex()
    {
        var read = AnnexSamples.Read(
            heading, "I|Nhóm||", "1|Việc|Sở Y tế|2026", "STT|Chỉ tiêu|Đơn vị tính|2026", "1|Tỷ lệ|%|10", "STT|Sản phẩm đo|Số lượng|Giá", "1|Cân|2|10", heading, "2|Việc b|Sở Y tế|2027");
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế @ year 2026\n- 2 [2] Việc b < Sở Y tế @ year 2027\n! 4 other-table\n! 6 other-table\n! 8 repeated-heading", read.Shown());
    }

    [Fact]
    public void A_heading_of_the_annex_that_is_damaged_on_a_new_page_does_not_end_it()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Chủ trì|Thời gian|Ghi chú", "I|Nhóm|||", "1|Việc|Sở Y tế|2026|", "TT|Nội|Chủ|Thời|Ghi", "2|Việc b|Sở Y tế|2027|");
        Assert.Contains(read.Tasks(), t => t.Title == "Việc b");
        Assert.DoesNotContain("other-table", read.Codes());
    }

    [Fact]
    public void A_mention_of_an_annex_between_rows_ends_nothing()
    {
        var read = AnnexSamples.Read(heading, "I|Nhóm||", "1|Việc theo|Sở Y tế|2026", "Phụ lục 2", "2|Việc b|Sở Y tế|2027");
        Assert.Equal(2, read.TaskCount);
    }

    [Fact]
    public void Who_signs_and_who_receives_are_no_tasks_though_tabs_stand_between_them()
    {
        var read = AnnexSamples.Read(
            "TT|Nội dung|Chủ trì|Thời gian", "I|Nhóm||", "1|Việc|Sở Y tế|2026", "|Nơi nhận:|TM. ỦY BAN NHÂN DÂN|", "- Như trên;|KT. CHỦ TỊCH||", "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH");
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế @ year 2026\n! 4 other-table", read.Shown());
        Assert.EndsWith("Nơi nhận: TM. ỦY BAN NHÂN DÂN | - Như trên; KT. CHỦ TỊCH | TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH", read.Warnings[0].Message, StringComparison.Ordinal);
    }
}

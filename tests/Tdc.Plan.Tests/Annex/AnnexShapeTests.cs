using Tdc.Plan.Domain;

namespace Tdc.Plan.Tests.Annex;

/// <summary>Annexes in other wordings and layouts than the real text. All made; a person's reading stands beside each.</summary>
public sealed class AnnexShapeTests
{
    [Fact]
    public void Columns_may_come_in_any_order_and_case_and_without_marks()
    {
        var read = AnnexSamples.Read(
            "Don vi phoi hop|THỜI GIAN HOÀN THÀNH|STT|Đơn vị thực hiện|Nhiệm vụ, giải pháp|Sản phẩm đầu ra|Ghi chú",
            "||I||Nhóm một||",
            "Sở Tài chính|Quý II/2026|1|Sở Khoa học và Công nghệ|Việc thứ nhất|Báo cáo|Cấp tỉnh");
        var task = Assert.Single(read.Tasks());
        Assert.Equal(["Sở Khoa học và Công nghệ"], task.Lead);
        Assert.Equal(["Sở Tài chính"], task.Coordinating);
        Assert.Equal(new DateOnly(2026, 6, 30), task.Time.Date);
        Assert.Equal("Báo cáo", task.Output);
        Assert.Equal(["Ghi chú: Cấp tỉnh"], task.Notes);
        Assert.Equal(("Nhóm một", "I"), (read.Groups[0].Title, read.Groups[0].Printed));
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void A_heading_over_two_rows_and_a_row_of_column_numbers_are_no_tasks()
    {
        var read = AnnexSamples.Read(
            "TT|Nội dung|Cơ quan thực hiện||Thời gian",
            "||Chủ trì|Phối hợp|",
            "(1)|(2)|(3)|(4)|(5)",
            "I|Nhóm một|||",
            "1|Việc|Sở Y tế|Sở Tài chính|2026");
        var task = Assert.Single(read.Tasks());
        Assert.Equal(("Sở Y tế", "Sở Tài chính"), (task.Lead.Line(), task.Coordinating.Line()));
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void Letters_number_groups_and_c_is_the_third_of_them()
    {
        var read = AnnexSamples.Read(
            "TT|Nội dung|Chủ trì|Thời gian",
            "A|Nhóm a||", "1|Việc a|Sở Y tế|2026",
            "B.|Nhóm b||", "1|Việc b|Sở Y tế|2026",
            "C|Nhóm c||", "1|Việc c|Sở Y tế|2026",
            "D. Nhóm d|||", "1|Việc d|Sở Y tế|2026");
        Assert.Equal(["A", "B.", "C", "D."], read.Groups.Select(g => g.Printed));
        Assert.Equal([1, 2, 3, 4], read.Groups.Select(g => g.Number));
        Assert.Equal("Nhóm d", read.Groups[3].Title);
        Assert.Equal(["group-number-glued"], read.Codes());
    }

    [Fact]
    public void Digits_number_groups_when_the_upper_level_names_nobody()
    {
        var read = AnnexSamples.Read(
            "STT|Nhiệm vụ|Đơn vị chủ trì|Tiến độ",
            "1|Tuyên truyền||", "1.1|Việc một|Sở Y tế|Hằng năm", "1.2|Việc hai|Sở Y tế|Hằng năm",
            "2|Kiểm tra||", "2.1|Việc ba|Sở Công Thương|Đến năm 2030");
        Assert.Equal(["Tuyên truyền", "Kiểm tra"], read.Groups.Select(g => g.Title));
        Assert.Equal([1, 2, 1], read.Tasks().Select(t => t.Number));
        Assert.Equal(["1.1", "1.2", "2.1"], read.Tasks().Select(t => t.Printed));
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void Digits_number_both_groups_and_tasks()
    {
        var read = AnnexSamples.Read(
            "STT|Nội dung|Chủ trì|Thời gian",
            "1|NHÓM MỘT||", "1|Việc a|Sở Y tế|2026", "2|Việc b|Sở Y tế|2026",
            "2|NHÓM HAI||", "1|Việc c|Sở Y tế|2026");
        Assert.Equal([2, 1], read.Groups.Select(g => g.Tasks.Count));
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void Three_levels_keep_the_middle_one_in_the_notes()
    {
        var read = AnnexSamples.Read(
            "TT|Nội dung|Chủ trì|Thời gian",
            "I|Nhóm||", "1|Mục một||", "1.1|Việc a|Sở Y tế|2026", "1.2|Việc b|Sở Y tế|2026",
            "2|Mục hai|Sở Công Thương|", "2.1|Việc c||2027",
            "II|Nhóm hai||", "1|Việc d|Sở Y tế|2026");
        Assert.Equal([3, 1], read.Groups.Select(g => g.Tasks.Count));
        Assert.Contains("1 Mục một", read.Tasks()[0].Notes);
        Assert.Contains("subgroup-row", read.Codes());
        Assert.Equal([1, 2, 3, 1], read.Tasks().Select(t => t.Number));
    }

    [Fact]
    public void Numbers_may_run_on_across_groups_and_a_gap_is_told()
    {
        var read = AnnexSamples.Read(
            "TT|Nội dung|Chủ trì|Thời gian",
            "I|Nhóm a||", "1|Việc a|Sở Y tế|2026", "2|Việc b|Sở Y tế|2026",
            "II|Nhóm b||", "3|Việc c|Sở Y tế|2026", "5|Việc d|Sở Y tế|2026", "5|Việc e|Sở Y tế|2026");
        Assert.Equal([1, 2, 3, 5, 6], read.Tasks().Select(t => t.Number));
        Assert.Equal(["task-number-gap", "task-number-not-rising"], read.Codes());
    }

    [Fact]
    public void An_annex_without_groups_has_one_without_a_title()
    {
        var read = AnnexSamples.Read("STT|Nội dung công việc|Cơ quan chủ trì|Thời hạn", "1|Việc a|Sở Y tế|2026", "2|Việc b|Sở Y tế|2026");
        var group = Assert.Single(read.Groups);
        Assert.Equal((1, "", 2), (group.Number, group.Title, group.Tasks.Count));
        Assert.Equal(["no-group-rows"], read.Codes());
    }

    [Fact]
    public void Roman_numerals_alone_number_tasks_when_nothing_stands_under_them()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Chủ trì|Thời gian", "I|Việc a|Sở Y tế|2026", "II|Việc b|Sở Y tế|2026");
        Assert.Equal([1, 2], read.Tasks().Select(t => t.Number));
        Assert.Single(read.Groups);
    }

    [Fact]
    public void A_group_that_names_a_body_and_has_no_task_is_one()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Chủ trì|Thời gian", "I|Nhóm||", "1|Việc a|Sở Y tế|2026", "II|Việc lẻ|Sở Công Thương|2027");
        Assert.Equal([1, 1], read.Groups.Select(g => g.Tasks.Count));
        Assert.Equal("Việc lẻ", read.Groups[1].Tasks[0].Title);
        Assert.Contains("group-row-is-task", read.Codes());
    }

    [Fact]
    public void What_a_group_row_prints_holds_for_tasks_that_lack_it()
    {
        var read = AnnexSamples.Read(
            "TT|Nội dung|Chủ trì|Phối hợp|Thời gian",
            "I|Nhóm|Sở Y tế|Sở Tài chính|Hằng năm", "1|Việc a|||", "2|Việc b|Sở Công Thương||2026");
        Assert.Equal(("Sở Y tế", TimeKind.Annual), (read.Tasks()[0].Lead.Line(), read.Tasks()[0].Time.Kind));
        Assert.Equal(("Sở Công Thương", "Sở Tài chính"), (read.Tasks()[1].Lead.Line(), read.Tasks()[1].Coordinating.Line()));
        Assert.Equal("", read.Tasks()[0].Literal.Lead);
        Assert.Equal(["inherited-coordinating", "inherited-coordinating", "inherited-lead", "inherited-time"], read.Codes().Order());
    }

    [Fact]
    public void A_row_broken_by_a_page_end_is_joined_cell_by_cell()
    {
        var read = AnnexSamples.Read(
            "TT|Nội dung|Chủ trì|Phối hợp|Thời gian",
            "I|Nhóm|||",
            "1|Xây dựng cơ sở dữ liệu về|Sở Nông nghiệp và|Các sở,|Quý IV",
            "",
            "TT|Nội dung|Chủ trì|Phối hợp|Thời gian",
            "|năng suất|Môi trường|ngành liên quan|năm 2026",
            "2|Việc khác|Sở Y tế||2027");
        Assert.Equal(2, read.Tasks().Length);
        var task = read.Tasks()[0];
        Assert.Equal("Xây dựng cơ sở dữ liệu về năng suất", task.Title);
        Assert.Equal(["Sở Nông nghiệp và Môi trường"], task.Lead);
        Assert.Equal(["Các sở, ngành liên quan"], task.Coordinating);
        Assert.Equal(new DateOnly(2026, 12, 31), task.Time.Date);
        Assert.Equal("Sở Nông nghiệp và\nMôi trường", task.Literal.Lead);
        Assert.Equal([5, 6], read.Warnings.Where(w => w.Code is "page-break-join" or "repeated-heading").Select(w => w.Row));
    }

    [Fact]
    public void A_line_break_inside_a_cell_of_a_text_file_is_mended()
    {
        var read = AnnexSamples.Read(
            "TT|Nội dung|Chủ trì|Phối hợp|Thời gian",
            "I|Nhóm|||",
            "1|Việc a|Sở Y tế", "Sở Tài chính|Sở Công Thương|2026",
            "2|Việc b", "còn tiếp|Sở Y tế||2027",
            "3|\"Việc c\ncòn tiếp\"|\"Sở Y tế\nSở Tài chính\"||2028");
        Assert.Equal(["Sở Y tế", "Sở Tài chính"], read.Tasks()[0].Lead);
        Assert.Equal(TimeKind.Year, read.Tasks()[0].Time.Kind);
        Assert.Equal("Việc b còn tiếp", read.Tasks()[1].Title);
        Assert.Equal(["Sở Y tế", "Sở Tài chính"], read.Tasks()[2].Lead);
        Assert.Equal("Việc c còn tiếp", read.Tasks()[2].Title);
    }

    [Fact]
    public void Items_below_a_task_that_name_nobody_are_part_of_it()
    {
        var read = AnnexSamples.Read(
            "TT|Nội dung|Chủ trì|Thời gian",
            "I|Nhóm||", "1|Việc a:|Sở Y tế|2026", "a)|ý một||", "b)|ý hai||", "2|Việc b|Sở Y tế|2026", "-|Ý có cơ quan riêng|Sở Công Thương|2027");
        Assert.Equal(["Việc a: a) ý một b) ý hai", "Việc b", "Ý có cơ quan riêng"], read.Tasks().Select(t => t.Title));
    }

    [Fact]
    public void One_cell_with_labels_names_leads_and_coordinating_bodies()
    {
        var task = AnnexSamples.Read("TT|Nội dung|Cơ quan thực hiện|Thời gian", "I|Nhóm||", "1|Việc|Chủ trì: Sở Y tế. Phối hợp: Sở Tài chính, UBND các xã, phường|2026").Tasks()[0];
        Assert.Equal(["Sở Y tế"], task.Lead);
        Assert.Equal(["Sở Tài chính", "UBND các xã, phường"], task.Coordinating);
    }

    [Fact]
    public void Without_a_number_column_numbers_stand_before_titles()
    {
        var read = AnnexSamples.Read("Nội dung|Chủ trì|Thời gian", "I. Nhóm một||", "1. Việc a|Sở Y tế|2026", "2. Việc b|Sở Y tế|2026", "II. Nhóm hai||", "1. Việc c|Sở Y tế|2026");
        Assert.Equal(["Nhóm một", "Nhóm hai"], read.Groups.Select(g => g.Title));
        Assert.Equal(["Việc a", "Việc b", "Việc c"], read.Tasks().Select(t => t.Title));
        Assert.Equal([1, 2, 1], read.Tasks().Select(t => t.Number));
    }

    [Fact]
    public void A_column_of_groups_opens_a_group_where_it_is_filled()
    {
        var read = AnnexSamples.Read("TT|Nhóm nhiệm vụ|Nhiệm vụ cụ thể|Chủ trì|Thời gian", "1|Tuyên truyền|Việc a|Sở Y tế|2026", "2||Việc b|Sở Y tế|2026", "3|Kiểm tra|Việc c|Sở Y tế|2026");
        Assert.Equal(["Tuyên truyền", "Kiểm tra"], read.Groups.Select(g => g.Title));
        Assert.Equal([1, 2, 3], read.Tasks().Select(t => t.Number));
    }

    [Fact]
    public void An_unknown_column_and_an_extra_cell_are_kept_and_told()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Chủ trì|Thời gian|Mã hồ sơ XYZ", "I|Nhóm|||", "1|Việc|Sở Y tế|2026|K-7|thừa");
        Assert.Equal(["Mã hồ sơ XYZ: K-7", "thừa"], read.Tasks()[0].Notes);
        Assert.Contains("extra-cell", read.Codes());
    }

    [Fact]
    public void The_word_group_before_a_digit_makes_a_group()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Chủ trì|Thời gian", "Nhóm 1: Tuyên truyền|||", "1|Việc a|Sở Y tế|2026", "Nhóm 2|Đào tạo||", "1|Việc b|Sở Y tế|2026");
        Assert.Equal(["Tuyên truyền", "Đào tạo"], read.Groups.Select(g => g.Title));
        Assert.Equal([1, 1], read.Groups.Select(g => g.Tasks.Count));
        Assert.Equal(["group-number-glued"], read.Codes());
    }

    [Fact]
    public void As_above_means_the_task_before()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Chủ trì|Phối hợp|Thời gian", "I|Nhóm|||", "1|Việc a|Sở Y tế|Sở Tài chính|Hằng năm", "2|Việc b|Như trên|-nt-|nt");
        Assert.Equal(("Sở Y tế", "Sở Tài chính", TimeKind.Annual), (read.Tasks()[1].Lead.Line(), read.Tasks()[1].Coordinating.Line(), read.Tasks()[1].Time.Kind));
        Assert.Equal("Như trên", read.Tasks()[1].Literal.Lead);
        Assert.Equal(["same-as-above", "same-as-above", "same-as-above"], read.Codes());
    }

    [Fact]
    public void Words_after_the_table_are_no_task()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Chủ trì|Thời gian", "I|Nhóm||", "1|Việc|Sở Y tế|2026", "", "Nơi nhận:", "- Như Điều 3;", "KT. CHỦ TỊCH");
        Assert.Equal("Việc", Assert.Single(read.Tasks()).Title);
        Assert.Equal(["text-outside-table"], read.Codes());
    }

    [Fact]
    public void What_the_reading_has_no_place_for_is_told_word_for_word()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Chủ trì|Thời gian|Ghi chú", "I|Nhóm|||Nhóm ưu tiên của năm", "1|Việc|Sở Y tế|2026|");
        var told = Assert.Single(read.Warnings, w => w.Code == "left-out");
        Assert.Equal(2, told.Row);
        Assert.EndsWith(": Nhóm ưu tiên của năm", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_heading_lends_to_its_tasks_is_not_told_as_left_out()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Chủ trì|Thời gian", "I|Nhóm||", "2|Mục hai|Sở Y tế|", "2.1|Việc a||2026", "2.2|Việc b||2027");
        Assert.Equal(["Sở Y tế", "Sở Y tế"], read.Tasks().Select(t => t.Lead.Line()));
        Assert.DoesNotContain("left-out", read.Codes());
    }

    [Fact]
    public void A_title_above_the_groups_is_no_group()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Chủ trì|Thời gian", "A|NHIỆM VỤ||", "I|Nhóm một||", "1|Việc a|Sở Y tế|2026", "II|Nhóm hai||", "1|Việc b|Sở Y tế|2026");
        Assert.Equal(["I", "II"], read.Groups.Select(g => g.Printed));
        Assert.Contains("heading-above-groups", read.Codes());
    }

    [Fact]
    public void The_text_around_the_table_tells_the_decision()
    {
        var read = AnnexSamples.Read(
            "ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH", "Số: 88/2025/QĐ-UBND", "Hà Tĩnh, ngày 05 tháng 6 năm 2025",
            "Ban hành Kế hoạch thực hiện Quyết định số 1703/QĐ-TTg ngày 31/12/2024 và Chỉ thị số 38-CT/TW",
            "4. Các sở định kỳ báo cáo kết quả trước ngày 15/12 hằng năm.",
            "TT|Nội dung|Chủ trì|Thời gian", "I|Nhóm||", "1|Việc|Sở Y tế|2026");
        Assert.Equal(("88/2025/QĐ-UBND", new DateOnly(2025, 6, 5), "Ủy ban nhân dân tỉnh Hà Tĩnh"), (read.Decision.Number, read.Decision.Issued, read.Decision.Issuer));
        Assert.Equal(["1703/QĐ-TTg", "38-CT/TW"], read.Decision.Implements);
        Assert.Equal("12-15", Assert.Single(read.Decision.Reporting).Due);
    }

    [Fact]
    public void Without_such_text_the_decision_stays_open()
    {
        var decision = AnnexSamples.Read("TT|Nội dung|Chủ trì|Thời gian", "1|Việc|Sở Y tế|2026").Decision;
        Assert.Equal((null, null, null), (decision.Number, decision.Issued, decision.Issuer));
        Assert.Empty(decision.Implements);
        Assert.Empty(decision.Reporting);
    }

    [Fact]
    public void Protection_of_denouncers_is_not_told_when_the_annex_has_it()
    {
        var read = AnnexSamples.Read("b) Có biện pháp bảo vệ người tố cáo.", "TT|Nội dung|Chủ trì|Thời gian", "1|Bảo vệ người tố cáo vi phạm|Thanh tra tỉnh|2026");
        Assert.DoesNotContain("body-task-without-row", read.Codes());
    }

    [Fact]
    public void The_same_title_twice_a_missing_lead_and_an_unknown_body_are_told()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Chủ trì|Thời gian", "I|Nhóm||", "1|Việc|Sở Y tế|2026", "2|Việc||2026", "3|Việc khác|Sở Du lịch|2026");
        Assert.Equal(["duplicate-title", "missing-lead", "unmatched-agency"], read.Codes().Order());
    }
}

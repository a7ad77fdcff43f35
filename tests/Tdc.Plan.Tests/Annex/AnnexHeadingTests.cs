namespace Tdc.Plan.Tests.Annex;

/// <summary>Headings in the wordings that provinces use, in any order.</summary>
public sealed class AnnexHeadingTests
{
    [Theory]
    [InlineData("Số TT|Tên nhiệm vụ|Đơn vị đầu mối|Các đơn vị phối hợp thực hiện|Mốc thời gian")]
    [InlineData("No.|Hạng mục công việc|Bộ phận chủ trì|Bộ phận phối hợp|Hạn hoàn thành")]
    [InlineData("STT|Nhiệm vụ và giải pháp|Cơ quan, đơn vị thực hiện|Cơ quan, đơn vị phối hợp|Thời gian thực hiện, hoàn thành")]
    [InlineData("Stt|NỘI DUNG CÔNG VIỆC|CƠ QUAN CHỦ TRÌ THAM MƯU|CƠ QUAN PHỐI HỢP THAM MƯU|THỜI GIAN TRÌNH")]
    [InlineData("TT|Nhiệm vụ cụ thể|Chủ trì thực hiện|Phối hợp thực hiện|Tiến độ hoàn thành")]
    [InlineData("TT|Nội dung, nhiệm vụ|Đơn vị chịu trách nhiệm chính|Đơn vị tham gia phối hợp|Lộ trình")]
    [InlineData("TT|Các nhiệm vụ chủ yếu|Phân công chủ trì|Phân công phối hợp|Thời điểm hoàn thành")]
    [InlineData("TT|Nội dung|Cơ quan, đơn vị chủ trì|Cơ quan, đơn vị phối hợp|Năm")]
    [InlineData("STT|Nhiệm vụ|Chủ trì|Phối hợp|Hoàn thành")]
    [InlineData("TT|Công việc|Phòng chủ trì|Phòng phối hợp|Hạn")]
    [InlineData("TT|Công việc|Phòng thực hiện|Phòng phối hợp|Kết thúc")]
    [InlineData("STT|Chương trình, đề án, nhiệm vụ|Đơn vị thực hiện|Đơn vị phối hợp|Dự kiến thời gian hoàn thành")]
    [InlineData("TT|Mục tiêu, nhiệm vụ|Cơ quan chịu trách nhiệm|Cơ quan liên quan|Thời gian")]
    [InlineData("TT|Noi dung nhiem vu|Co quan chu tri|Co quan phoi hop|Thoi gian thuc hien")]
    public void The_five_columns_are_recognised(string heading)
    {
        var read = AnnexSamples.Read(heading, "I|Nhóm|||", "1|Việc|Sở Y tế|Sở Tài chính|2026");
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế + Sở Tài chính @ year 2026", read.Shown());
    }

    [Theory]
    [InlineData("4,3,2,1,0")]
    [InlineData("1,0,5,3,4,2")]
    [InlineData("2,4,0,5,1,3")]
    [InlineData("5,4,3,2,1,0")]
    public void The_order_of_columns_does_not_matter(string order)
    {
        string[] heading = ["STT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Kết quả"];
        string[] group = ["I", "Nhóm", "", "", "", ""];
        string[] task = ["1", "Việc", "Sở Y tế", "Sở Tài chính", "2026", "Báo cáo"];
        var places = order.Split(',').Select(int.Parse).ToArray();
        var read = AnnexSamples.Read([.. new[] { heading, group, task }.Select(row => string.Join('|', places.Select(p => row[p])))]);
        var task0 = Assert.Single(read.Tasks());
        Assert.Equal(("Việc", "Sở Y tế", "Sở Tài chính", 2026), (task0.Title, task0.Lead.Line(), task0.Coordinating.Line(), task0.Time.Year));
        Assert.Equal(places.Contains(5) ? "Báo cáo" : null, task0.Output);
        Assert.Equal("Nhóm", Assert.Single(read.Groups).Title);
    }

    [Fact]
    public void Of_beginning_and_end_the_end_is_when_it_is_due_and_the_other_is_kept()
    {
        var read = AnnexSamples.Read("STT|Nhiệm vụ|Đơn vị chủ trì|Thời gian bắt đầu|Thời gian hoàn thành", "I|Nhóm|||", "1|Việc|Sở Y tế|01/2025|12/2026");
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế @ by 2026-12-31 # Thời gian bắt đầu: 01/2025\n! 1 several-columns", read.Shown());
    }

    [Fact]
    public void Two_rows_of_headings_in_a_text_file_are_one_heading()
    {
        var read = AnnexSamples.Read(
            "TT|Nội dung|Cơ quan thực hiện||Thời gian||Kết quả", "||Chủ trì|Phối hợp|Bắt đầu|Hoàn thành|", "I|Nhóm|||||", "1|Việc|Sở Y tế|Sở Tài chính|01/2025|12/2026|Báo cáo");
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế + Sở Tài chính @ by 2026-12-31 > Báo cáo # Thời gian Bắt đầu: 01/2025\n! 1 several-columns", read.Shown());
    }

    [Fact]
    public void Money_leaders_and_targets_are_notes_and_no_bodies()
    {
        var read = AnnexSamples.Read(
            "TT|Nội dung|Hình thức văn bản/Sản phẩm|Chủ trì|Thời gian|Cấp trình|Lãnh đạo phụ trách|Chỉ tiêu|Kinh phí (triệu đồng)", "I|Nhóm|||||||", "1|Việc|Quyết định|Sở Y tế|2026|UBND tỉnh|PCT A|90%|50");
        Assert.Equal(
            "1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế @ year 2026 > Quyết định # Cấp trình: UBND tỉnh # Lãnh đạo phụ trách: PCT A # Chỉ tiêu: 90% # Kinh phí (triệu đồng): 50", read.Shown());
    }

    [Fact]
    public void One_column_for_leads_and_partners_is_parted_by_its_words()
    {
        var read = AnnexSamples.Read(
            "TT|Nội dung|Cơ quan chủ trì, phối hợp|Thời gian", "I|Nhóm||",
            "1|Việc a|- Cơ quan chủ trì: Sở Y tế; - Cơ quan phối hợp: Sở Tài chính, UBND các xã, phường|2026",
            "2|Việc b|Sở Y tế chủ trì, phối hợp với Sở Tài chính, Sở Nội vụ|2026",
            "3|Việc c|Sở Y tế (chủ trì); Sở Tài chính (phối hợp)|2026");
        Assert.Equal(
            "1 [I] Nhóm\n- 1 [1] Việc a < Sở Y tế + Sở Tài chính; UBND các xã, phường @ year 2026\n- 2 [2] Việc b < Sở Y tế + Sở Tài chính; Sở Nội vụ @ year 2026\n"
            + "- 3 [3] Việc c < Sở Y tế + Sở Tài chính @ year 2026\n! 1 mixed-column\n! 3 labelled-agencies\n! 4 labelled-agencies\n! 5 labelled-agencies", read.Shown());
    }

    [Theory]
    [InlineData("Thời gian trình|Thời gian hoàn thành", 2027)]
    [InlineData("Thời gian hoàn thành|Thời gian trình", 2025)]
    [InlineData("Thời gian|Tiến độ hoàn thành", 2027)]
    [InlineData("Thời gian thực hiện|Thời hạn", 2027)]
    [InlineData("Lộ trình|Thời gian báo cáo", 2025)]
    [InlineData("Thời gian thực hiện|Lộ trình", 2025)]
    public void Of_several_columns_of_time_the_one_that_names_the_end_is_taken_and_all_are_told(string columns, int year)
    {
        var read = AnnexSamples.Read($"TT|Nội dung|Cơ quan chủ trì|{columns}", "I|Nhóm|||", "1|Việc|Sở Y tế|2025|2027");
        Assert.Equal(year, Assert.Single(read.Tasks()).Time.Year);
        var told = Assert.Single(read.Warnings);
        Assert.Equal((1, "several-columns"), (told.Row, told.Code));
        Assert.All(columns.Split('|'), column => Assert.Contains($"“{column}”", told.Message, StringComparison.Ordinal));
        Assert.StartsWith("Nhiều cột có thể là thời gian: đã lấy cột “" + columns.Split('|')[year == 2025 ? 0 : 1], told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_columns_of_bodies_and_products_are_told_and_none_is_lost()
    {
        var read = AnnexSamples.Read(
            "STT|Nhiệm vụ|Đơn vị thực hiện|Cơ quan chủ trì|Cơ quan phối hợp|Cơ quan liên quan|Thời gian|Kết quả|Sản phẩm", "I|Nhóm|||||||", "1|Việc|Sở Y tế|Sở Tài chính|Sở Nội vụ|Sở Xây dựng|2026|kq|sp");
        Assert.Equal(
            "1 [I] Nhóm\n- 1 [1] Việc < Sở Tài chính + Sở Nội vụ @ year 2026 > sp # Đơn vị thực hiện: Sở Y tế # Cơ quan liên quan: Sở Xây dựng # Kết quả: kq\n"
            + "! 1 several-columns\n! 1 several-columns\n! 1 several-columns", read.Shown());
    }

    [Fact]
    public void An_empty_cell_of_the_column_that_was_taken_is_filled_from_the_other_and_told()
    {
        var read = AnnexSamples.Read(
            "TT|Nội dung|Cơ quan chủ trì|Đơn vị thực hiện|Thời gian|Tiến độ hoàn thành", "I|Nhóm||||", "1|Việc a|Sở Y tế|Sở Tài chính|2025|2027", "2|Việc b|Sở Y tế||2026|", "3|Việc c||Sở Tài chính||2028");
        Assert.Equal(
            "1 [I] Nhóm\n- 1 [1] Việc a < Sở Y tế @ year 2027 # Đơn vị thực hiện: Sở Tài chính # Thời gian: 2025\n- 2 [2] Việc b < Sở Y tế @ year 2026 # Thời gian: 2026\n"
            + "- 3 [3] Việc c < Sở Tài chính @ year 2028 # Đơn vị thực hiện: Sở Tài chính\n! 1 several-columns\n! 1 several-columns\n! 4 other-column-taken\n! 5 other-column-taken", read.Shown());
        Assert.Equal("Ô thời gian của cột đã lấy để trống; lấy theo cột “Thời gian”: 2026", read.Warnings.Single(w => w.Row == 4).Message);
        Assert.Equal("2026", read.Tasks()[1].Literal.Time);
    }

    [Fact]
    public void When_work_begins_never_stands_in_for_when_it_is_due()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Cơ quan chủ trì|Thời gian bắt đầu|Thời gian hoàn thành", "I|Nhóm|||", "1|Việc|Sở Y tế|2025|");
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế @ missing # Thời gian bắt đầu: 2025\n! 1 several-columns\n! 3 missing-time", read.Shown());
    }

    [Fact]
    public void A_heading_with_other_columns_further_down_is_told_again()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Chủ trì|Thời gian", "I|Nhóm||", "1|Việc|Sở Y tế|2026", "TT|Nội dung|Chủ trì|Thời gian trình|Hoàn thành", "2|Việc b|Sở Y tế|2026|2027");
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế @ year 2026\n- 2 [2] Việc b < Sở Y tế @ year 2027 # Thời gian trình: 2026\n! 4 repeated-heading\n! 4 several-columns", read.Shown());
    }

    [Theory]
    [InlineData("Đơn vị chủ trì, phối hợp")]
    [InlineData("Cơ quan chủ trì/phối hợp")]
    [InlineData("Chủ trì và phối hợp")]
    [InlineData("Cơ quan, đơn vị thực hiện, phối hợp")]
    public void A_column_of_leads_and_partners_without_labels_is_told_and_nobody_is_sorted_by_guess(string column)
    {
        var read = AnnexSamples.Read($"TT|Nội dung|{column}|Thời gian", "I|Nhóm||", "1|Việc a|Sở Y tế; Sở Tài chính|2026", "2|Việc b|Sở Y tế|2026", "3|Việc c|Chủ trì: Sở Y tế; phối hợp: Sở Tài chính|2026");
        Assert.Equal(
            "1 [I] Nhóm\n- 1 [1] Việc a < Sở Y tế; Sở Tài chính @ year 2026\n- 2 [2] Việc b < Sở Y tế @ year 2026\n- 3 [3] Việc c < Sở Y tế + Sở Tài chính @ year 2026\n"
            + "! 1 mixed-column\n! 3 unsorted-agencies\n! 5 labelled-agencies", read.Shown());
        Assert.Contains($"“{column}”", read.Warnings[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cơ quan, đơn vị phối hợp")]
    [InlineData("Đơn vị phối hợp thực hiện")]
    [InlineData("Cơ quan và địa phương phối hợp")]
    public void A_column_of_partners_alone_mixes_nothing(string column)
    {
        var read = AnnexSamples.Read($"TT|Nội dung|Chủ trì|{column}|Thời gian", "I|Nhóm|||", "1|Việc|Sở Y tế|Sở Tài chính; Sở Nội vụ|2026");
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế + Sở Tài chính; Sở Nội vụ @ year 2026", read.Shown());
    }

    [Fact]
    public void Under_a_heading_of_both_the_lower_row_says_who_stands_where()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Cơ quan chủ trì, phối hợp||Thời gian", "||Chủ trì|Phối hợp|", "I|Nhóm|||", "1|Việc|Sở Y tế|Sở Tài chính|2026");
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế + Sở Tài chính @ year 2026", read.Shown());
    }

    [Theory]
    [InlineData("Sở Y tế chủ trì; Sở Tài chính, Sở Nội vụ phối hợp")]
    [InlineData("Sở Y tế chủ trì, Sở Tài chính phối hợp, Sở Nội vụ phối hợp.")]
    [InlineData("Chủ trì: Sở Y tế\nPhối hợp: Sở Tài chính, Sở Nội vụ")]
    public void Words_before_or_behind_the_names_part_them(string cell)
    {
        var read = AnnexSamples.Read("TT|Nội dung|Chủ trì, phối hợp|Thời gian", "I|Nhóm||", $"1|Việc|\"{cell}\"|2026");
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế + Sở Tài chính; Sở Nội vụ @ year 2026\n! 1 mixed-column\n! 3 labelled-agencies", read.Shown());
    }

    [Fact]
    public void What_a_group_row_lends_is_parted_by_its_labels_too()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Cơ quan thực hiện|Thời gian", "I|Nhóm|Chủ trì: Sở Y tế; phối hợp: Sở Tài chính|", "1|Việc||2026");
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế + Sở Tài chính @ year 2026\n! 3 inherited-lead\n! 3 labelled-agencies", read.Shown());
    }

    [Fact]
    public void A_common_heading_may_be_printed_again_above_each_of_its_columns()
    {
        var read = AnnexSamples.Read("STT|Nội dung|Cơ quan|Cơ quan|Thời gian", "||chủ trì|phối hợp|hoàn thành", "1|2|3|4|5", "I|Nhóm|||", "1|Việc|Sở Y tế|Sở Tài chính|30/6/2026");
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế + Sở Tài chính @ by 2026-06-30", read.Shown());
    }

    [Theory]
    [InlineData("CT: Sở Y tế; PH: Sở Tài chính, Sở Nội vụ")]
    [InlineData("Sở Y tế (CT), Sở Tài chính (PH); Sở Nội vụ (PH)")]
    [InlineData("Sở Y tế phối hợp Sở Tài chính, Sở Nội vụ")]
    public void Short_labels_count_where_the_column_holds_both(string cell)
    {
        string Shown(string column) => AnnexSamples.Read($"TT|Nội dung|{column}|Thời gian", "I|Nhóm||", $"1|Việc|{cell}|2026").Shown();
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế + Sở Tài chính; Sở Nội vụ @ year 2026\n! 1 mixed-column\n! 3 labelled-agencies", Shown("Chủ trì/Phối hợp"));
        Assert.DoesNotContain("labelled-agencies", Shown("Chủ trì"), StringComparison.Ordinal);
    }

    [Fact]
    public void Unsorted_bodies_are_told_also_beside_a_column_of_partners_and_when_a_group_lends_them()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Đơn vị chủ trì, phối hợp|Đơn vị phối hợp|Thời gian", "I|Nhóm|Sở Y tế; Sở Nội vụ||", "1|Việc||Sở Tài chính|2026");
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế; Sở Nội vụ + Sở Tài chính @ year 2026\n! 1 mixed-column\n! 3 inherited-lead\n! 3 unsorted-agencies", read.Shown());
    }

    [Fact]
    public void The_result_of_a_past_year_is_no_product()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Chủ trì|Thời gian|Kết quả|Kết quả năm 2025", "I|Nhóm||||", "1|Việc|Sở Y tế|2026||đạt");
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế @ year 2026 # Kết quả năm 2025: đạt\n! 1 several-columns", read.Shown());
    }
}

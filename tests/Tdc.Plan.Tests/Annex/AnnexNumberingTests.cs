namespace Tdc.Plan.Tests.Annex;

/// <summary>How groups, headings and tasks are told apart by what numbers them. Annexes are made; a person's reading stands under each.</summary>
public sealed class AnnexNumberingTests
{
    private const string heading = "TT|Nội dung|Chủ trì|Phối hợp|Thời gian\n";

    public static TheoryData<string, string, string> Annexes { get; } = new()
    {
        {
            "small letters over digits",
            "a)|Nhóm a|||\n1|Việc 1|Sở Y tế||2026\n2|Việc 2|Sở Y tế||2026\nb)|Nhóm b|||\n1|Việc 3|Sở Y tế||2026",
            "1 [a)] Nhóm a\n- 1 [1] Việc 1 < Sở Y tế @ year 2026\n- 2 [2] Việc 2 < Sở Y tế @ year 2026\n2 [b)] Nhóm b\n- 1 [1] Việc 3 < Sở Y tế @ year 2026"
        },
        {
            "digits over small letters",
            "1|Nhóm a|||\na|Việc 1|Sở Y tế||2026\nb|Việc 2|Sở Y tế||2026\n2|Nhóm b|||\na|Việc 3|Sở Y tế||2026",
            "1 [1] Nhóm a\n- 1 [a] Việc 1 < Sở Y tế @ year 2026\n- 2 [b] Việc 2 < Sở Y tế @ year 2026\n2 [2] Nhóm b\n- 1 [a] Việc 3 < Sở Y tế @ year 2026"
        },
        {
            "digits over Roman numerals",
            "1|Nhóm a|||\nI|Việc 1|Sở Y tế||2026\nII|Việc 2|Sở Y tế||2026\n2|Nhóm b|||\nI|Việc 3|Sở Y tế||2026",
            "1 [1] Nhóm a\n- 1 [I] Việc 1 < Sở Y tế @ year 2026\n- 2 [II] Việc 2 < Sở Y tế @ year 2026\n2 [2] Nhóm b\n- 1 [I] Việc 3 < Sở Y tế @ year 2026"
        },
        {
            "brackets and dots",
            "I)|Nhóm a|||\n1)|Việc 1|Sở Y tế||2026\nII./|Nhóm b|||\n(1)|Việc 2|Sở Y tế||2026\n2.|Việc 3|Sở Y tế||2026",
            "1 [I)] Nhóm a\n- 1 [1)] Việc 1 < Sở Y tế @ year 2026\n2 [II./] Nhóm b\n- 1 [(1)] Việc 2 < Sở Y tế @ year 2026\n- 2 [2.] Việc 3 < Sở Y tế @ year 2026"
        },
        {
            "other forms of the same numbers",
            "Ⅰ|Nhóm a|||\n１|Việc 1|Sở Y tế||2026\nⅡ|Nhóm b|||\n1|Việc 2|Sở Y tế||2026",
            "1 [Ⅰ] Nhóm a\n- 1 [１] Việc 1 < Sở Y tế @ year 2026\n2 [Ⅱ] Nhóm b\n- 1 [1] Việc 2 < Sở Y tế @ year 2026"
        },
        {
            "the middle of three levels goes to the notes",
            "I|Nhóm|||\n1|Mục một|||\n1.1|Việc a|Sở Y tế||2026\n1.2|Việc b|Sở Y tế||2026\nII|Nhóm hai|||\n1|Mục ba|||\n1.1|Việc d|Sở Y tế||2027",
            "1 [I] Nhóm\n- 1 [1.1] Việc a < Sở Y tế @ year 2026 # 1 Mục một\n- 2 [1.2] Việc b < Sở Y tế @ year 2026 # 1 Mục một\n"
            + "2 [II] Nhóm hai\n- 1 [1.1] Việc d < Sở Y tế @ year 2027 # 1 Mục ba\n! 3 subgroup-row\n! 7 subgroup-row"
        },
        {
            "three levels of digits",
            "1|Nhóm|||\n1.1|Mục một|||\n1.1.1|Việc a|Sở Y tế||2026\n1.2|Mục hai|||\n1.2.1|Việc b|Sở Y tế||2026\n2|Nhóm hai|||\n2.1|Mục|||\n2.1.1|Việc c|Sở Y tế||2027",
            "1 [1] Nhóm\n- 1 [1.1.1] Việc a < Sở Y tế @ year 2026 # 1.1 Mục một\n- 2 [1.2.1] Việc b < Sở Y tế @ year 2026 # 1.2 Mục hai\n"
            + "2 [2] Nhóm hai\n- 1 [2.1.1] Việc c < Sở Y tế @ year 2027 # 2.1 Mục\n! 3 subgroup-row\n! 5 subgroup-row\n! 6 task-number-not-rising\n! 8 subgroup-row"
        },
        {
            "parts of the annex over Roman groups",
            "A|Phần a|||\nI|Nhóm 1|||\n1|Việc a|Sở Y tế||2026\nB|Phần b|||\nI|Nhóm 2|||\n1|Việc b|Sở Y tế||2026",
            "1 [A] Phần a\n- 1 [1] Việc a < Sở Y tế @ year 2026 # I Nhóm 1\n2 [B] Phần b\n- 1 [1] Việc b < Sở Y tế @ year 2026 # I Nhóm 2\n! 3 subgroup-row\n! 6 subgroup-row"
        },
        {
            "one task parted into tasks of its own",
            "I|Nhóm|||\n1|Việc a gồm:|Sở Y tế||\n-|ý một|||2025\n-|ý hai|||2026",
            "1 [I] Nhóm\n- 1 [-] ý một < Sở Y tế @ year 2025 # 1 Việc a gồm:\n- 2 [-] ý hai < Sở Y tế @ year 2026 # 1 Việc a gồm:\n"
            + "! 3 subgroup-row\n! 4 task-number-missing\n! 4 inherited-lead\n! 5 task-number-missing\n! 5 inherited-lead"
        },
        {
            "unreadable numbers",
            "I|Nhóm|||\nl|Việc a|Sở Y tế||2026\n?|Việc b|Sở Y tế||2026\n|Việc c|Sở Tài chính||2026\n4|Việc d|Sở Y tế||2026\nS|Việc e|Sở Y tế||2026",
            "1 [I] Nhóm\n- 1 [l] Việc a < Sở Y tế @ year 2026\n- 2 [?] Việc b < Sở Y tế @ year 2026\n- 3 [] Việc c < Sở Tài chính @ year 2026\n- 4 [4] Việc d < Sở Y tế @ year 2026\n"
            + "- 5 [S] Việc e < Sở Y tế @ year 2026\n! 3 number-cell-text\n! 3 task-number-missing\n! 4 number-cell-text\n! 4 task-number-missing\n! 5 task-number-missing\n! 7 number-cell-text\n! 7 task-number-missing"
        },
        {
            "numbers run on across groups, one is missing",
            "I|Nhóm|||\n1|Việc a|Sở Y tế||2026\nII|Nhóm 2|||\n2|Việc b|Sở Y tế||2026\nIII|Nhóm 3|||\n4|Việc c|Sở Y tế||2026",
            "1 [I] Nhóm\n- 1 [1] Việc a < Sở Y tế @ year 2026\n2 [II] Nhóm 2\n- 2 [2] Việc b < Sở Y tế @ year 2026\n3 [III] Nhóm 3\n- 4 [4] Việc c < Sở Y tế @ year 2026\n! 7 task-number-gap"
        },
        {
            "groups without numbers",
            "|Công tác tuyên truyền|||\n1|Việc a|Sở Y tế||2026\n|Công tác đào tạo|||\n2|Việc b|Sở Y tế||2026",
            "1 [] Công tác tuyên truyền\n- 1 [1] Việc a < Sở Y tế @ year 2026\n2 [] Công tác đào tạo\n- 2 [2] Việc b < Sở Y tế @ year 2026\n! 2 group-without-number\n! 4 group-without-number"
        },
        {
            "groups named by a word and a number",
            "Phần I|Tuyên truyền|||\n1|Việc a|Sở Y tế||2026\nPhần II|Đào tạo|||\n1|Việc b|Sở Y tế||2026",
            "1 [Phần I] Tuyên truyền\n- 1 [1] Việc a < Sở Y tế @ year 2026\n2 [Phần II] Đào tạo\n- 1 [1] Việc b < Sở Y tế @ year 2026"
        },
        {
            "a title row and a remark row are no groups",
            "|NHIỆM VỤ TRỌNG TÂM|||\nI|Nhóm|||\n1|Việc|Sở Y tế||2026\n|Tổng cộng: 1 nhiệm vụ|||",
            "1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế @ year 2026\n! 2 text-outside-table\n! 5 text-outside-table"
        },
        {
            "an empty group keeps its position",
            "I|Nhóm|||\nII|Nhóm hai|||\n1|Việc|Sở Y tế||2026",
            "1 [I] Nhóm\n2 [II] Nhóm hai\n- 1 [1] Việc < Sở Y tế @ year 2026\n! 2 group-without-tasks"
        },
        {
            "a repeated and a skipped Roman numeral: the position counts",
            "I|Một|||\n1|Việc a|Sở Y tế||2026\nI|Hai|||\n1|Việc b|Sở Y tế||2026\nIV|Ba|||\n1|Việc c|Sở Y tế||2026",
            "1 [I] Một\n- 1 [1] Việc a < Sở Y tế @ year 2026\n2 [I] Hai\n- 1 [1] Việc b < Sở Y tế @ year 2026\n3 [IV] Ba\n- 1 [1] Việc c < Sở Y tế @ year 2026\n! 4 group-number-repeated\n! 6 group-number-out-of-order"
        },
        {
            "the number and the title in one cell",
            "I. Nhóm||||\n1. Việc một||Sở Y tế||2026\n2. Việc hai||Sở Y tế||2026",
            "1 [I.] Nhóm\n- 1 [1.] Việc một < Sở Y tế @ year 2026\n- 2 [2.] Việc hai < Sở Y tế @ year 2026\n! 2 group-number-glued\n! 3 group-number-glued\n! 4 group-number-glued"
        },
    };

    [Theory, MemberData(nameof(Annexes))]
    public void Groups_and_tasks_are_found_by_their_numbers(string name, string rows, string expected)
    {
        var shown = AnnexSamples.Read((heading + rows).Split('\n')).Shown();
        Assert.True(expected == shown, $"{name}: expected\n{expected}\nread\n{shown}");
    }

    [Fact]
    public void A_line_above_each_table_names_its_group()
    {
        var read = AnnexSamples.Read(
            "1. Nhóm tuyên truyền", "TT|Nội dung|Chủ trì|Thời gian", "1|Việc a|Sở Y tế|2026",
            "2. Nhóm đào tạo", "TT|Nội dung|Chủ trì|Thời gian", "1|Việc b|Sở Y tế|2026");
        Assert.Equal(
            "1 [1.] Nhóm tuyên truyền\n- 1 [1] Việc a < Sở Y tế @ year 2026\n2 [2.] Nhóm đào tạo\n- 1 [1] Việc b < Sở Y tế @ year 2026\n"
            + "! 1 group-number-glued\n! 4 group-number-glued\n! 5 repeated-heading", read.Shown());
    }

    [Fact]
    public void A_column_that_repeats_the_group_in_each_row_opens_it_once()
    {
        var read = AnnexSamples.Read("TT|Lĩnh vực|Nội dung|Chủ trì|Thời gian", "1|Tuyên truyền|Việc a|Sở Y tế|2026", "2|Tuyên truyền|Việc b|Sở Y tế|2026", "3|Đào tạo|Việc c|Sở Y tế|2026");
        Assert.Equal([2, 1], read.Groups.Select(g => g.Tasks.Count));
    }

    [Fact]
    public void A_gap_is_told_by_what_stands_before_it()
    {
        var read = AnnexSamples.Read(
            "TT|Nội dung|Chủ trì|Thời gian", "I|Nhóm||", "2|Việc a|Sở Y tế|2026", "4|Việc b|Sở Y tế|2026", "II|Nhóm hai||", "7|Việc c|Sở Y tế|2026");
        Assert.Equal(
            [
                "Nhiệm vụ đầu tiên in số “2” thay vì 1; có thể thiếu dòng.", "Số in “4” nhảy cách, số trước đó là 2; có thể thiếu dòng.",
                "Nhiệm vụ đầu tiên của nhóm in số “7” thay vì 1 (đánh số lại) hoặc 5 (đánh số tiếp); có thể thiếu dòng.",
            ],
            read.Warnings.Select(w => w.Message));
        Assert.All(read.Warnings, w => Assert.Equal("task-number-gap", w.Code));
    }
}

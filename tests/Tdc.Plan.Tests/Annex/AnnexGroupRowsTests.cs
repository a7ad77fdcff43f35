namespace Tdc.Plan.Tests.Annex;

/// <summary>Groups that are not printed as rows with a number of their own: titles alone in their column, lines without tabs. Annexes are made.</summary>
public sealed class AnnexGroupRowsTests
{
    private const string heading = "TT|Nội dung|Chủ trì|Phối hợp|Thời gian\n";

    private static string Task(int number, string title) => $"{number}|{title}|Sở Y tế||2026\n";

    public static TheoryData<string, string, string> Annexes { get; } = new()
    {
        {
            "letters before titles in the titles' column",
            "|A. Nhóm a|||\n" + Task(1, "Việc 1") + "|B. Nhóm b|||\n" + Task(1, "Việc 2"),
            "1 [A.] Nhóm a\n- 1 [1] Việc 1 < Sở Y tế @ year 2026\n2 [B.] Nhóm b\n- 1 [1] Việc 2 < Sở Y tế @ year 2026\n! 2 group-number-glued\n! 4 group-number-glued"
        },
        {
            "the first group's title is not printed",
            Task(1, "Việc 1") + "|B. Nhóm b|||\n" + Task(1, "Việc 2"),
            "1 []\n- 1 [1] Việc 1 < Sở Y tế @ year 2026\n2 [B.] Nhóm b\n- 1 [1] Việc 2 < Sở Y tế @ year 2026\n! 2 no-group-rows\n! 3 group-number-glued"
        },
        {
            "other signs that count on",
            "|A. Nhóm a|||\n" + Task(1, "Việc 1") + "|B. Nhóm b|||\n" + Task(1, "Việc 2") + "|III. Nhóm c|||\n" + Task(1, "Việc 3"),
            "1 [A.] Nhóm a\n- 1 [1] Việc 1 < Sở Y tế @ year 2026\n2 [B.] Nhóm b\n- 1 [1] Việc 2 < Sở Y tế @ year 2026\n3 [III.] Nhóm c\n- 1 [1] Việc 3 < Sở Y tế @ year 2026\n"
            + "! 2 group-number-glued\n! 4 group-number-glued\n! 6 group-number-glued"
        },
        {
            "digits before titles in the titles' column",
            "|1. Nhóm a|||\n1.1|Việc 1|Sở Y tế||2026\n|2. Nhóm b|||\n2.1|Việc 2|Sở Y tế||2026\n",
            "1 [1.] Nhóm a\n- 1 [1.1] Việc 1 < Sở Y tế @ year 2026\n2 [2.] Nhóm b\n- 1 [2.1] Việc 2 < Sở Y tế @ year 2026\n! 2 group-number-glued\n! 4 group-number-glued"
        },
        {
            "lines of digits over their parts",
            "1. Nhóm a\n1.1|Việc 1|Sở Y tế||2026\n2. Nhóm b\n2.1|Việc 2|Sở Y tế||2026\n",
            "1 [1.] Nhóm a\n- 1 [1.1] Việc 1 < Sở Y tế @ year 2026\n2 [2.] Nhóm b\n- 1 [2.1] Việc 2 < Sở Y tế @ year 2026\n! 2 group-number-glued\n! 4 group-number-glued"
        },
        {
            "lines of digits that count over rows of digits",
            "1. Nhóm a\n" + Task(1, "Việc 1") + "2. Nhóm b\n" + Task(2, "Việc 2"),
            "1 [1.] Nhóm a\n- 1 [1] Việc 1 < Sở Y tế @ year 2026\n2 [2.] Nhóm b\n- 2 [2] Việc 2 < Sở Y tế @ year 2026\n! 2 group-number-glued\n! 4 group-number-glued"
        },
        {
            "lines with a word before the number",
            "Nhóm 1: Tuyên truyền\n" + Task(1, "Việc 1") + "Nhóm 2: Đào tạo\n" + Task(2, "Việc 2") + "Phần III. Kiểm tra\n" + Task(3, "Việc 3"),
            "1 [Nhóm 1] Tuyên truyền\n- 1 [1] Việc 1 < Sở Y tế @ year 2026\n2 [Nhóm 2] Đào tạo\n- 2 [2] Việc 2 < Sở Y tế @ year 2026\n3 [Phần III] Kiểm tra\n- 3 [3] Việc 3 < Sở Y tế @ year 2026\n"
            + "! 2 group-number-glued\n! 4 group-number-glued\n! 6 group-number-glued"
        },
        {
            "lines of different signs that count on",
            "A. Một\n" + Task(1, "Việc 1") + "B. Hai\n" + Task(2, "Việc 2") + "III. Ba\n" + Task(3, "Việc 3") + "Mục 4. Bốn\n" + Task(4, "Việc 4"),
            "1 [A.] Một\n- 1 [1] Việc 1 < Sở Y tế @ year 2026\n2 [B.] Hai\n- 2 [2] Việc 2 < Sở Y tế @ year 2026\n3 [III.] Ba\n- 3 [3] Việc 3 < Sở Y tế @ year 2026\n4 [Mục 4] Bốn\n- 4 [4] Việc 4 < Sở Y tế @ year 2026\n"
            + "! 2 group-number-glued\n! 4 group-number-glued\n! 6 group-number-glued\n! 8 group-number-glued"
        },
        {
            "capitals before the number",
            "NHÓM 1: TUYÊN TRUYỀN\n" + Task(1, "Việc 1") + "NHÓM 2: ĐÀO TẠO\n" + Task(1, "Việc 2"),
            "1 [NHÓM 1] TUYÊN TRUYỀN\n- 1 [1] Việc 1 < Sở Y tế @ year 2026\n2 [NHÓM 2] ĐÀO TẠO\n- 1 [1] Việc 2 < Sở Y tế @ year 2026\n! 2 group-number-glued\n! 4 group-number-glued"
        },
        {
            "one group only, named by a word",
            "Nhóm 1: Tuyên truyền\n" + Task(1, "Việc 1"),
            "1 [Nhóm 1] Tuyên truyền\n- 1 [1] Việc 1 < Sở Y tế @ year 2026\n! 2 group-number-glued"
        },
        {
            "one plain line over rows that go on from it is no group",
            "1. Việc không có tab\n" + Task(2, "Việc 2") + Task(3, "Việc 3"),
            "1 []\n- 2 [2] Việc 2 < Sở Y tế @ year 2026\n- 3 [3] Việc 3 < Sở Y tế @ year 2026\n! 2 text-outside-table\n! 3 no-group-rows\n! 3 task-number-gap"
        },
        {
            "the word mục heads parts of Roman groups as before",
            "I|Nhóm|||\nMục 1. Phần đầu\n" + "1.1|Việc 1|Sở Y tế||2026\nMục 2. Phần sau\n2.1|Việc 2|Sở Y tế||2026\n",
            "1 [I] Nhóm\n- 1 [1.1] Việc 1 < Sở Y tế @ year 2026 # Mục 1 Phần đầu\n- 2 [2.1] Việc 2 < Sở Y tế @ year 2026 # Mục 2 Phần sau\n"
            + "! 3 group-number-glued\n! 3 subgroup-row\n! 5 group-number-glued\n! 5 subgroup-row\n! 6 task-number-not-rising"
        },
        {
            "letters over Roman numerals keep their ranks",
            "A. Phần a\nI. Nhóm 1\n" + Task(1, "Việc 1") + "II. Nhóm 2\n" + Task(1, "Việc 2") + "B. Phần b\nI. Nhóm 3\n" + Task(1, "Việc 3"),
            "1 [A.] Phần a\n- 1 [1] Việc 1 < Sở Y tế @ year 2026 # I. Nhóm 1\n- 2 [1] Việc 2 < Sở Y tế @ year 2026 # II. Nhóm 2\n2 [B.] Phần b\n- 1 [1] Việc 3 < Sở Y tế @ year 2026 # I. Nhóm 3\n"
            + "! 2 group-number-glued\n! 3 group-number-glued\n! 3 subgroup-row\n! 5 group-number-glued\n! 5 subgroup-row\n! 6 task-number-not-rising\n! 7 group-number-glued\n! 8 group-number-glued\n! 8 subgroup-row"
        },
        {
            "sentences after the rows are no groups",
            "I|Nhóm|||\n" + Task(1, "Việc 1") + "1. Các sở báo cáo.\n2. Sở Tài chính bố trí kinh phí.\n",
            "1 [I] Nhóm\n- 1 [1] Việc 1 < Sở Y tế @ year 2026\n! 4 text-outside-table"
        },
        {
            "the rest of a title on a new page is no group",
            Task(1, "Việc của") + "|Bộ. Việt Nam|||\n" + Task(2, "Việc 2"),
            "1 []\n- 1 [1] Việc của Bộ. Việt Nam < Sở Y tế @ year 2026\n- 2 [2] Việc 2 < Sở Y tế @ year 2026\n! 2 no-group-rows\n! 3 page-break-join"
        },
    };

    [Theory, MemberData(nameof(Annexes))]
    public void Groups_are_found_where_they_are_printed(string name, string rows, string expected)
    {
        var shown = AnnexSamples.Read((heading + rows).TrimEnd('\n').Split('\n')).Shown();
        Assert.True(expected == shown, $"{name}: expected\n{expected}\nread\n{shown}");
    }

    [Fact]
    public void A_numbered_list_in_a_broken_cell_heads_no_group() =>
        Assert.Equal(["Nhóm"], AnnexSamples.Read((heading + "I|Nhóm|||\n1|Việc gồm:\n1. Ý một\n2. Ý hai|Sở Y tế||2026\n" + Task(2, "Việc 2")).TrimEnd('\n').Split('\n')).Groups.Select(g => g.Title));
}

namespace Tdc.Plan.Tests.Annex;

/// <summary>Rows that a page end tears apart.</summary>
public sealed class AnnexPageEndTests
{
    private const string heading = "TT|Nội dung|Chủ trì|Phối hợp|Thời gian\n";

    public static TheoryData<string, string, string> Rows { get; } = new()
    {
        {
            "the rest begins with a capital",
            "I|Nhóm|||\n1|Việc liên quan đến|Sở Khoa học và|Sở Tài chính,|2026\n|Việt Nam và thế giới|Công nghệ|Sở Nội vụ|\n2|Việc b|Sở Y tế||2026",
            "1 [I] Nhóm\n- 1 [1] Việc liên quan đến Việt Nam và thế giới < Sở Khoa học và Công nghệ + Sở Tài chính; Sở Nội vụ @ year 2026\n- 2 [2] Việc b < Sở Y tế @ year 2026\n! 4 page-break-join"
        },
        {
            "only a body goes on",
            "I|Nhóm|||\n1|Việc a|Sở Y tế|Sở Tài chính,|2026\n|||Sở Nội vụ|",
            "1 [I] Nhóm\n- 1 [1] Việc a < Sở Y tế + Sở Tài chính; Sở Nội vụ @ year 2026\n! 4 page-break-join"
        },
        {
            "the number is printed again",
            "I|Nhóm|||\n1|Việc dài|Sở Y tế|Các sở,|Hằng\n" + heading + "1 (tiếp)|phần còn lại||ngành|năm\n2|Việc b|Sở Y tế||2026",
            "1 [I] Nhóm\n- 1 [1] Việc dài phần còn lại < Sở Y tế + Các sở, ngành @ annual\n- 2 [2] Việc b < Sở Y tế @ year 2026\n! 4 repeated-heading\n! 5 page-break-join"
        },
        {
            "the group's title goes on",
            "I|ĐẨY MẠNH TUYÊN|||\n|TRUYỀN VỀ CHẤT LƯỢNG|||\n1|Việc|Sở Y tế||2026",
            "1 [I] ĐẨY MẠNH TUYÊN TRUYỀN VỀ CHẤT LƯỢNG\n- 1 [1] Việc < Sở Y tế @ year 2026\n! 3 page-break-join"
        },
        {
            "page numbers and repeated headings between rows",
            "I|Nhóm|||\n1|Việc a|Sở Y tế||2026\n- 2 -\n" + heading + "2|Việc b|Sở Y tế||2026\n3\n" + heading + "3|Việc c|Sở Y tế||2026",
            "1 [I] Nhóm\n- 1 [1] Việc a < Sở Y tế @ year 2026\n- 2 [2] Việc b < Sở Y tế @ year 2026\n- 3 [3] Việc c < Sở Y tế @ year 2026\n! 5 repeated-heading\n! 8 repeated-heading"
        },
        {
            "a row of three pages",
            "I|Nhóm|||\n1|Việc rất|Sở|Các sở, ngành,|Đến\n|dài và|Khoa học và|cơ quan|năm\n|khó|Công nghệ|liên quan|2030",
            "1 [I] Nhóm\n- 1 [1] Việc rất dài và khó < Sở Khoa học và Công nghệ + Các sở, ngành, cơ quan liên quan @ until 2030\n! 4 page-break-join\n! 5 page-break-join"
        },
    };

    [Theory, MemberData(nameof(Rows))]
    public void A_torn_row_is_one_task_again(string name, string rows, string expected)
    {
        var shown = AnnexSamples.Read((heading + rows).TrimEnd('\n').Split('\n')).Shown();
        Assert.True(expected == shown, $"{name}: expected\n{expected}\nread\n{shown}");
    }

    [Fact]
    public void A_row_with_a_lead_and_a_time_of_its_own_is_a_task_however_its_title_begins()
    {
        var read = AnnexSamples.Read((heading + "I|Hoàn thiện|||\n|rà soát quy chế|Sở Nội vụ||2025\n2|Việc b|Sở Y tế||Hằng năm\n2|tổ chức hội nghị|Sở Y tế|Sở Tài chính|2027\n|rà soát cân|Sở Công Thương||Quý II/2026\n|và các việc khác|||").Split('\n'));
        Assert.Equal(
            "1 [I] Hoàn thiện\n- 1 [] rà soát quy chế < Sở Nội vụ @ year 2025\n- 2 [2] Việc b < Sở Y tế @ annual\n- 3 [2] tổ chức hội nghị < Sở Y tế + Sở Tài chính @ year 2027\n"
            + "- 4 [] rà soát cân và các việc khác < Sở Công Thương @ by 2026-06-30\n"
            + "! 3 task-number-missing\n! 5 task-number-not-rising\n! 6 task-number-missing\n! 7 page-break-join", read.Shown());
    }

    [Theory]
    [InlineData("1|Việc dài|Sở Y tế,||Hằng năm", "phần còn lại", "Sở Tài chính", "2026")]
    [InlineData("1|Việc dài|Sở Khoa học và||Đến", "phần còn lại", "Sở Công nghệ", "năm 2030")]
    [InlineData("1|Việc dài|Sở Y tế||Từ năm 2025 đến", "phần còn lại", "Sở Tài chính", "2026")]
    [InlineData("1|Việc dài|Sở Y tế|Các sở,|2026", "phần còn lại", "Sở Tài chính", "2026")]
    [InlineData("1|Việc dài|||", "phần còn lại", "Sở Y tế", "2026")]
    [InlineData("1|Việc dài|Sở Y tế||2026", "phần còn lại", "Công nghệ", "2026")]
    [InlineData("1|Việc dài|Sở Y tế||Hằng", "phần còn lại", "Sở Tài chính", "năm")]
    [InlineData("1|Việc dài|Sở Y tế||2026", ", phần còn lại", "Sở Tài chính", "2026")]
    public void A_row_that_the_row_above_wants_or_that_is_not_whole_goes_on(string above, string title, string lead, string time)
    {
        foreach (var number in new[] { "", "1" })
        {
            var read = AnnexSamples.Read((heading + $"I|Nhóm|||\n{above}\n{number}|{title}|{lead}||{time}").Split('\n'));
            Assert.Equal($"Việc dài {title}", Assert.Single(read.Tasks()).Title);
            Assert.Contains(read.Warnings, w => w is { Row: 4, Code: "page-break-join" });
        }
    }

    [Fact]
    public void The_message_of_a_join_quotes_what_was_joined()
    {
        var read = AnnexSamples.Read((heading + "I|Nhóm|||\n1|Việc dài|Sở Khoa học và|Sở Tài chính|2026\n1 (tiếp)|phần còn lại|Công nghệ||").Split('\n'));
        Assert.EndsWith(": phần còn lại | Công nghệ", Assert.Single(read.Warnings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Như trên", "2026", "Sở Y tế", 2026)]
    [InlineData("Chủ trì: Sở Tài chính", "2027", "Sở Tài chính", 2027)]
    [InlineData("SKHCN", "nt", "SKHCN", 2026)]
    public void Labels_and_words_that_point_above_name_a_lead_and_a_time_too(string lead, string time, string body, int year)
    {
        foreach (var title in new[] { "việc hai", "Việc hai" })
        {
            var read = AnnexSamples.Read((heading + $"I|Nhóm|||\n1|Việc|Sở Y tế||2026\n|{title}|{lead}||{time}").Split('\n'));
            Assert.Equal(2, read.TaskCount);
            Assert.Equal((title, body, year), (read.Tasks()[1].Title, read.Tasks()[1].Lead.Line(), read.Tasks()[1].Time.Year));
        }
    }

    [Fact]
    public void A_sum_below_the_tasks_is_no_part_of_the_last_one_and_a_title_that_goes_on_is()
    {
        var read = AnnexSamples.Read("TT|Nội dung|Chủ trì|Thời gian|Kinh phí", "I|Nhóm|||", "1|Hỗ trợ|Sở Y tế|2026|5", "|Cộng đồng doanh nghiệp|||7", "|Tổng cộng|||12");
        Assert.Equal("1 [I] Nhóm\n- 1 [1] Hỗ trợ Cộng đồng doanh nghiệp < Sở Y tế @ year 2026 # Kinh phí: 5 7\n! 4 page-break-join\n! 5 text-outside-table", read.Shown());
        Assert.EndsWith("Tổng cộng 12", read.Warnings[1].Message, StringComparison.Ordinal);
    }
}

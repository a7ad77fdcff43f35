using Tdc.Plan.Features.ImportPlan;
using static Tdc.Plan.Tests.Annex.OfficeFiles;

namespace Tdc.Plan.Tests.Annex;

/// <summary>What Excel can put into cells, and how sheets are laid out.</summary>
public sealed class SheetAnnexTests
{
    private const string heading = "TT|Nội dung|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian";
    private const string plain = "1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế @ year 2026";

    [Fact]
    public void Two_rows_of_headings_and_group_rows_are_merged_cells()
    {
        var read = Read(Xlsx((["TT|Nội dung|Cơ quan||Thời gian", "||Chủ trì|Phối hợp|", "I. Nhóm", "=1|Việc|Sở Y tế|Sở Tài chính|=2026"], ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "A3:E3"])));
        Assert.Equal("1 [I.] Nhóm\n- 1 [1] Việc < Sở Y tế + Sở Tài chính @ year 2026\n! 3 group-number-glued", read);
    }

    [Fact]
    public void A_cell_merged_down_holds_for_each_row_and_one_merged_across_for_the_first_column()
    {
        var read = Read(Xlsx(([heading, "I|Nhóm", "=1|Việc|Sở Y tế||=2026", "=2|Việc hai|||", "=3|Việc ba|Sở Tài chính||=2027"], ["B2:E2", "C3:C4", "E3:E4", "C5:D5"])));
        Assert.Equal(plain + "\n- 2 [2] Việc hai < Sở Y tế @ year 2026\n- 3 [3] Việc ba < Sở Tài chính @ year 2027", read);
    }

    [Fact]
    public void Dates_shown_as_days_and_months_are_times_and_a_bare_serial_number_is_none()
    {
        var read = Read(Xlsx(([heading, "I|Nhóm", "=1|Việc a|Sở Y tế||#46203", "=2|Việc b|Sở Y tế||~46174", "=3|Việc c|Sở Y tế||=46203", "=4|Việc d|Sở Y tế||=2025"], [])));
        Assert.Equal(
            "1 [I] Nhóm\n- 1 [1] Việc a < Sở Y tế @ by 2026-06-30\n- 2 [2] Việc b < Sở Y tế @ by 2026-06-30\n- 3 [3] Việc c < Sở Y tế @ other\n- 4 [4] Việc d < Sở Y tế @ year 2025\n! 5 unknown-time", read);
    }

    [Fact]
    public void Shared_rich_and_computed_cells_are_read_as_they_show()
    {
        string Cell(string at, string inside) => $"<c r=\"{at}\" {inside}</c>";
        var rows = $"<row r=\"1\">{string.Concat(heading.Split('|').Select((h, i) => Cell($"{(char)('A' + i)}1", $"t=\"inlineStr\"><is><t>{h}</t></is>")))}</row>"
            + $"<row r=\"2\">{Cell("A2", "t=\"s\"><v>0</v>")}{Cell("B2", "t=\"s\"><v>1</v>")}</row>"
            + $"<row r=\"3\">{Cell("A3", "><f>A2+1</f><v>1</v>")}{Cell("B3", "t=\"s\"><v>2</v>")}{Cell("C3", "t=\"str\"><f>CONCATENATE(\"Sở \",\"Y tế\")</f><v>Sở Y tế</v>")}{Cell("E3", "><f>2020+6</f><v>2026</v>")}</row>";
        Assert.Equal(plain, Read(XlsxOf(rows, "<t>I</t>", "<t>Nhóm</t>", "<r><rPr><b/></rPr><t>Vi</t></r><r><t>ệc</t></r>")));
    }

    [Fact]
    public void A_hidden_sheet_is_not_read_and_a_hidden_row_is_read_and_told()
    {
        Assert.Equal(plain + "\n! 0 hidden-sheet", Read(Hide(Xlsx(([heading, "I|Nháp", "1|Bản nháp|Sở Tài chính||2025"], []), ([heading, "I|Nhóm", "1|Việc|Sở Y tế||2026"], [])), 1)));
        var inline = new[] { heading, "I|Nhóm|||", "1|Việc|Sở Y tế||2026" }.Select((r, i) => $"<row r=\"{i + 1}\"{(i == 2 ? " hidden=\"1\"" : "")}>{string.Concat(r.Split('|').Select((c, k) => c.Length == 0 ? "" : $"<c r=\"{(char)('A' + k)}{i + 1}\" t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>");
        Assert.Equal(plain + "\n! 3 hidden-row", Read(XlsxOf(string.Concat(inline))));
    }

    [Fact]
    public void A_hidden_sheet_is_told_by_its_name_when_it_holds_tasks_and_not_when_it_is_a_list()
    {
        (string[], string[]) annex = ([heading, "I|Nhóm", "1|Việc|Sở Y tế||2026"], []);
        var told = Assert.Single(AnnexSamples.Result(Hide(Xlsx(annex, (["ghi chú", heading, "I|Nhóm", "1|Việc ẩn|Sở Y tế||2027"], [])), 2)).Reading!.Warnings);
        Assert.Equal((0, "hidden-sheet"), (told.Row, told.Code));
        Assert.Contains("“S2”", told.Message, StringComparison.Ordinal);
        Assert.Equal(plain, Read(Hide(Xlsx(annex, (["Danh mục cơ quan", "Sở Y tế", "Sở Tài chính"], [])), 2)));
    }

    [Fact]
    public void A_formula_without_a_result_and_an_error_are_told_where_they_stand()
    {
        string Text(string at, string text) => $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";
        var rows = $"<row r=\"1\">{string.Concat(heading.Split('|').Select((h, i) => Text($"{(char)('A' + i)}1", h)))}</row>"
            + $"<row r=\"2\">{Text("A2", "I")}{Text("B2", "Nhóm")}</row>"
            + $"<row r=\"3\">{Text("A3", "1")}{Text("B3", "Việc")}{Text("C3", "Sở Y tế")}<c r=\"D3\" t=\"str\"><f>IF(1,\"\")</f><v></v></c><c r=\"E3\"><f>2020+6</f><v></v></c><c r=\"H3\"><f>NOW()</f></c></row>"
            + $"<row r=\"4\">{Text("A4", "2")}{Text("B4", "Việc hai")}<c r=\"C4\" t=\"e\"><f>VLOOKUP(1,X,2)</f><v>#REF!</v></c><c r=\"E4\"><v>2026</v></c></row>"
            + "<row r=\"5\"><c r=\"B5\"><f>B4</f></c></row>";
        var read = AnnexSamples.Result(XlsxOf(rows)).Reading!;
        Assert.Equal(
            "1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế @ missing\n- 2 [2] Việc hai @ year 2026\n! 3 formula-without-value\n! 3 missing-time\n! 4 cell-error\n! 4 missing-lead\n! 5 formula-without-value", read.Shown());
        Assert.Contains("E3", read.Warnings[0].Message, StringComparison.Ordinal);
        Assert.Contains("=2020+6", read.Warnings[0].Message, StringComparison.Ordinal);
        Assert.Contains("#REF!", read.Warnings[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_annex_may_stand_anywhere_on_the_sheet()
    {
        Assert.Equal(plain, Read(Xlsx((["", "||PHỤ LỤC", "", "||" + heading, "||I|Nhóm", "||=1|Việc|Sở Y tế||=2026"], ["C2:G2"]))));
    }

    [Fact]
    public void Two_sheets_with_headings_are_one_annex()
    {
        var read = Read(Xlsx(([heading, "I|Nhóm", "1|Việc|Sở Y tế||2026"], []), ([heading, "II|Nhóm hai", "1|Việc b|Sở Y tế||2027"], [])));
        Assert.Equal(plain + "\n2 [II] Nhóm hai\n- 1 [1] Việc b < Sở Y tế @ year 2027\n! 4 repeated-heading", read);
    }

    [Fact]
    public void Twelve_thousand_rows_are_read_to_the_end()
    {
        var read = AnnexSamples.Result(Xlsx(([heading, "I|Nhóm", .. Enumerable.Range(1, 12_000).Select(i => $"={i}|Việc {i}|Sở Y tế||2026")], []))).Reading!;
        Assert.Equal(12_000, read.TaskCount);
        Assert.Empty(read.Warnings);
    }

    private static string Read(byte[] file)
    {
        var result = AnnexSamples.Result(file);
        Assert.Equal(AnnexFault.None, result.Fault);
        return result.Reading!.Shown();
    }
}

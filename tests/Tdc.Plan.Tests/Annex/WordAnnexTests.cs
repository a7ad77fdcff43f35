using Tdc.Plan.Features.ImportPlan;
using static Tdc.Plan.Tests.Annex.OfficeFiles;

namespace Tdc.Plan.Tests.Annex;

/// <summary>What Word can put into and around a table beside plain text.</summary>
public sealed class WordAnnexTests
{
    private const string heading = "TT|Nội dung|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian";
    private const string plain = "1 [I] Nhóm\n- 1 [1] Việc < Sở Y tế @ year 2026";

    private static string Task(string title = "Việc", string lead = "Sở Y tế", string time = "2026", string number = "1") => $"{number}|{title}|{lead}||{time}";

    public static TheoryData<string, string, string> Bodies { get; } = new()
    {
        { "an inserted and a deleted run", Table(heading, "I|4:Nhóm", Task($"<w:p>{R("Vi")}<w:ins>{R("ệc")}</w:ins><w:del><w:r><w:delText> cũ</w:delText></w:r></w:del></w:p>")), plain },
        { "moved text", Table(heading, "I|4:Nhóm", Task($"<w:p><w:moveFrom>{R("Chuyển đi ")}</w:moveFrom><w:moveTo>{R("Việc")}</w:moveTo></w:p>")), plain },
        { "a deleted row", Table(heading, "I|4:Nhóm", Task(), Task("Việc bỏ", number: "2")).Replace("<w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:t xml:space=\"preserve\">2<", "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:t xml:space=\"preserve\">2<", StringComparison.Ordinal), plain },
        { "a cell in several runs and lines", Table(heading, "I|4:Nhóm", Task($"<w:p>{R("Vi")}{R("ệc")}</w:p>", "<w:p><w:r><w:t>Sở</w:t><w:br/><w:t>Y tế</w:t></w:r></w:p>")), plain },
        { "content controls around a row and a cell's words", Table(heading, "I|4:Nhóm") .Replace("</w:tbl>", $"<w:sdt><w:sdtPr/><w:sdtContent>{Table(Task($"<w:p><w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>{R("Việc")}</w:sdtContent></w:sdt></w:p>"))[7..^8]}</w:sdtContent></w:sdt></w:tbl>", StringComparison.Ordinal), plain },
        { "an empty content control's prompt", Table(heading, "I|4:Nhóm", Task(time: "2026").Replace("||2026", $"|<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{R("Bấm để nhập")}</w:sdtContent></w:sdt></w:p>|2026", StringComparison.Ordinal)), plain },
        { "a field with its result", Table(heading, "I|4:Nhóm", Task($"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>{R("Việc")}</w:p>")), plain },
        { "hidden text", Table(heading, "I|4:Nhóm", Task($"<w:p>{R("Việc")}{R(" ghi chú riêng", "<w:vanish/>")}</w:p>")), plain + "\n! 3 hidden-text" },
        { "text whose hiding is switched off", Table(heading, "I|4:Nhóm", Task($"<w:p>{R("Việc", "<w:vanish w:val=\"0\"/>")}</w:p>")), plain },
        { "a footnote", Table(heading, "I|4:Nhóm", Task($"<w:p>{R("Việc")}<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>")), plain + "\n! 3 footnote" },
        { "a text box over a cell", Table(heading, "I|4:Nhóm", Task($"<w:p>{R("Việc")}<w:r><w:pict><w:txbxContent>{P("Dấu treo")}</w:txbxContent></w:pict></w:r></w:p>")), plain + "\n! 3 text-box" },
        { "a small table inside a cell", Table(heading, "I|4:Nhóm", Task($"<w:p>{R("Việc")}</w:p>{Table("a|b")}")), "1 [I] Nhóm\n- 1 [1] Việc a b < Sở Y tế @ year 2026" },
        { "the whole page laid out as a table", $"<w:tbl><w:tr><w:tc><w:tcPr/>{P("PHỤ LỤC")}{Table(heading, "I|4:Nhóm", Task())}{P("Nơi nhận")}</w:tc></w:tr></w:tbl>", plain + "\n! 5 text-outside-table" },
        { "a cover letter's table first", Table("UBND TỈNH|CỘNG HÒA", "Số: 1|ngày 2") + Table("STT|Tên phụ lục|Trang", "1|Nhiệm vụ|2") + Table(heading, "I|4:Nhóm", Task()), plain + "\n! 3 other-table" },
        { "a group row merged over all columns", Table(heading, "5:I. Nhóm", Task()), "1 [I.] Nhóm\n- 1 [1] Việc < Sở Y tế @ year 2026\n! 2 group-number-glued" },
        { "merged both ways", Table("v:TT|v:Nhiệm vụ|2:Cơ quan|v:Thời gian", "^|^|Chủ trì|Phối hợp|^", "I|4:Nhóm", "1|Việc|v:Sở Y tế||v:2026", "2|Việc hai|^||^"), plain + "\n- 2 [2] Việc hai < Sở Y tế @ year 2026" },
    };

    [Theory, MemberData(nameof(Bodies))]
    public void The_table_reads_as_it_prints(string name, string body, string expected)
    {
        var result = AnnexSamples.Result(Docx(body, null, ("footnotes", $"<w:footnote w:id=\"2\">{P("Theo Quyết định 1")}</w:footnote>")));
        Assert.Equal(AnnexFault.None, result.Fault);
        Assert.True(expected == result.Reading!.Shown(), $"{name}: expected\n{expected}\nread\n{result.Reading!.Shown()}");
    }

    [Fact]
    public void What_is_left_out_of_a_cell_stands_in_its_warning()
    {
        var body = Table(heading, "I|4:Nhóm", Task($"<w:p>{R("Việc")}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{R("bí mật", "<w:vanish/>")}</w:p>"));
        var messages = AnnexSamples.Result(Docx(body, null, ("footnotes", $"<w:footnote w:id=\"2\">{P("Theo Quyết định 1")}</w:footnote>"))).Reading!.Warnings.Select(w => w.Message).ToList();
        Assert.Contains(messages, m => m.EndsWith("Theo Quyết định 1", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.EndsWith("bí mật", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_style_based_on_another_numbers_the_rows()
    {
        const string lists = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        const string styles = "<w:style w:styleId=\"So\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style w:styleId=\"SoNho\"><w:basedOn w:val=\"So\"/></w:style>";
        var number = P("", "<w:pPr><w:pStyle w:val=\"SoNho\"/></w:pPr>");
        var read = AnnexSamples.Result(Docx(Table(heading, "I|4:Nhóm", Task(number: number), Task("Việc hai", number: number)), lists, ("styles", styles))).Reading!;
        Assert.Equal(["1.", "2."], read.Tasks().Select(t => t.Printed));
    }

    [Fact]
    public void A_row_of_endless_parts_is_refused_before_it_fills_the_memory()
    {
        var body = $"<w:tbl><w:tr><w:tc><w:p>{string.Concat(Enumerable.Repeat("<w:r/>", WordBlock.MostElements))}</w:p></w:tc></w:tr></w:tbl>";
        Assert.Equal(AnnexFault.Damaged, AnnexSamples.Result(Docx(body)).Fault);
    }
}

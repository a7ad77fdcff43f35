using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Tdc.Platform.Documents;
using Sheet = Tdc.Platform.Documents.Sheet;
using Workbook = Tdc.Platform.Documents.Workbook;

namespace Tdc.Platform.Tests.Documents;

public class WorkbookTests
{
    private static readonly Guid someId = new("0198b1c2-7d3e-7a4f-8b5c-6d7e8f901234");

    private static Sheet Budget(params IReadOnlyList<SheetCell>[] rows) => new()
    {
        Name = "Kinh phí",
        Titles = ["TỔNG HỢP KINH PHÍ THỰC HIỆN KẾ HOẠCH", "Kỳ 30/6/2026"],
        Notes = ["Đơn vị tính: đồng"],
        Columns =
        [
            SheetColumn.Key,
            new("Cơ quan", 36) { IsLocked = true },
            new("Nguồn", 18) { Choices = ["Ngân sách tỉnh", "Doanh nghiệp, hợp tác xã"] },
            new("Số tiền", 18, CellKind.Dong),
            new("Tỷ lệ", 10, CellKind.Percent),
            new("Ngày", 12, CellKind.Date),
        ],
        Rows = rows,
        IsProtected = true,
        TemplateRows = 200,
    };

    private static Sheet OfTexts(IReadOnlyList<string> texts) => new()
    {
        Name = "x",
        Columns = [new("A"), new("B")],
        Rows = texts.Select(text => (IReadOnlyList<SheetCell>)["dòng", text]),
    };

    [Fact]
    public void A_full_workbook_has_no_validation_errors()
    {
        var book = new Workbook([Budget([SheetCell.Text(new RowKey(someId, 3).ToString()), "Sở Y tế", "Ngân sách tỉnh",
            SheetCell.Dong(1_500_000_000), SheetCell.Percent(0.125m), new DateOnly(2026, 6, 30)]), Budget(), OfTexts(["=1+1", "a"])])
        {
            Title = "Kinh phí <2026> & …",
            Issuer = "Sở Khoa học và Công nghệ",
            Created = new DateTimeOffset(2026, 6, 30, 8, 0, 0, TimeSpan.Zero),
        };
        using var stream = book.ToStream();
        using var document = SpreadsheetDocument.Open(stream, false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath} {e.Description}"));
        Assert.Equal(["Kinh phí", "Kinh phí (2)", "x", "_lists"], document.WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(s => s.Name!.Value));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")")]
    [InlineData("+1")]
    [InlineData("-cmd|' /C calc'!A0")]
    [InlineData("@SUM(1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public void Text_never_becomes_a_formula(string text)
    {
        using var stream = new Workbook([OfTexts([text])]).ToStream();
        using var document = SpreadsheetDocument.Open(stream, false);
        var cells = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Cell>()).ToList();
        Assert.All(cells, cell => Assert.Null(cell.CellFormula));
        var cell = Assert.Single(cells, c => c.CellReference == "B2");
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        var format = document.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
        Assert.Equal(49u, format.NumberFormatId!.Value);
    }

    [Theory]
    [InlineData("Nguyễn Thị Ệ – ế ậ ữ")]
    [InlineData("<b>đậm</b> & \"nháy\"")]
    [InlineData("hai\ndòng")]
    [InlineData("😀🌾")]
    [InlineData("_x000D_ và _x0041_")]
    [InlineData("  cách hai đầu  ")]
    [InlineData("=1+1")]
    public void Text_comes_back_as_it_went_out(string text)
    {
        using var stream = new Workbook([OfTexts([text])]).ToStream();
        Assert.Equal(TableFault.None, TableReader.Read(stream, "a.xlsx", TableLimits.Default, out var table));
        Assert.Equal(text, table!.Rows[0][1].Text);
    }

    [Fact]
    public void Characters_forbidden_in_xml_are_left_out()
    {
        using var stream = new Workbook([OfTexts(["a\u0000\u000b\ud800b\ufffe"])]).ToStream();
        Assert.Equal(TableFault.None, TableReader.Read(stream, "a.xlsx", TableLimits.Default, out var table));
        Assert.Equal("ab", table!.Rows[0][1].Text);
    }

    [Fact]
    public void A_text_beyond_the_cell_limit_is_cut_with_a_mark()
    {
        using var stream = new Workbook([OfTexts([new string('ế', 40_000)])]).ToStream();
        Assert.Equal(TableFault.None, TableReader.Read(stream, "a.xlsx", TableLimits.Default, out var table));
        Assert.Equal(32_767, table!.Rows[0][1].Text.Length);
        Assert.EndsWith("ế…", table.Rows[0][1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_come_back_by_type_with_key_and_source_row()
    {
        var key = new RowKey(someId, 7);
        using var stream = new Workbook([Budget(
            [SheetCell.Text(key.ToString()), "Sở Y tế", "Doanh nghiệp, hợp tác xã", SheetCell.Dong(-1_250_000_000), SheetCell.Percent(0.125m), new DateOnly(2026, 2, 28)],
            [default, "UBND xã Trị An"])]).ToStream();
        Assert.Equal(TableFault.None, TableReader.Read(stream, "a.xlsx", TableLimits.Default, out var table));
        Assert.Equal(["_key", "Cơ quan", "Nguồn", "Số tiền", "Tỷ lệ", "Ngày"], table!.Headers);
        Assert.Equal(4, table.HeaderRow);
        List<CellError> errors = [];
        var row = new RowReader(table, table.Rows[0], errors);
        Assert.Equal(5, row.SourceRow);
        Assert.Equal(key, row.Key());
        Assert.Equal(-1_250_000_000, row.Dong("số  tiền", allowNegative: true));
        Assert.Equal(12.5m, row.Percent("Tỷ lệ"));
        Assert.Equal(new DateOnly(2026, 2, 28), row.Date("Ngày", required: true));
        Assert.Equal("Doanh nghiệp, hợp tác xã", row.Choice("Nguồn", ["Ngân sách tỉnh", "Doanh nghiệp,  hợp tác xã"])?.Replace("  ", " ", StringComparison.Ordinal));
        Assert.Empty(errors);
        Assert.Null(new RowReader(table, table.Rows[1], errors).Key());
    }

    [Fact]
    public void Amounts_beyond_fifteen_digits_stay_exact()
    {
        var sheet = new Sheet { Name = "x", Columns = [new("A"), new("B")], Rows = [["a", SheetCell.Dong(long.MaxValue)]] };
        using var stream = new Workbook([sheet]).ToStream();
        TableReader.Read(stream, "a.xlsx", TableLimits.Default, out var table);
        Assert.Equal(CellFault.None, CellReading.ReadDong(table!.Rows[0][1], out var dong));
        Assert.Equal(long.MaxValue, dong);
    }

    [Fact]
    public void The_drop_down_list_is_a_range_on_a_hidden_sheet()
    {
        using var stream = new Workbook([Budget()]).ToStream();
        using var document = SpreadsheetDocument.Open(stream, false);
        var validation = Assert.Single(document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<DataValidation>()));
        Assert.Equal("'_lists'!$A$1:$A$2", validation.Formula1!.Text);
        Assert.Equal("C5:C204", validation.SequenceOfReferences!.InnerText);
        var lists = document.WorkbookPart.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Last();
        Assert.Equal(SheetStateValues.VeryHidden, lists.State!.Value);
    }

    [Fact]
    public void Rows_are_read_one_by_one_while_writing()
    {
        var held = 0;
        IEnumerable<IReadOnlyList<SheetCell>> Rows()
        {
            for (var i = 0; i < 100_000; i++)
            {
                held++;
                yield return ["UBND xã số " + i, SheetCell.Dong(i)];
            }
        }
        using var output = new MemoryStream();
        var before = GC.GetAllocatedBytesForCurrentThread();
        new Workbook([new Sheet { Name = "lớn", Columns = [new("A"), new("B")], Rows = Rows() }]).Write(output);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(100_000, held);
        Assert.True(allocated < 120_000_000, $"{allocated} bytes were allocated for 200 000 cells");
        output.Position = 0;
        using var zip = new ZipArchive(output);
        Assert.True(zip.GetEntry("xl/worksheets/sheet1.xml")!.Length > 10_000_000);
    }

    [Theory]
    [InlineData("a/b:c?d*[e]\\", "a b c d e")]
    [InlineData("'nháy'", "nháy")]
    [InlineData("", "Sheet")]
    [InlineData("History", "History (2)")]
    [InlineData("Nhiệm vụ được giao cho các sở, ban, ngành và xã", "Nhiệm vụ được giao cho các sở,")]
    public void Sheet_names_are_made_fit(string wanted, string expected) => Assert.Equal(expected, Tdc.Platform.Documents.SheetNames.MakeUnique([wanted])[0]);

    [Fact]
    public void A_row_longer_than_its_columns_is_refused()
    {
        var sheet = new Sheet { Name = "x", Columns = [new("A")], Rows = [["a", "b"]] };
        Assert.Throws<InvalidOperationException>(() => new Workbook([sheet]).Write(new MemoryStream()));
    }

    [Fact]
    public async Task A_spreadsheet_program_shows_the_table_and_runs_nothing()
    {
        var folder = OfficePrograms.FolderOrSkip("xlsx");
        var cancellation = TestContext.Current.CancellationToken;
        var rows = Enumerable.Range(1, 40).Select(i => (IReadOnlyList<SheetCell>)
        [
            SheetCell.Text(new RowKey(someId, i).ToString()), i == 2 ? "=1+1" : $"Ủy ban nhân dân xã Trị An số {i}, phần việc được giao theo Kế hoạch", "Ngân sách tỉnh",
            SheetCell.Dong(i * 137_500_000L), SheetCell.Percent(i / 80m), new DateOnly(2026, 6, 5).AddDays(i),
        ]).Append([default, SheetCell.Text("Tổng cộng").Bold(), default, SheetCell.Dong(112_750_000_000).Bold()]);
        await using (var file = File.Create(Path.Combine(folder, "budget.xlsx"))) { new Workbook([Budget([.. rows])]).Write(file); }
        await OfficePrograms.ConvertAsync(folder, "pdf", ["budget.xlsx"], cancellation);
        await OfficePrograms.DrawAsync(folder, "budget", cancellation);
        await OfficePrograms.ConvertAsync(folder, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", ["budget.xlsx"], cancellation);
        var shown = await File.ReadAllTextAsync(Path.Combine(folder, "budget.csv"), cancellation);
        Assert.Contains("=1+1", shown, StringComparison.Ordinal);
        Assert.Contains("137500000", shown, StringComparison.Ordinal);
        Assert.Contains("06/06/2026", shown, StringComparison.Ordinal);
    }
}

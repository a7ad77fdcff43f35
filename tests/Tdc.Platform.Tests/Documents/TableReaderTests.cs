using System.IO.Compression;
using System.Text;
using Tdc.Platform.Documents;

namespace Tdc.Platform.Tests.Documents;

public class TableReaderTests
{
    private static TableFault Read(byte[] bytes, string name, out Table? table, TableLimits? limits = null) =>
        TableReader.Read(new MemoryStream(bytes), name, limits ?? TableLimits.Default, out table);

    public static TheoryData<string, string> Encodings { get; } = new()
    {
        { "utf-8", "utf-8" },
        { "utf-8 with mark", "utf-8" },
        { "utf-16", "utf-16" },
        { "utf-16 without mark", "utf-16" },
        { "utf-16BE", "utf-16BE" },
        { "windows-1258", "windows-1258" },
    };

    [Theory, MemberData(nameof(Encodings))]
    public void Every_encoding_in_use_gives_the_same_letters(string sent, string found)
    {
        const string Text = "Tên;Nơi\r\nNguyễn Thị Ệ;Xã Trị An, ữ ậ ế đ Đ\r\n";
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;
        byte[] bytes = sent switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Text),
            "utf-8 with mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)],
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)],
            "utf-16 without mark" => Encoding.Unicode.GetBytes(Text),
            "utf-16BE" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)],
            // 1258 writes tone marks as letters of their own behind the base letter
            _ => windows.GetBytes(string.Concat(Text.Select(Windows1258Letters))),
        };
        Assert.Equal(TableFault.None, Read(bytes, "a.csv", out var table));
        Assert.Equal(found, table!.Encoding);
        Assert.Equal(["Tên", "Nơi"], table.Headers);
        Assert.Equal("Nguyễn Thị Ệ", table.Rows[0][0].Text);
        Assert.Equal("Xã Trị An, ữ ậ ế đ Đ", table.Rows[0][1].Text);
    }

    // Keeps â ê ơ ư ă ô whole and parts only the tone, as the code page has it.
    private static string Windows1258Letters(char letter)
    {
        if (letter < 0x80 || "âêơưăôđĐÂÊƠƯĂÔ".Contains(letter, StringComparison.Ordinal)) { return letter.ToString(); }
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        var tones = parts.Where(c => c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323').ToArray();
        return string.Concat(parts.Where(c => !tones.Contains(c))).Normalize() + new string(tones);
    }

    [Theory]
    [InlineData("a,b\n1,2", "1|2")]
    [InlineData("a;b\n1,5;2", "1,5|2")]
    [InlineData("a\tb\n1,5\t2;3", "1,5|2;3")]
    [InlineData("sep=;\r\na;b\r\n1;2", "1|2")]
    [InlineData("cơ quan;nội dung\n\"Sở A, Sở B; Sở C\";x, y, z", "Sở A, Sở B; Sở C|x, y, z")]
    public void The_delimiter_is_found(string text, string row)
    {
        Assert.Equal(TableFault.None, Read(Encoding.UTF8.GetBytes(text), "a.csv", out var table));
        Assert.Equal(row, string.Join('|', table!.Rows[0].Cells));
    }

    [Fact]
    public void Titles_above_the_headings_are_passed_over_and_rows_keep_their_numbers()
    {
        var text = "BÁO CÁO\n\nĐơn vị: đồng\nTên,Tiền\nA,1\n\n\nB,2\n";
        Assert.Equal(TableFault.None, Read(Encoding.UTF8.GetBytes(text), "a.csv", out var table));
        Assert.Equal(4, table!.HeaderRow);
        Assert.Equal([5, 8], table.Rows.Select(row => row.Number));
        Assert.Equal(["BÁO CÁO", "Đơn vị: đồng"], table.Preamble.Select(row => row[0].Text));
    }

    [Fact]
    public void Wanted_headings_win_over_the_first_row_with_two_cells()
    {
        var text = "Tỉnh,Đồng Nai,2026\nTÊN,  tiền \nA,1\n";
        var fault = TableReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "a.csv", TableLimits.Default, out var table, ["Tên", "Tiền"]);
        Assert.Equal(TableFault.None, fault);
        Assert.Equal(2, table!.HeaderRow);
        Assert.Equal(1, table.Column("Tiền"));
        Assert.Equal(["Ghi chú"], table.Missing(["Tên", "Ghi chú"]));
    }

    [Theory]
    [InlineData("", "a.csv", TableFault.Empty)]
    [InlineData("\n \n,,\n", "a.csv", TableFault.Empty)]
    [InlineData("a,b\n\"c,d\n", "a.csv", TableFault.UnclosedQuote)]
    [InlineData("<!DOCTYPE html><table>", "a.csv", TableFault.UnknownType)]
    [InlineData("%PDF-1.7", "a.xlsx", TableFault.UnknownType)]
    [InlineData("PK\u0003\u0004 not really", "a.xlsx", TableFault.Broken)]
    public void What_is_no_table_is_named(string text, string name, TableFault expected) =>
        Assert.Equal(expected, Read(Encoding.UTF8.GetBytes(text), name, out _));

    [Fact]
    public void Old_and_locked_workbooks_are_told_from_broken_ones() =>
        Assert.Equal(TableFault.OldOrEncrypted, Read([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0], "a.xlsx", out _));

    [Fact]
    public void Limits_of_bytes_rows_columns_and_cells_hold()
    {
        var rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a,b\n", 11)));
        Assert.Equal(TableFault.TooManyRows, Read(rows, "a.csv", out _, new TableLimits { MaxRows = 10 }));
        Assert.Equal(TableFault.None, Read(rows, "a.csv", out _, new TableLimits { MaxRows = 11 }));
        Assert.Equal(TableFault.TooManyColumns, Read(rows, "a.csv", out _, new TableLimits { MaxColumns = 1 }));
        Assert.Equal(TableFault.TooLarge, Read(rows, "a.csv", out _, new TableLimits { MaxBytes = rows.Length - 1 }));
        Assert.Equal(TableFault.CellTooLong, Read("abcdef,1\n"u8.ToArray(), "a.csv", out _, new TableLimits { MaxCellLength = 5 }));
    }

    [Fact]
    public void A_cell_at_the_far_corner_does_not_cost_the_rectangle()
    {
        var bytes = Xlsx("""<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>""");
        Assert.Equal(TableFault.TooManyColumns, Read(bytes, "a.xlsx", out _));
    }

    [Fact]
    public void A_row_at_the_far_end_ends_in_time()
    {
        var bytes = Xlsx("""<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>""");
        Assert.Equal(TableFault.None, Read(bytes, "a.xlsx", out var table));
        Assert.Equal(["x"], table!.Headers);
        Assert.Empty(table.Rows);
    }

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>not a number</v></c></row>")]
    [InlineData("<row r=\"x\"><c r=\"??\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c>")]
    public void Damaged_sheets_never_throw(string rows)
    {
        var fault = Read(Xlsx(rows), "a.xlsx", out _);
        Assert.True(fault is TableFault.Broken or TableFault.None or TableFault.Empty, fault.ToString());
    }

    [Fact]
    public void A_formula_gives_its_stored_value_and_an_error_cell_is_named()
    {
        var bytes = Xlsx("""
            <row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>
            <row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
            """);
        Assert.Equal(TableFault.None, Read(bytes, "a.xlsx", out var table));
        Assert.Equal(2, table!.Rows[0][0].Number);
        List<CellError> errors = [];
        Assert.Null(new RowReader(table, table.Rows[0], errors).Dong("b"));
        var error = Assert.Single(errors);
        Assert.Equal((2, "b", CellFault.FormulaError), (error.Row, error.Column, error.Fault));
    }

    private static byte[] Xlsx(string rows)
    {
        using var sheet = new Workbook([new Sheet { Name = "x", Columns = [new("A")], Rows = [] }]).ToStream();
        using (var zip = new ZipArchive(sheet, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var text = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open());
            text.Write($"""<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>""");
        }
        return sheet.ToArray();
    }
}

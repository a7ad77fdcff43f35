using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tdc.Platform.Documents;

namespace Tdc.Platform.Tests.Documents;

public class CsvTests
{
    private static string Written(char delimiter, params IReadOnlyList<string?>[] rows)
    {
        var text = new StringWriter();
        var csv = new CsvWriter(text, delimiter);
        foreach (var row in rows) { csv.WriteRow(row); }
        return text.ToString();
    }

    private static List<IReadOnlyList<string>> ReadBack(string text, char delimiter)
    {
        var reader = new CsvReader(new StringReader(text), delimiter);
        var rows = new List<IReadOnlyList<string>>();
        while (reader.Read() is { } row) { rows.Add(row); }
        return rows;
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var field = Gen.OneOf(
            Gen.Elements("", "'", "''", "=", "'=1", "''=1", "-5", "'-5", "+84251", "@x", "\t", "\r\n", "\"", "a,b", "a;b", " cách ", "ế\nữ", "＝1", "-", "'\r"),
            Gen.Elements("=+-@'\",;\t\r\n aếĐ0.😀".EnumerateRunes().Select(rune => rune.ToString()).ToArray()).ListOf().Select(string.Concat));
        var rows = field.NonEmptyListOf().NonEmptyListOf();
        Prop.ForAll(rows.ToArbitrary(), Gen.Elements(',', ';', '\t').ToArbitrary(), (written, delimiter) =>
        {
            var read = ReadBack(Written(delimiter, [.. written.Select(row => (IReadOnlyList<string?>)[.. row])]), delimiter);
            return read.Count == written.Count && read.Zip(written).All(pair => pair.First.SequenceEqual(pair.Second));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84 251 382", "'+84 251 382")]
    [InlineData("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1", "'＝1")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("+5", "+5")]
    [InlineData("-5.1E-05", "-5.1E-05")]
    [InlineData("-", "'-")]
    [InlineData("5-3", "5-3")]
    public void Texts_that_could_run_get_an_apostrophe(string text, string expected) =>
        Assert.Equal(expected + "\r\n", Written(',', [text]));

    [Theory]
    [InlineData("a,b\r\nc,d", 2, 2)]
    [InlineData("a,b\nc,d\n", 2, 2)]
    [InlineData("a,b\rc,d\r", 2, 2)]
    [InlineData("\"a\r\nb\",c", 1, 2)]
    [InlineData("a\"b,c", 1, 2)]
    [InlineData("\"a\"x,c", 1, 2)]
    [InlineData("a,", 1, 2)]
    [InlineData("", 0, 0)]
    public void Records_and_fields_are_counted_right(string text, int records, int fields)
    {
        var rows = ReadBack(text, ',');
        Assert.Equal(records, rows.Count);
        Assert.All(rows, row => Assert.Equal(fields, row.Count));
    }

    [Fact]
    public void A_sheet_goes_out_with_invariant_numbers_and_a_mark()
    {
        var sheet = new Sheet
        {
            Name = "x",
            Titles = ["không vào CSV"],
            Columns = [SheetColumn.Key, new("Ẩn") { IsHidden = true }, new("Tên"), new("Tiền"), new("Tỷ lệ"), new("Ngày")],
            Rows = [["k", "ẩn", "Sở Y tế", SheetCell.Dong(-1_500_000), SheetCell.Percent(0.125m), new DateOnly(2026, 6, 5)], ["k", "ẩn", "=x"]],
        };
        using var output = new MemoryStream();
        CsvWriter.Write(sheet, output);
        Assert.Equal([0xEF, 0xBB, 0xBF], output.ToArray()[..3]);
        Assert.Equal("_key,Tên,Tiền,Tỷ lệ,Ngày\r\nk,Sở Y tế,-1500000,12.5%,2026-06-05\r\nk,'=x,,,\r\n", Encoding.UTF8.GetString(output.ToArray()[3..]));
    }
}

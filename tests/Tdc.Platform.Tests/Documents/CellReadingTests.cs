using Tdc.Platform.Documents;

namespace Tdc.Platform.Tests.Documents;

public class CellReadingTests
{
    [Theory]
    [InlineData("1500000", CellFault.None, 1_500_000)]
    [InlineData("1.500.000", CellFault.None, 1_500_000)]
    [InlineData("1,500,000", CellFault.None, 1_500_000)]
    [InlineData("1 500 000 đ", CellFault.None, 1_500_000)]
    [InlineData("1.500.000 ₫", CellFault.None, 1_500_000)]
    [InlineData("1.500 đồng", CellFault.None, 1_500)]
    [InlineData("1.500.000,00 VNĐ", CellFault.None, 1_500_000)]
    [InlineData("-2.000", CellFault.None, -2_000)]
    [InlineData("0", CellFault.None, 0)]
    [InlineData("1,5", CellFault.NotWhole, 0)]
    [InlineData("1.50", CellFault.NotWhole, 0)]
    [InlineData("1.500,5", CellFault.NotWhole, 0)]
    [InlineData("1.50.000", CellFault.NotNumber, 0)]
    [InlineData("năm triệu", CellFault.NotNumber, 0)]
    [InlineData("đ", CellFault.Missing, 0)]
    [InlineData("  ", CellFault.Missing, 0)]
    [InlineData("１500", CellFault.NotNumber, 0)]
    [InlineData("99999999999999999999", CellFault.OutOfRange, 0)]
    public void Money_is_read_as_people_write_it(string text, CellFault expected, long dong)
    {
        Assert.Equal(expected, CellReading.ReadDong(new TableCell(text), out var read));
        Assert.Equal(dong, read);
    }

    [Theory]
    [InlineData(1500.0, CellFault.None)]
    [InlineData(1500.5, CellFault.NotWhole)]
    [InlineData(1e16, CellFault.OutOfRange)]
    [InlineData(double.NaN, CellFault.NotWhole)]
    public void Money_from_a_spreadsheet_number_is_exact_or_refused(double number, CellFault expected) =>
        Assert.Equal(expected, CellReading.ReadDong(new TableCell(number), out _));

    [Theory]
    [InlineData("12,5", CellFault.None, "12.5")]
    [InlineData("12.5", CellFault.None, "12.5")]
    [InlineData("1.234,5", CellFault.None, "1234.5")]
    [InlineData("1,234.5", CellFault.None, "1234.5")]
    [InlineData("1.234.567", CellFault.None, "1234567")]
    [InlineData("0.125", CellFault.None, "0.125")]
    [InlineData("1.2345", CellFault.None, "1.2345")]
    [InlineData("−3", CellFault.None, "-3")]
    [InlineData("1.500", CellFault.Ambiguous, "0")]
    [InlineData("1,500", CellFault.Ambiguous, "0")]
    [InlineData("1.5.5", CellFault.NotNumber, "0")]
    [InlineData("1e5", CellFault.NotNumber, "0")]
    [InlineData("", CellFault.Missing, "0")]
    public void Numbers_are_read_or_called_ambiguous(string text, CellFault expected, string number)
    {
        Assert.Equal(expected, CellReading.ReadNumber(new TableCell(text), out var read));
        Assert.Equal(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("5/6/2026", CellFault.None, "2026-06-05")]
    [InlineData("05-06-2026", CellFault.None, "2026-06-05")]
    [InlineData("29.02.2028", CellFault.None, "2028-02-29")]
    [InlineData("2026-06-05", CellFault.None, "2026-06-05")]
    [InlineData("29/02/2026", CellFault.NotDate, null)]
    [InlineData("13/13/2026", CellFault.NotDate, null)]
    [InlineData("5/6/26", CellFault.NotDate, null)]
    [InlineData("tháng 6", CellFault.NotDate, null)]
    [InlineData("1/1/1899", CellFault.OutOfRange, null)]
    [InlineData("", CellFault.Missing, null)]
    public void Dates_are_read_day_first(string text, CellFault expected, string? day)
    {
        Assert.Equal(expected, CellReading.ReadDate(new TableCell(text), out var read));
        if (day is not null) { Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", null), read); }
    }

    [Theory]
    [InlineData("50%", 50)]
    [InlineData("50", 50)]
    [InlineData("12,5 %", 12.5)]
    public void Percentages_are_points(string text, double points)
    {
        Assert.Equal(CellFault.None, CellReading.ReadPercent(new TableCell(text), out var read));
        Assert.Equal((decimal)points, read);
    }

    [Fact]
    public void All_faults_of_a_row_are_collected_with_their_places()
    {
        var table = new Table("", "utf-8", 1, ["Tên", "Tiền", "Ngày", "_key"], [], []);
        List<CellError> errors = [];
        var row = new RowReader(table, new TableRow(7, [new TableCell(" "), new TableCell("-5"), new TableCell("mai"), new TableCell("x")]), errors);
        Assert.Null(row.Text("Tên", 10, required: true));
        Assert.Null(row.Dong("Tiền"));
        Assert.Null(row.Date("Ngày"));
        Assert.Null(row.Key());
        Assert.Null(row.Text("Không có cột này", 10));
        Assert.Equal([("Tên", CellFault.Missing), ("Tiền", CellFault.Negative), ("Ngày", CellFault.NotDate), ("_key", CellFault.BadKey)],
            errors.Select(error => (error.Column, error.Fault)));
        Assert.All(errors, error => Assert.Equal(7, error.Row));
    }

    [Theory]
    [InlineData("0198b1c2-7d3e-7a4f-8b5c-6d7e8f901234:12", true)]
    [InlineData("0198b1c2-7d3e-7a4f-8b5c-6d7e8f901234", false)]
    [InlineData("0198b1c2-7d3e-7a4f-8b5c-6d7e8f901234:-1", false)]
    [InlineData("0198b1c2-7d3e-7a4f-8b5c-6d7e8f901234:1:2", false)]
    [InlineData("", false)]
    public void Row_keys_read_only_as_they_are_printed(string text, bool expected)
    {
        Assert.Equal(expected, RowKey.TryParse(text, out var key));
        if (expected) { Assert.Equal(text, key.ToString()); }
    }
}

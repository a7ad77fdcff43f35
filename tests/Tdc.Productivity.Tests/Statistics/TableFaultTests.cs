using System.Text;

namespace Tdc.Productivity.Tests.Statistics;

/// <summary>What is wrong with a table is told with row and column, and no output is left.</summary>
public class TableFaultTests
{
    private const string Growth = "year,va_volume,hours,labour_composition,capital_services,labour_share\n";
    private const string Firms = "firm,sales,other_operating_revenue,inventory_change,materials,energy,bought_services,labour_cost,depreciation,interest,rent,"
        + "taxes_on_production,persons,hours,fixed_assets\n";

    private const string Sectors = "sector,va_volume_0,va_volume_1,deflator_0,deflator_1,persons_0,persons_1\n";

    [Theory]
    [InlineData("period,item,price,quantity\n2020,A,1,\n2021,A,1,2\n", "2", "quantity")]
    [InlineData("period,item,price,quantity\n2020,A,1,3\n2021,A,-1,2\n", "3", "price")]
    [InlineData("period,item,price,quantity\n2020,A,1,3\n2020,A,1,2\n", "3", "A")]
    [InlineData("period,item,price,quantity\n2020,A,1,3\nsoon,A,1,2\n", "3", "period")]
    [InlineData("period,item,price\n2020,A,1\n", "quantity", "period")]
    public void Index(string table, string row, string column) => Names(StatisticsRun.Refused(table, "index", "{in}"), row, column);

    [Theory]
    [InlineData(Growth + "2020,1,1,1,1,0.5\n2021,x,1,1,1,0.5\n", "3", "va_volume")]
    [InlineData(Growth + "2020,1,1,1,1,0.5\n2021,1,0,1,1,0.5\n", "3", "hours")]
    [InlineData(Growth + "2020,1,1,1,1,0.5\n2020,1,1,1,1,0.5\n", "3", "2020")]
    [InlineData(Growth + "2020,1,1,1,1,0.5\n", "year", "year")]
    public void Growth_account(string table, string row, string column) => Names(StatisticsRun.Refused(table, "growth", "{in}"), row, column);

    [Theory]
    [InlineData("year,investment_volume_b,price_b\n2020,1,1\n2022,1,1\n", "b=0.1", "3", "2021")]
    [InlineData("year,investment_volume_b,price_b\n2020,1,1\n2021,1,0\n", "b=0.1", "3", "price_b")]
    [InlineData("year,investment_volume_b,price_b\n2020,1,1\n2021,1,1\n", "c=0.1", "c", "b")]
    [InlineData("year,investment_volume_b,price_b\n2020,1,1\n2021,1,1\n", "b:0.1", "b:0.1", "--delta")]
    [InlineData("year,investment_volume_b,price_b\n2020,1,1\n2021,1,1\n", "b=1.5", "--delta b", "1.5")]
    public void Capital(string table, string delta, string row, string column) => Names(
        StatisticsRun.Refused(table, "capital", "{in}", "--delta", delta, "--initial-growth", "b=0.02", "--rate", "0.1"), row, column);

    [Theory]
    [InlineData(Sectors + "A,1,2,1,1,3,3\nB,1,2,1,1,-3,3\n", "3", "persons_0")]
    [InlineData(Sectors + "A,1,2,1,1,3,3\nB,1,2,1,1,3,-3\n", "3", "persons_1")]
    [InlineData(Sectors + "A,1,2,1,1,3,3\nB,-1,2,1,1,3,3\n", "3", "va_volume_0")]
    [InlineData(Sectors + "A,1,2,1,1,3,3\nB,1,-2,1,1,3,0\n", "3", "va_volume_1")]
    [InlineData(Sectors + "A,1,2,1,1,3,3\nB,1,2,0,1,3,3\n", "3", "deflator_0")]
    [InlineData(Sectors + "A,1,2,1,1,3,3\nA,1,2,1,1,3,3\n", "3", "A")]
    public void Shift_share(string table, string row, string column) => Names(StatisticsRun.Refused(table, "shiftshare", "{in}"), row, column);

    [Fact]
    public void Taxes_less_subsidies_may_be_below_zero() =>
        Assert.Equal(5, StatisticsRun.Rows(StatisticsRun.Utf8(Sectors + "A,9,12,1,1,3,3\nSubsidies,-1,-2,1,1,0,0\n"), "shiftshare", "{in}").Length);

    [Theory]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("n/a")]
    [InlineData("NA")]
    [InlineData("inf")]
    [InlineData("Infinity")]
    [InlineData("-∞")]
    public void A_text_in_place_of_a_number_is_named_as_it_stands(string typed)
    {
        var said = StatisticsRun.Refused(Sectors + $"A,1,2,1,1,3,3\nB,{typed},2,1,1,3,3\n", "shiftshare", "{in}");
        Names(said, "3", "va_volume_0", typed);
        Assert.Contains(Analysis.AnalysisWords.Say("cell.not-number", 3, "va_volume_0", typed), said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_cell_and_a_number_beyond_all_range_are_named_as_such()
    {
        Assert.Contains(Analysis.AnalysisWords.Say("cell.missing", 2, "va_volume_0"), StatisticsRun.Refused(Sectors + "A,,2,1,1,3,3\n", "shiftshare", "{in}"), StringComparison.Ordinal);
        Assert.Contains(Analysis.AnalysisWords.Say("cell.infinite", 2, "va_volume_0", "1e999"), StatisticsRun.Refused(Sectors + "A,1e999,2,1,1,3,3\n", "shiftshare", "{in}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E1,10,0,0,5,1,1,2,1,0,0,0,-3,10,4\n", "2", "persons")]
    [InlineData("E1,10,0,0,5,1,1,2,1,0,0,0,3,10,4\nE1,10,0,0,5,1,1,2,1,0,0,0,3,10,4\n", "3", "E1")]
    [InlineData("E1,10,0,0,5,1,1,2,1,0,,0,3,10,4\n", "2", "rent")]
    public void Enterprise(string rows, string row, string column) => Names(StatisticsRun.Refused(Firms + rows, "enterprise", "{in}"), row, column);

    [Theory]
    [InlineData("A,2020,1,2\nA,2021,2,3\nA,2022,2,5\n", "units", "units")]
    [InlineData("A,2020,1,2\nA,2020,2,3\nB,2022,2,5\n", "3", "A")]
    [InlineData("A,2020,1,2\nA,2021,,3\nB,2022,2,5\n", "3", "y")]
    [InlineData("A,2020,1,two\nA,2021,2,3\nB,2022,2,5\n", "2", "x")]
    [InlineData("A,2020,1,2\nA,2021,2,2\nB,2020,2,2\nB,2021,2,2\nC,2020,2,2\nC,2021,2,2\n", "x", "x")]
    public void Regress(string rows, string row, string column) => Names(
        StatisticsRun.Refused("firm,year,y,x\n" + rows, "regress", "{in}", "--y", "y", "--x", "x", "--id", "firm", "--period", "year"), row, column);

    [Fact]
    public void A_column_that_explains_itself_is_refused()
    {
        const string Table = "firm,year,y,x\nA,2020,1,2\nA,2021,2,3\nB,2020,4,4\nB,2021,5,7\nC,2020,3,2\nC,2021,3,3\n";
        Names(StatisticsRun.Refused(Table, "regress", "{in}", "--y", "y", "--x", "x,Y", "--id", "firm", "--period", "year"), "y", "--x");
        Names(StatisticsRun.Refused(Table, "regress", "{in}", "--y", "y", "--x", ",", "--id", "firm", "--period", "year"), "--x");
    }

    [Fact]
    public void What_does_not_vary_is_regressed_without_a_test_of_hausman()
    {
        const string Table = "firm,year,y,x\nA,1,3,1\nA,2,3,2\nB,1,3,3\nB,2,3,5\nC,1,3,1\nC,2,3,7\n";
        var rows = StatisticsRun.Rows(StatisticsRun.Utf8(Table), "regress", "{in}", "--y", "y", "--x", "x", "--id", "firm", "--period", "year");
        Assert.Equal("0", rows.Single(r => r[1] == "within" && r[2] == "x")[3]);
        Assert.Equal("", rows.Single(r => r[1] == "hausman" && r[2] == "chisq")[3]);
    }

    [Fact]
    public void A_cell_with_one_fault_is_told_once() => Assert.DoesNotContain(
        Environment.NewLine, StatisticsRun.Refused("period,item,price,quantity\n2020,A,x,1\n", "index", "{in}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("A,3,0,1\nB,4,2,1\n", "2", "k")]
    [InlineData("A,3,1,1\nA,4,2,1\n", "3", "A")]
    [InlineData("A,3,1,1\nB,4,2,1\n", "observations", "observations")]
    public void Sfa(string rows, string row, string column) => Names(
        StatisticsRun.Refused("firm,q,k,l\n" + rows, "sfa", "{in}", "--y", "q", "--x", "k,l", "--id", "firm"), row, column);

    [Fact]
    public void A_decimal_comma_with_semicolons_and_another_encoding_are_read()
    {
        const string Text = "sector;va_volume_0;va_volume_1;deflator_0;deflator_1;persons_0;persons_1\nCông nghiệp;1,5;2,5;1;1,1;3;4\nDịch vụ;2;2,5;1;1;3;2,5\n";
        var expected = StatisticsRun.Rows(StatisticsRun.Utf8(Text), "shiftshare", "{in}");
        byte[] utf16 = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)];
        Assert.Equal(expected, StatisticsRun.Rows(utf16, "shiftshare", "{in}"));
        Assert.Equal("Công nghiệp", expected[1][0]);
    }

    private static void Names(string message, params string[] parts) => Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
}

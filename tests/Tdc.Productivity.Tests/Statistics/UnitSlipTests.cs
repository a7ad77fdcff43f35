using System.Globalization;
using System.Text;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Statistics;

/// <summary>What is told beside the results: figures in a wrong unit of measure, encodings, models that one period cannot give.</summary>
[Collection(StandardError.Name)]
public class UnitSlipTests
{
    private const string Slip = "sai đơn vị tính";

    [Theory]
    [InlineData("pub_enterprise_input.csv", "enterprise")]
    [InlineData("pub_growth_input.csv", "growth")]
    public void Public_files_are_not_remarked_on(string file, string command) =>
        Assert.DoesNotContain(Slip, Told(File.ReadAllText(Requirements.SharedFile("data", "productivity", file)), command), StringComparison.Ordinal);

    [Theory]
    [InlineData("pub_enterprise_input.csv", "enterprise", "sales", 4, 1000)]
    [InlineData("pub_enterprise_input.csv", "enterprise", "materials", 7, 1000)]
    [InlineData("pub_growth_input.csv", "growth", "hours", 3, 1000)]
    [InlineData("pub_growth_input.csv", "growth", "va_volume", 5, 0.001)]
    public void A_figure_of_thousands_for_millions_is_told_with_row_and_column(string file, string command, string column, int row, double factor)
    {
        var lines = File.ReadAllLines(Requirements.SharedFile("data", "productivity", file));
        var at = Array.IndexOf(lines[0].Split(','), column);
        var cells = lines[row - 1].Split(',');
        cells[at] = (double.Parse(cells[at], CultureInfo.InvariantCulture) * factor).ToString(CultureInfo.InvariantCulture);
        lines[row - 1] = string.Join(',', cells);
        var told = Told(string.Join('\n', lines), command);
        Assert.Contains($"dòng {row}, cột {column}", told, StringComparison.Ordinal);
        Assert.Equal(1, told.Split(Slip).Length - 1);
    }

    [Fact]
    public void An_enterprise_panel_keeps_its_year_and_compares_a_firm_with_itself()
    {
        const string Head = "firm,year,sales,other_operating_revenue,inventory_change,materials,energy,bought_services,labour_cost,depreciation,interest,rent,"
            + "taxes_on_production,persons,hours,fixed_assets\n";
        string Row(int year, string sales) => $"E,{year},{sales},0,0,3,1,1,2,1,1,1,1,5,100,4\n";
        string[][] rows = [];
        var told = StandardError.During(() => rows = StatisticsRun.Rows(
            StatisticsRun.Utf8(Head + Row(2020, "20") + Row(2021, "21000") + Row(2022, "22")), "enterprise", "{in}"));
        Assert.Equal(["firm", "year", "gross_output"], rows[0].Take(3));
        Assert.Equal(["E", "2022", "22"], rows[3].Take(3));
        Assert.Contains("dòng 3, cột sales", told, StringComparison.Ordinal);
    }

    [Fact]
    public void One_period_gives_what_compares_firms_and_says_why_the_rest_is_blank()
    {
        const string Table = "firm,year,y,x\nA,1,3,1\nB,1,3.5,3\nC,1,3,2\nD,1,6,7\n";
        string[][] rows = [];
        var told = StandardError.During(() => rows = StatisticsRun.Rows(
            StatisticsRun.Utf8(Table), "regress", "{in}", "--y", "y", "--x", "x", "--id", "firm", "--period", "year"));
        Assert.NotEqual("", rows.Single(r => r[1] == "pooled" && r[2] == "x")[3]);
        Assert.NotEqual("", rows.Single(r => r[1] == "between" && r[2] == "x")[3]);
        Assert.Equal("", rows.Single(r => r[1] == "within" && r[2] == "x")[3]);
        Assert.Contains("within", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_two_encodings_is_refused_and_one_of_another_is_told()
    {
        const string Table = "period,item,price,quantity\n2020,gạo,1,1\n2021,gạo,1,2\n";
        byte[] mixed = [.. Encoding.UTF8.GetBytes(Table), .. Encoding.UTF8.GetBytes("2022,"), .. Encoding.Latin1.GetBytes("Công"), .. Encoding.UTF8.GetBytes(",1,3\n")];
        var fault = Assert.Throws<Tdc.Platform.Commands.CommandFault>(() => StatisticsRun.Rows(mixed, "index", "{in}"));
        Assert.Contains("dòng 2, cột item", fault.Message, StringComparison.Ordinal);
        Assert.Contains("dòng 4, cột item", fault.Message, StringComparison.Ordinal);
        var other = Encoding.Latin1.GetBytes(Table.Replace("gạo", "côm", StringComparison.Ordinal));
        Assert.Contains("windows-1258", StandardError.During(() => StatisticsRun.Rows(other, "index", "{in}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"1,500\"", "1.500", "1500")]
    [InlineData("\"-21,500\"", "-21.500", "-21500")]
    public void A_comma_before_three_digits_in_a_file_parted_by_commas_is_refused(string cell, params string[] readings)
    {
        var message = StatisticsRun.Refused($"period,item,price,quantity\n2020,A,1,{cell}\n2021,A,1,2\n", "index", "{in}");
        Assert.Contains("dòng 2, cột quantity", message, StringComparison.Ordinal);
        Assert.All(readings, reading => Assert.Contains(reading, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Commas_that_can_be_nothing_but_decimal_and_years_with_a_zero_fraction_are_read()
    {
        var rows = StatisticsRun.Rows(StatisticsRun.Utf8("period,item,price,quantity\n2020.0,A,1,\"2,5\"\n2021.0,A,1,\"0,500\"\n"), "index", "{in}");
        Assert.Contains(rows, row => row[0] == "2021" && row[1] == "direct" && row[6] == "0.2");
        Assert.Contains("2020.5", StatisticsRun.Refused("period,item,price,quantity\n2020.5,A,1,2\n", "index", "{in}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_outside_their_range_are_named_with_asset_value_and_range()
    {
        const string Table = "year,investment_volume_ict,price_ict\n2020,1,1\n2021,1,1\n";
        string Of(string delta, string growth) => StatisticsRun.Refused(Table, "capital", "{in}", "--delta", delta, "--initial-growth", growth, "--rate", "0.1");
        Assert.Contains("--delta ict: 1", Of("ict=1.2", "ict=0"), StringComparison.Ordinal);
        Assert.Contains("--initial-growth ict: -0", Of("ict=0.2", "ict=-0.3"), StringComparison.Ordinal);
        Assert.Contains(
            "--fixed-capital-share: 1",
            StatisticsRun.Refused(
                "year,va_volume,hours,labour_composition,capital_services,labour_share\n2020,1,1,1,1,0.5\n2021,1,1,1,1,0.5\n", "growth", "{in}", "--fixed-capital-share", "1.5"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_firm_in_two_periods_of_a_stochastic_frontier_is_named_by_both_and_twice_in_one_refused()
    {
        const string Rows = "firm,year,ln_q,ln_l\nA,1,1.0,1\nA,2,1.5,2\nB,1,2.1,3\nB,2,1.9,4\nC,1,3.2,5\nC,2,3.1,6\n";
        var found = StatisticsRun.Rows(StatisticsRun.Utf8(Rows), "sfa", "{in}", "--y", "ln_q", "--x", "ln_l");
        Assert.Contains(found, row => row[0] == "te_bc88_A_2");
        var message = StatisticsRun.Refused(Rows + "A,2,1,1\n", "sfa", "{in}", "--y", "ln_q", "--x", "ln_l");
        Assert.All(new[] { "3", "8", "firm, year", "A, 2" }, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    private static string Told(string table, string command) => StandardError.During(() => StatisticsRun.Rows(StatisticsRun.Utf8(table), command, "{in}"));
}

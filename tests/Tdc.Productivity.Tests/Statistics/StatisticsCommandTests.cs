namespace Tdc.Productivity.Tests.Statistics;

/// <summary>What commands do beyond the public files: other names and counts, edges, options.</summary>
public class StatisticsCommandTests
{
    [Fact]
    public void Growth_names_the_fixed_column_by_its_share()
    {
        var table = StatisticsRun.Utf8("year,va_volume,hours,labour_composition,capital_services,labour_share\n2020,1,1,1,1,0.5\n2021,2,1,1,1,0.5\n");
        Assert.Contains("tfp_solow_fixed_040", StatisticsRun.Rows(table, "growth", "{in}", "--fixed-capital-share", "0.4")[0]);
        Assert.Contains("tfp_solow_fixed_0333", StatisticsRun.Rows(table, "growth", "{in}", "--fixed-capital-share", "0.333")[0]);
    }

    [Fact]
    public void Capital_takes_any_assets_and_shares_all_but_the_last()
    {
        var table = StatisticsRun.Utf8(
            "year,investment_volume_road,price_road,investment_volume_ship,price_ship,investment_volume_code,price_code\n2020,1,1,1,1,1,1\n2021,1,1,1,1,1,1\n");
        var rows = StatisticsRun.Rows(
            table, "capital", "{in}", "--delta", "ship=0.1,road=0.02,code=0.3", "--initial-growth", "road=0.02,ship=0.02,code=0.05", "--rate", "0.05");
        Assert.Equal(
            "year,stock_end_road,stock_end_ship,stock_end_code,user_cost_road,user_cost_ship,user_cost_code,share_road,share_ship,capital_services_index",
            string.Join(',', rows[0]));
        Assert.Equal(["", "100"], rows.Skip(1).Select(r => r[^1]));
        Assert.Equal("0.07", rows[2][4]);
    }

    [Fact]
    public void A_row_of_product_taxes_closes_the_sum_on_product_per_worker()
    {
        var rows = StatisticsRun.Rows(
            StatisticsRun.Utf8("sector,va_volume_0,va_volume_1,deflator_0,deflator_1,persons_0,persons_1\nA,10,12,1,1.1,5,5\nTAX,2,3,1,1,0,0\n"), "shiftshare", "{in}");
        Assert.Equal(["TAX", "0", "0.0833333333333", "0"], rows[2].Take(4));
        Assert.Equal(["GROWTH", "0.25", "", ""], rows[4].Take(4));
    }

    [Fact]
    public void An_item_without_a_partner_leaves_blanks()
    {
        var rows = StatisticsRun.Rows(StatisticsRun.Utf8("period,item,price,quantity\n2020,A,1,1\n2021,B,1,1\n"), "index", "{in}");
        Assert.All(rows.Skip(3), row => Assert.All(row.Skip(2), cell => Assert.Equal("", cell)));
    }

    [Fact]
    public void Regress_without_drop_names_the_sample_by_what_it_is()
    {
        const string Balanced = "A,1,1,2\nA,2,2,5\nB,1,2,1\nB,2,3,6\nC,1,2,5\nC,2,5,6\nD,1,0,0\n";
        string Sample(string rows) => StatisticsRun.Rows(
            StatisticsRun.Utf8("firm,year,y,x\n" + rows), "regress", "{in}", "--y", "y", "--x", "x", "--id", "firm", "--period", "year")[1][0];
        Assert.Equal("unbalanced", Sample(Balanced));
        Assert.Equal("balanced", Sample(Balanced + "D,2,1,3\n"));
    }

    [Fact]
    public void Rent_can_be_a_service()
    {
        var table = StatisticsRun.Utf8("firm,sales,other_operating_revenue,inventory_change,materials,energy,bought_services,labour_cost,depreciation,interest,rent,"
            + "taxes_on_production,persons,hours,fixed_assets\nE,10,0,0,3,0,0,2,1,0,1,0,5,100,4\n");
        Assert.Equal("7", StatisticsRun.Rows(table, "enterprise", "{in}")[1][3]);
        Assert.Equal("6", StatisticsRun.Rows(table, "enterprise", "{in}", "--rent", "service")[1][3]);
    }
}

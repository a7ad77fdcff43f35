using Tdc.ProductivityAnalysis.Capital;
using Tdc.ProductivityAnalysis.Growth;
using Tdc.ProductivityAnalysis.IndexNumbers;
using Tdc.ProductivityAnalysis.Panel;
using Tdc.ProductivityAnalysis.StochasticFrontier;
using Tdc.ProductivityAnalysis.Structure;

namespace Tdc.ProductivityAnalysis.Tests;

/// <summary>The library alone gives the main columns of the public files; the commands' tests compare every cell.</summary>
public class PublicTableTests
{
    [Fact]
    public void Index_numbers()
    {
        var input = new PublicTable("pub_index_input.csv");
        var (periods, items, prices, quantities) = (input.Numbers("period"), input.Texts("item"), input.Numbers("price"), input.Numbers("quantity"));
        var series = IndexSeries.Compute([.. periods.Select((p, i) => new ItemObservation((int)p, items[i], prices[i], quantities[i]))]);
        var found = series.SelectMany(p => new[] { p.Direct, p.Chained }).ToList();
        var expected = new PublicTable("pub_index_expected.csv");
        expected.Same("fisher_p", found.Select(f => f.FisherPrice), 1e-8);
        expected.Same("tornqvist_q", found.Select(f => f.TornqvistQuantity), 1e-8);
    }

    [Fact]
    public void Growth_accounts()
    {
        var input = new PublicTable("pub_growth_input.csv");
        string[] columns = ["year", "va_volume", "hours", "labour_composition", "capital_services", "labour_share"];
        var values = columns.Select(input.Numbers).ToArray();
        var found = GrowthAccounting.Account(
            [.. Enumerable.Range(0, input.Count).Select(i => new GrowthYear((int)values[0][i], values[1][i], values[2][i], values[3][i], values[4][i], values[5][i]))], 0.45);
        var expected = new PublicTable("pub_growth_expected.csv");
        expected.Same("tfp_tornqvist", found.Select(a => a.TotalFactorProductivity), 1e-8);
        expected.Same("tfp_index", found.Select(a => a.TotalFactorProductivityIndex), 1e-8);
    }

    [Fact]
    public void Capital_services()
    {
        var input = new PublicTable("pub_capital_input.csv");
        var found = CapitalServices.Compute(
            [.. input.Numbers("year").Select(y => (int)y)],
            [
                new("building", input.Numbers("investment_volume_building"), input.Numbers("price_building"), 0.05, 0.04),
                new("ict", input.Numbers("investment_volume_ict"), input.Numbers("price_ict"), 0.20, 0.06),
            ],
            0.07);
        var expected = new PublicTable("pub_capital_expected.csv");
        expected.Same("share_building", found.Select(y => y.Assets[0].Share), 1e-8);
        expected.Same("capital_services_index", found.Select(y => y.ServicesIndex), 1e-8);
    }

    [Fact]
    public void Shift_share()
    {
        var input = new PublicTable("pub_sector_input.csv");
        var sectors = input.Texts("sector");
        string[] columns = ["va_volume_0", "va_volume_1", "deflator_0", "deflator_1", "persons_0", "persons_1"];
        var values = columns.Select(input.Numbers).ToArray();
        var found = ShiftShare.Compute(
            [.. sectors.Select((s, i) => new SectorChange(s, values[0][i], values[1][i], values[2][i], values[3][i], values[4][i], values[5][i]))]);
        var expected = new PublicTable("pub_shiftshare_expected.csv");
        expected.Same("dynamic", found.Lines.Append(found.Total).Select(l => l.Dynamic), 1e-8);
        expected.Same("gead_static", found.Lines.Append(found.Total).Select(l => l.GeadStatic), 1e-8);
    }

    [Fact]
    public void Panel_of_drivers()
    {
        var input = new PublicTable("pub_drivers_input.csv");
        string[] names = ["ln_rd", "ict", "iso_cert", "ln_k"];
        var study = PanelStudy.Run(new(input.Texts("firm"), [.. input.Numbers("year").Select(y => (int)y)], input.Regressor("ln_lp"), [.. names.Select(input.Regressor)]));
        var expected = new PublicTable("pub_drivers_expected.csv"); // the balanced sample comes first
        expected.Same("coef", study.Estimates.SelectMany(e => e.Terms).Select(t => t.Coefficient), 1e-8);
        expected.Same("se_cluster_firm_hc0", study.Estimates.SelectMany(e => e.Terms).Select(t => t.ClusteredStandardError), 1e-8);
        Assert.False(study.Hausman.IsComputable); // plm prints 7.78 here: the absolute value of a negative form
        Assert.Equal(-7.778835898, study.Hausman.Form, 1e-6);
    }

    [Fact]
    public void Frontier()
    {
        var input = new PublicTable("pub_sfa_input.csv");
        var fit = HalfNormalFrontier.Fit(input.Regressor("ln_y"), [input.Regressor("ln_l"), input.Regressor("ln_k")]);
        double[] found =
        [
            .. fit.Coefficients.Select(c => c.Value), fit.Sigma2.Value, fit.Gamma.Value, fit.Lambda, fit.Sigma2U, fit.Sigma2V, fit.LogLikelihood,
            fit.LogLikelihoodOls, fit.LikelihoodRatio, fit.MeanEfficiency, .. fit.Efficiencies, .. fit.JlmsEfficiencies,
        ];
        new PublicTable("pub_sfa_expected.csv").Same("value", found, 1e-5);
    }
}

using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Dea.Indices;

namespace Tdc.ProductivityAnalysis.Tests.Dea;

/// <summary>Scores and indices against tables that other programs computed; see shared/data/productivity/README.md.</summary>
public class PublishedTablesTests
{
    private const double Tolerance = 1e-6;
    private static readonly string[] inputs = ["L", "K", "M"];
    private static readonly string[] outputs = ["Y1", "Y2"];

    [Theory]
    [InlineData("p60", 240)]
    [InlineData("p500", 500)]
    public void All_scores_of_a_panel_agree(string panel, int rowsWithExtras)
    {
        var expected = Tables.Read(panel + "_dea_expected.csv");
        var results = DeaStudy.Run(
            Tables.Read(panel + "_input.csv").Panel(inputs, outputs),
            new DeaChoices { Super = true, Slacks = true, SlacksBased = true, FreeDisposal = true });
        Assert.Equal(expected.Count, results.Length);
        for (var row = 0; row < results.Length; row++)
        {
            var r = results[row]!;
            Near("ccr_i", r.ConstantInput.Value);
            Near("bcc_i", r.VariableInput.Value);
            Near("nirs_i", r.NonIncreasingInput.Value);
            Near("scale_i", r.ScaleInput);
            Near("ccr_o", r.ConstantOutput.Value);
            Near("bcc_o", r.VariableOutput.Value);
            Near("scale_o", r.ScaleOutput);
            Assert.Equal(expected.Text(row, "rts_i"), Short(r.ReturnsInput));
            Assert.Equal(expected.Text(row, "rts_o"), Short(r.ReturnsOutput));
            if (row < rowsWithExtras)
            {
                Near("super_ccr_i", r.SuperConstantInput.Value);
                Near("super_bcc_i", r.SuperVariableInput.Value);
                Near("super_bcc_o", r.SuperVariableOutput.Value);
                Near("slacksum_ccr_i", r.ConstantSolution!.SlackSum);
                Near("slacksum_bcc_i", r.VariableSolution!.SlackSum);
                Near("sbm_crs", r.SlacksBasedConstant.Value);
                Near("sbm_vrs", r.SlacksBasedVariable.Value);
                Near("fdh_i", r.FreeDisposalInput.Value);
            }

            void Near(string column, double actual) => Tables.Near(expected.Number(row, column), actual, Tolerance, $"{panel} row {row} {column}");
        }
    }

    [Theory]
    [InlineData("p60_input.csv", "p60_malmquist_expected.csv", "firm", "firm", "L,K,M", "Y1,Y2", Orientation.Output)]
    [InlineData("p500_input.csv", "p500_malmquist_expected.csv", "firm", "firm", "L,K,M", "Y1,Y2", Orientation.Output)]
    [InlineData("wanglan_input.csv", "wanglan_malmquist_in_expected.csv", "province", "unit", "capital,labour", "giov", Orientation.Input)]
    [InlineData("grifell_lovell_input.csv", "grifell_lovell_malmquist_out_expected.csv", "unit", "unit", "x", "y", Orientation.Output)]
    public void Malmquist_indices_agree(string input, string table, string firm, string unit, string x, string y, Orientation orientation)
    {
        var expected = Tables.Read(table);
        var indices = Malmquist.Run(Tables.Read(input).Panel(x.Split(','), y.Split(','), firm), orientation).ToDictionary(i => (i.Firm, i.From));
        Assert.Equal(expected.Count, indices.Count);
        for (var row = 0; row < expected.Count; row++)
        {
            var i = indices[(expected.Text(row, unit), (int)expected.Number(row, "year_from"))];
            Assert.Equal(expected.Number(row, "year_to"), i.To);
            Near("effch", i.EfficiencyChange);
            Near("techch", i.TechnicalChange);
            Near("pech", i.PureEfficiencyChange);
            Near("sech", i.ScaleEfficiencyChange);
            Near("tfpch", i.ProductivityChange);
            if (firm == "firm")
            {
                Near("d_t_t", i.OwnFrom);
                Near("d_t_t1", i.CrossTo);
                Near("d_t1_t", i.CrossFrom);
                Near("d_t1_t1", i.OwnTo);
                Near("v_t_t", i.VariableFrom);
                Near("v_t1_t1", i.VariableTo);
            }

            void Near(string column, double actual) => Tables.Near(expected.Number(row, column), actual, Tolerance, $"{table} row {row} {column}");
        }
    }

    [Fact]
    public void Example_1_of_the_guide_to_DEAP_has_the_printed_scores_slacks_and_peers()
    {
        var table = Tables.Read("coelli_eg1.csv");
        var data = table.Data(["x1", "x2"], ["y"]);
        var results = DeaStudy.Run(new ProductionPanel(data, table.Texts("firm")), new DeaChoices { Slacks = true });
        for (var row = 0; row < table.Count; row++)
        {
            var solution = results[row]!.ConstantSolution!;
            Tables.Near(table.Number(row, "te_crs"), solution.Score.Value, 5e-4, "te");
            Tables.Near(table.Number(row, "slack_x1"), solution.InputSlacks[0], 5e-4, "slack of x1");
            Tables.Near(table.Number(row, "slack_x2"), solution.InputSlacks[1], 5e-4, "slack of x2");
            var peers = table.Text(row, "peers").Split(';').Zip(table.Text(row, "lambdas").Split(';')).OrderBy(p => p.First).ToArray();
            Assert.Equal(peers.Select(p => p.First), solution.Peers.Select(p => table.Text(p.Unit, "firm")));
            Assert.All(peers.Zip(solution.Peers), p => Assert.Equal(double.Parse(p.First.Second, System.Globalization.CultureInfo.InvariantCulture), p.Second.Weight, 5e-4));
        }
    }

    [Fact]
    public void Example_2_of_the_guide_to_DEAP_has_the_printed_scale_efficiencies()
    {
        var table = Tables.Read("coelli_eg2.csv");
        var results = DeaStudy.Run(new ProductionPanel(table.Data(["x"], ["y"]), table.Texts("firm")));
        for (var row = 0; row < table.Count; row++)
        {
            Tables.Near(table.Number(row, "crste"), results[row]!.ConstantInput.Value, 5e-4, "crste");
            Tables.Near(table.Number(row, "vrste_in"), results[row]!.VariableInput.Value, 5e-4, "vrste");
            Tables.Near(table.Number(row, "scale_in"), results[row]!.ScaleInput, 5e-4, "scale");
            Assert.Equal(table.Text(row, "rts").Replace("-", "crs", StringComparison.Ordinal), Short(results[row]!.ReturnsInput));
        }
    }

    [Fact]
    public void Example_4_of_the_guide_to_DEAP_has_the_printed_indices()
    {
        var expected = Tables.Read("coelli_eg4_expected.csv");
        var indices = Malmquist.Run(Tables.Read("coelli_eg4_input.csv").Panel(["x"], ["y"]), Orientation.Output).ToDictionary(i => (i.Firm, i.To));
        foreach (var row in Enumerable.Range(0, expected.Count).Where(row => expected.Text(row, "firm") != "mean"))
        {
            var i = indices[(expected.Text(row, "firm"), (int)expected.Number(row, "year"))];
            (string Column, double Value)[] printed =
                [("effch", i.EfficiencyChange), ("techch", i.TechnicalChange), ("pech", i.PureEfficiencyChange), ("sech", i.ScaleEfficiencyChange), ("tfpch", i.ProductivityChange)];
            Assert.All(printed, p => Tables.Near(expected.Number(row, p.Column), p.Value, 5.1e-4, $"row {row} {p.Column}"));
        }
    }

    [Theory]
    [InlineData("pub_edge.csv")]
    [InlineData("pub_edge_scaled.csv")]
    public void Zeros_duplicates_and_weakly_efficient_units_agree(string file)
    {
        var table = Tables.Read(file);
        var results = DeaStudy.Run(new ProductionPanel(table.Data(["x1", "x2"], ["y1", "y2"]), table.Texts("unit")), new DeaChoices { Super = true });
        for (var row = 0; row < table.Count; row++)
        {
            var r = results[row]!;
            (string Column, double Value)[] scores =
            [
                ("ccr_i", r.ConstantInput.Value), ("bcc_i", r.VariableInput.Value), ("ccr_o", r.ConstantOutput.Value), ("bcc_o", r.VariableOutput.Value),
                ("super_ccr_i", r.SuperConstantInput.Value), ("super_bcc_i", r.SuperVariableInput.Value),
            ];
            Assert.All(scores, s => Tables.Near(table.Number(row, s.Column), s.Value, 1e-8, $"{file} row {row} {s.Column}"));
        }
    }

    private static string Short(ScaleClass scale) => scale switch
    {
        ScaleClass.Constant => "crs",
        ScaleClass.Increasing => "irs",
        ScaleClass.Decreasing => "drs",
        _ => "?",
    };
}

using System.CommandLine;
using Tdc.Platform.Commands;
using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.Panel;

namespace Tdc.Productivity.Analysis.Statistics;

/// <summary>The command <c>tdc regress</c>: panel regressions of what drives productivity.</summary>
internal sealed class RegressCommand : ICommandPart
{
    private static readonly string[] headers = ["sample", "model", "term", "coef", "se", "se_cluster_firm_hc0", "n"];

    /// <inheritdoc/>
    public IEnumerable<Command> Build(ICommandHost host)
    {
        var input = AnalysisCommand.Input();
        var output = AnalysisCommand.Output();
        var y = new Option<string>("--y") { Description = "Column that is explained.", Required = true };
        var x = new Option<string>("--x") { Description = "Columns that explain it, parted by commas.", Required = true };
        var id = new Option<string>("--id") { Description = "Column of the firm.", Required = true };
        var period = new Option<string>("--period") { Description = "Column of the period.", Required = true };
        var drop = new Option<string?>("--drop") { Description = "Column of 0 and 1: everything is estimated again without the rows of 1 (sample unbalanced)." };
        var command = new Command(
            "regress",
            "Panel regressions: pooled, within, two-way within, random (Swamy-Arora), between; classical and firm-clustered (HC0) errors, Hausman form (its absolute value, with a note when it is no test). "
            + "Variables that a model cannot tell are left out with a note.")
        {
            input, y, x, id, period, drop, output,
        };
        command.SetAction(call => AnalysisCommand.Run(
            call.GetValue(input)!,
            call.GetValue(output),
            table => Compute(table, call.GetValue(y)!, AnalysisCommand.Names(call.GetValue(x)!), call.GetValue(id)!, call.GetValue(period)!, call.GetValue(drop))));
        yield return command;
    }

    /// <summary>Reads the table and computes.</summary>
    internal static ResultTable Compute(AnalysisTable table, string y, string[] x, string id, string period, string? drop)
    {
        AnalysisCommand.RefuseNamesOf(("--y", [y]), ("--x", x));
        var units = table.Texts(id);
        var periods = table.Periods(period);
        var explained = new Regressor(y, table.Numbers(y, required: true));
        Regressor[] explaining = [.. x.Select(name => new Regressor(name, table.Numbers(name, required: true)))];
        var flags = drop is null ? null : table.Numbers(drop, required: true);
        table.Done();
        StatisticsKeys.Once(table, (id, units), (period, StatisticsKeys.Of(periods)));
        RefuseOtherFlags(table, drop, flags);
        var all = new PanelData(units, periods, explained, explaining);
        var result = new ResultTable(headers);
        Add(result, flags is not null || all.IsBalanced ? "balanced" : "unbalanced", all, x);
        if (flags is not null)
        {
            int[] kept = [.. Enumerable.Range(0, table.Count).Where(i => flags[i] == 0)];
            Regressor Kept(Regressor variable) => new(variable.Name, [.. kept.Select(i => variable.Values[i])]);
            Add(result, "unbalanced", new([.. kept.Select(i => units[i])], [.. kept.Select(i => periods[i])], Kept(explained), [.. explaining.Select(Kept)]), x);
        }

        return result;
    }

    /// <summary>Without a firm in two periods there is nothing within a firm: what compares firms is estimated, the rest is blank.</summary>
    private static void AddOfOnePeriod(ResultTable result, string sample, PanelData data, string[] x)
    {
        StatisticsWords.Note("regress.one-period", sample);
        string[] all = [PanelEstimate.InterceptName, .. x];
        AddTerms(result, sample, PanelRegression.Pooled(data), data.Count);
        foreach (var (model, terms) in new[] { (PanelModel.Within, x), (PanelModel.TwoWay, x), (PanelModel.Random, all) })
        {
            foreach (var term in terms)
            {
                result.Add(sample, NameOf(model), term, null, null, null, data.Count);
            }
        }

        AddTerms(result, sample, PanelRegression.Between(data), data.Count);
        foreach (var (model, term) in new[] { ("random", "sigma2_idios"), ("random", "sigma2_id"), ("hausman", "chisq"), ("hausman", "p_value") })
        {
            result.Add(sample, model, term, null, null, null, data.Count);
        }
    }

    private static string NameOf(PanelModel model) => model.ToString().ToLowerInvariant();

    private static void AddTerms(ResultTable result, string sample, PanelEstimate estimate, int count)
    {
        var model = NameOf(estimate.Model);
        foreach (var term in estimate.Terms)
        {
            result.Add(sample, model, term.Name, term.Coefficient, term.StandardError, term.ClusteredStandardError, count);
        }

        foreach (var dropped in estimate.Dropped)
        {
            StatisticsWords.Note("regress.dropped", sample, model, dropped);
        }
    }

    private static void Add(ResultTable result, string sample, PanelData data, string[] x)
    {
        if (data.MostPeriods == 1)
        {
            AddOfOnePeriod(result, sample, data, x);
            return;
        }

        var study = PanelStudy.Run(data);
        foreach (var estimate in study.Estimates)
        {
            AddTerms(result, sample, estimate, data.Count);
        }

        result.Add(sample, "random", "sigma2_idios", study.Variances.Idiosyncratic, null, null, data.Count);
        result.Add(sample, "random", "sigma2_id", study.Variances.Unit, null, null, data.Count);
        result.Add(sample, "hausman", "chisq", study.Hausman.AbsoluteForm, null, null, data.Count);
        result.Add(sample, "hausman", "p_value", study.Hausman.AbsoluteFormPValue, null, null, data.Count);
        if (study.Variances.IsNegative)
        {
            StatisticsWords.Note("regress.no-firm-effect", sample);
        }

        if (!study.Hausman.IsComputable)
        {
            StatisticsWords.Note("regress.no-hausman", sample);
        }
    }

    private static void RefuseOtherFlags(AnalysisTable table, string? drop, double[]? flags)
    {
        var wrong = flags is null ? -1 : Array.FindIndex(flags, f => f is not (0 or 1));
        if (wrong >= 0)
        {
            throw new CommandFault(table.Name + ": " + StatisticsWords.Say("regress.drop", table.SourceRow(wrong), drop));
        }
    }
}

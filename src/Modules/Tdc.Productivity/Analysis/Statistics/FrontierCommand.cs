using System.CommandLine;
using System.Globalization;
using Tdc.Platform.Commands;
using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.StochasticFrontier;

namespace Tdc.Productivity.Analysis.Statistics;

/// <summary>The command <c>tdc sfa</c>: a stochastic production frontier with half-normal inefficiency.</summary>
internal sealed class FrontierCommand : ICommandPart
{
    private const string Logarithm = "ln_";
    private const string Year = "year";

    /// <inheritdoc/>
    public IEnumerable<Command> Build(ICommandHost host)
    {
        var input = AnalysisCommand.Input();
        var output = AnalysisCommand.Output();
        var y = new Option<string>("--y") { Description = "Column of output.", Required = true };
        var x = new Option<string>("--x") { Description = "Columns of inputs, parted by commas.", Required = true };
        var id = new Option<string?>("--id") { Description = "Column of the firm; without it the column firm, else rows are numbered from 1." };
        var asGiven = new Option<bool>("--as-given") { Description = "Take every column as it stands, whatever its name." };
        var command = new Command(
            "sfa",
            "Cobb-Douglas stochastic frontier, half-normal, by maximum likelihood; efficiencies by Battese-Coelli (bc88) and JLMS. A column named ln_... is a logarithm "
            + "already; of any other the natural logarithm is taken, and ln_NAME that is no column is the logarithm of NAME.")
        {
            input, y, x, id, asGiven, output,
        };
        command.SetAction(call => AnalysisCommand.Run(
            call.GetValue(input)!,
            call.GetValue(output),
            table => Compute(table, call.GetValue(y)!, AnalysisCommand.Names(call.GetValue(x)!), call.GetValue(id), call.GetValue(asGiven))));
        yield return command;
    }

    /// <summary>Reads the table and computes.</summary>
    internal static ResultTable Compute(AnalysisTable table, string y, string[] x, string? id, bool asGiven)
    {
        AnalysisCommand.RefuseNamesOf(("--y", [y]), ("--x", x));
        id ??= table.Has("firm") ? "firm" : null;
        var units = id is null ? [.. Enumerable.Range(1, table.Count).Select(i => i.ToString(CultureInfo.InvariantCulture))] : table.Texts(id);
        var logged = new List<string>();
        var explained = Read(table, y, asGiven, logged);
        Regressor[] explaining = [.. x.Select(name => Read(table, name, asGiven, logged))];
        table.Done();
        if (id is not null)
        {
            units = Once(table, id, units);
        }

        if (logged.Count > 0)
        {
            StatisticsWords.Note("sfa.logs", string.Join(", ", logged));
        }

        var fit = HalfNormalFrontier.Fit(Logs(explained, logged), [.. explaining.Select(v => Logs(v, logged))]);
        if (fit.HasWrongSkewness)
        {
            StatisticsWords.Note("sfa.skewness", fit.OlsSkewness);
        }

        if (fit.IsWithoutNoise)
        {
            StatisticsWords.Note("sfa.no-noise");
        }

        return Results(fit, units);
    }

    /// <summary>Refuses a firm that stands twice in a period; one that stands in more than one period is named by both.</summary>
    private static string[] Once(AnalysisTable table, string id, string[] units)
    {
        if (!table.Has(Year))
        {
            StatisticsKeys.Once(table, (id, units));
            return units;
        }

        var years = StatisticsKeys.Of(table.Periods(Year));
        table.Done();
        StatisticsKeys.Once(table, (id, units), (Year, years));
        return units.Distinct().Count() == units.Length ? units : [.. units.Select((unit, i) => $"{unit}_{years[i]}")];
    }

    private static ResultTable Results(FrontierFit fit, string[] units)
    {
        var result = new ResultTable("item", "value");
        for (var j = 0; j < fit.Coefficients.Count; j++)
        {
            result.Add($"beta{j}", fit.Coefficients[j].Value);
        }

        result.Add("sigma2", fit.Sigma2.Value);
        result.Add("gamma", fit.Gamma.Value);
        result.Add("lambda_", fit.Lambda);
        result.Add("sigma2_u", fit.Sigma2U);
        result.Add("sigma2_v", fit.Sigma2V);
        result.Add("loglik", fit.LogLikelihood);
        result.Add("loglik_ols", fit.LogLikelihoodOls);
        result.Add("lr_one_sided", fit.LikelihoodRatio);
        result.Add("mean_te_bc88", fit.MeanEfficiency);
        for (var i = 0; i < units.Length; i++)
        {
            result.Add("te_bc88_" + units[i], fit.Efficiencies[i]);
        }

        for (var i = 0; i < units.Length; i++)
        {
            result.Add("te_jlms_" + units[i], fit.JlmsEfficiencies[i]);
        }

        return result;
    }

    // The name in the result is the column's, so that a fault names what the reader sees in the file.
    private static Regressor Read(AnalysisTable table, string name, bool asGiven, List<string> logged)
    {
        if (asGiven)
        {
            return new(name, table.Numbers(name, required: true));
        }

        var column = name.StartsWith(Logarithm, StringComparison.Ordinal) && !table.Has(name) && table.Has(name[Logarithm.Length..]) ? name[Logarithm.Length..] : name;
        if (!column.StartsWith(Logarithm, StringComparison.Ordinal))
        {
            logged.Add(column);
        }

        return new(column, table.Numbers(column, required: true));
    }

    private static Regressor Logs(Regressor variable, List<string> logged)
    {
        if (!logged.Contains(variable.Name))
        {
            return variable;
        }

        for (var i = 0; i < variable.Values.Count; i++)
        {
            if (!(variable.Values[i] > 0))
            {
                throw new AnalysisException(AnalysisFault.NotPositive, i, variable.Name);
            }
        }

        return new(variable.Name, [.. variable.Values.Select(v => Math.Log(v))]);
    }
}

using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Dea.Indices;
using Tdc.ProductivityAnalysis.Dea.Resampling;
using static Tdc.Productivity.Domain.Studies.StudyJson;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>Measures every enterprise against the frontier of its year. The same data and settings give the same digits.</summary>
internal static class FrontierStudy
{
    private const double OnFrontier = 1 - 1e-6;

    /// <summary>Computes the study.</summary>
    /// <exception cref="AnalysisException">The data do not carry the model; the variable says which.</exception>
    public static FrontierOutcome Run(StudyData data, FrontierSettings settings)
    {
        var sample = FrontierSample.Of(data, settings);
        if (FrontierFaults.Find(sample, settings) is { } fault)
        {
            throw fault;
        }

        var panel = sample.Panel(settings);
        var results = DeaStudy.Run(
            panel,
            new DeaChoices { Super = settings.Super, Slacks = settings.Slacks, SlackOrientation = settings.Orientation, WeighSlacksByRange = true, FreeDisposal = settings.FreeDisposal });
        var corrected = Corrected(panel, settings);
        List<FrontierUnit> units = [.. sample.Rows.Select((row, i) => Unit(row, results[i]!, panel, settings, corrected.TryGetValue(i, out var score) ? score : null))];
        var (stochastic, efficiencies) = settings.Stochastic ? StochasticCheck.Run(sample.Rows, units, settings) : (null, new Dictionary<int, double>());
        units = [.. units.Select((u, i) => efficiencies.TryGetValue(i, out var te) ? u with { Stochastic = Digits(te) } : u)];
        return new()
        {
            LeftOut = sample.LeftOut,
            SuperOf = settings.Super ? new(settings.Returns, settings.Orientation) : null,
            Units = units,
            Years = [.. units.GroupBy(u => u.Year).OrderBy(g => g.Key).Select(g => Year(g.Key, [.. g]))],
            Malmquist = panel.Periods.Count > 1 ? Change(panel, settings) : [],
            Stochastic = stochastic,
            SecondStage = settings.Drivers.Count > 0 ? SecondStageStudy.Run(sample.Rows, results, panel, settings) : null,
        };
    }

    /// <summary>How many programs the study solves, about; above some ten thousands it is work for the background.</summary>
    public static long Programs(StudyData data, FrontierSettings settings) =>
        (long)data.Rows.Count * (8 + settings.Replications) + (settings.Drivers.Count == 0 ? 0 : 20_000 + (settings.DoubleBootstrap ? (long)data.Rows.Count * SecondStageStudy.Corrections : 0));

    internal static double Score(DeaResult result, FrontierSettings settings) => (settings.Orientation, settings.Returns) switch
    {
        (Orientation.Input, ReturnsToScale.Constant) => result.ConstantInput.Value,
        (Orientation.Input, _) => result.VariableInput.Value,
        (_, ReturnsToScale.Constant) => 1 / result.ConstantOutput.Value,
        _ => 1 / result.VariableOutput.Value,
    };

    /// <summary>The score against all others, by the model of the study and as a share like the score itself; under constant returns both sides give the same share.</summary>
    internal static DeaScore Super(DeaResult result, FrontierSettings settings) => (settings.Orientation, settings.Returns) switch
    {
        (_, ReturnsToScale.Constant) => result.SuperConstantInput,
        (Orientation.Input, _) => result.SuperVariableInput,
        _ => result.SuperVariableOutput is { IsSolved: true } output ? new(DeaStatus.Solved, 1 / output.Value) : result.SuperVariableOutput,
    };

    private static Dictionary<int, CorrectedScore> Corrected(ProductionPanel panel, FrontierSettings settings)
    {
        var all = new Dictionary<int, CorrectedScore>();
        if (settings.Replications > 0)
        {
            foreach (var period in panel.Periods)
            {
                var choices = new BootstrapChoices { Replications = settings.Replications, Seed = settings.Seed };
                foreach (var (unit, score) in BiasCorrection.Run(panel.Data, panel.Units(period), settings.Returns, settings.Orientation, choices))
                {
                    all[unit] = score;
                }
            }
        }

        return all;
    }

    private static FrontierUnit Unit(StudyRow row, DeaResult result, ProductionPanel panel, FrontierSettings settings, CorrectedScore? corrected)
    {
        var input = settings.Orientation == Orientation.Input;
        var score = Score(result, settings);
        double Share(double raw) => input ? raw : 1 / raw;
        double[] actual = [.. settings.Inputs.Concat(settings.Outputs).Select(c => row[c])];
        return new()
        {
            Unit = row.Unit,
            Year = row.Year,
            Size = row.Size,
            Ownership = row.Ownership,
            Score = Digits(score),
            Corrected = corrected is { } c ? Digits(Share(c.Corrected)) : null,
            Lower = corrected is { } l ? Digits(input ? l.Lower : 1 / l.Upper) : null,
            Upper = corrected is { } u ? Digits(input ? u.Upper : 1 / u.Lower) : null,
            Scale = Digits(input ? result.ScaleInput : result.ScaleOutput),
            Returns = input ? result.ReturnsInput : result.ReturnsOutput,
            Super = settings.Super ? Digits(Super(result, settings).Value) : null,
            SuperInfeasible = settings.Super && Super(result, settings).Status == DeaStatus.Infeasible,
            FreeDisposal = settings.FreeDisposal ? Digits(input ? result.FreeDisposalInput.Value : 1 / FreeDisposalHull.Score(panel.Data, panel.Units(row.Year), result.Unit, Orientation.Output).Value) : null,
            Actual = [.. actual.Select(v => Digits(v))],
            Target = [.. Targets(result, settings, actual, score).Select(v => Digits(v))],
        };
    }

    // Without the second stage targets are radial.
    private static IEnumerable<double> Targets(DeaResult result, FrontierSettings settings, double[] actual, double score)
    {
        var solution = settings.Returns == ReturnsToScale.Constant ? result.ConstantSolution : result.VariableSolution;
        if (solution is { Score.IsSolved: true })
        {
            return [.. solution.InputTargets, .. solution.OutputTargets];
        }

        return settings.Orientation == Orientation.Input
            ? actual.Select((v, i) => i < settings.Inputs.Count ? v * score : v)
            : actual.Select((v, i) => i < settings.Inputs.Count ? v : v / score);
    }

    private static FrontierYear Year(int year, IReadOnlyList<FrontierUnit> units)
    {
        List<double> Some(Func<FrontierUnit, double?> of) => [.. units.Select(of).OfType<double>()];
        var scores = Some(u => u.Score);
        double? Mean(Func<FrontierUnit, double?> of) => Digits(Moments.Mean(Some(of)));
        return new(year, units.Count, scores.Count(s => s >= OnFrontier), Digits(Moments.Mean(scores)), Digits(Moments.Median(scores)),
            Mean(u => u.Corrected), Mean(u => u.Lower), Mean(u => u.Upper), Mean(u => u.Scale));
    }

    private static List<MalmquistYear> Change(ProductionPanel panel, FrontierSettings settings)
    {
        var indices = Malmquist.Run(panel, settings.Orientation);
        return [.. indices.GroupBy(i => (i.From, i.To)).Select(pair =>
        {
            double? Mean(Func<MalmquistIndex, double> of) => Digits(Moments.Geometric([.. pair.Select(of).Where(v => double.IsFinite(v) && v > 0)]));
            return new MalmquistYear(pair.Key.From, pair.Key.To, pair.Count(), Mean(i => i.ProductivityChange), Mean(i => i.EfficiencyChange), Mean(i => i.TechnicalChange),
                Mean(i => i.PureEfficiencyChange), Mean(i => i.ScaleEfficiencyChange));
        })];
    }
}

using MathNet.Numerics.Distributions;
using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.Panel;
using static Tdc.Productivity.Domain.Studies.StudyJson;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>What goes together with higher productivity: regressions over the years of enterprises. Association, not cause.</summary>
/// <remarks>Errors are clustered by enterprise (HC0, no small-sample factor), intervals from Student's t with one degree less than enterprises.</remarks>
internal static class DriverStudy
{
    private const double Level = 0.975;
    private static readonly PanelModel[] order = [PanelModel.Pooled, PanelModel.Within, PanelModel.TwoWay, PanelModel.Random, PanelModel.Between];

    /// <summary>Computes the study: the chosen model must work, the others are shown beside where they do.</summary>
    /// <exception cref="AnalysisException">The data do not carry the chosen model.</exception>
    public static DriverOutcome Run(StudyData data, DriverSettings settings)
    {
        var sample = DriverSample.Of(data, settings);
        if (sample.Terms.Count == 0 || sample.Rows.Count == 0)
        {
            throw new AnalysisException(AnalysisFault.NoData);
        }

        var inflation = Inflation(sample);
        var main = Estimate(sample, settings.Model, settings);
        var estimates = new Dictionary<PanelModel, PanelEstimate> { [settings.Model] = main };
        foreach (var model in order.Where(m => m != settings.Model))
        {
            if (Try(() => Estimate(sample, model, settings)) is { } other)
            {
                estimates[model] = other;
            }
        }

        var hausman = estimates.TryGetValue(PanelModel.Within, out var within) && estimates.TryGetValue(PanelModel.Random, out var random) ? Try(() => Hausman.Compare(within, random)) : null;
        var panel = sample.Chosen();
        return new()
        {
            LeftOut = sample.LeftOut,
            Observations = sample.Rows.Count,
            Units = panel.UnitNames.Count,
            From = sample.Rows.Min(r => r.Row.Year),
            To = sample.Rows.Max(r => r.Row.Year),
            Balanced = panel.IsBalanced,
            Models = [.. order.OrderBy(m => m == settings.Model ? 0 : 1).Where(estimates.ContainsKey).Select(m => Lines(estimates[m], inflation))],
            Hausman = hausman is null ? null : Digits(hausman.ChiSquare),
            HausmanPValue = hausman is null ? null : Digits(hausman.PValue),
        };
    }

    private static PanelEstimate Estimate(DriverSample sample, PanelModel model, DriverSettings settings)
    {
        var data = sample.Of(model, settings);
        return model switch
        {
            PanelModel.Pooled => PanelRegression.Pooled(data),
            PanelModel.Within => PanelRegression.Within(data),
            PanelModel.TwoWay => PanelRegression.TwoWay(data),
            PanelModel.Random => PanelRegression.Random(data, SwamyArora.Estimate(data)),
            _ => PanelRegression.Between(data),
        };
    }

    private static T? Try<T>(Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (AnalysisException)
        {
            return null; // shown as not estimated
        }
    }

    private static Dictionary<string, double?> Inflation(DriverSample sample) =>
        sample.Terms.Zip(PanelRegression.VarianceInflation(sample.Chosen())).ToDictionary(p => p.First.Code, p => Digits(p.Second));

    private static DriverModel Lines(PanelEstimate estimate, Dictionary<string, double?> inflation) => new(
        estimate.Model, [.. estimate.Terms.Select(t => Line(t, estimate, inflation))], estimate.Dropped, Digits(estimate.RSquared));

    private static DriverLine Line(PanelTerm term, PanelEstimate estimate, Dictionary<string, double?> inflation)
    {
        var clustered = !double.IsNaN(term.ClusteredStandardError);
        var error = clustered ? term.ClusteredStandardError : term.StandardError;
        var reach = error * StudentT.InvCDF(0, 1, Math.Max(1, clustered ? estimate.Units - 1 : estimate.DegreesOfFreedom), Level);
        return new(term.Name, Digits(term.Coefficient), Digits(error), Digits(term.Coefficient - reach), Digits(term.Coefficient + reach),
            Digits(clustered ? term.ClusteredPValue : term.PValue), inflation.GetValueOrDefault(term.Name));
    }
}

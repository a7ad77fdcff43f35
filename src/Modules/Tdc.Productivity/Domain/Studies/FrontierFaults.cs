using Tdc.ProductivityAnalysis;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>What forbids a frontier study, as the fault that its running throws.</summary>
internal static class FrontierFaults
{
    /// <summary>The first fault, or <see langword="null"/>.</summary>
    public static AnalysisException? Find(FrontierSample sample, FrontierSettings settings)
    {
        if (settings.Inputs.Count == 0 || settings.Outputs.Count == 0 || sample.Rows.Count == 0)
        {
            return new(AnalysisFault.NoData);
        }

        if (sample.Rows.GroupBy(r => r.Year).Any(g => g.Count() <= settings.Inputs.Count + settings.Outputs.Count))
        {
            return new(AnalysisFault.TooFew, -1, "units");
        }

        return settings.Inputs.Concat(settings.Outputs).FirstOrDefault(code => sample.Rows.All(r => r[code] == 0)) is { } empty ? new(AnalysisFault.AllZero, -1, empty) : null;
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Metrology.Analysis;

/// <summary>Evaluation of uncertainty as commands and benchmarks.</summary>
internal static class AnalysisServices
{
    /// <summary>Adds them.</summary>
    public static void AddAnalysis(this IServiceCollection services)
    {
    }
}

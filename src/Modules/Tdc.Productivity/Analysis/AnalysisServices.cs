using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Productivity.Analysis;

/// <summary>The analyses as commands and benchmarks.</summary>
internal static class AnalysisServices
{
    /// <summary>Adds them.</summary>
    public static void AddAnalysis(this IServiceCollection services)
    {
    }
}

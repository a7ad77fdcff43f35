using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Commands;

namespace Tdc.Metrology.Analysis;

/// <summary>Evaluation of uncertainty as commands and benchmarks.</summary>
internal static class AnalysisServices
{
    /// <summary>Adds them.</summary>
    public static void AddAnalysis(this IServiceCollection services)
    {
        services.AddSingleton<ICommandPart, UncertaintyCommand>();
        services.AddSingleton<IBenchPart, UncertaintyBench>();
    }
}

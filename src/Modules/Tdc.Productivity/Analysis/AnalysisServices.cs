using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Commands;
using Tdc.Productivity.Analysis.Frontier;
using Tdc.Productivity.Analysis.Frontier.Bench;
using Tdc.Productivity.Analysis.Statistics;

namespace Tdc.Productivity.Analysis;

/// <summary>The analyses as commands and benchmarks.</summary>
internal static class AnalysisServices
{
    /// <summary>Adds them.</summary>
    public static void AddAnalysis(this IServiceCollection services)
    {
        services.AddSingleton<ICommandPart, DeaCommand>();
        services.AddSingleton<ICommandPart, MalmquistCommand>();
        services.AddSingleton<ICommandPart, LevelsCommands>();
        services.AddSingleton<IBenchPart, DeaBench>();
        services.AddStatistics();
    }
}

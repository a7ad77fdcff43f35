using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Commands;

namespace Tdc.Productivity.Analysis.Statistics;

/// <summary>The statistical commands.</summary>
internal static class StatisticsServices
{
    /// <summary>Adds them.</summary>
    public static void AddStatistics(this IServiceCollection services)
    {
        services.AddSingleton<ICommandPart, IndexCommand>();
        services.AddSingleton<ICommandPart, GrowthCommand>();
        services.AddSingleton<ICommandPart, CapitalCommand>();
        services.AddSingleton<ICommandPart, ShiftShareCommand>();
        services.AddSingleton<ICommandPart, EnterpriseCommand>();
        services.AddSingleton<ICommandPart, RegressCommand>();
        services.AddSingleton<ICommandPart, FrontierCommand>();
    }
}

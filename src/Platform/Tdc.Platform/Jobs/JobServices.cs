using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tdc.Platform.Events;
using Tdc.Platform.Navigation;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Jobs;

/// <summary>Registers durable work and the telling of events.</summary>
internal static class JobServices
{
    public static void AddJobs(this IServiceCollection services, DatabaseSettings database)
    {
        services.AddSingleton<WorkBell>();
        services.AddSingleton<BellRinger>();
        services.AddSingleton<NodeName>();
        services.AddSingleton<Leases>();
        services.AddSingleton<IWorkQueue>(database.Engine == DatabaseEngine.Sqlite ? new SqliteWorkQueue() : new PostgresWorkQueue());
        services.AddSingleton<EventRoutes>();
        services.AddSingleton<EventDispatcher>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<PeriodicRunner>();
        services.AddHostedService(p => p.GetRequiredService<EventDispatcher>());
        services.AddHostedService(p => p.GetRequiredService<JobRunner>());
        services.AddHostedService(p => p.GetRequiredService<PeriodicRunner>());
        services.AddPeriodicWork<Housekeeping>();
        services.AddScoped<JobBoard>();
        services.AddSingleton<INavigationPart, DurableNavigation>();
        services.AddLogging(l => l.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Warning)); // polling is no news
    }
}

using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Commands;
using Tdc.Platform.Operations;
using Tdc.Platform.Storage;
using Tdc.Traceability.Events.Bench;
using Tdc.Traceability.Events.Capturing;
using Tdc.Traceability.Events.Operating;
using Tdc.Traceability.Events.Postgres;
using Tdc.Traceability.Events.Sqlite;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events;

/// <summary>The event store on the chosen engine.</summary>
internal static class EventServices
{
    public static IServiceCollection AddEvents(this IServiceCollection services)
    {
        services.AddSingleton(provider => EventSettings.Of(provider.GetRequiredService<DatabaseSettings>()));
        services.AddSingleton<IEventTables>(provider => Tables(provider.GetRequiredService<EventSettings>()));
        services.AddSingleton(new CaptureLoad(TimeProvider.System));
        services.AddSingleton<IEventStore>(provider => new EventStore(
            provider.GetRequiredService<IEventTables>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<CaptureLoad>()));
        services.AddSingleton<IEventCapture, EventCapture>();
        services.AddSingleton<ISeed, EventTablesSeed>();
        services.AddSingleton<IModuleStore, EventMove>();
        services.AddSingleton<ICommandPart, EventCommands>();
        services.AddSingleton<IBenchPart, EventBenchCommand>();
        return services;
    }

    internal static IEventTables Tables(EventSettings settings) => settings.Postgres is { } connection
        ? new PostgresEventTables(connection)
        : new SqliteEventTables(settings.SqlitePath);
}

/// <summary>Makes the tables before pages are served and commands work.</summary>
internal sealed class EventTablesSeed : ISeed
{
    /// <inheritdoc/>
    public int Order => 5;

    /// <inheritdoc/>
    public Task SeedAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<IEventStore>().PrepareAsync(cancellation);
}

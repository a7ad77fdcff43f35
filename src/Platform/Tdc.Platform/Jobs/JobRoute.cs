using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Platform.Jobs;

/// <summary>Leads jobs of one kind to their handler.</summary>
internal sealed record JobRoute(string Kind, Func<IServiceProvider, string, JobRun, CancellationToken, Task> RunAsync);

/// <summary>Registers handlers of jobs and periodic work.</summary>
public static class JobHandlers
{
    /// <summary>Registers the handler of one kind of job.</summary>
    public static IServiceCollection AddJobHandler<TJob, THandler>(this IServiceCollection services)
        where TJob : IJob
        where THandler : class, IJobHandler<TJob>
    {
        services.AddScoped<IJobHandler<TJob>, THandler>();
        services.AddSingleton(new JobRoute(TJob.Kind, (scope, payload, run, cancellation) => scope.GetRequiredService<IJobHandler<TJob>>()
            .RunAsync(JsonSerializer.Deserialize<TJob>(payload) ?? throw new JsonException("The payload is empty."), run, cancellation)));
        return services;
    }

    /// <summary>Registers work that one node at a time does again and again.</summary>
    public static IServiceCollection AddPeriodicWork<TWork>(this IServiceCollection services)
        where TWork : class, IPeriodicWork => services.AddSingleton<IPeriodicWork, TWork>();
}

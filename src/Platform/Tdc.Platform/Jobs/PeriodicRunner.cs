using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Jobs;

/// <summary>Keeps the periodic work going; which node does it is decided by the leases.</summary>
internal sealed partial class PeriodicRunner(
    IServiceScopeFactory scopes, IEnumerable<IPeriodicWork> works, Leases leases, WorkBell bell, ILogger<PeriodicRunner> log)
    : BackgroundService
{
    /// <summary>No work is looked for more often.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan longWork = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan longestWait = TimeSpan.FromMinutes(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(works.Select(w => KeepAsync(w, stoppingToken)));

    /// <summary>Does a piece of work once if there is something to do and no other node does it.</summary>
    internal async Task<bool> RunOnceAsync(IPeriodicWork work, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!await work.HasWorkAsync(scope.ServiceProvider.GetRequiredService<TdcDbContext>(), stop)
            || await leases.TakeAsync(work.Name, work.Interval >= longWork ? work.Interval : null, stop) is not { } lease)
        {
            return false;
        }

        var ran = false;
        try
        {
            await using var heart = new Heartbeat(Leases.Duration / 3, token => leases.RenewAsync(lease, token), stop);
            await work.RunAsync(lease, scope.ServiceProvider, heart.Token);
            ran = true;
        }
        finally
        {
            await leases.ReleaseAsync(lease, ran, CancellationToken.None);
        }

        return true;
    }

    private async Task KeepAsync(IPeriodicWork work, CancellationToken stop)
    {
        var interval = work.Interval < Shortest ? Shortest : work.Interval;
        var usual = interval < longestWait ? interval : longestWait;
        var failures = 0;
        var wait = Shortest;
        while (true)
        {
            try
            {
                await bell.WaitAsync(failures == 0 ? work.WakesOn : null, wait, stop);
                await RunOnceAsync(work, stop);
                (failures, wait) = (0, usual);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                wait = Backoff.After(++failures, Random.Shared.NextDouble());
                LogFailed(e, work.Name, failures);
            }
        }
    }

    [LoggerMessage(EventId = 320, Level = LogLevel.Warning, Message = "Periodic work {Name} failed, {Failures} times in a row.")]
    private partial void LogFailed(Exception e, string name, int failures);
}

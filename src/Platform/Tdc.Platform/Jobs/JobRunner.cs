using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Jobs;

/// <summary>Does the jobs of this node, each in a scope of its own, a few at a time.</summary>
/// <remarks>
/// A job is held by a lease that is renewed while it runs. If the process dies, the lease ends and another node, or this one after its start,
/// begins the job again under a new epoch; the old attempt can then neither write (see <see cref="JobRun"/>) nor end the job.
/// </remarks>
internal sealed partial class JobRunner(
    IServiceScopeFactory scopes, IEnumerable<JobRoute> routes, IWorkQueue queue, WorkBell bell, NodeName node, TimeProvider clock, ILogger<JobRunner> log)
    : BackgroundService
{
    /// <summary>How long a job is held without renewal.</summary>
    public static readonly TimeSpan LeaseDuration = TimeSpan.FromMinutes(1);

    /// <summary>Attempts before a job is given up and shown to the administrator.</summary>
    public const int MostAttempts = 10;

    private const int MostAtOnce = 2;
    private static readonly TimeSpan poll = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, JobRoute> routes = routes.ToDictionary(r => r.Kind);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<Task> running = [];
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveAll(t => t.IsCompleted);
            var taken = 0;
            try
            {
                foreach (var job in await TakeAsync(MostAtOnce - running.Count, node.Value, stoppingToken))
                {
                    running.Add(RunAsync(job, stoppingToken));
                    taken++;
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogAway(e);
            }

            try
            {
                if (running.Count >= MostAtOnce)
                {
                    await Task.WhenAny(running).WaitAsync(stoppingToken);
                }
                else if (taken == 0)
                {
                    await bell.WaitAsync(WorkKind.Jobs, poll, stoppingToken);
                }
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await Task.WhenAll(running);
    }

    /// <summary>Takes due jobs.</summary>
    internal async Task<List<TakenJob>> TakeAsync(int most, string owner, CancellationToken cancellation)
    {
        if (most <= 0 || routes.Count == 0)
        {
            return [];
        }

        var instant = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TdcDbContext>();
        var isDue = await db.Set<Job>().AnyAsync(
            j => j.State == JobState.Waiting && j.DueAt <= instant && (j.LeaseUntil == null || j.LeaseUntil <= instant), cancellation);
        var now = instant.UtcDateTime;
        return isDue ? await queue.TakeJobsAsync(db, [.. routes.Keys], most, owner, now, now + LeaseDuration, cancellation) : [];
    }

    /// <summary>Does a taken job and writes down how it ended.</summary>
    internal async Task RunAsync(TakenJob job, CancellationToken stop)
    {
        var run = new JobRun(new JobId(job.Id), job.Attempts, job.Epoch);
        try
        {
            await using (var heart = new Heartbeat(LeaseDuration / 3, token => RenewAsync(run, token), stop))
            await using (var scope = scopes.CreateAsyncScope())
            {
                await routes[job.Kind].RunAsync(scope.ServiceProvider, job.Payload, run, heart.Token);
            }

            var now = clock.GetUtcNow();
            await EndAsync(run, j => j.SetProperty(x => x.State, JobState.Done).SetProperty(x => x.EndedAt, now).SetProperty(x => x.LastError, (string?)null));
        }
        catch (LeaseLostException)
        {
            LogLost(job.Kind, job.Id);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped in order: the attempt does not count and another node may begin at once.
            await TryEndAsync(run, j => j.SetProperty(x => x.Attempts, job.Attempts - 1));
        }
        catch (Exception e)
        {
            LogFailed(e, job.Kind, job.Id, job.Attempts);
            await FailAsync(run, e);
        }
    }

    private async Task FailAsync(JobRun run, Exception e)
    {
        var now = clock.GetUtcNow();
        var due = now + Backoff.After(run.Attempt, Random.Shared.NextDouble());
        var error = WorkError.Of(e);
        if (run.Attempt >= MostAttempts)
        {
            await TryEndAsync(run, j => j.SetProperty(x => x.State, JobState.Poisoned).SetProperty(x => x.EndedAt, now).SetProperty(x => x.LastError, error));
        }
        else
        {
            await TryEndAsync(run, j => j.SetProperty(x => x.DueAt, due).SetProperty(x => x.LastError, error));
        }
    }

    private async Task TryEndAsync(JobRun run, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Job>> set)
    {
        try
        {
            await EndAsync(run, set);
        }
        catch (Exception e)
        {
            LogAway(e); // the lease ends by itself
        }
    }

    private async Task EndAsync(JobRun run, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Job>> set)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TdcDbContext>();
        var ended = await db.Set<Job>().Where(j => j.Id == run.Id && j.Epoch == run.Epoch).ExecuteUpdateAsync(
            j =>
            {
                j.SetProperty(x => x.LeaseOwner, (string?)null).SetProperty(x => x.LeaseUntil, (DateTimeOffset?)null);
                set(j);
            },
            CancellationToken.None);
        if (ended != 1)
        {
            throw new LeaseLostException($"Job {run.Id.Value} was taken over before it ended.");
        }
    }

    private async Task<bool> RenewAsync(JobRun run, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + LeaseDuration;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TdcDbContext>();
        return await db.Set<Job>().Where(j => j.Id == run.Id && j.Epoch == run.Epoch)
            .ExecuteUpdateAsync(j => j.SetProperty(x => x.LeaseUntil, until), cancellation) == 1;
    }

    [LoggerMessage(EventId = 310, Level = LogLevel.Warning, Message = "Job {Kind} {Id} failed at attempt {Attempt}.")]
    private partial void LogFailed(Exception e, string kind, Guid id, int attempt);

    [LoggerMessage(EventId = 311, Level = LogLevel.Warning, Message = "Job {Kind} {Id} was taken over by another attempt.")]
    private partial void LogLost(string kind, Guid id);

    [LoggerMessage(EventId = 312, Level = LogLevel.Warning, Message = "The job table cannot be used now.")]
    private partial void LogAway(Exception e);
}

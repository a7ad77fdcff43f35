using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Jobs;

/// <summary>Background work as the administrator sees it.</summary>
public sealed class JobBoard(TdcDbContext db, WorkBell bell, TimeProvider clock)
{
    /// <summary>The newest jobs that are not done, those given up first.</summary>
    public Task<List<Job>> JobsAsync(CancellationToken cancellation) =>
        db.Set<Job>().AsNoTracking().Where(j => j.State != JobState.Done).OrderBy(j => j.State == JobState.Poisoned ? 0 : 1).ThenByDescending(j => j.CreatedAt).Take(100).ToListAsync(cancellation);

    /// <summary>How many jobs were given up and how many events wait after a failure.</summary>
    public async Task<(int Poisoned, int Untold)> FailuresAsync(CancellationToken cancellation) =>
        (await db.Set<Job>().CountAsync(j => j.State == JobState.Poisoned, cancellation),
            await db.Set<OutboxMessage>().CountAsync(m => m.DoneAt == null && m.LastError != null, cancellation));

    /// <summary>Events that failed.</summary>
    public Task<List<OutboxMessage>> UntoldAsync(CancellationToken cancellation) =>
        db.Set<OutboxMessage>().AsNoTracking().Where(m => m.DoneAt == null && m.LastError != null).OrderByDescending(m => m.CreatedAt).Take(100).ToListAsync(cancellation);

    /// <summary>Leases of periodic work.</summary>
    public Task<List<Lease>> LeasesAsync(CancellationToken cancellation) => db.Set<Lease>().AsNoTracking().OrderBy(l => l.Name).ToListAsync(cancellation);

    /// <summary>Has a job that was given up, or that waits after a failure, run again now.</summary>
    public async Task<Outcome<Done>> RetryAsync(JobId id, Asker asker, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var free = await db.InTransactionAsync(
            async () =>
            {
                var count = await db.Set<Job>().Where(j => j.Id == id && (j.State == JobState.Poisoned || (j.State == JobState.Waiting && j.LastError != null)))
                    .ExecuteUpdateAsync(
                        j => j.SetProperty(x => x.State, JobState.Waiting).SetProperty(x => x.Attempts, 0).SetProperty(x => x.DueAt, now)
                            .SetProperty(x => x.EndedAt, (DateTimeOffset?)null),
                        cancellation);
                if (count == 1)
                {
                    db.AddAudit(clock, asker, "job.retried", "job.job", id.Value);
                    await db.SaveChangesAsync(cancellation);
                }

                return count;
            },
            cancellation);
        if (free == 0)
        {
            return Refusal.NotFound("job.none");
        }

        bell.Ring(WorkKind.Jobs);
        return Done.Instance;
    }
}

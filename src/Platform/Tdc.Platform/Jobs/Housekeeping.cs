using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Events;
using Tdc.Platform.Files;
using Tdc.Platform.Repeats;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Jobs;

/// <summary>Removes what has served its time: done jobs and events after 30 days, kept answers and tickets after two, unused uploads.</summary>
internal sealed class Housekeeping(TimeProvider clock) : IPeriodicWork
{
    public string Name => "job.housekeeping";

    public TimeSpan Interval => TimeSpan.FromHours(6);

    public async Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var now = clock.GetUtcNow();
        var (month, days) = (now.AddDays(-30), now - AnswerKeeping.KeptFor);
        await db.Set<OutboxMessage>().Where(m => m.DoneAt < month).ExecuteDeleteAsync(cancellation);
        await db.Set<Job>().Where(j => j.State == JobState.Done && j.EndedAt < month).ExecuteDeleteAsync(cancellation);
        await db.Set<KeptAnswer>().Where(a => a.At < days).ExecuteDeleteAsync(cancellation);
        await db.Set<UsedTicket>().Where(t => t.At < days).ExecuteDeleteAsync(cancellation);
        await services.GetRequiredService<FileCleaning>().CleanAsync(cancellation);
    }
}

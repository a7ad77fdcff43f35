using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Tdc.Epcis.Model;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Traceability.Features.Repository.Reading;

namespace Tdc.Traceability.Features.Repository.Capturing;

/// <summary>What is written about one capture beside its events.</summary>
/// <param name="Job">The job; new, or to be replaced when it was written before.</param>
/// <param name="Asker">Who captured.</param>
/// <param name="MasterData">Master data of the document's header.</param>
internal sealed record LedgerEntry(CaptureJob Job, Asker Asker, IReadOnlyList<MasterDataVocabulary>? MasterData);

/// <summary>Writes the job and the audit entry of captures, those of the same moment in one transaction.</summary>
/// <remarks>
/// A capture is answered after this, so that its job survives a crash; what many clients send at the same time costs one commit. An event is audited with its
/// document, never alone.
/// </remarks>
internal sealed class CaptureLedger(IDbContextFactory<TdcDbContext> contexts, NewEvents bell, TimeProvider clock) : BackgroundService
{
    private const int MostAtOnce = 100;

    private readonly Channel<(LedgerEntry Entry, TaskCompletionSource Done)> queue = Channel.CreateUnbounded<(LedgerEntry, TaskCompletionSource)>(new() { SingleReader = true });

    /// <summary>Writes an entry; returns when it is on disk.</summary>
    public async Task WriteAsync(LedgerEntry entry)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!queue.Writer.TryWrite((entry, done)))
        {
            await SaveAsync([entry]); // the program is stopping
            return;
        }

        await done.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var stop = stoppingToken.Register(() => queue.Writer.TryComplete());
        while (await queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var batch = new List<(LedgerEntry Entry, TaskCompletionSource Done)>();
            while (batch.Count < MostAtOnce && queue.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            try
            {
                await SaveAsync([.. batch.Select(b => b.Entry)]);
                batch.ForEach(b => b.Done.SetResult());
            }
            catch (Exception) when (batch.Count > 1)
            {
                foreach (var (entry, done) in batch)
                {
                    await AloneAsync(entry, done); // one that cannot be written does not take the others along
                }
            }
            catch (Exception e)
            {
                batch[0].Done.SetException(e);
            }
        }
    }

    private async Task AloneAsync(LedgerEntry entry, TaskCompletionSource done)
    {
        try
        {
            await SaveAsync([entry]);
            done.SetResult();
        }
        catch (Exception e)
        {
            done.SetException(e);
        }
    }

    private async Task SaveAsync(IReadOnlyList<LedgerEntry> entries)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var entry in entries)
        {
            var job = entry.Job;
            db.Entry(job).State = job.Node.Length == 0 || job.FinishedAt is null ? EntityState.Added : EntityState.Modified;
            if (job.FinishedAt is not null)
            {
                db.AddAudit(clock, entry.Asker, "trace.events-captured", "trace.capture", job.Id.Value, new { unit = job.Owner.Value, events = job.Events, stored = job.Stored, success = job.Success });
            }
        }

        if (entries.Any(e => e.MasterData is { Count: > 0 }))
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
            await db.InTransactionAsync(
                async () =>
                {
                    foreach (var entry in entries.Where(e => e.MasterData is { Count: > 0 }))
                    {
                        await MasterData.KeepAsync(db, entry.Job.Owner, entry.MasterData!, clock.GetUtcNow(), CancellationToken.None);
                        await db.SaveChangesAsync(CancellationToken.None);
                    }

                    return await db.SaveChangesAsync(CancellationToken.None);
                },
                CancellationToken.None);
        }
        else
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }

        if (entries.Any(e => e.Job.Stored > 0))
        {
            bell.Ring();
        }
    }
}

/// <summary>Wakes those who wait for new events in this process; other nodes find them by asking.</summary>
internal sealed class NewEvents
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Says that events were captured.</summary>
    public void Ring() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Waits for the bell, or for a time at most.</summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken cancellation)
    {
        var bell = Volatile.Read(ref next).Task;
        await Task.WhenAny(bell, Task.Delay(most, cancellation));
        cancellation.ThrowIfCancellationRequested();
    }
}

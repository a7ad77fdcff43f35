using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Repository.Http;

namespace Tdc.Traceability.Features.Repository.Capturing;

/// <summary>Captures long documents behind the answer, two at a time, and takes up again what a crash cut off.</summary>
/// <remarks>
/// The document lies in a file until its job has ended; taking it up again stores nothing twice. A job whose file this node does not have and whose node has
/// been silent for two minutes has failed.
/// </remarks>
internal sealed partial class CaptureWorker(
    IEventCapture capture, IDbContextFactory<TdcDbContext> contexts, CaptureLedger ledger, DatabaseSettings database, NodeName node, TimeProvider clock,
    ILogger<CaptureWorker> log) : BackgroundService
{
    private const int AtOnce = 2;
    private static readonly TimeSpan beat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan silent = TimeSpan.FromMinutes(2);

    private readonly Channel<(CaptureJob Job, Asker Asker)> queue = Channel.CreateUnbounded<(CaptureJob, Asker)>();
    private readonly ConcurrentDictionary<CaptureJobId, CaptureJob> working = new();

    /// <summary>Where the document of a job lies.</summary>
    public string PathOf(CaptureJobId id) => Path.Combine(CaptureSpool.Folder(database.DataFolder), id.Value.ToString("N"));

    /// <summary>Takes a job; its row is written first, its document lies at <see cref="PathOf"/>.</summary>
    public async Task TakeAsync(CaptureJob job, Asker asker)
    {
        (job.Node, job.BeatAt) = (node.Value, clock.GetUtcNow());
        await ledger.WriteAsync(new(job, asker, null));
        working[job.Id] = job;
        queue.Writer.TryWrite((job, asker));
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([ResumeAsync(stoppingToken), BeatAsync(stoppingToken), .. Enumerable.Range(0, AtOnce).Select(_ => WorkAsync(stoppingToken))]);

    private async Task WorkAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var (job, asker) in queue.Reader.ReadAllAsync(stop))
            {
                await RunAsync(job, asker, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // what is left is taken up again at the next start
        }
    }

    private async Task RunAsync(CaptureJob job, Asker asker, CancellationToken stop)
    {
        var path = PathOf(job.Id);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                CaptureOutcome outcome;
                await using (var document = CaptureSpool.OpenFile(path))
                {
                    outcome = await capture.CaptureAsync(
                        new CaptureRequest
                        {
                            Capture = job.Id.Value,
                            Owner = job.Owner,
                            Document = document,
                            Format = job.Format,
                            Rollback = job.Rollback,
                            Limits = CaptureLimits.Document,
                            Progress = p => job.Events = p.Read,
                        },
                        stop);
                }

                await EndAsync(job, asker, outcome);
                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception e) when (StorageFault.Of(e) != StorageFaultKind.None)
            {
                LogAway(e, job.Id.Value, attempt);
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(60, 2 * attempt)), stop); // the database comes back, or the program is started anew
            }
            catch (Exception e)
            {
                LogFailed(e, job.Id.Value);
                await FailAsync(job, asker, "The capture failed on the server.", "epcis.failed");
                return;
            }
        }
    }

    private async Task EndAsync(CaptureJob job, Asker asker, CaptureOutcome outcome)
    {
        CaptureOutcomes.Finish(job, outcome, CultureInfo.InvariantCulture, clock.GetUtcNow());
        await ledger.WriteAsync(new(job, asker, outcome.IsSuccess || !job.Rollback ? outcome.Header.MasterData : null));
        working.TryRemove(job.Id, out _);
        File.Delete(PathOf(job.Id));
    }

    private async Task FailAsync(CaptureJob job, Asker asker, string detail, string code)
    {
        job.Success = false;
        job.FinishedAt = clock.GetUtcNow();
        job.Errors = CaptureErrors.Write([CaptureErrors.Single("ImplementationException", "The capture did not end", detail, code)]);
        await ledger.WriteAsync(new(job, asker, null));
        working.TryRemove(job.Id, out _);
        File.Delete(PathOf(job.Id));
    }

    private async Task ResumeAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync(stop);
                var now = clock.GetUtcNow();
                foreach (var job in await db.Set<CaptureJob>().AsNoTracking().Where(j => j.FinishedAt == null).ToListAsync(stop))
                {
                    if (working.ContainsKey(job.Id) || job.Node == node.Value)
                    {
                        continue;
                    }

                    var asker = new Asker { KeyId = job.KeyId is { } key ? new ApiKeyId(key) : null, KeyUnit = job.Owner };
                    if (File.Exists(PathOf(job.Id)) && (now - job.BeatAt > silent || database.Engine == DatabaseEngine.Sqlite) && await ClaimAsync(db, job, stop))
                    {
                        LogResumed(job.Id.Value);
                        working[job.Id] = job;
                        queue.Writer.TryWrite((job, asker));
                    }
                    else if (!File.Exists(PathOf(job.Id)) && now - job.BeatAt > silent && await ClaimAsync(db, job, stop))
                    {
                        await FailAsync(job, asker, "The server stopped while it worked on the document; send it again, what was stored is recognised.", "epcis.cut-off");
                    }
                }

                await Task.Delay(beat, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogAway(e, Guid.Empty, 0);
                await Task.Delay(beat, stop).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private async Task<bool> ClaimAsync(TdcDbContext db, CaptureJob job, CancellationToken cancellation)
    {
        var (was, mine, now) = (job.Node, node.Value, clock.GetUtcNow());
        var claimed = await db.Set<CaptureJob>().Where(j => j.Id == job.Id && j.Node == was && j.FinishedAt == null)
            .ExecuteUpdateAsync(j => j.SetProperty(x => x.Node, mine).SetProperty(x => x.BeatAt, now), cancellation);
        (job.Node, job.BeatAt) = (mine, now);
        return claimed == 1;
    }

    private async Task BeatAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(beat, stop);
                if (working.IsEmpty)
                {
                    continue;
                }

                await using var db = await contexts.CreateDbContextAsync(stop);
                var (ids, now) = (working.Keys.ToList(), clock.GetUtcNow());
                await db.Set<CaptureJob>().Where(j => ids.Contains(j.Id) && j.FinishedAt == null).ExecuteUpdateAsync(j => j.SetProperty(x => x.BeatAt, now), stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogAway(e, Guid.Empty, 0);
            }
        }
    }

    [LoggerMessage(EventId = 2110, Level = LogLevel.Warning, Message = "The store is away for capture {Capture}, attempt {Attempt}.")]
    private partial void LogAway(Exception e, Guid capture, int attempt);

    [LoggerMessage(EventId = 2111, Level = LogLevel.Error, Message = "Capture {Capture} failed.")]
    private partial void LogFailed(Exception e, Guid capture);

    [LoggerMessage(EventId = 2112, Level = LogLevel.Information, Message = "Capture {Capture} is taken up again.")]
    private partial void LogResumed(Guid capture);
}

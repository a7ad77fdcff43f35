using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Recording;

namespace Tdc.Traceability.Features.Recording.Steps;

/// <summary>Captures events of records that were kept while the event store was away, or between whose keeping and capturing the program died.</summary>
internal sealed class SendWaitingRecords(TimeProvider clock) : IPeriodicWork
{
    private const int AtOnce = 100;

    // A request that is at work now has its own turn first.
    private static readonly TimeSpan settled = TimeSpan.FromMinutes(1);

    public string Name => "trace.waiting-records";

    public TimeSpan Interval => TimeSpan.FromMinutes(1);

    public Task<bool> HasWorkAsync(TdcDbContext db, CancellationToken cancellation) => Waiting(db).AnyAsync(cancellation);

    public async Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var steps = services.GetRequiredService<RecordStepHandler>();
        foreach (var record in await Waiting(db).OrderBy(r => r.RecordedAt).Take(AtOnce).ToListAsync(cancellation))
        {
            await steps.CaptureAsync(record, cancellation); // safe to do twice: the event's id is the record's
        }
    }

    private IQueryable<KeptRecord> Waiting(TdcDbContext db)
    {
        var before = clock.GetUtcNow() - settled;
        return db.Set<KeptRecord>().Where(r => r.State == RecordState.Waiting && r.RecordedAt < before);
    }
}

using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Features.Recording.Steps;

namespace Tdc.Traceability.Features.Recording.Corrections;

/// <summary>Declares that what was recorded never happened. The event stays, with the declaration behind it: nothing is erased.</summary>
internal sealed class WithdrawRecordHandler(TdcDbContext db, Asker asker, RecordStepHandler steps, TimeProvider clock)
{
    /// <summary>Declares it.</summary>
    public async Task<Outcome<Done>> HandleAsync(Guid id, CancellationToken cancellation)
    {
        var units = asker.RecordsForAny;
        var record = await db.Set<KeptRecord>().SingleOrDefaultAsync(r => r.Id == new RecordId(id), cancellation);
        if (record is null || !units.Contains(record.Owner))
        {
            return Refusal.NotFound("record.no-such");
        }

        if (record.State == RecordState.Withdrawn)
        {
            return Done.Instance;
        }

        if (record.State != RecordState.Stored)
        {
            return Refusal.Conflict("record.already-declared");
        }

        var declared = await EventJson.DeclareErrorAsync(record.Event, "did_not_occur", clock.GetUtcNow().InVietnam, [], cancellation);
        var outcome = await steps.CaptureAsync(clock.NewId<RecordId>().Value, record.Owner, [declared], cancellation);
        if (!outcome.IsSuccess)
        {
            return Refusal.Rule("record.not-taken");
        }

        record.State = RecordState.Withdrawn;
        db.AddAudit(clock, asker, "trace.record-withdrawn", "trace.record", record.Id.Value, new { Unit = record.Owner.Value });
        await db.SaveChangesAsync(cancellation);
        return Done.Instance;
    }
}

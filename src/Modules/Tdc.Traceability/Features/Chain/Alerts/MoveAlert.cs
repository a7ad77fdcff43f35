using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Alerts;

/// <summary>The department takes an alert on, closes it with a reason, or opens it again.</summary>
internal sealed class MoveAlertHandler(TdcDbContext db, TimeProvider clock, Asker asker, ChainAuthority authority, AlertReading reading)
{
    /// <summary>Moves an alert.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="to">The new state.</param>
    /// <param name="reason">Why; needed for closing, at most 2000 characters.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<Done>> HandleAsync(long number, AlertState to, string? reason, CancellationToken cancellation)
    {
        if (await reading.FindAsync(number, cancellation) is null)
        {
            return Refusal.NotFound("alert.not-found");
        }

        if (!await authority.IsAsync(asker, cancellation))
        {
            return new Refusal(RefusalKind.Forbidden, "alert.authority-only");
        }

        var words = (reason ?? "").Trim();
        if (to == AlertState.Closed && words.Length is 0 or > 2000)
        {
            return Refusal.Rule("alert.reason-needed");
        }

        var alert = await db.Set<TraceAlert>().SingleAsync(a => a.Number == number, cancellation);
        var now = clock.GetUtcNow();
        if (alert.State == to)
        {
            return Refusal.Conflict("alert.already");
        }

        if (to == AlertState.Acknowledged && alert.State == AlertState.Closed)
        {
            return Refusal.Conflict("alert.closed");
        }

        alert.State = to;
        alert.AcknowledgedAt = to == AlertState.Acknowledged ? now : to == AlertState.Open ? null : alert.AcknowledgedAt;
        alert.ClosedAt = to == AlertState.Closed ? now : null;
        alert.ClosedBy = to == AlertState.Closed ? asker.UserId ?? asker.KeyId?.Value : null;
        alert.CloseReason = to == AlertState.Closed ? words : "";
        alert.Version = Guid.CreateVersion7(now);
        db.AddAudit(clock, asker, "trace.alert-moved", "trace.alert", number, new { to = to.ToString(), reason = words });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return Done.Instance;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("alert.changed-meanwhile");
        }
    }
}

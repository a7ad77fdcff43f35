using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Alerts;

/// <summary>Counts alerts in the database.</summary>
internal sealed class AlertCounts(TdcDbContext db) : IAlertFigures
{
    public async Task<AlertFigures> CountAsync(IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var alerts = db.Set<TraceAlert>().AsNoTracking();
        alerts = units is null ? alerts : alerts.Where(a => units.Contains(a.Owner));
        var (begin, end) = (from.StartInVietnam, to.AddDays(1).StartInVietnam);
        return new(
            await alerts.CountAsync(a => a.State != AlertState.Closed, cancellation),
            await alerts.CountAsync(a => a.State != AlertState.Closed && a.Severity == AlertSeverity.Serious, cancellation),
            await alerts.CountAsync(a => a.State == AlertState.Closed && a.ClosedAt >= begin && a.ClosedAt < end, cancellation));
    }
}

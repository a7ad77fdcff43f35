using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Chain.Checks;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Chain.Trace;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Alerts;

/// <summary>Which alerts are listed.</summary>
internal sealed record AlertFilter(string? Kind, AlertSeverity? Severity, AlertState? State, string? Words, DateOnly? From, DateOnly? To);

/// <summary>Reads alerts: the department all, others those on what their units captured last.</summary>
internal sealed class AlertReading(TdcDbContext db, ChainAuthority authority, Asker asker) : IChainAlerts
{
    /// <summary>A page of alerts, newest first.</summary>
    public async Task<(IReadOnlyList<TraceAlert> Rows, int Total)> ListAsync(AlertFilter filter, int skip, int take, CancellationToken cancellation)
    {
        var alerts = await SelectAsync(filter, cancellation);
        return (await alerts.OrderByDescending(a => a.Number).Skip(skip).Take(take).ToListAsync(cancellation), await alerts.CountAsync(cancellation));
    }

    /// <summary>Alerts after a number, newest first, for programs.</summary>
    public async Task<IReadOnlyList<TraceAlert>> AfterAsync(AlertFilter filter, long? after, int take, CancellationToken cancellation)
    {
        var alerts = await SelectAsync(filter, cancellation);
        return await (after is { } number ? alerts.Where(a => a.Number < number) : alerts).OrderByDescending(a => a.Number).Take(take).ToListAsync(cancellation);
    }

    /// <summary>One alert with what it concerns; <see langword="null"/> when there is none for the asker.</summary>
    public async Task<(TraceAlert Alert, IReadOnlyList<string> Subjects)?> FindAsync(long number, CancellationToken cancellation)
    {
        var alert = await (await VisibleAsync(cancellation)).SingleOrDefaultAsync(a => a.Number == number, cancellation);
        return alert is null ? null : (alert, await db.Set<TraceAlertSubject>().Where(s => s.Alert == number).Select(s => s.Canonical).OrderBy(s => s).ToListAsync(cancellation));
    }

    /// <summary>How many alerts of each state the asker sees.</summary>
    public async Task<IReadOnlyDictionary<AlertState, int>> CountsAsync(CancellationToken cancellation) =>
        await (await VisibleAsync(cancellation)).GroupBy(a => a.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);

    public async Task<IReadOnlyList<ChainAlertCard>> OnAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(canonical);
        var wanted = canonical.Take(500).ToHashSet(StringComparer.Ordinal);
        var keys = wanted.Select(IdentifierKey.OfCanonical).ToList();
        var rows = await (
            from subject in db.Set<TraceAlertSubject>().AsNoTracking()
            join alert in db.Set<TraceAlert>().AsNoTracking() on subject.Alert equals alert.Number
            where keys.Contains(subject.ItemKey)
            select new { alert, subject.Canonical }).ToListAsync(cancellation);
        return [.. rows.Where(r => wanted.Contains(r.Canonical)).DistinctBy(r => r.alert.Number).OrderByDescending(r => r.alert.Number).Select(r => Card(r.alert))];
    }

    internal static ChainAlertCard Card(TraceAlert alert) =>
        new(alert.Number, alert.Kind, alert.Severity, alert.State, alert.Subject, alert.HappenedAt, alert.RaisedAt, Texts(alert.Events));

    internal static IReadOnlyList<string> Texts(string json) => JsonSerializer.Deserialize<string[]>(json) ?? [];

    private async Task<IQueryable<TraceAlert>> VisibleAsync(CancellationToken cancellation)
    {
        var alerts = db.Set<TraceAlert>().AsNoTracking();
        if (await authority.IsAsync(asker, cancellation))
        {
            return alerts;
        }

        var units = asker.Units.ToList();
        return alerts.Where(a => units.Contains(a.Owner));
    }

    private async Task<IQueryable<TraceAlert>> SelectAsync(AlertFilter filter, CancellationToken cancellation)
    {
        var alerts = await VisibleAsync(cancellation);
        if (AlertKind.Find(filter.Kind) is { Code: var kind })
        {
            alerts = alerts.Where(a => a.Kind == kind);
        }

        if (filter.Severity is { } severity)
        {
            alerts = alerts.Where(a => a.Severity == severity);
        }

        if (filter.State is { } state)
        {
            alerts = alerts.Where(a => a.State == state);
        }

        if (filter.From is { } from)
        {
            var start = from.StartInVietnam;
            alerts = alerts.Where(a => a.HappenedAt >= start);
        }

        if (filter.To is { } to)
        {
            var end = to.EndInVietnam;
            alerts = alerts.Where(a => a.HappenedAt < end);
        }

        if (filter.Words is { Length: > 0 } words)
        {
            var keys = StartIdentifiers.Read(words).Select(IdentifierKey.OfCanonical).ToList();
            alerts = alerts.Where(a => db.Set<TraceAlertSubject>().Any(s => s.Alert == a.Number && keys.Contains(s.ItemKey)));
        }

        return alerts;
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Chain.Checks;
using Tdc.Traceability.Events;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Alerts;

/// <summary>Writes what the checks found: raises each cause once, joins what it concerns, and closes what later events took away.</summary>
internal sealed class AlertBook(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Identifiers kept of one alert.</summary>
    public const int MostSubjects = 200;

    private const int MostEvents = 20;
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Kinds that are found by judging a thing's whole history, so that a new judgement may take them away.</summary>
    private static readonly string[] ofThings = [.. AlertKind.All.Select(k => k.Code).Where(c => !c.StartsWith("unregistered-", StringComparison.Ordinal))];

    /// <summary>The key of a cause.</summary>
    public static string KeyOf(string kind, string cause) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{cause}")));

    /// <summary>Records a round's result in the caller's transaction; the caller holds the lease, so nobody else numbers alerts meanwhile.</summary>
    /// <returns>How many alerts were raised anew.</returns>
    public async Task<int> RecordAsync(CheckResult result, CancellationToken cancellation)
    {
        var causes = result.Findings.GroupBy(f => KeyOf(f.Kind, f.Cause)).ToDictionary(g => g.Key, g => g.ToList());
        var known = new Dictionary<string, TraceAlert>();
        foreach (var part in causes.Keys.Chunk(500))
        {
            foreach (var alert in await db.Set<TraceAlert>().Where(a => part.Contains(a.CauseKey)).ToListAsync(cancellation))
            {
                known[alert.CauseKey] = alert;
            }
        }

        var number = await db.Set<TraceAlert>().MaxAsync(a => (long?)a.Number, cancellation) ?? 0;
        var raised = 0;
        foreach (var (key, findings) in causes.OrderBy(c => c.Value[0].Events.Count > 0 ? c.Value[0].Events[^1].Position : 0).ThenBy(c => c.Key, StringComparer.Ordinal))
        {
            if (known.TryGetValue(key, out var alert))
            {
                await JoinAsync(alert, findings, cancellation);
                continue;
            }

            Raise(++number, key, findings);
            raised++;
        }

        await ResolveAsync(result, causes.Keys.ToHashSet(), cancellation);
        await db.SaveChangesAsync(cancellation);
        return raised;
    }

    /// <summary>Closes alerts whose cause is gone, as the program itself.</summary>
    public void Resolve(TraceAlert alert)
    {
        alert.State = AlertState.Closed;
        alert.ClosedAt = clock.GetUtcNow();
        alert.ClosedBy = null;
        alert.CloseReason = "";
        alert.Version = Guid.CreateVersion7(clock.GetUtcNow());
        db.AddAudit(clock, Asker.System, "trace.alert-resolved", "trace.alert", alert.Number, new { alert.Kind });
    }

    private void Raise(long number, string key, List<ChainFinding> findings)
    {
        var first = findings[0];
        var kind = AlertKind.Find(first.Kind)!;
        var subjects = findings.Select(f => f.Subject).Distinct().ToList();
        db.Add(new TraceAlert
        {
            Number = number,
            Kind = first.Kind,
            CauseKey = key,
            Severity = Enum.Parse<AlertSeverity>(kind.Severity, ignoreCase: true),
            State = AlertState.Open,
            Subject = first.Subject,
            Subjects = subjects.Count,
            Owner = first.Events[^1].Stored.Owner,
            HappenedAt = first.Events[^1].Time,
            RaisedAt = clock.GetUtcNow(),
            Facts = JsonSerializer.Serialize(first.Facts, json),
            Events = EventsOf(first),
            Version = Guid.CreateVersion7(clock.GetUtcNow()),
        });
        db.AddRange(subjects.Take(MostSubjects).Select(s => new TraceAlertSubject { Alert = number, ItemKey = IdentifierKey.OfCanonical(s), Canonical = s }).DistinctBy(s => s.ItemKey));
    }

    private async Task JoinAsync(TraceAlert alert, List<ChainFinding> findings, CancellationToken cancellation)
    {
        var have = await db.Set<TraceAlertSubject>().Where(s => s.Alert == alert.Number).Select(s => s.ItemKey).ToListAsync(cancellation);
        var room = MostSubjects - have.Count;
        var more = findings.Select(f => f.Subject).Distinct().Select(s => new TraceAlertSubject { Alert = alert.Number, ItemKey = IdentifierKey.OfCanonical(s), Canonical = s })
            .Where(s => !have.Contains(s.ItemKey)).DistinctBy(s => s.ItemKey).ToList();
        db.AddRange(more.Take(Math.Max(0, room)));
        var facts = JsonSerializer.Serialize(findings[0].Facts, json);
        var isBack = alert is { State: AlertState.Closed, ClosedBy: null };
        if (more.Count > 0 || alert.Facts != facts || isBack)
        {
            alert.Subjects += more.Count;
            (alert.Facts, alert.Events, alert.HappenedAt) = (facts, EventsOf(findings[0]), findings[0].Events[^1].Time);
            alert.Version = Guid.CreateVersion7(clock.GetUtcNow());
        }

        if (isBack)
        {
            (alert.State, alert.ClosedAt, alert.AcknowledgedAt, alert.RaisedAt) = (AlertState.Open, null, null, clock.GetUtcNow());
        }
    }

    private async Task ResolveAsync(CheckResult result, HashSet<string> found, CancellationToken cancellation)
    {
        var keys = result.Judged.Select(IdentifierKey.OfCanonical).ToList();
        foreach (var part in keys.Chunk(500))
        {
            var rows = await (
                from subject in db.Set<TraceAlertSubject>()
                join alert in db.Set<TraceAlert>() on subject.Alert equals alert.Number
                where part.Contains(subject.ItemKey) && alert.State != AlertState.Closed && ofThings.Contains(alert.Kind)
                select new { subject, alert }).ToListAsync(cancellation);
            foreach (var group in rows.Where(r => !found.Contains(r.alert.CauseKey)).GroupBy(r => r.alert))
            {
                var left = await db.Set<TraceAlertSubject>().CountAsync(s => s.Alert == group.Key.Number, cancellation) - group.Count();
                if (left > 0)
                {
                    db.RemoveRange(group.Select(r => r.subject));
                    group.Key.Subjects = Math.Max(left, group.Key.Subjects - group.Count());
                }
                else
                {
                    Resolve(group.Key); // what it concerned stays written
                }
            }
        }
    }

    private static string EventsOf(ChainFinding finding)
    {
        var events = finding.Events.Select(e => e.Stored.EventId).Distinct().ToList();
        return JsonSerializer.Serialize(events.Count <= MostEvents ? events : [.. events.Take(MostEvents / 2), .. events.TakeLast(MostEvents / 2)], json);
    }
}

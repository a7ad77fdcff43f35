using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Platform.Audit;

/// <summary>What to look for in the audit; each part may be empty.</summary>
/// <param name="Action">An action or the beginning of one (<c>plan.</c>).</param>
/// <param name="SubjectKind">Kind of record.</param>
/// <param name="SubjectId">Its id.</param>
/// <param name="Person">Part of the person's name or mail address.</param>
/// <param name="From">First day in Vietnam.</param>
/// <param name="To">Last day in Vietnam.</param>
public sealed record AuditFilter(string? Action = null, string? SubjectKind = null, string? SubjectId = null, string? Person = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>An audit entry as it is read.</summary>
public sealed record AuditLine(
    Guid Id, long? Sequence, DateTimeOffset At, string? Who, bool ByKey, string Action, string SubjectKind, string SubjectId, string Details, string? Hash);

/// <summary>Reads the audit page by page, newest first.</summary>
public sealed class AuditReading(TdcDbContext db)
{
    /// <summary>A page.</summary>
    /// <param name="filter">What to look for.</param>
    /// <param name="after">The last id of the page before.</param>
    /// <param name="limit">Most rows.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<IReadOnlyList<AuditLine>> ListAsync(AuditFilter filter, AuditEntryId? after, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var entries = Where(db.Set<AuditEntry>().AsNoTracking(), filter);
        if (filter.Person is { Length: > 0 } person)
        {
            var normalized = person.Trim().ToUpperInvariant();
            var ids = await db.Users.Where(u => u.NormalizedEmail!.Contains(normalized) || u.DisplayName.Contains(person.Trim())).Select(u => u.Id).OrderBy(id => id).Take(100).ToListAsync(cancellation);
            entries = entries.Where(e => e.UserId != null && ids.Contains(e.UserId.Value));
        }

        if (after is { } last)
        {
            entries = entries.Where(e => e.Id < last);
        }

        var rows = await entries.OrderByDescending(e => e.Id).Take(limit).ToListAsync(cancellation);
        var users = rows.Select(r => r.UserId).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => users.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var used = rows.Select(r => r.KeyId).OfType<Guid>().Distinct().Select(k => new ApiKeyId(k)).ToList();
        var keys = used.Count == 0 ? [] : await db.Set<ApiKey>().AsNoTracking().Where(k => used.Contains(k.Id)).ToDictionaryAsync(k => k.Id.Value, k => k.Name, cancellation);
        return [.. rows.Select(r => new AuditLine(
            r.Id.Value, r.Sequence, r.At,
            r.UserId is { } user ? names.GetValueOrDefault(user) ?? user.ToString() : r.KeyId is { } key ? keys.GetValueOrDefault(key) ?? key.ToString() : null,
            r.KeyId is not null, r.Action, r.SubjectKind, r.SubjectId, r.Details, r.Hash))];
    }

    /// <summary>The signed heads, newest first.</summary>
    public Task<List<AuditDayHead>> HeadsAsync(DateOnly? before, int limit, CancellationToken cancellation)
    {
        var heads = db.Set<AuditDayHead>().AsNoTracking();
        if (before is { } day)
        {
            heads = heads.Where(h => h.Day < day);
        }

        return heads.OrderByDescending(h => h.Day).Take(limit).ToListAsync(cancellation);
    }

    /// <summary>The public keys, oldest first.</summary>
    public Task<List<AuditSigningKey>> KeysAsync(CancellationToken cancellation) =>
        db.Set<AuditSigningKey>().AsNoTracking().OrderBy(k => k.CreatedAt).ToListAsync(cancellation);

    /// <summary>Where the chain ends now.</summary>
    public Task<AuditChainEnd?> EndAsync(CancellationToken cancellation) => db.Set<AuditChainEnd>().AsNoTracking().SingleOrDefaultAsync(cancellation);

    private static IQueryable<AuditEntry> Where(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.Action is { Length: > 0 } action)
        {
            entries = entries.Where(e => e.Action.StartsWith(action));
        }

        if (filter.SubjectKind is { Length: > 0 } kind)
        {
            entries = entries.Where(e => e.SubjectKind == kind);
        }

        if (filter.SubjectId is { Length: > 0 } subject)
        {
            entries = entries.Where(e => e.SubjectId == subject);
        }

        if (filter.From is { } from)
        {
            var start = from.StartInVietnam;
            entries = entries.Where(e => e.At >= start);
        }

        if (filter.To is { } to)
        {
            var end = to.EndInVietnam;
            entries = entries.Where(e => e.At < end);
        }

        return entries;
    }
}

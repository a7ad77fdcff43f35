using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;

namespace Tdc.Platform.Notices;

/// <summary>A notice as its reader sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Code">Stable code of what it says.</param>
/// <param name="Text">What it says, in the reader's language.</param>
/// <param name="Address">Where it leads; empty when nowhere.</param>
/// <param name="At">When it came.</param>
/// <param name="IsRead">Whether the reader has marked it.</param>
/// <param name="ForRole">Whether it came to a role in a unit and not to the person alone.</param>
public sealed record NoticeItem(Guid Id, string Code, string Text, string Address, DateTimeOffset At, bool IsRead, bool ForRole);

/// <summary>The notices of a signed-in person: the own ones and those of the roles held today.</summary>
public sealed class NoticeInbox(TdcDbContext db, AreaTexts texts, TimeProvider clock)
{
    /// <summary>Most that the count says; more is "99+".</summary>
    public const int MostCounted = 100;

    /// <summary>How many are unread, <see cref="MostCounted"/> at most.</summary>
    public Task<int> UnreadAsync(Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        return asker.UserId is { } user
            ? Unread(Of(asker, user), user).Select(n => n.Id).OrderBy(id => id).Take(MostCounted).CountAsync(cancellation)
            : Task.FromResult(0);
    }

    /// <summary>A page of notices, newest first.</summary>
    /// <param name="asker">Who reads.</param>
    /// <param name="unreadOnly">Only unread ones.</param>
    /// <param name="after">The last id of the page before.</param>
    /// <param name="limit">Most rows, 1 to 200.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <param name="area">Only codes of this area (<c>plan</c>).</param>
    public async Task<IReadOnlyList<NoticeItem>> ListAsync(
        Asker asker, bool unreadOnly, NoticeId? after, int limit, CancellationToken cancellation, string? area = null)
    {
        ArgumentNullException.ThrowIfNull(asker);
        if (asker.UserId is not { } user)
        {
            return [];
        }

        var notices = Of(asker, user);
        if (unreadOnly)
        {
            notices = Unread(notices, user);
        }

        if (area is { Length: > 0 })
        {
            notices = notices.Where(n => n.Code.StartsWith(area + "."));
        }

        if (after is { } last)
        {
            notices = notices.Where(n => n.Id < last);
        }

        var rows = await notices.OrderByDescending(n => n.Id).Take(Math.Clamp(limit, 1, 200))
            .Select(n => new { n.Id, n.Code, n.Values, n.Address, n.At, ForRole = n.UserId == null, IsRead = db.Set<NoticeRead>().Any(r => r.UserId == user && r.NoticeId == n.Id) })
            .ToListAsync(cancellation);
        return [.. rows.Select(r => new NoticeItem(r.Id.Value, r.Code, texts.Find(r.Code, NoticeValues.Read(r.Values)) ?? r.Code, r.Address, r.At, r.IsRead, r.ForRole))];
    }

    /// <summary>Marks one notice as read.</summary>
    public async Task<Outcome<Done>> MarkReadAsync(Asker asker, NoticeId id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        if (asker.UserId is not { } user || !await Of(asker, user).AnyAsync(n => n.Id == id, cancellation))
        {
            return Refusal.NotFound("notice.none");
        }

        var (notice, now) = (id.Value, clock.GetUtcNow().UtcDateTime);
        await db.InTransactionAsync(
            () => db.Database.ExecuteSqlAsync(
                $"INSERT INTO notice_read (user_id, notice_id, at) VALUES ({user}, {notice}, {now}) ON CONFLICT (user_id, notice_id) DO NOTHING", cancellation),
            cancellation);
        return Done.Instance;
    }

    /// <summary>Marks all of them as read.</summary>
    /// <returns>How many were unread.</returns>
    public async Task<int> MarkAllReadAsync(Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        if (asker.UserId is not { } user)
        {
            return 0;
        }

        var ids = await Unread(Of(asker, user), user).Select(n => n.Id).ToListAsync(cancellation);
        foreach (var id in ids)
        {
            db.Add(new NoticeRead { NoticeId = id, UserId = user, At = clock.GetUtcNow() });
        }

        await db.SaveChangesAsync(cancellation);
        return ids.Count;
    }

    private IQueryable<Notice> Of(Asker asker, Guid user)
    {
        var notices = db.Set<Notice>().AsNoTracking().Where(n => n.UserId == user);
        foreach (var held in asker.Roles.Distinct())
        {
            var (unit, role) = (held.Unit, held.Role);
            notices = notices.Concat(db.Set<Notice>().Where(n => n.Unit == unit && n.Role == role));
        }

        return notices;
    }

    private IQueryable<Notice> Unread(IQueryable<Notice> notices, Guid user) =>
        notices.Where(n => !db.Set<NoticeRead>().Any(r => r.UserId == user && r.NoticeId == n.Id));
}

using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Platform.Organisations;

/// <summary>What becomes of the roles and keys of a unit that an act ends: they last some days more, to finish and hand over what is begun.</summary>
/// <remarks>Own rule. Administrators look after the program and not after a unit: their role stays, so that nobody locks the program.</remarks>
internal static class WindingUp
{
    /// <summary>Days that are left after the act's day, or after the day it is recorded when that is later.</summary>
    public const int Days = 30;

    /// <summary>The last day of roles and keys.</summary>
    public static DateOnly LastDay(DateOnly effectiveOn, DateOnly today) => (effectiveOn > today ? effectiveOn : today).AddDays(Days);

    /// <summary>The roles that end with it.</summary>
    public static IQueryable<UnitRole> Roles(TdcDbContext db, IReadOnlyCollection<LineageId> ended, DateOnly lastDay) =>
        db.Set<UnitRole>().Where(r => ended.Contains(r.Unit) && r.Role != Role.Administrator && (r.ValidTo == null || r.ValidTo > lastDay));

    /// <summary>Ends roles and keys; the caller saves.</summary>
    public static async Task EndAsync(
        TdcDbContext db, TimeProvider clock, Asker asker, SuccessionAct act, IReadOnlyCollection<LineageId> ended, CancellationToken cancellation)
    {
        var lastDay = LastDay(act.EffectiveOn, clock.TodayInVietnam);
        var end = lastDay.EndInVietnam;
        var roles = await Roles(db, ended, lastDay).ToListAsync(cancellation);
        var keys = await db.Set<ApiKey>().Where(k => ended.Contains(k.Unit) && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > end)).ToListAsync(cancellation);
        roles.ForEach(r => r.ValidTo = lastDay);
        keys.ForEach(k => k.ExpiresAt = end);
        if (roles.Count + keys.Count > 0)
        {
            db.AddAudit(clock, asker, "organisations.roles-ended", "org.succession", act.Id.Value, new { roles = roles.Count, keys = keys.Count, lastDay });
        }
    }
}

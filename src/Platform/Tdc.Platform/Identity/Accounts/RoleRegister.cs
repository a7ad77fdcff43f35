using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Platform.Identity;

/// <summary>Gives roles in units, ends them, and passes them on during an absence.</summary>
public sealed class RoleRegister(TdcDbContext db, OrganisationRegister register, TimeProvider clock)
{
    private const string Subject = "id.unit-role";

    /// <summary>Adds a role to the caller's unit of work, which saves it.</summary>
    internal async Task<Outcome<UnitRole>> AddAsync(Guid userId, NewRole wanted, Asker asker, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var from = wanted.From ?? today;
        if (wanted.To < from)
        {
            return Refusal.Rule("identity.role-dates");
        }

        if (!(await register.NowAsync(cancellation)).Knows(wanted.Unit))
        {
            return Refusal.Rule("identity.no-such-unit");
        }

        var clash = await db.Set<UnitRole>().AnyAsync(
            r => r.UserId == userId && r.Unit == wanted.Unit && r.Role == wanted.Role && r.DelegatedBy == null
                && (r.ValidTo == null || r.ValidTo >= from) && (wanted.To == null || r.ValidFrom <= wanted.To),
            cancellation);
        if (clash)
        {
            return Refusal.Conflict("identity.role-held");
        }

        var role = new UnitRole
        {
            Id = clock.NewId<UnitRoleId>(),
            UserId = userId,
            Unit = wanted.Unit,
            Role = wanted.Role,
            ValidFrom = from,
            ValidTo = wanted.To,
        };
        db.Add(role);
        db.AddAudit(clock, asker, "id.role-given", Subject, role.Id.Value, new { user = userId, role = wanted.Role, unit = wanted.Unit.Value, from, to = wanted.To });
        return role;
    }

    /// <summary>Gives a role.</summary>
    public async Task<Outcome<UnitRole>> GiveAsync(Guid userId, NewRole wanted, Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (!await db.Users.AnyAsync(u => u.Id == userId, cancellation))
        {
            return Refusal.NotFound("identity.no-such-account");
        }

        var added = await AddAsync(userId, wanted, asker, cancellation);
        if (added.IsYes)
        {
            await db.SaveChangesAsync(cancellation);
        }

        return added;
    }

    /// <summary>Ends a role with yesterday, so that it is gone at once.</summary>
    public async Task<Outcome<Done>> EndAsync(UnitRoleId id, Asker asker, CancellationToken cancellation)
    {
        var role = await db.Set<UnitRole>().SingleOrDefaultAsync(r => r.Id == id, cancellation);
        var yesterday = clock.TodayInVietnam.AddDays(-1);
        if (role is null || role.ValidTo <= yesterday)
        {
            return Refusal.NotFound("identity.no-such-role");
        }

        if (role.Role == Role.Administrator && await IsLastAdministratorAsync(role.UserId, cancellation))
        {
            return Refusal.Rule("identity.last-administrator");
        }

        role.ValidTo = yesterday;
        db.AddAudit(clock, asker, "id.role-ended", Subject, id.Value, new { user = role.UserId, role = role.Role });
        await db.SaveChangesAsync(cancellation);
        return Done.Instance;
    }

    /// <summary>Passes an own role on to a colleague of the same unit for some days.</summary>
    /// <param name="roleId">A role that the asker holds in his or her own right.</param>
    /// <param name="colleague">Somebody with a role of his or her own in the same unit.</param>
    /// <param name="from">First day, today at the earliest.</param>
    /// <param name="to">Last day, at most 90 days later.</param>
    /// <param name="asker">Who passes it on.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<UnitRole>> DelegateAsync(
        UnitRoleId roleId, Guid colleague, DateOnly from, DateOnly to, Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var today = clock.TodayInVietnam;
        var own = await db.Set<UnitRole>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == roleId && r.UserId == asker.UserId, cancellation);
        if (own is null || own.DelegatedBy is not null || !own.HeldOn(today) || own.Role == Role.Administrator)
        {
            return Refusal.NotFound("identity.no-such-role");
        }

        if (from < today || to < from || to > from.AddDays(90) || (own.ValidTo is { } end && to > end))
        {
            return Refusal.Rule("identity.delegation-dates");
        }

        if (!(await ColleaguesAsync(own.Unit, asker, cancellation)).Any(c => c.UserId == colleague))
        {
            return Refusal.Rule("identity.no-such-colleague");
        }

        var role = new UnitRole
        {
            Id = clock.NewId<UnitRoleId>(),
            UserId = colleague,
            Unit = own.Unit,
            Role = own.Role,
            ValidFrom = from,
            ValidTo = to,
            DelegatedBy = asker.UserId,
        };
        db.Add(role);
        db.AddAudit(clock, asker, "id.role-delegated", Subject, role.Id.Value, new { to = colleague, role = own.Role, unit = own.Unit.Value, from, until = to });
        await db.SaveChangesAsync(cancellation);
        return role;
    }

    /// <summary>Takes a delegation back at once; the one who gave it or an administrator may.</summary>
    public async Task<Outcome<Done>> RevokeDelegationAsync(UnitRoleId id, Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var role = await db.Set<UnitRole>().SingleOrDefaultAsync(r => r.Id == id && r.DelegatedBy != null, cancellation);
        var yesterday = clock.TodayInVietnam.AddDays(-1);
        if (role is null || (role.DelegatedBy != asker.UserId && !asker.Holds(Role.Administrator)) || role.ValidTo <= yesterday)
        {
            return Refusal.NotFound("identity.no-such-role");
        }

        role.ValidTo = yesterday;
        db.AddAudit(clock, asker, "id.delegation-revoked", Subject, id.Value, new { from = role.UserId, role = role.Role });
        await db.SaveChangesAsync(cancellation);
        return Done.Instance;
    }

    /// <summary>The active persons with a role of their own in a unit today, without the asker.</summary>
    public async Task<IReadOnlyList<Colleague>> ColleaguesAsync(LineageId unit, Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var today = clock.TodayInVietnam;
        return await db.Set<UnitRole>().AsNoTracking()
            .Where(r => r.Unit == unit && r.DelegatedBy == null && r.UserId != asker.UserId && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today))
            .Join(db.Users.Where(u => u.DeactivatedAt == null), r => r.UserId, u => u.Id, (r, u) => new { u.Id, u.DisplayName })
            .Distinct().OrderBy(u => u.DisplayName).Select(u => new Colleague(u.Id, u.DisplayName)).ToListAsync(cancellation);
    }

    /// <summary>Whether nobody else could administrate if this person no longer did.</summary>
    internal async Task<bool> IsLastAdministratorAsync(Guid userId, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var administrators = await db.Set<UnitRole>().AsNoTracking()
            .Where(r => r.Role == Role.Administrator && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today))
            .Join(db.Users.Where(u => u.DeactivatedAt == null), r => r.UserId, u => u.Id, (r, u) => u.Id)
            .Distinct().ToListAsync(cancellation);
        return administrators.Contains(userId) && administrators.Count == 1;
    }
}

/// <summary>Somebody of the same unit.</summary>
/// <param name="UserId">The account.</param>
/// <param name="DisplayName">The name.</param>
public sealed record Colleague(Guid UserId, string DisplayName);

using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.WorkOnDuty;

/// <summary>The one door to a duty: what may not be seen does not exist, what was changed meanwhile is not overwritten.</summary>
internal sealed class DutyGate(TdcDbContext db, PlanAccess access, TimeProvider clock)
{
    /// <summary>A duty that the asker may write for its unit.</summary>
    /// <param name="id">The duty.</param>
    /// <param name="version">The version that the asker saw; <see langword="null"/> when the change does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<(Duty Duty, PlanRights Rights)>> ForUnitAsync(DutyId id, Guid? version, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        var duty = await db.Set<Duty>().SingleOrDefaultAsync(d => d.Id == id, cancellation);
        if (duty is null || !rights.Sees(duty.Unit))
        {
            return Refusal.NotFound("plan.no-such-duty");
        }

        if (!rights.WritesFor(duty.Unit))
        {
            return new Refusal(RefusalKind.Forbidden, "plan.own-unit-only");
        }

        return Versioned(duty, version, rights);
    }

    /// <summary>A duty that the asker may review as the coordinator.</summary>
    public async Task<Outcome<(Duty Duty, PlanRights Rights)>> ForCoordinatorAsync(DutyId id, Guid? version, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        var duty = await db.Set<Duty>().SingleOrDefaultAsync(d => d.Id == id, cancellation);
        if (duty is null || !rights.Sees(duty.Unit))
        {
            return Refusal.NotFound("plan.no-such-duty");
        }

        return rights.Coordinates ? Versioned(duty, version, rights) : new Refusal(RefusalKind.Forbidden, "plan.coordinator-only");
    }

    /// <summary>Saves; a change by somebody else in between becomes a refusal.</summary>
    public async Task<Outcome<Guid>> SaveAsync(Duty duty, CancellationToken cancellation)
    {
        duty.Version = Guid.CreateVersion7(clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
            return duty.Version;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict("plan.changed-meanwhile");
        }
    }

    private static Outcome<(Duty Duty, PlanRights Rights)> Versioned(Duty duty, Guid? version, PlanRights rights) =>
        version is { } seen && seen != duty.Version ? Refusal.Conflict("plan.changed-meanwhile") : (duty, rights);
}

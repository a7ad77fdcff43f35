using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.UnitPlans;

/// <summary>A unit's plan with the rights of the asker.</summary>
internal sealed record OpenedUnitPlan(UnitPlan Plan, Organisation Unit, PlanRights Rights);

/// <summary>The one door to units' plans. Another unit's draft does not exist for those who may not see it.</summary>
internal sealed class UnitPlanGate(TdcDbContext db, OrganisationRegister register, PlanAccess access, TimeProvider clock)
{
    /// <summary>The unit that is meant: the one with the code, or without one the asker's first.</summary>
    public async Task<Outcome<(Organisation Unit, PlanRights Rights)>> UnitAsync(string? code, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        var units = await register.NowAsync(cancellation);
        var today = clock.TodayInVietnam;
        var unit = string.IsNullOrWhiteSpace(code)
            ? rights.OwnUnits.Where(units.Knows).Select(line => units.OfLineage(line, today)).FirstOrDefault()
            : units.ByCode(code.Trim(), today) ?? units.EverByCode(code.Trim()).LastOrDefault();
        return unit is not null && rights.Sees(unit.Lineage) ? (unit, rights) : Refusal.NotFound("plan.no-such-unit-plan");
    }

    /// <summary>A unit's plan for reading, tracked; a new empty draft, not yet stored, when there is none.</summary>
    public async Task<Outcome<OpenedUnitPlan>> OpenAsync(string? code, int year, CancellationToken cancellation)
    {
        if (!(await UnitAsync(code, cancellation)).TryGet(out var found, out var refusal))
        {
            return refusal;
        }

        if (year is < 2000 or > 2100)
        {
            return Refusal.NotFound("plan.no-such-unit-plan");
        }

        var plan = await db.Set<UnitPlan>().Include(p => p.Activities).ThenInclude(a => a.Milestones)
            .SingleOrDefaultAsync(p => p.Unit == found.Unit.Lineage && p.Year == year, cancellation);
        plan ??= new UnitPlan { Id = clock.NewId<UnitPlanId>(), Unit = found.Unit.Lineage, Year = year, SavedAt = clock.GetUtcNow() };
        plan.Activities.Sort((a, b) => a.Order.CompareTo(b.Order));
        return new OpenedUnitPlan(plan, found.Unit, found.Rights);
    }

    /// <summary>The same, for writing by the unit.</summary>
    /// <param name="code">Code of the unit; <see langword="null"/> for the asker's own.</param>
    /// <param name="year">The year.</param>
    /// <param name="version">The version that the asker saw; <see langword="null"/> when the change does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<OpenedUnitPlan>> ForUnitAsync(string? code, int year, Guid? version, CancellationToken cancellation)
    {
        if (!(await OpenAsync(code, year, cancellation)).TryGet(out var opened, out var refusal))
        {
            return refusal;
        }

        if (!opened.Rights.WritesFor(opened.Unit.Lineage))
        {
            return new Refusal(RefusalKind.Forbidden, "plan.own-unit-only");
        }

        if (version is { } seen && seen != opened.Plan.Version)
        {
            return Refusal.Conflict("plan.changed-meanwhile");
        }

        if (db.Entry(opened.Plan).State == EntityState.Detached)
        {
            db.Add(opened.Plan);
        }

        return opened;
    }

    /// <summary>Saves; a change by somebody else in between becomes a refusal.</summary>
    public async Task<Outcome<Guid>> SaveAsync(UnitPlan plan, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        (plan.Version, plan.SavedAt) = (Guid.CreateVersion7(now), now);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return plan.Version;
        }
        catch (DbUpdateException)
        {
            return Refusal.Conflict("plan.changed-meanwhile"); // changed, or begun by a colleague at the same moment
        }
    }
}

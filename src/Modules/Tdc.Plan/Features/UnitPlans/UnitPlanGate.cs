using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.UnitPlans;

/// <summary>A unit's plan with the rights of the asker.</summary>
/// <param name="Plan">The revision that is meant.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Rights">What the asker may do.</param>
/// <param name="Revisions">All stored revisions of the year, oldest first.</param>
internal sealed record OpenedUnitPlan(UnitPlan Plan, Organisation Unit, PlanRights Rights, IReadOnlyList<UnitPlan> Revisions)
{
    /// <summary>The approved revision; <see langword="null"/> before the first approval.</summary>
    public UnitPlan? InForce => Revisions.SingleOrDefault(p => p.State == UnitPlanState.Approved);

    /// <summary>Whether the revision that is meant is the newest one.</summary>
    public bool IsNewest => Revisions.Count == 0 || Revisions[^1] == Plan;
}

/// <summary>Which revision of a unit's plan is meant.</summary>
internal readonly record struct WhichRevision
{
    private WhichRevision(int number, bool inForce) => (Number, IsInForce) = (number, inForce);

    /// <summary>The newest one: the draft while there is one.</summary>
    public static WhichRevision Newest => default;

    /// <summary>The approved one; before the first approval the newest.</summary>
    public static WhichRevision InForce => new(0, true);

    /// <summary>0 for the newest.</summary>
    public int Number { get; }

    /// <summary>Whether the approved one is meant.</summary>
    public bool IsInForce { get; }

    /// <summary>The one with a number from 1; the newest without one.</summary>
    public static WhichRevision Numbered(int? number) => new(number ?? 0, false);
}

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
    public async Task<Outcome<OpenedUnitPlan>> OpenAsync(string? code, int year, CancellationToken cancellation, WhichRevision which = default)
    {
        if (!(await UnitAsync(code, cancellation)).TryGet(out var found, out var refusal))
        {
            return refusal;
        }

        if (year is < 2000 or > 2100)
        {
            return Refusal.NotFound("plan.no-such-unit-plan");
        }

        var revisions = await db.Set<UnitPlan>().Include(p => p.Activities).ThenInclude(a => a.Milestones)
            .Where(p => p.Unit == found.Unit.Lineage && p.Year == year).OrderBy(p => p.Revision).ToListAsync(cancellation);
        foreach (var revision in revisions)
        {
            revision.Activities.Sort((a, b) => a.Order.CompareTo(b.Order));
        }

        var plan = which.Number > 0 ? revisions.Find(p => p.Revision == which.Number)
            : (which.IsInForce ? revisions.Find(p => p.State == UnitPlanState.Approved) : null)
                ?? (revisions.Count > 0 ? revisions[^1] : new UnitPlan { Id = clock.NewId<UnitPlanId>(), Unit = found.Unit.Lineage, Year = year, SavedAt = clock.GetUtcNow() });
        return plan is null ? Refusal.NotFound("plan.no-such-unit-plan") : new OpenedUnitPlan(plan, found.Unit, found.Rights, revisions);
    }

    /// <summary>The same, for writing by the unit.</summary>
    /// <param name="code">Code of the unit; <see langword="null"/> for the asker's own.</param>
    /// <param name="year">The year.</param>
    /// <param name="version">The version that the asker saw; <see langword="null"/> when the change does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="which">The revision that is meant.</param>
    public async Task<Outcome<OpenedUnitPlan>> ForUnitAsync(string? code, int year, Guid? version, CancellationToken cancellation, WhichRevision which = default)
    {
        if (!(await OpenAsync(code, year, cancellation, which)).TryGet(out var opened, out var refusal))
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

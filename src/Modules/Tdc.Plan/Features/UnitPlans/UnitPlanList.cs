using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.UnitPlans;

/// <summary>A unit and its plan of a year.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="State">State of the plan that counts: the approved revision, or the only one; <see langword="null"/> when there is none.</param>
/// <param name="Draft">State of a newer revision beside it.</param>
/// <param name="Revision">Number of the newest revision; 0 when there is none.</param>
/// <param name="Activities">How many activities the plan that counts has.</param>
/// <param name="SubmittedAt">When the newest revision was handed in.</param>
internal sealed record UnitPlanRow(Organisation Unit, UnitPlanState? State, UnitPlanState? Draft, int Revision, int Activities, DateTimeOffset? SubmittedAt)
{
    /// <summary>Whether the plan or a draft beside it is in a state.</summary>
    public bool Is(UnitPlanState state) => State == state || Draft == state;
}

/// <summary>The units that have duties or a plan in a year.</summary>
/// <param name="Rows">Those that wait for the coordinator first, then by name.</param>
/// <param name="Obliged">How many units have duties in the year.</param>
/// <param name="Counts">Revisions by state.</param>
internal sealed record UnitPlansOfYear(IReadOnlyList<UnitPlanRow> Rows, int Obliged, IReadOnlyDictionary<UnitPlanState, int> Counts);

/// <summary>Reads the units' plans of a year.</summary>
internal sealed class UnitPlanList(TdcDbContext db, OrganisationRegister register, TimeProvider clock)
{
    /// <summary>All of a year.</summary>
    public async Task<UnitPlansOfYear> OfYearAsync(int year, CancellationToken cancellation)
    {
        var (today, units) = (clock.TodayInVietnam, await register.NowAsync(cancellation));
        var obliged = await db.Set<Duty>().AsNoTracking().Where(DutyRules.RunsIn(year, today)).Where(d => d.State != DutyState.CarriedOver && d.State != DutyState.Cancelled)
            .Select(d => d.Unit).Distinct().ToListAsync(cancellation);
        var revisions = await db.Set<UnitPlan>().AsNoTracking().Where(p => p.Year == year && p.State != UnitPlanState.Replaced)
            .Select(p => new { p.Unit, p.Revision, p.State, p.SubmittedAt, Activities = p.Activities.Count }).ToListAsync(cancellation);
        var plans = revisions.GroupBy(p => p.Unit).ToDictionary(g => g.Key, g => (Shown: g.MinBy(p => p.Revision)!, Newest: g.MaxBy(p => p.Revision)!));
        var rows = obliged.Union(plans.Keys).Where(units.Knows).Select(l => units.OfLineage(l, today))
            .Select(u => plans.TryGetValue(u.Lineage, out var p)
                ? new UnitPlanRow(u, p.Shown.State, p.Newest == p.Shown ? null : p.Newest.State, p.Newest.Revision, p.Shown.Activities, p.Newest.SubmittedAt)
                : new UnitPlanRow(u, null, null, 0, 0, null))
            .OrderBy(r => r.Is(UnitPlanState.Submitted) ? 0 : 1).ThenBy(r => VietnameseText.SortKey(r.Unit.NameVi), StringComparer.Ordinal);
        return new UnitPlansOfYear([.. rows], obliged.Count, revisions.GroupBy(p => p.State).ToDictionary(g => g.Key, g => g.Count()));
    }
}

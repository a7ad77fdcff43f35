using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.ShowHeat;

/// <summary>Units × tasks in a year.</summary>
internal sealed record HeatView(
    Domain.Plan Plan, int Year, IReadOnlyList<HeatGroup> Groups, IReadOnlyList<HeatRow> Rows, int Units, int Page, IReadOnlyList<UnitGroup> Filters, string? Filter);

/// <summary>Reads the heat table: one page of units, two questions to the database.</summary>
internal sealed class HeatReading(TdcDbContext db, OrganisationRegister register, PlanAccess access, TimeProvider clock)
{
    /// <summary>Units of one page.</summary>
    public const int PageSize = 50;

    /// <summary>A page size that takes in every unit, for downloads.</summary>
    public const int Everything = 100_000;

    private static readonly string[] filters = ["nhom:so-ban-nganh", "nhom:cap-xa", "nhom:phuong", "nhom:xa", "nhom:cap-huyen", "nhom:bao-dai-truong-trung-tam"];

    /// <summary>Reads it; <see langword="null"/> when there is no plan.</summary>
    /// <remarks>As decided on a day: the tasks that were decided by then, units by their names of that day. Progress is always today's.</remarks>
    public async Task<HeatView?> ReadAsync(
        string? planNumber, int? wantedYear, string? group, int page, CancellationToken cancellation, int size = PageSize, DateOnly? asOf = null)
    {
        var today = clock.TodayInVietnam;
        if (await db.PlanAsync(planNumber, today, cancellation) is not { } plan)
        {
            return null;
        }

        var year = Math.Clamp(wantedYear ?? today.Year, plan.IssuedOn.Year, plan.EndsOn.Year);
        var rights = await access.RightsAsync(cancellation);
        var units = await register.NowAsync(cancellation);
        var last = new DateOnly(year, 12, 31);
        var day = asOf is not { } asked || asked > today ? today : asked < plan.IssuedOn ? plan.IssuedOn : asked;
        var namesOn = last < day ? last : day;
        var running = db.ThereOn(db.Set<Duty>().AsNoTracking().Where(DutyRules.RunsIn(year, today)), day < today ? day : null);
        var amended = day < today ? (await db.AmendedAfter(day).Select(e => e.DutyId).Distinct().ToListAsync(cancellation)).ToHashSet() : [];
        var lines = await running.Select(d => d.Unit).Distinct().ToListAsync(cancellation);
        if (group is { Length: > 0 } && units.Group(group) is not null)
        {
            var members = units.Expand(group, namesOn).Select(u => u.Lineage).ToHashSet();
            lines.RemoveAll(l => !members.Contains(l));
        }

        var ordered = lines.Where(units.Knows).Select(l => units.OfLineage(l, namesOn)).OrderBy(Rank).ThenBy(u => VietnameseText.SortKey(u.NameVi), StringComparer.Ordinal).ToList();
        var shown = ordered.Skip((page - 1) * size).Take(size).ToList();
        var shownLines = shown.Select(u => u.Lineage).ToList();
        var cells = (await (size == Everything ? running : running.Where(d => shownLines.Contains(d.Unit)))
            .Select(d => new { d.Id, d.Unit, d.TaskId, d.Progress, d.State, d.DueOn }).ToListAsync(cancellation)).ToLookup(d => (d.Unit, d.TaskId));
        var tasks = await db.Set<PlanTask>().AsNoTracking().Where(t => t.PlanId == plan.Id && t.Versions.Any(v => v.ValidFrom <= day)).OrderBy(t => t.GroupNumber).ThenBy(t => t.Number).ToListAsync(cancellation);
        var rows = shown.Select(u => new HeatRow(
            u.Name(), $"/don-vi/{u.Code}",
            [.. tasks.Select(t => cells[(u.Lineage, t.Id)].OrderBy(d => d.DueOn).FirstOrDefault() is { } duty ? Cell(duty.Id, duty.Unit, duty.Progress, duty.State, duty.DueOn, t) : new(HeatState.NotAsked))]));
        return new(
            plan, year,
            [
                .. tasks.GroupBy(t => t.GroupNumber).Select(g => new HeatGroup(
                    RomanNumeral.Of(g.Key),
                    [.. g.Select(t => new HeatColumn(t.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), t.Label, ShowPlan.TaskAddress.Of(t)))])),
            ],
            [.. rows], ordered.Count, page, [.. filters.Select(units.Group).OfType<UnitGroup>()], group);

        HeatCell Cell(DutyId id, LineageId unit, double? progress, DutyState state, DateOnly dueOn, PlanTask task)
        {
            int? percent = progress is { } share ? (int)Math.Round(share * 100) : null;
            if (state is DutyState.Planned or DutyState.InProgress or DutyState.Submitted && dueOn < today && !amended.Contains(id))
            {
                return new(HeatState.Late, percent, rights.Sees(unit) ? $"/viec/{id.Value}" : ShowPlan.TaskAddress.Of(task) + "/don-vi?co=qua-han&nam=" + year);
            }

            return percent is null ? new(HeatState.NoData) : new(HeatState.Value, percent);
        }
    }

    // Departments first, then the other bodies, then the long list of wards and communes.
    private static int Rank(Organisation unit) => unit.Kind switch
    {
        OrganisationKind.Department => 0,
        OrganisationKind.District or OrganisationKind.ProvincialCity or OrganisationKind.DistrictTown => 2,
        OrganisationKind.Ward => 3,
        OrganisationKind.Commune or OrganisationKind.Township => 4,
        _ => 1,
    };
}

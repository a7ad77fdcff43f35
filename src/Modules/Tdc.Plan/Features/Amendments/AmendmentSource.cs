using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Amendments;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Amendments;

/// <summary>Finds amendments, tasks and bodies by what people call them.</summary>
internal sealed class AmendmentSource(TdcDbContext db, OrganisationRegister register, TimeProvider clock)
{
    /// <summary>An amendment by its number, tracked with its changes; <see langword="null"/> when there is none.</summary>
    public Task<Amendment?> FindAsync(int number, CancellationToken cancellation) =>
        db.Set<Amendment>().Include(a => a.Changes).OrderByDescending(a => a.CreatedAt).FirstOrDefaultAsync(a => a.Number == number, cancellation);

    /// <summary>A task of a plan by its label, tracked with versions and assignments.</summary>
    public Task<PlanTask?> TaskAsync(PlanId plan, string label, CancellationToken cancellation) => db.TaskAsync(plan, label, tracked: true, cancellation);

    /// <summary>The unit or group that bears a code today.</summary>
    public async Task<Body?> BodyAsync(string code, CancellationToken cancellation)
    {
        var units = await register.NowAsync(cancellation);
        return FindBody(units, code.Trim(), clock.TodayInVietnam);
    }

    /// <summary>The unit or group that bears a code on a day.</summary>
    public static Body? FindBody(RegisterSnapshot units, string code, DateOnly day) =>
        units.Group(code) is { } group ? new Body(group.NameVi, null, group.Code)
        : units.ByCode(code, day) is { } unit ? new Body(unit.NameVi, unit.Lineage, "")
        : null;

    /// <summary>What a field of a task says on a day, to stand beside the proposal.</summary>
    public static string Present(PlanTask task, AmendedField field, DateOnly day)
    {
        var version = task.On(day);
        return field switch
        {
            AmendedField.TitleVi => version.TitleVi,
            AmendedField.TitleEn => version.TitleEn,
            AmendedField.Output => version.Output,
            AmendedField.Time => version.Time.Literal,
            AmendedField.Standing => version.Standing.ToString(),
            AmendedField.AddLead or AmendedField.RemoveLead => Bodies(task, AssignmentRole.Lead, day),
            _ => Bodies(task, AssignmentRole.Coordinate, day),
        };
    }

    private static string Bodies(PlanTask task, AssignmentRole role, DateOnly day) =>
        string.Join("; ", task.AssignmentsOn(day).Where(a => a.Role == role).OrderBy(a => a.Order).Select(a => a.Printed));
}

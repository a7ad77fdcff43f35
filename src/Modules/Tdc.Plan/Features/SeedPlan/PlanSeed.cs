using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Annex;
using Tdc.Plan.Features.ImportPlan;
using Tdc.Plan.Features.MoveDuties;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.SeedPlan;

/// <summary>Puts the shipped plan into a database that lacks it. What people changed afterwards is left alone.</summary>
internal sealed class PlanSeed : ISeed
{
    public int Order => 10;

    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var shipped = ShippedPlan.Load();
        var clock = services.GetRequiredService<TimeProvider>();
        if (await db.Set<Domain.Plan>().AnyAsync(p => p.Number == shipped.Number, cancellation))
        {
            await AddNewMeasuresAsync(db, shipped, clock, cancellation);
            return;
        }

        var register = await services.GetRequiredService<OrganisationRegister>().NowAsync(cancellation);
        var plan = new Domain.Plan
        {
            Id = clock.NewId<PlanId>(),
            Number = shipped.Number,
            TitleVi = shipped.TitleVi,
            TitleEn = shipped.TitleEn,
            Issuer = shipped.Issuer,
            IssuedOn = shipped.Issued,
            EndsOn = shipped.EndsOn,
        };
        db.Add(plan);
        var tasks = new List<PlanTask>();
        foreach (var group in shipped.Groups)
        {
            var groupId = clock.NewId<TaskGroupId>();
            db.Add(new TaskGroup { Id = groupId, PlanId = plan.Id, Number = group.Number, Printed = group.Printed, TitleVi = group.TitleVi, TitleEn = group.TitleEn });
            tasks.AddRange(group.Tasks.Select(t => Task(t, plan, groupId, group.Number, clock, register)));
            db.AddRange(group.Tasks.Zip(tasks.TakeLast(group.Tasks.Count)).SelectMany(pair => Measures(pair.First, pair.Second, clock)));
        }

        foreach (var act in register.Acts.Where(a => a.EffectiveOn > plan.IssuedOn).OrderBy(a => a.EffectiveOn))
        {
            DutyPassing.PassAssignments(tasks, clock, register, act);
        }

        db.AddRange(tasks);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    // A later version of the program may ship measures that an older database lacks; those that are there stay as they are.
    private static async Task AddNewMeasuresAsync(TdcDbContext db, ShippedPlan shipped, TimeProvider clock, CancellationToken cancellation)
    {
        var plan = await db.Set<Domain.Plan>().AsNoTracking().SingleAsync(p => p.Number == shipped.Number, cancellation);
        var tasks = await db.Set<PlanTask>().AsNoTracking().Where(t => t.PlanId == plan.Id).ToListAsync(cancellation);
        var there = (await db.Set<TaskMeasure>().AsNoTracking().Select(m => new { m.TaskId, m.Code }).ToListAsync(cancellation)).Select(m => (m.TaskId, m.Code)).ToHashSet();
        foreach (var (group, task) in shipped.Groups.SelectMany(g => g.Tasks.Select(t => (g.Number, t))))
        {
            if (tasks.Find(t => t.GroupNumber == group && t.Number == task.Number) is { } known)
            {
                db.AddRange(Measures(task, known, clock).Where(m => !there.Contains((m.TaskId, m.Code))));
            }
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private static PlanTask Task(
        ShippedTask shipped, Domain.Plan plan, TaskGroupId group, int groupNumber, TimeProvider clock, RegisterSnapshot register)
    {
        var id = clock.NewId<PlanTaskId>();
        var task = new PlanTask
        {
            Id = id,
            PlanId = plan.Id,
            GroupId = group,
            GroupNumber = groupNumber,
            Number = shipped.Number,
            Origin = shipped.Origin,
            Printed = shipped.Printed,
            LegalReference = shipped.LegalReference,
        };
        task.Versions.Add(new TaskVersion
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            TaskId = id,
            ValidFrom = plan.IssuedOn,
            TitleVi = shipped.TitleVi,
            TitleEn = shipped.TitleEn,
            Time = shipped.Time.ToTime(),
        });
        var paired = shipped.Lead.Count > 1 && shipped.Lead.Count == shipped.Coordinating.Count;
        task.Assignments.AddRange(shipped.Lead.Select((b, i) => Assignment(b, AssignmentRole.Lead, i)));
        task.Assignments.AddRange(shipped.Coordinating.Select((b, i) => Assignment(b, AssignmentRole.Coordinate, i)));
        return task;

        Assignment Assignment(ShippedBody body, AssignmentRole role, int order) => new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            TaskId = id,
            Role = role,
            Order = order,
            Printed = body.Name,
            Unit = body.Kind == "organisation" ? (register.ByCode(body.Code, plan.IssuedOn) ?? register.EverByCode(body.Code).FirstOrDefault())?.Lineage : null,
            GroupCode = body.Kind == "group" ? body.Code : "",
            ValidFrom = plan.IssuedOn,
            Pair = paired ? order : null,
        };
    }

    private static IEnumerable<TaskMeasure> Measures(ShippedTask shipped, PlanTask task, TimeProvider clock) => shipped.Measures.Select((m, order) =>
    {
        var id = clock.NewId<TaskMeasureId>();
        return new TaskMeasure
        {
            Id = id,
            TaskId = task.Id,
            Code = m.Code,
            NameVi = m.NameVi,
            NameEn = m.NameEn,
            UnitVi = m.UnitVi,
            UnitEn = m.UnitEn,
            OverUnits = m.OverUnits,
            OverTime = m.OverTime,
            HigherIsBetter = m.HigherIsBetter,
            ProducedBy = m.ProducedBy,
            Order = order,
            Targets = [.. m.Targets.Select(t => new MeasureTarget { MeasureId = id, Year = t.Year, Value = t.Value, Basis = m.Basis })],
        };
    });
}

/// <summary>Turns printed names into assignments with the register's help.</summary>
internal static class AssignmentNames
{
    /// <summary>One assignment a name, in order; a name that the register does not know keeps neither unit nor group and waits for a person.</summary>
    public static IEnumerable<Assignment> Of(
        PlanTaskId task, AssignmentRole role, IReadOnlyList<string> names, string basis, bool paired, DateOnly from, TimeProvider clock,
        RegisterSnapshot register, AgencyLexicon lexicon) => names.Select((name, order) =>
    {
        var match = lexicon.Match(name);
        var unit = match is { Kind: AgencyKind.Organisation, Code: { } code }
            ? register.ByCode(code, from) ?? register.EverByCode(code).FirstOrDefault()
            : null;
        return new Assignment
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            TaskId = task,
            Role = role,
            Order = order,
            Printed = name,
            Unit = unit?.Lineage,
            GroupCode = match.Kind == AgencyKind.Group ? match.Code ?? "" : "",
            ValidFrom = from,
            Basis = basis,
            Pair = paired ? order : null,
        };
    });
}

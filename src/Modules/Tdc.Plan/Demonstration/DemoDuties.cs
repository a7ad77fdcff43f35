using Tdc.Plan.Domain;
using Tdc.Plan.Features;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>The duties of all years, made by the real expansion and passed on by the register's recorded acts.</summary>
internal sealed class DemoDuties
{
    private readonly DemoWorld world;
    private readonly Dictionary<DutyId, PlanTask> tasks = [];

    private DemoDuties(DemoWorld world) => this.world = world;

    /// <summary>All duties, those handed on included.</summary>
    public List<Duty> All { get; } = [];

    /// <summary>Yearly looks at duties of several years.</summary>
    public List<Checkpoint> Checkpoints { get; } = [];

    /// <summary>Which duty went on as which.</summary>
    public List<DutyTransfer> Moves { get; } = [];

    /// <summary>The first entry of each duty that came from elsewhere.</summary>
    public List<ProgressEntry> Arrivals { get; } = [];

    /// <summary>The task of a duty.</summary>
    public PlanTask TaskOf(Duty duty) => tasks[duty.Id];

    /// <summary>Makes them: what was decided by then is expanded in May and July 2025, each January and after an amendment.</summary>
    public static DemoDuties Make(DemoWorld world)
    {
        var duties = new DemoDuties(world);
        foreach (var day in Days(world).Where(world.IsPast))
        {
            if (day == PassingDay)
            {
                duties.PassOn(day);
            }

            duties.Expand(day);
        }

        return duties;
    }

    /// <summary>The day after the coordinator moved the districts' duties by the acts of 1 July 2025.</summary>
    public static DateOnly PassingDay { get; } = new(2025, 7, 7);

    /// <summary>The days on which the coordinator expanded the plan.</summary>
    public static IEnumerable<DateOnly> Days(DemoWorld world) =>
        world.Years.Skip(1).SelectMany(y => new[] { new DateOnly(y, 1, 5), DemoAmendments.Effective.AddDays(1) })
            .Concat([new DateOnly(2025, 5, 20), PassingDay]).Distinct().Order();

    private void Expand(DateOnly day)
    {
        var known = All.Select(d => (d.TaskId, d.Unit, d.Year)).ToHashSet();
        foreach (var wanted in Expansion.Of(world.Plan, world.Tasks, day.Year, day, RegisterMembership.Of(world.Register), known).New)
        {
            Add(wanted.Task, wanted.Unit, wanted.Role, wanted.Frame.Year, wanted.Frame.StartsOn, wanted.Frame.DueOn, "", wanted.Frame.Checkpoints);
        }
    }

    private Duty Add(
        PlanTask task, Organisation unit, AssignmentRole role, int year, DateOnly from, DateOnly due, string basis, IEnumerable<int> checkpoints)
    {
        var moment = from.StartInVietnam.AddHours(9);
        var duty = new Duty
        {
            Id = new DutyId(Stable.Id(moment, "duty", task.Label, unit.Code, $"{year}")),
            TaskId = task.Id,
            Year = year,
            Unit = unit.Lineage,
            UnitAsOf = unit.Id,
            Role = role,
            StartsOn = from,
            DueOn = due,
            Basis = basis,
            Version = Stable.Id(moment, "duty version", task.Label, unit.Code, $"{year}"),
        };
        All.Add(duty);
        tasks.Add(duty.Id, task);
        Checkpoints.AddRange(checkpoints.Where(y => y >= from.Year).Select(y =>
            new Checkpoint { DutyId = duty.Id, Year = y, DueOn = due < new DateOnly(y, 12, 31) ? due : new DateOnly(y, 12, 31) }));
        return duty;
    }

    // Open duties of units that an act ended go to those who followed; communes of the area that came in begin with the same task.
    private void PassOn(DateOnly day)
    {
        foreach (var act in world.Register.Acts.Where(a => a.EffectiveOn > world.Plan.IssuedOn && a.EffectiveOn <= day && a.Kind != SuccessionKind.Renamed))
        {
            var heirs = act.Links.Where(l => l.Function.Length == 0 && l.ToId is not null).GroupBy(l => world.Register.Find(l.FromId)!.Lineage)
                .ToDictionary(g => g.Key, g => g.Select(l => world.Register.Find(l.ToId!.Value)!).Where(u => u.Lineage != g.Key).DistinctBy(u => u.Lineage).ToList());
            foreach (var duty in All.Where(d => d.IsOpen && heirs.GetValueOrDefault(d.Unit) is { Count: > 0 }).ToList())
            {
                Pass(duty, heirs[duty.Unit], act, day);
            }
        }

        TakeIn(day);
    }

    private void Pass(Duty duty, List<Organisation> heirs, SuccessionAct act, DateOnly day)
    {
        var task = TaskOf(duty);
        var basis = act.Document.Length > 0 ? act.Document : act.Note;
        foreach (var heir in heirs)
        {
            var next = Find(task, heir, duty.Year) ?? Arrive(task, heir, duty.Role, duty.Year, act.EffectiveOn, duty.DueOn, basis);
            Moves.Add(new DutyTransfer
            {
                FromId = duty.Id,
                ToId = next.Id,
                ActId = act.Id.Value,
                Basis = basis,
                MovedAt = Stable.Moment(day, "moved"),
                MovedBy = world.Coordinator,
            });
            duty.CarriedTo = heirs.Count == 1 ? next.Id : null;
        }

        (duty.State, duty.Basis) = (DutyState.CarriedOver, basis);
    }

    private void TakeIn(DateOnly day)
    {
        foreach (var (task, assignment) in world.Tasks.SelectMany(t => t.Assignments.Select(a => (t, a))).ToList())
        {
            if (assignment.GroupCode.Length == 0 || assignment.OpenedByAct is null || assignment.ValidFrom > day || assignment.ValidFrom.Year != world.Plan.IssuedOn.Year)
            {
                continue;
            }

            foreach (var unit in world.Register.Expand(assignment.GroupCode, assignment.ValidFrom).Where(u => Find(task, u, 2025) is null))
            {
                Arrive(task, unit, assignment.Role, 2025, assignment.ValidFrom, new DateOnly(2025, 12, 31), "202/2025/QH15: địa bàn nhập vào tỉnh Đồng Nai");
            }
        }
    }

    private Duty Arrive(PlanTask task, Organisation unit, AssignmentRole role, int year, DateOnly from, DateOnly due, string basis)
    {
        var duty = Add(task, unit, role, year, from, due, basis, due.Year > from.Year ? Enumerable.Range(from.Year, due.Year - from.Year + 1) : []);
        Arrivals.Add(new ProgressEntry
        {
            Id = new ProgressEntryId(Stable.Id(from.StartInVietnam.AddHours(9), "arrival", task.Label, unit.Code, $"{year}")),
            DutyId = duty.Id,
            On = from,
            Source = ProgressSource.Succession,
            Narrative = basis,
            WrittenAt = Stable.Moment(PassingDay, "arrival", task.Label, unit.Code),
        });
        return duty;
    }

    private Duty? Find(PlanTask task, Organisation unit, int year) => All.Find(d => d.TaskId == task.Id && d.Unit == unit.Lineage && d.Year == year);
}

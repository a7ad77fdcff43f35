using Tdc.Platform.Organisations;

namespace Tdc.Plan.Domain;

/// <summary>Who belongs to what on a day, as expansion asks the register.</summary>
/// <param name="Members">Members of a unit group on a day; <see langword="null"/> when the group is not definite ("liên quan") and a person must pick.</param>
/// <param name="UnitOn">A unit line on a day; <see langword="null"/> when it did not exist that day.</param>
internal sealed record Membership(Func<string, DateOnly, IReadOnlyList<Organisation>?> Members, Func<LineageId, DateOnly, Organisation?> UnitOn);

/// <summary>A duty that expansion wants.</summary>
/// <param name="Task">The task.</param>
/// <param name="Unit">The unit as it was on the day of expansion.</param>
/// <param name="Role">Lead wins when a unit is both.</param>
/// <param name="Frame">When it runs.</param>
/// <param name="Basis">The group or name through which the unit is obliged.</param>
internal sealed record WantedDuty(PlanTask Task, Organisation Unit, AssignmentRole Role, DutyFrame Frame, string Basis);

/// <summary>When a duty runs.</summary>
/// <param name="Year">The year in the duty's key: the last one for a duty of several years.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="DueOn">Last day.</param>
/// <param name="Checkpoints">Years of the yearly looks; empty for a duty of one year.</param>
internal sealed record DutyFrame(int Year, DateOnly StartsOn, DateOnly DueOn, IReadOnlyList<int> Checkpoints);

/// <summary>Why a task, or one of its names, gives no duty yet.</summary>
internal enum BlockReason
{
    /// <summary>The source gives no time: somebody must decide.</summary>
    TimeMissing,

    /// <summary>The words of the time were not understood: somebody must decide.</summary>
    TimeNotUnderstood,

    /// <summary>A collective name ("cơ quan liên quan"): somebody must pick its members.</summary>
    MembersNotPicked,

    /// <summary>The source names no lead: somebody must charge one.</summary>
    NoLead,

    /// <summary>A name that the register does not know.</summary>
    UnknownUnit,

    /// <summary>The unit or all of the group's units had ended by that day.</summary>
    NobodyThatDay,
}

/// <summary>Something that keeps duties from being made, and what it waits for.</summary>
internal sealed record Block(PlanTask Task, BlockReason Reason, Assignment? Assignment);

/// <summary>What an expansion would do, or did.</summary>
/// <param name="Year">The year.</param>
/// <param name="AsOf">The day on which groups were read.</param>
/// <param name="New">Duties to make, by task and unit name.</param>
/// <param name="Existing">How many wanted duties exist already.</param>
/// <param name="Blocks">What waits for a person.</param>
internal sealed record ExpansionResult(int Year, DateOnly AsOf, IReadOnlyList<WantedDuty> New, int Existing, IReadOnlyList<Block> Blocks);

/// <summary>Turns tasks into duties: task × year × obliged unit. Pure; repeating it makes nothing twice.</summary>
/// <remarks>
/// Groups are read as of 1 January of the year, so that a year's duties do not depend on the day the button was pressed; in the plan's first year as
/// of the decision's day, because the plan did not exist on 1 January. Who joins later comes by a hand-over (a recorded act) or by an
/// amendment, whose assignment carries its own first day.
/// </remarks>
internal static class Expansion
{
    /// <summary>The day on which groups are read for a year.</summary>
    public static DateOnly AsOf(Plan plan, int year) => year <= plan.IssuedOn.Year ? plan.IssuedOn : new DateOnly(year, 1, 1);

    /// <summary>Works out a year.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="tasks">Its tasks with versions and assignments.</param>
    /// <param name="year">From the decision's year to the plan's last.</param>
    /// <param name="today">Decides which version of a task is in force for the running year.</param>
    /// <param name="register">Who belongs to what.</param>
    /// <param name="existing">Keys of the duties that exist: task, unit line, year.</param>
    public static ExpansionResult Of(
        Plan plan, IEnumerable<PlanTask> tasks, int year, DateOnly today, Membership register, IReadOnlySet<(PlanTaskId, LineageId, int)> existing)
    {
        var asOf = AsOf(plan, year);
        var last = new DateOnly(year, 12, 31);
        var versionDay = today < asOf ? asOf : today > last ? last : today;
        var (wanted, blocks, known) = (new List<WantedDuty>(), new List<Block>(), 0);
        foreach (var task in tasks.OrderBy(t => t.GroupNumber).ThenBy(t => t.Number))
        {
            var version = task.On(versionDay);
            if (version.Standing != TaskStanding.Active)
            {
                continue;
            }

            if (!version.Time.IsDecided)
            {
                blocks.Add(new(task, version.Time.Kind == TimeKind.Missing ? BlockReason.TimeMissing : BlockReason.TimeNotUnderstood, null));
                continue;
            }

            if (Frame(version.Time, year, asOf) is not { } frame)
            {
                continue;
            }

            if (!task.Assignments.Any(a => a.Role == AssignmentRole.Lead))
            {
                blocks.Add(new(task, BlockReason.NoLead, null));
            }

            foreach (var duty in Obliged(task, frame, asOf, versionDay, register, blocks))
            {
                if (existing.Contains((task.Id, duty.Unit.Lineage, frame.Year)))
                {
                    known++;
                }
                else
                {
                    wanted.Add(duty);
                }
            }
        }

        return new(year, asOf, wanted, known, blocks);
    }

    /// <summary>When a duty of a task runs if it is expanded for a year; <see langword="null"/> when the task asks nothing of that year.</summary>
    /// <param name="time">A decided time.</param>
    /// <param name="year">The year.</param>
    /// <param name="asOf">First possible day: the decision's day, or 1 January.</param>
    public static DutyFrame? Frame(TaskTime time, int year, DateOnly asOf)
    {
        var last = new DateOnly(year, 12, 31);
        return time.Kind switch
        {
            TimeKind.Annual when time.Month is { } month => One(new DateOnly(year, month, DateTime.DaysInMonth(year, month))),
            TimeKind.Annual or TimeKind.Continuous => One(last),
            TimeKind.Year when time.Year == year => One(last),
            TimeKind.Until when time.Year >= year => Long(new DateOnly(time.Year.Value, 12, 31)),
            TimeKind.Span when time.From <= year && time.To >= year => Long(new DateOnly(time.To.Value, 12, 31)),
            TimeKind.By when time.Date is { } date => Long(IsStrict(time.Literal) ? date.AddDays(-1) : date),
            _ => null,
        };

        DutyFrame? One(DateOnly due) => due < asOf ? null : new(year, asOf, due, []);

        DutyFrame? Long(DateOnly due) => due < asOf ? null : due.Year == asOf.Year
            ? new(due.Year, asOf, due, [])
            : new(due.Year, asOf, due, [.. Enumerable.Range(asOf.Year, due.Year - asOf.Year + 1)]);
    }

    // "trước ngày 30/6" ends with the day before; "đến ngày 30/6" with the day itself.
    private static bool IsStrict(string literal) => literal.TrimStart().StartsWith("trước", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<WantedDuty> Obliged(
        PlanTask task, DutyFrame frame, DateOnly asOf, DateOnly until, Membership register, List<Block> blocks)
    {
        var units = new Dictionary<LineageId, WantedDuty>();
        var picked = task.Assignments.Where(a => a.PickedFor is not null).Select(a => a.PickedFor).ToHashSet();
        foreach (var assignment in task.Assignments.OrderBy(a => a.Role).ThenBy(a => a.Order))
        {
            var day = assignment.ValidFrom > asOf ? assignment.ValidFrom : asOf;
            var cameByHandOver = assignment.OpenedByAct is not null && assignment.ValidFrom > asOf;
            if (day > until || cameByHandOver || !assignment.InForceOn(day))
            {
                continue;
            }

            IReadOnlyList<Organisation>? members;
            if (assignment.Unit is { } line)
            {
                members = register.UnitOn(line, day) is { } unit ? [unit] : [];
            }
            else if (assignment.GroupCode.Length == 0)
            {
                blocks.Add(new(task, BlockReason.UnknownUnit, assignment));
                continue;
            }
            else
            {
                members = register.Members(assignment.GroupCode, day);
            }

            if (members is null)
            {
                if (!picked.Contains(assignment.Id))
                {
                    blocks.Add(new(task, BlockReason.MembersNotPicked, assignment));
                }

                continue;
            }

            if (members.Count == 0)
            {
                blocks.Add(new(task, BlockReason.NobodyThatDay, assignment));
            }

            foreach (var unit in members)
            {
                var own = assignment.ValidFrom > frame.StartsOn ? frame with { StartsOn = assignment.ValidFrom } : frame;
                units.TryAdd(unit.Lineage, new(task, unit, assignment.Role, own, assignment.Printed));
            }
        }

        return units.Values.OrderBy(d => d.Role).ThenBy(d => d.Unit.Code, StringComparer.Ordinal);
    }
}

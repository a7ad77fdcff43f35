using System.Globalization;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.Measures;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.ShowPlan;

/// <summary>A task as lists show it.</summary>
internal sealed record TaskRow(
    PlanTask Task, TaskGroup Group, TaskVersion Version, IReadOnlyList<Assignment> Leads, TaskState State, DutyTally? LeadTally, IReadOnlyList<MeasureValue> Measures)
{
    /// <summary>The first measure, by which the list judges the task.</summary>
    public MeasureValue? MainMeasure => Measures.Count > 0 ? Measures[0] : null;

    /// <summary>Address of the task's page.</summary>
    public string Address => TaskAddress.Of(Task);
}

/// <summary>Addresses of tasks.</summary>
internal static class TaskAddress
{
    /// <summary>The page of a task.</summary>
    public static string Of(PlanTask task) => Of(task.GroupNumber, task.Number);

    /// <summary>The page of a task that may be of another plan than the one that runs here.</summary>
    public static string Of(PlanTask task, IReadOnlyDictionary<PlanId, string> others, string part = "") =>
        Of(task) + part + (others.TryGetValue(task.PlanId, out var plan) ? "?kh=" + Uri.EscapeDataString(plan) : "");

    /// <summary>The page of the task with a number in a group.</summary>
    public static string Of(int group, int number) => string.Create(CultureInfo.InvariantCulture, $"/ke-hoach/nhiem-vu/{RomanNumeral.Of(group)}.{number}");
}

/// <summary>A plan with all its tasks on a day.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Groups">Its groups.</param>
/// <param name="Tasks">Its tasks in order.</param>
/// <param name="Year">The year whose duties and targets are shown.</param>
/// <param name="AsOf">The day whose decided content is shown.</param>
/// <param name="Today">Today.</param>
/// <param name="Register">The register.</param>
internal sealed record PlanView(
    Domain.Plan Plan, IReadOnlyList<TaskGroup> Groups, IReadOnlyList<TaskRow> Tasks, int Year, DateOnly AsOf, DateOnly Today, RegisterSnapshot Register)
{
    /// <summary>Whether the content is shown as decided on an earlier day.</summary>
    public bool IsPast => AsOf < Today;
}

/// <summary>Reads a plan for the public pages, the coordinator and the API.</summary>
internal sealed class PlanOverview(PlanContents contents, DutyTallies duties, OrganisationRegister register, MeasureValues measures, TimeProvider clock)
{
    /// <summary>Reads it; <see langword="null"/> when there is no such plan.</summary>
    /// <param name="number">Number of the decision; <see langword="null"/> for the plan in force.</param>
    /// <param name="year">The year; <see langword="null"/> for the running one.</param>
    /// <param name="asOf">The day whose decided content is wanted; <see langword="null"/> for today.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<PlanView?> ReadAsync(string? number, int? year, DateOnly? asOf, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        if (await contents.FindAsync(number, today, cancellation) is not var (plan, groups, tasks))
        {
            return null;
        }

        var wanted = Math.Clamp(year ?? today.Year, plan.IssuedOn.Year, plan.EndsOn.Year);
        var day = asOf is { } past ? past < plan.IssuedOn ? plan.IssuedOn : past : today;
        var units = await register.NowAsync(cancellation);
        var tallies = (await duties.OfYearAsync(wanted, today, day, cancellation)).Where(t => t.Role == AssignmentRole.Lead).ToDictionary(t => t.TaskId);
        var values = (await measures.OfYearAsync([.. tasks.Select(t => t.Id)], wanted, today, cancellation)).ToLookup(v => v.Measure.TaskId);
        var byId = groups.ToDictionary(g => g.Id);
        var first = Expansion.AsOf(plan, wanted);
        return new(plan, groups, [.. tasks.Select(Row)], wanted, day, today, units);

        TaskRow Row(PlanTask task)
        {
            var version = task.On(day);
            var tally = tallies.GetValueOrDefault(task.Id);
            var asks = version.Time.IsDecided && Expansion.Frame(version.Time, wanted, first) is not null;
            return new(
                task, byId[task.GroupId], version, [.. task.AssignmentsOn(day).Where(a => a.Role == AssignmentRole.Lead).OrderBy(a => a.Order)],
                TaskStates.Of(version, tally, asks), tally, [.. values[task.Id]]);
        }
    }
}

using Tdc.Plan.Domain;
using Tdc.Plan.Features.ShowPlan;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features;

/// <summary>What tasks and units are called in a year, for the budget and the amendments.</summary>
/// <param name="Year">The year; units are named as they were on its last day, in the running year as today.</param>
/// <param name="Today">Today.</param>
/// <param name="Tasks">All tasks by id, with their versions.</param>
/// <param name="OtherPlans">Numbers of the plans beside the one that runs here: labels of their tasks name them, such as <c>I.1 (99/QĐ-UBND)</c>.</param>
/// <param name="Register">The register.</param>
internal sealed record PlanNames(
    int Year, DateOnly Today, IReadOnlyDictionary<PlanTaskId, PlanTask> Tasks, IReadOnlyDictionary<PlanId, string> OtherPlans, RegisterSnapshot Register)
{
    private DateOnly Day => new DateOnly(Year, 12, 31) is var last && last < Today ? last : Today;

    private DateOnly Last => new(Year, 12, 31);

    /// <summary>Tasks in the order of the plan, those of other plans after them.</summary>
    public IEnumerable<PlanTask> InOrder => Tasks.Values.OrderBy(t => OtherPlans.GetValueOrDefault(t.PlanId, ""), StringComparer.Ordinal).ThenBy(t => t.GroupNumber).ThenBy(t => t.Number);

    /// <summary>Label and short title.</summary>
    public string Task(PlanTaskId id) => Tasks.TryGetValue(id, out var task) ? $"{Label(task)} {(Display.InEnglish ? task.On(Day).TitleEn : task.On(Day).TitleVi)}" : "";

    /// <summary>Label only.</summary>
    public string Label(PlanTaskId id) => Tasks.TryGetValue(id, out var task) ? Label(task) : "";

    /// <summary>The task's page.</summary>
    public string Address(PlanTaskId id) => Tasks.TryGetValue(id, out var task) ? TaskAddress.Of(task, OtherPlans) : "/ke-hoach";

    /// <summary>The unit's name.</summary>
    public string Unit(LineageId id) => Display.InEnglish ? Organisation(id).NameEn : Organisation(id).NameVi;

    /// <summary>The unit's code.</summary>
    public string Code(LineageId id) => Organisation(id).Code;

    /// <summary>The task with a label, or <see langword="null"/>.</summary>
    public PlanTaskId? FindTask(string? label) =>
        InOrder.FirstOrDefault(t => string.Equals(Label(t), label?.Trim(), StringComparison.OrdinalIgnoreCase))?.Id;

    /// <summary>The unit that bore a code at any time of the year, or <see langword="null"/>.</summary>
    public LineageId? FindUnit(string? code) => string.IsNullOrWhiteSpace(code)
        ? null
        : Register.EverByCode(code.Trim()).LastOrDefault(u => (u.ValidFrom is null || u.ValidFrom <= Last) && (u.ValidTo is null || u.ValidTo >= new DateOnly(Year, 1, 1)))?.Lineage;

    private string Label(PlanTask task) => OtherPlans.TryGetValue(task.PlanId, out var plan) ? $"{task.Label} ({plan})" : task.Label;

    private Organisation Organisation(LineageId id) => Register.OfLineage(id, Day);
}

/// <summary>Loads the names.</summary>
internal sealed class PlanNameSource(PlanContents contents, OrganisationRegister register, TimeProvider clock)
{
    /// <summary>Names for a year.</summary>
    public async Task<PlanNames> LoadAsync(int year, CancellationToken cancellation) => new(
        year,
        clock.TodayInVietnam,
        (await contents.AllAsync(cancellation)).SelectMany(c => c.Tasks).ToDictionary(t => t.Id),
        await contents.OthersAsync(clock.TodayInVietnam, cancellation),
        await register.NowAsync(cancellation));
}

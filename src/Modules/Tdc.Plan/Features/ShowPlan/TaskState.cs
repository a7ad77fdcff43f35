using Tdc.Plan.Domain;

namespace Tdc.Plan.Features.ShowPlan;

/// <summary>How a task stands in a year, derived from its leads' duties.</summary>
internal enum TaskState
{
    /// <summary>Chờ quyết định: the source gives no time.</summary>
    Undecided,

    /// <summary>Tạm dừng hoặc bãi bỏ.</summary>
    Stopped,

    /// <summary>Không có việc trong năm.</summary>
    NotThisYear,

    /// <summary>Chưa có số liệu: nobody has said anything, or no duty was made yet.</summary>
    NoData,

    /// <summary>Đúng tiến độ.</summary>
    OnTrack,

    /// <summary>Nguy cơ chậm.</summary>
    AtRisk,

    /// <summary>Quá hạn.</summary>
    Late,

    /// <summary>Đạt mục tiêu năm.</summary>
    Done,
}

/// <summary>The duties of one task in one year, added up by the database.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Role">Lead or coordinate.</param>
/// <param name="Count">Duties that count (not cancelled, suspended or handed on).</param>
/// <param name="Said">Of them, with a progress.</param>
/// <param name="Progress">Sum of the progress; what nobody said counts as 0.</param>
/// <param name="Expected">Sum of the expected progress on the day.</param>
/// <param name="Accepted">Of them, accepted.</param>
/// <param name="Submitted">Of them, waiting for acceptance.</param>
/// <param name="Overdue">Of them, open past the last day.</param>
/// <param name="AtRisk">Of them, at risk.</param>
/// <param name="NoEvidence">Of them, with claims beyond one half and no evidence.</param>
/// <param name="NextDue">The nearest last day of an open duty.</param>
internal sealed record DutyTally(
    PlanTaskId TaskId, AssignmentRole Role, int Count, int Said, double Progress, double Expected, int Accepted, int Submitted, int Overdue, int AtRisk,
    int NoEvidence, DateOnly? NextDue)
{
    /// <summary>Mean progress, 0 to 1; <see langword="null"/> when nobody has said anything.</summary>
    public double? Share => Count == 0 || Said == 0 ? null : Progress / Count;

    /// <summary>Mean expected progress, 0 to 1.</summary>
    public double? ExpectedShare => Count == 0 ? null : Expected / Count;
}

/// <summary>The rule by which a task's state follows from its duties.</summary>
internal static class TaskStates
{
    /// <summary>Derives it.</summary>
    /// <param name="version">What the task says.</param>
    /// <param name="leads">The leads' duties in the year, or <see langword="null"/> for none.</param>
    /// <param name="asksThisYear">Whether the task asks anything of the year.</param>
    public static TaskState Of(TaskVersion version, DutyTally? leads, bool asksThisYear)
    {
        if (version.Standing != TaskStanding.Active)
        {
            return TaskState.Stopped;
        }

        if (!version.Time.IsDecided)
        {
            return TaskState.Undecided;
        }

        if (leads is null or { Count: 0 })
        {
            return asksThisYear ? TaskState.NoData : TaskState.NotThisYear;
        }

        return leads switch
        {
            { } done when done.Progress >= done.Count - 0.0005 => TaskState.Done,
            { Overdue: > 0 } => TaskState.Late,
            { Said: 0 } => TaskState.NoData,
            { } all when all.ExpectedShare > DutyRules.Grace && all.Share < DutyRules.RiskRatio * all.ExpectedShare => TaskState.AtRisk,
            _ => TaskState.OnTrack,
        };
    }
}

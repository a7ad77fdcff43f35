using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.Measures;
using Tdc.Plan.Features.ShowPlan;
using Tdc.Plan.Resources;
using Tdc.Platform.Measures;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;

namespace Tdc.Plan.Features;

/// <summary>The plan's things in the reader's language.</summary>
internal static class PlanWords
{
    /// <summary>A short title.</summary>
    public static string Title(this TaskVersion version) => Display.InEnglish ? version.TitleEn : version.TitleVi;

    /// <summary>A short title.</summary>
    public static string Title(this TaskGroup group) => Display.InEnglish ? group.TitleEn : group.TitleVi;

    /// <summary>A short title.</summary>
    public static string Title(this Domain.Plan plan) => Display.InEnglish ? plan.TitleEn : plan.TitleVi;

    /// <summary>The name.</summary>
    public static string Name(this TaskMeasure measure) => Display.InEnglish ? measure.NameEn : measure.NameVi;

    /// <summary>The unit of the value.</summary>
    public static string Unit(this TaskMeasure measure) => Display.InEnglish ? measure.UnitEn : measure.UnitVi;

    /// <summary>The name.</summary>
    public static string Name(this Organisation unit) => Display.InEnglish ? unit.NameEn : unit.NameVi;

    /// <summary>A unit line's name on a day.</summary>
    public static string NameOf(this RegisterSnapshot register, LineageId line, DateOnly day) =>
        register.Knows(line) ? register.OfLineage(line, day).Name() : Display.Blank;

    /// <summary>Who is meant by an assignment: the unit as named on a day, the group, or the printed name.</summary>
    public static string Name(this Assignment assignment, RegisterSnapshot register, DateOnly day) =>
        assignment.Unit is { } line && register.Knows(line) ? register.NameOf(line, day)
        : register.Group(assignment.GroupCode) is { } group ? Display.InEnglish ? group.NameEn : group.NameVi
        : assignment.Printed;

    /// <summary>A measure's number, to be printed beside its unit.</summary>
    public static string Number(this MeasureValue value, decimal? number) => Display.NumberUpTo(number, value.IsRatio ? 1 : 2);

    extension(IStringLocalizer<PlanText> text)
    {
        /// <summary>How firm a target is: its document, or that it is only proposed.</summary>
        public string Basis(string basis) => basis == MeasureTarget.Proposed ? text["measure.proposed"] : basis;

        /// <summary>When a task is due.</summary>
        public string When(TaskTime time) => time.Kind switch
        {
            TimeKind.Annual when time.Month is { } month => text["time.annual-month", month],
            TimeKind.Year => text["time.year", time.Year!],
            TimeKind.Until => text["time.until", time.Year!],
            TimeKind.Span => text["time.span", time.From!, time.To!],
            TimeKind.By => text["time.by", Display.Date(time.Date)],
            TimeKind.Other => text["time.other", time.Literal],
            var kind => text["time." + kind.ToString().ToLowerInvariant()],
        };

        /// <summary>The word of a state.</summary>
        public string Word(TaskState state) => text["state." + state];

        /// <summary>The word of a state.</summary>
        public string Word(DutyState state) => text["duty." + state];

        /// <summary>The word of a state.</summary>
        public string Word(UnitPlanState state) => text["unit-plan." + state];

        /// <summary>The word of a role.</summary>
        public string Word(AssignmentRole role) => text["role." + role];

        /// <summary>The word of a join.</summary>
        public string Word(MeasureJoin join) => text["join." + join];
    }

    /// <summary>The chip of a state.</summary>
    public static StatusKind Kind(this TaskState state) => state switch
    {
        TaskState.Done => StatusKind.Ok,
        TaskState.OnTrack => StatusKind.Go,
        TaskState.AtRisk => StatusKind.Risk,
        TaskState.Late => StatusKind.Late,
        TaskState.Undecided => StatusKind.Wait,
        _ => StatusKind.None,
    };

    /// <summary>The chip of a state.</summary>
    public static StatusKind Kind(this UnitPlanState state) => state switch
    {
        UnitPlanState.Approved => StatusKind.Ok,
        UnitPlanState.Returned => StatusKind.Late,
        UnitPlanState.Replaced => StatusKind.None,
        _ => StatusKind.Wait,
    };

    /// <summary>The chip of a duty on a day: what calls for an act comes first.</summary>
    public static (StatusKind Kind, string Key) Sign(DutyState state, DateOnly startsOn, DateOnly dueOn, double? progress, DateOnly today)
    {
        var open = state is DutyState.Planned or DutyState.InProgress or DutyState.Submitted;
        if (open && dueOn < today)
        {
            return (StatusKind.Late, "flag.overdue");
        }

        var expected = DutyRules.Expected(startsOn.DayNumber, Math.Max(1, dueOn.DayNumber - startsOn.DayNumber + 1), today);
        if (state is DutyState.Planned or DutyState.InProgress && expected > DutyRules.Grace && (progress ?? 0) < DutyRules.RiskRatio * expected)
        {
            return (StatusKind.Risk, "flag.at-risk");
        }

        return state switch
        {
            DutyState.Accepted => (StatusKind.Ok, "duty.Accepted"),
            DutyState.Submitted => (StatusKind.Wait, "duty.Submitted"),
            DutyState.InProgress => (StatusKind.Go, "duty.InProgress"),
            _ => (StatusKind.None, "duty." + state),
        };
    }
}

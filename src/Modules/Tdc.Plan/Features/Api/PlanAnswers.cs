using Tdc.Plan.Domain;
using Tdc.Plan.Features.ListDuties;
using Tdc.Plan.Features.Measures;
using Tdc.Plan.Features.ShowPlan;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;

namespace Tdc.Plan.Features.Api;

/// <summary>A plan.</summary>
/// <param name="Number">Number of the decision; its key in addresses.</param>
/// <param name="TitleVi">Short Vietnamese title.</param>
/// <param name="TitleEn">Short English title.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="IssuedOn">Day of the decision.</param>
/// <param name="EndsOn">Last day.</param>
internal sealed record PlanAnswer(string Number, string TitleVi, string TitleEn, string Issuer, DateOnly IssuedOn, DateOnly EndsOn)
{
    internal static PlanAnswer Of(Domain.Plan plan) => new(plan.Number, plan.TitleVi, plan.TitleEn, plan.Issuer, plan.IssuedOn, plan.EndsOn);
}

/// <summary>A group of tasks.</summary>
/// <param name="Number">Position from 1.</param>
/// <param name="Printed">The number as printed.</param>
/// <param name="TitleVi">Short Vietnamese title.</param>
/// <param name="TitleEn">Short English title.</param>
/// <param name="OfficialTitle">Official title, once imported.</param>
internal sealed record GroupAnswer(int Number, string Printed, string TitleVi, string TitleEn, string? OfficialTitle);

/// <summary>When a task is due.</summary>
/// <param name="Kind">annual, continuous, year, until, span, by, missing or other.</param>
/// <param name="Literal">The words of the source.</param>
/// <param name="Month">For annual.</param>
/// <param name="Year">For year and until.</param>
/// <param name="From">For span.</param>
/// <param name="To">For span.</param>
/// <param name="Date">For by.</param>
internal sealed record TimeAnswer(string Kind, string Literal, int? Month, int? Year, int? From, int? To, DateOnly? Date)
{
    internal static TimeAnswer Of(TaskTime time) => new(ApiWords.Camel(time.Kind.ToString()), time.Literal, time.Month, time.Year, time.From, time.To, time.Date);
}

/// <summary>A part in a task.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Role">lead or coordinate.</param>
/// <param name="Printed">The name as printed.</param>
/// <param name="Unit">Code of the unit on the day; empty for groups and unknown names.</param>
/// <param name="Group">Code of the unit group; empty for a unit.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day.</param>
/// <param name="Basis">What opened or closed it.</param>
internal sealed record AssignmentAnswer(Guid Id, string Role, string Printed, string Unit, string Group, DateOnly ValidFrom, DateOnly? ValidTo, string Basis)
{
    internal static AssignmentAnswer Of(Assignment a, RegisterSnapshot register, DateOnly day) => new(
        a.Id, ApiWords.Camel(a.Role.ToString()), a.Printed, a.Unit is { } line && register.Knows(line) ? register.OfLineage(line, day).Code : "", a.GroupCode, a.ValidFrom,
        a.ValidTo, a.Basis);
}

/// <summary>Leads' duties of a task in a year, added up.</summary>
/// <param name="Count">How many.</param>
/// <param name="Said">Of them, with a progress.</param>
/// <param name="Progress">Mean progress, 0 to 1; null when nobody has said anything.</param>
/// <param name="Expected">Mean expected progress today, 0 to 1.</param>
/// <param name="Accepted">Of them, accepted.</param>
/// <param name="Overdue">Of them, overdue.</param>
/// <param name="AtRisk">Of them, at risk.</param>
/// <param name="NoEvidence">Of them, beyond one half without evidence.</param>
internal sealed record TallyAnswer(int Count, int Said, double? Progress, double? Expected, int Accepted, int Overdue, int AtRisk, int NoEvidence)
{
    internal static TallyAnswer? Of(DutyTally? t) => t is null ? null : new(t.Count, t.Said, t.Share, t.ExpectedShare, t.Accepted, t.Overdue, t.AtRisk, t.NoEvidence);
}

/// <summary>A measure with its value in a year.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Task">Number of the task.</param>
/// <param name="Code">Code of the measure.</param>
/// <param name="NameVi">Vietnamese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="UnitEn">Unit of the value.</param>
/// <param name="Year">The year.</param>
/// <param name="Known">measured, declared or missing.</param>
/// <param name="Value">The value; percentages as 0 to 100.</param>
/// <param name="Numerator">Of a ratio.</param>
/// <param name="Denominator">Of a ratio.</param>
/// <param name="Target">Target of the year.</param>
/// <param name="TargetBasis">How firm the target is.</param>
/// <param name="Achieved">Share of the target reached.</param>
/// <param name="HigherIsBetter">The direction of success.</param>
internal sealed record MeasureAnswerRow(
    Guid Id, string Task, string Code, string NameVi, string NameEn, string UnitEn, int Year, string Known, decimal? Value, decimal? Numerator, decimal? Denominator,
    decimal? Target, string TargetBasis, decimal? Achieved, bool HigherIsBetter)
{
    internal static MeasureAnswerRow Of(string task, int year, MeasureValue v) => new(
        v.Measure.Id.Value, task, v.Measure.Code, v.Measure.NameVi, v.Measure.NameEn, v.Measure.UnitEn, year, ApiWords.Camel(v.Known.ToString()), v.Value, v.Numerator,
        v.Denominator, v.Target, v.TargetBasis, v.Achieved, v.Measure.HigherIsBetter);
}

/// <summary>A task on a day.</summary>
/// <param name="Number">The number that people quote, such as II.2.</param>
/// <param name="Group">Position of its group.</param>
/// <param name="Printed">The number as printed.</param>
/// <param name="Origin">annex or body.</param>
/// <param name="LegalReference">Where the decision orders it.</param>
/// <param name="TitleVi">Short Vietnamese title.</param>
/// <param name="TitleEn">Short English title.</param>
/// <param name="OfficialText">Official wording, once imported.</param>
/// <param name="Output">What is to come of it, as decided.</param>
/// <param name="Time">When it is due.</param>
/// <param name="Assignments">Who has which part.</param>
/// <param name="State">undecided, stopped, notThisYear, noData, onTrack, atRisk, late or done.</param>
/// <param name="Leads">Leads' duties added up.</param>
/// <param name="Measures">Its measures.</param>
internal sealed record TaskAnswer(
    string Number, int Group, string Printed, string Origin, string LegalReference, string TitleVi, string TitleEn, string? OfficialText, string? Output, TimeAnswer Time,
    IReadOnlyList<AssignmentAnswer> Assignments, string State, TallyAnswer? Leads, IReadOnlyList<MeasureAnswerRow> Measures);

/// <summary>All tasks of a plan in a year, as decided on a day.</summary>
/// <param name="Plan">Number of the plan.</param>
/// <param name="Year">The year of duties and targets.</param>
/// <param name="AsOf">The day whose decided content is given.</param>
/// <param name="Tasks">The tasks in order.</param>
internal sealed record TasksAnswer(string Plan, int Year, DateOnly AsOf, IReadOnlyList<TaskAnswer> Tasks);

/// <summary>A duty.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Task">Number of the task.</param>
/// <param name="Unit">Code of the unit today.</param>
/// <param name="UnitName">Vietnamese name of the unit today.</param>
/// <param name="Year">The year, for duties of several years the last one.</param>
/// <param name="Role">lead or coordinate.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="DueOn">Last day.</param>
/// <param name="State">planned, inProgress, submitted, accepted, suspended, cancelled or carriedOver.</param>
/// <param name="Progress">0 to 1; null when nobody has said anything.</param>
/// <param name="Flags">overdue, atRisk, noEvidence.</param>
/// <param name="EvidenceCount">Evidence items behind it.</param>
/// <param name="Responsible">Who answers for it.</param>
/// <param name="ExpectedProduct">The result promised.</param>
/// <param name="Version">Its version; the ETag of the duty.</param>
internal sealed record DutyAnswer(
    Guid Id, string Task, string Unit, string UnitName, int Year, string Role, DateOnly StartsOn, DateOnly DueOn, string State, double? Progress, IReadOnlyList<string> Flags,
    int EvidenceCount, string Responsible, string ExpectedProduct, Guid Version)
{
    internal static DutyAnswer Of(DutyRow d, RegisterSnapshot register, DateOnly today)
    {
        var unit = register.OfLineage(d.Unit, today);
        return new(
            d.Id.Value, d.Label, unit.Code, unit.NameVi, d.Year, ApiWords.Camel(d.Role.ToString()), d.StartsOn, d.DueOn, ApiWords.Camel(d.State.ToString()), d.Progress,
            d.Flags(today), d.EvidenceCount, d.Responsible, d.ExpectedProduct, d.Version);
    }
}

/// <summary>One page of duties.</summary>
/// <param name="Items">The duties, oldest first.</param>
/// <param name="Next">What to give as <c>after</c> for the next page; null on the last.</param>
internal sealed record DutiesAnswer(IReadOnlyList<DutyAnswer> Items, Guid? Next);

/// <summary>The id of what was made.</summary>
/// <param name="Id">The id.</param>
internal sealed record MadeAnswer(Guid Id);

/// <summary>A unit's plan.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Year">The year.</param>
/// <param name="State">draft, submitted, approved, returned or replaced.</param>
/// <param name="Remarks">The unit's words.</param>
/// <param name="ReviewNote">The coordinator's words.</param>
/// <param name="Activities">The activities in order.</param>
/// <param name="Version">Its version; the ETag of the plan.</param>
/// <param name="Revision">Which revision this is, from 1.</param>
/// <param name="InForce">The approved revision; null before the first approval.</param>
internal sealed record UnitPlanAnswer(
    string Unit, int Year, string State, string Remarks, string ReviewNote, IReadOnlyList<ActivityAnswer> Activities, Guid Version, int Revision, int? InForce);

/// <summary>An activity.</summary>
/// <param name="Id">Its id.</param>
/// <param name="DutyId">The duty it serves.</param>
/// <param name="Title">What is done.</param>
/// <param name="Responsible">Who answers for it.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="Product">Expected product.</param>
/// <param name="Method">milestones, indicator, percent or budget.</param>
/// <param name="Weight">Weight among the duty's activities.</param>
/// <param name="Progress">Progress, not clamped; null when unknown.</param>
/// <param name="Cancelled">Whether it is no longer done.</param>
internal sealed record ActivityAnswer(
    Guid Id, Guid? DutyId, string Title, string Responsible, DateOnly? StartsOn, DateOnly? EndsOn, string Product, string Method, int Weight, double? Progress, bool Cancelled);

/// <summary>Words of the API.</summary>
internal static class ApiWords
{
    /// <summary>The name of an enum's value in JSON.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

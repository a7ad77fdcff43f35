using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.WorkOnDuty;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.UnitPlans;

/// <summary>An activity of a unit's plan. A draft may be incomplete.</summary>
/// <param name="DutyId">The duty it serves.</param>
/// <param name="Title">What is done.</param>
/// <param name="Responsible">Who answers for it.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="Product">The product expected of it.</param>
/// <param name="Method">milestones, indicator, percent or budget.</param>
/// <param name="Weight">1 to 100.</param>
/// <param name="Baseline">For indicator: where it starts.</param>
/// <param name="Target">For indicator: where it shall end.</param>
/// <param name="Milestones">For milestones: the steps in order.</param>
internal sealed record ActivityInput(
    Guid? DutyId, [StringLength(500)] string? Title, [StringLength(200)] string? Responsible, DateOnly? StartsOn, DateOnly? EndsOn,
    [StringLength(1000)] string? Product, string? Method, [Range(1, 100)] int? Weight = null, decimal? Baseline = null, decimal? Target = null,
    IReadOnlyList<MilestoneInput>? Milestones = null);

/// <summary>A step of an activity.</summary>
/// <param name="Title">What is reached.</param>
/// <param name="Weight">1 to 100.</param>
/// <param name="DoneOn">When it was reached.</param>
internal sealed record MilestoneInput([Required, StringLength(500)] string Title, [Range(1, 100)] int Weight = 1, DateOnly? DoneOn = null);

/// <summary>Adds or changes an activity while the plan is a draft or was returned.</summary>
internal sealed class SaveActivityHandler(TdcDbContext db, UnitPlanGate gate, TimeProvider clock)
{
    /// <summary>The largest number of an indicator, either way; what the database holds beyond it would not come back exactly.</summary>
    internal const decimal MostNumber = 999_999_999_999m;

    public async Task<Outcome<(Guid Activity, Guid Version)>> HandleAsync(
        string? unitCode, int year, Guid? activityId, Guid? version, ActivityInput input, CancellationToken cancellation)
    {
        if (!(await gate.ForUnitAsync(unitCode, year, version, cancellation)).TryGet(out var opened, out var refusal))
        {
            return refusal;
        }

        var plan = opened.Plan;
        if (!plan.IsEditable)
        {
            return Refusal.Rule("plan.unit-plan-not-editable");
        }

        if (Faults(input) is { } faults)
        {
            return faults;
        }

        if (input.DutyId is { } dutyId && !await db.Set<Duty>().AnyAsync(d => d.Id == new DutyId(dutyId) && d.Unit == plan.Unit, cancellation))
        {
            return Refusal.NotFound("plan.no-such-duty");
        }

        var activity = plan.Activities.SingleOrDefault(a => a.Id == activityId);
        if (activity is null && activityId is not null)
        {
            return Refusal.NotFound("plan.no-such-activity");
        }

        if (activity is null)
        {
            if (plan.Activities.Count >= 500)
            {
                return Refusal.Rule("plan.too-many-activities", 500);
            }

            activity = new Activity
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                UnitPlanId = plan.Id,
                Order = plan.Activities.Count == 0 ? 0 : plan.Activities.Max(a => a.Order) + 1,
            };
            plan.Activities.Add(activity);
            db.Add(activity);
        }

        Fill(activity, input);
        db.AddAudit(clock, opened.Rights.Asker, "plan.activity-saved", "plan.unit-plan", plan.Id.Value, new { Activity = activity.Id, activity.Title });
        return (await gate.SaveAsync(plan, cancellation)).TryGet(out var saved, out var conflict) ? (activity.Id, saved) : conflict;
    }

    /// <summary>Takes an activity out of a draft.</summary>
    public async Task<Outcome<Guid>> RemoveAsync(string? unitCode, int year, Guid activityId, Guid? version, CancellationToken cancellation)
    {
        if (!(await gate.ForUnitAsync(unitCode, year, version, cancellation)).TryGet(out var opened, out var refusal))
        {
            return refusal;
        }

        if (!opened.Plan.IsEditable)
        {
            return Refusal.Rule("plan.unit-plan-not-editable");
        }

        if (opened.Plan.Activities.SingleOrDefault(a => a.Id == activityId) is not { } activity)
        {
            return Refusal.NotFound("plan.no-such-activity");
        }

        db.RemoveRange(activity.Milestones);
        db.Remove(activity);
        opened.Plan.Activities.Remove(activity);
        db.AddAudit(clock, opened.Rights.Asker, "plan.activity-removed", "plan.unit-plan", opened.Plan.Id.Value, new { Activity = activityId, activity.Title });
        return await gate.SaveAsync(opened.Plan, cancellation);
    }

    private void Fill(Activity activity, ActivityInput input)
    {
        activity.DutyId = input.DutyId is { } duty ? new DutyId(duty) : null;
        activity.Title = input.Title?.Trim() ?? "";
        activity.Responsible = input.Responsible?.Trim() ?? "";
        activity.Product = input.Product?.Trim() ?? "";
        (activity.StartsOn, activity.EndsOn) = (input.StartsOn, input.EndsOn);
        activity.Method = Enum.TryParse<ProgressMethod>(input.Method, ignoreCase: true, out var method) ? method : ProgressMethod.Percent;
        activity.Weight = input.Weight ?? 1;
        (activity.Baseline, activity.Target) = (input.Baseline, input.Target);
        db.RemoveRange(activity.Milestones);
        activity.Milestones.Clear();
        foreach (var (step, order) in (input.Milestones ?? []).Where(m => !string.IsNullOrWhiteSpace(m.Title)).Select((m, i) => (m, i)))
        {
            var milestone = new Milestone
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                ActivityId = activity.Id,
                Order = order,
                Title = step.Title.Trim(),
                Weight = step.Weight,
                DoneOn = step.DoneOn,
            };
            activity.Milestones.Add(milestone);
            db.Add(milestone);
        }
    }

    private static Refusal? Faults(ActivityInput input)
    {
        var faults = new Dictionary<string, string[]>();
        void TooLong(string field, string? text, int most)
        {
            if (text?.Trim().Length > most)
            {
                faults[field] = ["plan.too-long-" + most];
            }
        }

        TooLong("title", input.Title, 500);
        TooLong("responsible", input.Responsible, 200);
        TooLong("product", input.Product, 1000);
        if (input.Weight is < 1 or > 100)
        {
            faults["weight"] = ["plan.weight-range"];
        }

        if (!string.IsNullOrEmpty(input.Method) && !Enum.TryParse<ProgressMethod>(input.Method, ignoreCase: true, out _))
        {
            faults["method"] = ["plan.method-unknown"];
        }

        foreach (var (field, number) in new[] { ("baseline", input.Baseline), ("target", input.Target) })
        {
            if (number is < -MostNumber or > MostNumber)
            {
                faults[field] = ["plan.number-size"];
            }
        }

        if (input.Milestones?.Any(m => m.Weight is < 1 or > 100 || m.Title.Length > 500) == true || input.Milestones?.Count > 50)
        {
            faults["milestones"] = ["plan.milestones-wrong"];
        }

        return faults.Count == 0 ? null : new Refusal(RefusalKind.Fields, "plan.check-fields") { Fields = faults };
    }
}

/// <summary>How far an activity of an approved plan is.</summary>
/// <param name="Percent">For percent: 0 to 100.</param>
/// <param name="Actual">For indicator: where it is.</param>
/// <param name="MilestonesDone">For milestones: how many of the steps, from the first, are reached.</param>
/// <param name="Cancelled">Whether it is no longer done.</param>
internal sealed record ActivityProgressInput([Range(0, 100)] double? Percent = null, decimal? Actual = null, int? MilestonesDone = null, bool Cancelled = false);

/// <summary>Records an activity's progress and carries it up to the duty.</summary>
internal sealed class ActivityProgressHandler(TdcDbContext db, UnitPlanGate gate, TimeProvider clock)
{
    public async Task<Outcome<RollUp>> HandleAsync(
        string? unitCode, int year, Guid activityId, Guid? version, ActivityProgressInput input, CancellationToken cancellation)
    {
        if (!(await gate.ForUnitAsync(unitCode, year, version, cancellation, WhichRevision.InForce)).TryGet(out var opened, out var refusal))
        {
            return refusal;
        }

        var plan = opened.Plan;
        if (plan.State != UnitPlanState.Approved)
        {
            return Refusal.Rule("plan.unit-plan-not-approved");
        }

        if (plan.Activities.SingleOrDefault(a => a.Id == activityId) is not { DutyId: { } dutyId } activity)
        {
            return Refusal.NotFound("plan.no-such-activity");
        }

        if (input.Actual is < -SaveActivityHandler.MostNumber or > SaveActivityHandler.MostNumber)
        {
            return Refusal.Rule("plan.number-size");
        }

        if (input.Percent is < 0 or > 100 || input.MilestonesDone < 0 || input.MilestonesDone > activity.Milestones.Count)
        {
            return Refusal.Rule("plan.progress-out-of-range");
        }

        var today = clock.TodayInVietnam;
        Fill(activity, input, today);
        var duty = await db.Set<Duty>().SingleAsync(d => d.Id == dutyId, cancellation);
        var rollUp = RollUp.Of(plan.Activities.Where(a => a.DutyId == dutyId));
        if (rollUp.Share is { } share)
        {
            if (duty.Advance(share, today) is { } no)
            {
                return no;
            }

            EnterProgressHandler.Record(db, clock, duty, opened.Rights, share, ProgressSource.Activities, today, activity.Title, "");
            await EnterProgressHandler.CheckpointAsync(db, duty, today, cancellation);
            duty.Version = Guid.CreateVersion7(clock.GetUtcNow());
        }

        db.AddAudit(clock, opened.Rights.Asker, "plan.activity-progressed", "plan.unit-plan", plan.Id.Value, new { Activity = activityId, input, rollUp.Share });
        return (await gate.SaveAsync(plan, cancellation)).TryGet(out _, out var conflict) ? rollUp : conflict;
    }

    private static void Fill(Activity activity, ActivityProgressInput input, DateOnly today)
    {
        activity.Cancelled = input.Cancelled;
        switch (activity.Method)
        {
            case ProgressMethod.Percent or ProgressMethod.Budget when input.Percent is { } percent:
                activity.Share = percent / 100;
                break;
            case ProgressMethod.Indicator when input.Actual is { } actual:
                activity.Actual = actual;
                break;
            case ProgressMethod.Milestones when input.MilestonesDone is { } done:
                foreach (var milestone in activity.Milestones.OrderBy(m => m.Order))
                {
                    milestone.DoneOn = milestone.Order < done ? milestone.DoneOn ?? today : null;
                }

                break;
            default:
                break;
        }
    }
}

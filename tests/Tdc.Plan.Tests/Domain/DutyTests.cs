using Tdc.Plan.Domain;
using static Tdc.Plan.Tests.Domain.PlanSample;

namespace Tdc.Plan.Tests.Domain;

public sealed class DutyTests
{
    private static readonly DateOnly start = new(2026, 1, 1);
    private static readonly DateOnly due = new(2026, 12, 31);

    [Theory]
    [InlineData("2026-03-01", null, false)] // the first quarter is a grace
    [InlineData("2026-06-30", null, true)]
    [InlineData("2026-06-30", 0.39, true)] // 0.8 × 181/365 = 0.397
    [InlineData("2026-06-30", 0.40, false)]
    [InlineData("2026-12-31", 0.80, false)]
    [InlineData("2026-12-31", 0.79, true)]
    [InlineData("2027-01-01", 0.10, false)] // overdue, which says more
    public void At_risk_means_under_four_fifths_of_the_expected_progress(string day, double? progress, bool expected)
    {
        var duty = Duty();
        duty.Progress = progress;
        Assert.Equal(expected, duty.IsAtRiskOn(Day(day)));
        Assert.Equal(expected, DutyRules.AtRisk(Day(day)).Compile()(duty));
    }

    [Fact]
    public void The_last_day_is_not_overdue_and_the_day_after_is()
    {
        var duty = Duty();
        Assert.False(duty.IsOverdueOn(due));
        Assert.True(duty.IsOverdueOn(due.AddDays(1)));
        duty.State = DutyState.Accepted;
        Assert.False(duty.IsOverdueOn(due.AddDays(1)));
    }

    [Fact]
    public void A_later_due_day_stretches_what_is_expected()
    {
        var duty = Duty();
        var before = duty.ExpectedOn(new(2026, 7, 1));
        duty.DueOn = new(2027, 12, 31);
        Assert.True(duty.ExpectedOn(new(2026, 7, 1)) < before);
        Assert.Equal(730, duty.SpanDays);
    }

    [Fact]
    public void Nothing_is_finished_on_a_bare_word()
    {
        var duty = Duty();
        Assert.Equal("plan.duty-needs-evidence", duty.Submit(new(2026, 5, 1))!.Code);
        duty.EvidenceCount = 1;
        Assert.Null(duty.Submit(new(2026, 5, 1)));
        Assert.Equal((DutyState.Submitted, 1d), (duty.State, duty.Progress));
        Assert.Equal("plan.return-needs-note", duty.Return("  ")!.Code);
        Assert.Null(duty.Return("Thiếu biên bản"));
        Assert.Equal(DutyState.InProgress, duty.State);
        Assert.Equal("plan.duty-not-submitted", duty.Accept(default, "")!.Code);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Progress_stays_between_nothing_and_all(double share) =>
        Assert.Equal("plan.progress-out-of-range", Duty().Advance(share, start)!.Code);

    [Fact]
    public void A_roll_up_weighs_activities_counts_the_unknown_as_nothing_and_leaves_out_money_and_the_cancelled()
    {
        var rollUp = RollUp.Of(
        [
            Activity(0, 3, ProgressMethod.Percent, a => a.Share = 1),
            Activity(1, 1, ProgressMethod.Percent),
            Activity(2, 100, ProgressMethod.Budget, a => a.Share = 1),
            Activity(3, 100, ProgressMethod.Percent, a => (a.Share, a.Cancelled) = (1, true)),
        ]);
        Assert.Equal(0.75, rollUp.Share!.Value, 9);
        Assert.Equal(2, rollUp.Parts.Count);
        Assert.Null(RollUp.Of([]).Share);
    }

    [Theory]
    [InlineData(100, 0, 25, 0.75)] // falling: from 100 down to 0
    [InlineData(0, 50, 75, 1.5)] // beyond the target is shown as it is
    [InlineData(10, 20, 5, -0.5)]
    public void An_indicator_is_reckoned_in_its_own_direction_and_clamped_only_in_the_sum(double from, double to, double now, double expected)
    {
        var activity = Activity(0, 1, ProgressMethod.Indicator, a => (a.Baseline, a.Target, a.Actual) = ((decimal)from, (decimal)to, (decimal)now));
        Assert.Equal(expected, activity.Progress!.Value, 9);
        Assert.Equal(Math.Clamp(expected, 0, 1), RollUp.Of([activity]).Share!.Value, 9);
    }

    [Fact]
    public void Milestones_count_by_their_weights()
    {
        var activity = Activity(0, 1, ProgressMethod.Milestones);
        Assert.Null(activity.Progress);
        activity.Milestones.Add(new() { Id = Guid.NewGuid(), ActivityId = activity.Id, Order = 0, Title = "a", Weight = 1, DoneOn = start });
        activity.Milestones.Add(new() { Id = Guid.NewGuid(), ActivityId = activity.Id, Order = 1, Title = "b", Weight = 3 });
        Assert.Equal(0.25, activity.Progress);
    }

    [Fact]
    public void An_incomplete_plan_may_be_kept_but_not_sent()
    {
        var plan = new UnitPlan { Id = default, Unit = Line("SO1"), Year = 2026, SavedAt = default };
        Assert.Equal("plan.unit-plan-has-gaps", plan.Submit(default)!.Code);
        var activity = Activity(0, 1, ProgressMethod.Percent);
        plan.Activities.Add(activity);
        Assert.Contains("plan.activity-needs-duty", plan.Gaps().Select(g => g.Code));
        (activity.DutyId, activity.Responsible, activity.Product) = (new DutyId(Guid.NewGuid()), "Phòng TĐC", "Báo cáo");
        (activity.StartsOn, activity.EndsOn) = (new(2026, 3, 1), new(2026, 2, 1));
        Assert.Equal(["plan.activity-ends-before-start"], plan.Gaps().Select(g => g.Code));
        activity.EndsOn = new(2026, 5, 1);
        Assert.Null(plan.Submit(default));
        Assert.Equal("plan.unit-plan-not-editable", plan.Submit(default)!.Code);
    }

    private static Duty Duty() => new()
    {
        Id = default,
        TaskId = default,
        Year = 2026,
        Unit = Line("SO1"),
        UnitAsOf = default,
        Role = AssignmentRole.Lead,
        StartsOn = start,
        DueOn = due,
    };

    private static Activity Activity(int order, int weight, ProgressMethod method, Action<Activity>? fill = null)
    {
        var activity = new Activity { Id = Guid.NewGuid(), UnitPlanId = default, Order = order, Title = "Việc", Weight = weight, Method = method };
        fill?.Invoke(activity);
        return activity;
    }

    [Theory]
    [InlineData("InProgress", 2026, true)]
    [InlineData("Submitted", 2026, true)]
    [InlineData("Accepted", 2026, false)]
    [InlineData("InProgress", 2027, false)] // not yet there: nobody knows what will be left by then
    public void What_is_still_open_from_an_earlier_year_runs_on_until_this_one(string state, int year, bool runs)
    {
        var duty = new Duty
        {
            Id = default,
            TaskId = default,
            Year = 2025,
            Unit = default,
            UnitAsOf = default,
            Role = AssignmentRole.Lead,
            StartsOn = new(2025, 5, 1),
            DueOn = new(2025, 12, 31),
            State = Enum.Parse<DutyState>(state),
        };
        Assert.Equal(runs, DutyRules.RunsIn(year, new DateOnly(2026, 11, 30)).Compile()(duty));
    }
}

using Tdc.Plan.Domain;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>Units' own plans of a year: activities for the duties they lead, mostly approved.</summary>
internal static class DemoUnitPlans
{
    private static readonly string[] steps = ["Có kế hoạch được duyệt", "Thực hiện xong phần chính", "Nghiệm thu, lưu hồ sơ"];
    private static readonly int[] weights = [20, 30, 50];

    /// <summary>Makes the plans of all units with duties; answers the duties whose progress comes from activities.</summary>
    public static IReadOnlyList<UnitPlan> Make(DemoWorld world, IEnumerable<DemoLife> lives, DemoWords words, HashSet<DutyId> byActivities)
    {
        var plans = new List<UnitPlan>();
        foreach (var group in lives.SelectMany(l => YearsOf(l, world).Select(y => (Year: y, Life: l))).GroupBy(l => (l.Life.Duty.Unit, l.Year)).OrderBy(g => g.Key.Year))
        {
            var unit = group.First().Life.Unit;
            var begun = Stable.Workday(group.Key.Year == 2025 ? group.Min(l => l.Life.Duty.StartsOn).AddDays(12) : new DateOnly(group.Key.Year, 1, 8).AddDays(Stable.Number(0, 20, unit.Code, "plan")));
            if (world.IsPast(begun))
            {
                plans.Add(Of(world, unit, group.Key.Unit, group.Key.Year, begun, [.. group.Select(l => l.Life)], words, byActivities));
            }
        }

        return plans;
    }

    private static IEnumerable<int> YearsOf(DemoLife life, DemoWorld world) =>
        world.Years.Where(y => y >= life.Duty.StartsOn.Year && (life.Duty.StartsOn.Year == life.Duty.DueOn.Year ? y == life.Duty.Year : y <= life.Duty.DueOn.Year));

    private static UnitPlan Of(
        DemoWorld world, DemoUnit unit, LineageId line, int year, DateOnly begun, List<DemoLife> lives, DemoWords words, HashSet<DutyId> byActivities)
    {
        var saved = Stable.Moment(begun, unit.Code, "unit plan", $"{year}");
        var plan = new UnitPlan
        {
            Id = new UnitPlanId(Stable.Id(saved, "unit plan", unit.Code, $"{year}")),
            Unit = line,
            Year = year,
            SavedAt = saved,
            Version = Stable.Id(saved, "unit plan version", unit.Code, $"{year}"),
            Remarks = "Kế hoạch minh họa, không phải văn bản của đơn vị.",
        };
        var led = lives.Where(l => l.Duty.Role == AssignmentRole.Lead).ToList();
        foreach (var life in (led.Count > 0 ? led : [.. lives.Take(2)]).OrderBy(l => l.Task.GroupNumber).ThenBy(l => l.Task.Number))
        {
            AddActivities(plan, life, words);
        }

        Decide(world, plan, unit, begun);
        if (plan.State == UnitPlanState.Approved)
        {
            byActivities.UnionWith(lives.Where(l => l.Steps.Count > 0 && RollUp.Of(plan.Activities.Where(a => a.DutyId == l.Duty.Id)).Share is { } share
                && Math.Abs(share - (l.Duty.Progress ?? 0)) < 0.001).Select(l => l.Duty.Id));
        }

        return plan;
    }

    private static void AddActivities(UnitPlan plan, DemoLife life, DemoWords words)
    {
        var from = new DateOnly(plan.Year, 1, 1) < life.Duty.StartsOn ? life.Duty.StartsOn : new DateOnly(plan.Year, 1, 15);
        var to = new DateOnly(plan.Year, 12, 20) < life.Duty.DueOn ? new DateOnly(plan.Year, 12, 20) : life.Duty.DueOn;
        var progress = life.Duty.Progress ?? 0;
        var activities = words.Activities(life.Task.Label, life.Unit);
        var first = activities.Count > 1 ? StepsDone(progress) : (Done: 0, Share: 0.0);
        for (var i = 0; i < activities.Count && i < 2; i++)
        {
            var id = Stable.Id(plan.SavedAt, "activity", life.Unit.Code, life.Task.Label, $"{plan.Year} {i}");
            var activity = new Activity
            {
                Id = id,
                UnitPlanId = plan.Id,
                DutyId = life.Duty.Id,
                Order = plan.Activities.Count,
                Title = activities[i].Title,
                Product = activities[i].Product,
                Responsible = DemoWork.RoleIn(life.Unit, life.Task.Label, $"{i}"),
                StartsOn = from,
                EndsOn = to,
                Weight = 1,
                Method = activities.Count > 1 && i == 0 ? ProgressMethod.Milestones : ProgressMethod.Percent,
            };
            if (activity.Method == ProgressMethod.Milestones)
            {
                activity.Milestones.AddRange(steps.Select((s, n) => new Milestone
                {
                    Id = Stable.Id(plan.SavedAt, "milestone", life.Unit.Code, life.Task.Label, $"{plan.Year} {n}"),
                    ActivityId = id,
                    Order = n,
                    Title = s,
                    Weight = weights[n],
                    DoneOn = n < first.Done && life.Steps.Count > 0 ? life.Steps[Math.Min(n, life.Steps.Count - 1)].Day : null,
                }));
            }
            else
            {
                activity.Share = Math.Round(activities.Count > 1 ? Math.Clamp((2 * progress) - first.Share, 0, 1) : progress, 2);
            }

            plan.Activities.Add(activity);
        }
    }

    // So many milestones that the second activity can carry the rest: the roll-up is then the duty's progress.
    private static (int Done, double Share) StepsDone(double progress) => progress switch
    {
        >= 0.5 => (3, 1),
        >= 0.25 => (2, 0.5),
        >= 0.1 => (1, 0.2),
        _ => (0, 0),
    };

    private static void Decide(DemoWorld world, UnitPlan plan, DemoUnit unit, DateOnly begun)
    {
        var luck = unit.Code is "26188" or "SKHCN" or "SCT" || plan.Year < world.Today.Year ? 0.5 : Stable.Share(unit.Code, "plan state", $"{plan.Year}");
        var sent = Stable.Workday(begun.AddDays(Stable.Number(3, 12, unit.Code, "plan sent")));
        var decided = Stable.Workday(sent.AddDays(Stable.Number(4, 15, unit.Code, "plan decided")));
        if (luck < 0.03 || !world.IsPast(sent))
        {
            return;
        }

        if (plan.Submit(Stable.Moment(sent, unit.Code, "plan sent")) is { } gap)
        {
            throw new InvalidOperationException($"The invented plan of {unit.Code} for {plan.Year} has gaps: {gap.Code}.");
        }

        if (luck is >= 0.03 and < 0.11 || !world.IsPast(decided))
        {
            return;
        }

        var at = Stable.Moment(decided, unit.Code, "plan decided");
        if (luck is >= 0.11 and < 0.15)
        {
            plan.Return(at, "Đề nghị nêu rõ sản phẩm và thời gian của từng việc.");
            return;
        }

        plan.Approve(at, "");
    }
}

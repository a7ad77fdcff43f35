namespace Tdc.Plan.Domain;

/// <summary>How an activity's progress is reckoned.</summary>
internal enum ProgressMethod
{
    /// <summary>Weighted milestones.</summary>
    Milestones,

    /// <summary>(actual − baseline) / (target − baseline).</summary>
    Indicator,

    /// <summary>A percentage typed by hand.</summary>
    Percent,

    /// <summary>Money spent; a cross-check only, no progress.</summary>
    Budget,
}

/// <summary>One thing that a unit does for a duty.</summary>
internal sealed class Activity
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The unit's plan.</summary>
    public required UnitPlanId UnitPlanId { get; init; }

    /// <summary>The duty it serves; <see langword="null"/> until chosen.</summary>
    public DutyId? DutyId { get; set; }

    /// <summary>Position from 0.</summary>
    public required int Order { get; set; }

    /// <summary>What is done.</summary>
    public string Title { get; set; } = "";

    /// <summary>Who answers for it.</summary>
    public string Responsible { get; set; } = "";

    /// <summary>First day.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>The product expected of it.</summary>
    public string Product { get; set; } = "";

    /// <summary>How progress is reckoned.</summary>
    public ProgressMethod Method { get; set; } = ProgressMethod.Percent;

    /// <summary>Weight among the duty's activities, 1 to 100.</summary>
    public int Weight { get; set; } = 1;

    /// <summary>For <see cref="ProgressMethod.Percent"/>: 0 to 1.</summary>
    public double? Share { get; set; }

    /// <summary>For <see cref="ProgressMethod.Indicator"/>: where it starts.</summary>
    public decimal? Baseline { get; set; }

    /// <summary>For <see cref="ProgressMethod.Indicator"/>: where it shall end.</summary>
    public decimal? Target { get; set; }

    /// <summary>For <see cref="ProgressMethod.Indicator"/>: where it is.</summary>
    public decimal? Actual { get; set; }

    /// <summary>No longer done; does not count.</summary>
    public bool Cancelled { get; set; }

    /// <summary>The activity of the revision before of which this is a copy; <see langword="null"/> for a new one.</summary>
    public Guid? CopiedFrom { get; init; }

    /// <summary>For <see cref="ProgressMethod.Milestones"/>.</summary>
    public List<Milestone> Milestones { get; init; } = [];

    /// <summary>Progress as it is, not clamped; <see langword="null"/> when unknown or when the method gives none.</summary>
    public double? Progress => Method switch
    {
        ProgressMethod.Percent => Share,
        ProgressMethod.Indicator when Baseline is { } from && Target is { } to && Actual is { } now && from != to => (double)((now - from) / (to - from)),
        ProgressMethod.Milestones when Milestones.Sum(m => m.Weight) is var all and > 0 => Milestones.Where(m => m.DoneOn is not null).Sum(m => m.Weight) / (double)all,
        _ => null,
    };

    /// <summary>The same activity for the next revision of the plan.</summary>
    public Activity CopyInto(UnitPlanId plan, Func<Guid> newId)
    {
        var copy = new Activity
        {
            Id = newId(),
            UnitPlanId = plan,
            DutyId = DutyId,
            Order = Order,
            Title = Title,
            Responsible = Responsible,
            StartsOn = StartsOn,
            EndsOn = EndsOn,
            Product = Product,
            Method = Method,
            Weight = Weight,
            Share = Share,
            Baseline = Baseline,
            Target = Target,
            Actual = Actual,
            Cancelled = Cancelled,
            CopiedFrom = Id,
        };
        copy.Milestones.AddRange(Milestones.OrderBy(m => m.Order).Select(m => new Milestone
        {
            Id = newId(),
            ActivityId = copy.Id,
            Order = m.Order,
            Title = m.Title,
            Weight = m.Weight,
            DoneOn = m.DoneOn,
        }));
        return copy;
    }

    /// <summary>Takes over how far the activity has come of which this is a copy; steps are known by their titles.</summary>
    public void Follow(Activity before)
    {
        (Cancelled, Share, Actual) = (Cancelled || before.Cancelled, before.Share, before.Actual);
        foreach (var step in Milestones)
        {
            step.DoneOn = before.Milestones.FirstOrDefault(m => m.Title == step.Title)?.DoneOn;
        }
    }

    /// <summary>What is missing before the plan can be submitted, as codes.</summary>
    public IEnumerable<string> Gaps(int year)
    {
        if (string.IsNullOrWhiteSpace(Title))
        {
            yield return "plan.activity-needs-title";
        }

        if (DutyId is null)
        {
            yield return "plan.activity-needs-duty";
        }

        if (string.IsNullOrWhiteSpace(Responsible))
        {
            yield return "plan.activity-needs-responsible";
        }

        if (string.IsNullOrWhiteSpace(Product))
        {
            yield return "plan.activity-needs-product";
        }

        if (StartsOn is not { } start || EndsOn is not { } end)
        {
            yield return "plan.activity-needs-dates";
        }
        else if (end < start)
        {
            yield return "plan.activity-ends-before-start";
        }
        else if (start.Year > year || end.Year < year)
        {
            yield return "plan.activity-outside-year";
        }

        if (Method == ProgressMethod.Indicator && (Baseline is null || Target is null || Baseline == Target))
        {
            yield return "plan.activity-needs-target";
        }

        if (Method == ProgressMethod.Milestones && Milestones.Count == 0)
        {
            yield return "plan.activity-needs-milestones";
        }
    }
}

/// <summary>A step of an activity.</summary>
internal sealed class Milestone
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The activity.</summary>
    public required Guid ActivityId { get; init; }

    /// <summary>Position from 0.</summary>
    public required int Order { get; init; }

    /// <summary>What is reached.</summary>
    public required string Title { get; init; }

    /// <summary>Weight among the activity's milestones, 1 to 100.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>When it was reached.</summary>
    public DateOnly? DoneOn { get; set; }
}

/// <summary>How a duty's progress arose from its activities, shown beside the number.</summary>
/// <param name="Share">Σ weight × progress / Σ weight, each clamped to 0–1; <see langword="null"/> without a countable activity.</param>
/// <param name="Parts">What went in, in order.</param>
internal sealed record RollUp(double? Share, IReadOnlyList<RollUpPart> Parts)
{
    /// <summary>Reckons it. Unknown progress counts as 0 and is named; cancelled and money-only activities do not count.</summary>
    public static RollUp Of(IEnumerable<Activity> activities)
    {
        var parts = activities.Where(a => !a.Cancelled && a.Method != ProgressMethod.Budget).OrderBy(a => a.Order)
            .Select(a => new RollUpPart(a.Title, Math.Max(1, a.Weight), a.Progress, a.Method)).ToList();
        var weights = parts.Sum(p => (double)p.Weight);
        return new(weights == 0 ? null : parts.Sum(p => p.Weight * Math.Clamp(p.Share ?? 0, 0, 1)) / weights, parts);
    }
}

/// <summary>One activity's part in a roll-up.</summary>
internal sealed record RollUpPart(string Title, int Weight, double? Share, ProgressMethod Method);

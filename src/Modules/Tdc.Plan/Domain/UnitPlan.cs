using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain;

/// <summary>Id of a unit's own plan.</summary>
public readonly record struct UnitPlanId(Guid Value) : IId<UnitPlanId>
{
    /// <inheritdoc/>
    public static UnitPlanId From(Guid value) => new(value);
}

/// <summary>Where a unit's plan stands.</summary>
internal enum UnitPlanState
{
    /// <summary>Đang soạn.</summary>
    Draft,

    /// <summary>Đã gửi, chờ duyệt.</summary>
    Submitted,

    /// <summary>Đã duyệt.</summary>
    Approved,

    /// <summary>Trả lại để bổ sung.</summary>
    Returned,

    /// <summary>Đã được bản sửa thay thế.</summary>
    Replaced,
}

/// <summary>A unit's own plan for a year: the activities by which it does its duties.</summary>
/// <remarks>
/// A draft may be incomplete; completeness is asked for on submitting only, so that nothing typed is lost. An approved plan is never edited: a change
/// is a draft of the next revision beside it, and the approved one is in force until that one is approved.
/// </remarks>
internal sealed class UnitPlan
{
    /// <summary>Its id.</summary>
    public required UnitPlanId Id { get; init; }

    /// <summary>The unit.</summary>
    public required LineageId Unit { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Which revision of the unit's plan for the year this is, from 1.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Where it stands.</summary>
    public UnitPlanState State { get; set; } = UnitPlanState.Draft;

    /// <summary>What the unit says about the whole, optional.</summary>
    public string Remarks { get; set; } = "";

    /// <summary>What the coordinator wrote on returning or approving.</summary>
    public string ReviewNote { get; set; } = "";

    /// <summary>When it was last saved.</summary>
    public required DateTimeOffset SavedAt { get; set; }

    /// <summary>When it was last submitted.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>When the coordinator decided.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Changes at every write; two editors cannot both win.</summary>
    public Guid Version { get; set; }

    /// <summary>The activities, by <see cref="Activity.Order"/>.</summary>
    public List<Activity> Activities { get; init; } = [];

    /// <summary>Whether the unit may write in it.</summary>
    public bool IsEditable => State is UnitPlanState.Draft or UnitPlanState.Returned;

    /// <summary>What is still missing before it can be submitted, as codes by activity id; an empty plan misses an activity.</summary>
    public IReadOnlyList<(Guid? Activity, string Code)> Gaps()
    {
        var gaps = new List<(Guid?, string)>();
        var live = Activities.Where(a => !a.Cancelled).ToList();
        if (live.Count == 0)
        {
            gaps.Add((null, "plan.unit-plan-empty"));
        }

        foreach (var activity in live)
        {
            gaps.AddRange(activity.Gaps(Year).Select(code => ((Guid?)activity.Id, code)));
        }

        return gaps;
    }

    /// <summary>A draft of the next revision: the same activities, so far as they have come, to be changed.</summary>
    /// <param name="id">Id of the draft.</param>
    /// <param name="newId">Makes ids of the activities and their steps.</param>
    /// <param name="now">The instant.</param>
    public Outcome<UnitPlan> Revise(UnitPlanId id, Func<Guid> newId, DateTimeOffset now)
    {
        if (State != UnitPlanState.Approved)
        {
            return Refusal.Rule("plan.unit-plan-not-approved");
        }

        var draft = new UnitPlan { Id = id, Unit = Unit, Year = Year, Revision = Revision + 1, Remarks = "", SavedAt = now };
        draft.Activities.AddRange(Activities.OrderBy(a => a.Order).Select(a => a.CopyInto(id, newId)));
        return draft;
    }

    /// <summary>Puts this approved revision in the place of the one in force; what was reached while it was a draft comes along.</summary>
    public void Replace(UnitPlan inForce)
    {
        foreach (var activity in Activities)
        {
            if (inForce.Activities.FirstOrDefault(a => a.Id == activity.CopiedFrom) is { } before)
            {
                activity.Follow(before);
            }
        }

        inForce.State = UnitPlanState.Replaced;
    }

    /// <summary>Sends it to the coordinator.</summary>
    public Refusal? Submit(DateTimeOffset now)
    {
        if (!IsEditable)
        {
            return Refusal.Rule("plan.unit-plan-not-editable");
        }

        if (Gaps() is { Count: > 0 } gaps)
        {
            return Refusal.Rule("plan.unit-plan-has-gaps", gaps.Count);
        }

        (State, SubmittedAt) = (UnitPlanState.Submitted, now);
        return null;
    }

    /// <summary>The coordinator approves it.</summary>
    public Refusal? Approve(DateTimeOffset now, string note)
    {
        if (State != UnitPlanState.Submitted)
        {
            return Refusal.Rule("plan.unit-plan-not-submitted");
        }

        (State, DecidedAt, ReviewNote) = (UnitPlanState.Approved, now, note.Trim());
        return null;
    }

    /// <summary>The coordinator gives it back, saying what is missing.</summary>
    public Refusal? Return(DateTimeOffset now, string note)
    {
        if (State != UnitPlanState.Submitted)
        {
            return Refusal.Rule("plan.unit-plan-not-submitted");
        }

        if (string.IsNullOrWhiteSpace(note))
        {
            return Refusal.Rule("plan.return-needs-note");
        }

        (State, DecidedAt, ReviewNote) = (UnitPlanState.Returned, now, note.Trim());
        return null;
    }
}

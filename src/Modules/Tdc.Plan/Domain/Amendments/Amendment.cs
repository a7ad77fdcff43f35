using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain.Amendments;

/// <summary>Id of an amendment.</summary>
public readonly record struct AmendmentId(Guid Value) : IId<AmendmentId>
{
    /// <inheritdoc/>
    public static AmendmentId From(Guid value) => new(value);
}

/// <summary>Where a proposal to change the plan stands. Source: Decision 1295/QĐ-UBND part IV.5.</summary>
internal enum AmendmentState
{
    /// <summary>Đơn vị đang soạn.</summary>
    Draft,

    /// <summary>Đã gửi đầu mối.</summary>
    Proposed,

    /// <summary>Đầu mối đã tổng hợp.</summary>
    Collected,

    /// <summary>Đã trình Ủy ban nhân dân.</summary>
    Submitted,

    /// <summary>Đã quyết định.</summary>
    Decided,

    /// <summary>Không được chấp thuận.</summary>
    Rejected,

    /// <summary>Đơn vị rút lại.</summary>
    Withdrawn,
}

/// <summary>What of a task an amendment changes.</summary>
internal enum AmendedField
{
    /// <summary>Vietnamese title in our words.</summary>
    TitleVi,

    /// <summary>English title.</summary>
    TitleEn,

    /// <summary>Expected product.</summary>
    Output,

    /// <summary>Time: a wording that the importer understands.</summary>
    Time,

    /// <summary>Active, Suspended or Cancelled.</summary>
    Standing,

    /// <summary>A body that leads from then on: code of a unit or a unit group.</summary>
    AddLead,

    /// <summary>A body that no longer leads: code of a unit or a unit group.</summary>
    RemoveLead,

    /// <summary>A body that coordinates from then on.</summary>
    AddCoordinating,

    /// <summary>A body that no longer coordinates.</summary>
    RemoveCoordinating,
}

/// <summary>A change of the plan: proposed by a unit, collected by the coordinator, decided by the committee, in effect from a date.</summary>
internal sealed class Amendment
{
    /// <summary>Its id.</summary>
    public required AmendmentId Id { get; init; }

    /// <summary>The plan.</summary>
    public required PlanId PlanId { get; init; }

    /// <summary>Number that people quote, from 1 within the plan.</summary>
    public required int Number { get; init; }

    /// <summary>State.</summary>
    public AmendmentState State { get; private set; } = AmendmentState.Draft;

    /// <summary>What it is about.</summary>
    public required string Title { get; set; }

    /// <summary>Why it is needed.</summary>
    public required string Reason { get; set; }

    /// <summary>The unit that proposes.</summary>
    public required LineageId ProposedBy { get; init; }

    /// <summary>Who wrote it.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its state last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Number and symbol of the deciding document.</summary>
    public string Document { get; private set; } = "";

    /// <summary>Day of the deciding document.</summary>
    public DateOnly? DecidedOn { get; private set; }

    /// <summary>First day on which the changes hold.</summary>
    public DateOnly? EffectiveFrom { get; private set; }

    /// <summary>What the coordinator or the committee remarked.</summary>
    public string Remark { get; private set; } = "";

    /// <summary>Changes at every write; two editors cannot both win.</summary>
    public Guid Version { get; set; }

    /// <summary>What is to change.</summary>
    public List<AmendmentChange> Changes { get; init; } = [];

    /// <summary>Whether the unit may still edit it.</summary>
    public bool IsEditable => State is AmendmentState.Draft;

    /// <summary>Goes on to another state.</summary>
    /// <returns>Whether the step exists.</returns>
    public bool TryMove(AmendmentState to, string remark, DateTimeOffset at)
    {
        var allowed = (State, to) switch
        {
            (AmendmentState.Draft, AmendmentState.Proposed) => Changes.Count > 0,
            (AmendmentState.Draft or AmendmentState.Proposed, AmendmentState.Withdrawn) => true,
            (AmendmentState.Proposed, AmendmentState.Draft or AmendmentState.Collected or AmendmentState.Rejected) => true,
            (AmendmentState.Collected, AmendmentState.Proposed or AmendmentState.Submitted or AmendmentState.Rejected) => true,
            (AmendmentState.Submitted, AmendmentState.Rejected or AmendmentState.Collected) => true,
            _ => false,
        };
        if (allowed)
        {
            (State, Remark, ChangedAt) = (to, remark, at);
        }

        return allowed;
    }

    /// <summary>Records the committee's decision.</summary>
    /// <returns>Whether the amendment was waiting for one.</returns>
    public bool TryDecide(string document, DateOnly decidedOn, DateOnly effectiveFrom, DateTimeOffset at)
    {
        if (State is not (AmendmentState.Submitted or AmendmentState.Collected))
        {
            return false;
        }

        (State, Document, DecidedOn, EffectiveFrom, ChangedAt) = (AmendmentState.Decided, document, decidedOn, effectiveFrom, at);
        return true;
    }
}

/// <summary>One field of one task that an amendment changes.</summary>
internal sealed class AmendmentChange
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The amendment.</summary>
    public required AmendmentId AmendmentId { get; init; }

    /// <summary>The task.</summary>
    public required PlanTaskId TaskId { get; init; }

    /// <summary>Which field.</summary>
    public required AmendedField Field { get; init; }

    /// <summary>What it said when the change was proposed; shown beside the new value.</summary>
    public required string OldValue { get; init; }

    /// <summary>What it shall say.</summary>
    public required string NewValue { get; init; }
}

using System.Globalization;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain;

/// <summary>Id of a task of a plan.</summary>
public readonly record struct PlanTaskId(Guid Value) : IId<PlanTaskId>
{
    /// <inheritdoc/>
    public static PlanTaskId From(Guid value) => new(value);
}

/// <summary>Where a task stands in the source.</summary>
internal enum TaskOrigin
{
    /// <summary>A row of the annex.</summary>
    Annex,

    /// <summary>Only a sentence of the decision's body.</summary>
    Body,
}

/// <summary>A task of a plan (nhiệm vụ). What it says is held by its versions, one for each span of days.</summary>
internal sealed class PlanTask
{
    /// <summary>Its id.</summary>
    public required PlanTaskId Id { get; init; }

    /// <summary>The plan.</summary>
    public required PlanId PlanId { get; init; }

    /// <summary>The group.</summary>
    public required TaskGroupId GroupId { get; init; }

    /// <summary>Position of the group, kept here for the address.</summary>
    public required int GroupNumber { get; init; }

    /// <summary>Number within the group, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Annex row or body sentence.</summary>
    public required TaskOrigin Origin { get; init; }

    /// <summary>The number as printed in the source; a label only.</summary>
    public string Printed { get; set; } = "";

    /// <summary>Part, clause or row of the decision that orders the task.</summary>
    public string LegalReference { get; set; } = "";

    /// <summary>What the task says from when to when; spans do not overlap.</summary>
    public List<TaskVersion> Versions { get; init; } = [];

    /// <summary>Who has which part from when to when.</summary>
    public List<Assignment> Assignments { get; init; } = [];

    /// <summary>The number that people quote and the address uses: <c>II.2</c>.</summary>
    public string Label => $"{RomanNumeral.Of(GroupNumber)}.{Number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>What the task says on a day; the first version when the day lies before it.</summary>
    public TaskVersion On(DateOnly day) =>
        Versions.OrderBy(v => v.ValidFrom).LastOrDefault(v => v.ValidFrom <= day) ?? Versions.MinBy(v => v.ValidFrom)!;

    /// <summary>The assignments in force on a day.</summary>
    public IEnumerable<Assignment> AssignmentsOn(DateOnly day) => Assignments.Where(a => a.InForceOn(day));
}

/// <summary>Whether a task version is to be worked on.</summary>
internal enum TaskStanding
{
    /// <summary>In force.</summary>
    Active,

    /// <summary>Tạm dừng by an amendment.</summary>
    Suspended,

    /// <summary>Bãi bỏ by an amendment.</summary>
    Cancelled,
}

/// <summary>What a task says from a day on, until the next version.</summary>
internal sealed class TaskVersion
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The task.</summary>
    public required PlanTaskId TaskId { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; <see langword="null"/> while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Short Vietnamese title in our words.</summary>
    public required string TitleVi { get; set; }

    /// <summary>Short English title.</summary>
    public required string TitleEn { get; set; }

    /// <summary>Official wording, known after the text was imported; literal.</summary>
    public string? OfficialText { get; set; }

    /// <summary>Expected product, as decided; empty when the source names none.</summary>
    public string Output { get; set; } = "";

    /// <summary>When the task is due.</summary>
    public required TaskTime Time { get; set; }

    /// <summary>Whether it is to be worked on.</summary>
    public TaskStanding Standing { get; set; } = TaskStanding.Active;

    /// <summary>The amendment that opened this version; <see langword="null"/> for the decision itself.</summary>
    public Guid? AmendmentId { get; set; }

    /// <summary>Who decided it by which document, when it is not the decision itself; shown in the history.</summary>
    public string Basis { get; set; } = "";

    /// <summary>The same words from another day on; the caller changes what was decided and adds it to the task.</summary>
    public TaskVersion From(Guid id, DateOnly day) => new()
    {
        Id = id,
        TaskId = TaskId,
        ValidFrom = day,
        ValidTo = ValidTo,
        TitleVi = TitleVi,
        TitleEn = TitleEn,
        OfficialText = OfficialText,
        Output = Output,
        Time = Time,
        Standing = Standing,
    };
}

/// <summary>What a unit does in a task.</summary>
internal enum AssignmentRole
{
    /// <summary>Chủ trì.</summary>
    Lead,

    /// <summary>Phối hợp.</summary>
    Coordinate,
}

/// <summary>A part in a task, given to one unit or to a group of units, from a day to a day.</summary>
internal sealed class Assignment
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The task.</summary>
    public required PlanTaskId TaskId { get; init; }

    /// <summary>Lead or coordinate.</summary>
    public required AssignmentRole Role { get; init; }

    /// <summary>Position in the cell, from 0.</summary>
    public required int Order { get; init; }

    /// <summary>The name as printed.</summary>
    public required string Printed { get; init; }

    /// <summary>The unit; <see langword="null"/> for a group or an unmatched name.</summary>
    public LineageId? Unit { get; init; }

    /// <summary>Code of the unit group (<c>nhom:cap-xa</c>); empty for a single unit.</summary>
    public string GroupCode { get; init; } = "";

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; <see langword="null"/> while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The succession act or amendment that opened or closed it, as a text to show.</summary>
    public string Basis { get; set; } = "";

    /// <summary>The succession act that opened it: its duties come by hand-over in that year, not by expansion.</summary>
    public Guid? OpenedByAct { get; init; }

    /// <summary>The assignment in whose place it stands: the collective name that the coordinator filled with members.</summary>
    public Guid? PickedFor { get; init; }

    /// <summary>Leads and coordinators with the same number belong together; <see langword="null"/> when the cell pairs nobody.</summary>
    public int? Pair { get; init; }

    /// <summary>Whether it holds on a day.</summary>
    public bool InForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

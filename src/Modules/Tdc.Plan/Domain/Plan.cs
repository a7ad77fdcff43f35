using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain;

/// <summary>Id of a plan.</summary>
public readonly record struct PlanId(Guid Value) : IId<PlanId>
{
    /// <inheritdoc/>
    public static PlanId From(Guid value) => new(value);
}

/// <summary>A plan issued by a decision (kế hoạch): groups of tasks given to bodies.</summary>
internal sealed class Plan
{
    /// <summary>Its id.</summary>
    public required PlanId Id { get; init; }

    /// <summary>Number and symbol of the decision, such as <c>1295/QĐ-UBND</c>; unique.</summary>
    public required string Number { get; init; }

    /// <summary>Short Vietnamese title in our words.</summary>
    public required string TitleVi { get; set; }

    /// <summary>Short English title.</summary>
    public required string TitleEn { get; set; }

    /// <summary>Who issued it, as printed.</summary>
    public required string Issuer { get; set; }

    /// <summary>Day of the decision.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Last day of the plan's last year.</summary>
    public required DateOnly EndsOn { get; set; }

    /// <summary>Official title, known after the text was imported.</summary>
    public string? OfficialTitle { get; set; }
}

/// <summary>Id of a group of tasks.</summary>
public readonly record struct TaskGroupId(Guid Value) : IId<TaskGroupId>
{
    /// <inheritdoc/>
    public static TaskGroupId From(Guid value) => new(value);
}

/// <summary>A numbered group of tasks of a plan.</summary>
internal sealed class TaskGroup
{
    /// <summary>Its id.</summary>
    public required TaskGroupId Id { get; init; }

    /// <summary>The plan.</summary>
    public required PlanId PlanId { get; init; }

    /// <summary>Position from 1; shown as a Roman numeral.</summary>
    public required int Number { get; init; }

    /// <summary>The number as printed in the source; a label only, because sources misprint it.</summary>
    public string Printed { get; set; } = "";

    /// <summary>Short Vietnamese title in our words.</summary>
    public required string TitleVi { get; set; }

    /// <summary>Short English title.</summary>
    public required string TitleEn { get; set; }

    /// <summary>Official title, known after the text was imported.</summary>
    public string? OfficialTitle { get; set; }
}

using Tdc.Platform.Measures;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain;

/// <summary>Id of a measure bound to a task.</summary>
public readonly record struct TaskMeasureId(Guid Value) : IId<TaskMeasureId>
{
    /// <inheritdoc/>
    public static TaskMeasureId From(Guid value) => new(value);
}

/// <summary>A measure by which a task's progress is judged. Measured when a module produces its code, declared until then.</summary>
internal sealed class TaskMeasure
{
    /// <summary>Its id.</summary>
    public required TaskMeasureId Id { get; init; }

    /// <summary>The task.</summary>
    public required PlanTaskId TaskId { get; init; }

    /// <summary>Code of the measure; the same as a module's when one produces it.</summary>
    public required string Code { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string NameVi { get; set; }

    /// <summary>English name.</summary>
    public required string NameEn { get; set; }

    /// <summary>Unit in Vietnamese.</summary>
    public required string UnitVi { get; set; }

    /// <summary>Unit in English.</summary>
    public required string UnitEn { get; set; }

    /// <summary>How values of units join.</summary>
    public required MeasureJoin OverUnits { get; set; }

    /// <summary>How values of periods join.</summary>
    public required MeasureJoin OverTime { get; set; }

    /// <summary>The direction of success.</summary>
    public bool HigherIsBetter { get; set; } = true;

    /// <summary>Module that will produce it, or <c>declared</c> when none is meant to.</summary>
    public string ProducedBy { get; set; } = "declared";

    /// <summary>Position among the task's measures, from 0.</summary>
    public int Order { get; set; }

    /// <summary>Yearly targets.</summary>
    public List<MeasureTarget> Targets { get; init; } = [];
}

/// <summary>A target of a measure for a year.</summary>
internal sealed class MeasureTarget
{
    /// <summary>The measure.</summary>
    public required TaskMeasureId MeasureId { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The target.</summary>
    public required decimal Value { get; set; }

    /// <summary>What stands for the document as long as a target is only proposed.</summary>
    public const string Proposed = "đề xuất, chưa ban hành";

    /// <summary>How firm: the document that sets it, or <see cref="Proposed"/>.</summary>
    public string Basis { get; set; } = "";
}

/// <summary>A value that a unit declared for a measure and a period, by hand.</summary>
internal sealed class DeclaredValue
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The measure.</summary>
    public required TaskMeasureId MeasureId { get; init; }

    /// <summary>The unit.</summary>
    public required LineageId Unit { get; init; }

    /// <summary>First day of the period.</summary>
    public required DateOnly PeriodFrom { get; init; }

    /// <summary>Last day of the period.</summary>
    public required DateOnly PeriodTo { get; init; }

    /// <summary>The value; for a ratio the numerator over the denominator.</summary>
    public required decimal Value { get; set; }

    /// <summary>Denominator of a ratio.</summary>
    public decimal? Denominator { get; set; }

    /// <summary>The report that carries it; <see langword="null"/> when entered outside a round.</summary>
    public Guid? ReportId { get; set; }

    /// <summary>Who declared it.</summary>
    public Guid? DeclaredBy { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset DeclaredAt { get; set; }

    /// <summary>Why it differs from the measured value, when it does.</summary>
    public string Reason { get; set; } = "";
}

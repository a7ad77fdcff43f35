using Tdc.Platform.Measures;

namespace Tdc.Plan.Domain.Reporting;

/// <summary>What a round asks of one unit, with everything known already.</summary>
internal sealed record ReportForm
{
    /// <summary>The duties to report on, in the plan's order; at most one for a task.</summary>
    public required IReadOnlyList<FormDuty> Duties { get; init; }

    /// <summary>The questions of an ad hoc request.</summary>
    public IReadOnlyList<RoundQuestion> Questions { get; init; } = [];

    /// <summary>Whether money spent is asked.</summary>
    public bool AsksMoney { get; init; }

    /// <summary>Money disbursed by the budget's own records; <see langword="null"/> when there are none.</summary>
    public long? KnownDisbursedDong { get; init; }

    /// <summary>Money said in the last round.</summary>
    public long? LastDisbursedDong { get; init; }

    /// <summary>The duty with a label, or <see langword="null"/>.</summary>
    public FormDuty? Find(string label) => Duties.FirstOrDefault(d => d.Label == label);
}

/// <summary>A duty in a report form.</summary>
/// <param name="Id">The duty.</param>
/// <param name="TaskId">Its task.</param>
/// <param name="Label">Label of the task, the name of the form's part.</param>
/// <param name="GroupNumber">Group of the task.</param>
/// <param name="TitleVi">Vietnamese title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Role">A lead must report; a coordinating unit may.</param>
/// <param name="DueOn">Last day of the duty.</param>
/// <param name="EvidenceCount">Evidence items behind it.</param>
/// <param name="LastNarrative">What the last round's report said.</param>
/// <param name="LastProgress">Progress of the last report, 0 to 1.</param>
/// <param name="Figures">The figures asked.</param>
internal sealed record FormDuty(
    DutyId Id, PlanTaskId TaskId, string Label, int GroupNumber, string TitleVi, string TitleEn, AssignmentRole Role, DateOnly DueOn,
    int EvidenceCount, string LastNarrative, double? LastProgress, IReadOnlyList<FormFigure> Figures)
{
    /// <summary>Whether an answer is compulsory.</summary>
    public bool IsRequired => Role == AssignmentRole.Lead;
}

/// <summary>A figure in a report form.</summary>
/// <param name="MeasureId">The measure.</param>
/// <param name="Code">Its code.</param>
/// <param name="NameVi">Vietnamese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="UnitVi">Unit in Vietnamese.</param>
/// <param name="UnitEn">Unit in English.</param>
/// <param name="Join">How values of units join; a ratio asks for two numbers.</param>
/// <param name="Measured">The value measured from records; <see langword="null"/> when no system measures it.</param>
/// <param name="Last">Value (numerator) of the last report.</param>
/// <param name="LastDenominator">Denominator of the last report.</param>
/// <param name="Target">Target of the year.</param>
internal sealed record FormFigure(
    TaskMeasureId MeasureId, string Code, string NameVi, string NameEn, string UnitVi, string UnitEn, MeasureJoin Join,
    MeasureAnswer? Measured, decimal? Last, decimal? LastDenominator, decimal? Target)
{
    /// <summary>Whether two numbers are asked.</summary>
    public bool IsRatio => Join == MeasureJoin.Ratio;

    /// <summary>The measured number that is reported: the numerator of a ratio.</summary>
    public decimal? MeasuredNumber => IsRatio ? Measured?.Numerator : Measured?.Value;
}

using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain.Reporting;

/// <summary>Id of a consolidated report.</summary>
public readonly record struct ConsolidationId(Guid Value) : IId<ConsolidationId>
{
    /// <inheritdoc/>
    public static ConsolidationId From(Guid value) => new(value);
}

/// <summary>Where a consolidated report stands.</summary>
internal enum ConsolidationState
{
    /// <summary>Đang soạn.</summary>
    Draft,

    /// <summary>Đã hoàn thành: the text is fixed and goes to be signed.</summary>
    Finished,

    /// <summary>Đã chốt: issued with number and date; the reports in it are locked.</summary>
    Locked,

    /// <summary>Đã thay bằng bản mới: a newer draft took over.</summary>
    Superseded,
}

/// <summary>A consolidated report of a round (báo cáo tổng hợp), or a supplement to one.</summary>
internal sealed class Consolidation
{
    /// <summary>Its id.</summary>
    public required ConsolidationId Id { get; init; }

    /// <summary>The round.</summary>
    public required ReportRoundId RoundId { get; init; }

    /// <summary>1 for the first of the round, 2 for the next …</summary>
    public required int Number { get; init; }

    /// <summary>The report that it supplements with late ones; <see langword="null"/> for a main report.</summary>
    public ConsolidationId? SupplementTo { get; init; }

    /// <summary>Where it stands.</summary>
    public ConsolidationState State { get; private set; } = ConsolidationState.Draft;

    /// <summary>When its figures were taken.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who made it.</summary>
    public Guid? MadeBy { get; init; }

    /// <summary>E at that moment.</summary>
    public required int Expected { get; init; }

    /// <summary>C at that moment: the reports in it, for a main report.</summary>
    public required int Complete { get; init; }

    /// <summary>T at that moment.</summary>
    public required int OnTime { get; init; }

    /// <summary>Weight of all units that owed a report.</summary>
    public required long WeightExpected { get; init; }

    /// <summary>Weight of the units in it.</summary>
    public required long WeightIncluded { get; init; }

    /// <summary>General assessment, written by the coordinator.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Difficulties and their causes.</summary>
    public string Difficulties { get; set; } = "";

    /// <summary>Proposals.</summary>
    public string Proposals { get; set; } = "";

    /// <summary>What the next period brings.</summary>
    public string NextSteps { get; set; } = "";

    /// <summary>Which reports are in it, in which version, and who is missing.</summary>
    public List<ConsolidationSource> Sources { get; init; } = [];

    /// <summary>What it says on each task.</summary>
    public List<ConsolidationTask> Tasks { get; init; } = [];

    /// <summary>Its figures.</summary>
    public List<ConsolidationFigure> Figures { get; init; } = [];

    /// <summary>Issued documents, one for each addressee.</summary>
    public List<ConsolidationIssue> Issues { get; init; } = [];

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether it is a supplement.</summary>
    public bool IsSupplement => SupplementTo is not null;

    /// <summary>Whether its text may be changed.</summary>
    public bool IsEditable => State == ConsolidationState.Draft;

    /// <summary>Share of the assigned work that the units in it stand for.</summary>
    public double? Coverage => WeightExpected == 0 ? null : WeightIncluded / (double)WeightExpected;

    /// <summary>Fixes the text.</summary>
    public Outcome<Done> Finish()
    {
        if (State != ConsolidationState.Draft)
        {
            return Refusal.Rule("reporting.consolidation-fixed");
        }

        State = ConsolidationState.Finished;
        return Done.Instance;
    }

    /// <summary>A newer draft takes over.</summary>
    public void Supersede()
    {
        if (State == ConsolidationState.Draft)
        {
            State = ConsolidationState.Superseded;
        }
    }

    /// <summary>Enters the issued document of an addressee; the last entry for an addressee stands.</summary>
    public Outcome<Done> Issue(ConsolidationIssue issue)
    {
        if (State is not (ConsolidationState.Finished or ConsolidationState.Locked))
        {
            return Refusal.Rule("reporting.consolidation-not-finished");
        }

        Issues.RemoveAll(i => i.Addressee == issue.Addressee);
        Issues.Add(issue);
        return Done.Instance;
    }

    /// <summary>Locks it with the reports in it; at least one document must have been issued.</summary>
    public Outcome<Done> Lock()
    {
        if (State != ConsolidationState.Finished)
        {
            return Refusal.Rule(State == ConsolidationState.Locked ? "reporting.locked" : "reporting.consolidation-not-finished");
        }

        if (Issues.Count == 0)
        {
            return Refusal.Rule("reporting.nothing-issued");
        }

        State = ConsolidationState.Locked;
        return Done.Instance;
    }
}

/// <summary>A unit's part in a consolidated report.</summary>
internal sealed class ConsolidationSource
{
    /// <summary>The consolidated report.</summary>
    public required ConsolidationId ConsolidationId { get; init; }

    /// <summary>The obligation.</summary>
    public required ReportObligationId ObligationId { get; init; }

    /// <summary>The unit.</summary>
    public required LineageId Unit { get; init; }

    /// <summary>Vietnamese name as of the due day.</summary>
    public required string UnitNameVi { get; init; }

    /// <summary>English name as of the due day.</summary>
    public required string UnitNameEn { get; init; }

    /// <summary>The exact submission used; <see langword="null"/> for a unit that is missing.</summary>
    public Guid? SubmissionId { get; init; }

    /// <summary>Number of that submission.</summary>
    public int? SubmissionNumber { get; init; }

    /// <summary>Days late; 0 in time, <see langword="null"/> when missing.</summary>
    public int? DaysLate { get; init; }

    /// <summary>Why it is not in, when it was waived; empty otherwise.</summary>
    public string Waived { get; init; } = "";
}

/// <summary>What a consolidated report says on a task.</summary>
internal sealed class ConsolidationTask
{
    /// <summary>The consolidated report.</summary>
    public required ConsolidationId ConsolidationId { get; init; }

    /// <summary>The task.</summary>
    public required PlanTaskId TaskId { get; init; }

    /// <summary>Group number, for the order.</summary>
    public required int GroupNumber { get; init; }

    /// <summary>Number in the group.</summary>
    public required int Number { get; init; }

    /// <summary>Title as of the due day.</summary>
    public required string TitleVi { get; init; }

    /// <summary>English title.</summary>
    public required string TitleEn { get; init; }

    /// <summary>Lead bodies as printed.</summary>
    public string Leads { get; init; } = "";

    /// <summary>When it is due, as printed.</summary>
    public string Time { get; init; } = "";

    /// <summary>The text as drafted from the units' sentences.</summary>
    public required string Drafted { get; init; }

    /// <summary>The text that stands.</summary>
    public required string Narrative { get; set; }

    /// <summary>Mean progress of the lead units that reported, 0 to 1.</summary>
    public double? Progress { get; init; }

    /// <summary>Lead units that reported.</summary>
    public int LeadsReported { get; init; }

    /// <summary>Lead units that owe a report.</summary>
    public int LeadsExpected { get; init; }

    /// <summary>Evidence items behind it.</summary>
    public int EvidenceCount { get; init; }

    /// <summary>Whether the coordinator changed the draft.</summary>
    public bool IsEdited => Narrative != Drafted;
}

/// <summary>A figure of a consolidated report.</summary>
internal sealed class ConsolidationFigure
{
    /// <summary>The consolidated report.</summary>
    public required ConsolidationId ConsolidationId { get; init; }

    /// <summary>The measure.</summary>
    public required TaskMeasureId MeasureId { get; init; }

    /// <summary>Its task.</summary>
    public required PlanTaskId TaskId { get; init; }

    /// <summary>The value; <see langword="null"/> when nothing can be said.</summary>
    public decimal? Value { get; init; }

    /// <summary>Sum of numerators of a ratio.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>Sum of denominators of a ratio.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>Units with a value.</summary>
    public int Units { get; init; }

    /// <summary>Units whose value was measured.</summary>
    public int MeasuredUnits { get; init; }

    /// <summary>Units asked.</summary>
    public int UnitsExpected { get; init; }
}

/// <summary>To whom a version of the consolidated report goes. Versions differ in addressee and recipients only.</summary>
/// <remarks>Source: Decision 1295/QĐ-UBND, part IV.1 names the committee, the party committee, the ministry and the prime minister.</remarks>
internal enum Addressee
{
    /// <summary>Ủy ban nhân dân tỉnh, thành phố.</summary>
    Committee,

    /// <summary>Tỉnh ủy, Thành ủy.</summary>
    Party,

    /// <summary>Bộ Khoa học và Công nghệ.</summary>
    Ministry,

    /// <summary>Thủ tướng Chính phủ.</summary>
    PrimeMinister,
}

/// <summary>The issued document of a version: entered after it was signed.</summary>
internal sealed class ConsolidationIssue
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The consolidated report.</summary>
    public required ConsolidationId ConsolidationId { get; init; }

    /// <summary>To whom.</summary>
    public required Addressee Addressee { get; init; }

    /// <summary>Number and symbol, such as <c>12/BC-SKHCN</c>.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Date of the document.</summary>
    public required DateOnly DatedOn { get; init; }

    /// <summary>The signed scan in the file store; <see langword="null"/> when none was added.</summary>
    public Guid? ScanId { get; init; }

    /// <summary>Who entered it.</summary>
    public Guid? EnteredBy { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; init; }
}

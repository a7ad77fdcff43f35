using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain.Reporting;

/// <summary>Id of a unit's report.</summary>
public readonly record struct ReportId(Guid Value) : IId<ReportId>
{
    /// <inheritdoc/>
    public static ReportId From(Guid value) => new(value);
}

/// <summary>What a unit is writing for a round; only the unit sees it before it is submitted.</summary>
internal sealed class Report
{
    /// <summary>Its id.</summary>
    public required ReportId Id { get; init; }

    /// <summary>The obligation that it answers.</summary>
    public required ReportObligationId ObligationId { get; init; }

    /// <summary>The round.</summary>
    public required ReportRoundId RoundId { get; init; }

    /// <summary>The unit.</summary>
    public required LineageId Unit { get; init; }

    /// <summary>Fields as typed, also those that are not right yet, as one JSON object; see <see cref="ReportFields"/>.</summary>
    public string Fields { get; private set; } = "{}";

    /// <summary>Last save.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Who saved last.</summary>
    public Guid? SavedBy { get; private set; }

    /// <summary>Name of who saved last, as it was then.</summary>
    public string SavedByName { get; private set; } = "";

    /// <summary>Changes at every save; the ETag of the draft.</summary>
    public Guid Version { get; private set; }

    /// <summary>Earlier saves, three at most, and versions that lost a conflict.</summary>
    public List<ReportDraft> Drafts { get; init; } = [];

    /// <summary>How many earlier saves are kept.</summary>
    public const int KeptDrafts = 3;

    /// <summary>The fields.</summary>
    public ReportFields Read() => ReportFields.Parse(Fields);

    /// <summary>Saves fields; the state before is kept among the drafts.</summary>
    public void Save(ReportFields fields, Guid? by, string name, DateTimeOffset now, Guid version)
    {
        var text = fields.ToJson();
        if (text == Fields && Version != default)
        {
            (SavedAt, SavedBy, SavedByName) = (now, by, name);
            return;
        }

        if (Version != default)
        {
            Keep(Fields, SavedAt, SavedBy, SavedByName, Version, false);
        }

        (Fields, SavedAt, SavedBy, SavedByName, Version) = (text, now, by, name, version);
    }

    /// <summary>Keeps what somebody posted on top of an old version, so that nothing typed is lost.</summary>
    /// <returns>The kept draft.</returns>
    public ReportDraft KeepConflict(ReportFields fields, Guid? by, string name, DateTimeOffset now, Guid version) =>
        Keep(fields.ToJson(), now, by, name, version, true);

    private ReportDraft Keep(string fields, DateTimeOffset at, Guid? by, string name, Guid version, bool lost)
    {
        var kept = new ReportDraft { Id = version, ReportId = Id, Fields = fields, SavedAt = at, SavedBy = by, SavedByName = name, LostConflict = lost };
        Drafts.Add(kept);
        foreach (var old in Drafts.Where(d => d.LostConflict == lost).OrderByDescending(d => d.SavedAt).Skip(KeptDrafts).ToList())
        {
            Drafts.Remove(old);
        }

        return kept;
    }
}

/// <summary>An earlier save of a report, or what was posted on top of an old version.</summary>
internal sealed class ReportDraft
{
    /// <summary>The version it was.</summary>
    public required Guid Id { get; init; }

    /// <summary>The report.</summary>
    public required ReportId ReportId { get; init; }

    /// <summary>The fields as one JSON object.</summary>
    public required string Fields { get; init; }

    /// <summary>When it was saved.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>Who saved it.</summary>
    public Guid? SavedBy { get; init; }

    /// <summary>Name of who saved it, as it was then.</summary>
    public string SavedByName { get; init; } = "";

    /// <summary>Whether somebody else had saved in between.</summary>
    public bool LostConflict { get; init; }
}

/// <summary>What a unit handed in: never changed after, so that a consolidated report can name the exact version.</summary>
internal sealed class ReportSubmission
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The report.</summary>
    public required ReportId ReportId { get; init; }

    /// <summary>The obligation.</summary>
    public required ReportObligationId ObligationId { get; init; }

    /// <summary>The round.</summary>
    public required ReportRoundId RoundId { get; init; }

    /// <summary>The unit.</summary>
    public required LineageId Unit { get; init; }

    /// <summary>1 for the first, 2 for the one after a return …</summary>
    public required int Number { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who sent it.</summary>
    public Guid? By { get; init; }

    /// <summary>Name of who sent it, as it was then.</summary>
    public string ByName { get; init; } = "";

    /// <summary>Number of the receipt.</summary>
    public required string Receipt { get; init; }

    /// <summary>Difficulties.</summary>
    public string Difficulties { get; init; } = "";

    /// <summary>Proposals.</summary>
    public string Proposals { get; init; } = "";

    /// <summary>Spent since the beginning of the year; <see langword="null"/> when not said.</summary>
    public long? DisbursedDong { get; init; }

    /// <summary>Fields as handed in, for the copy into the next round.</summary>
    public required string Fields { get; init; }

    /// <summary>What it says about each duty.</summary>
    public List<ReportEntry> Entries { get; init; } = [];

    /// <summary>Its figures.</summary>
    public List<ReportFigure> Figures { get; init; } = [];

    /// <summary>Its answers to the questions of an ad hoc request.</summary>
    public List<ReportAnswer> Answers { get; init; } = [];
}

/// <summary>What a submission says about one duty.</summary>
internal sealed class ReportEntry
{
    /// <summary>The submission.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>The duty.</summary>
    public required DutyId DutyId { get; init; }

    /// <summary>Its task.</summary>
    public required PlanTaskId TaskId { get; init; }

    /// <summary>Lead or coordinate.</summary>
    public required AssignmentRole Role { get; init; }

    /// <summary>What was done; empty when the part is optional and nothing was said.</summary>
    public string Narrative { get; init; } = "";

    /// <summary>Progress from 0 to 1; <see langword="null"/> when nothing was said.</summary>
    public double? Progress { get; init; }

    /// <summary>How many evidence items stood behind the duty.</summary>
    public int EvidenceCount { get; init; }

    /// <summary>Word of explanation to a doubtful value.</summary>
    public string Explanation { get; init; } = "";
}

/// <summary>A figure of a submission.</summary>
internal sealed class ReportFigure
{
    /// <summary>The submission.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>The measure.</summary>
    public required TaskMeasureId MeasureId { get; init; }

    /// <summary>Its task.</summary>
    public required PlanTaskId TaskId { get; init; }

    /// <summary>The value that counts; for a ratio its numerator. <see langword="null"/> when not said.</summary>
    public decimal? Value { get; init; }

    /// <summary>Denominator of a ratio.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>Whether <see cref="Value"/> was measured from records and not declared.</summary>
    public bool IsMeasured { get; init; }

    /// <summary>The measured value beside a declared one that overrides it.</summary>
    public decimal? Measured { get; init; }

    /// <summary>The moment at which the measured value held.</summary>
    public DateTimeOffset? MeasuredAt { get; init; }

    /// <summary>How many records stand behind the measured value.</summary>
    public int? Records { get; init; }

    /// <summary>Page with those records.</summary>
    public string RecordsAddress { get; init; } = "";

    /// <summary>Why it differs from the measured value, or why it looks doubtful and is right.</summary>
    public string Explanation { get; init; } = "";
}

/// <summary>An answer to a question of an ad hoc request.</summary>
internal sealed class ReportAnswer
{
    /// <summary>The submission.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>Number of the question.</summary>
    public required int Number { get; init; }

    /// <summary>The answer.</summary>
    public required string Text { get; init; }
}

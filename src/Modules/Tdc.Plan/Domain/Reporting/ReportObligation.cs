using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;
using Tdc.Platform.Time;

namespace Tdc.Plan.Domain.Reporting;

/// <summary>Id of a report obligation.</summary>
public readonly record struct ReportObligationId(Guid Value) : IId<ReportObligationId>
{
    /// <inheritdoc/>
    public static ReportObligationId From(Guid value) => new(value);
}

/// <summary>That a unit owes a report in a round, and how far it is.</summary>
/// <remarks>
/// Unique by round and unit line. Holds the unit as it was on the due day, so that past rates stay when units merge. Carries
/// everything that lists of reports show, so that a list never opens the reports themselves.
/// </remarks>
internal sealed class ReportObligation
{
    /// <summary>Its id.</summary>
    public required ReportObligationId Id { get; init; }

    /// <summary>The round.</summary>
    public required ReportRoundId RoundId { get; init; }

    /// <summary>The unit through its renamings.</summary>
    public required LineageId Unit { get; init; }

    /// <summary>The unit as it was on the due day.</summary>
    public required OrganisationId UnitAsOf { get; set; }

    /// <summary>Code on the due day.</summary>
    public required string UnitCode { get; set; }

    /// <summary>Vietnamese name on the due day.</summary>
    public required string UnitNameVi { get; set; }

    /// <summary>English name on the due day.</summary>
    public required string UnitNameEn { get; set; }

    /// <summary>Row of the table by group of units.</summary>
    public required UnitClass UnitClass { get; set; }

    /// <summary>Both names folded, for the filter by name.</summary>
    public string Search { get; set; } = "";

    /// <summary>Name by which ordinal order is Vietnamese order.</summary>
    public string SortKey { get; set; } = "";

    /// <summary>Duties that the unit had on the due day: its weight in coverage.</summary>
    public int Weight { get; set; }

    /// <summary>The last instant in time.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Where it stands.</summary>
    public ReportState State { get; private set; } = ReportState.NotDue;

    /// <summary>Last saved draft.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>First submission.</summary>
    public DateTimeOffset? FirstSubmittedAt { get; private set; }

    /// <summary>Last submission.</summary>
    public DateTimeOffset? LastSubmittedAt { get; private set; }

    /// <summary>The submission by which timeliness is judged; see <see cref="ReturnCause"/>.</summary>
    public DateTimeOffset? CountedAt { get; private set; }

    /// <summary>How often it was submitted.</summary>
    public int Submissions { get; private set; }

    /// <summary>The submission that counts for content: the last one.</summary>
    public Guid? LatestSubmission { get; private set; }

    /// <summary>Number of the receipt for the last submission; empty before.</summary>
    public string Receipt { get; private set; } = "";

    /// <summary>Compulsory cells of the last submission.</summary>
    public int RequiredCells { get; private set; }

    /// <summary>Those of them that are filled.</summary>
    public int FilledCells { get; private set; }

    /// <summary>Last return.</summary>
    public DateTimeOffset? ReturnedAt { get; private set; }

    /// <summary>Why it was last returned.</summary>
    public ReturnCause? ReturnedFor { get; private set; }

    /// <summary>What the coordinator wrote on returning or waiving.</summary>
    public string Remark { get; private set; } = "";

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>Who accepted, waived or returned it last.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>How often the unit was reminded.</summary>
    public int Reminders { get; private set; }

    /// <summary>Day of the last reminder.</summary>
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>Whether the last reminder could not be sent (no address, or refused).</summary>
    public bool ReminderFailed { get; private set; }

    /// <summary>Day on which it came onto the coordinator's list of long overdue reports (T+7).</summary>
    public DateOnly? RaisedOn { get; set; }

    /// <summary>Changes at every write; two who decide at once cannot both win.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether the report is complete: submitted and not returned.</summary>
    public bool IsComplete => State.IsComplete();

    /// <summary>Whether it is complete and came in time.</summary>
    public bool IsOnTime => IsComplete && CountedAt <= DueAt;

    /// <summary>Days between the last day in time and the submission that counts; 0 in time, <see langword="null"/> when not complete.</summary>
    public int? DaysLate => IsComplete && CountedAt is { } counted ? LateBy(counted, DueAt) : null;

    /// <summary>Its share in the figures of a round.</summary>
    public ReportTally Tally => State == ReportState.Waived
        ? default
        : new ReportTally(
            1, IsComplete ? 1 : 0, IsOnTime ? 1 : 0, Weight, IsComplete ? Weight : 0, IsComplete ? RequiredCells : 0, IsComplete ? FilledCells : 0);

    /// <summary>An obligation of a unit as it was on a round's due day.</summary>
    public static ReportObligation Of(ReportRound round, Organisation unit, int weight, ReportObligationId id)
    {
        var made = new ReportObligation
        {
            Id = id,
            RoundId = round.Id,
            Unit = unit.Lineage,
            UnitAsOf = unit.Id,
            UnitCode = unit.Code,
            UnitNameVi = unit.NameVi,
            UnitNameEn = unit.NameEn,
            UnitClass = UnitClasses.Of(unit.Kind),
            DueAt = round.DueAt,
            Version = id.Value,
        };
        made.Follow(unit, weight);
        return made;
    }

    /// <summary>Days by which an instant lies after a deadline, counted in begun days; 0 when it does not.</summary>
    public static int LateBy(DateTimeOffset at, DateTimeOffset dueAt) => at <= dueAt ? 0 : (int)Math.Ceiling((at - dueAt).TotalDays);

    /// <summary>Takes over what the register says, as long as the list is not fixed. Whether anything changed.</summary>
    public bool Follow(Organisation unit, int weight)
    {
        var search = VietnameseText.Fold(unit.NameVi + "\n" + unit.NameEn + "\n" + unit.Code);
        var changed = UnitAsOf != unit.Id || Weight != weight || Search != search || UnitNameVi != unit.NameVi;
        (UnitAsOf, UnitCode, UnitNameVi, UnitNameEn, UnitClass) = (unit.Id, unit.Code, unit.NameVi, unit.NameEn, UnitClasses.Of(unit.Kind));
        (Weight, Search, SortKey) = (weight, search, VietnameseText.SortKey(unit.NameVi));
        return changed;
    }

    /// <summary>The round has opened. Whether anything changed.</summary>
    public bool Open()
    {
        if (State != ReportState.NotDue)
        {
            return false;
        }

        State = ReportState.Open;
        return true;
    }

    /// <summary>Whether the unit may write now, and if not, why.</summary>
    public Refusal? WhyNotWritten(ReportRound round, DateOnly today) => State switch
    {
        ReportState.NotDue when today < round.OpensOn => Refusal.Rule("reporting.not-open-yet"),
        ReportState.NotDue or ReportState.Open or ReportState.Draft or ReportState.Returned => null,
        ReportState.Waived => Refusal.Rule("reporting.waived"),
        ReportState.Locked => Refusal.Rule("reporting.locked"),
        _ => Refusal.Rule("reporting.already-submitted"),
    };

    /// <summary>A draft was saved.</summary>
    public Outcome<Done> Save(ReportRound round, DateTimeOffset now)
    {
        if (WhyNotWritten(round, now.DateInVietnam) is { } refusal)
        {
            return refusal;
        }

        State = ReportState.Draft;
        SavedAt = now;
        return Done.Instance;
    }

    /// <summary>The report was submitted, late or not; lateness is only a fact.</summary>
    public Outcome<Done> Submit(ReportRound round, Guid submission, string receipt, int requiredCells, int filledCells, DateTimeOffset now)
    {
        if (WhyNotWritten(round, now.DateInVietnam) is { } refusal)
        {
            return refusal;
        }

        State = ReportState.Submitted;
        FirstSubmittedAt ??= now;
        if (CountedAt is null || ReturnedFor == ReturnCause.Empty)
        {
            CountedAt = now;
        }

        (LastSubmittedAt, LatestSubmission, Receipt, RequiredCells, FilledCells) = (now, submission, receipt, requiredCells, filledCells);
        Submissions++;
        ReturnedFor = null;
        return Done.Instance;
    }

    /// <summary>The coordinator found the report good.</summary>
    public Outcome<Done> Accept(Guid? by, DateTimeOffset now)
    {
        if (State != ReportState.Submitted)
        {
            return Refusal.Rule("reporting.not-waiting-for-review");
        }

        (State, AcceptedAt, DecidedBy) = (ReportState.Accepted, now, by);
        return Done.Instance;
    }

    /// <summary>The coordinator gives the report back; also one accepted already, as long as it is not consolidated.</summary>
    public Outcome<Done> Return(ReturnCause cause, string remark, Guid? by, DateTimeOffset now)
    {
        if (State is not (ReportState.Submitted or ReportState.Accepted))
        {
            return Refusal.Rule(State is ReportState.Consolidated or ReportState.Locked ? "reporting.consolidated" : "reporting.not-waiting-for-review");
        }

        if (string.IsNullOrWhiteSpace(remark))
        {
            return Refusal.Rule("reporting.remark-missing");
        }

        (State, ReturnedAt, ReturnedFor, Remark, DecidedBy, AcceptedAt) = (ReportState.Returned, now, cause, remark.Trim(), by, null);
        return Done.Instance;
    }

    /// <summary>The coordinator frees the unit from this round's report.</summary>
    public Outcome<Done> Waive(string reason, Guid? by)
    {
        if (IsComplete)
        {
            return Refusal.Rule("reporting.already-submitted");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return Refusal.Rule("reporting.remark-missing");
        }

        (State, Remark, DecidedBy) = (ReportState.Waived, reason.Trim(), by);
        return Done.Instance;
    }

    /// <summary>Takes a waiver back.</summary>
    public Outcome<Done> Oblige(Guid? by)
    {
        if (State != ReportState.Waived)
        {
            return Refusal.Rule("reporting.not-waived");
        }

        (State, Remark, DecidedBy) = (SavedAt is null ? ReportState.Open : ReportState.Draft, "", by);
        return Done.Instance;
    }

    /// <summary>The report stands in a consolidated report; what was not yet accepted is accepted by it.</summary>
    public void Consolidate(Guid? by, DateTimeOffset now)
    {
        if (State is ReportState.Submitted or ReportState.Accepted)
        {
            State = ReportState.Consolidated;
            AcceptedAt ??= now;
            DecidedBy ??= by;
        }
    }

    /// <summary>The consolidated report was issued.</summary>
    public void Lock()
    {
        if (State == ReportState.Consolidated)
        {
            State = ReportState.Locked;
        }
    }

    /// <summary>A reminder went out, or could not.</summary>
    public void Reminded(DateOnly today, bool sent)
    {
        (RemindedOn, ReminderFailed) = (today, !sent);
        Reminders += sent ? 1 : 0;
    }
}

using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain;

/// <summary>Id of a duty.</summary>
public readonly record struct DutyId(Guid Value) : IId<DutyId>
{
    /// <inheritdoc/>
    public static DutyId From(Guid value) => new(value);

    /// <summary>Whether one was made before the other, for paging in the database.</summary>
    public static bool operator <(DutyId left, DutyId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Whether one was made after the other.</summary>
    public static bool operator >(DutyId left, DutyId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Where a duty stands. Lateness and risk are derived, never stored.</summary>
internal enum DutyState
{
    /// <summary>Chưa bắt đầu.</summary>
    Planned,

    /// <summary>Đang thực hiện.</summary>
    InProgress,

    /// <summary>Đã báo cáo hoàn thành, chờ nghiệm thu.</summary>
    Submitted,

    /// <summary>Đã nghiệm thu.</summary>
    Accepted,

    /// <summary>Tạm dừng by an amendment.</summary>
    Suspended,

    /// <summary>Hủy by an amendment.</summary>
    Cancelled,

    /// <summary>Chuyển tiếp to a later duty or to another unit.</summary>
    CarriedOver,
}

/// <summary>Task × year × unit: the thing that is executed and reported (task instance).</summary>
/// <remarks>Unique by task, unit line and year, so that expansion can be repeated. A closed unit's open duty moves only by a recorded act.</remarks>
internal sealed class Duty
{
    /// <summary>Its id.</summary>
    public required DutyId Id { get; init; }

    /// <summary>The task.</summary>
    public required PlanTaskId TaskId { get; init; }

    /// <summary>The year; for "until" duties the last year.</summary>
    public required int Year { get; set; }

    /// <summary>The unit through its renamings.</summary>
    public required LineageId Unit { get; init; }

    /// <summary>The unit as it was when the duty began.</summary>
    public required OrganisationId UnitAsOf { get; init; }

    /// <summary>Lead or coordinate.</summary>
    public required AssignmentRole Role { get; set; }

    /// <summary>First day.</summary>
    public required DateOnly StartsOn
    {
        get;
        init
        {
            field = value;
            StartDay = value.DayNumber;
            SpanDays = DueOn == default ? 1 : Math.Max(1, DueOn.DayNumber - StartDay + 1);
        }
    }

    /// <summary>Last day.</summary>
    public required DateOnly DueOn
    {
        get;
        set
        {
            field = value;
            SpanDays = Math.Max(1, value.DayNumber - StartDay + 1);
        }
    }

    /// <summary>Day number of <see cref="StartsOn"/>, stored so that both engines can reckon with it.</summary>
    public int StartDay { get; private set; }

    /// <summary>Days from first to last, both counted, at least 1; stored for the same reason.</summary>
    public int SpanDays { get; private set; } = 1;

    /// <summary>State.</summary>
    public DutyState State { get; set; } = DutyState.Planned;

    /// <summary>Rõ người: who answers for it, a role or a name; empty until the unit says.</summary>
    public string Responsible { get; set; } = "";

    /// <summary>Rõ kết quả: the product that the unit promises; empty until the unit says.</summary>
    public string ExpectedProduct { get; set; } = "";

    /// <summary>Progress from 0 to 1 by the last entry; <see langword="null"/> when nobody has said anything.</summary>
    public double? Progress { get; set; }

    /// <summary>Day of the last progress entry.</summary>
    public DateOnly? ProgressOn { get; set; }

    /// <summary>How many evidence items stand behind it.</summary>
    public int EvidenceCount { get; set; }

    /// <summary>The duty to which it was carried over.</summary>
    public DutyId? CarriedTo { get; set; }

    /// <summary>The act that moved it here or away, as a text to show.</summary>
    public string Basis { get; set; } = "";

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>Changes at every write; two editors cannot both win.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether work is still expected.</summary>
    public bool IsOpen => State is DutyState.Planned or DutyState.InProgress or DutyState.Submitted;

    /// <summary>Share of the planned time gone by, 0 to 1: the expected progress on a day.</summary>
    public double ExpectedOn(DateOnly day) => DutyRules.Expected(StartDay, SpanDays, day);

    /// <summary>Past its last day and still open.</summary>
    public bool IsOverdueOn(DateOnly day) => IsOpen && day > DueOn;

    /// <summary>Less than 0.8 of the progress expected on a day, and not yet overdue. Nobody is at risk in the first quarter of the time.</summary>
    public bool IsAtRiskOn(DateOnly day) => State is DutyState.Planned or DutyState.InProgress && day <= DueOn
        && ExpectedOn(day) > DutyRules.Grace && (Progress ?? 0) < DutyRules.RiskRatio * ExpectedOn(day);

    /// <summary>Progress is claimed beyond one half and nothing proves it.</summary>
    public bool LacksEvidence => Progress > DutyRules.ProofFrom && EvidenceCount == 0;

    /// <summary>What the coordinator wrote on returning or accepting it; empty while nothing was said.</summary>
    public string ReviewNote { get; set; } = "";

    /// <summary>The yearly looks at a duty that lasts over a year's end; none for one within a year.</summary>
    public IEnumerable<Checkpoint> YearlyLooks() => DueOn.Year == StartsOn.Year ? [] : Enumerable.Range(StartsOn.Year, DueOn.Year - StartsOn.Year + 1).Select(year =>
    {
        var last = new DateOnly(year, 12, 31);
        return new Checkpoint { DutyId = Id, Year = year, DueOn = last < DueOn ? last : DueOn };
    });

    /// <summary>Takes a progress entry's value.</summary>
    /// <param name="share">0 to 1; <see langword="null"/> when the entry only tells.</param>
    /// <param name="day">The day it holds.</param>
    /// <returns>Why not, or <see langword="null"/>.</returns>
    public Refusal? Advance(double? share, DateOnly day)
    {
        if (!IsOpen)
        {
            return Refusal.Rule("plan.duty-not-open");
        }

        if (share is < 0 or > 1 || (share is { } value && !double.IsFinite(value)))
        {
            return Refusal.Rule("plan.progress-out-of-range");
        }

        if (share is not null)
        {
            Progress = share;
            ProgressOn = day;
        }

        if (State == DutyState.Planned)
        {
            State = DutyState.InProgress;
        }

        return null;
    }

    /// <summary>The unit says that it is done. Needs at least one evidence item: nothing is finished on a bare word.</summary>
    public Refusal? Submit(DateOnly day)
    {
        if (State is not (DutyState.Planned or DutyState.InProgress))
        {
            return Refusal.Rule("plan.duty-not-open");
        }

        if (EvidenceCount == 0)
        {
            return Refusal.Rule("plan.duty-needs-evidence");
        }

        (Progress, ProgressOn, State) = (1, day, DutyState.Submitted);
        return null;
    }

    /// <summary>The coordinator finds it done.</summary>
    public Refusal? Accept(DateTimeOffset now, string note)
    {
        if (State != DutyState.Submitted)
        {
            return Refusal.Rule("plan.duty-not-submitted");
        }

        (State, AcceptedAt, ReviewNote) = (DutyState.Accepted, now, note);
        return null;
    }

    /// <summary>The coordinator finds it wanting and says what is missing.</summary>
    public Refusal? Return(string note)
    {
        if (State != DutyState.Submitted)
        {
            return Refusal.Rule("plan.duty-not-submitted");
        }

        if (string.IsNullOrWhiteSpace(note))
        {
            return Refusal.Rule("plan.return-needs-note");
        }

        (State, ReviewNote) = (DutyState.InProgress, note.Trim());
        return null;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.Reporting.ListOwed;
using Tdc.Plan.Resources;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.ListDuties;

/// <summary>Which duties are wanted. What is left out does not limit.</summary>
internal sealed record DutyFilter
{
    public int? Year { get; init; }

    public PlanTaskId? Task { get; init; }

    public IReadOnlyCollection<LineageId>? Units { get; init; }

    public AssignmentRole? Role { get; init; }

    public DutyState? State { get; init; }

    /// <summary>overdue, at-risk, no-evidence, no-report (in the current round) or waiting (submitted); also by their Vietnamese words.</summary>
    public string? Flag { get; init; }

    /// <summary>Whether duties that ended without being done (cancelled, handed on) are listed too.</summary>
    public bool WithEnded { get; init; }

    /// <summary>The day whose duties are wanted; <see langword="null"/> for today.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The flags as choices of a filter.</summary>
    public static IReadOnlyList<Choice> Choices(IStringLocalizer<PlanText> text) =>
    [
        new("qua-han", text["flag.overdue"]), new("nguy-co", text["flag.at-risk"]), new("thieu-minh-chung", text["flag.no-evidence"]), new("cho-nghiem-thu", text["duty.Submitted"]),
        new("da-nghiem-thu", text["duty.Accepted"]), new("chua-noi", text["flag.silent"]),
        new("chua-bao-cao", text["flag.no-report"]),
    ];

    /// <summary>Reads a role in an address.</summary>
    public static AssignmentRole? RoleOf(string? text) => text switch { "lead" => AssignmentRole.Lead, "coordinate" => AssignmentRole.Coordinate, _ => null };

    /// <summary>The duties that the filter leaves.</summary>
    public IQueryable<Duty> Of(TdcDbContext db, DateOnly today)
    {
        var duties = db.Set<Duty>().AsNoTracking();
        if (Year is { } year)
        {
            duties = duties.Where(DutyRules.RunsIn(year, today));
        }

        if (Task is { } task)
        {
            duties = duties.Where(d => d.TaskId == task);
        }

        if (Units is { } units)
        {
            duties = duties.Where(d => units.Contains(d.Unit));
        }

        if (Role is { } role)
        {
            duties = duties.Where(d => d.Role == role);
        }

        if (State is { } state)
        {
            duties = duties.Where(d => d.State == state);
        }
        else if (!WithEnded)
        {
            duties = db.ThereOn(duties, AsOf);
        }

        return Flag switch // Knows says the same words
        {
            "qua-han" or "overdue" => duties.Where(DutyRules.Overdue(today)),
            "nguy-co" or "atRisk" or "at-risk" => duties.Where(DutyRules.AtRisk(today)),
            "thieu-minh-chung" or "noEvidence" or "no-evidence" => duties.Where(DutyRules.NoEvidence),
            "cho-nghiem-thu" or "waiting" => duties.Where(d => d.State == DutyState.Submitted),
            "da-nghiem-thu" or "accepted" => duties.Where(d => d.State == DutyState.Accepted),
            "chua-noi" or "silent" => duties.Where(d => d.Progress == null && d.State != DutyState.Accepted),
            _ => duties,
        };
    }

    /// <summary>Whether a word is one of the flags.</summary>
    public static bool Knows(string flag) => flag is "qua-han" or "overdue" or "nguy-co" or "atRisk" or "at-risk" or "thieu-minh-chung" or "noEvidence" or "no-evidence"
        or "cho-nghiem-thu" or "waiting" or "da-nghiem-thu" or "accepted" or "chua-noi" or "silent" or "chua-bao-cao" or "noReport" or "no-report";
}

/// <summary>A duty as lists show it.</summary>
internal sealed record DutyRow(
    DutyId Id, PlanTaskId TaskId, int GroupNumber, int Number, LineageId Unit, int Year, AssignmentRole Role, DateOnly StartsOn, DateOnly DueOn, DutyState State,
    double? Progress, DateOnly? ProgressOn, int EvidenceCount, string Responsible, string ExpectedProduct, Guid Version)
{
    /// <summary>The task's number.</summary>
    public string Label => $"{RomanNumeral.Of(GroupNumber)}.{Number}";

    /// <summary>The derived flags on a day, as the API names them.</summary>
    public IReadOnlyList<string> Flags(DateOnly today)
    {
        var flags = new List<string>();
        var (_, key) = PlanWords.Sign(State, StartsOn, DueOn, Progress, today);
        if (key == "flag.overdue")
        {
            flags.Add("overdue");
        }

        if (key == "flag.at-risk")
        {
            flags.Add("atRisk");
        }

        if (Progress > DutyRules.ProofFrom && EvidenceCount == 0)
        {
            flags.Add("noEvidence");
        }

        return flags;
    }
}

/// <summary>One page of a list of duties.</summary>
internal sealed record DutyPage(IReadOnlyList<DutyRow> Rows, int Total, int Number);

/// <summary>Lists duties, filtered and paged by the database.</summary>
internal sealed class DutyList(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Rows of one page.</summary>
    public const int PageSize = 50;

    /// <summary>One page.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="sort">han, tien-do or nhiem-vu, with "-" before it for the other direction; by last day without.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<DutyPage> PageAsync(DutyFilter filter, string? sort, int page, CancellationToken cancellation)
    {
        var wanted = await LimitAsync(filter, cancellation);
        var total = await wanted.CountAsync(cancellation);
        var rows = Rows(wanted, sort ?? "han");
        return new(await rows.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation), total, page);
    }

    /// <summary>Duties as rows.</summary>
    /// <param name="duties">Which.</param>
    /// <param name="sort">han, tien-do, nhiem-vu or id, with "-" before it for the other direction; no order without, and by last day for any other word.</param>
    /// <remarks>The order is made before the projection: the database cannot look into a record's constructor.</remarks>
    public IQueryable<DutyRow> Rows(IQueryable<Duty> duties, string? sort = null)
    {
        var joined = duties.Join(db.Set<PlanTask>(), d => d.TaskId, t => t.Id, (d, t) => new DutyWithTask { Duty = d, Task = t });
        joined = sort switch
        {
            null => joined,
            "id" => joined.OrderBy(j => j.Duty.Id),
            "-han" => joined.OrderByDescending(j => j.Duty.DueOn).ThenBy(j => j.Duty.Id),
            "tien-do" => joined.OrderBy(j => j.Duty.Progress ?? -1.0).ThenBy(j => j.Duty.Id),
            "-tien-do" => joined.OrderByDescending(j => j.Duty.Progress ?? -1.0).ThenBy(j => j.Duty.Id),
            "nhiem-vu" => joined.OrderBy(j => j.Task.GroupNumber).ThenBy(j => j.Task.Number).ThenBy(j => j.Duty.Id),
            "-nhiem-vu" => joined.OrderByDescending(j => j.Task.GroupNumber).ThenByDescending(j => j.Task.Number).ThenBy(j => j.Duty.Id),
            _ => joined.OrderBy(j => j.Duty.DueOn).ThenBy(j => j.Task.GroupNumber).ThenBy(j => j.Task.Number).ThenBy(j => j.Duty.Id),
        };
        return joined.Select(j => new DutyRow(
            j.Duty.Id, j.Duty.TaskId, j.Task.GroupNumber, j.Task.Number, j.Duty.Unit, j.Duty.Year, j.Duty.Role, j.Duty.StartsOn, j.Duty.DueOn, j.Duty.State,
            j.Duty.Progress, j.Duty.ProgressOn, j.Duty.EvidenceCount, j.Duty.Responsible, j.Duty.ExpectedProduct, j.Duty.Version));
    }

    /// <summary>The duties that pass a filter, also by the one flag that looks into the reports of the current round and not at the duty alone.</summary>
    public async Task<IQueryable<Duty>> LimitAsync(DutyFilter filter, CancellationToken cancellation)
    {
        var wanted = filter.Of(db, clock.TodayInVietnam);
        return filter.Flag is not ("chua-bao-cao" or "noReport" or "no-report") ? wanted
            : await ReportedDuties.CurrentRoundAsync(db, clock.TodayInVietnam, cancellation) is { } round ? ReportedDuties.Unreported(db, wanted, round)
            : wanted.Where(d => false);
    }

    private sealed class DutyWithTask
    {
        public required Duty Duty { get; init; }

        public required PlanTask Task { get; init; }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.ShowPlan;
using Tdc.Platform.Measures;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Measures;

/// <summary>Counts how a plan is carried out from its own records: nobody declares these numbers.</summary>
/// <remarks>
/// <para>On time: obligations kept by their due instant over all obligations due in the period, waived ones left out; what is not due yet does not count.
/// The denominator is what was owed, not what came.</para>
/// <para>The others count what happened in the period: duties found done, evidence added and not withdrawn, unit plans approved. A unit is meant
/// through its renamings.</para>
/// <para>Source: Decision 1295/QĐ-UBND, 23 April 2025, part IV.1 and IV.2; completeness and timeliness as DHIS2 defines them.</para>
/// </remarks>
internal sealed class PlanMeasures(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Reports handed in on time.</summary>
    public const string ReportsOnTime = "plan.reports-on-time";

    /// <summary>Duties that the coordinator found done.</summary>
    public const string DutiesAccepted = "plan.duties-accepted";

    /// <summary>Evidence items added.</summary>
    public const string EvidenceItems = "plan.evidence-items";

    /// <summary>Units' plans approved.</summary>
    public const string UnitPlansApproved = "plan.unit-plans-approved";

    /// <summary>What it answers.</summary>
    public static IReadOnlyList<MeasureDefinition> All { get; } =
    [
        new(ReportsOnTime, "Báo cáo gửi đúng hạn", "Reports handed in on time", "%", "%", MeasureJoin.Ratio, MeasureJoin.Ratio),
        new(DutiesAccepted, "Việc đã được nghiệm thu", "Duties found done", "việc", "duties", MeasureJoin.Sum, MeasureJoin.Sum),
        new(EvidenceItems, "Minh chứng đã nộp", "Evidence handed in", "minh chứng", "items", MeasureJoin.Sum, MeasureJoin.Sum),
        new(UnitPlansApproved, "Kế hoạch đơn vị đã duyệt", "Unit plans approved", "kế hoạch", "plans", MeasureJoin.Sum, MeasureJoin.Sum),
    ];

    /// <summary>Whether a code is one of these.</summary>
    public static bool Knows(string code) => All.Any(m => m.Code == code);

    /// <summary>Answers a measure for a plan.</summary>
    /// <param name="code">One of <see cref="All"/>.</param>
    /// <param name="plan">The plan; <see langword="null"/> for all plans.</param>
    /// <param name="units">The units; <see langword="null"/> for the whole province.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The code is none of these.</exception>
    public async Task<MeasureAnswer> AnswerAsync(
        string code, PlanId? plan, IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation) => code switch
        {
            ReportsOnTime => await OnTimeAsync(plan, units, from, to, cancellation),
            DutiesAccepted => Count(
                await Accepted(units, from, to).CountAsync(d => plan == null || db.Set<PlanTask>().Any(t => t.Id == d.TaskId && t.PlanId == plan), cancellation), "/ke-hoach"),
            EvidenceItems => Count(
                await Added(units, from, to).CountAsync(e => plan == null || db.Set<Duty>().Any(d => d.Id == e.DutyId && db.Set<PlanTask>().Any(t => t.Id == d.TaskId && t.PlanId == plan)), cancellation),
                "/ke-hoach"),
            UnitPlansApproved => Count(await ApprovedAsync(plan, units, from, to, cancellation), "/ke-hoach-don-vi"),
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No measure of the plan itself."),
        };

    /// <summary>Answers what is counted task by task, for many tasks at once: duties accepted and evidence added.</summary>
    public async Task<IReadOnlyDictionary<(string Code, PlanTaskId Task), MeasureAnswer>> ByTaskAsync(
        IReadOnlyCollection<PlanTaskId> tasks, IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var accepted = await Accepted(units, from, to).Where(d => tasks.Contains(d.TaskId)).GroupBy(d => d.TaskId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var evidence = await Added(units, from, to).Join(db.Set<Duty>(), e => e.DutyId, d => d.Id, (e, d) => d.TaskId).Where(t => tasks.Contains(t)).GroupBy(t => t)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var labels = await db.Set<PlanTask>().AsNoTracking().Where(t => tasks.Contains(t.Id)).Select(t => new { t.Id, t.GroupNumber, t.Number }).ToListAsync(cancellation);
        var answers = new Dictionary<(string, PlanTaskId), MeasureAnswer>();
        foreach (var task in labels)
        {
            var address = TaskAddress.Of(task.GroupNumber, task.Number);
            answers[(DutiesAccepted, task.Id)] = Count(accepted.GetValueOrDefault(task.Id), address + "/don-vi");
            answers[(EvidenceItems, task.Id)] = Count(evidence.GetValueOrDefault(task.Id), address + "/minh-chung");
        }

        return answers;
    }

    private async Task<MeasureAnswer> OnTimeAsync(PlanId? plan, IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (start, end) = (from.StartInVietnam, to.EndInVietnam);
        var owed = db.Set<ReportObligation>().AsNoTracking().Where(o => o.State != ReportState.Waived && o.DueAt > start && o.DueAt <= end && o.DueAt <= now
            && (plan == null || db.Set<ReportRound>().Any(r => r.Id == o.RoundId && r.PlanId == plan)));
        owed = units is null ? owed : owed.Where(o => units.Contains(o.Unit));
        var expected = await owed.CountAsync(cancellation);
        var complete = ReportStates.Complete;
        var kept = await owed.CountAsync(o => complete.Contains(o.State) && o.CountedAt <= o.DueAt, cancellation);
        return new MeasureAnswer(expected == 0 ? null : (decimal)kept / expected, kept, expected, expected, "/ky-bao-cao", now);
    }

    private async Task<int> ApprovedAsync(PlanId? plan, IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var (start, end) = (from.StartInVietnam, to.EndInVietnam);
        // A unit's plan counts once, from its first approval; a revision does not make another one.
        var approved = db.Set<UnitPlan>().AsNoTracking().Where(p => p.Revision == 1
            && (p.State == UnitPlanState.Approved || p.State == UnitPlanState.Replaced) && p.DecidedAt >= start && p.DecidedAt < end);
        approved = units is null ? approved : approved.Where(p => units.Contains(p.Unit));
        return await approved.CountAsync(
            p => plan == null || p.Activities.Any(a => db.Set<Duty>().Any(d => d.Id == a.DutyId && db.Set<PlanTask>().Any(t => t.Id == d.TaskId && t.PlanId == plan))), cancellation);
    }

    private IQueryable<Duty> Accepted(IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to)
    {
        var (start, end) = (from.StartInVietnam, to.EndInVietnam);
        var accepted = db.Set<Duty>().AsNoTracking().Where(d => d.State == DutyState.Accepted && d.AcceptedAt >= start && d.AcceptedAt < end);
        return units is null ? accepted : accepted.Where(d => units.Contains(d.Unit));
    }

    private IQueryable<Evidence> Added(IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to)
    {
        var (start, end) = (from.StartInVietnam, to.EndInVietnam);
        var added = db.Set<Evidence>().AsNoTracking().Where(e => e.WithdrawnAt == null && e.AddedAt >= start && e.AddedAt < end);
        return units is null ? added : added.Where(e => db.Set<Duty>().Any(d => d.Id == e.DutyId && units.Contains(d.Unit)));
    }

    private MeasureAnswer Count(int count, string address) => new(count, null, null, count, address, clock.GetUtcNow());
}

/// <summary>Offers the plan's own measures to the catalogue, for all plans together.</summary>
internal sealed class PlanMeasureSource(IServiceScopeFactory scopes) : IMeasureSource
{
    public IReadOnlyList<MeasureDefinition> Measures => PlanMeasures.All;

    public IReadOnlyCollection<Type> Entities { get; } = [typeof(ReportObligation), typeof(ReportRound), typeof(Duty), typeof(Evidence), typeof(UnitPlan), typeof(Activity), typeof(PlanTask)];

    public async Task<MeasureAnswer> AnswerAsync(string code, IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PlanMeasures>().AnswerAsync(code, null, units, from, to, cancellation);
    }
}

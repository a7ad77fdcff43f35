using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.ListRounds;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;

namespace Tdc.Plan.Features.Reporting.FollowRound;

/// <summary>Which obligations to list.</summary>
/// <param name="UnitClass">Of one class only.</param>
/// <param name="State">In one state only; with <see langword="null"/> those that are missing.</param>
/// <param name="All">All states.</param>
/// <param name="Words">Words in the unit's name, with or without marks.</param>
/// <param name="Sort">Column: <c>ten</c>, <c>luu</c>, <c>nhac</c>, <c>nop</c>; a minus in front turns it round.</param>
/// <param name="LateOnly">Only those received late.</param>
/// <param name="GapsOnly">Only those submitted with empty compulsory cells.</param>
/// <param name="ReceivedOnly">Only those that are complete.</param>
internal sealed record ObligationFilter(
    UnitClass? UnitClass = null, ReportState? State = null, bool All = false, string Words = "", string Sort = "ten", bool LateOnly = false, bool GapsOnly = false,
    bool ReceivedOnly = false);

/// <summary>One page of obligations.</summary>
internal sealed record ObligationPage(IReadOnlyList<ReportObligation> Rows, int Total);

/// <summary>A round as its coordinator follows it.</summary>
/// <param name="Round">The round.</param>
/// <param name="Counts">Counts by class and state.</param>
/// <param name="Before">Figures of the round a year before; <see langword="null"/> without one.</param>
/// <param name="ReportsWithGaps">Submitted reports with empty compulsory cells.</param>
/// <param name="Delays">Days late of the late reports.</param>
/// <param name="AcceptedDuties">Duties of the year that were accepted.</param>
/// <param name="ProvenDuties">Those of them with evidence.</param>
/// <param name="Consolidation">The last consolidated report; <see langword="null"/> without one.</param>
/// <param name="WaitingSince">When the report that waits longest for review came in.</param>
internal sealed record FollowedRound(
    ReportRound Round, IReadOnlyList<RoundCount> Counts, ReportTally? Before, int ReportsWithGaps, IReadOnlyList<int> Delays, int AcceptedDuties,
    int ProvenDuties, ConsolidationLine? Consolidation, DateTimeOffset? WaitingSince)
{
    /// <summary>Figures of the whole round.</summary>
    public ReportTally Tally => RoundFigures.Sum(Counts);

    /// <summary>How many are in a state.</summary>
    public int In(params ReadOnlySpan<ReportState> states)
    {
        var sum = 0;
        foreach (var count in Counts)
        {
            sum += states.Contains(count.State) ? count.Count : 0;
        }

        return sum;
    }
}

/// <summary>A consolidated report in one line.</summary>
internal sealed record ConsolidationLine(int Number, ConsolidationState State, DateTimeOffset MadeAt, bool IsSupplement, long WeightIncluded, long WeightExpected);

/// <summary>Follows a round: figures, and who has not reported.</summary>
internal sealed class FollowRoundHandler(TdcDbContext db, ReportAccess access, RoundFigures figures)
{
    /// <summary>The figures of a round.</summary>
    public async Task<Outcome<FollowedRound>> HandleAsync(string key, CancellationToken cancellation)
    {
        if (!access.Oversees)
        {
            return Refusal.NotFound("reporting.no-such-round");
        }

        if (!(await access.RoundAsync(key, cancellation)).TryGet(out var round, out var refusal))
        {
            return refusal;
        }

        var before = round.SeriesId is null ? null : await db.Set<ReportRound>().AsNoTracking()
            .Where(r => r.SeriesId == round.SeriesId && r.Year == round.Year - 1).Select(r => (ReportRoundId?)r.Id).SingleOrDefaultAsync(cancellation);
        var counts = await figures.OfAsync(before is { } last ? [round.Id, last] : [round.Id], cancellation);
        var own = db.Set<ReportObligation>().AsNoTracking().Where(o => o.RoundId == round.Id);
        var late = await own.Where(o => ReportStates.Complete.Contains(o.State) && o.CountedAt > o.DueAt).Select(o => o.CountedAt!.Value).ToListAsync(cancellation);
        var gaps = await own.CountAsync(o => ReportStates.Complete.Contains(o.State) && o.FilledCells < o.RequiredCells, cancellation);
        var waiting = await own.Where(o => o.State == ReportState.Submitted).MinAsync(o => o.LastSubmittedAt, cancellation);
        var accepted = await db.Set<Duty>().Where(d => d.Year == round.Year && d.State == DutyState.Accepted)
            .GroupBy(_ => 1).Select(g => new { All = g.Count(), Proven = g.Sum(d => d.EvidenceCount > 0 ? 1 : 0) }).SingleOrDefaultAsync(cancellation);
        var consolidation = await db.Set<Consolidation>().Where(c => c.RoundId == round.Id).OrderByDescending(c => c.Number)
            .Select(c => new ConsolidationLine(c.Number, c.State, c.MadeAt, c.SupplementTo != null, c.WeightIncluded, c.WeightExpected)).FirstOrDefaultAsync(cancellation);
        return new FollowedRound(
            round, [.. counts.Where(c => c.RoundId == round.Id)], before is { } id ? RoundFigures.Sum(counts.Where(c => c.RoundId == id)) : null, gaps,
            late.ConvertAll(at => ReportObligation.LateBy(at, round.DueAt)), accepted?.All ?? 0, accepted?.Proven ?? 0, consolidation, waiting);
    }

    /// <summary>Lists obligations of a round.</summary>
    public async Task<ObligationPage> ListAsync(ReportRound round, ObligationFilter filter, int skip, int take, CancellationToken cancellation)
    {
        var query = Where(round, filter);
        var total = await query.CountAsync(cancellation);
        return new ObligationPage(await Sorted(query, filter.Sort).Skip(skip).Take(take).ToListAsync(cancellation), total);
    }

    /// <summary>Lists obligations by the names of their units, from behind one on.</summary>
    /// <param name="round">The round.</param>
    /// <param name="filter">Which of them; its order is not asked for.</param>
    /// <param name="after">Code of the unit behind which to begin; <see langword="null"/> from the start.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<IReadOnlyList<ReportObligation>>> ListAfterAsync(
        ReportRound round, ObligationFilter filter, string? after, int take, CancellationToken cancellation)
    {
        var query = Where(round, filter);
        if (after is not null)
        {
            if (await FindAsync(round, after, cancellation) is not { } last)
            {
                return Refusal.NotFound("reporting.no-such-unit-in-round");
            }

            query = query.Where(o => o.SortKey.CompareTo(last.SortKey) > 0 || (o.SortKey == last.SortKey && o.UnitCode.CompareTo(last.UnitCode) > 0));
        }

        return await query.OrderBy(o => o.SortKey).ThenBy(o => o.UnitCode).Take(take).ToListAsync(cancellation);
    }

    /// <summary>The obligation of the unit that bore a code on the due day.</summary>
    public async Task<ReportObligation?> FindAsync(ReportRound round, string unitCode, CancellationToken cancellation) =>
        await db.Set<ReportObligation>().AsNoTracking().SingleOrDefaultAsync(o => o.RoundId == round.Id && o.UnitCode == unitCode, cancellation);

    /// <summary>How many complete reports came, or came anew, after a consolidated report was made.</summary>
    public async Task<int> ReceivedSinceAsync(ReportRound round, Consolidation made, CancellationToken cancellation)
    {
        var used = await db.Set<ConsolidationSource>().Where(s => s.SubmissionId != null
            && db.Set<Consolidation>().Any(c => c.Id == s.ConsolidationId && c.RoundId == round.Id && c.State != ConsolidationState.Superseded)
            && (made.SupplementTo != null || made.State != ConsolidationState.Draft || s.ConsolidationId == made.Id))
            .Select(s => s.SubmissionId!.Value).ToListAsync(cancellation);
        return await db.Set<ReportObligation>().CountAsync(
            o => o.RoundId == round.Id && ReportStates.Complete.Contains(o.State) && !used.Contains(o.LatestSubmission!.Value), cancellation);
    }

    private IQueryable<ReportObligation> Where(ReportRound round, ObligationFilter filter)
    {
        var query = db.Set<ReportObligation>().AsNoTracking().Where(o => o.RoundId == round.Id);
        if (filter.LateOnly)
        {
            query = query.Where(o => ReportStates.Complete.Contains(o.State) && o.CountedAt > o.DueAt);
        }
        else if (filter.GapsOnly)
        {
            query = query.Where(o => ReportStates.Complete.Contains(o.State) && o.FilledCells < o.RequiredCells);
        }
        else if (filter.ReceivedOnly)
        {
            query = query.Where(o => ReportStates.Complete.Contains(o.State));
        }
        else if (filter.State is { } state)
        {
            query = state is ReportState.Open
                ? query.Where(o => o.State == ReportState.Open || o.State == ReportState.NotDue)
                : query.Where(o => o.State == state);
        }
        else if (!filter.All)
        {
            query = query.Where(o => ReportStates.Missing.Contains(o.State));
        }

        if (filter.UnitClass is { } unitClass)
        {
            query = query.Where(o => o.UnitClass == unitClass);
        }

        foreach (var word in VietnameseText.Fold(filter.Words).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            query = query.Where(o => o.Search.Contains(word));
        }

        return query;
    }

    private static IQueryable<ReportObligation> Sorted(IQueryable<ReportObligation> query, string sort) => sort switch
    {
        "-ten" => query.OrderByDescending(o => o.SortKey),
        "luu" => query.OrderBy(o => o.SavedAt).ThenBy(o => o.SortKey),
        "-luu" => query.OrderByDescending(o => o.SavedAt).ThenBy(o => o.SortKey),
        "nhac" => query.OrderBy(o => o.Reminders).ThenBy(o => o.SortKey),
        "-nhac" => query.OrderByDescending(o => o.Reminders).ThenBy(o => o.SortKey),
        "nop" => query.OrderBy(o => o.CountedAt).ThenBy(o => o.SortKey),
        "-nop" => query.OrderByDescending(o => o.CountedAt).ThenBy(o => o.SortKey),
        _ => query.OrderBy(o => o.SortKey),
    };
}

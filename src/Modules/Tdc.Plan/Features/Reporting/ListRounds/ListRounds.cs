using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Reporting.ListRounds;

/// <summary>A round in the list.</summary>
/// <param name="Round">The round.</param>
/// <param name="Tally">Figures of all units, for those who oversee them; <see langword="null"/> for others.</param>
/// <param name="Own">The asker's own obligation; <see langword="null"/> without one.</param>
internal sealed record ListedRound(ReportRound Round, ReportTally? Tally, ReportObligation? Own);

/// <summary>Lists the rounds, latest deadline first.</summary>
internal sealed class ListRoundsHandler(TdcDbContext db, Asker asker, ReportAccess access, RoundFigures figures)
{
    /// <summary>A page of rounds; units see those in which they report, overseers all.</summary>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="after">Key of the round behind which to begin; <see langword="null"/> from the start.</param>
    public async Task<Outcome<IReadOnlyList<ListedRound>>> HandleAsync(int skip, int take, CancellationToken cancellation, string? after = null)
    {
        var units = asker.Units.Where(access.BelongsTo).ToList();
        var oversees = access.Oversees;
        if (!oversees && units.Count == 0)
        {
            return Refusal.NotFound("reporting.no-such-round");
        }

        var query = db.Set<ReportRound>().AsNoTracking();
        if (!oversees)
        {
            query = query.Where(r => db.Set<ReportObligation>().Any(o => o.RoundId == r.Id && units.Contains(o.Unit)));
        }

        if (after is not null)
        {
            if (!(await access.RoundAsync(after, cancellation)).TryGet(out var last, out var refusal))
            {
                return refusal;
            }

            query = query.Where(r => r.DueOn < last.DueOn || (r.DueOn == last.DueOn && r.Key.CompareTo(last.Key) > 0));
        }

        var rounds = await query.OrderByDescending(r => r.DueOn).ThenBy(r => r.Key).Skip(skip).Take(take).ToListAsync(cancellation);
        var ids = rounds.Select(r => r.Id).ToList();
        var counts = oversees ? (await figures.OfAsync(ids, cancellation)).ToLookup(c => c.RoundId) : null;
        var own = units.Count == 0 ? [] : await db.Set<ReportObligation>().AsNoTracking().Where(o => ids.Contains(o.RoundId) && units.Contains(o.Unit)).ToListAsync(cancellation);
        return rounds.ConvertAll(r => new ListedRound(r, counts is null ? null : RoundFigures.Sum(counts[r.Id]), own.Find(o => o.RoundId == r.Id)));
    }
}

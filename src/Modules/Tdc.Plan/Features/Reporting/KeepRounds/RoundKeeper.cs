using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Reporting.KeepRounds;

/// <summary>What keeping the rounds did.</summary>
/// <param name="RoundsMade">Rounds that began to exist.</param>
/// <param name="ObligationsMade">Obligations that began to exist.</param>
/// <param name="RoundsFixed">Rounds whose list was fixed for good.</param>
internal sealed record KeptRounds(int RoundsMade, int ObligationsMade, int RoundsFixed);

/// <summary>Makes the rounds of the series in time, follows the register until a round is due, and fixes its list after.</summary>
/// <remarks>Idempotent: the keys of rounds and obligations are unique, and a fixed round is not touched again.</remarks>
internal sealed class RoundKeeper(TdcDbContext db, TimeProvider clock, OrganisationRegister register)
{
    private const string NoLongerObliged = "Không còn thuộc diện báo cáo tại ngày đến hạn.";

    /// <summary>Brings all rounds to the state of a day.</summary>
    public async Task<KeptRounds> KeepAsync(DateOnly today, CancellationToken cancellation)
    {
        var made = await MakeRoundsAsync(today, cancellation);
        var (obligations, done) = (0, 0);
        var open = await db.Set<ReportRound>().Where(r => r.FixedAt == null).OrderBy(r => r.DueOn).ToListAsync(cancellation);
        foreach (var round in open)
        {
            obligations += await FollowAsync(round, today, cancellation);
            done += round.FixedAt is null ? 0 : 1;
        }

        return new KeptRounds(made, obligations, done);
    }

    /// <summary>Brings one round's list to the state of the register, and fixes it when its due day has passed.</summary>
    /// <returns>How many obligations were made.</returns>
    public async Task<int> FollowAsync(ReportRound round, DateOnly today, CancellationToken cancellation)
    {
        var units = Obliged(round, await register.NowAsync(cancellation));
        var weights = await WeightsAsync(round, cancellation);
        var known = await db.Set<ReportObligation>().Where(o => o.RoundId == round.Id).ToDictionaryAsync(o => o.Unit, cancellation);
        var made = 0;
        foreach (var unit in units)
        {
            if (known.Remove(unit.Lineage, out var obligation))
            {
                obligation.Follow(unit, weights.GetValueOrDefault(unit.Lineage));
            }
            else
            {
                obligation = ReportObligation.Of(round, unit, weights.GetValueOrDefault(unit.Lineage), clock.NewId<ReportObligationId>());
                db.Add(obligation);
                made++;
            }

            if (today >= round.OpensOn)
            {
                obligation.Open();
            }
        }

        foreach (var gone in known.Values)
        {
            if (gone.State is ReportState.NotDue or ReportState.Open)
            {
                db.Remove(gone);
            }
            else if (!gone.IsComplete && gone.State != ReportState.Waived)
            {
                gone.Waive(NoLongerObliged, null);
            }
        }

        if (today > round.DueOn)
        {
            round.FixedAt = clock.GetUtcNow();
            db.AddAudit(clock, Asker.System, "plan.round-fixed", "plan.report-round", round.Id.Value, new { round.Key, Units = units.Count });
        }

        await db.SaveChangesAsync(cancellation);
        return made;
    }

    /// <summary>The units that owe a report of a round, as of its due day.</summary>
    public static IReadOnlyList<Organisation> Obliged(ReportRound round, RegisterSnapshot register) => round.ObligedGroup.Length > 0
        ? register.Expand(round.ObligedGroup, round.DueOn)
        : [.. round.NamedUnits.Select(u => new LineageId(u)).Where(register.Knows).Select(u => register.OfLineage(u, round.DueOn)).Where(u => u.ExistsOn(round.DueOn))];

    private async Task<int> MakeRoundsAsync(DateOnly today, CancellationToken cancellation)
    {
        var series = await db.Set<ReportSeries>().AsNoTracking().ToListAsync(cancellation);
        var keys = (await db.Set<ReportRound>().Where(r => r.SeriesId != null).Select(r => r.Key).ToListAsync(cancellation)).ToHashSet();
        var calendar = new WorkingCalendar(await db.Set<CalendarDay>().AsNoTracking().ToListAsync(cancellation));
        var made = 0;
        foreach (var one in series)
        {
            foreach (var year in one.YearsUpTo(today))
            {
                var round = ReportRound.Of(one, year, calendar, clock.NewId<ReportRoundId>());
                if (keys.Add(round.Key))
                {
                    db.Add(round);
                    db.AddAudit(clock, Asker.System, "plan.round-made", "plan.report-round", round.Id.Value, new { round.Key, round.DueOn });
                    made++;
                }
            }
        }

        await db.SaveChangesAsync(cancellation);
        return made;
    }

    // A unit weighs as many duties as it had on the due day; what came to it later by a hand-over begins later.
    private async Task<Dictionary<LineageId, int>> WeightsAsync(ReportRound round, CancellationToken cancellation) =>
        await db.Set<Duty>()
            .Where(AskedDuties.In(round))
            .GroupBy(d => d.Unit)
            .Select(g => new { Unit = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Unit, g => g.Count, cancellation);
}

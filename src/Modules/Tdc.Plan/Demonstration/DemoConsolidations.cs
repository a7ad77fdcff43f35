using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting;
using Tdc.Plan.Features.Reporting.ConsolidateReports;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>Consolidated reports of the rounds that are over, made by the real rules: a main one for each, a supplement where late reports came.</summary>
internal sealed class DemoConsolidations(TdcDbContext db, DemoWorld world, DemoWords words, DemoRecord record)
{
    private static readonly (Addressee To, string Symbol)[] addressees =
        [(Addressee.Committee, "BC-SKHCN"), (Addressee.Party, "BC-SKHCN"), (Addressee.Ministry, "BC-SKHCN"), (Addressee.PrimeMinister, "BC-UBND")];

    /// <summary>Makes those of a round; what would lie in the future is left out.</summary>
    public async Task MakeAsync(ReportRound round, CancellationToken cancellation)
    {
        var on = DemoFate.ConsolidatedOn(round);
        if (round.IsAdHoc || !world.IsPast(on))
        {
            return;
        }

        db.Attach(round);
        var obligations = await db.Set<ReportObligation>().Where(o => o.RoundId == round.Id).OrderBy(o => o.SortKey).ToListAsync(cancellation);
        var made = At(on);
        var main = await DraftAsync(round, obligations, [.. obligations.Where(o => o.IsComplete && o.LastSubmittedAt <= made)], null, 1, made, cancellation);
        if (main is null)
        {
            return;
        }

        Issue(main, round, obligations);
        db.Add(main);
        var late = obligations.Where(o => o.IsComplete && o.LastSubmittedAt > made).ToList();
        if (world.IsPast(DemoFate.SupplementedOn(round))
            && await DraftAsync(round, obligations, late, main, 2, At(DemoFate.SupplementedOn(round)), cancellation) is { } supplement)
        {
            Issue(supplement, round, obligations);
            db.Add(supplement);
        }

        db.ChangeTracker.DetectChanges();
    }

    private static DateTimeOffset At(DateOnly day) => day.StartInVietnam.AddHours(17);

    private async Task<Consolidation?> DraftAsync(
        ReportRound round, List<ReportObligation> obligations, List<ReportObligation> included, Consolidation? main, int number, DateTimeOffset at, CancellationToken cancellation)
    {
        if (included.Count == 0)
        {
            return null;
        }

        string[] key = [round.Key, "consolidation", $"{number}"];
        var material = await ReportMaterial.ReadAsync(db, round, included, cancellation);
        var made = ConsolidationDraft.Make(
            new(round, obligations, included, material, main, null),
            new(new ConsolidationId(Stable.Id(at, key)), number, at, world.Coordinator, Stable.Id(at, [.. key, "version"])));
        Write(made, round, material);
        var details = new { round.Key, made.Number };
        record.Did(at, made.MadeBy, "plan.consolidation-made", "plan.consolidation", made.Id.Value, new { round.Key, made.Number, Units = included.Count, Supplement = made.IsSupplement });
        record.Did(at.AddMinutes(35), made.MadeBy, "plan.consolidation-written", "plan.consolidation", made.Id.Value, details);
        made.Finish();
        included.ForEach(o => o.Consolidate(world.Coordinator, at));
        record.Did(at.AddMinutes(50), made.MadeBy, "plan.consolidation-finished", "plan.consolidation", made.Id.Value, details);
        foreach (var unit in world.UnitsOf(Role.Leader))
        {
            record.Told(at.AddMinutes(50), unit, Role.Leader, ReportNotices.Consolidated, [ReportNotices.Title(round)], $"/ky-bao-cao/{round.Key}/tong-hop?ban={number}");
        }

        return made;
    }

    // The coordinator's own sentences, and the units' difficulties shortened to those that several could have said.
    private void Write(Consolidation made, ReportRound round, ReportMaterial material)
    {
        var (units, all) = (made.Sources.Count(s => s.SubmissionId is not null), made.Expected);
        made.Summary = made.IsSupplement
            ? $"Báo cáo bổ sung của {units} đơn vị gửi sau ngày tổng hợp; số liệu của bản chính không thay đổi. (Dữ liệu minh họa.)"
            : words.Assessment(round.Key, units, all, made.OnTime, made.Tasks.Count(t => t.LeadsReported > 0));
        made.Difficulties = Shortened(material, s => s.Difficulties);
        made.Proposals = Shortened(material, s => s.Proposals);
        made.NextSteps = made.IsSupplement ? "" : words.NextSteps(round.Key);
    }

    private static string Shortened(ReportMaterial material, Func<ReportSubmission, string> text) => string.Join('\n', material.Units
        .Select(u => text(material.Submissions[u.LatestSubmission!.Value])).Where(t => t.Length > 0).GroupBy(t => t).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Take(5).Select(g => g.Count() > 1 ? $"{g.Key} ({g.Count()} đơn vị nêu)" : g.Key));

    // Signed three working days later for each addressee, entered and locked after it.
    private void Issue(Consolidation made, ReportRound round, List<ReportObligation> obligations)
    {
        var signed = Next(made.MadeAt.DateInVietnam, 3);
        var entered = Stable.Moment(Next(signed, 1), made.Id.Value.ToString(), "entered");
        var locked = entered.AddDays(1);
        if (!world.IsPast(locked.DateInVietnam))
        {
            return;
        }

        var first = Stable.Number(60, 310, round.Key, "document") + (made.Number * 40);
        foreach (var (to, symbol) in addressees)
        {
            made.Issue(new ConsolidationIssue
            {
                Id = Stable.Id(entered, "issue", round.Key, $"{made.Number}", to.ToString()),
                ConsolidationId = made.Id,
                Addressee = to,
                DocumentNumber = $"{first + (int)to}/{symbol} (minh họa)",
                DatedOn = signed,
                EnteredBy = world.Coordinator,
                EnteredAt = entered,
            });
            record.Did(entered.AddMinutes((int)to), world.Coordinator, "plan.consolidation-issued", "plan.consolidation", made.Id.Value, new { round.Key, made.Number });
        }

        made.Lock();
        var used = made.Sources.Where(s => s.SubmissionId is not null).Select(s => s.ObligationId).ToHashSet();
        obligations.FindAll(o => used.Contains(o.Id)).ForEach(o => o.Lock());
        round.LockedAt ??= locked;
        record.Did(locked, world.Coordinator, "plan.consolidation-locked", "plan.consolidation", made.Id.Value, new { round.Key, made.Number });
    }

    private static DateOnly Next(DateOnly day, int workingDays)
    {
        for (; workingDays > 0; workingDays--)
        {
            do
            {
                day = day.AddDays(1);
            }
            while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        }

        return day;
    }
}

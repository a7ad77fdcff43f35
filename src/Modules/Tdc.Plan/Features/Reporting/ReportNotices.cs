using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Identity;
using Tdc.Platform.Notices;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting;

/// <summary>What reporting tells people, with the code of each text and the page it leads to. The caller saves.</summary>
internal static class ReportNotices
{
    /// <summary>A round has opened; to the unit's officers.</summary>
    public const string Opened = "reporting.notice-opened";

    /// <summary>The deadline comes near; to the unit's officers.</summary>
    public const string Reminder = "reporting.notice-reminder";

    /// <summary>The deadline has passed; to the unit's officers.</summary>
    public const string Overdue = "reporting.notice-overdue";

    /// <summary>The deadline has passed by days; to the unit's head.</summary>
    public const string Escalated = "reporting.notice-escalated";

    /// <summary>Units are long overdue; to the coordinators.</summary>
    public const string Raised = "reporting.notice-raised";

    /// <summary>The coordinator gave the report back; to the unit's officers and head.</summary>
    public const string Returned = "reporting.notice-returned";

    /// <summary>The coordinator found the report good; to the unit's officers.</summary>
    public const string Accepted = "reporting.notice-accepted";

    /// <summary>The unit is freed from the round's report; to its officers.</summary>
    public const string Waived = "reporting.notice-waived";

    /// <summary>A consolidated report was finished; to the leaders.</summary>
    public const string Consolidated = "reporting.notice-consolidated";

    extension(TdcDbContext db)
    {
        /// <summary>Tells the units of a round that has opened, each once, as long as they can still be in time.</summary>
        /// <returns>How many were told.</returns>
        public async Task<int> TellOpenedAsync(TimeProvider clock, ReportRound round, CancellationToken cancellation)
        {
            var today = clock.TodayInVietnam;
            if (today < round.OpensOn || today > round.DueOn || round.LockedAt is not null)
            {
                return 0;
            }

            var told = await db.ToldAsync(Opened, round, cancellation);
            var units = (await db.Set<ReportObligation>().AsNoTracking()
                .Where(o => o.RoundId == round.Id && ReportStates.Missing.Contains(o.State)).OrderBy(o => o.SortKey).Select(o => o.Unit).ToListAsync(cancellation))
                .FindAll(u => !told.Contains(OnceKey(Opened, round, u)));
            foreach (var unit in units)
            {
                db.AddNotice(clock, unit, Role.Officer, Opened, [Title(round), round.DueOn], ReportAddress(round), OnceKey(Opened, round, unit));
            }

            return units.Count;
        }

        /// <summary>Tells a unit what the coordinator decided about its report.</summary>
        public void TellDecided(TimeProvider clock, ReportRound round, ReportObligation obligation)
        {
            var (code, address) = Of(round, obligation);
            if (code.Length > 0)
            {
                db.AddNotice(clock, obligation.Unit, Role.Officer, code, [Title(round)], address);
            }

            if (code == Returned)
            {
                db.AddNotice(clock, obligation.Unit, Role.Head, code, [Title(round)], address);
            }
        }

        /// <summary>Tells the holders of a role, in whatever unit they hold it today.</summary>
        public async Task TellRoleAsync(
            TimeProvider clock, Role role, string code, IReadOnlyList<object> values, string address, string onceKey, CancellationToken cancellation)
        {
            var today = clock.TodayInVietnam;
            var units = await db.Set<UnitRole>().Where(r => r.Role == role && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today))
                .Select(r => r.Unit).Distinct().ToListAsync(cancellation);
            foreach (var unit in units.OrderBy(u => u.Value))
            {
                var key = $"{onceKey}:{unit.Value:N}";
                if (!await db.Set<Notice>().AnyAsync(n => n.OnceKey == key, cancellation))
                {
                    db.AddNotice(clock, unit, role, code, values, address, key);
                }
            }
        }

        /// <summary>Which units were told something about a round: the keys that make it be said once.</summary>
        public async Task<HashSet<string>> ToldAsync(string code, ReportRound round, CancellationToken cancellation)
        {
            var prefix = $"{code}:{round.Key}:";
            return [.. await db.Set<Notice>().Where(n => n.OnceKey != null && n.OnceKey.StartsWith(prefix)).Select(n => n.OnceKey!).ToListAsync(cancellation)];
        }
    }

    /// <summary>What a unit is told after the coordinator's decision on its report, and the page it leads to; empty for nothing.</summary>
    public static (string Code, string Address) Of(ReportRound round, ReportObligation obligation) => obligation.State switch
    {
        ReportState.Returned => (Returned, ReportAddress(round)),
        ReportState.Accepted => (Accepted, $"/ky-bao-cao/{round.Key}/don-vi/{obligation.UnitCode}"),
        ReportState.Waived => (Waived, "/ky-bao-cao"),
        _ => ("", ""),
    };

    /// <summary>Key under which something about a round is said to a unit once only.</summary>
    public static string OnceKey(string code, ReportRound round, LineageId unit) => $"{code}:{round.Key}:{unit.Value:N}";

    /// <summary>A round's title in both languages.</summary>
    public static TwoNames Title(ReportRound round) => new(round.TitleVi, round.TitleEn);

    /// <summary>The page on which a unit writes its report of a round.</summary>
    public static string ReportAddress(ReportRound round) => $"/ky-bao-cao/{round.Key}/bao-cao";
}

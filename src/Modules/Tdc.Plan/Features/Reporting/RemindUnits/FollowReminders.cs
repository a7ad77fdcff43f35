using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.KeepRounds;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.RemindUnits;

/// <summary>What following the schedule did for a round.</summary>
/// <param name="Reminded">Units reminded.</param>
/// <param name="Heads">Units whose head was told.</param>
/// <param name="Raised">Reports put onto the coordinator's list.</param>
internal sealed record FollowedReminders(int Reminded, int Heads, int Raised);

/// <summary>Follows the reminder schedule of a round.</summary>
/// <remarks>
/// What each unit was told is read from the records themselves (day of the last reminder, the head's notice, the day of raising), so a run that
/// is repeated, on this node or another, says nothing twice, and steps missed while the program was off are made up for by one reminder.
/// </remarks>
internal sealed class FollowRemindersHandler(TdcDbContext db, TimeProvider clock, ReminderPost post)
{
    /// <summary>Does what is owed today. The caller's transaction commits it.</summary>
    public async Task<FollowedReminders> FollowAsync(ReportRound round, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var escalated = await db.ToldAsync(ReportNotices.Escalated, round, cancellation);
        var owed = (await post.Missing(round.Id).ToListAsync(cancellation))
            .ConvertAll(o => (Obligation: o, For: ReminderSchedule.Owed(
                round.DueOn, o.RemindedOn, escalated.Contains(ReportNotices.OnceKey(ReportNotices.Escalated, round, o.Unit)), o.RaisedOn is not null, today)));
        var (unit, head, raised) = (Of(ReminderAudience.Unit), Of(ReminderAudience.Head), Of(ReminderAudience.Coordinator));
        foreach (var recipient in await post.RecipientsAsync(unit, cancellation))
        {
            post.Remind(round, recipient.Obligation, recipient.Addresses);
        }

        var heads = await post.AddressesAsync(head, Role.Head, cancellation);
        head.ForEach(o => post.TellHead(round, o, [.. heads[o.Unit]]));
        raised.ForEach(o => o.RaisedOn = today);
        if (raised.Count > 0)
        {
            await db.TellRoleAsync(
                clock, Role.Coordinator, ReportNotices.Raised, [ReportNotices.Title(round), raised.Count], "/dau-moi",
                FormattableString.Invariant($"{ReportNotices.Raised}:{round.Key}:{today:yyyyMMdd}"), cancellation);
        }

        var done = new FollowedReminders(unit.Count, head.Count, raised.Count);
        if (unit.Count + head.Count + raised.Count > 0)
        {
            db.AddAudit(clock, Asker.System, "plan.reminders-followed", "plan.report-round", round.Id.Value, new { round.Key, done.Reminded, done.Heads, done.Raised });
            await db.SaveChangesAsync(cancellation);
        }

        return done;

        List<ReportObligation> Of(ReminderAudience audience) => [.. owed.Where(o => o.For.HasFlag(audience)).Select(o => o.Obligation)];
    }
}

/// <summary>Once a day, after the rounds were kept: reminds units, tells heads, puts what is long overdue onto the coordinator's list.</summary>
internal sealed class RemindersWork(TimeProvider clock) : DailyWork(clock)
{
    public override string Name => "plan.reminders";

    public override string After => RoundsWork.WorkName;

    public override async Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var follower = services.GetRequiredService<FollowRemindersHandler>();
        var (today, since) = (Clock.TodayInVietnam, Clock.TodayInVietnam.AddDays(-ReminderSchedule.LastDay));
        var rounds = await db.Set<ReportRound>().AsNoTracking().Where(r => r.LockedAt == null && r.OpensOn <= today && r.DueOn >= since).OrderBy(r => r.DueOn).ToListAsync(cancellation);
        foreach (var round in rounds)
        {
            await db.InTransactionAsync(
                async () =>
                {
                    await lease.CheckAsync(db, cancellation);
                    return await follower.FollowAsync(round, cancellation);
                },
                cancellation);
            db.ChangeTracker.Clear();
        }
    }
}

using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting;
using Tdc.Platform.Identity;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>What the daily work would have told units of a round, day by day, with the keys by which it sees that it was said.</summary>
internal static class DemoRoundNotices
{
    private static readonly TimeSpan atNight = TimeSpan.FromMinutes(6);

    /// <summary>The round has opened.</summary>
    public static void Open(DemoWorld world, DemoRecord record, ReportRound round, ReportObligation obligation)
    {
        if (world.IsPast(round.OpensOn))
        {
            record.Told(
                round.OpensOn.StartInVietnam + atNight, obligation.Unit, Role.Officer, ReportNotices.Opened, [ReportNotices.Title(round), round.DueOn],
                ReportNotices.ReportAddress(round), ReportNotices.OnceKey(ReportNotices.Opened, round, obligation.Unit));
        }
    }

    /// <summary>Reminds until the report came, or the consolidated report went ahead without it.</summary>
    public static void Remind(DemoWorld world, DemoRecord record, ReportRound round, ReportObligation obligation)
    {
        if (obligation.State == ReportState.Waived)
        {
            return;
        }

        var until = obligation.FirstSubmittedAt is { } sent && obligation.State != ReportState.Returned ? sent.DateInVietnam.AddDays(-1) : round.DueOn.AddDays(ReminderSchedule.RaisedAfter);
        for (var day = round.DueOn.AddDays(-15); day <= until && world.IsPast(day); day = day.AddDays(1))
        {
            var audience = ReminderSchedule.On(round.DueOn, day);
            if (audience.HasFlag(ReminderAudience.Unit))
            {
                obligation.Reminded(day, obligation.UnitCode != "25222");
                Tell(record, round, obligation, day, Role.Officer, day > round.DueOn ? ReportNotices.Overdue : ReportNotices.Reminder, null);
            }

            if (audience.HasFlag(ReminderAudience.Head))
            {
                Tell(record, round, obligation, day, Role.Head, ReportNotices.Escalated, ReportNotices.OnceKey(ReportNotices.Escalated, round, obligation.Unit));
            }
        }

        if (!obligation.IsComplete && world.IsPast(round.DueOn.AddDays(ReminderSchedule.RaisedAfter)))
        {
            obligation.RaisedOn = round.DueOn.AddDays(ReminderSchedule.RaisedAfter);
        }
    }

    /// <summary>The coordinators are told how many reports came onto their list.</summary>
    public static void Raise(DemoWorld world, DemoRecord record, ReportRound round, int raised)
    {
        var day = round.DueOn.AddDays(ReminderSchedule.RaisedAfter);
        foreach (var unit in raised > 0 ? world.UnitsOf(Role.Coordinator) : [])
        {
            record.Told(day.StartInVietnam + atNight, unit, Role.Coordinator, ReportNotices.Raised, [ReportNotices.Title(round), raised], "/dau-moi");
        }
    }

    private static void Tell(DemoRecord record, ReportRound round, ReportObligation obligation, DateOnly day, Role role, string code, string? onceKey) => record.Told(
        day.StartInVietnam + atNight, obligation.Unit, role, code, [ReportNotices.Title(round), round.DueOn], ReportNotices.ReportAddress(round), onceKey);
}

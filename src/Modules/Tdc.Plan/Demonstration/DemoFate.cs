using Tdc.Plan.Domain.Reporting;

namespace Tdc.Plan.Demonstration;

/// <summary>What becomes of one unit's report in one round, told in days; days after the last one told are left out by the writer.</summary>
/// <param name="DraftOn">First save.</param>
/// <param name="SentOn">First submission.</param>
/// <param name="ReturnedOn">The coordinator gave it back.</param>
/// <param name="SentAgainOn">Submission after the return.</param>
/// <param name="LookedAtOn">The coordinator found it good.</param>
/// <param name="Waived">Freed from this round.</param>
internal sealed record DemoFate(
    DateOnly? DraftOn = null, DateOnly? SentOn = null, DateOnly? ReturnedOn = null, DateOnly? SentAgainOn = null, DateOnly? LookedAtOn = null, bool Waived = false)
{
    /// <summary>Days after the deadline on which the main consolidated report of a closed round is made.</summary>
    public const int ConsolidatedAfter = 7;

    // Shares of missing and of late reports by round; invented: it gets better from round to round.
    private static readonly Dictionary<string, (double Missing, double Late)> rates = new(StringComparer.Ordinal)
    {
        ["2025-1"] = (0.16, 0.13),
        ["2025-2"] = (0.115, 0.17),
        ["2026-1"] = (0.08, 0.14),
    };

    /// <summary>Days after the deadline on which late reports are taken up by a supplement.</summary>
    public const int SupplementedAfter = 14;

    /// <summary>The working day on which the main consolidated report of a round is made.</summary>
    public static DateOnly ConsolidatedOn(ReportRound round) => Stable.Workday(round.DueOn.AddDays(ConsolidatedAfter));

    /// <summary>The working day on which a supplement is made, where late reports came after the main one.</summary>
    public static DateOnly SupplementedOn(ReportRound round) => Stable.Workday(round.DueOn.AddDays(SupplementedAfter));

    /// <summary>Decides it.</summary>
    /// <param name="round">The round.</param>
    /// <param name="code">Code of the unit.</param>
    /// <param name="running">Whether units are still sending.</param>
    /// <param name="today">Today.</param>
    public static DemoFate Of(ReportRound round, string code, bool running, DateOnly today)
    {
        var special = Special(round, code, running, today);
        return special ?? (running ? Running(round, code) : Closed(round, code));
    }

    private static DemoFate? Special(ReportRound round, string code, bool running, DateOnly today) => (code, round.Key, running) switch
    {
        ("26188", _, true) => new(DraftOn: Stable.Workday(today.AddDays(-2)) is var day && day > round.DueOn ? round.DueOn : day),
        ("SCT", _, true) => new(),
        ("SKHCN", _, true) => new(round.DueOn.AddDays(-20), Stable.Workday(round.DueOn.AddDays(-9)), LookedAtOn: Stable.Workday(round.DueOn.AddDays(-7))),
        ("CDBP", "2025-2", _) => new(Waived: true),
        ("26206" or "TTKHCN", "2025-2", _) => Sent(round, code, 9),
        ("SCT", "2026-1", _) => Sent(round, code, 2),
        ("26188" or "SCT" or "SKHCN", _, false) => Sent(round, code, -Stable.Number(1, 6, round.Key, code, "day")),
        _ => null,
    };

    private static DemoFate Closed(ReportRound round, string code)
    {
        var (missing, late) = rates.GetValueOrDefault(round.Key, (0.09, 0.13));
        var luck = Stable.Share(round.Key, code, "fate");
        if (luck < missing)
        {
            return luck < missing * 0.15 ? new(round.DueOn.AddDays(-9), Stable.Workday(round.DueOn.AddDays(-5)), Stable.Workday(round.DueOn.AddDays(-1)))
                : luck < missing * 0.5 ? new(Stable.Workday(round.DueOn.AddDays(-Stable.Number(1, 12, round.Key, code, "draft")))) : new();
        }

        return Sent(round, code, luck < missing + late ? Stable.Number(1, 5, round.Key, code, "late") : -Early(round, code, 18));
    }

    // Seven days before the deadline 55 of 100 have sent, on the last day 64, later two thirds.
    private static DemoFate Running(ReportRound round, string code)
    {
        var luck = Stable.Share(round.Key, code, "fate");
        return luck switch
        {
            < 0.55 => Sent(round, code, -7 - (int)(18 * (0.55 - luck) / 0.55)),
            < 0.64 => Sent(round, code, -(int)(7 * (0.64 - luck) / 0.09)),
            < 0.67 => Sent(round, code, 1 + (int)(3 * (luck - 0.64) / 0.03)),
            < 0.71 => new(round.DueOn.AddDays(-22), Stable.Workday(round.DueOn.AddDays(-Stable.Number(14, 18, round.Key, code))), Stable.Workday(round.DueOn.AddDays(-10))),
            < 0.82 => new(Stable.Workday(round.DueOn.AddDays(-Stable.Number(2, 16, round.Key, code, "draft")))),
            _ => new(),
        };
    }

    private static int Early(ReportRound round, string code, int most)
    {
        var share = Stable.Share(round.Key, code, "early");
        return (int)(share * share * most);
    }

    private static DemoFate Sent(ReportRound round, string code, int daysFromDue)
    {
        var sent = daysFromDue > 0 ? round.DueOn.AddDays(daysFromDue) : Stable.Workday(round.DueOn.AddDays(daysFromDue));
        var draft = sent.AddDays(-Stable.Number(0, 6, round.Key, code, "begun"));
        var looked = Stable.Workday(sent.AddDays(Stable.Number(2, 6, round.Key, code, "looked")));
        var taken = sent <= ConsolidatedOn(round) ? ConsolidatedOn(round) : SupplementedOn(round);
        looked = looked > taken ? taken : looked; // what goes into a consolidated report was looked at before
        if (daysFromDue > -6 || Stable.Share(round.Key, code, "returned") > 0.2)
        {
            return new(draft < round.OpensOn ? round.OpensOn : draft, sent, LookedAtOn: looked < sent ? sent : looked);
        }

        var back = sent.AddDays(2);
        var again = Stable.Workday(back.AddDays(3));
        return new(draft < round.OpensOn ? round.OpensOn : draft, sent, back, again, again.AddDays(1));
    }
}

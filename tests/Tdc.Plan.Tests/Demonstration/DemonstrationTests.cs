using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Host.Serving;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Budget;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting;
using Tdc.Plan.Features.Reporting.RemindUnits;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Measures;
using Tdc.Platform.Notices;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Demonstration;

public sealed class DemonstrationTests(Demonstrations demonstrations) : IClassFixture<Demonstrations>
{
    public static TheoryData<DatabaseEngine> Engines { get; } = new() { DatabaseEngine.Sqlite, DatabaseEngine.Postgres };

    [Fact]
    public async Task Two_generations_are_equal_and_a_second_start_adds_nothing()
    {
        var one = await Demonstrations.DigestAsync(await demonstrations.OnAsync(DatabaseEngine.Sqlite));
        await using var again = await TestApp.StartAsync(demonstration: true);
        Assert.Equal(one, await Demonstrations.DigestAsync(again));
        await TdcHost.PrepareAsync(again.Services, demonstration: true, CancellationToken.None);
        Assert.Equal(one, await Demonstrations.DigestAsync(again));
        Assert.All(["plan_report", "plan_consolidation", "plan_group_progress", "notice_notice", "notice_read", "audit_entry"], t => Assert.DoesNotMatch("^0 ", one[t]));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Every_report_belongs_to_an_obligation_and_every_complete_obligation_has_its_submission(DatabaseEngine engine)
    {
        var (reports, obligations, submissions) = await demonstrations.AskAsync(engine, async db => (
            await db.Set<Report>().AsNoTracking().ToListAsync(), await db.Set<ReportObligation>().AsNoTracking().ToDictionaryAsync(o => o.Id),
            await db.Set<ReportSubmission>().AsNoTracking().ToDictionaryAsync(s => s.Id)));
        Assert.True(reports.Count > 400, $"{reports.Count} reports");
        Assert.All(reports, r => Assert.Equal((r.RoundId, r.Unit), (obligations[r.ObligationId].RoundId, obligations[r.ObligationId].Unit)));
        Assert.All(obligations.Values.Where(o => o.IsComplete), o => Assert.Equal(o.Id, submissions[o.LatestSubmission!.Value].ObligationId));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Every_budget_line_keeps_the_rules_event_by_event(DatabaseEngine engine)
    {
        var lines = await demonstrations.AskAsync(engine, db => db.Set<BudgetLine>().AsNoTracking().Include(l => l.Events).ToListAsync());
        Assert.True(lines.Count > 200, $"{lines.Count} lines");
        foreach (var line in lines)
        {
            var happened = new List<BudgetEvent>();
            foreach (var next in line.Events.OrderBy(e => e.RecordedAt).ThenBy(e => e.Id.Value))
            {
                Assert.True(BudgetRules.After(happened, next).TryGet(out _, out var refusal), $"{line.Purpose} {line.Year} {next.Stage}: {refusal?.Code}");
                happened.Add(next);
            }
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_audit_of_two_years_is_one_whole_chain(DatabaseEngine engine)
    {
        var app = await demonstrations.OnAsync(engine);
        app.Clock.Now = app.Clock.Now.AddSeconds(5); // entries rest a second before they are chained
        for (var i = 0; i < 400 && await demonstrations.AskAsync(engine, db => db.Set<AuditEntry>().AnyAsync(e => e.Sequence == null)); i++)
        {
            await Task.Delay(100);
        }

        var verdict = await app.InScopeAsync(s => s.GetRequiredService<AuditVerifier>().VerifyAsync(null, CancellationToken.None));
        Assert.True(verdict.IsWhole, verdict.Broken?.Detail);
        Assert.Equal(0, verdict.Waiting);
        Assert.True(verdict.Entries > 4000, $"{verdict.Entries} entries");
        var (first, unknown) = await demonstrations.AskAsync(engine, async db => (
            await db.Set<AuditEntry>().MinAsync(e => e.At), await db.Set<AuditEntry>().CountAsync(e => e.UserId != null && !db.Users.Any(u => u.Id == e.UserId))));
        Assert.Equal(2025, first.Year);
        Assert.Equal(0, unknown);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Rounds_that_are_over_have_an_issued_consolidated_report_with_its_sources(DatabaseEngine engine)
    {
        var (rounds, made, submissions) = await demonstrations.AskAsync(engine, async db => (
            await db.Set<ReportRound>().AsNoTracking().Where(r => r.SeriesId != null).OrderBy(r => r.DueOn).ToListAsync(),
            await db.Set<Consolidation>().AsNoTracking().Include(c => c.Sources).Include(c => c.Tasks).Include(c => c.Figures).Include(c => c.Issues).AsSplitQuery().ToListAsync(),
            await db.Set<ReportSubmission>().AsNoTracking().Include(s => s.Figures).ToDictionaryAsync(s => s.Id)));
        Assert.Equal(["2025-1", "2025-2", "2026-1", "2026-2"], rounds.Select(r => r.Key));
        Assert.Equal([true, true, true, false], rounds.Select(r => r.LockedAt is not null));
        Assert.All(rounds.Take(3), r => Assert.Single(made, c => c.RoundId == r.Id && !c.IsSupplement));
        foreach (var report in made)
        {
            var used = report.Sources.Where(s => s.SubmissionId is not null).ToList();
            Assert.NotEmpty(used);
            Assert.All(used, s => Assert.Equal(s.ObligationId, submissions[s.SubmissionId!.Value].ObligationId));
            Assert.All(used, s => Assert.True(submissions[s.SubmissionId!.Value].At <= report.MadeAt, $"{s.UnitNameVi} came after the report was made"));
            Assert.Equal(ConsolidationState.Locked, report.State);
            Assert.Equal(Enum.GetValues<Addressee>(), report.Issues.Select(i => i.Addressee).Order());
            Assert.All(report.Issues, i => Assert.True(i.DatedOn > report.MadeAt.DateInVietnam && i.DocumentNumber.Contains("minh họa", StringComparison.Ordinal)));
            Assert.NotEmpty(report.Summary);
            Assert.Contains(report.Tasks, t => t.Narrative.Length > 0);
            if (!report.IsSupplement)
            {
                Assert.Equal(used.Count, report.Complete);
            }
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Figures_of_a_consolidated_report_are_those_of_its_sources(DatabaseEngine engine)
    {
        var (made, sums, submissions) = await demonstrations.AskAsync(engine, async db => (
            await db.Set<Consolidation>().AsNoTracking().Include(c => c.Sources).Include(c => c.Figures).AsSplitQuery().ToListAsync(),
            (await db.Set<TaskMeasure>().AsNoTracking().Where(m => m.OverUnits == MeasureJoin.Sum).Select(m => m.Id).ToListAsync()).ToHashSet(),
            await db.Set<ReportSubmission>().AsNoTracking().Include(s => s.Figures).ToDictionaryAsync(s => s.Id)));
        var compared = 0;
        foreach (var report in made)
        {
            var parts = report.Sources.Where(s => s.SubmissionId is not null).SelectMany(s => submissions[s.SubmissionId!.Value].Figures).ToLookup(f => f.MeasureId);
            foreach (var figure in report.Figures.Where(f => sums.Contains(f.MeasureId) && f.Value is not null))
            {
                Assert.Equal(parts[figure.MeasureId].Sum(f => f.Value), figure.Value);
                compared++;
            }
        }

        Assert.True(compared > 30, $"{compared} figures");
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_two_reports_that_came_nine_days_late_stand_in_the_supplement(DatabaseEngine engine)
    {
        var supplement = Assert.Single(await demonstrations.AskAsync(engine, db => db.Set<Consolidation>().AsNoTracking().Include(c => c.Sources).Where(c => c.SupplementTo != null).ToListAsync()));
        var codes = await demonstrations.AskAsync(engine, db => db.Set<ReportObligation>().AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.UnitCode));
        Assert.Equal(["26206", "TTKHCN"], supplement.Sources.Select(s => codes[s.ObligationId]).Order(StringComparer.Ordinal));
        Assert.All(supplement.Sources, s => Assert.Equal(9, s.DaysLate));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Each_account_finds_notices_with_words_in_both_languages_and_some_unread(DatabaseEngine engine)
    {
        var app = await demonstrations.OnAsync(engine);
        var texts = app.Services.GetRequiredService<AreaTexts>();
        var notices = await demonstrations.AskAsync(engine, db => db.Set<Notice>().AsNoTracking().ToListAsync());
        Assert.All(notices, n => Assert.True(n.At < app.Clock.TodayInVietnam.StartInVietnam, $"{n.Code} at {n.At}"));
        var before = CultureInfo.CurrentUICulture;
        foreach (var language in new[] { "vi", "en" })
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            Assert.All(notices.DistinctBy(n => n.Code), n => Assert.DoesNotContain("{", texts.Find(n.Code, NoticeValues.Read(n.Values)) ?? "{" + n.Code, StringComparison.Ordinal));
        }

        CultureInfo.CurrentUICulture = before;
        foreach (var account in DemonstrationAccounts.All.Where(a => a.Role is Role.Officer or Role.Head or Role.Coordinator or Role.Leader))
        {
            var unit = await app.UnitAsync(account.UnitCode);
            var asker = new Asker { UserId = account.Id, Roles = [new HeldRole(account.Role, unit.Lineage)] };
            var (items, unread) = await app.InScopeAsync(async s => (
                await s.GetRequiredService<NoticeInbox>().ListAsync(asker, false, null, 200, CancellationToken.None), await s.GetRequiredService<NoticeInbox>().UnreadAsync(asker, CancellationToken.None)));
            Assert.True(items.Count >= 3, $"{account.Email}: {items.Count} notices");
            Assert.True(unread < items.Count, $"{account.Email}: {unread} unread of {items.Count}");
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_daily_work_finds_nothing_to_say_again_and_the_quarters_gone_by_are_there(DatabaseEngine engine)
    {
        var app = await demonstrations.OnAsync(engine);
        var (followed, opened) = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var round = await db.Set<ReportRound>().AsNoTracking().SingleAsync(r => r.Key == "2026-2");
            return (await services.GetRequiredService<FollowRemindersHandler>().FollowAsync(round, CancellationToken.None), await db.TellOpenedAsync(app.Clock, round, CancellationToken.None));
        });
        Assert.Equal((new FollowedReminders(0, 0, 0), 0), (followed, opened));
        var quarters = await demonstrations.AskAsync(engine, db => db.Set<GroupProgress>().AsNoTracking().Select(p => new { p.Year, p.Quarter }).Distinct().OrderBy(p => p.Year).ThenBy(p => p.Quarter).ToListAsync());
        Assert.Equal([(2025, 2), (2025, 3), (2025, 4), (2026, 1), (2026, 2), (2026, 3)], quarters.Select(q => (q.Year, q.Quarter)));
    }
}

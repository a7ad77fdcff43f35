using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Measures;
using Tdc.Platform.Identity;
using Tdc.Platform.Measures;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Features;

public sealed class PlanMeasuresTests
{
    private static readonly DateOnly first = new(2026, 1, 1);
    private static readonly DateOnly last = new(2026, 12, 31);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task What_people_do_in_the_pages_is_counted_for_the_task_the_unit_and_the_day(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await PlanWalk.ExpandAsync(app);
        var address = await PlanWalk.DutyAsync(app, "SCT", 1, 1); // study of the directives: every department leads
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var page = await officer.SubmitAsync(await officer.OpenAsync(address), "minh-chung", [("kind", "Link"), ("title", "Bài"), ("link", "https://sct.example.vn/1")]);
        page = await officer.SubmitAsync(page, "minh-chung", [("kind", "Link"), ("title", "Nhầm"), ("link", "https://sct.example.vn/2")]);
        page = await officer.SubmitAsync(page, "minh-chung-co", [("withdraw", page.Document.QuerySelector("button[name=withdraw]")!.GetAttribute("value")!)]);
        await officer.SubmitAsync(page, "bao-xong", []);
        await coordinator.SubmitAsync(await coordinator.OpenAsync(address), "nghiem-thu", [("step", "accept")]);
        var (sct, syt) = ((await app.UnitAsync("SCT")).Lineage, (await app.UnitAsync("SYT")).Lineage);

        Assert.Equal((1m, 1m, 0m), (await AskAsync(app, PlanMeasures.DutiesAccepted, null), await AskAsync(app, PlanMeasures.DutiesAccepted, sct), await AskAsync(app, PlanMeasures.DutiesAccepted, syt)));
        Assert.Equal((1m, 1m, 0m), (await AskAsync(app, PlanMeasures.EvidenceItems, null), await AskAsync(app, PlanMeasures.EvidenceItems, sct), await AskAsync(app, PlanMeasures.EvidenceItems, syt)));
        Assert.Equal(0, await AskAsync(app, PlanMeasures.DutiesAccepted, sct, to: new(2026, 11, 19)));
        var figures = await officer.OpenAsync("/ke-hoach/nhiem-vu/I.1/so-lieu");
        PlanWalk.AssertWhole(figures);
        Assert.Contains("Việc đã được nghiệm thu", figures.MainText, StringComparison.Ordinal);
        Assert.NotNull(figures.Document.QuerySelector("a[href='/ke-hoach/nhiem-vu/I.1/minh-chung']"));
        var byTask = await app.InScopeAsync(async services =>
        {
            var tasks = await services.GetRequiredService<TdcDbContext>().Set<PlanTask>().Where(t => t.GroupNumber == 1).OrderBy(t => t.Number).Select(t => t.Id).ToListAsync(Stop);
            var answers = await services.GetRequiredService<PlanMeasures>().ByTaskAsync(tasks, [sct, syt], first, last, Stop);
            return tasks.Select(t => (answers[(PlanMeasures.DutiesAccepted, t)].Value, answers[(PlanMeasures.EvidenceItems, t)].Value)).ToList();
        });
        Assert.Equal([(1m, 1m), (0m, 0m), (0m, 0m), (0m, 0m)], byTask);
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task On_time_is_reckoned_over_what_was_owed_and_only_once_it_is_due(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var (owed, kept, late) = await PlanWalk.DbAsync(app, async db =>
        {
            var round = await db.Set<ReportRound>().SingleAsync(r => r.Key == "2026-2", Stop);
            var all = await db.Set<ReportObligation>().Where(o => o.RoundId == round.Id).OrderBy(o => o.UnitCode).Take(3).ToListAsync(Stop);
            Assert.True(all[0].Submit(round, Guid.NewGuid(), "BC-1", 2, 2, round.DueAt.AddDays(-1)).IsYes);
            Assert.True(all[1].Submit(round, Guid.NewGuid(), "BC-2", 2, 2, round.DueAt.AddDays(2)).IsYes);
            await db.SaveChangesAsync(Stop);
            return (await db.Set<ReportObligation>().CountAsync(o => o.RoundId == round.Id, Stop), all[0].Unit, all[1].Unit);
        });

        Assert.Equal(0, (await AnswerAsync(app, PlanMeasures.ReportsOnTime, null, new(2026, 11, 1), last)).Denominator); // not due yet: nobody is late
        app.Clock.MoveTo(2026, 12, 5);
        var province = await AnswerAsync(app, PlanMeasures.ReportsOnTime, null, new(2026, 11, 1), last);
        Assert.Equal((1m, (decimal)owed), (province.Numerator!.Value, province.Denominator!.Value));
        Assert.Equal((1m, 0m), ((await AnswerAsync(app, PlanMeasures.ReportsOnTime, kept, new(2026, 11, 1), last)).Value!.Value, (await AnswerAsync(app, PlanMeasures.ReportsOnTime, late, new(2026, 11, 1), last)).Value!.Value));
        Assert.Null((await AnswerAsync(app, PlanMeasures.ReportsOnTime, null, new(2026, 12, 1), last)).Value); // nothing owed is no share, neither 0 nor 100
    }

    [Fact]
    public async Task The_page_says_truly_how_many_measures_come_from_records()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();
        var (own, all) = await PlanWalk.DbAsync(app, async db => (
            await db.Set<TaskMeasure>().CountAsync(m => m.Code == PlanMeasures.DutiesAccepted || m.Code == PlanMeasures.EvidenceItems || m.Code.StartsWith("traceability.")
                || (m.Code.StartsWith("productivity.") && m.Code != "productivity.maturity-assessments") || m.Code.StartsWith("metrology."), Stop), await db.Set<TaskMeasure>().CountAsync(Stop)));

        var page = await visitor.OpenAsync("/so-do?nam=2026");

        Assert.Equal(40, own);
        Assert.Equal($"{own} số đo từ hồ sơ, 0 tự khai, {all - own} chưa có số liệu", page.Document.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("Báo cáo gửi đúng hạn", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Kế hoạch đơn vị đã duyệt", page.MainText, StringComparison.Ordinal);
        PlanWalk.AssertWhole(await visitor.OpenAsync("/en/so-do"));
        var past = await visitor.OpenAsync("/so-do?nam=2026&cach-biet=Missing&ngay=01/06/2025");
        Assert.Contains("01/06/2025", past.Document.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        var csv = past.Document.QuerySelector("a[href^='/so-do.csv']")!.GetAttribute("href")!;
        Assert.Equal(1 + all - own, (await visitor.Client.GetStringAsync(new Uri(csv, UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        var id = await PlanWalk.DbAsync(app, db => db.Set<TaskMeasure>().Where(m => m.Code == PlanMeasures.EvidenceItems).Select(m => m.Id).FirstAsync(Stop));
        Assert.Null((await officer.OpenAsync("/so-do/" + id.Value)).Document.QuerySelector("#khai"));
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_period_inside_a_declared_longer_one_is_not_counted_twice(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        app.Clock.MoveTo(2027, 1, 10);
        var (flow, stock) = await PlanWalk.DbAsync(app, async db => (
            await db.Set<TaskMeasure>().AsNoTracking().SingleAsync(m => m.Code == "plan.media-items", Stop), await db.Set<TaskMeasure>().AsNoTracking().SingleAsync(m => m.Code == "plan.practice-rooms", Stop)));
        var (a, b) = ((await app.UnitAsync("SCT")).Lineage, (await app.UnitAsync("SYT")).Lineage);
        await PlanWalk.DbAsync(app, async db =>
        {
            db.AddRange(
                Made(flow, a, "2026-01-01", "2026-06-30", 10), Made(flow, a, "2026-01-01", "2026-12-31", 25), // the half-year is in the year
                Made(flow, b, "2026-01-01", "2026-06-30", 3), Made(flow, b, "2026-07-01", "2026-12-31", 4), // two halves of another unit
                Made(stock, a, "2026-01-01", "2026-12-31", 5), Made(stock, a, "2026-07-01", "2026-12-31", 5), Made(stock, b, "2026-01-01", "2026-06-30", 2));
            return await db.SaveChangesAsync(Stop);
        });

        var values = await app.InScopeAsync(services => services.GetRequiredService<MeasureValues>().OfYearAsync([flow.TaskId, stock.TaskId], 2026, new(2027, 1, 10), Stop));

        Assert.Equal(32m, values.Single(v => v.Measure.Id == flow.Id).Value);
        Assert.Equal(7m, values.Single(v => v.Measure.Id == stock.Id).Value);
    }

    [Fact]
    public async Task The_plan_chosen_in_the_address_goes_along_in_every_link_and_filter()
    {
        await using var app = await TestApp.StartAsync();
        var now = app.Clock.GetUtcNow();
        await PlanWalk.DbAsync(app, async db =>
        {
            var (day, id) = (new DateOnly(2026, 1, 5), Guid.CreateVersion7(now));
            var plan = new Tdc.Plan.Domain.Plan { Id = new(id), Number = "7/QĐ-UBND", TitleVi = "Kế hoạch khác", TitleEn = "Another plan", Issuer = "UBND tỉnh", IssuedOn = day, EndsOn = new(2028, 12, 31) };
            var group = new TaskGroup { Id = new(id), PlanId = plan.Id, Number = 1, TitleVi = "Nhóm", TitleEn = "Group" };
            var task = new PlanTask { Id = new(id), PlanId = plan.Id, GroupId = group.Id, GroupNumber = 1, Number = 1, Origin = TaskOrigin.Annex };
            task.Versions.Add(new TaskVersion { Id = id, TaskId = task.Id, ValidFrom = day, TitleVi = "Việc của kế hoạch khác", TitleEn = "Task", Time = new TaskTime(TimeKind.Annual, "Hàng năm") });
            db.AddRange(plan, group, task);
            return await db.SaveChangesAsync(Stop);
        });
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");

        foreach (var path in new[] { "/", "/ke-hoach", "/ke-hoach/nhiem-vu/I.1", "/ke-hoach/nhiem-vu/I.1/so-lieu", "/ban-do-nhiet", "/dong-thoi-gian", "/so-do", "/ke-hoach/trien-khai" })
        {
            var page = await coordinator.OpenAsync(path + "?kh=7%2FQ%C4%90-UBND");
            Assert.True(page.Status == System.Net.HttpStatusCode.OK, $"{path}: {page.Status}");
            var links = page.Document.QuerySelectorAll("main a[href], header a[href], nav a[href]").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith("/ke-hoach", StringComparison.Ordinal) || h.StartsWith("/so-do", StringComparison.Ordinal)
                || h.StartsWith("/ban-do", StringComparison.Ordinal) || h.StartsWith("/dong-", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(links);
            Assert.All(links, h => Assert.Matches(@"[?&]kh=[^&]", h));
            Assert.All(page.Document.QuerySelectorAll("main form.filters"), f => Assert.NotNull(f.QuerySelector("input[type=hidden][name=kh]")));
        }

        Assert.Contains("Việc của kế hoạch khác", (await coordinator.OpenAsync("/ke-hoach/nhiem-vu/I.1?kh=7%2FQ%C4%90-UBND")).MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("kh=", string.Join(' ', (await coordinator.OpenAsync("/ke-hoach")).Document.QuerySelectorAll("a[href]:not(.tabs a)").Select(a => a.GetAttribute("href"))), StringComparison.Ordinal);
    }

    private static DeclaredValue Made(TaskMeasure measure, LineageId unit, string from, string to, decimal value) => new()
    {
        Id = Guid.NewGuid(),
        MeasureId = measure.Id,
        Unit = unit,
        PeriodFrom = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture),
        PeriodTo = DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture),
        Value = value,
        DeclaredAt = TestClock.Start,
    };

    private static async Task<decimal> AskAsync(TestApp app, string code, LineageId? unit, DateOnly? to = null) => (await AnswerAsync(app, code, unit, first, to ?? last)).Value!.Value;

    private static Task<MeasureAnswer> AnswerAsync(TestApp app, string code, LineageId? unit, DateOnly from, DateOnly to) => app.InScopeAsync(async services =>
        (await services.GetRequiredService<MeasureCatalogue>().AnswerAsync(code, unit is { } one ? [one] : null, from, to, Stop))!);
}

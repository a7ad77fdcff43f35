using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.KeepRounds;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Reporting;

public sealed class ReportingPagesTests : IAsyncLifetime
{
    private const string Round = "2026-2";
    private TestApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        app.Clock.Now = Made.At("2026-11-20 09:00");
        await app.InScopeAsync(async services =>
        {
            await PlanIfMissingAsync(services.GetRequiredService<TdcDbContext>());
            await new ReportingSeed().SeedAsync(services, CancellationToken.None);
            return 0;
        });
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Every_page_of_reporting_answers_in_both_languages()
    {
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        foreach (var language in new[] { "", "/en" })
        {
            foreach (var path in new[] { "/ky-bao-cao", $"/ky-bao-cao/{Round}", $"/ky-bao-cao/{Round}?tinh-trang=tat-ca&nhom=phuong&ten=bien+hoa", $"/ky-bao-cao/{Round}/nhac?viec=nhac-het", $"/ky-bao-cao/{Round}/tong-hop", "/ky-bao-cao/dot-xuat", "/dau-moi", "/dieu-hanh", $"/ky-bao-cao/{Round}/mien/SCT" })
            {
                var page = await coordinator.OpenAsync(language + path);
                Assert.True(page.Status == HttpStatusCode.OK, $"{language}{path}: {page.Status}");
                Assert.Single(page.Document.QuerySelectorAll("h1"));
                Assert.DoesNotContain("reporting.", page.MainText, StringComparison.Ordinal);
            }

            foreach (var path in new[] { "/ky-bao-cao", $"/ky-bao-cao/{Round}/bao-cao" })
            {
                var page = await officer.OpenAsync(language + path);
                Assert.True(page.Status == HttpStatusCode.OK, $"{language}{path}: {page.Status}");
            }
        }
    }

    [Fact]
    public async Task The_first_round_is_owed_by_the_districts_of_its_due_day_and_stays_so()
    {
        var (districts, communes, fixedAt) = await InDbAsync(async db =>
        {
            var round = await db.Set<ReportRound>().SingleAsync(r => r.Key == "2025-1");
            var owed = await db.Set<ReportObligation>().Where(o => o.RoundId == round.Id).ToListAsync();
            return (owed.Count(o => o.UnitClass == UnitClass.District), owed.Count(o => o.UnitClass is UnitClass.Commune or UnitClass.Ward), round.FixedAt);
        });
        Assert.Equal(11, districts);
        Assert.Equal(0, communes);
        Assert.NotNull(fixedAt);
        var before = await CountAsync("2025-1");
        await KeepAsync();
        Assert.Equal(before, await CountAsync("2025-1"));
        Assert.True(await InDbAsync(db => db.Set<ReportObligation>().AnyAsync(o => o.UnitClass == UnitClass.Ward)));
    }

    [Fact]
    public async Task A_unit_writes_checks_sends_and_gets_a_receipt_and_nobody_else_sees_the_draft()
    {
        app.Clock.Now = Made.At("2026-12-02 09:00");
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        using var other = await app.SignInAsync(Role.Officer, "SXD");
        var form = await officer.OpenAsync($"/ky-bao-cao/{Round}/bao-cao");
        var saved = await officer.SubmitAsync(form, "report", [("kk", "<script>alert(1)</script> thiếu kinh phí"), ("viec", "luu")]);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("<script>alert(1)</script> thiếu kinh phí", saved.Document.QuerySelector("textarea[name=kk]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.OpenAsync($"/ky-bao-cao/{Round}/don-vi/SCT")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/ky-bao-cao/{Round}/don-vi/SCT")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/ky-bao-cao/{Round}/bao-cao?don-vi=SCT")).Status);

        var check = await officer.SubmitAsync(saved, "report", [("viec", "gui")]);
        Assert.EndsWith("/kiem-tra", check.Address.AbsolutePath, StringComparison.Ordinal);
        var receipt = await officer.SubmitAsync(check, "submit-report", []);
        Assert.Contains("BC-2026-2-SCT-1", receipt.MainText, StringComparison.Ordinal);
        Assert.Contains("3 ngày", receipt.MainText, StringComparison.Ordinal);
        var again = await officer.SubmitAsync(check, "submit-report", []);
        Assert.Contains("BC-2026-2-SCT-1", again.MainText, StringComparison.Ordinal);

        var read = await coordinator.OpenAsync($"/ky-bao-cao/{Round}/don-vi/SCT");
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Null(read.Document.QuerySelector("main script"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/ky-bao-cao/{Round}/don-vi/SCT")).Status);
        var returned = await coordinator.SubmitAsync(read, "review", [("ly-do", "Bổ sung số liệu"), ("viec", "tra-noi-dung")]);
        Assert.Contains("Bổ sung số liệu", returned.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_sends_too_early_hears_what_is_missing_and_where()
    {
        using var own = await app.ClientWithKeyAsync("SXD", "plan");
        var report = $"/api/plan/rounds/{Round}/reports/SXD";
        using var stray = await own.PutAsJsonAsync(report + "/draft", new { tasks = new[] { new { task = "IX.9", narrative = "x" } } });
        Assert.Equal(HttpStatusCode.BadRequest, stray.StatusCode);
        Assert.True(JsonDocument.Parse(await stray.Content.ReadAsStringAsync()).RootElement.GetProperty("errors").TryGetProperty("tasks.IX.9", out _));

        using var saved = await own.PutAsJsonAsync(report + "/draft", new { disbursedDong = 5, disbursedExplanation = "Mới chi một khoản nhỏ", difficulties = new string('x', 5000) });
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        var draft = JsonDocument.Parse(await saved.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("Mới chi một khoản nhỏ", draft.GetProperty("fields").GetProperty("gt-gn").GetString());
        Assert.Contains(draft.GetProperty("faults").EnumerateArray(), f => f.GetProperty("place").GetString() == "difficulties");

        using var cleared = await own.PutAsJsonAsync(report + "/draft", new { clear = new[] { "disbursedDong" } });
        Assert.Equal(HttpStatusCode.OK, cleared.StatusCode);
        Assert.False(JsonDocument.Parse(await cleared.Content.ReadAsStringAsync()).RootElement.GetProperty("fields").TryGetProperty("gn", out _));
        using var nowhere = await own.PutAsJsonAsync(report + "/draft", new { clear = new[] { "tasks.IX.9.narrative" } });
        Assert.Equal(HttpStatusCode.BadRequest, nowhere.StatusCode);

        using var sent = await own.PostAsJsonAsync(report + "/submit", new { });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        var errors = JsonDocument.Parse(await sent.Content.ReadAsStringAsync()).RootElement.GetProperty("errors");
        Assert.NotEqual("", errors.GetProperty("difficulties")[0].GetString());
    }

    [Fact]
    public async Task A_report_that_an_ended_unit_still_owes_is_its_successors_to_finish()
    {
        var (old, heir) = (await app.UnitAsync("26188"), await app.UnitAsync("26089"));
        var path = $"/api/plan/rounds/{Round}/reports/26188/draft";
        using var key = await app.ClientWithKeyAsync("26089", "plan");
        using var other = await app.ClientWithKeyAsync("26041", "plan");
        Assert.Equal(HttpStatusCode.NotFound, (await key.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);

        app.Clock.Now = Made.At("2026-12-05 09:00");
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        using var merged = await coordinator.Client.PostAsJsonAsync("/api/organisations/successions", new { kind = "merged", effectiveOn = "2026-12-04", document = "1/NQ", before = new[] { old.Id.Value }, after = new[] { new { existing = heir.Id.Value } } });
        Assert.Equal(HttpStatusCode.Created, merged.StatusCode);

        using var draft = await key.PutAsJsonAsync(path, new { difficulties = "Đơn vị đã sáp nhập" });
        Assert.Equal(HttpStatusCode.OK, draft.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        using var officer = await app.SignInAsync(Role.Officer, "26089");
        Assert.Contains("đã kết thúc", (await officer.OpenAsync("/viec-cua-toi")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_left_from_an_earlier_year_is_covered_by_all_its_leads()
    {
        var lead = await InDbAsync(async db =>
        {
            var task = (await db.Set<PlanTask>().OrderBy(t => t.GroupNumber).ThenBy(t => t.Number).FirstAsync()).Id;
            foreach (var code in new[] { "SCT", "SXD" })
            {
                var unit = await app.UnitAsync(code);
                db.Add(new Duty { Id = app.Clock.NewId<DutyId>(), TaskId = task, Year = 2025, Unit = unit.Lineage, UnitAsOf = unit.Id, Role = AssignmentRole.Lead, StartsOn = new(2025, 5, 1), DueOn = new(2025, 12, 31), State = DutyState.InProgress });
            }

            await db.SaveChangesAsync();
            return task;
        });
        await FileAsync("SCT", 12);
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        await coordinator.SubmitAsync(await coordinator.OpenAsync($"/ky-bao-cao/{Round}/tong-hop"), "make-consolidation", []);
        var made = await InDbAsync(db => db.Set<ConsolidationTask>().SingleAsync(t => t.TaskId == lead));
        Assert.True(made.LeadsExpected >= 2, $"{made.LeadsReported}/{made.LeadsExpected}");
        Assert.DoesNotContain(await InDbAsync(db => db.Set<ConsolidationTask>().ToListAsync()), t => t.Narrative.Length == 0);
    }

    [Fact]
    public async Task Only_a_key_of_the_coordinating_unit_does_the_work_of_the_coordinator()
    {
        await FileAsync("SXD", 30);
        using var foreign = await app.ClientWithKeyAsync("SCT", "plan");
        foreach (var path in new[] { $"/api/plan/rounds/{Round}/obligations", $"/api/plan/rounds/{Round}/reports/SXD" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        }

        using var waived = await foreign.PostAsJsonAsync($"/api/plan/rounds/{Round}/reports/SYT/waive", new { reason = "x" });
        Assert.Equal(HttpStatusCode.NotFound, waived.StatusCode);
        using var reminded = await foreign.PostAsJsonAsync($"/api/plan/rounds/{Round}/reminders", new { });
        Assert.Equal(HttpStatusCode.NotFound, reminded.StatusCode);
        using var own = await app.ClientWithKeyAsync("SKHCN", "plan:coordinate", "plan:read");
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync(new Uri($"/api/plan/rounds/{Round}/reports/SXD", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_form_that_the_page_no_longer_has_is_said_in_the_readers_words_and_shows_what_was_written()
    {
        app.Clock.Now = Made.At("2026-12-02 09:00");
        using var first = await app.SignInAsync(Role.Officer, "SCT");
        using var second = await app.SignInAsync(Role.Head, "SCT");
        var mine = await first.OpenAsync($"/ky-bao-cao/{Round}/bao-cao");
        var check = await second.SubmitAsync(await second.OpenAsync($"/ky-bao-cao/{Round}/bao-cao"), "report", [("viec", "gui")]);
        await second.SubmitAsync(check, "submit-report", []);

        var late = await first.SubmitAsync(mine, "report", [("kk", "Thiếu <b>kinh phí</b> quý IV"), ("viec", "luu")]);

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Trang đã thay đổi trong lúc bạn nhập", late.MainText, StringComparison.Ordinal);
        Assert.Contains("Thiếu <b>kinh phí</b> quý IV", late.MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await first.OpenAsync(late.Document.QuerySelector("main .acts a")!.GetAttribute("href")!)).Status);
    }

    [Fact]
    public async Task Two_people_who_change_the_same_field_lose_nothing()
    {
        using var first = await app.SignInAsync(Role.Officer, "SCT");
        using var second = await app.SignInAsync(Role.Head, "SCT");
        var mine = await first.OpenAsync($"/ky-bao-cao/{Round}/bao-cao");
        mine = await first.SubmitAsync(mine, "report", [("kk", "Bản đầu"), ("viec", "luu")]);
        var theirs = await second.OpenAsync($"/ky-bao-cao/{Round}/bao-cao");
        await second.SubmitAsync(theirs, "report", [("kk", "Thủ trưởng sửa"), ("viec", "luu")]);
        var conflict = await first.SubmitAsync(mine, "report", [("kk", "Cán bộ sửa"), ("viec", "luu")]);
        Assert.EndsWith("/ban-luu", conflict.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Thủ trưởng sửa", conflict.MainText, StringComparison.Ordinal);
        Assert.Contains("Cán bộ sửa", conflict.MainText, StringComparison.Ordinal);
        var chosen = await first.SubmitAsync(conflict, "choose-version", [("chon.kk", "kia")]);
        Assert.Equal("Cán bộ sửa", chosen.Document.QuerySelector("textarea[name=kk]")!.TextContent);
    }

    [Fact]
    public async Task The_consolidated_report_adds_up_names_the_missing_and_takes_late_ones_as_a_supplement()
    {
        await FileAsync("SCT", 12);
        await FileAsync("SXD", 30);
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var page = await coordinator.SubmitAsync(await coordinator.OpenAsync($"/ky-bao-cao/{Round}/tong-hop"), "make-consolidation", []);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var sum = await InDbAsync(async db => await db.Set<ConsolidationFigure>().Where(f => f.Units == 2).Select(f => f.Value).ToListAsync());
        Assert.Contains(42m, sum);
        using var docx = await coordinator.Client.GetAsync(new Uri($"/api/plan/rounds/{Round}/consolidations/1/docx?to=ubnd", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, docx.StatusCode);
        var text = DocxText(await docx.Content.ReadAsByteArrayAsync());
        Assert.Contains("42", text, StringComparison.Ordinal);
        Assert.Contains("Sở Công Thương", text, StringComparison.Ordinal);
        Assert.Contains("Sở Y tế", text, StringComparison.Ordinal);
        using var xlsx = await coordinator.Client.GetAsync(new Uri($"/api/plan/rounds/{Round}/consolidations/1/xlsx", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, xlsx.StatusCode);

        using var unknown = await coordinator.Client.PatchAsJsonAsync($"/api/plan/rounds/{Round}/consolidations/1", new { narratives = new Dictionary<string, string> { ["IX.9"] = "x" } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Contains("IX.9", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Contains("2 báo cáo đã gửi nhưng chưa ai chấp nhận", page.MainText, StringComparison.Ordinal);
        page = await coordinator.SubmitAsync(page, "finish-consolidation", []);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        await FileAsync("SYT", 5);
        page = await coordinator.SubmitAsync(await coordinator.OpenAsync($"/ky-bao-cao/{Round}/tong-hop"), "make-consolidation", []);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var (supplement, sources) = await InDbAsync(async db =>
        {
            var made = await db.Set<Consolidation>().Include(c => c.Sources).OrderBy(c => c.Number).LastAsync();
            return (made.IsSupplement, made.Sources.Count);
        });
        Assert.True(supplement);
        Assert.Equal(1, sources);
    }

    [Fact]
    public async Task Reminding_reaches_each_unit_once_a_day()
    {
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var page = await coordinator.OpenAsync($"/ky-bao-cao/{Round}/nhac?viec=nhac-chon&don-vi=SCT&don-vi=SXD");
        Assert.Contains("2 đơn vị", page.MainText, StringComparison.Ordinal);
        await coordinator.SubmitAsync(page, "remind", []);
        var again = await coordinator.OpenAsync($"/ky-bao-cao/{Round}/nhac?viec=nhac-chon&don-vi=SCT&don-vi=SXD");
        Assert.DoesNotContain("Gửi nhắc", again.MainText, StringComparison.Ordinal);
        Assert.Contains("Hôm nay hệ thống đã nhắc mọi đơn vị", again.MainText, StringComparison.Ordinal);
    }

    // A plan of one task, for a build in which the whole plan is not seeded.
    private async Task PlanIfMissingAsync(TdcDbContext db)
    {
        if (await db.Set<Tdc.Plan.Domain.Plan>().AnyAsync(p => p.Number == ReportingSeed.PlanNumber))
        {
            return;
        }

        var (day, id) = (new DateOnly(2025, 4, 23), Guid.CreateVersion7(app.Clock.GetUtcNow()));
        var plan = new Tdc.Plan.Domain.Plan { Id = new(id), Number = ReportingSeed.PlanNumber, TitleVi = "Kế hoạch", TitleEn = "Plan", Issuer = "UBND tỉnh", IssuedOn = day, EndsOn = new(2030, 12, 31) };
        var group = new TaskGroup { Id = new(id), PlanId = plan.Id, Number = 1, TitleVi = "Tuyên truyền", TitleEn = "Communication" };
        var task = new PlanTask { Id = new(id), PlanId = plan.Id, GroupId = group.Id, GroupNumber = 1, Number = 1, Origin = TaskOrigin.Annex };
        task.Versions.Add(new TaskVersion { Id = id, TaskId = task.Id, ValidFrom = day, TitleVi = "Phổ biến", TitleEn = "Spread", Time = new TaskTime(TimeKind.Annual, "Hàng năm") });
        db.AddRange(plan, group, task, new TaskMeasure
        {
            Id = new(id),
            TaskId = task.Id,
            Code = "made.sessions",
            NameVi = "Số buổi",
            NameEn = "Sessions",
            UnitVi = "buổi",
            UnitEn = "sessions",
            OverUnits = Tdc.Platform.Measures.MeasureJoin.Sum,
            OverTime = Tdc.Platform.Measures.MeasureJoin.Sum,
        });
        await db.SaveChangesAsync();
    }

    private Task FileAsync(string code, decimal value) => Filing.FileAsync(app, Round, code, value);

    private Task<int> CountAsync(string key) => InDbAsync(async db =>
    {
        var round = await db.Set<ReportRound>().SingleAsync(r => r.Key == key);
        return await db.Set<ReportObligation>().CountAsync(o => o.RoundId == round.Id);
    });

    private Task<T> InDbAsync<T>(Func<TdcDbContext, Task<T>> work) => app.InScopeAsync(services => work(services.GetRequiredService<TdcDbContext>()));

    private Task<KeptRounds> KeepAsync() => app.InScopeAsync(services => services.GetRequiredService<RoundKeeper>().KeepAsync(app.Clock.TodayInVietnam, CancellationToken.None));

    private static string DocxText(byte[] file)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return System.Text.RegularExpressions.Regex.Replace(reader.ReadToEnd(), "<[^>]+>", "");
    }
}

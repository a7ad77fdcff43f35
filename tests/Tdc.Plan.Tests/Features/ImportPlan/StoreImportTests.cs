using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.ImportPlan;
using Tdc.Plan.Tests.Annex;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Features.ImportPlan;

/// <summary>What storing a reading does to the plan, by the command's way and by the page's.</summary>
public sealed class StoreImportTests
{
    private const string realText = "data/plan/1295-QD-UBND.txt";

    private static readonly string[] otherAnnex =
    [
        "(Kèm theo Quyết định số 77/QĐ-UBND ngày 10/6/2025 của UBND tỉnh Lâm Đồng)",
        "TT|Nội dung|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian",
        "I|Tuyên truyền|||", "1|Việc a|Sở Khoa học và Công nghệ|Các sở, ban, ngành|Hằng năm", "2|Việc b|Sở Tài chính||Quý IV/2026",
    ];

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task The_real_text_fills_the_26_tasks_by_command_and_the_second_time_changes_nothing(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var before = await StoredPlan.ReadAsync(app);

        var first = await ImportAsync(app, File.ReadAllBytes(AnnexSamples.Shared(realText)));
        var filled = await StoredPlan.ReadAsync(app);
        var second = await ImportAsync(app, File.ReadAllBytes(AnnexSamples.Shared(realText)));
        var again = await StoredPlan.ReadAsync(app);

        Assert.Equal(new ImportReceipt("1295/QĐ-UBND", false, 0, 26, true), first);
        Assert.Equal(new ImportReceipt("1295/QĐ-UBND", false, 0, 0, false), second);
        Assert.Equal(27, filled.Tasks.Count);
        Assert.All(filled.Tasks.Where(t => t.Origin == TaskOrigin.Annex), t => Assert.NotNull(t.Versions[0].OfficialText));
        Assert.Equal(before.Tasks.Select(t => t.Versions[0].TitleVi), filled.Tasks.Select(t => t.Versions[0].TitleVi));
        Assert.Null(filled["VI.3"].Versions[0].OfficialText);
        Assert.All(filled.Groups, Assert.NotNull);
        Assert.Equal((1, 1), (filled.Imports, filled.Audits));
        Assert.Equal((filled.Print, 1, 1), (again.Print, again.Imports, again.Audits));
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task The_real_text_by_the_page_twice_says_the_second_time_that_nothing_changed(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var bytes = File.ReadAllBytes(AnnexSamples.Shared(realText));

        var first = await ConfirmAsync(coordinator, await UploadAsync(coordinator, "1295.txt", bytes));
        var filled = await StoredPlan.ReadAsync(app);
        var link = (await coordinator.OpenAsync(first.Address.AbsolutePath)).Document.QuerySelector("main a[href^='/tep/']")!.GetAttribute("href")!;
        Assert.Equal(bytes, await coordinator.Client.GetByteArrayAsync(new Uri(link, UriKind.Relative)));
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var hidden = await officer.Client.GetAsync(new Uri(link, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        var second = await ConfirmAsync(coordinator, await UploadAsync(coordinator, "1295.txt", bytes));

        Assert.Contains("Đã nhập kế hoạch", first.MainText, StringComparison.Ordinal);
        Assert.Contains("không có gì thay đổi", second.MainText, StringComparison.Ordinal);
        Assert.Equal(filled.Print, (await StoredPlan.ReadAsync(app)).Print);
        using var visitor = app.Visit();
        Assert.Contains("Kế hoạch số 407-KH/TU và các văn bản hướng dẫn thực hiện", (await visitor.OpenAsync("/ke-hoach/nhiem-vu/I.1")).MainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Another_number_makes_another_plan(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var before = await StoredPlan.ReadAsync(app);

        var receipt = await ImportAsync(app, Bytes(otherAnnex));

        Assert.Equal(new ImportReceipt("77/QĐ-UBND", true, 2, 0, true), receipt);
        Assert.Equal(before.Print, (await StoredPlan.ReadAsync(app)).Print);
        var made = await StoredPlan.ReadAsync(app, "77/QĐ-UBND");
        Assert.Equal(["I.1", "I.2"], made.Tasks.Select(t => t.Label));
        Assert.Equal("nhom:so-ban-nganh", made["I.1"].Assignments.Single(a => a.Role == AssignmentRole.Coordinate).GroupCode);
        Assert.False((await ImportAsync(app, Bytes(otherAnnex))).Changed);
    }

    [Theory]
    [InlineData("ngày 15/01/2025")]
    [InlineData("ngày 10/6/2025")]
    public async Task Another_plan_never_takes_the_place_of_the_one_that_runs_and_can_be_reached_beside_it(string day)
    {
        await using var app = await TestApp.StartAsync();
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var other = otherAnnex.Select(l => l.Replace("ngày 10/6/2025", day, StringComparison.Ordinal)).ToArray();

        var preview = await UploadAsync(coordinator, "khac.txt", Bytes(other));
        var done = await ConfirmAsync(coordinator, preview);

        Assert.Contains("kế hoạch đang thực hiện là 1295/QĐ-UBND", preview.MainText, StringComparison.Ordinal);
        using var visitor = app.Visit();
        Assert.Contains("1295/QĐ-UBND", (await visitor.OpenAsync("/")).MainText, StringComparison.Ordinal);
        var running = await visitor.OpenAsync("/ke-hoach");
        Assert.Equal(27, running.Document.QuerySelectorAll("tr[id^=nv-]").Length);
        Assert.Contains(running.Document.QuerySelectorAll(".tabs a"), a => a.TextContent.Contains("77/QĐ-UBND", StringComparison.Ordinal));
        var added = await visitor.OpenAsync(done.Document.QuerySelectorAll("main a").Single(a => a.GetAttribute("href")!.StartsWith("/ke-hoach", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal(2, added.Document.QuerySelectorAll("tr[id^=nv-]").Length);
        var task = await visitor.OpenAsync(added.Document.QuerySelector("tr[id^=nv-] a")!.GetAttribute("href")!);
        Assert.Contains("Việc a", task.MainText, StringComparison.Ordinal);
        var hit = (await visitor.OpenAsync("/tim?q=viec+b")).Document.QuerySelectorAll("main a").Single(a => a.TextContent.Contains("Việc b", StringComparison.Ordinal));
        Assert.Contains("Việc b", (await visitor.OpenAsync(hit.GetAttribute("href")!)).MainText, StringComparison.Ordinal);
        using var finance = await app.SignInAsync(Role.Finance, "STC");
        var choices = (await finance.OpenAsync("/ngan-sach/2026/ghi")).Document.QuerySelectorAll("select[name=nhiem-vu] option").Select(o => o.GetAttribute("value")).ToList();
        Assert.Equal(choices.Count, choices.Distinct().Count());
        Assert.Contains("I.1 (77/QĐ-UBND)", choices);
    }

    [Fact]
    public async Task A_task_shows_the_cells_as_the_annex_prints_them()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, File.ReadAllBytes(AnnexSamples.Shared(realText)));
        using var visitor = app.Visit();

        var literal = (await visitor.OpenAsync("/ke-hoach/nhiem-vu/III.4")).Document.QuerySelector("#nguyen-van")!.TextContent;

        Assert.Contains("Các Sở ngành, cơ quan liên quan, Doanh nghiệp", string.Join(' ', literal.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_without_a_number_takes_the_one_of_the_call_and_is_refused_without()
    {
        await using var app = await TestApp.StartAsync();
        var (refused, fields) = await RefusedAsync(app, Bytes(otherAnnex[1..]), null, null);
        Assert.Equal(("plan.check-fields", "number"), (refused, fields));
        Assert.Equal("issued", (await RefusedAsync(app, Bytes(otherAnnex[1..]), "78/QĐ-UBND", null)).Fields);
        Assert.True((await ImportAsync(app, Bytes(otherAnnex[1..]), "78/QĐ-UBND", new DateOnly(2026, 1, 5))).NewPlan);
    }

    [Fact]
    public async Task A_row_with_the_number_of_the_task_in_the_body_is_refused_and_nothing_is_stored()
    {
        await using var app = await TestApp.StartAsync();
        var before = await StoredPlan.ReadAsync(app);
        string[] rows = ["(Kèm theo Quyết định số 1295/QĐ-UBND ngày 23/4/2025 của UBND tỉnh Đồng Nai)", "TT|Nội dung|Chủ trì|Thời gian",
            .. Enumerable.Range(1, 6).SelectMany(g => new[] { $"{RomanNumeral.Of(g)}|Nhóm {g}||", $"3|Việc {g}|Sở Y tế|2026" })];
        Assert.Equal("plan.import-number-of-body-task", (await RefusedAsync(app, Bytes(rows), null, null)).Code);
        Assert.Equal(before.Print, (await StoredPlan.ReadAsync(app)).Print);
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Two_confirmations_of_one_preview_at_once_store_it_once(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var one = await app.SignInAsync(Role.Coordinator, "SKHCN");
        using var other = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var preview = await UploadAsync(one, "khac.txt", Bytes(otherAnnex));
        var seen = await other.OpenAsync(preview.Address.AbsolutePath);

        var answers = await Task.WhenAll(
            one.SubmitAsync(preview, "xac-nhan", [("act", "confirm")]), other.SubmitAsync(seen, "xac-nhan", [("act", "confirm")]));

        var late = Assert.Single(answers, a => a.Status != HttpStatusCode.OK);
        Assert.Contains(late.Status, new[] { HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity });
        Assert.NotEmpty(late.Document.QuerySelector("[role=alert]")!.TextContent);
        var made = await StoredPlan.ReadAsync(app, "77/QĐ-UBND");
        Assert.Equal((2, 1, 1), (made.Tasks.Count, made.Imports, made.Audits));
    }

    [Fact]
    public async Task A_time_decided_while_importing_is_not_asked_for_again()
    {
        await using var app = await TestApp.StartAsync();
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var bytes = File.ReadAllBytes(AnnexSamples.Shared(realText));
        var preview = await UploadAsync(coordinator, "1295.txt", bytes);
        Assert.NotNull(preview.Document.QuerySelector("[name='t-V.1']"));

        var unread = await coordinator.SubmitAsync(preview, "xac-nhan", [("act", "confirm"), ("t-V.1", "Until"), ("n-V.1", "1999"), ("decidedBy", "Chủ tịch UBND tỉnh"), ("document", "12/TB-UBND")]);
        Assert.Equal(HttpStatusCode.BadRequest, unread.Status);
        Assert.Contains(unread.Document.QuerySelectorAll("[role=alert] a"), a => a.GetAttribute("href")!.EndsWith("n-V-1", StringComparison.Ordinal));
        Assert.Null((await StoredPlan.ReadAsync(app))["I.1"].Versions[0].OfficialText);

        await coordinator.SubmitAsync(unread, "xac-nhan", [("act", "confirm"), ("n-V.1", "2030")]);
        Assert.Equal(TimeKind.Until, (await StoredPlan.ReadAsync(app))["V.1"].On(app.Clock.TodayInVietnam).Time.Kind);
        var again = await UploadAsync(coordinator, "1295.txt", bytes);
        Assert.Null(again.Document.QuerySelector("[name='t-V.1']"));
        Assert.NotNull(again.Document.QuerySelector("[name='t-V.2']"));
        await ConfirmAsync(coordinator, again);
        Assert.Equal(2030, (await StoredPlan.ReadAsync(app))["V.1"].On(app.Clock.TodayInVietnam).Time.Year);
    }

    [Fact]
    public async Task The_preview_tells_when_the_file_is_of_another_decision_than_the_plan_that_runs()
    {
        await using var app = await TestApp.StartAsync();
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        const string said = "kế hoạch đang thực hiện là 1295/QĐ-UBND (23/04/2025)";

        Assert.Contains("Tệp là quyết định 77/QĐ-UBND (10/06/2025); " + said, (await UploadAsync(coordinator, "khac.txt", Bytes(otherAnnex))).MainText, StringComparison.Ordinal);
        string[] sameNumber = [otherAnnex[0].Replace("77/QĐ-UBND", "1295/QĐ-UBND", StringComparison.Ordinal), .. otherAnnex[1..]];
        Assert.Contains("Tệp là quyết định 1295/QĐ-UBND (10/06/2025); " + said, (await UploadAsync(coordinator, "trung-so.txt", Bytes(sameNumber))).MainText, StringComparison.Ordinal);
        Assert.DoesNotContain(said, (await UploadAsync(coordinator, "1295.txt", File.ReadAllBytes(AnnexSamples.Shared(realText)))).MainText, StringComparison.Ordinal);
        Assert.DoesNotContain(said, (await UploadAsync(coordinator, "khong-so.txt", Bytes(otherAnnex[1..]))).MainText, StringComparison.Ordinal);
    }

    private static async Task<ImportReceipt> ImportAsync(TestApp app, byte[] bytes, string? number = null, DateOnly? issued = null) => await app.InScopeAsync(async services =>
    {
        var importer = services.GetRequiredService<PlanImporter>();
        var outcome = await importer.ImportAsync(AnnexSamples.Result(bytes).Reading!, new ImportFile("/thu-muc/tep.txt", bytes, number, issued), CancellationToken.None);
        Assert.True(outcome.TryGet(out var receipt, out var refusal), refusal?.Code);
        return receipt;
    });

    private static async Task<(string Code, string Fields)> RefusedAsync(TestApp app, byte[] bytes, string? number, DateOnly? issued) => await app.InScopeAsync(async services =>
    {
        var importer = services.GetRequiredService<PlanImporter>();
        (await importer.ImportAsync(AnnexSamples.Result(bytes).Reading!, new ImportFile("tep.txt", bytes, number, issued), CancellationToken.None)).TryGet(out _, out var refusal);
        return (refusal!.Code, string.Join(',', refusal.Fields.Keys));
    });

    private static async Task<Page> UploadAsync(Visitor visitor, string name, byte[] bytes)
    {
        var preview = await visitor.SubmitAsync(await visitor.OpenAsync("/nhap-ke-hoach"), "tai-len", [], ("file", name, bytes));
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        return preview;
    }

    private static Task<Page> ConfirmAsync(Visitor visitor, Page preview) => visitor.SubmitAsync(preview, "xac-nhan", [("act", "confirm")]);

    private static byte[] Bytes(string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Select(l => l.Replace('|', '\t'))));
}

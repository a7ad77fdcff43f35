using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Budget;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Reporting;

/// <summary>Papers that come along with reports: evidence sent with the form, money beside the budget, the signed scan.</summary>
public sealed class ReportPapersTests
{
    private const string Form = "/ky-bao-cao/2026-2/bao-cao";
    private static readonly byte[] pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_file_sent_with_the_form_becomes_evidence_of_its_duty_and_a_wrong_one_costs_no_text(DatabaseEngine engine)
    {
        await using var app = await StartAsync(engine);
        using var officer = await app.SignInAsync(Role.Officer, "26188");
        var form = await officer.OpenAsync(Form);
        Assert.True(form.Document.QuerySelector("input[type=file][name='tep.I.1']") is not null, form.MainText);

        var refused = await officer.SubmitAsync(form, "report", [("kk", "Thiếu loa"), ("viec", "luu")], ("tep.I.1", "virus.exe", [0x4D, 0x5A, 0x90, 0x00, 1, 2, 3]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("virus.exe", refused.MainText, StringComparison.Ordinal);
        Assert.Equal("Thiếu loa", refused.Document.QuerySelector("textarea[name=kk]")!.TextContent);
        Assert.Equal(0, await EvidenceAsync(app));

        var saved = await officer.SubmitAsync(await officer.OpenAsync(Form), "report", [("viec", "luu")], ("tep.I.1", "Biên bản họp.pdf", pdf));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("Thiếu loa", saved.Document.QuerySelector("textarea[name=kk]")!.TextContent);
        Assert.Contains("1 minh chứng", saved.Document.QuerySelector("#mc-I-1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await EvidenceAsync(app, "Biên bản họp"));
    }

    [Fact]
    public async Task Money_that_differs_from_the_budget_asks_for_a_word()
    {
        await using var app = await StartAsync(DatabaseEngine.Sqlite);
        using var officer = await app.SignInAsync(Role.Officer, "26188");
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var duty = await db.Set<Duty>().Where(d => d.Year == 2026).Join(db.Set<ReportObligation>().Where(o => o.UnitCode == "26188"), d => d.Unit, o => o.Unit, (d, _) => d).FirstAsync();
            var now = app.Clock.GetUtcNow();
            var line = new BudgetLine { Id = new(Guid.CreateVersion7(now)), TaskId = duty.TaskId, Unit = duty.Unit, Year = 2026, Source = FundSource.CommuneBudget };
            foreach (var (stage, dong, day) in new[] { (BudgetStage.Committed, 9_000_000L, new DateOnly(2026, 2, 1)), (BudgetStage.Disbursed, 2_000_000L, new DateOnly(2026, 3, 1)), (BudgetStage.Disbursed, 333_000L, new DateOnly(2026, 12, 24)) })
            {
                line.Events.Add(new BudgetEvent { Id = new(Guid.CreateVersion7(now)), LineId = line.Id, Stage = stage, AmountDong = dong, Document = "UNC 1", OccurredOn = day, RecordedAt = now });
            }

            db.Add(line);
            return await db.SaveChangesAsync();
        });

        var form = await officer.OpenAsync(Form);
        Assert.Contains("2.000.000", form.Document.QuerySelector("#kinh-phi, #money, section:has(input[name=gn])")?.TextContent ?? form.MainText, StringComparison.Ordinal);
        var differs = await officer.SubmitAsync(form, "report", [(ReportFields.Disbursed, "2.500.000"), ("viec", "luu")]);
        Assert.NotNull(differs.Document.QuerySelector($"input[name='{ReportFields.DisbursedWord}']"));
        var same = await officer.SubmitAsync(differs, "report", [(ReportFields.Disbursed, "2.000.000"), ("viec", "luu")]);
        Assert.Null(same.Document.QuerySelector($"input[name='{ReportFields.DisbursedWord}']"));
    }

    [Fact]
    public async Task The_signed_scan_stands_with_number_and_date_and_only_those_read_it_who_read_the_report()
    {
        await using var app = await StartAsync(DatabaseEngine.Sqlite);
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        using var officer = await app.SignInAsync(Role.Officer, "26188");
        await Filing.FileAsync(app, "2026-2", "SCT", 12);
        var page = await coordinator.SubmitAsync(await coordinator.OpenAsync("/ky-bao-cao/2026-2/tong-hop"), "make-consolidation", []);
        page = await coordinator.SubmitAsync(page, "finish-consolidation", []);

        var tomorrow = await coordinator.SubmitAsync(page, "issue-consolidation", [("noi-nhan", "ubnd"), ("so", "12/BC-SKHCN"), ("ngay", "21/11/2026")], ("ban-ky", "bc.pdf", pdf));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tomorrow.Status);
        var picture = await coordinator.SubmitAsync(page, "issue-consolidation", [("noi-nhan", "ubnd"), ("so", "12/BC-SKHCN"), ("ngay", "20/11/2026")], ("ban-ky", "bc.pdf", [1, 2, 3, 4]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, picture.Status);
        Assert.DoesNotContain("file.", picture.MainText, StringComparison.Ordinal);

        page = await coordinator.SubmitAsync(page, "issue-consolidation", [("noi-nhan", "ubnd"), ("so", "12/BC-SKHCN"), ("ngay", "20/11/2026")], ("ban-ky", "bc.pdf", pdf));
        Assert.Contains("12/BC-SKHCN", page.MainText, StringComparison.Ordinal);
        var scan = page.Document.QuerySelector("a[href^='/tep/']")!.GetAttribute("href")!;
        Assert.Equal(pdf, await coordinator.Client.GetByteArrayAsync(new Uri(scan, UriKind.Relative)));
        using var hidden = await officer.Client.GetAsync(new Uri(scan, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);

        page = await coordinator.SubmitAsync(page, "issue-consolidation", [("noi-nhan", "ubnd"), ("so", "13/BC-SKHCN"), ("ngay", "20/11/2026")]);
        Assert.Contains("13/BC-SKHCN", page.MainText, StringComparison.Ordinal);
        Assert.Equal(scan, page.Document.QuerySelector("a[href^='/tep/']")!.GetAttribute("href"));
    }

    private static async Task<TestApp> StartAsync(DatabaseEngine engine)
    {
        var app = await TestApp.StartAsync(engine);
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        using var made = await coordinator.Client.PostAsJsonAsync(new Uri("/api/plan/expansions", UriKind.Relative), new { year = 2026 });
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        return app;
    }

    private static Task<int> EvidenceAsync(TestApp app, string? title = null) =>
        app.InScopeAsync(services => services.GetRequiredService<TdcDbContext>().Set<Evidence>().CountAsync(e => title == null || e.Title == title));
}

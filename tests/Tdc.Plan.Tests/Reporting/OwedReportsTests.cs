using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting;
using Tdc.Platform.Identity;
using Tdc.Platform.Notices;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Reporting;

public sealed class OwedReportsTests : IAsyncLifetime
{
    private const string Round = "2026-2"; // due 29 November 2026
    private TestApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        var unit = await app.UnitAsync("SCT");
        await InDbAsync(async db =>
        {
            var task = await db.Set<PlanTask>().AsNoTracking().OrderBy(t => t.GroupNumber).ThenBy(t => t.Number).FirstAsync();
            db.Add(new Duty
            {
                Id = app.Clock.NewId<DutyId>(),
                TaskId = task.Id,
                Year = 2026,
                Unit = unit.Lineage,
                UnitAsOf = unit.Id,
                Role = AssignmentRole.Lead,
                StartsOn = new(2026, 1, 1),
                DueOn = new(2026, 12, 31),
            });
            return await db.SaveChangesAsync();
        });
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task My_duties_begin_with_the_report_that_is_due_the_days_left_and_one_button_to_go_on()
    {
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        var card = (await officer.OpenAsync("/viec-cua-toi")).Document.QuerySelector("#bao-cao-can-nop")!;
        Assert.Contains("Còn 9 ngày", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 việc chưa có báo cáo kỳ này", card.TextContent, StringComparison.Ordinal);
        var button = Assert.Single(card.QuerySelectorAll("a.b1"));
        Assert.StartsWith("Viết báo cáo", button.TextContent, StringComparison.Ordinal);
        var form = await officer.OpenAsync(button.GetAttribute("href")!);
        Assert.Equal($"/ky-bao-cao/{Round}/bao-cao", form.Address.AbsolutePath);

        await officer.SubmitAsync(form, "report", [("kk", "Thiếu người"), ("viec", "luu")]);
        Assert.Contains("Go on writing", (await officer.OpenAsync("/en/viec-cua-toi")).Document.QuerySelector("#bao-cao-can-nop")!.TextContent, StringComparison.Ordinal);
        app.Clock.MoveTo(2026, 12, 2);
        using var later = await app.SignInAsync(Role.Officer, "SCT");
        Assert.Contains("Đã qua 3 ngày", (await later.OpenAsync("/viec-cua-toi")).Document.QuerySelector("#bao-cao-can-nop")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_flag_no_report_in_this_period_goes_with_the_report()
    {
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        Assert.Single((await officer.OpenAsync("/viec-cua-toi?co=chua-bao-cao")).Document.QuerySelectorAll("tbody a[href*='/viec/']"));
        await Filing.FileAsync(app, Round, "SCT", 12, await InDbAsync(db => db.Set<Duty>().Select(d => d.Id).SingleAsync()));
        var after = await officer.OpenAsync("/viec-cua-toi?co=chua-bao-cao");
        Assert.Empty(after.Document.QuerySelectorAll("tbody a[href*='/viec/']"));
        Assert.Contains("Xem báo cáo đã gửi", after.Document.QuerySelector("#bao-cao-can-nop")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_returned_report_is_told_to_the_units_officer_who_mends_it()
    {
        await Filing.FileAsync(app, Round, "SCT", 12);
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        await coordinator.SubmitAsync(await coordinator.OpenAsync($"/ky-bao-cao/{Round}/don-vi/SCT"), "review", [("ly-do", "Bổ sung số liệu"), ("viec", "tra-noi-dung")]);
        Assert.Equal(2, await InDbAsync(db => db.Set<Notice>().CountAsync(n => n.Code == ReportNotices.Returned)));
        Assert.Contains("came back for mending", (await officer.OpenAsync("/en/thong-bao")).MainText, StringComparison.Ordinal);
        Assert.Contains("Bổ sung báo cáo", (await officer.OpenAsync("/viec-cua-toi")).Document.QuerySelector("#bao-cao-can-nop")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_signed_scan_stands_with_the_issued_document_and_other_kinds_of_file_are_refused()
    {
        await Filing.FileAsync(app, Round, "SCT", 12);
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var page = await coordinator.SubmitAsync(await coordinator.OpenAsync($"/ky-bao-cao/{Round}/tong-hop"), "make-consolidation", []);
        page = await coordinator.SubmitAsync(page, "finish-consolidation", []);
        (string, string)[] fields = [("noi-nhan", "ubnd"), ("so", "12/BC-SKHCN"), ("ngay", "20/11/2026")];
        var refused = await coordinator.SubmitAsync(page, "issue-consolidation", fields, ("ban-ky", "ban-ky.pdf", Encoding.UTF8.GetBytes("không phải PDF")));
        Assert.NotEmpty(refused.Document.QuerySelector("[role=alert]")!.TextContent);
        Assert.Null(refused.Document.QuerySelector("#tai-ve a[href^='/tep/']"));
        Assert.DoesNotContain("file.", refused.MainText, StringComparison.Ordinal);
        var issued = await coordinator.SubmitAsync(refused, "issue-consolidation", fields, ("ban-ky", "ban-ky.pdf", Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")));
        Assert.Null(issued.Document.QuerySelector("[role=alert]")?.TextContent);
        var scan = issued.Document.QuerySelector("#tai-ve a[href^='/tep/']")!.GetAttribute("href")!;
        using var answer = await coordinator.Client.GetAsync(new Uri(scan, UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    private Task<T> InDbAsync<T>(Func<TdcDbContext, Task<T>> work) => app.InScopeAsync(services => work(services.GetRequiredService<TdcDbContext>()));
}

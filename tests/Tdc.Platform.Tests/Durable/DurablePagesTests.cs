using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Notices;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Platform.Tests.Durable;

public class DurablePagesTests
{
    private static HeldRole As(Role role) => new(role, Persons.SomeUnit);

    private static Task SaveAsync(TestApp app, Action<TdcDbContext> write) => app.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<TdcDbContext>();
        write(db);
        return await db.SaveChangesAsync();
    });

    [Fact]
    public async Task A_person_reads_own_notices_and_those_of_the_own_role_and_no_others()
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddPersonAsync(As(Role.Head));
        using var head = app.Visit();
        await TestApp.SignInAsync(head, user);
        using var officer = await app.SignInAsync(As(Role.Officer));
        await SaveAsync(app, db =>
        {
            db.AddNotice(app.Clock, user.Id, "test.own", [], "/ke-hoach");
            db.AddNotice(app.Clock, Persons.SomeUnit, Role.Head, "test.role", [], "");
            db.AddNotice(app.Clock, Persons.SomeUnit, Role.Officer, "test.officer", [], "");
        });
        var page = await head.OpenAsync("/thong-bao");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("test.own", page.MainText, StringComparison.Ordinal);
        Assert.Contains("test.role", page.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("test.officer", page.MainText, StringComparison.Ordinal);
        Assert.Contains("2 thông báo chưa đọc", page.MainText, StringComparison.Ordinal);

        var mine = await head.Client.GetFromJsonAsync<NoticePage>("/api/notices");
        Assert.Equal(2, mine!.Unread);
        var foreign = (await officer.Client.GetFromJsonAsync<NoticePage>("/api/notices"))!.Items.Single();
        using var tried = await head.Client.PostAsync(new Uri($"/api/notices/{foreign.Id}/read", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.NotFound, tried.StatusCode);

        page = await head.SubmitAsync(page, "read", [("id", mine.Items[0].Id.ToString())]);
        Assert.Contains("1 thông báo chưa đọc", page.MainText, StringComparison.Ordinal);
        page = await head.SubmitAsync(page, "read", [("tat-ca", "1")]);
        Assert.Contains("Không có thông báo nào chưa đọc", page.MainText, StringComparison.Ordinal);
        var english = await head.OpenAsync("/en/thong-bao?xem=chua-doc");
        Assert.Contains("No unread notice is left", english.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_sees_mails_that_wait_and_sends_one_again()
    {
        await using var app = await TestApp.StartAsync();
        await SaveAsync(app, db =>
        {
            db.AddMail(app.Clock, "a@example.vn", "Mời dùng <b>TĐC Số</b>", "Địa chỉ: https://example.vn/x", "identity.invitation");
            app.Clock.Now = app.Clock.Now.AddSeconds(1); // ids of one millisecond have no order
            db.AddMail(app.Clock, "b@example.vn", "Nhắc", "…", "plan.reminder", "due");
        });
        using var admin = await app.SignInAsync(As(Role.Administrator));
        var list = await admin.OpenAsync("/quan-tri/hop-thu");
        Assert.Contains("2 thư chờ gửi, 0 thư gửi không được", list.MainText, StringComparison.Ordinal);
        Assert.Contains("Chưa cài máy chủ thư", list.MainText, StringComparison.Ordinal);
        Assert.Contains("Mời dùng <b>TĐC Số</b>", list.MainText, StringComparison.Ordinal);
        var mail = await admin.OpenAsync(list.Document.QuerySelectorAll("main tbody a")[^1].GetAttribute("href")!);
        Assert.Contains("https://example.vn/x", mail.MainText, StringComparison.Ordinal);
        var again = await admin.SubmitAsync(mail, "retry", []);
        Assert.Contains("sẽ được gửi lại", again.MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync($"/quan-tri/hop-thu/{Guid.AllBitsSet}")).Status);
    }

    [Fact]
    public async Task A_program_of_the_administrator_sees_the_outbox_and_the_jobs_and_has_them_tried_again()
    {
        await using var app = await TestApp.StartAsync();
        using var admin = await app.SignInAsync(As(Role.Administrator));
        var given = new JobId(Guid.CreateVersion7(app.Clock.GetUtcNow()));
        await SaveAsync(app, db =>
        {
            db.AddMail(app.Clock, "a@example.vn", "Mời dùng", "https://example.vn/secret", "identity.invitation");
            db.Add(new Job { Id = given, Kind = "test.given-up", Payload = "{}", CreatedAt = app.Clock.Now, DueAt = app.Clock.Now, State = JobState.Poisoned, Attempts = 8, LastError = "TimeoutException" });
        });

        using var answer = await admin.Client.GetAsync(new Uri("/api/mails?state=Waiting&limit=1", UriKind.Relative));
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var mails = (await answer.Content.ReadFromJsonAsync<MailPageAnswer>())!;
        var mail = Assert.Single(mails.Items);
        Assert.Equal(("a@example.vn", "waiting", false, mail.Id), (mail.To, mail.State, mails.HasServer, mails.Next));
        Assert.Empty((await admin.Client.GetFromJsonAsync<MailPageAnswer>("/api/mails?state=sent"))!.Items);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.Client.GetAsync(new Uri("/api/mails?state=1", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.Client.PostAsync(new Uri($"/api/mails/{mail.Id}/retry", UriKind.Relative), null)).StatusCode);

        var job = Assert.Single((await admin.Client.GetFromJsonAsync<WorkAnswer>("/api/jobs"))!.Jobs, j => j.Kind == "test.given-up");
        Assert.Equal((given.Value, "poisoned", 8, "TimeoutException"), (job.Id, job.State, job.Attempts, job.LastError));
        Assert.Equal(HttpStatusCode.NoContent, (await admin.Client.PostAsync(new Uri($"/api/jobs/{job.Id}/retry", UriKind.Relative), null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Client.PostAsync(new Uri($"/api/jobs/{Guid.AllBitsSet}/retry", UriKind.Relative), null)).StatusCode);

        using var coordinator = await app.SignInAsync(As(Role.Coordinator));
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.Client.GetAsync(new Uri("/api/mails", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.Client.GetAsync(new Uri("/api/jobs", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_audit_is_searched_by_action_record_person_and_day_and_paged()
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddPersonAsync(As(Role.Coordinator));
        using var coordinator = app.Visit();
        await TestApp.SignInAsync(coordinator, user);
        await SaveAsync(app, db =>
        {
            for (var i = 0; i < 60; i++)
            {
                db.AddAudit(app.Clock, Asker.System, "plan.tested", "plan.thing", i, new { text = "<script>" });
            }

            db.AddAudit(app.Clock, Asker.System with { UserId = user.Id }, "file.stored", "file.file", "tệp-1");
        });
        var first = await coordinator.OpenAsync("/quan-tri/nhat-ky?viec=plan.tested");
        Assert.Equal(50, first.Document.QuerySelectorAll("main tbody tr").Length);
        var second = await coordinator.OpenAsync(first.Document.QuerySelector("main nav a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(10, second.Document.QuerySelectorAll("main tbody tr").Length);
        var person = await coordinator.OpenAsync($"/quan-tri/nhat-ky?nguoi={user.Email}&tu=20/11/2026&den=20/11/2026");
        Assert.Contains("Nhận tệp", person.MainText, StringComparison.Ordinal);
        Assert.Equal(1, person.Document.QuerySelectorAll("main tbody tr").Length);
        var none = await coordinator.OpenAsync("/quan-tri/nhat-ky?loai=plan.thing&ma=99");
        Assert.Equal(0, none.Document.QuerySelectorAll("main tbody tr").Length);
        using var api = await coordinator.Client.GetAsync(new Uri("/api/audit/entries?action=plan.tested&limit=7", UriKind.Relative));
        Assert.Equal(7, (await api.Content.ReadFromJsonAsync<AuditEntryPage>())!.Items.Count);
    }

    [Fact]
    public async Task The_chain_is_public_and_the_rest_is_for_its_roles()
    {
        await using var app = await TestApp.StartAsync();
        using var nobody = app.Visit();
        var open = await nobody.OpenAsync("/nhat-ky-kiem-toan");
        Assert.Equal(HttpStatusCode.OK, open.Status);
        Assert.Equal("tdc-audit-1", (await nobody.Client.GetFromJsonAsync<AuditHeadPage>("/api/audit/heads"))!.Format);
        using var officer = await app.SignInAsync(As(Role.Officer));
        using var coordinator = await app.SignInAsync(As(Role.Coordinator));
        using var admin = await app.SignInAsync(As(Role.Administrator));
        foreach (var (path, forCoordinator) in new[] { ("/quan-tri/nhat-ky", true), ("/quan-tri/hop-thu", false), ("/quan-tri/viec-nen", false) })
        {
            Assert.NotEqual(path, (await nobody.OpenAsync(path)).Address.AbsolutePath);
            Assert.NotEqual(HttpStatusCode.OK, (await officer.OpenAsync(path)).Status);
            Assert.Equal(forCoordinator, (await coordinator.OpenAsync(path)).Status == HttpStatusCode.OK);
            Assert.Equal(HttpStatusCode.OK, (await admin.OpenAsync(path)).Status);
        }
    }
}

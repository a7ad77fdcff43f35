using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Host.Tests.Identity;

public sealed class SignInTests
{
    [Fact]
    public async Task A_right_password_leads_to_the_page_that_was_wanted()
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Officer, "26188");
        using var visitor = app.Visit();

        var asked = await visitor.OpenAsync("/tai-khoan/mat-khau");
        Assert.EndsWith("/dang-nhap", asked.Address.AbsolutePath, StringComparison.Ordinal);
        var page = await visitor.SubmitAsync(asked, "sign-in", [("email", user.Email!), ("mat-khau", TestApp.Password)]);

        Assert.Equal("/tai-khoan/mat-khau", page.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("https://evil.example/x")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_away_to_another_site(string next)
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Officer, "26188");
        using var visitor = app.Visit();

        var page = await visitor.OpenAsync("/dang-nhap?tiep=" + Uri.EscapeDataString(next));
        var after = await visitor.SubmitAsync(page, "sign-in", [("email", user.Email!), ("mat-khau", TestApp.Password)]);

        Assert.Equal(app.Address.Authority, after.Address.Authority);
        Assert.Equal("/", after.Address.AbsolutePath);
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_answer()
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Officer, "26188");
        using var visitor = app.Visit();
        var page = await visitor.OpenAsync("/dang-nhap");

        var wrong = await visitor.SubmitAsync(page, "sign-in", [("email", user.Email!), ("mat-khau", "khong-phai-mat-khau")]);
        var unknown = await visitor.SubmitAsync(page, "sign-in", [("email", "khong-ai@example.vn"), ("mat-khau", "khong-phai-mat-khau")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(wrong.Document.QuerySelector("[role=alert]")!.TextContent, unknown.Document.QuerySelector("[role=alert]")!.TextContent);
        Assert.Null(wrong.Document.QuerySelector("input[name='mat-khau']")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("không phải JSON")]
    public async Task A_passkey_that_is_none_is_refused_in_words(string credential)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();

        var refused = await visitor.SubmitAsync(await visitor.OpenAsync("/dang-nhap"), "passkey", [("credential", credential)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Document.QuerySelector("#loi li")!.TextContent);
    }

    [Fact]
    public async Task Empty_fields_are_named_in_the_summary_and_at_the_fields()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();

        var refused = await visitor.SubmitAsync(await visitor.OpenAsync("/dang-nhap"), "sign-in", []);

        Assert.Equal(["#email", "#mat-khau"], refused.Document.QuerySelectorAll("#loi a").Select(a => a.GetAttribute("href")));
        Assert.Equal(2, refused.Document.QuerySelectorAll("input[aria-invalid=true]").Length);
    }

    [Fact]
    public async Task After_five_failures_even_the_right_password_waits_and_unknown_names_wait_alike()
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Officer, "26188");
        using var visitor = app.Visit();
        var page = await visitor.OpenAsync("/dang-nhap");
        Page known = page, unknown = page;
        for (var i = 0; i < 5; i++)
        {
            known = await visitor.SubmitAsync(page, "sign-in", [("email", user.Email!), ("mat-khau", "sai-sai-sai-sai")]);
            unknown = await visitor.SubmitAsync(page, "sign-in", [("email", "khong-ai@example.vn"), ("mat-khau", "sai-sai-sai-sai")]);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, known.Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, unknown.Status);
        Assert.Equal(known.MainText, unknown.MainText);
        var right = await visitor.SubmitAsync(page, "sign-in", [("email", user.Email!), ("mat-khau", TestApp.Password)]);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.Status);
    }

    [Fact]
    public async Task A_closed_account_is_out_at_once_and_cannot_come_back()
    {
        await using var app = await TestApp.StartAsync();
        await app.SignInAsync(Role.Administrator, "SKHCN");
        var user = await app.AddUserAsync(Role.Officer, "26188");
        using var visitor = app.Visit();
        await TestApp.SignInAsync(visitor, user);
        Assert.Equal("/tai-khoan", (await visitor.OpenAsync("/tai-khoan")).Address.AbsolutePath);

        await app.InScopeAsync(async s => await s.GetRequiredService<AccountRegister>().CloseAsync(user.Id, Asker.System, default));

        var page = await visitor.OpenAsync("/tai-khoan");
        Assert.Equal("/dang-nhap", page.Address.AbsolutePath);
        var again = await visitor.SubmitAsync(page, "sign-in", [("email", user.Email!), ("mat-khau", TestApp.Password)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_other_sessions_and_keeps_this_one()
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Officer, "26188");
        using var here = app.Visit();
        using var there = app.Visit();
        await TestApp.SignInAsync(here, user);
        await TestApp.SignInAsync(there, user);

        var after = await here.SubmitAsync(await here.OpenAsync("/tai-khoan"), "sessions", []);

        Assert.Equal("/tai-khoan", after.Address.AbsolutePath);
        Assert.Equal("/tai-khoan", (await here.OpenAsync("/tai-khoan")).Address.AbsolutePath);
        Assert.Equal("/dang-nhap", (await there.OpenAsync("/tai-khoan")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_sign_in_and_a_refused_one_stand_in_the_audit_without_the_password()
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Officer, "26188");
        using var visitor = app.Visit();
        var page = await visitor.OpenAsync("/dang-nhap");
        await visitor.SubmitAsync(page, "sign-in", [("email", user.Email!), ("mat-khau", "sai-sai-sai-sai")]);
        await visitor.SubmitAsync(page, "sign-in", [("email", user.Email!), ("mat-khau", TestApp.Password)]);

        var entries = await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<AuditEntry>()
            .Where(e => e.SubjectId == user.Id.ToString()).OrderBy(e => e.Id).ToListAsync());

        Assert.Contains(entries, e => e.Action == "id.sign-in-refused");
        Assert.Contains(entries, e => e.Action == "id.signed-in");
        Assert.DoesNotContain(entries, e => e.Details.Contains("sai-sai", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_sign_in_page_speaks_English_under_en()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();

        var page = await visitor.OpenAsync("/en/tai-khoan");

        Assert.Equal("/en/dang-nhap", page.Address.AbsolutePath);
        Assert.StartsWith("Sign in", page.MainText[page.MainText.IndexOf("Sign in", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Host.Tests.Identity;

public sealed class AccountTests
{
    [Fact]
    public async Task An_invited_person_chooses_a_password_once()
    {
        await using var app = await TestApp.StartAsync();
        using var administrator = await app.SignInAsync(Role.Administrator, "SKHCN");
        var invited = await administrator.SubmitAsync(
            await administrator.OpenAsync("/quan-tri/tai-khoan/moi"), "invite",
            [("ten", "Trần Thị Bưởi"), ("email", "buoi@tantrieu.gov.vn"), ("vai-tro", "officer"), ("don-vi", "26188")]);
        Assert.Contains("buoi@tantrieu.gov.vn", invited.MainText, StringComparison.Ordinal);

        var path = await app.InScopeAsync(async s =>
        {
            var user = await s.GetRequiredService<TdcDbContext>().Users.SingleAsync(u => u.Email == "buoi@tantrieu.gov.vn");
            return s.GetRequiredService<AccountLinks>().PathOf(user, AccountLetter.Invitation);
        });
        using var person = app.Visit();
        var page = await person.OpenAsync(path);
        var weak = await person.SubmitAsync(page, "link", [("mat-khau", "matkhau123"), ("mat-khau-2", "matkhau123")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.Status);
        var kept = await person.SubmitAsync(page, "link", [("mat-khau", "song-dong-nai-xanh"), ("mat-khau-2", "song-dong-nai-xanh")]);
        Assert.Equal("/dang-nhap", kept.Address.AbsolutePath);
        await person.SubmitAsync(kept, "sign-in", [("email", "buoi@tantrieu.gov.vn"), ("mat-khau", "song-dong-nai-xanh")]);
        Assert.Contains("Cán bộ, Phường Tân Triều", (await person.OpenAsync("/tai-khoan")).MainText, StringComparison.OrdinalIgnoreCase);

        Assert.Contains("không còn dùng được", (await app.Visit().OpenAsync(path)).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_dies_after_fourteen_days_and_a_forged_one_never_lives()
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Officer, "26188");
        var path = await app.InScopeAsync(s => Task.FromResult(s.GetRequiredService<AccountLinks>().PathOf(user, AccountLetter.Reset)));
        var token = path["/dat-lai-mat-khau/".Length..];

        async Task<bool> WorksAsync(string text, AccountLetter letter) =>
            await app.InScopeAsync(async s => await s.GetRequiredService<AccountLinks>().ReadAsync(text, letter, default) is not null);

        Assert.True(await WorksAsync(token, AccountLetter.Reset));
        Assert.False(await WorksAsync(token, AccountLetter.Invitation));
        Assert.False(await WorksAsync(token[..^2] + "AA", AccountLetter.Reset));
        Assert.False(await WorksAsync("", AccountLetter.Reset));
        app.Clock.Now += AccountLinks.ResetLifetime;
        Assert.False(await WorksAsync(token, AccountLetter.Reset));
    }

    [Fact]
    public async Task A_forgotten_password_gets_the_same_answer_whoever_asks()
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Officer, "26188");
        using var visitor = app.Visit();
        var page = await visitor.OpenAsync("/quen-mat-khau");

        var known = await visitor.SubmitAsync(page, "forgot", [("email", user.Email!)]);
        var unknown = await visitor.SubmitAsync(page, "forgot", [("email", "khong-ai@example.vn")]);

        Assert.Equal(known.MainText, unknown.MainText);
    }

    [Fact]
    public async Task The_last_administrator_can_be_neither_closed_nor_deprived()
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Administrator, "SKHCN");

        var closed = await app.InScopeAsync(s => s.GetRequiredService<AccountRegister>().CloseAsync(user.Id, Asker.System, default));
        Assert.False(closed.TryGet(out _, out var refusal));
        Assert.Equal("identity.last-administrator", refusal!.Code);

        await app.AddUserAsync(Role.Administrator, "SCT");
        Assert.True((await app.InScopeAsync(s => s.GetRequiredService<AccountRegister>().CloseAsync(user.Id, Asker.System, default))).IsYes);
    }

    [Fact]
    public async Task A_role_is_passed_on_to_a_colleague_only_and_can_be_taken_back()
    {
        await using var app = await TestApp.StartAsync();
        var head = await app.AddUserAsync(Role.Head, "26188");
        var colleague = await app.AddUserAsync(Role.Officer, "26188");
        var stranger = await app.AddUserAsync(Role.Officer, "SCT");
        var asker = new Asker { UserId = head.Id };
        var today = app.Clock.TodayInVietnam;
        var role = await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<UnitRole>().SingleAsync(r => r.UserId == head.Id));

        async Task<Platform.Outcomes.Outcome<UnitRole>> PassAsync(TdcUser to, int days) => await app.InScopeAsync(s =>
            s.GetRequiredService<RoleRegister>().DelegateAsync(role.Id, to.Id, today, today.AddDays(days), asker, default));

        Assert.False((await PassAsync(stranger, 3)).IsYes);
        Assert.False((await PassAsync(colleague, 91)).IsYes);
        Assert.True((await PassAsync(colleague, 3)).TryGet(out var passed, out _));
        using var visitor = app.Visit();
        await TestApp.SignInAsync(visitor, colleague);
        Assert.Contains("Thủ trưởng đơn vị", (await visitor.OpenAsync("/tai-khoan")).MainText, StringComparison.Ordinal);

        Assert.True((await app.InScopeAsync(s => s.GetRequiredService<RoleRegister>().RevokeDelegationAsync(passed!.Id, asker, default))).IsYes);
        Assert.DoesNotContain("Thủ trưởng đơn vị", (await visitor.OpenAsync("/tai-khoan")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_works_at_once_and_is_refused_at_once_after_it_was_revoked()
    {
        await using var app = await TestApp.StartAsync();
        using var administrator = await app.SignInAsync(Role.Administrator, "SKHCN");
        var made = await administrator.Client.PostAsJsonAsync("/api/api-keys", new { name = "số liệu", organisation = "SKHCN", scopes = new[] { "plan:read" } });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var answer = await made.Content.ReadFromJsonAsync<JsonElement>();
        using var client = new HttpClient { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", answer.GetProperty("key").GetString());

        var me = await client.GetFromJsonAsync<JsonElement>("/api/me");
        Assert.Equal("plan:read", me.GetProperty("scopes")[0].GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/users")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsJsonAsync("/api/api-keys", new { name = "b", organisation = "SKHCN", scopes = new[] { "plan" } })).StatusCode);

        var id = answer.GetProperty("details").GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.Client.DeleteAsync($"/api/api-keys/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task A_malformed_scope_and_an_unknown_unit_are_refused_in_words()
    {
        await using var app = await TestApp.StartAsync();
        using var administrator = await app.SignInAsync(Role.Administrator, "SKHCN");
        var page = await administrator.OpenAsync("/quan-tri/khoa-api");

        var scope = await administrator.SubmitAsync(page, "key", [("ten", "a"), ("don-vi", "SKHCN"), ("pham-vi", "Plan Đọc")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, scope.Status);
        Assert.NotNull(scope.Document.QuerySelector("#pham-vi[aria-invalid=true]"));
        var misspelt = await administrator.SubmitAsync(page, "key", [("ten", "a"), ("don-vi", "SKHCN"), ("pham-vi", "plan:raed")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, misspelt.Status);
        Assert.Contains("epcis:capture", misspelt.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var unit = await administrator.SubmitAsync(page, "key", [("ten", "a"), ("don-vi", "khong co dau"), ("pham-vi", "plan:read")]);
        Assert.NotNull(unit.Document.QuerySelector("#don-vi[aria-invalid=true]"));
    }

    [Fact]
    public async Task Accounts_are_found_by_the_name_of_their_unit_without_marks()
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Officer, "26188");
        using var administrator = await app.SignInAsync(Role.Administrator, "SKHCN");

        var found = await administrator.OpenAsync("/quan-tri/tai-khoan?tim=tan+trieu");
        Assert.Contains(user.Email!, found.MainText, StringComparison.Ordinal);
        var none = await administrator.OpenAsync("/quan-tri/tai-khoan?tim=tan+trieu&vai-tro=leader");
        Assert.DoesNotContain(user.Email!, none.MainText, StringComparison.Ordinal);
    }
}

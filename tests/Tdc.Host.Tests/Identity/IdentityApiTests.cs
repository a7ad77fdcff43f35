using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Host.Tests.Identity;

public sealed class IdentityApiTests
{
    [Fact]
    public async Task A_role_passed_on_by_the_interface_is_held_until_it_is_taken_back()
    {
        await using var app = await TestApp.StartAsync();
        var colleague = await app.AddUserAsync(Role.Officer, "26188");
        using var head = await app.SignInAsync(Role.Head, "26188");
        var today = app.Clock.TodayInVietnam;
        var before = await ReadAsync(head);
        var to = before.GetProperty("colleagues").EnumerateArray().Single().GetProperty("id").GetGuid();

        using var given = await head.Client.PostAsJsonAsync("/api/me/delegations", new { role = "head", organisation = "26188", colleague = to, from = today, until = today.AddDays(7) });
        using var tooLong = await head.Client.PostAsJsonAsync("/api/me/delegations", new { role = "head", organisation = "26188", colleague = to, from = today, until = today.AddDays(200) });
        using var notMine = await head.Client.PostAsJsonAsync("/api/me/delegations", new { role = "finance", organisation = "STC", colleague = to, from = today, until = today.AddDays(7) });
        var held = await HoldsAsync(app, colleague.Id, Role.Head);
        var id = (await ReadAsync(head)).GetProperty("given")[0].GetProperty("id").GetGuid();
        using var taken = await head.Client.DeleteAsync(new Uri($"/api/me/delegations/{id}", UriKind.Relative));

        Assert.Equal(colleague.Id, to);
        Assert.Equal(HttpStatusCode.Created, given.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, notMine.StatusCode);
        Assert.True(held);
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        Assert.False(await HoldsAsync(app, colleague.Id, Role.Head));
    }

    [Fact]
    public async Task An_administrator_ends_a_role_and_invites_the_people_of_a_table()
    {
        await using var app = await TestApp.StartAsync();
        var officer = await app.AddUserAsync(Role.Officer, "26188");
        using var administrator = await app.SignInAsync(Role.Administrator, "SKHCN");

        using var ended = await administrator.Client.PostAsJsonAsync($"/api/users/{officer.Id}/roles/end", new { role = "officer", organisation = "26188" });
        using var again = await administrator.Client.PostAsJsonAsync($"/api/users/{officer.Id}/roles/end", new { role = "officer", organisation = "26188" });
        const string table = "Họ tên,Thư điện tử,Vai trò,Mã đơn vị,Ngôn ngữ\nNguyễn Văn A,a@example.test,Cán bộ,26188,vi\nTrần Thị B,khong-phai-thu,Cán bộ,26188,vi\n";
        var dry = await SendAsync(administrator, "/api/users/imports?dryRun=true", table);
        var done = await SendAsync(administrator, "/api/users/imports", table);

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NotFound], [ended.StatusCode, again.StatusCode]);
        Assert.False(await HoldsAsync(app, officer.Id, Role.Officer));
        Assert.Equal((0, 1), (dry.GetProperty("invited").GetInt32(), dry.GetProperty("good").GetInt32()));
        Assert.Equal(1, done.GetProperty("invited").GetInt32());
        Assert.Equal(3, done.GetProperty("refused")[0].GetProperty("row").GetInt32());
        Assert.True(await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Users.AnyAsync(u => u.Email == "a@example.test")));
    }

    private static Task<JsonElement> ReadAsync(Visitor visitor) => visitor.Client.GetFromJsonAsync<JsonElement>("/api/me/delegations");

    private static Task<bool> HoldsAsync(TestApp app, Guid user, Role role)
    {
        var today = app.Clock.TodayInVietnam;
        return app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<UnitRole>()
            .AnyAsync(r => r.UserId == user && r.Role == role && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today)));
    }

    private static async Task<JsonElement> SendAsync(Visitor visitor, string address, string table)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "file", "nguoi.csv" } };
        using var answer = await visitor.Client.PostAsync(address, form);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}

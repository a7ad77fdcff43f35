using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Testing;

namespace Tdc.Host.Tests.Identity;

public sealed class SecondStepTests
{
    [Fact]
    public async Task With_the_second_step_on_a_password_alone_opens_nothing_and_each_recovery_code_works_once()
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Officer, "26188");
        using var visitor = app.Visit();
        await TestApp.SignInAsync(visitor, user);
        var codes = await TurnOnAsync(app, visitor, user);
        Assert.Equal(10, codes.Count);
        Assert.Equal("/tai-khoan", (await visitor.OpenAsync("/tai-khoan")).Address.AbsolutePath);

        using var other = app.Visit();
        var step = await PasswordAsync(other, user);
        Assert.Equal("/dang-nhap/ma", step.Address.AbsolutePath);
        Assert.Equal("/dang-nhap", (await other.OpenAsync("/tai-khoan")).Address.AbsolutePath);
        var wrong = await other.SubmitAsync(step, "code", [("otp", "000000")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var right = await other.SubmitAsync(step, "code", [("otp", await CodeAsync(app, user, steps: 1))]);
        Assert.Equal("/", right.Address.AbsolutePath);
        Assert.Equal("/tai-khoan", (await other.OpenAsync("/tai-khoan")).Address.AbsolutePath);

        using var third = app.Visit();
        var spare = await PasswordAsync(third, user);
        spare = await third.OpenAsync("/dang-nhap/ma-du-phong");
        await third.SubmitAsync(spare, "recovery", [("recovery", codes[0])]);
        Assert.Equal("/tai-khoan", (await third.OpenAsync("/tai-khoan")).Address.AbsolutePath);

        using var fourth = app.Visit();
        await PasswordAsync(fourth, user);
        var used = await fourth.SubmitAsync(await fourth.OpenAsync("/dang-nhap/ma-du-phong"), "recovery", [("recovery", codes[0])]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, used.Status);
    }

    [Fact]
    public async Task A_code_is_good_for_one_use_the_one_that_turned_the_second_step_on_too()
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Officer, "26188");
        using var visitor = app.Visit();
        await TestApp.SignInAsync(visitor, user);
        await TurnOnAsync(app, visitor, user);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync(steps: 0)); // it turned the step on
        Assert.Equal(HttpStatusCode.OK, await TryAsync(steps: 1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync(steps: 1)); // seen over a shoulder
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync(steps: 0)); // an older one neither
        Assert.Equal(HttpStatusCode.OK, await TryAsync(steps: 2));

        async Task<HttpStatusCode> TryAsync(int steps)
        {
            using var other = app.Visit();
            return (await other.SubmitAsync(await PasswordAsync(other, user), "code", [("otp", await CodeAsync(app, user, steps))])).Status;
        }
    }

    [Fact]
    public async Task The_set_up_page_draws_the_code_and_prints_the_key()
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Officer, "26188");
        using var visitor = app.Visit();
        await TestApp.SignInAsync(visitor, user);

        var page = await visitor.OpenAsync("/tai-khoan/hai-buoc");

        Assert.NotNull(page.Document.QuerySelector(".qr svg"));
        var key = await app.InScopeAsync(s => s.GetRequiredService<UserManager<TdcUser>>().GetAuthenticatorKeyAsync(user));
        Assert.Equal(key, page.Document.QuerySelector(".lit")!.TextContent.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
    }

    private static async Task<Page> PasswordAsync(Visitor visitor, TdcUser user) =>
        await visitor.SubmitAsync(await visitor.OpenAsync("/dang-nhap"), "sign-in", [("email", user.Email!), ("mat-khau", TestApp.Password)]);

    private static async Task<List<string>> TurnOnAsync(TestApp app, Visitor visitor, TdcUser user)
    {
        var page = await visitor.OpenAsync("/tai-khoan/hai-buoc");
        var on = await visitor.SubmitAsync(page, "on", [("otp", await CodeAsync(app, user))]);
        return [.. on.Document.QuerySelectorAll(".codes li").Select(li => li.TextContent)];
    }

    // RFC 6238 with RFC 4648 base 32, written apart from the library.
    private static async Task<string> CodeAsync(TestApp app, TdcUser user, int steps = 0)
    {
        var key = await app.InScopeAsync(s => s.GetRequiredService<UserManager<TdcUser>>().GetAuthenticatorKeyAsync(user));
        var bits = string.Concat(key!.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes((app.Clock.GetUtcNow().ToUnixTimeSeconds() / 30) + steps);
        Array.Reverse(step);
#pragma warning disable CA5350 // the standard of authenticator apps
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}

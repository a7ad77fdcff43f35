using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Host.Tests.Identity;

public sealed class KeptFormTests
{
    private const string Typed = "Một tên dài <b>gõ nửa giờ</b>\nhai dòng";

    [Fact]
    public async Task What_was_sent_after_the_session_had_ended_comes_back_after_sign_in_and_can_be_sent_again()
    {
        await using var app = await TestApp.StartAsync();
        var (user, visitor, page) = await BeginAsync(app);
        using var _ = visitor;
        app.Clock.Now += TimeSpan.FromHours(11);

        var door = await visitor.SubmitAsync(page, "account", [("ten", Typed)]);
        Assert.Equal("/dang-nhap", door.Address.AbsolutePath);
        Assert.Contains("đã được giữ", door.MainText, StringComparison.Ordinal);

        var back = await SignInAsync(visitor, door, user);
        Assert.Equal("/khoi-phuc", back.Address.AbsolutePath);
        Assert.Contains(back.Document.QuerySelectorAll("dd"), dd => dd.TextContent.ReplaceLineEndings("\n") == Typed);

        var done = await visitor.SubmitAsync(back, "form[action='/tai-khoan']", [("ten", "Một tên dài")]);
        Assert.Equal("?da-luu=1", done.Address.Query);
        Assert.Empty((await visitor.OpenAsync("/khoi-phuc")).Document.QuerySelectorAll("dd"));
    }

    [Fact]
    public async Task Somebody_else_at_the_same_browser_does_not_see_it()
    {
        await using var app = await TestApp.StartAsync();
        var (_, visitor, page) = await BeginAsync(app);
        using var browser = visitor;
        app.Clock.Now += TimeSpan.FromHours(11);
        var door = await visitor.SubmitAsync(page, "account", [("ten", Typed)]);

        var other = await app.AddUserAsync(Role.Officer, "SCT");
        var back = await SignInAsync(visitor, door, other);

        Assert.Equal("/khoi-phuc", back.Address.AbsolutePath);
        Assert.DoesNotContain("gõ nửa giờ", back.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("người khác", back.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_left_open_while_somebody_else_signed_in_belongs_to_its_writer()
    {
        await using var app = await TestApp.StartAsync();
        var (user, visitor, page) = await BeginAsync(app);
        using var _ = visitor;
        var other = await app.AddUserAsync(Role.Officer, "SCT");
        await TestApp.SignInAsync(visitor, other);

        var answer = await visitor.SubmitAsync(page, "account", [("ten", Typed)]);

        Assert.Equal("/khoi-phuc", answer.Address.AbsolutePath);
        Assert.DoesNotContain("gõ nửa giờ", answer.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await TestApp.SignInAsync(visitor, user);
        Assert.Contains("gõ nửa giờ", (await visitor.OpenAsync("/khoi-phuc")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_antiforgery_cookie_does_not_end_in_a_bare_400()
    {
        await using var app = await TestApp.StartAsync();
        var (_, visitor, page) = await BeginAsync(app);
        using var browser = visitor;
        Expire(visitor, app, "tdc-bieu-mau");

        var answer = await visitor.SubmitAsync(page, "account", [("ten", Typed)]);

        Assert.Equal("/khoi-phuc", answer.Address.AbsolutePath);
        Assert.Contains("gõ nửa giờ", answer.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_may_not_be_kept_says_that_it_was_not_sent()
    {
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Officer, "26188");
        using var visitor = app.Visit();
        var door = await visitor.OpenAsync("/dang-nhap");
        Expire(visitor, app, "tdc-bieu-mau");

        var again = await SignInAsync(visitor, door, user);

        Assert.Equal("/dang-nhap", again.Address.AbsolutePath);
        Assert.Contains("chưa được gửi", again.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("chưa được gửi", (await SignInAsync(visitor, again, user)).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_key_in_the_cookie_nobody_reads_it_and_the_table_holds_no_word_of_it()
    {
        await using var app = await TestApp.StartAsync();
        var (user, visitor, page) = await BeginAsync(app);
        using var _ = visitor;
        app.Clock.Now += TimeSpan.FromHours(11);
        await visitor.SubmitAsync(page, "account", [("ten", Typed)]);

        var row = await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<KeptForm>().SingleAsync());
        Assert.Equal(user.Id, row.Owner);
        Assert.Equal(-1, row.Sealed.AsSpan().IndexOf("gõ nửa giờ"u8));
        using var elsewhere = app.Visit();
        await TestApp.SignInAsync(elsewhere, user);
        Assert.DoesNotContain("gõ nửa giờ", (await elsewhere.OpenAsync("/khoi-phuc")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_gone_after_a_day()
    {
        await using var app = await TestApp.StartAsync();
        var (user, visitor, page) = await BeginAsync(app);
        using var _ = visitor;
        app.Clock.Now += TimeSpan.FromHours(11);
        await visitor.SubmitAsync(page, "account", [("ten", Typed)]);

        app.Clock.Now += TimeSpan.FromHours(24);
        await TestApp.SignInAsync(visitor, user);

        Assert.DoesNotContain("gõ nửa giờ", (await visitor.OpenAsync("/khoi-phuc")).MainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mat-khau", true)]
    [InlineData("Input.Password", true)]
    [InlineData("__RequestVerificationToken", true)]
    [InlineData("otp", true)]
    [InlineData("noi-dung", false)]
    [InlineData("ma", false)]
    [InlineData("Input.Summary", false)]
    public void Passwords_and_codes_are_never_kept(string field, bool secret) => Assert.Equal(secret, KeptFields.IsSecret(field));

    private static async Task<(TdcUser User, Visitor Visitor, Page Page)> BeginAsync(TestApp app)
    {
        var user = await app.AddUserAsync(Role.Officer, "26188");
        var visitor = app.Visit();
        await TestApp.SignInAsync(visitor, user);
        return (user, visitor, await visitor.OpenAsync("/tai-khoan"));
    }

    private static Task<Page> SignInAsync(Visitor visitor, Page door, TdcUser user) =>
        visitor.SubmitAsync(door, "sign-in", [("email", user.Email!), ("mat-khau", TestApp.Password)]);

    private static void Expire(Visitor visitor, TestApp app, string cookie)
    {
        foreach (Cookie one in visitor.Cookies.GetCookies(app.Address))
        {
            one.Expired |= one.Name == cookie;
        }
    }
}

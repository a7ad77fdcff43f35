using System.Net;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Traceability.Tests.Repository;

public sealed class AccessRulesPageTests
{
    private const string Page = "/quan-tri/quyen-xem-su-kien";

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task An_administrator_turns_rules_off_and_sets_the_public_steps(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var administrator = await app.SignInAsync(Role.Administrator, "SKHCN");
        var page = await administrator.OpenAsync(Page);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("11 trong 11 quy tắc", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Chưa đối chiếu", page.MainText, StringComparison.Ordinal);

        page = await administrator.SubmitAsync(page, "dat-same-goods", []);
        Assert.Contains("10 trong 11 quy tắc", page.MainText, StringComparison.Ordinal);
        page = await administrator.SubmitAsync(page, "buoc-public", [("buoc", "shipping, receiving")]);
        Assert.Contains("Đã lưu", page.MainText, StringComparison.Ordinal);
        Assert.Equal("shipping receiving", page.Document.QuerySelector("textarea[name=buoc]")!.TextContent.Trim());

        page = await administrator.SubmitAsync(page, "buoc-public", [("buoc", "shipping flying")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("shipping flying", page.Document.QuerySelector("textarea[name=buoc]")!.TextContent.Trim()); // what was typed is not lost
        Assert.Equal("shipping receiving", (await administrator.OpenAsync("/en" + Page)).Document.QuerySelector("textarea[name=buoc]")!.TextContent.Trim());
    }
}

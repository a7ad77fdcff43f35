using System.Net;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Amendments;

public sealed class AmendmentPagesTests
{
    private static readonly (string, string)[] proposal =
    [
        ("noi-dung", "Thêm Sở Công Thương chủ trì II.4"), ("ly-do", "Dữ liệu doanh nghiệp do Sở quản lý"), ("nhiem-vu", "II.4"), ("muc", "add-lead"), ("gia-tri", "SCT"),
    ];

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_proposal_goes_from_the_unit_to_the_decision_and_holds_from_its_day(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        using var visitor = app.Visit();

        var draft = await officer.SubmitAsync(await officer.OpenAsync("/sua-doi/moi"), "propose-amendment", proposal);
        Assert.Equal(HttpStatusCode.OK, draft.Status);
        var path = draft.Address.AbsolutePath;
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.OpenAsync(path)).Status);

        await officer.SubmitAsync(await officer.OpenAsync(path), "move-amendment", [("buoc", "proposed")]);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(path)).Status);
        await coordinator.SubmitAsync(await coordinator.OpenAsync(path), "move-amendment", [("buoc", "collected")]);
        var decided = await coordinator.SubmitAsync(
            await coordinator.OpenAsync(path), "move-amendment",
            [("buoc", "decided"), ("van-ban", "99/QĐ-UBND"), ("ngay", "10/11/2026"), ("hieu-luc", "01/12/2026")]);

        Assert.Equal(HttpStatusCode.OK, decided.Status);
        Assert.Contains("99/QĐ-UBND", decided.MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(path)).Status);
        Assert.DoesNotContain("Sở Công Thương", (await visitor.OpenAsync("/ke-hoach/nhiem-vu/II.4?ngay=30/11/2026")).Document.QuerySelector(".ro")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Sở Công Thương", (await visitor.OpenAsync("/ke-hoach/nhiem-vu/II.4?ngay=01/12/2026")).Document.QuerySelector(".ro")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_nobody_knows_is_refused_and_the_text_stays()
    {
        await using var app = await TestApp.StartAsync();
        using var officer = await app.SignInAsync(Role.Officer, "SCT");

        var refused = await officer.SubmitAsync(
            await officer.OpenAsync("/sua-doi/moi"), "propose-amendment", proposal.Select(v => v.Item1 == "gia-tri" ? (v.Item1, "KHONG-CO") : v));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("KHONG-CO", refused.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Dữ liệu doanh nghiệp do Sở quản lý", refused.Document.QuerySelector("textarea[name=ly-do]")!.TextContent.Trim());
    }
}

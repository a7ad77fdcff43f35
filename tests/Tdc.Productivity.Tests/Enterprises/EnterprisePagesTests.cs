using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Features.Enterprises.Compare;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Enterprises;

public sealed class EnterprisePagesTests
{
    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_newcomer_fills_in_seven_parts_sends_them_and_sees_the_tree(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await app.AddUnitAsync("3600000001");
        await app.AddFirmsAsync(5);
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        var page = await owner.OpenAsync("/nang-suat/doanh-nghiep");
        Assert.Contains("Khai số liệu năm 2025", page.MainText, StringComparison.Ordinal);
        page = await owner.OpenAsync(FirmSample.Form);
        Assert.Equal(7, page.Document.QuerySelectorAll("main ol.toc a").Length);
        page = await owner.FillAsync();
        Assert.Contains("Số liệu đã đủ để gửi", page.MainText, StringComparison.Ordinal);

        // Without the consent nothing is sent.
        page = await owner.SubmitAsync(page, "send", []);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Cần đồng ý với nội dung này", page.MainText, StringComparison.Ordinal);
        page = await owner.SubmitAsync(page, "send", [("consent-own-report/1", "true")]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.EndsWith("/2025/bang", page.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Mỗi người làm ra 150,0 triệu đồng", page.MainText, StringComparison.Ordinal);
        Assert.Matches("Cao hơn (0|25|50) % trong 5 doanh nghiệp khác", page.MainText);
        var kept = Assert.Single(await app.YearsAsync("3600000001"));
        Assert.Equal(9_800_000_000, kept.SalesDong);
        Assert.Equal(900_500_000, kept.NewProductsDong);
        Assert.Equal("5S LEAN", kept.Tools);
        Assert.Equal(FirmYearState.Submitted, kept.State);

        page = await owner.OpenAsync("/en/nang-suat/doanh-nghiep/2025/bang");
        Assert.Contains("Each person made 150.0 million VND", page.MainText, StringComparison.Ordinal);
        using var file = await owner.Client.GetAsync(new Uri("/nang-suat/doanh-nghiep/2025/bao-cao.docx", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        var report = await owner.OpenAsync("/nang-suat/doanh-nghiep/2025/bao-cao");
        Assert.Contains("Cách tính, nguồn và những gì không hiện", report.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_post_keeps_what_can_be_read_and_names_the_rest()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        var page = await owner.SubmitAsync(
            await owner.OpenAsync(FirmSample.Form + "?phan=mua-vao"), "figures", [("moneyUnit", "trieu"), ("materials", "5.600,25"), ("energy", "bốn trăm"), ("services", "-3")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.StartsWith("Lỗi:", page.Document.Title, StringComparison.Ordinal);
        Assert.Contains("Ghi một con số, chẳng hạn 1250 hoặc 12,5. Bạn đã ghi: bốn trăm.", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Số này không thể nhỏ hơn 0. Bạn đã ghi: -3.", page.MainText, StringComparison.Ordinal);
        Assert.Equal("bốn trăm", page.Document.QuerySelector("#energy")!.GetAttribute("value"));
        var kept = Assert.Single(await app.YearsAsync("3600000001"));
        Assert.Equal(5_600_250_000, kept.MaterialsDong);
        Assert.Null(kept.EnergyDong);

        // The page goes on with the version that it saved itself.
        page = await owner.SubmitAsync(page, "figures", [("energy", "400"), ("services", "1000")]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Lương, khấu hao, lãi", page.Document.Title, StringComparison.Ordinal);
        page = await owner.SubmitAsync(await owner.OpenAsync(FirmSample.Form + "?phan=lao-dong"), "figures", [("month1", "10"), ("month2", "12")]);
        Assert.Equal(10, page.Document.QuerySelectorAll("main [aria-invalid=true]").Length);
        var many = await owner.SubmitAsync(page, "figures", [("persons", "9999999999999")]);
        Assert.Contains("Con số quá lớn cho ô này", many.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("đơn vị tiền", many.MainText, StringComparison.Ordinal);
        page = await owner.SubmitAsync(page, "figures", [.. Enumerable.Range(1, 12).Select(m => ("month" + m, m <= 6 ? "10" : "11"))]);
        Assert.Equal(10.5, Assert.Single(await app.YearsAsync("3600000001")).Persons);
    }

    [Theory]
    [InlineData("", "9.800", "nghin", 9_800_000_000)]
    [InlineData("", "9.800", "le", 9_800_000)]
    [InlineData("/en", "9,800", "nghin", 9_800_000_000)]
    [InlineData("/en", "9.800", "le", 9_800_000)]
    public async Task A_number_with_two_readings_is_asked_back_and_nothing_is_lost(string language, string typed, string mark, long kept)
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        var page = await owner.OpenAsync(language + FirmSample.Form + "?phan=dau-ra");
        Assert.Null(page.Document.QuerySelector("[name=mark]"));
        page = await owner.SubmitAsync(page, "figures", [("moneyUnit", "trieu"), ("sales", typed), ("otherRevenue", "1.234.567"), ("inventoryChange", "12,5")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(typed, page.Document.QuerySelector("#sales")!.GetAttribute("value"));
        Assert.Equal("true", page.Document.QuerySelector("#sales")!.GetAttribute("aria-invalid"));
        Assert.Equal(2, page.Document.QuerySelectorAll("[name=mark]").Length);
        var row = Assert.Single(await app.YearsAsync("3600000001"));
        Assert.Equal((null, 1_234_567_000_000, 12_500_000), (row.SalesDong, row.OtherRevenueDong, row.InventoryChangeDong)); // the rest is kept

        page = await owner.SubmitAsync(page, "figures", [("mark", mark)]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(kept, Assert.Single(await app.YearsAsync("3600000001")).SalesDong);

        // What the page prints itself has one reading and comes back as it is.
        page = await owner.OpenAsync(language + FirmSample.Form + "?phan=dau-ra");
        page = await owner.SubmitAsync(page, "figures", []);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(kept, Assert.Single(await app.YearsAsync("3600000001")).SalesDong);
    }

    [Fact]
    public async Task Two_browsers_on_one_part_are_told_and_both_versions_stay()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        var (one, two) = (await owner.OpenAsync(FirmSample.Form + "?phan=dau-ra"), await owner.OpenAsync(FirmSample.Form + "?phan=dau-ra"));
        await owner.SubmitAsync(one, "figures", [("moneyUnit", "ty"), ("sales", "1"), ("otherRevenue", "0"), ("inventoryChange", "0")]);
        two = await owner.SubmitAsync(two, "figures", [("moneyUnit", "ty"), ("sales", "2"), ("otherRevenue", "0"), ("inventoryChange", "0")]);
        Assert.Equal(HttpStatusCode.Conflict, two.Status);
        Assert.Contains("1.000.000.000 đ", two.MainText, StringComparison.Ordinal);
        Assert.Contains("2.000.000.000 đ", two.MainText, StringComparison.Ordinal);
        Assert.Equal("2", two.Document.QuerySelector("#sales")!.GetAttribute("value"));
        Assert.Equal(1_000_000_000, Assert.Single(await app.YearsAsync("3600000001")).SalesDong);
        two = await owner.SubmitAsync(two, "figures", []);
        Assert.Equal(HttpStatusCode.OK, two.Status);
        Assert.Equal(2_000_000_000, Assert.Single(await app.YearsAsync("3600000001")).SalesDong);

        // The same form sent twice gives the same answer and one audit entry.
        var page = await owner.OpenAsync(FirmSample.Form + "?phan=dau-ra");
        await owner.SubmitAsync(page, "figures", [("sales", "3")]);
        page = await owner.SubmitAsync(page, "figures", [("sales", "3")]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(3, await AuditsAsync(app, "productivity.figures-saved"));
    }

    [Fact]
    public async Task Warnings_want_a_reason_and_a_correction_is_a_new_sending()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        await owner.FillAsync();
        var page = await owner.SubmitAsync(await owner.OpenAsync(FirmSample.Form + "?phan=phan-phoi"), "figures", [("profit", "700")]);
        page = await owner.OpenAsync(FirmSample.Form + "/gui");
        Assert.Contains("lệch nhau", page.MainText, StringComparison.Ordinal);
        page = await owner.SubmitAsync(page, "send", [("consent-own-report/1", "true")]);
        Assert.Contains("Ghi lý do vì sao con số này đúng", page.MainText, StringComparison.Ordinal);
        page = await owner.SubmitAsync(page, "send", [("consent-own-report/1", "true"), ("reason-mismatch", "có thu nhập bất thường từ thanh lý")]);
        Assert.EndsWith("/bang", page.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("mismatch: có thu nhập bất thường từ thanh lý", Assert.Single(await app.YearsAsync("3600000001")).Explanation);

        await owner.SubmitAsync(await owner.OpenAsync(FirmSample.Form + "?phan=phan-phoi"), "figures", [("profit", "600")]);
        Assert.Equal([FirmYearState.Draft, FirmYearState.Submitted], (await app.YearsAsync("3600000001")).Select(y => y.State));
        page = await owner.SubmitAsync(await owner.OpenAsync(FirmSample.Form + "/gui"), "send", []);
        Assert.EndsWith("/bang", page.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(2, await AuditsAsync(app, "productivity.figures-submitted"));
        Assert.Equal("", Assert.Single(await app.YearsAsync("3600000001")).Explanation);
    }

    [Fact]
    public async Task Others_hear_404_and_a_merged_firm_hears_since_when()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        await app.AddUnitAsync("3600000002");
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        await owner.FillAsync();
        using var other = await app.SignInAsync(Role.Enterprise, "3600000002");
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(FirmSample.Form + "/bang?dn=3600000001")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync("/nang-suat/doanh-nghiep?don-vi=3600000001")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync("/nang-suat/doanh-nghiep/danh-sach")).Status);
        using var ward = await app.SignInAsync(Role.Officer, "26188");
        Assert.Equal(HttpStatusCode.NotFound, (await ward.OpenAsync("/nang-suat/doanh-nghiep")).Status);
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        Assert.Equal(HttpStatusCode.OK, (await department.OpenAsync(FirmSample.Form + "/bang?dn=3600000001")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await department.OpenAsync(FirmSample.Form + "?dn=3600000001&phan=dau-ra")).Status);
        var list = await department.OpenAsync("/nang-suat/doanh-nghiep/danh-sach?nam=2025&tinh-trang=draft");
        Assert.Contains("Công ty 3600000001", list.MainText, StringComparison.Ordinal);

        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var (one, two) = (await db.Set<Firm>().SingleAsync(f => f.Code == "3600000001"), await db.Set<Firm>().SingleAsync(f => f.Code == "3600000002"));
            (one.MergedInto, one.MergedFrom) = (two.Id, 2025);
            return await db.SaveChangesAsync();
        });
        var page = await owner.OpenAsync(FirmSample.Form);
        Assert.Contains("Doanh nghiệp đã sáp nhập vào doanh nghiệp khác từ năm 2025", page.MainText, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main ol.toc a"));
        page = await other.OpenAsync("/nang-suat/doanh-nghiep/2026");
        Assert.Contains("Năm 2026 chưa kết thúc", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_consent_takes_the_figures_out_and_keeps_the_history()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        await owner.FillAsync();
        await owner.SubmitAsync(await owner.OpenAsync(FirmSample.Form + "/gui"), "send", [("consent-own-report/1", "true"), ("consent-research/1", "true")]);
        Assert.Equal((1, 1), await CountsAsync(app));
        var page = await owner.SubmitAsync(await owner.OpenAsync("/nang-suat/doanh-nghiep/dong-y"), "consent-research", []);
        Assert.Equal((1, 0), await CountsAsync(app));
        page = await owner.SubmitAsync(page, "consent-own-report", []);
        Assert.Equal((0, 0), await CountsAsync(app));
        Assert.Contains("Đã rút lại", page.MainText, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("main table tbody tr").Length);
        await owner.SubmitAsync(page, "consent-own-report", []);
        Assert.Equal((1, 0), await CountsAsync(app));
    }

    [Theory]
    [InlineData(4, "Chưa đủ 5 doanh nghiệp khác cùng ngành để so sánh")]
    [InlineData(5, "5 doanh nghiệp khác")]
    public async Task A_draft_is_compared_with_nobody_and_what_was_sent_with_five_others_or_more(int others, string said)
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        await app.AddFirmsAsync(others);
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        await owner.FillAsync();
        var page = await owner.OpenAsync(FirmSample.Form + "/bang");
        Assert.Contains("So sánh với doanh nghiệp khác có sau khi gửi số liệu", page.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain(" % trong ", page.MainText, StringComparison.Ordinal);
        await owner.SubmitAsync(await owner.OpenAsync(FirmSample.Form + "/gui"), "send", [("consent-own-report/1", "true")]);
        page = await owner.OpenAsync(FirmSample.Form + "/bang");
        Assert.Contains(said, page.MainText, StringComparison.Ordinal);
        Assert.Contains("cần ít nhất 9 doanh nghiệp", page.MainText, StringComparison.Ordinal);
    }

    private static Task<(int Statistics, int Studies)> CountsAsync(TestApp app) => app.InScopeAsync(async services =>
    {
        var pool = services.GetRequiredService<FirmPool>();
        return (await pool.Counting().CountAsync(), await pool.Counting("research").CountAsync());
    });

    private static Task<int> AuditsAsync(TestApp app, string action) => app.InScopeAsync(services =>
        services.GetRequiredService<TdcDbContext>().Set<Tdc.Platform.Audit.AuditEntry>().CountAsync(a => a.Action == action));
}

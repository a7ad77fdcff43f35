using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Features.Enterprises.Compare;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Enterprises;

/// <summary>The department finds an enterprise, renames, merges and closes it, and mends what was entered as its support.</summary>
public sealed class FirmRecordTests
{
    private const string List = "/nang-suat/doanh-nghiep/danh-sach";
    private const string Supports = "/nang-suat/doanh-nghiep/ho-tro";

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task An_enterprise_is_found_without_marks_and_in_any_case(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await app.AddFirmsAsync(3);
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        foreach (var words in new[] { "Đơn vị 31-001", "don vi 31-001", "ĐƠN VỊ TK-31-001", "001 thong DON", "tk-31-001" })
        {
            var page = await department.OpenAsync($"{List}?tim={Uri.EscapeDataString(words)}");
            Assert.Contains("TK-31-001", page.MainText, StringComparison.Ordinal);
            Assert.DoesNotContain("TK-31-002", page.MainText, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("TK-31-00", (await department.OpenAsync($"{List}?tim=khongco")).MainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task An_enterprise_is_renamed_merged_closed_and_set_back(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await app.AddFirmsAsync(4);
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var record = await RecordAsync(app, "TK-31-000");
        Assert.Contains(record, (await department.OpenAsync(List)).Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).First(h => h.Contains(record, StringComparison.Ordinal)), StringComparison.Ordinal);

        var page = await department.SubmitAsync(await department.OpenAsync(record), "firm-record", [("name", "Công ty đổi tên"), ("state", "Merged"), ("into", "TK-31-001"), ("fromYear", "2025")]);
        Assert.True(page.Status == HttpStatusCode.OK, page.MainText);
        Assert.Contains("Đã sáp nhập từ năm 2025 vào Đơn vị thống kê 1", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Công ty đổi tên", (await department.OpenAsync($"{List}?nam=2026&tim=doi+ten")).MainText, StringComparison.Ordinal);
        Assert.Contains("TK-31-000, 2025", (await department.OpenAsync(await RecordAsync(app, "TK-31-001"))).MainText, StringComparison.Ordinal);
        Assert.Equal(3, await PoolAsync(app));

        // Nobody goes on with itself, with one that is gone, or with one that is unknown; a year is needed.
        foreach (var (into, year, said) in new[] { ("TK-31-002", "2025", "chính doanh nghiệp này"), ("TK-31-000", "2025", "cũng đã sáp nhập"), ("KHONG", "2025", "Không có doanh nghiệp nào mang mã này"), ("TK-31-003", "năm nay", "ngoài khoảng cho phép") })
        {
            page = await department.SubmitAsync(await department.OpenAsync(await RecordAsync(app, "TK-31-002")), "firm-record", [("state", "Merged"), ("into", into), ("fromYear", year)]);
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Contains(said, page.MainText, StringComparison.Ordinal);
        }

        page = await department.SubmitAsync(await department.OpenAsync(record), "firm-record", [("state", "Closed"), ("into", ""), ("fromYear", "2025")]);
        Assert.Contains("Đã ngừng hoạt động từ năm 2025", page.MainText, StringComparison.Ordinal);
        Assert.Equal(3, await PoolAsync(app));
        page = await department.SubmitAsync(await department.OpenAsync(record), "firm-record", [("state", "Stands")]);
        Assert.True(page.Status == HttpStatusCode.OK, page.MainText);
        Assert.Equal(4, await PoolAsync(app));
        Assert.Equal(3, await AuditsAsync(app, "productivity.firm-changed"));
    }

    [Fact]
    public async Task Two_who_change_one_record_are_told_and_others_know_nothing_of_it()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        await app.AddFirmsAsync(1);
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var record = await RecordAsync(app, "TK-31-000");
        var (one, two) = (await department.OpenAsync(record), await department.OpenAsync(record));
        await department.SubmitAsync(one, "firm-record", [("state", "Closed"), ("fromYear", "2025")]);
        two = await department.SubmitAsync(two, "firm-record", [("name", "Tên khác")]);
        Assert.Equal(HttpStatusCode.Conflict, two.Status);
        Assert.Contains("Hồ sơ đã được người khác sửa", two.MainText, StringComparison.Ordinal);
        Assert.Contains("Đã ngừng hoạt động từ năm 2025", two.MainText, StringComparison.Ordinal);
        Assert.Equal("Tên khác", two.Document.QuerySelector("#name")!.GetAttribute("value"));
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        Assert.Equal(HttpStatusCode.NotFound, (await owner.OpenAsync(record)).Status);

        // A unit of the register bears its name there.
        await owner.OpenAsync("/nang-suat/doanh-nghiep");
        var own = await department.OpenAsync(await RecordAsync(app, "3600000001"));
        Assert.Null(own.Document.QuerySelector("#name"));
        await department.SubmitAsync(own, "firm-record", [("state", "Closed"), ("fromYear", "2026")]);
        Assert.Contains("Doanh nghiệp đã ngừng hoạt động", (await owner.OpenAsync("/nang-suat/doanh-nghiep")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_support_is_corrected_and_taken_out()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddFirmsAsync(2);
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        foreach (var project in new[] { "Đề án 5S", "Lean" })
        {
            await department.SubmitAsync(await department.OpenAsync(Supports), "add-support", [("firm", "TK-31-000"), ("fromYear", "2024"), ("project", project)]);
        }

        var link = (await department.OpenAsync(Supports)).Document.QuerySelectorAll("main table a").Select(a => a.GetAttribute("href")!).First();
        var page = await department.OpenAsync(link);
        var refused = await department.SubmitAsync(page, "support", [("fromYear", "1999"), ("project", "")]);
        Assert.Equal(2, refused.Document.QuerySelectorAll("main [aria-invalid=true]").Length);
        var other = page.Document.QuerySelector("#project")!.GetAttribute("value") == "Lean" ? "Đề án 5S" : "Lean";
        Assert.Equal(HttpStatusCode.Conflict, (await department.SubmitAsync(page, "support", [("project", other)])).Status);
        page = await department.SubmitAsync(page, "support", [("fromYear", "2025"), ("project", "Kaizen")]);
        Assert.Contains("Đã sửa hỗ trợ", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Kaizen", page.MainText, StringComparison.Ordinal);
        page = await department.SubmitAsync(await department.OpenAsync(link), "remove-support", []);
        Assert.Contains("Đã xóa hỗ trợ", page.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("Kaizen", page.MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await department.OpenAsync(link)).Status);
        Assert.Equal(1, await AuditsAsync(app, "productivity.support-changed"));
        Assert.Equal(1, await AuditsAsync(app, "productivity.support-removed"));
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync(link)).Status);
    }

    private static Task<string> RecordAsync(TestApp app, string code) => app.InScopeAsync(async services =>
        $"{List}/{(await services.GetRequiredService<TdcDbContext>().Set<Firm>().SingleAsync(f => f.Code == code)).Id.Value}");

    private static Task<int> PoolAsync(TestApp app) => app.InScopeAsync(services => services.GetRequiredService<FirmPool>().Counting().CountAsync(y => y.Year == 2025));

    private static Task<int> AuditsAsync(TestApp app, string what) => app.InScopeAsync(services =>
        services.GetRequiredService<TdcDbContext>().Set<AuditEntry>().CountAsync(a => a.Action == what));
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tdc.Plan.Tests.Features;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Budget;

public sealed class BudgetPagesTests
{
    private static readonly (string, string)[] approved =
    [
        ("don-vi", "SCT"), ("nhiem-vu", "II.2"), ("nguon", "provincial-budget"), ("buoc", "approved"), ("so-tien", "1.500.000.000"),
        ("van-ban", "12/QĐ-UBND"), ("ngay", "05/01/2026"), ("viec", "<b>Máy in mã</b>"),
    ];

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Finance_records_money_and_the_year_adds_it_up(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var finance = await app.SignInAsync(Role.Finance, "STC");

        var line = await finance.SubmitAsync(await finance.OpenAsync("/ngan-sach/2026/ghi"), "record-money", approved);
        var year = await finance.OpenAsync("/ngan-sach/2026?don-vi=SCT");

        Assert.Equal(HttpStatusCode.OK, line.Status);
        Assert.StartsWith("/ngan-sach/dong/", line.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("1.500.000.000", year.MainText, StringComparison.Ordinal);
        Assert.Contains("<b>Máy in mã</b>", year.MainText, StringComparison.Ordinal); // as text, not as markup
        Assert.Null(year.Document.QuerySelector("main td b"));
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Money_carries_the_scan_of_its_document_and_a_wrong_file_costs_no_text(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var finance = await app.SignInAsync(Role.Finance, "STC");
        var form = await finance.OpenAsync("/ngan-sach/2026/ghi");

        var wrong = await finance.SubmitAsync(form, "record-money", approved, ("ban-quet", "quyet-dinh.pdf", [0x4D, 0x5A, 0x90, 0x00, 1, 2, 3]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("1.500.000.000", wrong.Document.QuerySelector("input[name=so-tien]")!.GetAttribute("value"));
        Assert.NotNull(wrong.Document.QuerySelector("#ban-quet[aria-invalid=true]"));
        var nameless = await finance.SubmitAsync(form, "record-money", approved.Select(v => v.Item1 == "van-ban" ? (v.Item1, "") : v), ("ban-quet", "quyet-dinh.pdf", PlanWalk.Pdf));
        Assert.NotNull(nameless.Document.QuerySelector("#van-ban[aria-invalid=true]"));

        var line = await finance.SubmitAsync(form, "record-money", approved, ("ban-quet", "quyết định 12.pdf", PlanWalk.Pdf));
        Assert.Equal(HttpStatusCode.OK, line.Status);
        var scan = line.Document.QuerySelector("main table a[href^='/tep/']")!.GetAttribute("href")!;
        Assert.Equal(PlanWalk.Pdf, await finance.Client.GetByteArrayAsync(new Uri(scan, UriKind.Relative)));
        using var stranger = await app.SignInAsync(Role.Officer, "SYT");
        using var refused = await stranger.Client.GetAsync(new Uri(scan, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var key = await app.ClientWithKeyAsync("SCT", "plan:read", "budget:write");
        using var parts = new MultipartFormDataContent
        {
            { new StringContent("SCT"), "unitCode" }, { new StringContent("II.2"), "task" }, { new StringContent("2026"), "year" }, { new StringContent("provincial-budget"), "source" },
            { new StringContent("estimate"), "stage" }, { new StringContent("1000"), "amountDong" }, { new StringContent("2026-02-01"), "occurredOn" }, { new StringContent("3/TTr"), "document" },
            { new ByteArrayContent(PlanWalk.Pdf), "file", "hop-dong.pdf" },
        };
        using var asked = await key.PostAsync(new Uri("/api/plan/budget/events/with-scan", UriKind.Relative), parts);
        Assert.Equal(HttpStatusCode.Created, asked.StatusCode);
        Assert.Equal(2, (await finance.OpenAsync(asked.Headers.Location!.ToString())).Document.QuerySelectorAll("main table a[href^='/tep/']").Length);
    }

    [Fact]
    public async Task What_was_typed_stays_when_a_rule_says_no()
    {
        await using var app = await TestApp.StartAsync();
        using var finance = await app.SignInAsync(Role.Finance, "STC");

        var refused = await finance.SubmitAsync(
            await finance.OpenAsync("/ngan-sach/2026/ghi"), "record-money",
            approved.Select(v => v.Item1 == "buoc" ? (v.Item1, "disbursed") : v));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.QuerySelector("[role=alert]"));
        Assert.Equal("1.500.000.000", refused.Document.QuerySelector("input[name=so-tien]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_unit_records_what_it_spends_but_not_what_it_is_granted_and_sees_only_its_own()
    {
        await using var app = await TestApp.StartAsync();
        using var finance = await app.SignInAsync(Role.Finance, "STC");
        var line = await finance.SubmitAsync(await finance.OpenAsync("/ngan-sach/2026/ghi"), "record-money", approved);
        using var owner = await app.SignInAsync(Role.Officer, "SCT");
        using var stranger = await app.SignInAsync(Role.Officer, "SYT");

        var mine = await owner.OpenAsync(line.Address.AbsolutePath);
        var granted = await owner.SubmitAsync(await owner.OpenAsync("/ngan-sach/2026/ghi"), "record-money", approved);

        Assert.Equal(HttpStatusCode.OK, mine.Status);
        Assert.DoesNotContain(mine.Document.QuerySelectorAll("select[name=buoc] option"), o => o.GetAttribute("value") == "approved");
        Assert.Equal(HttpStatusCode.Forbidden, granted.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(line.Address.AbsolutePath)).Status);
        Assert.DoesNotContain("1.500.000.000", (await stranger.OpenAsync("/ngan-sach/2026")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_recorded_whole_or_not_at_all_and_names_each_wrong_row()
    {
        await using var app = await TestApp.StartAsync();
        using var finance = await app.SignInAsync(Role.Finance, "STC");
        const string head = "Mã đơn vị,Nhiệm vụ,Nguồn,Phân loại,Dùng cho,Bước,\"Số tiền, đồng\",Văn bản,Ngày,Ghi chú\n";
        const string good = "SCT,II.2,Ngân sách trung ương,,,Được duyệt,700000000,7/QĐ,02/01/2026,\n";
        const string bad = "KHONG,II.99,Ngân sách trung ương,,,Giải ngân,abc,8/CT,02/13/2026,\n";

        var refused = await Import(finance, head + good + bad);
        var done = await Import(finance, head + good);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("KHONG", refused.MainText, StringComparison.Ordinal);
        Assert.Contains("II.99", refused.MainText, StringComparison.Ordinal);
        Assert.Contains("Dòng 3", refused.MainText, StringComparison.Ordinal);
        Assert.Contains("700.000.000", done.MainText, StringComparison.Ordinal);
        Assert.Equal(1, Count(await finance.Client.GetStringAsync(new Uri("/ngan-sach/2026/xuat.csv", UriKind.Relative), TestContext.Current.CancellationToken), "7/QĐ"));
    }

    [Fact]
    public async Task A_table_that_comes_back_records_nothing_twice_and_a_second_amount_stays_a_second_one()
    {
        await using var app = await TestApp.StartAsync();
        using var finance = await app.SignInAsync(Role.Finance, "STC");
        const string head = "Mã đơn vị,Nhiệm vụ,Nguồn,Phân loại,Dùng cho,Bước,\"Số tiền, đồng\",Văn bản,Ngày,Ghi chú\n";
        const string row = "SCT,II.2,Ngân sách trung ương,,,Được duyệt,700000000,7/QĐ,02/01/2026,\n";
        var export = new Uri("/ngan-sach/2026/xuat.csv", UriKind.Relative);

        await Import(finance, head + row + row);
        var recorded = await finance.Client.GetStringAsync(export, TestContext.Current.CancellationToken);
        var again = await Import(finance, recorded);
        var third = await Import(finance, head + row + row + row);

        Assert.Equal(2, Count(recorded, "7/QĐ"));
        Assert.Contains("Đã ghi 0 khoản. 2 dòng trùng", again.MainText, StringComparison.Ordinal);
        Assert.Contains("Đã ghi 1 khoản. 2 dòng trùng", third.MainText, StringComparison.Ordinal);
        Assert.Equal(3, Count(await finance.Client.GetStringAsync(export, TestContext.Current.CancellationToken), "7/QĐ"));
    }

    [Fact]
    public async Task Exported_text_never_becomes_a_formula()
    {
        await using var app = await TestApp.StartAsync();
        using var finance = await app.SignInAsync(Role.Finance, "STC");
        await finance.SubmitAsync(
            await finance.OpenAsync("/ngan-sach/2026/ghi"), "record-money", approved.Select(v => v.Item1 == "viec" ? (v.Item1, "=HYPERLINK(\"http://x\")") : v));

        var csv = await finance.Client.GetStringAsync(new Uri("/ngan-sach/2026/xuat.csv", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_records_money_of_its_own_unit_only()
    {
        await using var app = await TestApp.StartAsync();
        using var client = await app.ClientWithKeyAsync("SCT", "plan:read", "budget:write");

        var own = await client.PostAsJsonAsync("/api/plan/budget/events", Request("SCT"), TestContext.Current.CancellationToken);
        var other = await client.PostAsJsonAsync("/api/plan/budget/events", Request("SYT"), TestContext.Current.CancellationToken);
        var list = await client.GetFromJsonAsync<JsonElement>("/api/plan/budget/2026", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, own.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Equal(9_000_000, list[0].GetProperty("amounts").GetProperty("estimate").GetInt64());
    }

    private static object Request(string unit) => new
    {
        unitCode = unit,
        task = "II.2",
        year = 2026,
        source = "enterprise",
        stage = "estimate",
        amountDong = 9_000_000,
        occurredOn = "2026-01-10",
    };

    private static async Task<Page> Import(Visitor finance, string csv) => await finance.SubmitAsync(
        await finance.OpenAsync("/ngan-sach/2026/nhap"), "import-money", [], ("tep", "khoan.csv", Encoding.UTF8.GetBytes(csv)));

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [Fact]
    public async Task A_key_of_the_finance_department_does_its_work_and_days_that_cannot_be_are_refused()
    {
        await using var app = await TestApp.StartAsync();
        using var finance = await app.ClientWithKeyAsync("STC", "plan:read", "budget:write");
        using var unit = await app.ClientWithKeyAsync("SCT", "plan:read", "budget:write");
        Assert.Equal(HttpStatusCode.Created, await SendAsync(finance, "approved", "2026-01-05"));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(unit, "approved", "2026-01-05"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SendAsync(finance, "approved", "2027-11-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SendAsync(finance, "approved", "1900-01-01"));

        static async Task<HttpStatusCode> SendAsync(HttpClient client, string stage, string day)
        {
            using var sent = await client.PostAsJsonAsync(
                "/api/plan/budget/events",
                new { unitCode = "SCT", task = "II.2", year = 2026, source = "provincial-budget", stage, amountDong = 1000, occurredOn = day, document = "3/QĐ" }, TestContext.Current.CancellationToken);
            return sent.StatusCode;
        }
    }
}

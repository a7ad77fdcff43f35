using System.Globalization;
using System.Net;
using Tdc.Metrology.Domain.Laboratory.Checking;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Notices;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Laboratory.Checking;

public sealed class CheckingPagesTests
{
    private const string Environment = "/do-luong/phong-thi-nghiem/moi-truong";
    private const string Intervals = "/do-luong/phong-thi-nghiem/chu-ky-chuan";
    private const string Comparisons = "/do-luong/phong-thi-nghiem/so-sanh-lien-phong";

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_check_standard_is_watched_and_a_signal_is_told_to_the_head(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await app.AddLaboratoryAsync();
        using var worker = await app.SignInAsync(Role.Laboratory, CheckingSample.Unit);
        var page = await worker.SubmitAsync(await worker.OpenAsync(CheckingSample.Checks), "check", [("number", "KT-01"), ("nameVi", "Quả cân kiểm tra"), ("nameEn", "Check weight"), ("quantity", "mass"), ("unit", "mg"), ("baseline", "10")]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("đang lập đường nền: 0/10 điểm", page.MainText, StringComparison.Ordinal);
        var address = page.Address.AbsolutePath;
        var day = app.Clock.Now.AddDays(-20);
        for (var i = 0; i < 11; i++)
        {
            page = await PointAsync(worker, address, day.AddDays(i), i == 10 ? "0,2" : i % 2 == 0 ? "0,1" : "-0,1");
            Assert.Contains("Đã ghi điểm đo.", page.MainText, StringComparison.Ordinal);
        }

        Assert.Contains("trong kiểm soát", page.MainText, StringComparison.Ordinal);
        Assert.Empty(await app.RowsAsync<Notice>());
        page = await PointAsync(worker, address, day.AddDays(11), "0,9");
        Assert.Contains("Điểm 12 cao hơn giới hạn trên", page.MainText, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("main figure svg"));
        var notice = Assert.Single(await app.RowsAsync<Notice>());
        Assert.Equal((Role.Head, "checking.signal", address), (notice.Role, notice.Code, notice.Address));
        Assert.Equal(12, (await app.RowsAsync<AuditEntry>()).Count(a => a.Action == "checking.point-entered"));

        // The other charts show the same points; the English page says the same.
        foreach (var kind in (string[])["ewma", "cusum"])
        {
            page = await worker.OpenAsync($"{address}?bieu-do={kind}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(kind.ToUpperInvariant(), page.Document.QuerySelector("main figure figcaption")!.TextContent, StringComparison.Ordinal);
        }

        page = await worker.OpenAsync("/en" + address);
        Assert.Contains("Point 12 is above the upper limit", page.MainText, StringComparison.Ordinal);
        using var head = await app.SignInAsync(Role.Head, CheckingSample.Unit);
        Assert.Contains("KT-01", (await head.OpenAsync("/thong-bao")).MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await head.OpenAsync(address)).Status);
    }

    [Fact]
    public async Task Points_come_in_order_and_not_from_the_future()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddLaboratoryAsync();
        using var worker = await app.SignInAsync(Role.Laboratory, CheckingSample.Unit);
        var page = await worker.SubmitAsync(await worker.OpenAsync(CheckingSample.Checks), "check", [("number", "KT-01"), ("nameVi", "a"), ("nameEn", "a"), ("quantity", "mass"), ("unit", "parsnip"), ("baseline", "9")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(2, page.Document.QuerySelectorAll("main [aria-invalid=true]").Length);
        page = await worker.SubmitAsync(page, "check", [("unit", "mg"), ("baseline", "10")]);
        var address = page.Address.AbsolutePath;
        Assert.Equal(HttpStatusCode.OK, (await PointAsync(worker, address, app.Clock.Now.AddDays(-1), "1")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PointAsync(worker, address, app.Clock.Now.AddDays(-2), "1")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PointAsync(worker, address, app.Clock.Now.AddDays(2), "1")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PointAsync(worker, address, app.Clock.Now, "NaN")).Status);
        Assert.Single(await app.RowsAsync<CheckPoint>());
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Environment_intervals_and_comparisons_are_kept(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var laboratory = await app.AddLaboratoryAsync();
        var standard = await app.AddStandardAsync(laboratory, "C-01");
        using var worker = await app.SignInAsync(Role.Laboratory, CheckingSample.Unit);
        var yesterday = Day(app.Clock.Now.AddDays(-1));

        var page = await worker.SubmitAsync(await worker.OpenAsync(Environment), "environment", [("room", "Phòng 1"), ("date", yesterday), ("time", "08:30"), ("temperature", "20,5"), ("humidity", "120")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        page = await worker.SubmitAsync(page, "environment", [("humidity", "55"), ("pressure", "1003,2")]);
        Assert.Contains("Đã ghi số đo môi trường.", page.MainText, StringComparison.Ordinal);
        Assert.Contains("20,5 °C", page.MainText, StringComparison.Ordinal);

        for (var i = 0; i < 4; i++)
        {
            page = await worker.SubmitAsync(await worker.OpenAsync(Intervals), "finding", [("standard", standard.Value.ToString()), ("date", $"{i + 1:D2}/01/2025"), ("interval", "365"), ("found", i < 2 ? "in" : "out")]);
            Assert.Contains("Đã ghi kết quả tìm thấy.", page.MainText, StringComparison.Ordinal);
        }

        Assert.Contains("2/4", page.MainText, StringComparison.Ordinal);
        Assert.Contains("rút xuống", page.MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await worker.SubmitAsync(await worker.OpenAsync(Intervals), "finding", [("standard", standard.Value.ToString()), ("date", "01/01/2025"), ("interval", "365"), ("found", "in")])).Status);

        page = await worker.SubmitAsync(await worker.OpenAsync(Comparisons), "comparison",
        [
            ("scheme", "VN-2026-01"), ("provider", "Viện Đo lường"), ("date", yesterday), ("quantity", "mass"), ("item", "Quả cân 1 kg"), ("unit", "mg"), ("value", "10,6"), ("uncertainty", "0,3"), ("assigned", "10"), ("assignedUncertainty", "0,4"),
        ]);
        Assert.Contains("Đã ghi kết quả so sánh.", page.MainText, StringComparison.Ordinal);
        Assert.Contains("không đạt", page.MainText, StringComparison.Ordinal);
        Assert.Contains("1,20", page.MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await worker.OpenAsync("/en" + Comparisons)).Status);
        Assert.Equal(HttpStatusCode.OK, (await worker.OpenAsync("/en" + Intervals)).Status);
        Assert.Equal(HttpStatusCode.OK, (await worker.OpenAsync("/en" + Environment)).Status);
    }

    [Fact]
    public async Task Strangers_are_told_nothing()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddLaboratoryAsync();
        await app.AddLaboratoryAsync("3600000702", "PTN-2");
        using var worker = await app.SignInAsync(Role.Laboratory, CheckingSample.Unit);
        var page = await worker.SubmitAsync(await worker.OpenAsync(CheckingSample.Checks), "check", [("number", "KT-01"), ("nameVi", "a"), ("nameEn", "a"), ("quantity", "mass"), ("unit", "mg"), ("baseline", "10")]);
        var address = page.Address.AbsolutePath;
        using var other = await app.SignInAsync(Role.Laboratory, "3600000702");
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(address)).Status);
        Assert.DoesNotContain("KT-01", (await other.OpenAsync(CheckingSample.Checks)).MainText, StringComparison.Ordinal);
        using var firm = await app.SignInAsync(Role.Enterprise, CheckingSample.Unit);
        foreach (var path in (string[])[address, CheckingSample.Checks, Environment, Intervals, Comparisons])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await firm.OpenAsync(path)).Status);
        }
    }

    private static async Task<Page> PointAsync(Visitor visitor, string address, DateTimeOffset at, string value) =>
        await visitor.SubmitAsync(await visitor.OpenAsync(address), "point", [("date", Day(at)), ("time", at.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm", CultureInfo.InvariantCulture)), ("value", value)]);

    private static string Day(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(7)).ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);
}

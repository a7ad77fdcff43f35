using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Documents;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Enterprises;

public sealed class FigureImportTests
{
    private const string Page = "/nang-suat/doanh-nghiep/nhap";
    private const string Head = "Năm;Đơn vị tiền;Ngành chính (VSIC 2018);Doanh thu thuần bán hàng, dịch vụ;Nguyên vật liệu, hàng mua để bán;Số người làm việc bình quân năm\r\n";

    public static TheoryData<string, string> BadFiles { get; } = new()
    {
        { Head + "2024;triệu đồng;31;ba tỷ;1;20", "Dòng 2, cột “Doanh thu thuần bán hàng, dịch vụ”: Không phải là số. Đang ghi: ba tỷ." },
        { Head + "2024;triệu đồng;31;100;-5;20", "Dòng 2, cột “Nguyên vật liệu, hàng mua để bán”: Không được nhỏ hơn 0." },
        { Head + "2024;đô la;31;100;5;20", "Dòng 2, cột “Đơn vị tiền”: Không có trong danh mục cho phép." },
        { Head + "2024;;31;100;5;20", "Dòng 2, cột “Đơn vị tiền”: Chưa có giá trị." },
        { Head + "2024;triệu đồng;31;1.500;5;20", "Không rõ là số lẻ hay hàng nghìn" },
        { Head + ";triệu đồng;31;100;5;20", "Dòng 2, cột “Năm”: Chưa có giá trị." },
        { Head + "2026;triệu đồng;31;100;5;20", "Năm 2026 chưa kết thúc" },
        { Head + "2024;triệu đồng;31;100;5;20\r\n2023;tỷ đồng;99;1;0;20\r\n2024;tỷ đồng;31;1;0;20", "Dòng 4: 2024 đã có ở dòng 2." },
        { Head + "2024;triệu đồng;XX;100;5;20", "cột “Ngành chính (VSIC 2018)”: Không có trong danh mục cho phép. Đang ghi: XX." },
        { "Năm,Đơn vị tiền,Ngành chính (VSIC 2018),\"Doanh thu thuần bán hàng, dịch vụ\"\r\n2024,triệu đồng,31,61000,5", "Dòng 2 có 5 ô dưới 4 tiêu đề" },
        { Head + "2024;tỷ đồng;31;99999999999999999999999;5;20", "cột “Doanh thu thuần bán hàng, dịch vụ”" },
        { "Năm;Doanh thu lạ\r\n2024;1", "Không có cột nào tên “Doanh thu lạ”" },
        { "Doanh thu thuần bán hàng, dịch vụ;Điện, nhiên liệu\r\n2024;1", "Tệp không có cột “Năm”." },
    };

    [Theory, MemberData(nameof(BadFiles))]
    public async Task A_bad_file_is_named_precisely_and_nothing_is_kept(string csv, string said)
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        var page = await owner.SubmitAsync(await owner.OpenAsync(Page), "import-figures", [], ("tep", "so-lieu.csv", Encoding.UTF8.GetBytes(csv)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(said, page.MainText, StringComparison.Ordinal);
        Assert.Empty(await app.YearsAsync("3600000001"));
    }

    [Fact]
    public async Task Several_years_come_in_with_decimal_commas_in_three_encodings()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        var csv = Head + "2023;triệu đồng;31 Sản xuất giường, tủ, bàn, ghế;1234,5;1200;20,5\r\n2024;tỷ đồng;31;1,5;1,25;21\r\n";
        var first = true;
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(csv), [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(csv)], Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(csv)).ToArray() })
        {
            var page = await owner.SubmitAsync(await owner.OpenAsync(Page), "import-figures", [], ("tep", "so-lieu.csv", bytes));
            Assert.True(page.Status == HttpStatusCode.OK, page.MainText);
            Assert.Contains("Đã đọc 2 năm trong tệp", page.MainText, StringComparison.Ordinal);
            Assert.Contains(first ? "cần kiểm tra và gửi: 2023, 2024" : "giữ nguyên như trước: 2023, 2024", page.MainText, StringComparison.Ordinal);
            first = false;
        }

        var years = await app.YearsAsync("3600000001");
        Assert.Equal([1_234_500_000, 1_500_000_000], years.Select(y => y.SalesDong!.Value));
        Assert.Equal([20.5, 21], years.Select(y => y.Persons!.Value));
    }

    [Fact]
    public async Task The_own_table_sent_back_changes_nothing_and_keeps_the_twelve_months()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        await owner.FillAsync();
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var row = await db.Set<FirmYear>().SingleAsync();
            row.MonthlyPersons = "20,20,20,20,20,20,20,20,20,20,20,20";
            return await db.SaveChangesAsync();
        });
        var file = await owner.Client.GetByteArrayAsync(new Uri("/nang-suat/doanh-nghiep/so-lieu.xlsx", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, (await owner.SubmitAsync(await owner.OpenAsync(Page), "import-figures", [], ("tep", "so-lieu.xlsx", file))).Status);
        Assert.Equal("20,20,20,20,20,20,20,20,20,20,20,20", Assert.Single(await app.YearsAsync("3600000001")).MonthlyPersons);

        var other = Head + "2025;triệu đồng;31;100;5;21";
        await owner.SubmitAsync(await owner.OpenAsync(Page), "import-figures", [], ("tep", "so-lieu.csv", Encoding.UTF8.GetBytes(other)));
        Assert.Equal("", Assert.Single(await app.YearsAsync("3600000001")).MonthlyPersons);
    }

    [Fact]
    public async Task An_import_says_what_it_changed_and_what_stayed()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        await owner.FillAsync();
        await owner.SubmitAsync(await owner.OpenAsync(FirmSample.Form + "/gui"), "send", [("consent-own-report/1", "true")]);
        var sent = await owner.Client.GetByteArrayAsync(new Uri("/nang-suat/doanh-nghiep/so-lieu.xlsx", UriKind.Relative));

        var page = await ImportAsync(Encoding.UTF8.GetBytes(Head + "2025;triệu đồng;31;9900;5600;20\r\n2024;triệu đồng;31;100;5;21"));
        Assert.Contains("bản sửa của số liệu đã gửi: 2025", page.MainText, StringComparison.Ordinal);
        Assert.Contains("cần kiểm tra và gửi: 2024", page.MainText, StringComparison.Ordinal);
        page = await ImportAsync(Encoding.UTF8.GetBytes(Head + "2025;triệu đồng;31;9900;5600;20"));
        Assert.Contains("giữ nguyên như trước: 2025", page.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("bản nháp", page.MainText, StringComparison.Ordinal);

        // What was sent, in again: nothing is left to be corrected, nor to be sent.
        page = await ImportAsync(sent);
        Assert.Contains("bản sửa được bỏ: 2025", page.MainText, StringComparison.Ordinal);
        Assert.Equal([FirmYearState.Draft, FirmYearState.Submitted], (await app.YearsAsync("3600000001")).Select(y => y.State));

        async Task<Page> ImportAsync(byte[] bytes) =>
            await owner.SubmitAsync(await owner.OpenAsync(Page), "import-figures", [], ("tep", bytes == sent ? "a.xlsx" : "a.csv", bytes));
    }

    [Fact]
    public async Task What_goes_out_as_a_workbook_comes_in_again_in_the_other_language()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        await owner.FillAsync();
        var before = Assert.Single(await app.YearsAsync("3600000001"));
        var file = await owner.Client.GetByteArrayAsync(new Uri("/nang-suat/doanh-nghiep/so-lieu.xlsx", UriKind.Relative));
        await owner.SubmitAsync(await owner.OpenAsync(FirmSample.Form + "?phan=dau-ra"), "figures", [("moneyUnit", "ty"), ("sales", "1"), ("otherRevenue", "1"), ("inventoryChange", "-1,5")]);
        var page = await owner.SubmitAsync(await owner.OpenAsync("/en" + Page), "import-figures", [], ("tep", "figures.xlsx", file));
        Assert.True(page.Status == HttpStatusCode.OK, page.MainText);
        var after = Assert.Single(await app.YearsAsync("3600000001"));
        Assert.Equal(Tdc.Productivity.Features.Enterprises.Figures.FigureFacts.Of(before), Tdc.Productivity.Features.Enterprises.Figures.FigureFacts.Of(after));
        var template = await owner.Client.GetByteArrayAsync(new Uri("/nang-suat/doanh-nghiep/mau.xlsx", UriKind.Relative));
        Assert.Equal(TableFault.None, TableReader.Read(new MemoryStream(template), "mau.xlsx", TableLimits.Default, out var table));
        Assert.Contains("Đơn vị tiền", table!.Headers);
    }

    [Fact]
    public async Task The_department_takes_in_statistical_units_and_supports()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        await owner.OpenAsync("/nang-suat/doanh-nghiep");
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        const string page = "/nang-suat/doanh-nghiep/danh-sach/nhap";
        var head = "code,name,year,moneyUnit,activity,sales,labourCost,persons\r\n";
        var good = head + "TK1,Đơn vị một,2024,trieu,10,5000,900,30\r\nTK1,Đơn vị một,2025,trieu,10,5000000,900,30\r\n";
        var done = await department.SubmitAsync(await department.OpenAsync(page), "import-firms", [], ("tep", "a.csv", Encoding.UTF8.GetBytes(good)));
        Assert.True(done.Status == HttpStatusCode.OK, done.MainText);
        Assert.Contains("Đã nhận 2 dòng, 1 doanh nghiệp mới", done.MainText, StringComparison.Ordinal);
        Assert.Contains("Có ghi nhầm đơn vị không", done.MainText, StringComparison.Ordinal);
        foreach (var (row, said) in new[] { ("TK2,Hai,2025,trieu,10,1,1,", "cột “Số người làm việc bình quân năm”: Chưa có giá trị"), ("3600000001,Ba,2025,trieu,10,1,1,3", "tự khai số liệu trên hệ thống"), ("TK3,,2025,trieu,10,1,1,3", "cột “name”: Chưa có giá trị") })
        {
            var bad = await department.SubmitAsync(await department.OpenAsync(page), "import-firms", [], ("tep", "b.csv", Encoding.UTF8.GetBytes(head + row + "\r\n")));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.Status);
            Assert.Contains(said, bad.MainText, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await owner.OpenAsync(page)).Status);
        var supports = await department.OpenAsync("/nang-suat/doanh-nghiep/ho-tro");
        var refused = await department.SubmitAsync(supports, "add-support", [("firm", "KHONG"), ("fromYear", "hai"), ("project", "")]);
        Assert.Equal(3, refused.Document.QuerySelectorAll("main [aria-invalid=true]").Length);
        supports = await department.SubmitAsync(supports, "add-support", [("firm", "TK1"), ("fromYear", "2024"), ("project", "Đề án 5S")]);
        Assert.Contains("Đề án 5S", supports.MainText, StringComparison.Ordinal);
        var list = string.Create(CultureInfo.InvariantCulture, $"Mã doanh nghiệp;Từ năm;Dự án, chương trình\r\nTK1;2024;Đề án 5S\r\nTK1;2025;Lean\r\n");
        supports = await department.SubmitAsync(supports, "import-supports", [], ("tep", "c.csv", Encoding.UTF8.GetBytes(list)));
        Assert.Contains("Đã nhận 1 hỗ trợ mới", supports.MainText, StringComparison.Ordinal);
    }
}

using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Register;

public sealed class ImportInstrumentsTests
{
    private const string Heads = "Loại phương tiện đo,Chủ sở hữu,\"Xã, phường\",Địa chỉ,Vĩ độ,Kinh độ,Nơi sản xuất,Kiểu,Số máy,Phạm vi đo,Cấp chính xác,Số phê duyệt mẫu,Ngày kiểm định,Có giá trị đến,Giấy chứng nhận";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_clean_file_is_taken_whole_and_the_same_again_is_refused(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        var page = await ImportAsync(owner, [
            $"Cột đo xăng dầu,{RegisterSample.Owner},26188,Quốc lộ 1,,,Tân Thành,TT-2,X-1,,0.5,,20/02/2026,,C-1",
            $"fuel-dispenser,Cửa hàng xăng dầu thử,26188,,,,Tân Thành,TT-2,X-2,,0.5,,,,"]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Đã ghi 2 phương tiện", page.MainText, StringComparison.Ordinal);
        var rows = await app.DbAsync(db => db.Set<Instrument>().AsNoTracking().OrderBy(i => i.Serial).ToListAsync(Stop));
        Assert.Equal((new DateOnly(2027, 2, 19), new DateOnly(2026, 11, 20)), (rows[0].ValidTo, rows[1].DueOn)); // twelve months from the dated period; never verified is due at once
        page = await ImportAsync(owner, [$"Cột đo xăng dầu,{RegisterSample.Owner},26188,,,,Tân Thành,TT-2,X-1,,,,,,"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Dòng 2", page.MainText, StringComparison.Ordinal);
        Assert.Equal(2, await app.DbAsync(db => db.Set<Instrument>().CountAsync(Stop)));
    }

    [Fact]
    public async Task All_faults_of_all_rows_are_told_at_once_and_nothing_is_kept()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        var page = await ImportAsync(owner, [
            $"Cột đo xăng dầu,{RegisterSample.Owner},26188,,,,Tân Thành,,X-1,,,,,,",
            $"Cột đo nước ngọt,{RegisterSample.Owner},26188,,,,Tân Thành,,X-2,,,,,,",
            "Cột đo xăng dầu,khong-co,Xã Không Có,,,,Tân Thành,,X-3,,,,,,",
            $"Cột đo xăng dầu,{RegisterSample.Owner},26188,,95,106,,,X-4,,,,31/02/2026,,",
            $"Cột đo xăng dầu,{RegisterSample.Owner},26188,,,,Tân Thành,,x 1,,,,,,",
            "Cột đo xăng dầu,SCT,26188,,,,Tân Thành,,X-6,,,,,,"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        var faults = page.Document.QuerySelectorAll(".errs li").Select(li => li.TextContent).ToList();
        foreach (var start in (string[])["Dòng 3, Loại", "Dòng 4, Chủ sở hữu", "Dòng 4, Xã, phường", "Dòng 5, Vĩ độ", "Dòng 5, Nơi sản xuất", "Dòng 5, Ngày kiểm định", "Dòng 6, Số máy", "Dòng 7, Chủ sở hữu"])
        {
            Assert.Contains(faults, f => f.StartsWith(start, StringComparison.Ordinal));
        }

        Assert.Equal(0, await app.DbAsync(db => db.Set<Instrument>().CountAsync(Stop)));
    }

    [Fact]
    public async Task The_template_can_be_filled_in_and_a_file_without_columns_is_told()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        using var file = await owner.Client.GetAsync(new Uri("/do-luong/phuong-tien-do/mau.xlsx", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        var page = await owner.SubmitAsync(await owner.OpenAsync("/do-luong/phuong-tien-do/nhap"), "import-instruments", [], ("tep", "a.csv", Encoding.UTF8.GetBytes("Một,Hai\n1,2\n")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await owner.SubmitAsync(await owner.OpenAsync("/do-luong/phuong-tien-do/nhap"), "import-instruments", []);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
    }

    private static async Task<Page> ImportAsync(Visitor visitor, IEnumerable<string> rows) =>
        await visitor.SubmitAsync(await visitor.OpenAsync("/do-luong/phuong-tien-do/nhap"), "import-instruments", [], ("tep", "so.csv", Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(Heads)) + "\n")));
}

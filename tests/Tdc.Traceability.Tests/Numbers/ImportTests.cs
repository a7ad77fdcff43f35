using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Gs1.Keys;
using Tdc.Platform.Documents;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers;
using Tdc.Traceability.Features.Numbers.Import;
using static Tdc.Traceability.Tests.Numbers.TradeSample;

namespace Tdc.Traceability.Tests.Numbers;

public sealed class ImportTests
{
    [Theory, InlineData(DatabaseEngine.Sqlite), InlineData(DatabaseEngine.Postgres)]
    public async Task A_list_is_taken_whole_makes_products_and_changes_nothing_the_second_time(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var unit = await app.AddUnitAsync("HTX-01");
        await app.AddPrefixAsync(unit.Lineage, "893850001");
        var csv = "Mã GTIN;Tên sản phẩm;Thương hiệu;Nhóm sản phẩm\r\n" + string.Join("\r\n", Enumerable.Range(0, 300).Select(i => $"{Number(i)};{(i % 2 == 0 ? "Sản phẩm " + i : "")};Nhà;Trái cây"));

        var first = await ImportAsync(app, unit.Lineage, "a.csv", Encoding.UTF8.GetBytes(csv));
        var second = await ImportAsync(app, unit.Lineage, "a.csv", Encoding.UTF8.GetBytes(csv));

        Assert.Equal((300, 0, 150, 0), (first.Added, first.Known, first.Products, first.Faults.Count));
        Assert.Equal((0, 300, 0, 0), (second.Added, second.Known, second.Products, second.Faults.Count));
        Assert.Equal(150, await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<Product>().CountAsync(p => p.Group == "fruit")));
    }

    [Fact]
    public async Task Faults_are_named_by_row_and_column_and_nothing_is_kept()
    {
        await using var app = await TestApp.StartAsync();
        var (unit, other) = (await app.AddUnitAsync("HTX-01"), await app.AddUnitAsync("HTX-02"));
        await app.AddPrefixAsync(unit.Lineage, "893850001");
        await app.AddPrefixAsync(other.Lineage, "893850002");
        CompanyPrefix.Read("893850002", out var foreign);
        var lines = new[] { Number(1), Number(2)[..12] + (Number(2)[12] == '0' ? "1" : "0"), "12ab", Number(1), "2012345678903", "" };
        var csv = "Mã GTIN,Tên sản phẩm,Nhóm sản phẩm\r\n" + string.Join("\r\n", lines.Select(l => $"\"{l}\",Tên,Trái cây")) + "\r\n\"" + Number(5) + "\",Tên,Không có nhóm này";

        var result = await ImportAsync(app, unit.Lineage, "a.csv", Encoding.UTF8.GetBytes(csv));

        Assert.Equal((0, 0, 0), (result.Added, result.Known, result.Products));
        Assert.Equal(6, result.Faults.Count);
        Assert.Contains("Dòng 3", result.Faults[0], StringComparison.Ordinal);
        Assert.All(result.Faults, f => Assert.Contains("cột", f, StringComparison.Ordinal));
        var beyond = await ImportAsync(app, unit.Lineage, "b.csv", Encoding.UTF8.GetBytes($"Mã GTIN\r\n{Number(1)}\r\n{foreign.Make(KeyKind.Gtin13, 1).Value}"));
        Assert.Single(beyond.Faults);
        Assert.Equal(0, await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<IssuedNumber>().CountAsync()));
    }

    [Fact]
    public async Task A_workbook_whose_numbers_are_numbers_is_read_and_an_export_can_be_taken_in_again()
    {
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("HTX-01", OrganisationKind.Enterprise);
        await app.AddPrefixAsync(unit.Lineage, "893850001");
        await app.AddPrefixAsync(unit.Lineage, "012345"); // of a UPC, whose leading zero a spreadsheet drops
        CompanyPrefix.Read("012345", out var american);
        var upc = american.Make(KeyKind.Gtin13, 77).Value[1..];
        var sheet = new Sheet { Name = "x", Columns = [new("Mã GTIN", 20), new("Tên sản phẩm", 20)], Rows = [[SheetCell.Number(decimal.Parse(Number(9), null)), "=1+1"], [SheetCell.Number(decimal.Parse(upc, null)), "B"]] };
        var result = await ImportAsync(app, unit.Lineage, "a.xlsx", new Workbook([sheet]).ToStream().ToArray());
        Assert.Equal((2, 2, 0), (result.Added, result.Products, result.Faults.Count));
        Assert.Equal(1, await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<Product>().CountAsync(p => p.NameVi == "=1+1")));

        using var visitor = await app.SignInAsync(Platform.Identity.Role.Enterprise, "HTX-01");
        foreach (var type in (string[])["csv", "xlsx"])
        {
            var file = await visitor.Client.GetByteArrayAsync(new Uri("/ma-so/so." + type, UriKind.Relative));
            var again = await ImportAsync(app, unit.Lineage, "x." + type, file);
            Assert.Equal((0, 2, 0, 0), (again.Added, again.Known, again.Products, again.Faults.Count));
        }

        var csv = await visitor.Client.GetStringAsync(new Uri("/ma-so/so.csv", UriKind.Relative));
        Assert.Contains("'=1+1", csv, StringComparison.Ordinal); // not a formula
    }

    [Theory]
    [InlineData("a.csv", "a;b\r\n1;2")]
    [InlineData("a.csv", "")]
    [InlineData("a.csv", "Mã GTIN\r\n")]
    [InlineData("a.csv", "Mã GTIN;Mã GTIN\r\n1;2")]
    [InlineData("a.xlsx", "no workbook")]
    [InlineData("a.exe", "MZ")]
    public async Task What_is_no_list_is_refused_in_words(string name, string content)
    {
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("HTX-01");
        var result = await ImportAsync(app, unit.Lineage, name, Encoding.UTF8.GetBytes(content));
        Assert.Single(result.Faults);
        Assert.NotEmpty(result.Faults[0]);
    }

    private static string Number(int reference)
    {
        CompanyPrefix.Read("893850001", out var company);
        return company.Make(KeyKind.Gtin13, reference).Value;
    }

    private static Task<NumberImport> ImportAsync(TestApp app, LineageId owner, string name, byte[] content) => app.InScopeAsync(async services =>
    {
        System.Globalization.CultureInfo.CurrentUICulture = new("vi");
        return Yes(await services.GetRequiredService<ImportNumbersHandler>().HandleAsync(new TradeRights(Platform.Identity.Asker.System, false) with { Department = false, Asker = new Platform.Identity.Asker { UserId = Guid.CreateVersion7(), Roles = [new(Platform.Identity.Role.Enterprise, owner)] } }, owner, new MemoryStream(content), name, CancellationToken.None));
    });
}

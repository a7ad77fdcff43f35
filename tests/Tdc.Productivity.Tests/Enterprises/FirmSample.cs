using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Enterprises;

/// <summary>Enterprises and figures that tests begin with.</summary>
internal static class FirmSample
{
    /// <summary>Address of the form of 2025.</summary>
    public const string Form = "/nang-suat/doanh-nghiep/2025";

    private const long Million = 1_000_000;

    /// <summary>The parts of a sound year in million đồng, as a browser posts them: value added 3.000 either way, 20 persons.</summary>
    public static IReadOnlyList<(string Part, (string Name, string Value)[] Values)> Parts { get; } =
    [
        ("don-vi", [("activity", "31"), ("commune", "26188"), ("ownership", "PRI"), ("startMonth", "1")]),
        ("dau-ra", [("moneyUnit", "trieu"), ("sales", "9800"), ("otherRevenue", "150"), ("inventoryChange", "50")]),
        ("mua-vao", [("moneyUnit", "trieu"), ("materials", "5600"), ("energy", "400"), ("services", "1000")]),
        ("phan-phoi", [("moneyUnit", "trieu"), ("labourCost", "1800"), ("depreciation", "400"), ("interest", "100"), ("rent", "60"), ("taxes", "40"), ("profit", "600")]),
        ("lao-dong", [("persons", "20"), ("hours", "47000"), ("trained", "7")]),
        ("tai-san", [("moneyUnit", "trieu"), ("assetsOpening", "3900"), ("assetsClosing", "4100"), ("newEquipment", "")]),
        ("doi-moi", [("moneyUnit", "trieu"), ("research", "20"), ("newProducts", "900,5"), ("energyMegajoules", ""), ("digitalPractices", "5"), ("systems", "ISO9001"), ("tools", "5S"), ("tools", "LEAN")]),
    ];

    /// <summary>Puts an organisation into the register.</summary>
    public static Task AddUnitAsync(this TestApp app, string code, OrganisationKind kind = OrganisationKind.Enterprise) => app.InScopeAsync(async services =>
        (await services.GetRequiredService<AddOrganisation>().HandleAsync(new(kind, code, "Công ty " + code, "Company " + code, "26188"), Asker.System, CancellationToken.None)).TryGet(out _, out var no) ? true : throw new InvalidOperationException(no.Code));

    /// <summary>A sound year of the sample.</summary>
    public static FirmYear Year(int year = 2025, double factor = 1, string activity = "31", FirmId? firm = null) => new()
    {
        Id = new FirmYearId(Guid.CreateVersion7()),
        Firm = firm ?? default,
        Year = year,
        State = FirmYearState.Submitted,
        Activity = activity,
        ActivityVersion = Activities.Present,
        Commune = "26188",
        Ownership = "PRI",
        SalesDong = Of(9800),
        OtherRevenueDong = Of(150),
        InventoryChangeDong = Of(50),
        MaterialsDong = Of(5600),
        EnergyDong = Of(400),
        ServicesDong = Of(1000),
        LabourCostDong = Of(1800),
        DepreciationDong = Of(400),
        InterestDong = Of(100),
        RentDong = Of(60),
        TaxesDong = Of(40),
        ProfitDong = Of(3000 * factor - 2400),
        AssetsOpeningDong = Of(3900),
        AssetsClosingDong = Of(4100),
        Persons = 20,
        Hours = 47_000,
        SubmittedAt = TestClock.Start,
        ChangedAt = TestClock.Start,
        Version = Guid.CreateVersion7(),
    };

    /// <summary>Adds statistical units with a submitted year each; value added differs by the factor.</summary>
    public static Task AddFirmsAsync(this TestApp app, int count, string activity = "31", int year = 2025) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<TdcDbContext>();
        for (var i = 0; i < count; i++)
        {
            var firm = new Firm { Id = new FirmId(Guid.CreateVersion7()), Code = $"TK-{activity}-{i:D3}", Name = $"Đơn vị thống kê {i}", CreatedAt = TestClock.Start, Version = Guid.CreateVersion7() };
            var row = Year(year, 1, activity, firm.Id);
            (row.SalesDong, row.ProfitDong) = (row.SalesDong + i * 100 * Million, row.ProfitDong + i * 100 * Million);
            db.Add(firm);
            db.Add(row);
        }

        return await db.SaveChangesAsync();
    });

    /// <summary>Fills in all parts by forms.</summary>
    public static async Task<Page> FillAsync(this Visitor visitor, string form = Form)
    {
        Page? page = null;
        foreach (var (part, values) in Parts)
        {
            page = await visitor.SubmitAsync(await visitor.OpenAsync($"{form}?phan={part}"), "figures", values);
            Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        }

        return page!;
    }

    /// <summary>The years of the enterprise of a code; a draft before what was sent.</summary>
    public static Task<List<FirmYear>> YearsAsync(this TestApp app, string code) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<TdcDbContext>();
        return await db.Set<FirmYear>().AsNoTracking().Where(y => db.Set<Firm>().Any(f => f.Id == y.Firm && f.Code == code)).OrderBy(y => y.Year).ThenBy(y => y.State).ToListAsync();
    });

    private static long Of(double million) => (long)(million * Million);
}

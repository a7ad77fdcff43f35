using System.Globalization;
using Tdc.Platform.Organisations;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Features.Seed;

namespace Tdc.Productivity.Demonstration;

/// <summary>The invented furniture maker of the demonstration accounts: three years sent, the last left to be filled in.</summary>
internal static class DemoFurniture
{
    /// <summary>Code of its unit in the register.</summary>
    public const string UnitCode = "MH-GO-TP";

    /// <summary>Account that fills in its figures.</summary>
    public const string Account = "go@demo.test";

    // Amounts in million đồng.
    private static readonly (int Year, long Sales, long Stock, long Materials, long Energy, long Services, long Pay, long Depreciation, long Interest, long Rent, long Taxes, long Opening, long Closing, double Persons, int Practices)[] years =
    [
        (2022, 61_200, 640, 41_900, 1_540, 7_100, 7_050, 1_980, 910, 720, 260, 18_400, 19_100, 84, 3),
        (2023, 57_900, -380, 39_100, 1_490, 6_600, 7_100, 2_050, 1_020, 720, 240, 19_100, 18_700, 82, 4),
        (2024, 68_500, 520, 45_600, 1_620, 7_900, 8_200, 2_110, 880, 760, 290, 18_700, 20_300, 88, 6),
    ];

    /// <summary>The firm of the unit.</summary>
    public static Firm Firm(LineageId unit, string name, DateTimeOffset now) => new()
    {
        Id = new FirmId(ProductivityStable.Id("demo-firm", UnitCode)),
        Unit = unit,
        Code = UnitCode,
        Name = name,
        IsDemonstration = true,
        CreatedAt = now,
        Version = ProductivityStable.Id("demo-firm-version", UnitCode),
    };

    /// <summary>Its years.</summary>
    public static IEnumerable<FirmYear> Years(FirmId firm, string commune) => years.Select(y => new FirmYear
    {
        Id = new FirmYearId(ProductivityStable.Id("demo-year", UnitCode, y.Year.ToString(CultureInfo.InvariantCulture))),
        Firm = firm,
        Year = y.Year,
        State = FirmYearState.Submitted,
        Activity = "31",
        ActivityVersion = Activities.Present,
        Commune = commune,
        Ownership = "PRI",
        SalesDong = Dong(y.Sales),
        OtherRevenueDong = Dong(180),
        InventoryChangeDong = Dong(y.Stock),
        MaterialsDong = Dong(y.Materials),
        EnergyDong = Dong(y.Energy),
        ServicesDong = Dong(y.Services),
        LabourCostDong = Dong(y.Pay),
        DepreciationDong = Dong(y.Depreciation),
        InterestDong = Dong(y.Interest),
        RentDong = Dong(y.Rent),
        TaxesDong = Dong(y.Taxes),
        ProfitDong = Dong(y.Sales + 180 + y.Stock - y.Materials - y.Energy - y.Services - y.Pay - y.Depreciation - y.Interest - y.Rent - y.Taxes),
        AssetsOpeningDong = Dong(y.Opening),
        AssetsClosingDong = Dong(y.Closing),
        ResearchDong = Dong(y.Year == 2024 ? 420 : 0),
        NewProductsDong = Dong(y.Year == 2024 ? 7_400 : 2_100),
        NewEquipmentDong = Dong(Math.Max(0, y.Closing - y.Opening + y.Depreciation)),
        EnergyMegajoules = y.Energy * 1_000_000 / 620,
        Persons = y.Persons,
        Hours = y.Persons * 2380,
        Trained = Math.Round(y.Persons * 0.31),
        DigitalPractices = y.Practices,
        Systems = y.Year >= 2023 ? "ISO9001" : "",
        Tools = "5S KAIZEN",
        SubmittedAt = DemoFirms.SentAt(y.Year),
        ChangedAt = DemoFirms.SentAt(y.Year),
        Version = ProductivityStable.Id("demo-year-version", UnitCode, y.Year.ToString(CultureInfo.InvariantCulture)),
    });

    /// <summary>What it agreed to.</summary>
    public static FirmConsent Consent(FirmId firm, Guid account, DateTimeOffset now) => new()
    {
        Id = new ConsentId(ProductivityStable.Id("demo-consent", UnitCode)),
        Firm = firm,
        Purpose = "own-report/1",
        GivenBy = account,
        GivenAt = now,
    };

    private static long Dong(long million) => million * 1_000_000;
}

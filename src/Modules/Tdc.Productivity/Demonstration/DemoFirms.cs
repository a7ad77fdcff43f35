using System.Globalization;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Features.Seed;

namespace Tdc.Productivity.Demonstration;

/// <summary>The invented enterprises with their years and supports; pure.</summary>
internal sealed class DemoFirms
{
    private const double Million = 1e6;
    private readonly IReadOnlyList<string> communes;
    private readonly DateTimeOffset now;

    private DemoFirms(IReadOnlyList<string> communes, DateTimeOffset now) => (this.communes, this.now) = (communes, now);

    /// <summary>The enterprises.</summary>
    public List<Firm> Firms { get; } = [];

    /// <summary>Their years.</summary>
    public List<FirmYear> Years { get; } = [];

    /// <summary>Their supports.</summary>
    public List<FirmSupport> Supports { get; } = [];

    /// <summary>Invents them.</summary>
    /// <param name="communes">Codes of communes, at least one.</param>
    /// <param name="now">When they are entered.</param>
    public static DemoFirms Invent(IReadOnlyList<string> communes, DateTimeOffset now)
    {
        var made = new DemoFirms(communes, now);
        List<(string Code, double Level, double Ratio)> divisions = [.. DemoEffects.Divisions.SelectMany(d => Enumerable.Repeat((d.Code, d.Level, d.Ratio), d.Weight))];
        for (var number = 1; number <= DemoEffects.Firms; number++)
        {
            // 769 has no factor in common with 1500, so that neighbours by number are of different divisions.
            made.Add(number, divisions[number * 769 % divisions.Count]);
        }

        made.Firms[DemoEffects.Merged - 1].MergedInto = made.Firms[DemoEffects.Absorbs - 1].Id;
        made.Firms[DemoEffects.Merged - 1].MergedFrom = 2024;
        return made;
    }

    /// <summary>Id of the firm of a number.</summary>
    public static FirmId IdOf(int number) => new(ProductivityStable.Id("demo-firm", number.ToString(CultureInfo.InvariantCulture)));

    private void Add(int number, (string Code, double Level, double Ratio) division)
    {
        var dice = new DemoDice((ulong)number * 1_000_003);
        if (number is DemoEffects.ChangesSector)
        {
            division = ("16", 3.46, 0.25);
        }

        Firms.Add(new Firm
        {
            Id = IdOf(number),
            Code = $"MH-NS-{number:D4}",
            Name = $"Doanh nghiệp số {number:D4}, ngành {division.Code} (minh họa)",
            IsDemonstration = true,
            CreatedAt = now,
            Version = ProductivityStable.Id("demo-firm-version", number.ToString(CultureInfo.InvariantCulture)),
        });
        var supported = number % DemoEffects.SupportedEvery == 0;
        if (supported)
        {
            Supports.Add(new FirmSupport
            {
                Id = new SupportId(ProductivityStable.Id("demo-support", number.ToString(CultureInfo.InvariantCulture))),
                Firm = IdOf(number),
                FromYear = DemoEffects.SupportedFrom,
                Project = "Hỗ trợ nâng cao năng suất (minh họa)",
            });
        }

        var path = new DemoPath(dice, communes[(int)(dice.Next() * communes.Count)], supported);
        for (var year = DemoEffects.FirstYear; year <= DemoEffects.LastYear; year++)
        {
            path.Step(dice, year, number is DemoEffects.Absorbs && year == 2024 ? 1.6 : 1);
            if (path.Exists(year) && !(number is DemoEffects.Merged && year >= 2024))
            {
                Years.Add(Year(number, year, division, path, dice));
            }
        }
    }

    private FirmYear Year(int number, int year, (string Code, double Level, double Ratio) division, DemoPath path, DemoDice dice)
    {
        if (number is DemoEffects.ChangesSector && year >= 2023)
        {
            division = ("31", 3.50, 0.27);
        }

        var assets = (path.Opening + path.Closing) / 2;
        var noise = DemoEffects.Noise * dice.Normal();
        var value = Math.Exp(
            division.Level + DemoEffects.TechnicalChange * (year - DemoEffects.FirstYear) + DemoEffects.LabourElasticity * Math.Log(path.Persons) + DemoEffects.CapitalElasticity * Math.Log(assets)
            + (path.Certificate(year) ? DemoEffects.CertificateEffect : 0) + DemoEffects.ResearchEffect * path.Research + DemoEffects.DigitalEffect * path.Practices
            + (path.Supported && year >= DemoEffects.SupportedFrom ? DemoEffects.SupportEffect : 0) - path.Inefficiency + noise);
        var ratio = Math.Clamp(division.Ratio * Math.Exp(0.15 * dice.Normal()), 0.06, 0.8);
        var output = value / ratio;
        if (number is DemoEffects.Negative && year == DemoEffects.NegativeYear)
        {
            value = -0.05 * output; // stock bought dear and sold cheap
        }

        return Account(number, year, division.Code, path, value, output, assets, dice);
    }

    // Amounts are rounded to a thousand đồng; what is left over goes where a book-keeper would put it, so that both ways of value added agree.
    private FirmYear Account(int number, int year, string division, DemoPath path, double value, double output, double assets, DemoDice dice)
    {
        var (sales, other) = (Dong(output * 0.985), Dong(output * dice.Between(0, 0.01)));
        var stock = Dong(output) - sales - other;
        var bought = Dong(output - value);
        var (energy, services) = (Dong(bought / Million * dice.Between(0.03, 0.1)), Dong(bought / Million * dice.Between(0.1, 0.25)));
        var pay = Dong(Math.Abs(value) * dice.Between(0.42, 0.62));
        var (depreciation, interest, rent, taxes) = (Dong(assets * 0.1), Dong(assets * dice.Between(0, 0.04)), Dong(Math.Abs(value) * dice.Between(0, 0.04)), Dong(Math.Abs(value) * dice.Between(0, 0.02)));
        var systems = path.Certificate(year) ? path.Food ? "ISO9001 ISO22000" : "ISO9001" : "";
        return new FirmYear
        {
            Id = new FirmYearId(ProductivityStable.Id("demo-year", number.ToString(CultureInfo.InvariantCulture), year.ToString(CultureInfo.InvariantCulture))),
            Firm = IdOf(number),
            Year = year,
            State = FirmYearState.Submitted,
            Activity = division,
            ActivityVersion = Activities.Present,
            Commune = path.Commune,
            Ownership = path.Ownership,
            SalesDong = sales,
            OtherRevenueDong = other,
            InventoryChangeDong = stock,
            MaterialsDong = bought - energy - services,
            EnergyDong = energy,
            ServicesDong = services,
            LabourCostDong = pay,
            DepreciationDong = depreciation,
            InterestDong = interest,
            RentDong = rent,
            TaxesDong = taxes,
            ProfitDong = sales + other + stock - bought - pay - depreciation - interest - rent - taxes,
            AssetsOpeningDong = Dong(path.Opening),
            AssetsClosingDong = Dong(path.Closing),
            ResearchDong = Dong(sales / Million * path.Research / 100),
            NewProductsDong = Dong(sales / Million * Math.Min(0.6, 0.03 + path.Research * 0.05)),
            NewEquipmentDong = Dong(Math.Max(0, path.Closing - path.Opening + assets * 0.1)),
            EnergyMegajoules = Math.Round(energy / 620.0),
            Persons = path.Persons,
            Hours = Math.Round(path.Persons * dice.Between(2200, 2500)),
            Trained = Math.Round(path.Persons * dice.Between(0.15, 0.6)),
            DigitalPractices = path.Practices,
            Systems = systems,
            Tools = path.Supported && year >= DemoEffects.SupportedFrom ? "5S KAIZEN" : dice.Happens(0.2) ? "5S" : "",
            SubmittedAt = SentAt(year),
            ChangedAt = SentAt(year),
            Version = ProductivityStable.Id("demo-year-version", number.ToString(CultureInfo.InvariantCulture), year.ToString(CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>When figures of a year were sent: in time.</summary>
    public static DateTimeOffset SentAt(int year) => new(year + 1, 4, 15, 3, 0, 0, TimeSpan.Zero);

    private static long Dong(double million) => (long)Math.Round(million * 1000) * 1000;
}

using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Studies;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Studies;

/// <summary>Enterprises made for tests, with effects that are known: what a study must find again.</summary>
internal sealed class StudyFirms(int seed)
{
    public const double CapitalElasticity = 0.35;
    public const double CertificateEffect = 0.10;
    public const double SupportEffect = 0.12;
    public const int SupportYear = 2023;

    private readonly Random random = new(seed);

    /// <summary>Rows of a sample: ln VA = 5 + 0.65 ln L + 0.35 ln K + 0.10·certificate + 0.12·support + firm + noise.</summary>
    public StudyData Sample(int firms, int from = 2021, int to = 2024) => StudyData.Of(Enumerable.Range(1, firms).SelectMany(unit => Rows(unit, from, to)).ToList());

    /// <summary>A year of a firm for the database; money in đồng.</summary>
    public FirmYear Year(FirmId firm, int year, double persons, double assets, double added, TimeProvider clock, string activity = "31") => new()
    {
        Id = clock.NewId<FirmYearId>(),
        Firm = firm,
        Year = year,
        State = FirmYearState.Submitted,
        Activity = activity,
        ActivityVersion = "VSIC2018",
        Commune = "26188",
        Ownership = "PRI",
        SalesDong = (long)(added * 2.5),
        MaterialsDong = (long)(added * 1.3),
        EnergyDong = (long)(added * 0.1),
        ServicesDong = (long)(added * 0.1),
        LabourCostDong = (long)(added * 0.5),
        AssetsOpeningDong = (long)assets,
        AssetsClosingDong = (long)assets,
        ResearchDong = (long)(added * random.NextDouble() * 0.02),
        Persons = persons,
        Hours = persons * 2300,
        DigitalPractices = random.Next(0, 12),
        Systems = random.Next(2) == 0 ? "ISO9001" : "",
        SubmittedAt = clock.GetUtcNow(),
        ChangedAt = clock.GetUtcNow(),
    };

    /// <summary>Stores invented firms with years; those of the register agreed to nothing.</summary>
    public Task<IReadOnlyList<Firm>> StoreAsync(TestApp app, int firms, bool demonstration = true, int from = 2022, int to = 2023, string activity = "31") => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var made = new List<Firm>();
        for (var i = 0; i < firms; i++)
        {
            var firm = new Firm { Id = app.Clock.NewId<FirmId>(), Code = $"T-{demonstration}-{activity}-{seed}-{i}", Name = $"Firm {i}", IsDemonstration = demonstration, CreatedAt = app.Clock.GetUtcNow() };
            made.Add(firm);
            db.Add(firm);
            var (persons, assets) = (10 + random.Next(200), 1e9 * (1 + random.Next(50)));
            for (var year = from; year <= to; year++)
            {
                db.Add(Year(firm.Id, year, persons, assets, 1e8 * Math.Pow(persons, 0.65) * Math.Pow(assets / 1e9, CapitalElasticity) * Math.Exp(-Math.Abs(Normal() * 0.3)), app.Clock, activity));
            }
        }

        await db.SaveChangesAsync();
        return (IReadOnlyList<Firm>)made;
    });

    private IEnumerable<StudyRow> Rows(int unit, int from, int to)
    {
        var (lnL, deepening, own, certified, supported) = (3 + random.NextDouble() * 3, random.NextDouble() * 3, Normal() * 0.1, random.Next(from, to + 3), unit % 4 == 0);
        for (var year = from; year <= to; year++)
        {
            var lnK = lnL + deepening + Normal() * 0.3;
            var iso = year >= certified ? 1 : 0;
            var support = supported && year >= SupportYear ? 1 : 0;
            var added = 5 + 0.65 * lnL + CapitalElasticity * lnK + CertificateEffect * iso + SupportEffect * support + own + 0.02 * (year - from) + Normal() * 0.05;
            var values = StudyMeasures.All.Select(m => m.Code switch
            {
                "va" => Math.Exp(added),
                "l" => Math.Exp(lnL),
                "k" => Math.Exp(lnK),
                "iso9001" or "system" => iso,
                "supported" => support,
                "digital" => 50,
                _ => 0.0,
            });
            yield return new(unit, year, "C", "31", "PRI", "SML", supported ? SupportYear : 0, [.. values]);
        }
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

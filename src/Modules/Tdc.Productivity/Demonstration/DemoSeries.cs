using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features;
using Tdc.Productivity.Features.Computing;
using Tdc.Productivity.Features.Observing;

namespace Tdc.Productivity.Demonstration;

/// <summary>Invented series of the economy, its sections and communes, so that the pages of sectors, localities and decompositions have something to show.</summary>
/// <remarks>Every series says that it is invented (<see cref="SeriesOrigin.Demonstration"/>) and never meets an official one in a formula. All follows from constants.</remarks>
internal sealed class DemoSeries : IDemonstration
{
    private const int First = 2018;
    private const int Last = 2025;

    // Section, value added of 2018 in billion VND at prices of 2018, persons, hours a year, capital by value added, labour share, growth of volume, of persons, of prices (percent a year).
    private static readonly (string Section, double Va, double Persons, double Hours, double Capital, double Share, double Volume, double People, double Prices)[] sections =
    [
        ("A", 38_000, 560_000, 1_900, 1.1, 0.62, 3.2, -2.4, 2.9), ("B", 1_900, 9_000, 2_250, 3.4, 0.35, 1.5, -1.0, 3.5), ("C", 168_000, 840_000, 2_420, 1.6, 0.48, 8.6, 3.1, 1.6),
        ("D", 14_500, 7_500, 2_200, 4.8, 0.22, 7.4, 1.2, 1.1), ("E", 1_300, 8_200, 2_250, 3.0, 0.46, 6.0, 2.0, 2.2), ("F", 16_500, 128_000, 2_380, 0.9, 0.66, 7.0, 2.2, 3.6),
        ("G", 36_000, 320_000, 2_450, 0.8, 0.55, 6.8, 1.6, 2.2), ("H", 13_500, 92_000, 2_520, 2.1, 0.52, 7.9, 2.6, 2.8), ("I", 9_800, 104_000, 2_480, 0.9, 0.60, 5.5, 1.9, 3.3),
        ("J", 6_900, 11_500, 2_180, 1.4, 0.40, 9.8, 4.5, -0.6), ("K", 12_200, 13_800, 2_160, 0.7, 0.42, 7.1, 2.4, 1.8), ("L", 10_400, 9_600, 2_140, 6.5, 0.18, 4.1, 1.5, 3.9),
        ("M", 3_100, 12_400, 2_200, 0.8, 0.64, 8.2, 4.0, 1.9), ("N", 4_200, 31_000, 2_300, 1.0, 0.63, 6.4, 3.6, 2.0), ("O", 7_600, 41_000, 2_080, 1.5, 0.86, 4.0, -1.1, 4.2),
        ("P", 9_300, 62_000, 2_020, 1.4, 0.84, 5.6, 1.2, 4.0), ("Q", 5_200, 26_500, 2_240, 1.6, 0.74, 6.7, 2.8, 4.4), ("R", 1_700, 10_900, 2_200, 1.8, 0.50, 4.9, 1.4, 2.7), ("S", 2_400, 44_000, 2_350, 0.7, 0.68, 3.8, 0.9, 3.0),
    ];

    /// <inheritdoc/>
    public int Order => 35;

    /// <inheritdoc/>
    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        if (await db.Set<DataSeries>().AnyAsync(s => s.Origin == SeriesOrigin.Demonstration && s.Area != Areas.Own, cancellation))
        {
            return;
        }

        var today = services.GetRequiredService<TimeProvider>().TodayInVietnam;
        var register = await services.GetRequiredService<OrganisationRegister>().NowAsync(cancellation);
        var communes = register.AsOf(today, OrganisationKind.Commune, OrganisationKind.Ward).Select(u => u.Code).Order(StringComparer.Ordinal).ToList();
        var book = services.GetRequiredService<SeriesBook>();
        await book.RecordAsync(ProductivityRights.OfSystem, [.. Economy(), .. communes.SelectMany(Commune)], confirmed: true, cancellation);
        await services.GetRequiredService<IndicatorComputing>().RunAsync([Areas.Own, .. communes], cancellation);
    }

    /// <summary>The sections and their total, with the line of product taxes.</summary>
    internal static IEnumerable<NewObservation> Economy()
    {
        for (var year = First; year <= Last; year++)
        {
            var total = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var section in sections)
            {
                foreach (var (code, value) in Of(section, year))
                {
                    yield return Made(code, section.Section, year, value);
                    total[code] = total.GetValueOrDefault(code) + (code is "SL" or "DEFL" ? 0 : value);
                }
            }

            total["SL"] = total["COMP"] / total["VA"];
            total["DEFL"] = total["VA"] / total["VAV"];
            total["TAX"] = total["VA"] * (0.079 + (0.0006 * (year - First)));
            total["GRDP"] = total["VA"] + total["TAX"];
            total["RD"] = total["GRDP"] * (0.0041 + (0.0003 * (year - First)));
            foreach (var (code, value) in total)
            {
                yield return Made(code, SeriesKey.Total, year, value);
            }
        }
    }

    private static IEnumerable<(string Code, double Value)> Of((string Section, double Va, double Persons, double Hours, double Capital, double Share, double Volume, double People, double Prices) s, int year)
    {
        var t = year - First;
        double Grow(double percent, string what) => Math.Pow(1 + (percent / 100), t) * (1 + Wave(s.Section + what, year, 0.012));
        var shock = year == 2021 ? 0.965 : 1; // the year of the long lockdown
        var volume = s.Va * Grow(s.Volume, "v") * shock;
        var prices = Math.Pow(1 + (s.Prices / 100), t);
        var persons = Math.Round(s.Persons * Grow(s.People, "p"));
        var capital = s.Va * s.Capital * Math.Pow(1 + ((s.Volume + 0.9) / 100), t) * (1 + Wave(s.Section + "k", year, 0.008));
        var share = s.Share + Wave(s.Section + "s", year, 0.012);
        yield return ("VAV", volume);
        yield return ("VA", volume * prices);
        yield return ("DEFL", prices);
        yield return ("L", persons);
        yield return ("H", Math.Round(persons * s.Hours * (1 - (0.003 * t)) * (year == 2021 ? 0.93 : 1)));
        yield return ("K", capital);
        yield return ("I", capital * (0.06 + ((s.Volume + 0.9) / 100)));
        yield return ("SL", share);
        yield return ("COMP", volume * prices * share);
    }

    private static IEnumerable<NewObservation> Commune(string code)
    {
        var size = 4_000 + (26_000 * (0.5 + Wave(code + "size", 0, 0.5)));
        var productivity = 95 + (190 * Math.Pow(0.5 + Wave(code + "lp", 0, 0.5), 2));
        for (var year = 2021; year <= Last; year++)
        {
            var t = year - 2021;
            var persons = Math.Round(size * Math.Pow(1.012, t) * (1 + Wave(code + "p", year, 0.02)));
            var firms = Math.Round(persons / 55 * Math.Pow(1.05, t));
            yield return Made("L", SeriesKey.Total, year, persons, code);
            yield return Made("VA", SeriesKey.Total, year, persons * productivity * Math.Pow(1.072, t) * (1 + Wave(code + "v", year, 0.03)) / 1000, code);
            yield return Made("FIRMS", SeriesKey.Total, year, firms, code);
            yield return Made("CERTIFIED", SeriesKey.Total, year, Math.Round(firms * (0.05 + (0.006 * t) + Wave(code + "c", 0, 0.03))), code);
            yield return Made("TOOLED", SeriesKey.Total, year, Math.Round(firms * (0.04 + (0.008 * t) + Wave(code + "t", 0, 0.02))), code);
        }
    }

    private static NewObservation Made(string code, string activity, int year, double value, string area = Areas.Own)
    {
        var basis = code is "VAV" or "K" or "I" ? PriceBasis.Constant : code is "VA" or "COMP" or "TAX" or "GRDP" or "RD" ? PriceBasis.Current : PriceBasis.None;
        return new()
        {
            Key = new()
            {
                Indicator = code,
                Area = area,
                AreaVersion = area == Areas.Own ? "2025-07-01" : "",
                Activity = activity,
                ActivityVersion = activity == SeriesKey.Total ? "" : Activities.Present,
                PriceBasis = basis,
                BaseYear = basis == PriceBasis.Constant ? First : 0,
                Origin = SeriesOrigin.Demonstration,
            },
            Period = Period.OfYear(year),
            Value = Math.Round(value, code is "SL" or "DEFL" ? 4 : 1),
            Source = "Minh họa",
            Note = "Số liệu không có thật, chỉ để minh họa.",
            NoteEn = "Invented figure, for demonstration only.",
        };
    }

    // A steady pseudo-random swing of a name and a year, between minus and plus the size.
    private static double Wave(string name, int year, double size)
    {
        var hash = 2166136261u;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 16777619u;
        }

        hash = (hash ^ (uint)year) * 16777619u;
        hash ^= hash >> 15;
        hash *= 2246822519u;
        hash ^= hash >> 13;
        return size * ((hash % 20_001 / 10_000.0) - 1);
    }
}

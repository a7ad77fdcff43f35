using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Features.Seed;

/// <summary>Puts the set of indicators into the register, and the published figures of the country and of Đồng Nai into their series.</summary>
/// <remarks>A code that the register has is left as it is: people may have amended it. Source of the set: reference on productivity, section 13; figures as each row names them.</remarks>
internal sealed class IndicatorSeed : ISeed
{
    private static readonly DateOnly start = new(2025, 4, 23); // Decision 1295/QĐ-UBND

    /// <inheritdoc/>
    public int Order => 12;

    /// <inheritdoc/>
    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var known = await db.Set<Indicator>().Select(i => i.Code).Distinct().ToListAsync(cancellation);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var missing = Shipped(now).Where(i => !known.Contains(i.Code)).ToList();
        if (missing.Count > 0)
        {
            db.AddRange(missing);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        if (!await db.Set<Observation>().AnyAsync(o => o.Id == Mark(), cancellation))
        {
            await db.InTransactionAsync(() => PublishedAsync(db, now, cancellation), cancellation);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The set as it ships.</summary>
    public static IEnumerable<Indicator> Shipped(DateTimeOffset now) => DataFile.Csv("indicators.csv").Select(r => new Indicator
    {
        Id = new IndicatorId(ProductivityStable.Id("indicator", r["code"])),
        Code = r["code"],
        Revision = 1,
        Kind = r["kind"] == "variable" ? IndicatorKind.Variable : IndicatorKind.Indicator,
        NameVi = r["name_vi"],
        NameEn = r["name_en"],
        Levels = r["levels"],
        DefinitionVi = r["definition_vi"],
        DefinitionEn = r["definition_en"],
        Formula = r["formula"],
        UnitVi = r["unit_vi"],
        UnitEn = r["unit_en"],
        UnitMeasure = r["unit_measure"],
        UnitMult = int.Parse(r["unit_mult"], CultureInfo.InvariantCulture),
        Decimals = int.Parse(r["decimals"], CultureInfo.InvariantCulture),
        PriceBasis = Basis(r["price_basis"]),
        Dimensions = r["dimensions"],
        Sources = r["sources"],
        Body = r["body"],
        Frequency = Frequency.Annual,
        DueDays = int.Parse(r["due_days"], CultureInfo.InvariantCulture),
        QualityVi = r["quality_vi"],
        QualityEn = r["quality_en"],
        Basis = r["basis"],
        BasisStatus = r["status"] == "seen" ? RuleStatus.Seen : RuleStatus.Unverified,
        Headline = r["headline"] == "1",
        ValidFrom = start,
        CreatedAt = now,
        Search = SearchForm.Of(r["name_vi"]) + "\n" + SearchForm.Of(r["name_en"]) + "\n" + SearchForm.Of(r["code"]),
    });

    private static ObservationId Mark() => new(ProductivityStable.Id("observation", "LP1.A.VN.-._T.-._T._T._T.V.O", "2024", "1"));

    private static async Task<bool> PublishedAsync(TdcDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var made = new Dictionary<string, DataSeries>(StringComparer.Ordinal);
        var rows = DataFile.Csv("official-series.csv");
        foreach (var row in rows)
        {
            if (!Period.TryParse(row["period"], out var period))
            {
                throw new InvalidOperationException($"official-series.csv: {row["period"]} is no period.");
            }

            var key = new SeriesKey
            {
                Indicator = row["indicator"],
                Frequency = period.Frequency,
                Area = row["area"],
                AreaVersion = row["area_version"],
                Activity = row["activity"],
                ActivityVersion = row["activity"] is SeriesKey.Total ? "" : Activities.Present,
                PriceBasis = Basis(row["price_basis"]),
                BaseYear = row["base_year"].Length == 0 ? 0 : int.Parse(row["base_year"], CultureInfo.InvariantCulture),
            };
            var text = key.ToString();
            if (!made.TryGetValue(text, out var series))
            {
                made[text] = series = DataSeries.Of(new SeriesId(ProductivityStable.Id("series", text)), key, row["unit_measure"], int.Parse(row["unit_mult"], CultureInfo.InvariantCulture));
                db.Add(series);
            }

            var vintage = int.Parse(row["vintage"], CultureInfo.InvariantCulture);
            db.Add(new Observation
            {
                Id = new ObservationId(ProductivityStable.Id("observation", text, period.ToString(), row["vintage"])),
                Series = series.Id,
                Period = period.ToString(),
                StartsOn = period.From,
                Vintage = vintage,
                Value = double.Parse(row["value"], CultureInfo.InvariantCulture),
                Status = row["status"],
                Confidentiality = ObservationStatus.Free,
                Decimals = row["value"].IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? row["value"].Length - point - 1 : 0,
                Source = row["source"],
                Note = row["note_vi"],
                NoteEn = row["note_en"],
                RecordedAt = now,
                IsCurrent = !rows.Any(other => other["indicator"] == row["indicator"] && other["area"] == row["area"] && other["area_version"] == row["area_version"]
                    && other["activity"] == row["activity"] && other["period"] == row["period"] && other["price_basis"] == row["price_basis"] && other["base_year"] == row["base_year"]
                    && int.Parse(other["vintage"], CultureInfo.InvariantCulture) > vintage),
            });
        }

        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private static PriceBasis Basis(string code) => code switch { "V" => PriceBasis.Current, "L" => PriceBasis.Constant, _ => PriceBasis.None };
}

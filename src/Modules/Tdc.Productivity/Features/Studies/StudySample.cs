using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Domain.Studies;
using Tdc.ProductivityAnalysis.Enterprise;

namespace Tdc.Productivity.Features.Studies;

/// <summary>A sample with what was left out of it.</summary>
internal sealed record DrawnSample(StudyData Data, SampleReport Report);

/// <summary>What samples can be drawn of.</summary>
/// <param name="Real">Years of real enterprises that were sent.</param>
/// <param name="Invented">Years of invented ones.</param>
/// <param name="Years">The years that occur, in order.</param>
/// <param name="Divisions">Divisions with how many of their years were sent.</param>
internal sealed record SampleOffer(int Real, int Invented, IReadOnlyList<int> Years, IReadOnlyDictionary<string, int> Divisions);

/// <summary>Draws samples of enterprises' years for studies: agreed to, without names, money comparable where deflators are known.</summary>
/// <remarks>
/// Figures of a firm without a unit come from statistics and need no agreement; a firm of the register must have agreed to studies. Numbers of enterprises follow
/// a key that is used once, so that they say nothing outside their study.
/// </remarks>
internal sealed class StudySample(TdcDbContext db)
{
    private const string Purpose = "research/";

    /// <summary>What there is to choose from.</summary>
    public async Task<SampleOffer> OfferAsync(bool demonstration, CancellationToken cancellation)
    {
        var counts = await Sent().GroupBy(y => new { y.Invented, y.Year.Year, y.Year.Activity }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var own = counts.Where(c => c.Key.Invented == demonstration).ToList();
        return new(
            counts.Where(c => !c.Key.Invented).Sum(c => c.Count), counts.Where(c => c.Key.Invented).Sum(c => c.Count), [.. own.Select(c => c.Key.Year).Distinct().Order()],
            new SortedDictionary<string, int>(own.GroupBy(c => c.Key.Activity).ToDictionary(g => g.Key, g => g.Sum(c => c.Count)), StringComparer.Ordinal));
    }

    /// <summary>Draws a sample.</summary>
    /// <param name="choice">What is wanted.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="key">Orders the enterprises; a new random one when not given.</param>
    public async Task<DrawnSample> DrawAsync(SampleChoice choice, CancellationToken cancellation, byte[]? key = null)
    {
        var rows = await Sent().Where(y => y.Invented == choice.Demonstration && y.Year.Year >= choice.From && y.Year.Year <= choice.To).ToListAsync(cancellation);
        var agreed = (await db.Set<FirmConsent>().AsNoTracking().Where(c => c.WithdrawnAt == null && c.Purpose.StartsWith(Purpose)).Select(c => c.Firm).ToListAsync(cancellation)).ToHashSet();
        var supports = await SupportsAsync(cancellation);
        var absorbed = (await db.Set<Firm>().AsNoTracking().Where(f => f.MergedInto != null && f.MergedFrom != null).Select(f => new { f.MergedInto, f.MergedFrom }).ToListAsync(cancellation))
            .ToLookup(f => f.MergedInto!.Value, f => f.MergedFrom!.Value);
        var wanted = rows.Where(r => Wants(choice, r.Year)).ToList();
        var moved = rows.GroupBy(r => r.Year.Firm).Where(g => g.Select(r => r.Year.Activity).Distinct().Skip(1).Any()).Select(g => g.Key).ToHashSet();
        var (left, kept) = (new LeftOutCount(), new List<SentYear>());
        foreach (var row in wanted)
        {
            if (row.Registered && !agreed.Contains(row.Year.Firm))
            {
                left.Add(LeftOut.Consent);
            }
            else if (row.MergedFrom <= row.Year.Year || absorbed[row.Year.Firm].Any(from => from <= row.Year.Year && from > choice.From))
            {
                left.Add(LeftOut.Merged);
            }
            else if (moved.Contains(row.Year.Firm))
            {
                left.Add(LeftOut.Sector);
            }
            else
            {
                kept.Add(row);
            }
        }

        var prices = await PricesAsync(choice, kept, cancellation);
        var data = StudyData.Of(Anonymous(kept, prices.Levels, supports, key ?? RandomNumberGenerator.GetBytes(32)));
        return new(data, new() { Found = wanted.Count, LeftOut = left.Counts, Deflated = prices.Levels is not null, BaseYear = prices.BaseYear });
    }

    private IQueryable<SentYear> Sent() => db.Set<FirmYear>().AsNoTracking().Where(y => y.State == FirmYearState.Submitted)
        .Join(db.Set<Firm>().AsNoTracking(), y => y.Firm, f => f.Id, (y, f) => new SentYear { Year = y, Invented = f.IsDemonstration, Registered = f.Unit != null, MergedFrom = f.MergedFrom });

    private async Task<Dictionary<FirmId, int>> SupportsAsync(CancellationToken cancellation) =>
        (await db.Set<FirmSupport>().AsNoTracking().Select(s => new { s.Firm, s.FromYear }).ToListAsync(cancellation)).GroupBy(s => s.Firm).ToDictionary(g => g.Key, g => g.Min(s => s.FromYear));

    private static bool Wants(SampleChoice choice, FirmYear year)
    {
        var activity = choice.Activity == SeriesKey.Total || year.Activity == choice.Activity || Activities.SectionOf(year.ActivityVersion, year.Activity) == choice.Activity;
        return activity && (choice.Size.Length == 0 || SizeOf(year) == choice.Size);
    }

    private static string SizeOf(FirmYear year) => FirmMeasures.SizeOf(year) ?? "MIC";

    // All years and sections, or none: money that is half deflated compares nothing.
    private async Task<(Dictionary<(string Section, int Year), double>? Levels, int BaseYear)> PricesAsync(SampleChoice choice, List<SentYear> rows, CancellationToken cancellation)
    {
        var origin = choice.Demonstration;
        var series = await db.Set<DataSeries>().AsNoTracking().Where(s => s.Indicator == "DEFL" && s.Area == Areas.Own && s.Frequency == Frequency.Annual && s.Size == SeriesKey.Total
            && (s.Origin == SeriesOrigin.Demonstration) == origin).ToListAsync(cancellation);
        var extent = Areas.Present(Areas.Own)?.Version ?? "";
        var own = series.Where(s => s.AreaVersion == extent).ToDictionary(s => s.Id);
        var ids = own.Keys.ToList();
        var values = await db.Set<Observation>().AsNoTracking().Where(o => ids.Contains(o.Series) && o.IsCurrent && o.Value > 0).ToListAsync(cancellation);
        var levels = new Dictionary<(string, int), double>();
        foreach (var value in values)
        {
            levels[(own[value.Series].Activity, value.StartsOn.Year)] = value.Value!.Value;
        }

        var whole = rows.Count > 0 && rows.All(r => levels.ContainsKey((SectionOf(r.Year), r.Year.Year)));
        return whole ? (levels, own.Values.Max(s => s.BaseYear)) : (null, 0);
    }

    private static string SectionOf(FirmYear year) => Activities.SectionOf(year.ActivityVersion, year.Activity);

    private static IEnumerable<StudyRow> Anonymous(List<SentYear> rows, Dictionary<(string, int), double>? prices, Dictionary<FirmId, int> supports, byte[] key)
    {
        string Order(FirmId firm) => Convert.ToHexString(HMACSHA256.HashData(key, firm.Value.ToByteArray()));
        var numbers = rows.Select(r => r.Year.Firm).Distinct().OrderBy(Order, StringComparer.Ordinal).Select((firm, i) => (firm, i)).ToDictionary(p => p.firm, p => p.i + 1);
        foreach (var row in rows.Select(r => r.Year))
        {
            var support = supports.GetValueOrDefault(row.Firm);
            var figures = new StudyFigures(row, prices is null ? 1 : prices[(SectionOf(row), row.Year)], FirmMeasures.RentIn(row.Year) == RentTreatment.Distribution, support);
            yield return new(numbers[row.Firm], row.Year, SectionOf(row), row.Activity, row.Ownership, SizeOf(row), support, [.. StudyMeasures.All.Select(m => m.Of(figures))]);
        }
    }

    /// <summary>A year that was sent, with what must be known of its firm.</summary>
    internal sealed class SentYear
    {
        public required FirmYear Year { get; init; }

        public bool Invented { get; init; }

        public bool Registered { get; init; }

        public int? MergedFrom { get; init; }
    }
}

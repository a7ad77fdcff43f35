using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Domain.Studies;
using Tdc.Productivity.Features.Computing;

namespace Tdc.Productivity.Features.Studies.Decompose;

/// <summary>A place that can be chosen.</summary>
internal sealed record DecompositionPlace(string Area, string Extent);

/// <summary>The series from which a place is decomposed.</summary>
internal sealed class DecompositionData
{
    /// <summary>What was asked, with what it left open filled in.</summary>
    public required DecompositionQuestion Question { get; init; }

    /// <summary>Places with value added at constant prices.</summary>
    public required IReadOnlyList<DecompositionPlace> Places { get; init; }

    /// <summary>Whether the place has published and invented series.</summary>
    public required (bool Published, bool Invented) Origins { get; init; }

    /// <summary>Series by indicator and activity.</summary>
    public required IReadOnlyDictionary<(string Indicator, string Activity), SpanSeries> Series { get; init; }

    /// <summary>Indicator, activity and year of values of other extents of the place.</summary>
    public required IReadOnlySet<(string Indicator, string Activity, int Year)> Elsewhere { get; init; }

    /// <summary>A series, or <see langword="null"/>.</summary>
    public SpanSeries? Find(string indicator, string activity = SeriesKey.Total) => Series.GetValueOrDefault((indicator, activity));

    /// <summary>Sections with value added at constant prices, in order.</summary>
    public IReadOnlyList<string> Sections => [.. Series.Keys.Where(k => k.Indicator == "VAV" && Activities.Find(Activities.Present, k.Activity) is { IsSection: true }).Select(k => k.Activity).Order(StringComparer.Ordinal)];

    /// <summary>Faults of a series over the years asked.</summary>
    public IEnumerable<SpanFault> Faults(SpanSeries span, bool every) =>
        SpanRules.Judge(span, Question.From, Question.To, every, y => Elsewhere.Contains((span.Series.Indicator, span.Series.Activity, y)));
}

/// <summary>Reads the yearly series of a place. Published and invented ones, and different extents, never meet.</summary>
internal sealed class DecompositionReading(TdcDbContext db, IndicatorRegister indicators)
{
    private static readonly string[] codes = ["VAV", "VA", "L", "H", "K", "SL", "DEFL", "TAX"];

    /// <summary>Reads the series for a question.</summary>
    public async Task<DecompositionData> ReadAsync(ProductivityRights rights, DecompositionQuestion question, CancellationToken cancellation)
    {
        var register = await indicators.NowAsync(cancellation);
        var all = await db.Set<DataSeries>().AsNoTracking().Where(s => codes.Contains(s.Indicator) && s.Frequency == Frequency.Annual && s.Size == SeriesKey.Total && s.Ownership == SeriesKey.Total && s.Sex == SeriesKey.Total)
            .ToListAsync(cancellation);
        var places = all.Where(s => s.Indicator == "VAV").Select(s => new DecompositionPlace(s.Area, s.AreaVersion)).Distinct().OrderBy(p => p.Area == Areas.Own ? 0 : 1).ThenBy(p => p.Area, StringComparer.Ordinal)
            .ThenByDescending(p => p.Extent, StringComparer.Ordinal).ToList();
        var own = all.Where(s => s.Area == question.Area).ToList();
        var extent = question.Extent ?? places.FirstOrDefault(p => p.Area == question.Area)?.Extent ?? Areas.Present(question.Area)?.Version ?? "";
        bool Invented(DataSeries s) => s.Origin == SeriesOrigin.Demonstration;
        var origins = (own.Any(s => s.AreaVersion == extent && !Invented(s)), own.Any(s => s.AreaVersion == extent && Invented(s)));
        var published = own.Any(s => s.AreaVersion == extent && !Invented(s) && s.Indicator == "VAV");
        var demonstration = question.Demonstration ?? (!published && origins.Item2);
        var ids = own.Select(s => s.Id).ToList();
        var open = rights.Confidentialities;
        var values = (await db.Set<Observation>().AsNoTracking().Where(o => ids.Contains(o.Series) && o.IsCurrent && open.Contains(o.Confidentiality)).ToListAsync(cancellation)).ToLookup(o => o.Series);
        var chosen = own.Where(s => s.AreaVersion == extent).GroupBy(s => (s.Indicator, s.Activity))
            .Select(g => (g.Key, Series: VariableSources.Choose(g, register.Find(g.Key.Indicator), demonstration ? SeriesOrigin.Demonstration : SeriesOrigin.Official)))
            .Where(p => p.Series is not null).ToDictionary(p => p.Key, p => new SpanSeries(p.Series!, values[p.Series!.Id].ToDictionary(o => o.StartsOn.Year)));
        var elsewhere = own.Where(s => s.AreaVersion != extent && Invented(s) == demonstration)
            .SelectMany(s => values[s.Id].Where(o => o.Value is not null).Select(o => (s.Indicator, s.Activity, o.StartsOn.Year))).ToHashSet();
        var years = chosen.GetValueOrDefault(("VAV", question.Activity))?.Years.Where(y => y.Value.Value is not null).Select(y => y.Key).Order().ToList() ?? [];
        var (first, last) = years.Count == 0 ? (0, 0) : (years[0], years[^1]);
        var filled = question with { Extent = extent, Demonstration = demonstration, From = question.From == 0 ? first : question.From, To = question.To == 0 ? last : question.To };
        return new() { Question = filled, Places = places, Origins = origins, Series = chosen, Elsewhere = elsewhere };
    }
}

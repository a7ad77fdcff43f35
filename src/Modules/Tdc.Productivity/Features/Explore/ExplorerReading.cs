using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Features.Explore;

/// <summary>Reads the series for the explorer: which there are, which belong to a view, their values.</summary>
internal sealed class ExplorerReading(TdcDbContext db, KeptReadings kept, IndicatorRegister indicators, OrganisationRegister units, TimeProvider clock)
{
    /// <summary>Reads a view.</summary>
    /// <param name="rights">Of the asker: values that are not for publication are left out for others.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="size">Rows of a page.</param>
    public async Task<ExplorerView> ReadAsync(ProductivityRights rights, ExplorerQuestion question, CancellationToken cancellation, int size = ExplorerView.PageSize)
    {
        var register = await indicators.NowAsync(cancellation);
        var offer = await OfferAsync(cancellation);
        var choices = register.All.Where(i => offer.At(question.Level, i.Code).Count > 0).ToList();
        var indicator = choices.Find(i => i.Code == question.Indicator) ?? choices.Find(i => i.Headline) ?? choices.FirstOrDefault();
        if (indicator is null)
        {
            return new() { Question = question, Indicator = null, Choices = [], Frequencies = [], Areas = [], Activities = [], Periods = [], Rows = [], Total = 0 };
        }

        var at = offer.At(question.Level, indicator.Code);
        var frequencies = at.Select(k => k.Frequency).Distinct().Order().ToList();
        var frequency = question.Frequency is { } wanted && frequencies.Contains(wanted) ? wanted : frequencies[0];
        var areas = at.Select(k => k.Area).Distinct().ToList();
        var area = areas.Contains(question.Area) ? question.Area : question.HoldsAllAreas ? "" : areas.Contains(Areas.Own) ? Areas.Own : areas[0];
        var activities = at.Where(k => question.Level == "L" || k.Area == area).Select(k => k.Activity).Distinct().ToList();
        var activity = activities.Contains(question.Activity) ? question.Activity : activities.Contains(SeriesKey.Total) ? SeriesKey.Total : activities.FirstOrDefault() ?? SeriesKey.Total;
        var hasOrigins = at.Any(k => k.Origin == SeriesOrigin.Demonstration) && at.Any(k => k.Origin != SeriesOrigin.Demonstration);
        var filled = question with
        {
            Indicator = indicator.Code,
            Frequency = frequency,
            Area = area,
            Activity = question.Level is "L" or "F" ? activity : "",
            Origin = hasOrigins ? question.Origin : OriginChoice.All,
        };
        var series = await SeriesAsync(filled, cancellation);
        var (periods, rows) = await RowsAsync(rights, filled, series, cancellation);
        var last = periods.Count - 1;
        var ordered = rows.OrderByDescending(r => r.Cells[last]?.Value ?? double.NegativeInfinity).ThenBy(r => r.Label, StringComparer.CurrentCulture).ToList();
        var compared = ordered.Where(r => filled.Compared.Contains(r.Id)).ToList();
        filled = filled with { Compared = [.. compared.Select(r => r.Id)], Page = compared.Count > 0 ? 1 : filled.Page };
        var offered = ordered.Select(r => (r.Id, r.Label)).Take(ExplorerView.MostOffered).OrderBy(r => r.Label, StringComparer.CurrentCulture).ToList();
        ordered = compared.Count > 0 ? compared : ordered;
        return new()
        {
            Question = filled,
            Indicator = indicator,
            Choices = choices,
            Frequencies = frequencies,
            HasOrigins = hasOrigins,
            Offered = offered,
            Areas = areas,
            Activities = question.Level is "L" or "F" ? activities : [],
            Periods = periods,
            Rows = [.. ordered.Skip((filled.Page - 1) * size).Take(size)],
            Total = ordered.Count,
            PlaceValues = question.Level == "L" ? ordered.DistinctBy(r => r.Series.Area).ToDictionary(r => r.Series.Area, r => (double?)r.Cells[last]?.Value) : new Dictionary<string, double?>(),
        };
    }

    /// <summary>Series of a view, those that are not of the total kept apart by what they differ in.</summary>
    private async Task<List<DataSeries>> SeriesAsync(ExplorerQuestion question, CancellationToken cancellation)
    {
        var found = db.Set<DataSeries>().AsNoTracking().Where(s => s.Indicator == question.Indicator && s.Frequency == question.Frequency).At(question.Level);
        found = question.Area.Length > 0 ? found.Where(s => s.Area == question.Area) : found;
        found = question.Activity.Length > 0 ? found.Where(s => s.Activity == question.Activity) : found;
        found = question.Origin switch
        {
            OriginChoice.Real => found.Where(s => s.Origin != SeriesOrigin.Demonstration),
            OriginChoice.Demonstration => found.Where(s => s.Origin == SeriesOrigin.Demonstration),
            _ => found,
        };
        return await found.ToListAsync(cancellation);
    }

    private async Task<(List<string> Periods, List<ExplorerRow> Rows)> RowsAsync(
        ProductivityRights rights, ExplorerQuestion question, List<DataSeries> series, CancellationToken cancellation)
    {
        var ids = series.Select(s => s.Id).ToList();
        var open = rights.Confidentialities;
        var (from, to) = (new DateOnly(question.From is 0 ? 1900 : question.From, 1, 1), new DateOnly(question.To is 0 ? 2199 : question.To, 12, 31));
        var values = (await db.Set<Observation>().AsNoTracking().Where(o => ids.Contains(o.Series) && o.IsCurrent && o.StartsOn >= from && o.StartsOn <= to && open.Contains(o.Confidentiality))
            .ToListAsync(cancellation)).ToLookup(o => o.Series);
        var periods = values.SelectMany(g => g).OrderBy(o => o.StartsOn).Select(o => o.Period).Distinct().ToList();
        var names = await NamesAsync(cancellation);
        var label = new SeriesLabels(series, names);
        return (periods, [.. series.Where(s => values[s.Id].Any()).Select(s => Row(s, label.Of(s), periods, [.. values[s.Id].OrderBy(o => o.StartsOn)]))]);
    }

    /// <summary>Names of places in the language of the page.</summary>
    public async Task<Func<string, string, string>> NamesAsync(CancellationToken cancellation)
    {
        var register = await units.NowAsync(cancellation);
        var today = clock.TodayInVietnam;
        return (code, version) => Areas.Find(code, version)?.Name ?? Areas.Present(code)?.Name
            ?? ((register.ByCode(code, today) ?? register.EverByCode(code).LastOrDefault()) is { } unit ? Platform.Pages.Display.InEnglish ? unit.NameEn : unit.NameVi : code);
    }

    private static ExplorerRow Row(DataSeries series, string label, List<string> periods, List<Observation> values)
    {
        var cells = periods.Select(p => values.Find(v => v.Period == p)).ToList();
        if (values.Count < 2)
        {
            return new(series, label, cells, null, ComparisonFault.Missing);
        }

        var key = series.ToKey();
        var fault = Comparability.Judge(key, values[^2], key, values[^1], []);
        return new(series, label, cells, fault == ComparisonFault.None && series.PriceBasis == PriceBasis.Constant ? 100 * ((values[^1].Value / values[^2].Value) - 1) : null, fault);
    }

    private async Task<SeriesOffer> OfferAsync(CancellationToken cancellation) => await kept.GetAsync(db, "productivity.offer", [typeof(DataSeries)], async () => new SeriesOffer(
        await db.Set<DataSeries>().AsNoTracking().Select(s => new OfferedSeries(s.Indicator, s.Frequency, s.Area, s.Activity, s.Size, s.Ownership, s.Origin)).Distinct().ToListAsync(cancellation), ExplorerLevels.Wide));
}

using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Features.Computing;

/// <summary>Finds the series that stand for the variables of a formula, beside a series to be computed or opened.</summary>
internal sealed class VariableSources(TdcDbContext db, IndicatorRegister indicators)
{
    /// <summary>The variables that have a series with the dimensions of a key.</summary>
    /// <param name="key">Dimensions of the computed series; indicator, prices and origin do not count.</param>
    /// <param name="names">Codes of the variables.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<IReadOnlyDictionary<string, ReadSeries>> ReadAsync(SeriesKey key, IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        var register = await indicators.NowAsync(cancellation);
        var series = await db.Set<DataSeries>().AsNoTracking().Where(s => names.Contains(s.Indicator) && s.Frequency == key.Frequency && s.Area == key.Area && s.AreaVersion == key.AreaVersion
            && s.Activity == key.Activity && s.ActivityVersion == key.ActivityVersion && s.Size == key.Size && s.Ownership == key.Ownership && s.Sex == key.Sex).ToListAsync(cancellation);
        var chosen = series.GroupBy(s => s.Indicator).Select(g => Choose(g, register.Find(g.Key), key.Origin)).OfType<DataSeries>().ToList();
        var ids = chosen.Select(s => s.Id).ToList();
        var values = (await db.Set<Observation>().AsNoTracking().Where(o => ids.Contains(o.Series) && o.IsCurrent).ToListAsync(cancellation)).ToLookup(o => o.Series);
        return chosen.ToDictionary(s => s.Indicator, s => new ReadSeries(s, values[s.Id].ToDictionary(o => o.Period), s.UnitMult - (register.Find(s.Indicator)?.UnitMult ?? s.UnitMult)));
    }

    /// <summary>Of several series of a variable, the one in the prices that its description names; of the wanted origin before others.</summary>
    internal static DataSeries? Choose(IEnumerable<DataSeries> series, Indicator? variable, SeriesOrigin origin)
    {
        // Invented and official figures never meet in one result.
        var fitting = series.Where(s => variable is not null && s.PriceBasis == variable.PriceBasis && (s.Origin == SeriesOrigin.Demonstration) == (origin == SeriesOrigin.Demonstration));
        return fitting.OrderBy(s => s.Origin == SeriesOrigin.Official ? 0 : 1).ThenByDescending(s => s.BaseYear).FirstOrDefault();
    }
}

using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Explore;
using Tdc.Productivity.Features.Observing;
using Tdc.ProductivityAnalysis.Formulas;

namespace Tdc.Productivity.Features.Computing;

/// <summary>Computes the indicators that have a formula, wherever their variables have values, and keeps the results as series of their own.</summary>
/// <remarks>
/// A result of invented figures is itself marked as invented. Where an input has no value there is none, and one that was computed before is withdrawn. Where
/// all inputs have values and the formula gives none (a division by zero, a number beyond all range), a value of status M says why.
/// </remarks>
internal sealed class IndicatorComputing(TdcDbContext db, IndicatorRegister indicators, SeriesBook book)
{
    private const int MostNote = 300;

    /// <summary>Computes everything for which variables are known.</summary>
    /// <param name="areas">Codes of the places; <see langword="null"/> for all.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ObservationTally> RunAsync(IReadOnlyCollection<string>? areas, CancellationToken cancellation)
    {
        var register = await indicators.NowAsync(cancellation);
        var formulas = FormulaBook.Of(register).Register;
        var variables = register.All.Where(i => i.Kind == IndicatorKind.Variable).Select(i => i.Code).ToList();
        var series = await db.Set<DataSeries>().AsNoTracking().Where(s => variables.Contains(s.Indicator) && (areas == null || areas.Contains(s.Area))).ToListAsync(cancellation);
        var results = new List<NewObservation>();
        foreach (var places in series.GroupBy(s => s.ToKey() with { Indicator = "", PriceBasis = default, BaseYear = 0, Origin = s.Origin == SeriesOrigin.Demonstration ? s.Origin : SeriesOrigin.Computed }).Chunk(200))
        {
            var ids = places.SelectMany(p => p).Select(s => s.Id).ToList();
            var values = (await db.Set<Observation>().AsNoTracking().Where(o => ids.Contains(o.Series) && o.IsCurrent).ToListAsync(cancellation)).ToLookup(o => o.Series);
            foreach (var place in places)
            {
                var read = place.GroupBy(s => s.Indicator).Select(g => VariableSources.Choose(g, register.Find(g.Key), place.Key.Origin)).OfType<DataSeries>()
                    .ToDictionary(s => s.Indicator, s => new ReadSeries(s, values[s.Id].ToDictionary(o => o.Period), s.UnitMult - register.Find(s.Indicator)!.UnitMult), StringComparer.Ordinal);
                results.AddRange(formulas.Order.Select(register.Find).OfType<Indicator>().Where(i => i.Kind == IndicatorKind.Indicator).SelectMany(i => Of(i, place.Key, read, formulas)));
            }
        }

        var candidates = results.Where(r => r.Change == ObservationChange.Withdraw).ToList();
        results = [.. results.Where(r => r.Change != ObservationChange.Withdraw), .. await LostAsync(candidates, cancellation)];

        return (await book.RecordAsync(ProductivityRights.OfSystem, results, confirmed: true, cancellation)).TryGet(out var tally, out var refusal)
            ? tally : throw new InvalidOperationException(refusal.Code);
    }

    // Of the periods that cannot be computed because an input has no value, those that were computed before; such a value names the formula as its source.
    private async Task<List<NewObservation>> LostAsync(List<NewObservation> candidates, CancellationToken cancellation)
    {
        var lost = new List<NewObservation>();
        foreach (var chunk in candidates.GroupBy(c => c.Key.ToString()).Chunk(500))
        {
            var keys = chunk.Select(g => g.Key).ToList();
            var known = await (from s in db.Set<DataSeries>().AsNoTracking()
                               join o in db.Set<Observation>() on s.Id equals o.Series
                               where keys.Contains(s.Key) && o.IsCurrent && (o.Value != null || o.Status == ObservationStatus.CannotExist) && o.Source.StartsWith(s.Indicator + "/")
                               select new { s.Key, o.Period }).ToListAsync(cancellation);
            var stands = known.Select(k => (k.Key, k.Period)).ToHashSet();
            lost.AddRange(chunk.SelectMany(g => g.Where(c => stands.Contains((g.Key, c.Period.ToString())))));
        }

        return lost;
    }

    private static string Cut(string note) => note.Length > MostNote ? note[..(MostNote - 1)] + "…" : note;

    private static IEnumerable<NewObservation> Of(Indicator indicator, SeriesKey place, Dictionary<string, ReadSeries> read, FormulaRegister formulas)
    {
        var names = formulas.VariablesOf(indicator.Code);
        if (names.Any(n => !read.ContainsKey(n)))
        {
            yield break;
        }

        var baseYear = indicator.PriceBasis == PriceBasis.Constant ? names.Select(n => read[n].Series.BaseYear).FirstOrDefault(y => y > 0) : 0;
        var key = place with { Indicator = indicator.Code, PriceBasis = indicator.PriceBasis, BaseYear = baseYear };
        foreach (var text in names.SelectMany(n => read[n].Values.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            if (!Period.TryParse(text, out var period))
            {
                continue;
            }

            var inputs = names.Select(n => read[n].Values.GetValueOrDefault(text)).OfType<Observation>().ToList();
            var result = formulas.Evaluate(indicator.Code, new SeriesVariables(read, period)).Value;
            if (result.Missing is not { Kind: MissingKind.Input or MissingKind.NoUnits })
            {
                yield return new NewObservation
                {
                    Key = key,
                    Period = period,
                    Value = result.Number,
                    Note = result.Missing is { } why ? Cut(ExploreWords.Why(why, english: false)) : "",
                    NoteEn = result.Missing is { } reason ? Cut(ExploreWords.Why(reason, english: true)) : "",
                    Status = result.Missing is not null ? ObservationStatus.CannotExist : inputs.Any(o => o.Status == ObservationStatus.Break) ? ObservationStatus.Break : inputs.Any(o => o.Status is "E" or "P" or "I") ? ObservationStatus.Estimated : ObservationStatus.Normal,
                    Confidentiality = inputs.Any(o => o.Confidentiality == "C") ? "C" : inputs.Any(o => o.Confidentiality == "N") ? "N" : "F",
                    Source = $"{indicator.Code}/{indicator.Revision}",
                };
            }
            else
            {
                yield return new NewObservation { Key = key, Period = period, Change = ObservationChange.Withdraw };
            }
        }
    }
}

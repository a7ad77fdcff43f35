using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Features.Observing;

/// <summary>What entering values did, or what has to be mended; never both.</summary>
/// <param name="Added">Values of periods that had none.</param>
/// <param name="Revised">Values that became a new vintage of one that was known.</param>
/// <param name="Unchanged">Values that were known as they are.</param>
/// <param name="Faults">What has to be mended.</param>
internal sealed record ObservationTally(int Added, int Revised, int Unchanged, IReadOnlyList<ObservationFault> Faults);

/// <summary>Keeps the series. A value is never changed: what differs from the known value becomes its next vintage.</summary>
internal sealed class SeriesBook(TdcDbContext db, IndicatorRegister indicators, OrganisationRegister units, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <summary>Enters values: all, or none when one is wrong.</summary>
    /// <param name="rights">Of the asker.</param>
    /// <param name="values">The values; a series and period may stand once.</param>
    /// <param name="confirmed">Whether the asker has looked at values that seem to be in another unit.</param>
    /// <param name="cancellation">Stops the work; nothing is kept.</param>
    public async Task<Outcome<ObservationTally>> RecordAsync(ProductivityRights rights, IReadOnlyList<NewObservation> values, bool confirmed, CancellationToken cancellation)
    {
        if (!rights.WritesObservations)
        {
            return new Refusal(RefusalKind.Forbidden, "productivity.department-only");
        }

        var faults = await CheckAsync(values, cancellation);
        if (faults.Count > 0)
        {
            return new ObservationTally(0, 0, 0, faults);
        }

        var tally = await db.InTransactionAsync(() => StoreAsync(rights, values, confirmed, cancellation), cancellation);
        db.ChangeTracker.Clear();
        return tally;
    }

    private async Task<List<ObservationFault>> CheckAsync(IReadOnlyList<NewObservation> values, CancellationToken cancellation)
    {
        var register = await units.NowAsync(cancellation);
        var known = await indicators.NowAsync(cancellation);
        var places = new Dictionary<string, bool>(StringComparer.Ordinal);
        bool KnowsArea(string code) => places.TryGetValue(code, out var is_) ? is_ : places[code] = register.EverByCode(code).Any();
        var faults = values.SelectMany(v => ObservationRules.Check(v, known.Find(v.Key.Indicator), KnowsArea)).Take(200).ToList();
        var seen = new HashSet<(string, Period)>();
        faults.AddRange(values.Where(v => !seen.Add((v.Key.ToString(), v.Period))).Take(20).Select(v => new ObservationFault(v.Row, "TIME_PERIOD", "observation.twice", v.Period.ToString())));
        return faults;
    }

    private async Task<ObservationTally> StoreAsync(ProductivityRights rights, IReadOnlyList<NewObservation> values, bool confirmed, CancellationToken cancellation)
    {
        var known = await indicators.NowAsync(cancellation);
        var rule = ProductivityRules.Shipped.Plausibility.On(clock.TodayInVietnam);
        int added = 0, revised = 0, unchanged = 0;
        var faults = new List<ObservationFault>();
        foreach (var chunk in values.GroupBy(v => v.Key.ToString()).Chunk(AtOnce))
        {
            var keys = chunk.Select(g => g.Key).ToList();
            var series = await db.Set<DataSeries>().Where(s => keys.Contains(s.Key)).ToDictionaryAsync(s => s.Key, cancellation);
            foreach (var group in chunk.Where(g => !series.ContainsKey(g.Key)))
            {
                var first = group.First();
                var indicator = known.Find(first.Key.Indicator)!;
                series[group.Key] = DataSeries.Of(clock.NewId<SeriesId>(), first.Key, first.UnitMeasure.Length > 0 ? first.UnitMeasure : indicator.UnitMeasure, first.UnitMult ?? indicator.UnitMult);
                db.Add(series[group.Key]);
            }

            var ids = series.Values.Select(s => s.Id).ToList();
            var current = (await db.Set<Observation>().Where(o => ids.Contains(o.Series) && o.IsCurrent).ToListAsync(cancellation)).ToLookup(o => o.Series);
            foreach (var group in chunk)
            {
                var at = series[group.Key];
                var before = current[at.Id].ToDictionary(o => o.Period);
                foreach (var value in group)
                {
                    if (Unit(value, at, known.Find(at.Indicator)!, before.Values, confirmed ? double.PositiveInfinity : rule.ThousandRatio) is { } fault)
                    {
                        faults.Add(fault);
                        continue;
                    }

                    var was = before.GetValueOrDefault(value.Period.ToString());
                    if (was is not null && Same(was, value))
                    {
                        unchanged++;
                        continue;
                    }

                    (added, revised) = was is null ? (added + 1, revised) : (added, revised + 1);
                    if (was is not null)
                    {
                        was.IsCurrent = false;
                    }

                    db.Add(Make(value, at.Id, (was?.Vintage ?? 0) + 1));
                }
            }

            if (faults.Count > 0)
            {
                db.ChangeTracker.Clear();
                return new(0, 0, 0, faults);
            }

            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        if (!ReferenceEquals(rights.Asker, Asker.System)) // what the program computes is nobody's act; each value says what it was made of
        {
            db.AddAudit(clock, rights.Asker, "productivity.observations-recorded", "productivity.series", values.Count, new { added, revised, unchanged });
            await db.SaveChangesAsync(cancellation);
        }

        return new(added, revised, unchanged, []);
    }

    private static ObservationFault? Unit(NewObservation value, DataSeries series, Indicator indicator, IEnumerable<Observation> beside, double ratio)
    {
        var measure = value.UnitMeasure.Length > 0 ? value.UnitMeasure : indicator.UnitMeasure;
        var mult = value.UnitMult ?? indicator.UnitMult;
        if (measure != series.UnitMeasure || mult != series.UnitMult)
        {
            return new(value.Row, "UNIT_MULT", "observation.other-unit", $"{measure} 10^{mult}");
        }

        return value.Value is { } number && ObservationRules.LooksLikeOtherUnit(number, beside.Select(o => o.Value).OfType<double>(), ratio)
            ? new(value.Row, "OBS_VALUE", "observation.looks-like-other-unit", number.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : null;
    }

    private static bool Same(Observation was, NewObservation value) => was.Value.Equals(value.Value) && was.Status == value.Status && was.Confidentiality == value.Confidentiality
        && was.Note == value.Note && was.Units == value.Units;

    private Observation Make(NewObservation value, SeriesId series, int vintage) => new()
    {
        Id = clock.NewId<ObservationId>(),
        Series = series,
        Period = value.Period.ToString(),
        StartsOn = value.Period.From,
        Vintage = vintage,
        Value = value.Value,
        Status = value.Status,
        Confidentiality = value.Confidentiality,
        Decimals = value.Decimals,
        Units = value.Units,
        Source = value.Source,
        Note = value.Note,
        NoteEn = value.NoteEn,
        PublishedOn = value.PublishedOn,
        RecordedAt = clock.GetUtcNow(),
    };
}

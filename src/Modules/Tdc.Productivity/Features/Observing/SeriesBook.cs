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
using Tdc.Productivity.Features.Explore;

namespace Tdc.Productivity.Features.Observing;

/// <summary>What entering values did, or what has to be mended; never both.</summary>
/// <param name="Added">Values of periods that had none.</param>
/// <param name="Revised">Values that became a new vintage of one that was known.</param>
/// <param name="Unchanged">Values that were known as they are.</param>
/// <param name="Faults">What has to be mended.</param>
internal sealed record ObservationTally(int Added, int Revised, int Unchanged, IReadOnlyList<ObservationFault> Faults)
{
    /// <summary>Values that were withdrawn: their next vintage has no value.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Whether anything is now known otherwise than before.</summary>
    public bool IsChange => Added + Revised + Withdrawn > 0;
}

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
        int added = 0, revised = 0, unchanged = 0, withdrawn = 0;
        var faults = new List<ObservationFault>();
        foreach (var chunk in values.GroupBy(v => v.Key.ToString()).Chunk(AtOnce))
        {
            var keys = chunk.Select(g => g.Key).ToList();
            var series = await db.Set<DataSeries>().Where(s => keys.Contains(s.Key)).ToDictionaryAsync(s => s.Key, cancellation);
            foreach (var group in chunk.Where(g => !series.ContainsKey(g.Key)))
            {
                if (group.FirstOrDefault(v => v.Change != ObservationChange.Withdraw) is not { } first)
                {
                    continue; // nothing to withdraw from
                }

                var indicator = known.Find(first.Key.Indicator)!;
                series[group.Key] = DataSeries.Of(clock.NewId<SeriesId>(), first.Key, first.UnitMeasure.Length > 0 ? first.UnitMeasure : indicator.UnitMeasure, first.UnitMult ?? indicator.UnitMult);
                db.Add(series[group.Key]);
            }

            var ids = series.Values.Select(s => s.Id).ToList();
            var current = (await db.Set<Observation>().Where(o => ids.Contains(o.Series) && o.IsCurrent).ToListAsync(cancellation)).ToLookup(o => o.Series);
            foreach (var group in chunk)
            {
                if (!series.TryGetValue(group.Key, out var at))
                {
                    faults.AddRange(group.Select(Nothing));
                    continue;
                }

                var before = current[at.Id].ToDictionary(o => o.Period);
                foreach (var given in group)
                {
                    var was = before.GetValueOrDefault(given.Period.ToString());
                    if (given.Change == ObservationChange.Withdraw)
                    {
                        if (was is null)
                        {
                            faults.Add(Nothing(given));
                        }
                        else if (was is { Value: null, Status: ObservationStatus.Withdrawn })
                        {
                            unchanged++;
                        }
                        else
                        {
                            was.IsCurrent = false;
                            db.Add(Make(Withdrawal(given, was), at.Id, was.Vintage + 1));
                            withdrawn++;
                        }

                        continue;
                    }

                    var value = given.Over(was);
                    if (ObservationRules.Presence(value) is { } absent)
                    {
                        faults.Add(absent);
                        continue;
                    }

                    if (Unit(value, at, known.Find(at.Indicator)!, before.Values, confirmed ? double.PositiveInfinity : rule.ThousandRatio) is { } fault)
                    {
                        faults.Add(fault);
                        continue;
                    }

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
            db.AddAudit(clock, rights.Asker, "productivity.observations-recorded", "productivity.series", values.Count, new { added, revised, unchanged, withdrawn });
            await db.SaveChangesAsync(cancellation);
        }

        return new(added, revised, unchanged, []) { Withdrawn = withdrawn };
    }

    private static ObservationFault Nothing(NewObservation value) => new(value.Row, "TIME_PERIOD", "observation.nothing-to-withdraw", value.Period.ToString());

    private static NewObservation Withdrawal(NewObservation given, Observation was) => given with
    {
        Value = null,
        Status = ObservationStatus.Withdrawn,
        Confidentiality = was.Confidentiality,
        Decimals = was.Decimals,
        Units = null,
        Source = given.Source.Length > 0 ? given.Source : was.Source,
        Note = ExploreWords.InVietnamese("observation.withdrawn"),
        NoteEn = ExploreWords.InEnglish("observation.withdrawn"),
        PublishedOn = given.PublishedOn,
    };

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

using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Instruments;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Register.Due;

/// <summary>A stop: the instruments due in one commune, in the order of the walk.</summary>
/// <param name="Place">Code of the commune or ward.</param>
/// <param name="Instruments">Its instruments.</param>
/// <param name="Centre">Middle of those with coordinates; <see langword="null"/> when none has any.</param>
internal sealed record RouteStop(string Place, IReadOnlyList<InstrumentRow> Instruments, (double Latitude, double Longitude)? Centre);

/// <summary>A commune in the due list.</summary>
internal sealed record DuePlace(string Place, int Due, int Overdue);

/// <summary>Plans where to go: instruments due in a window, by commune.</summary>
internal sealed class RoutePlan(TdcDbContext db, KeptReadings kept)
{
    /// <summary>Most instruments on one plan; more are no day's or week's work and say so.</summary>
    public const int Most = 500;

    /// <summary>Communes with instruments in use that are due until a day, most first; kept until the register changes, for all askers who may know the same instruments.</summary>
    public ValueTask<IReadOnlyList<DuePlace>> PlacesAsync(RegisterRights rights, string? kind, DateOnly today, DateOnly until, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rights);
        var scope = rights.SeesAll || rights.AllKinds ? "*" : string.Join(' ', rights.BodyKinds.Order(StringComparer.Ordinal)) + "/" + string.Join(' ', rights.OwnUnits.Select(u => u.Value).Order());
        return kept.GetAsync(db, $"metrology.due.{scope}.{kind}.{today:yyyyMMdd}.{until:yyyyMMdd}", [typeof(Instrument)], () => ReadPlacesAsync(rights, kind, today, until, cancellation));
    }

    /// <summary>The stops of a trip to some communes in order, each with its instruments in the order of the walk.</summary>
    /// <returns>The stops, and whether more is due than the plan holds.</returns>
    public async Task<(IReadOnlyList<RouteStop> Stops, bool IsCut)> MakeAsync(RegisterRights rights, string? kind, IReadOnlyList<string> places, DateOnly until, CancellationToken cancellation)
    {
        var found = await Due(rights, kind, until).Where(i => places.Contains(i.Place)).OrderBy(i => i.DueOn).ThenBy(i => i.Id).Take(Most + 1).Select(i => new InstrumentRow(
            i.Id, i.Kind, i.Owner, i.Place, i.Address, i.Maker, i.Model, i.Serial, i.State, i.ValidTo, i.DueOn, i.Latitude, i.Longitude)).ToListAsync(cancellation);
        var stops = found.Take(Most).GroupBy(i => i.Place).Select(g => new RouteStop(g.Key, [.. g], Centre([.. g]))).ToList();
        var order = NearestNeighbour.Order(stops, s => s.Centre);
        List<RouteStop> walk = [];
        (double, double)? here = null;
        foreach (var stop in order)
        {
            var inside = NearestNeighbour.Order(stop.Instruments, Where, here);
            here = inside.Select(Where).LastOrDefault(w => w is not null) ?? here;
            walk.Add(stop with { Instruments = inside });
        }

        return (walk, found.Count > Most);
    }

    private async Task<IReadOnlyList<DuePlace>> ReadPlacesAsync(RegisterRights rights, string? kind, DateOnly today, DateOnly until, CancellationToken cancellation)
    {
        var places = await Due(rights, kind, until).GroupBy(i => i.Place).Select(g => new DuePlace(g.Key, g.Count(), g.Count(i => i.DueOn <= today))).ToListAsync(cancellation);
        return [.. places.OrderByDescending(p => p.Due).ThenBy(p => p.Place, StringComparer.Ordinal)];
    }

    private static (double Latitude, double Longitude)? Where(InstrumentRow row) => row is { Latitude: { } latitude, Longitude: { } longitude } ? (latitude, longitude) : null;

    private static (double Latitude, double Longitude)? Centre(IReadOnlyList<InstrumentRow> rows)
    {
        var known = rows.Select(Where).OfType<(double Latitude, double Longitude)>().ToList();
        return known.Count == 0 ? null : (known.Average(k => k.Latitude), known.Average(k => k.Longitude));
    }

    private IQueryable<Instrument> Due(RegisterRights rights, string? kind, DateOnly until)
    {
        var due = rights.Limit(db.Set<Instrument>().AsNoTracking()).Where(i => i.State == InstrumentState.InUse && i.DueOn <= until);
        return kind is null ? due : due.Where(i => i.Kind == kind);
    }
}

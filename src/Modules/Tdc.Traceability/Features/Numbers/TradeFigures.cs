using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Numbers;

/// <summary>Counts of the register on a day, for measures and overviews.</summary>
/// <param name="EnterprisesWithPrefix">Organisations that hold a prefix valid that day.</param>
/// <param name="EnterprisesWithNumber">Organisations with a number on a product or place, by a prefix or by the platform.</param>
/// <param name="Products">Products on the market.</param>
/// <param name="CompleteProducts">Those among them that lack no item that can be judged at the product.</param>
/// <param name="StrategicProducts">Strategic products of the province on the market.</param>
/// <param name="Places">Places in use.</param>
internal sealed record TradeCounts(int EnterprisesWithPrefix, int EnterprisesWithNumber, int Products, int CompleteProducts, int StrategicProducts, int Places);

/// <summary>Counts the register.</summary>
internal sealed class TradeFigures(TdcDbContext db, TradeReading reading)
{
    /// <summary>Counts what stood at the end of a day.</summary>
    /// <param name="owners">Only of these; <see langword="null"/> for all.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<TradeCounts> CountAsync(IReadOnlyCollection<LineageId>? owners, DateOnly day, CancellationToken cancellation)
    {
        var end = Tdc.Platform.Time.VietnamTime.Offset;
        var until = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), end);
        bool Counts(LineageId owner) => owners is null || owners.Contains(owner);
        var prefixes = await db.Set<PrefixGrant>().AsNoTracking().Where(p => p.State == PrefixState.Confirmed && p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day))
            .Select(p => p.Owner).Distinct().ToListAsync(cancellation);
        var numbers = await db.Set<IssuedNumber>().AsNoTracking().Where(n => n.State == NumberState.Used && n.At < until).Select(n => n.Owner).Distinct().ToListAsync(cancellation);
        var products = (await db.Set<Product>().AsNoTracking().Include(p => p.Certificates)
            .Where(p => p.CreatedAt < until && (p.WithdrawnOn == null || p.WithdrawnOn > day)).ToListAsync(cancellation)).Where(p => Counts(p.Owner)).ToList();
        var places = (await db.Set<Place>().AsNoTracking().Where(p => p.CreatedAt < until && (p.ClosedOn == null || p.ClosedOn > day))
            .Select(p => new { p.Owner, p.Address }).ToListAsync(cancellation)).Where(p => Counts(p.Owner)).ToLookup(p => p.Owner, p => p.Address);
        var units = await reading.UnitsAsync(cancellation);
        var complete = products.Count(p => ProductItems.Judge(
            p, new(units.Name(p.Owner), places[p.Owner].FirstOrDefault(a => a.Length > 0) ?? "", places.Contains(p.Owner)), day).NothingMissing);
        return new(
            prefixes.Count(Counts), prefixes.Concat(numbers).Distinct().Count(Counts), products.Count, complete, products.Count(p => p.IsStrategic), places.Sum(p => p.Count()));
    }
}

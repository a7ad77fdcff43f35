using Tdc.Platform.Organisations;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Recording;

/// <summary>Products and places that a unit works with: its own, those of its members, and the products of the cooperative or company above it.</summary>
internal sealed class RecordingUnits(OrganisationRegister register, ITradeRegister trade, TimeProvider clock)
{
    /// <summary>Products in use, by name.</summary>
    public async Task<IReadOnlyList<ProductCard>> ProductsAsync(LineageId unit, CancellationToken cancellation)
    {
        var (below, above) = await FamilyAsync(unit, cancellation);
        List<ProductCard> found = [];
        foreach (var owner in (LineageId[])[unit, .. above, .. below])
        {
            found.AddRange((await trade.ProductsAsync(owner, cancellation)).Where(p => !p.IsWithdrawn));
        }

        return found;
    }

    /// <summary>Places in use: own ones first, then those of members, by name.</summary>
    public async Task<IReadOnlyList<PlaceCard>> PlacesAsync(LineageId unit, CancellationToken cancellation)
    {
        var (below, _) = await FamilyAsync(unit, cancellation);
        List<PlaceCard> found = [];
        foreach (var owner in (LineageId[])[unit, .. below])
        {
            found.AddRange(await trade.PlacesOfAsync(owner, cancellation));
        }

        return found;
    }

    /// <summary>Number by which events and templates know a product: GTIN in 14 digits, or own number.</summary>
    public static string NumberOf(ProductCard product) => product.Gtin.Length > 0 ? product.Gtin : product.InternalNumber;

    /// <summary>A product by that number.</summary>
    public async Task<ProductCard?> ProductAsync(string number, CancellationToken cancellation) =>
        number.Length == 0 ? null
        : OwnNumber.IsProduct(number) ? await trade.ProductByOwnNumberAsync(number, cancellation)
        : await trade.ProductAsync(number, cancellation);

    private async Task<(IReadOnlyList<LineageId> Below, IReadOnlyList<LineageId> Above)> FamilyAsync(LineageId unit, CancellationToken cancellation)
    {
        var units = await register.NowAsync(cancellation);
        var today = clock.TodayInVietnam;
        if (!units.Knows(unit))
        {
            return ([], []);
        }

        var own = units.OfLineage(unit, today);
        // Only members of a producer count as its own; what stands under an office is not the office's.
        var isProducer = own.Kind is OrganisationKind.Enterprise or OrganisationKind.Cooperative or OrganisationKind.Household;
        List<LineageId> below = isProducer && own.Code.Length > 0
            ? [.. units.AsOf(today).Where(u => u.ParentCode == own.Code).Select(u => u.Lineage).Take(500)]
            : [];
        List<LineageId> above = isProducer && units.ParentOf(own, today) is { Kind: OrganisationKind.Enterprise or OrganisationKind.Cooperative } parent ? [parent.Lineage] : [];
        return (below, above);
    }
}

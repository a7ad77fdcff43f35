using Tdc.Platform.Organisations;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Tests.Chain;

/// <summary>A register of products and places in memory.</summary>
internal sealed class MemoryTrade : ITradeRegister
{
    public Dictionary<string, ProductCard> Products { get; } = [];

    public Dictionary<string, PlaceCard> PlacesById { get; } = [];

    public List<PrefixCard> Prefixes { get; } = [];

    public PlaceCard Place(int n, double? latitude, double? longitude, string kind = "warehouse", string polygon = "", LineageId? owner = null) => PlacesById[Story.At(n)] = new PlaceCard
    {
        Id = Guid.NewGuid(),
        Canonical = Story.At(n),
        NameVi = $"Nơi {n}",
        NameEn = $"Place {n}",
        Owner = owner ?? Story.Owner,
        Kind = kind,
        Latitude = latitude,
        Longitude = longitude,
        Polygon = polygon,
    };

    public Task<ProductCard?> ProductAsync(string gtin14, CancellationToken cancellation) => Task.FromResult(Products.GetValueOrDefault(gtin14));

    public Task<ProductCard?> ProductByOwnNumberAsync(string number, CancellationToken cancellation) => Task.FromResult<ProductCard?>(null);

    public Task<IReadOnlyList<ProductCard>> ProductsAsync(LineageId? owner, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ProductCard>>([.. Products.Values]);

    public Task<PlaceCard?> PlaceAsync(string canonical, CancellationToken cancellation) => Task.FromResult(PlacesById.GetValueOrDefault(canonical));

    public Task<IReadOnlyDictionary<string, PlaceCard>> PlacesAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, PlaceCard>>(PlacesById.Where(p => canonical.Contains(p.Key)).ToDictionary());

    public Task<IReadOnlyList<PlaceCard>> PlacesOfAsync(LineageId? owner, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<PlaceCard>>([.. PlacesById.Values]);

    public Task<IReadOnlyList<PrefixCard>> PrefixesAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<PrefixCard>>(Prefixes);
}

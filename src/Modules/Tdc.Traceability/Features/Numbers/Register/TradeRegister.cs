using Microsoft.EntityFrameworkCore;
using Tdc.Gs1.Keys;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Numbers.Register;

/// <summary>Answers from the tables, kept in memory: look-ups by number stand on the way of every scan.</summary>
/// <remarks>Another process's change is seen within <see cref="Staleness"/>; this one's at once, because it calls <see cref="Forget"/>.</remarks>
internal sealed class TradeRegister(IDbContextFactory<TdcDbContext> contexts, TimeProvider clock) : ITradeRegister
{
    /// <summary>How long another process's change may stay unseen.</summary>
    public static readonly TimeSpan Staleness = TimeSpan.FromSeconds(15);

    private const int Most = 50_000;
    private const int MostInList = 5_000;
    private const string GlnExtension = "/254/";

    private readonly ShortCache<ProductCard> products = new(clock, Staleness, Most);
    private readonly ShortCache<PlaceCard> places = new(clock, Staleness, Most);
    private readonly ShortCache<IReadOnlyList<PrefixCard>> prefixes = new(clock, Staleness, 1);

    public async Task<ProductCard?> ProductAsync(string gtin14, CancellationToken cancellation) =>
        Gtin.Read(gtin14, out var gtin) != Gs1.Gs1Fault.None ? null : await products.GetAsync(gtin.ToString(), async () =>
        {
            await using var db = contexts.CreateDbContext();
            var wanted = gtin.ToString();
            return (await db.Set<Product>().AsNoTracking().Include(p => p.Certificates).SingleOrDefaultAsync(p => p.Gtin == wanted, cancellation))?.ToCard();
        });

    public async Task<ProductCard?> ProductByOwnNumberAsync(string number, CancellationToken cancellation) =>
        !OwnNumber.IsProduct(number) ? null : await products.GetAsync(number, async () =>
        {
            await using var db = contexts.CreateDbContext();
            return (await db.Set<Product>().AsNoTracking().Include(p => p.Certificates).SingleOrDefaultAsync(p => p.OwnNumber == number, cancellation))?.ToCard();
        });

    public async Task<IReadOnlyList<ProductCard>> ProductsAsync(LineageId? owner, CancellationToken cancellation)
    {
        await using var db = contexts.CreateDbContext();
        var rows = db.Set<Product>().AsNoTracking().Include(p => p.Certificates).AsQueryable();
        rows = owner is { } unit ? rows.Where(p => p.Owner == unit) : rows;
        return [.. (await rows.OrderBy(p => p.NameVi).ThenBy(p => p.Id).Take(MostInList).ToListAsync(cancellation)).Select(p => p.ToCard())];
    }

    public async Task<PlaceCard?> PlaceAsync(string canonical, CancellationToken cancellation) => await places.GetAsync(canonical, async () =>
    {
        await using var db = contexts.CreateDbContext();
        var names = Names(canonical);
        var found = await db.Set<Place>().AsNoTracking().Where(p => names.Contains(p.Canonical)).ToListAsync(cancellation);
        return Best(found, names)?.ToCard();
    });

    public async Task<IReadOnlyDictionary<string, PlaceCard>> PlacesAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation)
    {
        Dictionary<string, PlaceCard> result = new(StringComparer.Ordinal);
        List<string> unknown = [];
        foreach (var one in canonical.Distinct(StringComparer.Ordinal))
        {
            if (!places.TryGet(one, out var known))
            {
                unknown.Add(one);
            }
            else if (known is not null)
            {
                result[one] = known;
            }
        }

        if (unknown.Count > 0)
        {
            var mark = places.Mark;
            await using var db = contexts.CreateDbContext();
            foreach (var part in unknown.Chunk(500))
            {
                var names = part.SelectMany(Names).Distinct().ToList();
                var found = await db.Set<Place>().AsNoTracking().Where(p => names.Contains(p.Canonical)).ToListAsync(cancellation);
                foreach (var one in part)
                {
                    var card = Best(found, Names(one))?.ToCard();
                    places.Keep(one, card, mark);
                    if (card is not null)
                    {
                        result[one] = card;
                    }
                }
            }
        }

        return result;
    }

    public async Task<IReadOnlyList<PlaceCard>> PlacesOfAsync(LineageId? owner, CancellationToken cancellation)
    {
        await using var db = contexts.CreateDbContext();
        var rows = db.Set<Place>().AsNoTracking();
        rows = owner is { } unit ? rows.Where(p => p.Owner == unit) : rows;
        return [.. (await rows.OrderBy(p => p.NameVi).ThenBy(p => p.Id).Take(MostInList).ToListAsync(cancellation)).Select(p => p.ToCard())];
    }

    public async Task<IReadOnlyList<PrefixCard>> PrefixesAsync(CancellationToken cancellation) => (await prefixes.GetAsync("", async () =>
    {
        await using var db = contexts.CreateDbContext();
        var rows = await db.Set<PrefixGrant>().AsNoTracking().Where(p => p.State == PrefixState.Confirmed).OrderBy(p => p.Digits).ToListAsync(cancellation);
        return [.. rows.Select(p => new PrefixCard(p.Digits, p.Owner, p.ValidFrom, p.ValidTo, p.IsForeign))];
    }))!;

    /// <summary>Makes the next questions read the tables again; call it after a commit that changed one of them.</summary>
    public void Forget()
    {
        products.Forget();
        places.Forget();
        prefixes.Forget();
    }

    // A GLN with an extension names a spot within the place of the GLN; the register may know the spot or the place.
    private static string[] Names(string canonical) =>
        canonical.StartsWith(Place.GlnStem, StringComparison.Ordinal) && canonical.IndexOf(GlnExtension, StringComparison.Ordinal) is > 0 and var at ? [canonical, canonical[..at]] : [canonical];

    private static Place? Best(List<Place> found, string[] names) => names.Select(n => found.Find(p => p.Canonical == n)).FirstOrDefault(p => p is not null);
}

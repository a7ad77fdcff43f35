using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Features.Chain.Trace;

/// <summary>The lots and items of a product that events name: a bare GTIN seldom stands in an event.</summary>
internal static class ProductThings
{
    /// <summary>The most that are found.</summary>
    public const int Most = 5_000;

    /// <summary>The product, then its lots and items in the order of their identifiers.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IEventStore store, string gtin, CancellationToken cancellation)
    {
        var product = Thing.Product(gtin);
        List<string> all = [product];
        for (var after = product; all.Count < Most;)
        {
            var next = await store.DistinctAsync(DistinctField.Epc, after, 500, cancellation);
            var mine = next.TakeWhile(id => id.StartsWith(product, StringComparison.Ordinal)).ToList();
            all.AddRange(mine.Where(id => Thing.GtinOf(id) == gtin));
            if (mine.Count < next.Count || next.Count == 0)
            {
                break;
            }

            after = next[^1];
        }

        return all;
    }
}

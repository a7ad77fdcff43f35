using Microsoft.Extensions.DependencyInjection;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Chain;

namespace Tdc.Traceability.Features.Showing.Resolve;

/// <summary>Which identifiers are being recalled: all in memory while they are few, else asked for.</summary>
internal sealed class RecalledItems
{
    private const int MostKept = 200_000;

    private readonly IServiceScopeFactory scopes;
    private readonly Kept<HashSet<long>> all;

    public RecalledItems(IServiceScopeFactory scopes, ShowingVersion versions)
    {
        this.scopes = scopes;
        all = new(versions, ReadAsync);
    }

    /// <summary>Whether one of the identifiers is named by a recall in force or was reached by one.</summary>
    /// <param name="canonical">Canonical identifiers.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async ValueTask<bool> AnyAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation)
    {
        // A key is a hash: only the table can say that it is not another identifier's.
        if (await all.GetAsync(cancellation) is { } known && !canonical.Any(c => known.Contains(IdentifierKey.OfCanonical(c))))
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IRecalls>().OnAsync(canonical, cancellation)).Any(r => r.State == RecallState.Ordered);
    }

    private async Task<HashSet<long>?> ReadAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IRecalls>().OrderedKeysAsync(MostKept, cancellation) is { } keys ? [.. keys] : null;
    }
}

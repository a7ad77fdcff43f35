using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Showing;

namespace Tdc.Traceability.Features.Showing.Resolve;

/// <summary>The links that owners gave for their numbers: all in memory while they are few, else asked for.</summary>
internal sealed class OwnersLinks
{
    private const int MostKept = 20_000;

    private readonly IDbContextFactory<TdcDbContext> contexts;
    private readonly Kept<Dictionary<string, List<TraceLink>>> all;

    public OwnersLinks(IDbContextFactory<TdcDbContext> contexts, ShowingVersion versions)
    {
        this.contexts = contexts;
        all = new(versions, ReadAsync);
    }

    /// <summary>Links of an identifier's levels, in the order in which they were given.</summary>
    public async ValueTask<List<TraceLink>> OfAsync(IReadOnlyList<string> levels, CancellationToken cancellation)
    {
        if (await all.GetAsync(cancellation) is { } known)
        {
            return [.. levels.SelectMany(l => known.GetValueOrDefault(l) ?? []).OrderBy(l => l.Id.Value)];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Set<TraceLink>().AsNoTracking().Where(l => levels.Contains(l.KeyPath)).OrderBy(l => l.Id).ToListAsync(cancellation);
    }

    private async Task<Dictionary<string, List<TraceLink>>?> ReadAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var links = await db.Set<TraceLink>().AsNoTracking().Take(MostKept + 1).ToListAsync(cancellation);
        return links.Count > MostKept ? null : links.GroupBy(l => l.KeyPath).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }
}

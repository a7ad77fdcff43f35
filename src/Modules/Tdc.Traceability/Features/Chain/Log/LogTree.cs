using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Log;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Log;

/// <summary>The stored tree: reads the few tiles that a question needs, and appends.</summary>
internal sealed class LogTree(TdcDbContext db)
{
    private readonly Dictionary<(int Row, long Tile), LogTileRow> tiles = [];

    /// <summary>Root of the first leaves.</summary>
    public Task<byte[]> RootAsync(long size, CancellationToken cancellation) => AskAsync(node => MerkleTree.Root(size, node), cancellation);

    /// <summary>The path of a leaf.</summary>
    public Task<IReadOnlyList<byte[]>> InclusionAsync(long leaf, long size, CancellationToken cancellation) =>
        AskAsync(node => MerkleTree.Inclusion(leaf, size, node), cancellation);

    /// <summary>The proof that one size is the beginning of another.</summary>
    public Task<IReadOnlyList<byte[]>> ConsistencyAsync(long first, long second, CancellationToken cancellation) =>
        AskAsync(node => MerkleTree.Consistency(first, second, node), cancellation);

    /// <summary>The hash of a leaf.</summary>
    public Task<byte[]> LeafAsync(long leaf, CancellationToken cancellation) => AskAsync(node => node(0, leaf), cancellation);

    /// <summary>Appends leaves after a size; tracked, to be saved by the caller.</summary>
    public async Task AppendAsync(long size, IReadOnlyList<ReadOnlyMemory<byte>> contents, CancellationToken cancellation)
    {
        var level = contents.Select(c => MerkleTree.Leaf(c.Span)).ToList();
        var start = size;
        for (var row = 0; level.Count > 0; row++)
        {
            List<byte[]> above = [];
            var at = start;
            foreach (var part in Parts(level, start))
            {
                var tile = await TileAsync(row, at >> LogTile.Height, cancellation);
                tile.Hashes = [.. tile.Hashes, .. part.SelectMany(h => h)];
                at += part.Count;
                if (tile.Hashes.Length == LogTile.Width * MerkleTree.HashSize)
                {
                    above.Add(LogTile.Over(tile.Hashes, 0, LogTile.Width));
                }
            }

            (level, start) = (above, start >> LogTile.Height);
        }
    }

    private static IEnumerable<List<byte[]>> Parts(List<byte[]> hashes, long start)
    {
        for (var i = 0; i < hashes.Count;)
        {
            var count = (int)Math.Min(LogTile.Width - ((start + i) & (LogTile.Width - 1)), hashes.Count - i);
            yield return hashes.GetRange(i, count);
            i += count;
        }
    }

    // Asked twice: first only to learn which tiles are needed, then with them read in one question.
    private async Task<T> AskAsync<T>(Func<Func<int, long, byte[]>, T> ask, CancellationToken cancellation)
    {
        HashSet<(int Row, long Tile)> needed = [];
        var nothing = new byte[MerkleTree.HashSize];
        ask((level, index) =>
        {
            var (row, tile, _, _) = LogTile.Of(level, index);
            needed.Add((row, tile));
            return nothing;
        });
        needed.ExceptWith(tiles.Keys);
        foreach (var row in needed.GroupBy(n => n.Row, n => n.Tile))
        {
            var numbers = row.ToList();
            foreach (var tile in await db.Set<LogTileRow>().AsNoTracking().Where(t => t.Row == row.Key && numbers.Contains(t.Tile)).ToListAsync(cancellation))
            {
                tiles[(tile.Row, tile.Tile)] = tile;
            }
        }

        return ask((level, index) =>
        {
            var (row, tile, from, count) = LogTile.Of(level, index);
            return tiles.TryGetValue((row, tile), out var found) && found.Hashes.Length >= (from + count) * MerkleTree.HashSize
                ? LogTile.Over(found.Hashes, from, count)
                : throw new InvalidDataException($"The log has no tile {row}/{tile} with {from + count} hashes.");
        });
    }

    private async Task<LogTileRow> TileAsync(int row, long number, CancellationToken cancellation)
    {
        if (db.ChangeTracker.Entries<LogTileRow>().FirstOrDefault(e => e.Entity.Row == row && e.Entity.Tile == number)?.Entity is { } tracked)
        {
            return tracked;
        }

        if (await db.Set<LogTileRow>().SingleOrDefaultAsync(t => t.Row == row && t.Tile == number, cancellation) is { } stored)
        {
            return stored;
        }

        var made = new LogTileRow { Row = row, Tile = number, Hashes = [] };
        db.Add(made);
        return made;
    }
}

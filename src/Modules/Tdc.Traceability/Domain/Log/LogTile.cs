namespace Tdc.Traceability.Domain.Log;

/// <summary>Where hashes of the tree are kept: a tile holds up to 256 hashes of neighbours on every eighth level, so a proof reads one tile for each factor of 256.</summary>
/// <remarks>Hashes between these levels are made from a tile when they are needed: at most 255 of them. Idea: C2SP tlog-tiles.</remarks>
internal static class LogTile
{
    /// <summary>Levels that one tile stands for.</summary>
    public const int Height = 8;

    /// <summary>Hashes in a full tile.</summary>
    public const int Width = 1 << Height;

    /// <summary>The tile that holds what a node is made of: its row, its number, and which of its hashes.</summary>
    public static (int Row, long Tile, int From, int Count) Of(int level, long index)
    {
        var (row, rest) = (level / Height, level % Height);
        var first = index << rest;
        return (row, first >> Height, (int)(first & (Width - 1)), 1 << rest);
    }

    /// <summary>The hash over neighbours of a tile.</summary>
    /// <param name="hashes">The tile's hashes one after the other.</param>
    /// <param name="from">The first.</param>
    /// <param name="count">How many: a power of two.</param>
    public static byte[] Over(ReadOnlySpan<byte> hashes, int from, int count)
    {
        if (count == 1)
        {
            return hashes.Slice(from * MerkleTree.HashSize, MerkleTree.HashSize).ToArray();
        }

        var half = count / 2;
        return MerkleTree.Join(Over(hashes, from, half), Over(hashes, from + half, half));
    }
}

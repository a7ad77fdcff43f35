using System.Security.Cryptography;

namespace Tdc.Traceability.Domain.Log;

/// <summary>The Merkle tree of RFC 9162, section 2.1: leaves are hashed with 0x00 in front, nodes with 0x01; a tree of n leaves splits at the largest power of two below n.</summary>
/// <remarks>Everything is made of perfect subtrees: node (level, index) is the hash over the leaves from index · 2^level on, 2^level of them.</remarks>
internal static class MerkleTree
{
    /// <summary>Octets of a hash.</summary>
    public const int HashSize = 32;

    /// <summary>Root of the empty tree: SHA-256 of nothing.</summary>
    public static byte[] Empty { get; } = SHA256.HashData([]);

    /// <summary>A leaf's hash.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> data)
    {
        Span<byte> input = stackalloc byte[1 + data.Length];
        data.CopyTo(input[1..]);
        return SHA256.HashData(input);
    }

    /// <summary>The hash of two neighbours.</summary>
    public static byte[] Join(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * HashSize)];
        input[0] = 1;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + HashSize)..]);
        return SHA256.HashData(input);
    }

    /// <summary>Root of the first leaves.</summary>
    /// <param name="size">How many.</param>
    /// <param name="node">Gives the hash of a complete perfect subtree.</param>
    public static byte[] Root(long size, Func<int, long, byte[]> node) => size == 0 ? Empty : Range(0, size, node);

    /// <summary>The path that proves a leaf, from its neighbour up. Source: RFC 9162, section 2.1.3.1.</summary>
    /// <param name="leaf">Index of the leaf, from 0, below <paramref name="size"/>.</param>
    /// <param name="size">Size of the tree.</param>
    /// <param name="node">Gives the hash of a complete perfect subtree.</param>
    public static IReadOnlyList<byte[]> Inclusion(long leaf, long size, Func<int, long, byte[]> node)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leaf);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leaf, size);
        List<byte[]> path = [];
        var (begin, end) = (0L, size);
        while (end - begin > 1)
        {
            var middle = begin + Split(end - begin);
            if (leaf < middle)
            {
                path.Add(Range(middle, end, node));
                end = middle;
            }
            else
            {
                path.Add(Range(begin, middle, node));
                begin = middle;
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>The hashes that prove a smaller tree to be the beginning of a larger one. Source: RFC 9162, section 2.1.4.1.</summary>
    /// <param name="first">Size of the smaller tree, at least 1.</param>
    /// <param name="second">Size of the larger one.</param>
    /// <param name="node">Gives the hash of a complete perfect subtree.</param>
    public static IReadOnlyList<byte[]> Consistency(long first, long second, Func<int, long, byte[]> node)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        List<byte[]> proof = [];
        if (first == second)
        {
            return proof;
        }

        var (begin, end, known) = (0L, second, true);
        while (first != end)
        {
            var middle = begin + Split(end - begin);
            if (first <= middle)
            {
                proof.Add(Range(middle, end, node));
                end = middle;
            }
            else
            {
                proof.Add(Range(begin, middle, node));
                (begin, known) = (middle, false);
            }
        }

        if (!known)
        {
            proof.Add(Range(begin, end, node));
        }

        proof.Reverse();
        return proof;
    }

    /// <summary>The largest power of two below a size of at least 2.</summary>
    private static long Split(long size) => 1L << (63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)(size - 1)));

    /// <summary>Hash over the leaves from <paramref name="begin"/> to before <paramref name="end"/>; begin is a multiple of the size's next power of two.</summary>
    private static byte[] Range(long begin, long end, Func<int, long, byte[]> node)
    {
        var size = end - begin;
        if (System.Numerics.BitOperations.IsPow2(size))
        {
            var level = System.Numerics.BitOperations.TrailingZeroCount(size);
            return node(level, begin >> level);
        }

        var middle = begin + Split(size);
        return Join(Range(begin, middle, node), Range(middle, end, node));
    }
}

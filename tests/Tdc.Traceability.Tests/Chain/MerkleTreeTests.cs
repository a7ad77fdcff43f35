using System.Security.Cryptography;
using Tdc.Traceability.Domain.Log;

namespace Tdc.Traceability.Tests.Chain;

public sealed class MerkleTreeTests
{
    // The leaves and roots of the reference implementation of certificate transparency.
    private static readonly string[] leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] roots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void Roots_are_those_of_the_reference_implementation()
    {
        var tree = new Tree([.. leaves.Select(Convert.FromHexString)]);
        for (var size = 0; size <= leaves.Length; size++)
        {
            Assert.Equal(roots[size], Convert.ToHexStringLower(MerkleTree.Root(size, tree.Node)));
        }
    }

    [Fact]
    public async Task Proofs_of_every_leaf_and_size_hold_before_an_independent_verifier_and_bent_ones_do_not()
    {
        var random = new Random(9162);
        var contents = Enumerable.Range(0, 600).Select(_ => RandomNumberGenerator.GetBytes(32)).ToArray();
        var tree = new Tree(contents);
        List<object> good = [];
        List<object> bad = [];
        foreach (var size in Enumerable.Range(1, 40).Concat([63, 64, 65, 127, 128, 255, 256, 257, 511, 512, 513, 600]))
        {
            var root = MerkleTree.Root(size, tree.Node);
            foreach (var leaf in Enumerable.Range(0, size).Where(l => size <= 40 || random.Next(20) == 0 || l == size - 1))
            {
                var path = MerkleTree.Inclusion(leaf, size, tree.Node);
                Assert.True(path.Count <= 1 + Math.Ceiling(Math.Log2(size)));
                good.Add(Inclusion(leaf, size, contents[leaf], root, path));
                bad.Add(Inclusion(leaf, size, contents[(leaf + 1) % 600], root, path));
                bad.Add(Inclusion(leaf, size, contents[leaf], MerkleTree.Leaf(root), path));
            }

            foreach (var first in Enumerable.Range(1, size).Where(f => size <= 40 || random.Next(20) == 0 || f >= size - 1))
            {
                var path = MerkleTree.Consistency(first, size, tree.Node);
                var before = MerkleTree.Root(first, tree.Node);
                good.Add(Consistency(first, size, before, root, path));
                bad.Add(Consistency(first, size, MerkleTree.Leaf(before), root, path));
            }
        }

        Assert.All(await IndependentVerifier.AskAsync(good), Assert.True);
        Assert.All(await IndependentVerifier.AskAsync(bad), Assert.False);
    }

    [Fact]
    public void Tiles_give_the_same_nodes_as_the_leaves()
    {
        var contents = Enumerable.Range(0, 700).Select(i => BitConverter.GetBytes(i)).ToArray();
        var tree = new Tree(contents);
        for (var level = 0; level <= 9; level++)
        {
            for (var index = 0L; (index + 1) << level <= 700; index++)
            {
                var (row, number, from, count) = LogTile.Of(level, index);
                var hashes = Enumerable.Range(0, LogTile.Width).Select(i => (number << LogTile.Height) + i).TakeWhile(i => (i + 1) << (row * LogTile.Height) <= 700)
                    .SelectMany(i => tree.Node(row * LogTile.Height, i)).ToArray();
                Assert.Equal(tree.Node(level, index), LogTile.Over(hashes, from, count));
            }
        }
    }

    private static object Inclusion(int leaf, int size, byte[] content, byte[] root, IReadOnlyList<byte[]> path) =>
        new { kind = "inclusion", leafIndex = leaf, treeSize = size, contentHash = content, rootHash = root, path };

    private static object Consistency(int first, int second, byte[] before, byte[] after, IReadOnlyList<byte[]> path) =>
        new { kind = "consistency", first, second, firstRootHash = before, secondRootHash = after, path };

    /// <summary>Perfect subtrees by the definition, without any tile.</summary>
    private sealed class Tree(byte[][] contents)
    {
        private readonly Dictionary<(int, long), byte[]> nodes = [];

        public byte[] Node(int level, long index) => nodes.TryGetValue((level, index), out var known) ? known
            : nodes[(level, index)] = level == 0 ? MerkleTree.Leaf(contents[index]) : MerkleTree.Join(Node(level - 1, index * 2), Node(level - 1, (index * 2) + 1));
    }
}

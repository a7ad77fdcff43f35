using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Tdc.Platform.Storage;

namespace Tdc.Traceability.Demonstration;

/// <summary>Choices and ids that depend on words only, so that two machines invent the same.</summary>
internal static class DemoStable
{
    private const string Scope = "tdc trade demonstration";

    /// <summary>An id shaped like a UUID version 8.</summary>
    public static Guid Id(params ReadOnlySpan<string> words) => WordId.Of(Scope, words);

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public static int Number(int from, int to, params ReadOnlySpan<string> words) =>
        from + (int)(BinaryPrimitives.ReadUInt32BigEndian(Hash(words)) / 4294967296.0 * (to - from + 1));

    private static byte[] Hash(ReadOnlySpan<string> words) => SHA256.HashData(Encoding.UTF8.GetBytes(Scope + "\n" + string.Join('\n', words!)));
}

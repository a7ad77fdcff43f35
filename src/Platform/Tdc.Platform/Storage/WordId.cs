using System.Security.Cryptography;
using System.Text;

namespace Tdc.Platform.Storage;

/// <summary>Ids computed from words, so that several machines agree on them; ids of what people record are version 7.</summary>
public static class WordId
{
    /// <summary>A UUID version 8 over SHA-256.</summary>
    /// <param name="scope">Keeps the words of one purpose apart from those of another.</param>
    /// <param name="words">What the id names; their order counts.</param>
    public static Guid Of(string scope, params ReadOnlySpan<string> words)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(scope + "\n" + string.Join('\n', words!)));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Tdc.Productivity.Features.Seed;

/// <summary>Ids of data that ships with the module: computed from what they name, so that several machines agree.</summary>
internal static class ProductivityStable
{
    /// <summary>UUID version 8 over SHA-256.</summary>
    public static Guid Id(params ReadOnlySpan<string> words)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("tdc productivity\n" + string.Join('\n', words!)));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}

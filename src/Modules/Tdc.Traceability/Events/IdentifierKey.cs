using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Tdc.Epcis.Identifiers;

namespace Tdc.Traceability.Events;

/// <summary>Turns identifiers into the keys under which the store finds them.</summary>
/// <remarks>A key is a hash: who finds by key compares the canonical identifier too.</remarks>
internal static class IdentifierKey
{
    /// <summary>The one form of an identifier: the canonical Digital Link of a GS1 identifier, any other URI as it is.</summary>
    public static string Canonical(string uri) => Identifier.Canonical(uri);

    /// <summary>First 8 octets of SHA-256 over the canonical identifier, big-endian.</summary>
    /// <param name="canonical">What <see cref="Canonical"/> gave.</param>
    public static long OfCanonical(string canonical)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(canonical), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    /// <summary>The key of an identifier in any form.</summary>
    public static long Of(string uri) => OfCanonical(Canonical(uri));
}

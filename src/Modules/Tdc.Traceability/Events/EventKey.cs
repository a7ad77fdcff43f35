using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;

namespace Tdc.Traceability.Events;

/// <summary>Keys of what is not an identifier of goods or places, and the short hashes of the columns.</summary>
/// <remarks>All are hashes: who finds by one compares the value itself too.</remarks>
internal static class EventKey
{
    /// <summary>First 8 octets of SHA-256 over an event id, big-endian.</summary>
    public static long OfId(string eventId) => IdentifierKey.OfCanonical(eventId);

    /// <summary>Key under which the events of an owner are found.</summary>
    public static long OfOwner(LineageId owner) => IdentifierKey.OfCanonical("tdc:owner:" + owner.Value.ToString("N"));

    /// <summary>Key under which the events with a disposition are found.</summary>
    public static long OfDisposition(string disposition) => IdentifierKey.OfCanonical("tdc:disposition:" + disposition);

    /// <summary>First 4 octets of SHA-256 over a column's value; 0 stands for none.</summary>
    public static int Short(string? value)
    {
        if (value is null)
        {
            return 0;
        }

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(value), hash);
        var key = BinaryPrimitives.ReadInt32BigEndian(hash);
        return key == 0 ? 1 : key;
    }

    /// <summary>Kind and action in one number.</summary>
    public static short Sort(EventKind kind, EventAction? action) => (short)(((int)kind * 4) + (action is { } a ? (int)a + 1 : 0));
}

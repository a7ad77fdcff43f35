using System.Security.Cryptography;
using System.Text;
using Tdc.Epcis.Model;

namespace Tdc.Epcis.Hashing;

/// <summary>The event hash id of the Core Business Vocabulary: one name for one event, whatever its format, order of fields or form of identifiers.</summary>
/// <remarks>
/// <para>Not thread-safe; keep one for a thread, its memory is used again for every event.</para>
/// <para><c>recordTime</c>, <c>eventID</c> and <c>errorDeclaration</c> do not count, so an error declaration keeps the id of its event.</para>
/// <para>Source: CBV 2.0, section 8.9; RFC 6920.</para>
/// </remarks>
public sealed class EventHash
{
    private readonly PreHashBuffer buffer = new();

    private readonly string ending;

    /// <summary>Prepares the computation.</summary>
    /// <param name="version">Version of the vocabulary that the id names.</param>
    public EventHash(string version = "2.0") => ending = "?ver=CBV" + version;

    /// <summary>The id: <c>ni:///sha-256;…?ver=CBV2.0</c>.</summary>
    public string IdOf(EpcisEvent what)
    {
        Span<byte> hash = stackalloc byte[32];
        Digest(what, hash);
        return "ni:///sha-256;" + Convert.ToHexStringLower(hash) + ending;
    }

    /// <summary>The SHA-256 itself.</summary>
    /// <param name="what">The event.</param>
    /// <param name="hash">32 octets to fill.</param>
    public void Digest(EpcisEvent what, Span<byte> hash)
    {
        Fill(what);
        SHA256.HashData(buffer.Written, hash);
    }

    /// <summary>The string that is hashed.</summary>
    public string PreHashOf(EpcisEvent what)
    {
        Fill(what);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    private void Fill(EpcisEvent what)
    {
        buffer.Clear();
        new PreHashWriter(buffer, what.Namespaces).Write(what);
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Tdc.Epcis.Hashing;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Epcis.Vocabulary;

namespace Tdc.Traceability.Events.Appending;

/// <summary>Names events and hashes their content: the same event has the same hash in JSON and XML, with URNs and Digital Links. Not thread-safe.</summary>
/// <remarks>
/// Content hash = SHA-256 over the event's pre-hash digest (CBV 2.0, section 8.9), a zero octet, its id in UTF-8, and of an error declaration a zero
/// octet, its time in milliseconds, reason, corrective ids in order, and the digest of its extensions.
/// </remarks>
internal sealed class ContentHash
{
    private readonly EventHash digest = new();

    private readonly IncrementalHash whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Gives the event an id when it has none, and hashes its content.</summary>
    /// <param name="what">The event; its id may be filled.</param>
    /// <param name="hash">32 octets to fill.</param>
    public void Name(EpcisEvent what, Span<byte> hash)
    {
        Span<byte> event32 = stackalloc byte[32];
        digest.Digest(what, event32);
        what.EventId ??= "ni:///sha-256;" + Convert.ToHexStringLower(event32) + "?ver=CBV2.0";
        whole.AppendData(event32);
        Text(what.EventId);
        if (what.ErrorDeclaration is { } error)
        {
            Error(what, error);
        }

        whole.GetHashAndReset(hash);
    }

    private void Error(EpcisEvent what, ErrorDeclaration error)
    {
        Span<byte> number = stackalloc byte[8];
        if (Timestamp.TryReadMilliseconds(error.DeclarationTime, out var milliseconds))
        {
            BinaryPrimitives.WriteInt64BigEndian(number, milliseconds);
            whole.AppendData(number);
        }

        Text(error.Reason is null ? "" : CoreBusinessVocabulary.WordOf(WordList.ErrorReason, error.Reason) ?? error.Reason);
        foreach (var id in (error.CorrectiveEventIds ?? []).Order(StringComparer.Ordinal))
        {
            Text(id);
        }

        if (error.Extensions.Count > 0)
        {
            Span<byte> extensions = stackalloc byte[32];
            digest.Digest(new EpcisEvent { Kind = what.Kind, TypeName = what.TypeName, Extensions = error.Extensions, Namespaces = what.Namespaces }, extensions);
            whole.AppendData(extensions);
        }
    }

    private void Text(string text)
    {
        whole.AppendData([0]);
        whole.AppendData(Encoding.UTF8.GetBytes(text));
    }
}

using Tdc.Dcc;

namespace Tdc.Metrology.Dcc;

/// <summary>What is known about an incoming certificate: what it says, whether it is intact, whether its issuer is trusted. Each answer stands for itself.</summary>
/// <param name="Reading">What was read; a fault when it is no certificate.</param>
/// <param name="Signature">Whether it is intact; a document that cannot be read is broken.</param>
/// <param name="Trust">Whether the issuers are trusted; null where there is no signature that holds. With several signatures the worst answer counts.</param>
internal sealed record CertificateCheck(DccReading Reading, SignatureVerdict Signature, TrustState? Trust)
{
    /// <summary>Whether the document is signed and as its signer left it.</summary>
    public bool IsIntact => Signature.State == SignatureState.Intact;

    /// <summary>Whether it is intact and its issuer is trusted.</summary>
    public bool IsTrusted => Trust == TrustState.Trusted;

    /// <summary>Reads and judges the same octets.</summary>
    public static CertificateCheck Of(ReadOnlyMemory<byte> octets, IReadOnlyList<TrustedCertificate> trusted, DateTimeOffset now, DccLimits? limits = null)
    {
        var reading = DccReader.Read(octets, limits);
        if (reading.Fault != DccFault.None)
        {
            return new CertificateCheck(reading, SignatureVerdict.Broken(SignatureFault.Document), null);
        }

        var signature = SignatureCheck.Verify(octets);
        TrustState? trust = signature.State == SignatureState.Intact ? signature.Seals.Max(seal => IssuerTrust.Judge(seal, trusted, now)) : null;
        return new CertificateCheck(reading, signature, trust);
    }
}

using System.Security.Cryptography.X509Certificates;

namespace Tdc.Metrology.Dcc;

/// <summary>A certificate that a laboratory trusts: of an issuer itself, or of the authority that certifies issuers.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="From">First day on which signatures are trusted.</param>
/// <param name="Until">Last such day; null while there is no end.</param>
internal sealed record TrustedCertificate(X509Certificate2 Certificate, DateOnly From, DateOnly? Until);

internal enum TrustState
{
    /// <summary>The signer or one above is on the list, and the day of signing is inside its dates.</summary>
    Trusted,

    /// <summary>Neither the signer nor one above is on the list.</summary>
    UnknownIssuer,

    /// <summary>On the list, but not for the day of signing.</summary>
    OutsideDates,

    /// <summary>On the list, but the signer's certificate or one between was not valid on the day of signing.</summary>
    CertificateNotValid,
}

/// <summary>Says whether a signer is trusted, by a list of certificates with dates; nothing is fetched and nothing of the machine's own trust counts.</summary>
/// <remarks>The day is the signing time that the signature covers, else the day of the check. Revocation lists are not asked for: the list's dates are their place.</remarks>
internal static class IssuerTrust
{
    public static TrustState Judge(Seal seal, IReadOnlyList<TrustedCertificate> trusted, DateTimeOffset now)
    {
        var at = seal.SigningTime is { } signed && signed <= now ? signed : now;
        var listed = trusted.Where(entry => entry.Certificate.RawDataMemory.Span.SequenceEqual(seal.Signer.RawDataMemory.Span)).ToArray();
        if (listed.Length > 0)
        {
            return !IsValid(seal.Signer, at) ? TrustState.CertificateNotValid : ByDates(listed, at);
        }

        using var chain = Build(seal, trusted, at);
        X509Certificate2[] above = [.. chain.ChainElements.Skip(1).Select(element => element.Certificate)];
        TrustedCertificate[] entries = [.. trusted.Where(entry => above.Any(each => each.RawDataMemory.Span.SequenceEqual(entry.Certificate.RawDataMemory.Span)))];
        if (entries.Length == 0)
        {
            return TrustState.UnknownIssuer;
        }

        var status = chain.ChainElements.SelectMany(element => element.ChainElementStatus).Aggregate(X509ChainStatusFlags.NoError, (all, each) => all | each.Status);
        if (status.HasFlag(X509ChainStatusFlags.NotSignatureValid))
        {
            return TrustState.UnknownIssuer; // the name of one on the list, and not its key
        }

        const X509ChainStatusFlags noMatter = X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot;
        return (status & ~noMatter) != X509ChainStatusFlags.NoError ? TrustState.CertificateNotValid : ByDates(entries, at);
    }

    private static X509Chain Build(Seal seal, IReadOnlyList<TrustedCertificate> trusted, DateTimeOffset at)
    {
        var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
                VerificationTime = at.UtcDateTime,
                VerificationTimeIgnored = false,
                VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority,
            },
        };
        foreach (var certificate in trusted.Select(entry => entry.Certificate).Concat(seal.Others))
        {
            chain.ChainPolicy.ExtraStore.Add(certificate);
        }

        foreach (var entry in trusted)
        {
            chain.ChainPolicy.CustomTrustStore.Add(entry.Certificate);
        }

        chain.Build(seal.Signer);
        return chain;
    }

    private static bool IsValid(X509Certificate2 certificate, DateTimeOffset at) =>
        certificate.NotBefore.ToUniversalTime() <= at.UtcDateTime && at.UtcDateTime <= certificate.NotAfter.ToUniversalTime();

    private static TrustState ByDates(TrustedCertificate[] entries, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(7)).DateTime); // days of Vietnam, where the list is kept
        return entries.Any(entry => entry.From <= day && (entry.Until is not { } last || day <= last)) ? TrustState.Trusted : TrustState.OutsideDates;
    }
}

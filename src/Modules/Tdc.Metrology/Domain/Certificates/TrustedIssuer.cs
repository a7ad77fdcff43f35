using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tdc.Metrology.Dcc;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Domain.Certificates;

/// <summary>Id of an entry of a list of trusted issuers.</summary>
internal readonly record struct TrustedIssuerId(Guid Value) : IId<TrustedIssuerId>
{
    /// <inheritdoc/>
    public static TrustedIssuerId From(Guid value) => new(value);
}

/// <summary>An issuer of certificates, or an authority over issuers, that a laboratory trusts between two days.</summary>
internal sealed class TrustedIssuer
{
    /// <summary>Its id.</summary>
    public required TrustedIssuerId Id { get; init; }

    /// <summary>The laboratory that trusts it.</summary>
    public required LaboratoryId Laboratory { get; init; }

    /// <summary>Who it is, as the laboratory calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Its certificate (X.509, DER).</summary>
    public required byte[] Certificate { get; init; }

    /// <summary>SHA-256 of the certificate, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Why it is trusted: how the certificate was received and compared.</summary>
    public required string Basis { get; init; }

    /// <summary>First day of signatures that are trusted.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last such day; null while there is no end.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Why the trust ended.</summary>
    public string EndReason { get; set; } = "";

    /// <summary>The account that entered it.</summary>
    public Guid? AddedBy { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }

    /// <summary>What the check of a signature needs.</summary>
    public TrustedCertificate AsTrusted() => new(X509CertificateLoader.LoadCertificate(Certificate), From, Until);

    /// <summary>Reads a certificate in DER or PEM; a private key in the file is left where it is.</summary>
    /// <returns>Null when it is none.</returns>
    public static X509Certificate2? Read(byte[] file)
    {
        try
        {
            var text = System.Text.Encoding.ASCII.GetString(file);
            return text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal) ? X509Certificate2.CreateFromPem(text) : X509CertificateLoader.LoadCertificate(file);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

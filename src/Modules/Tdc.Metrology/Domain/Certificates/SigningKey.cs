namespace Tdc.Metrology.Domain.Certificates;

/// <summary>A key with which this installation signs certificates for machines, made once and then kept.</summary>
internal sealed class SigningKey
{
    /// <summary>First half of the SHA-256 of its certificate, upper-case hex.</summary>
    public required string Id { get; init; }

    /// <summary>The public certificate (X.509, DER), which readers may trust.</summary>
    public required byte[] Certificate { get; init; }

    /// <summary>The private key (PKCS #8), sealed by data protection.</summary>
    public required byte[] SealedPrivateKey { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

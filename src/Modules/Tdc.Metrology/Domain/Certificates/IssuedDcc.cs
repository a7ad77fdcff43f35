using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Domain.Certificates;

/// <summary>A certificate for machines as it was signed, kept so that everybody gets the same octets and the hash stays.</summary>
internal sealed class IssuedDcc
{
    /// <summary>The certificate.</summary>
    public required CalibrationCertificateId Certificate { get; init; }

    /// <summary>Version of the schema, such as <c>3.3.0</c>.</summary>
    public required string SchemaVersion { get; init; }

    /// <summary>The signed document.</summary>
    public required byte[] Octets { get; init; }

    /// <summary>SHA-256 of the document, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The key that signed it.</summary>
    public required string SigningKey { get; init; }

    /// <summary>When it was signed.</summary>
    public required DateTimeOffset SignedAt { get; init; }
}

using System.Security.Cryptography.X509Certificates;

namespace Tdc.Metrology.Dcc;

/// <summary>Whether a document is as its signer left it. Who the signer is, is another question: <see cref="IssuerTrust"/>.</summary>
/// <param name="State">Unsigned, intact or broken.</param>
/// <param name="Fault">Why it is broken.</param>
/// <param name="Seals">What was verified, one for each signature; empty unless it is intact.</param>
internal sealed record SignatureVerdict(SignatureState State, SignatureFault Fault, IReadOnlyList<Seal> Seals)
{
    public static SignatureVerdict Unsigned { get; } = new(SignatureState.Unsigned, SignatureFault.None, []);

    public static SignatureVerdict Broken(SignatureFault fault) => new(SignatureState.Broken, fault, []);
}

/// <summary>A signature that holds.</summary>
/// <param name="Signer">The certificate whose key made it.</param>
/// <param name="Others">Other certificates that came with it.</param>
/// <param name="SigningTime">When it was made, as the signer says in what is signed; null when nothing is said.</param>
internal sealed record Seal(X509Certificate2 Signer, IReadOnlyList<X509Certificate2> Others, DateTimeOffset? SigningTime);

internal enum SignatureState
{
    /// <summary>There is no signature.</summary>
    Unsigned,

    /// <summary>Every signature holds and covers the very root that is read.</summary>
    Intact,

    /// <summary>A signature does not hold, or covers something else than what is read.</summary>
    Broken,
}

internal enum SignatureFault
{
    None,

    /// <summary>The document is not XML, or has a document type.</summary>
    Document,

    /// <summary>A signature stands elsewhere than directly under the root.</summary>
    Misplaced,

    /// <summary>Two elements have one id.</summary>
    DuplicateId,

    /// <summary>A signature is not made of the parts that it must have.</summary>
    Form,

    /// <summary>An algorithm that is weak or unknown.</summary>
    Algorithm,

    /// <summary>A transform other than leaving the signature out and canonical XML.</summary>
    Transform,

    /// <summary>A reference to something outside of the document, or to another part of it than the root and the signature's own.</summary>
    Reference,

    /// <summary>No reference covers the root.</summary>
    RootNotCovered,

    /// <summary>What is referred to was changed.</summary>
    Digest,

    /// <summary>The signature's value does not belong to what is signed.</summary>
    Value,

    /// <summary>No certificate came with the signature.</summary>
    NoCertificate,

    /// <summary>The signed properties name another certificate than the one whose key signed.</summary>
    OtherCertificate,

    /// <summary>More signatures or references than are looked at.</summary>
    TooMany,
}

/// <summary>Ends a verification.</summary>
internal sealed class SignatureRefused(SignatureFault fault) : Exception
{
    public SignatureFault Fault { get; } = fault;
}

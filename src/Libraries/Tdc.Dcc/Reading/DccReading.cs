namespace Tdc.Dcc;

/// <summary>How much a reader takes in.</summary>
/// <param name="Octets">Size of the document; 20 MB unless the caller decides.</param>
/// <param name="Depth">How deep elements may be nested.</param>
/// <param name="Elements">How many elements there may be.</param>
public sealed record DccLimits(long Octets = 20_000_000, int Depth = 64, int Elements = 500_000)
{
    /// <summary>The usual limits.</summary>
    public static DccLimits Usual { get; } = new();
}

/// <summary>What a reader found.</summary>
/// <param name="Fault">The first fault, or <see cref="DccFault.None"/>.</param>
/// <param name="Path">Where the fault is, as a path of elements with their places; empty without a fault or before the first element.</param>
/// <param name="Document">The certificate; null when there is a fault.</param>
public sealed record DccReading(DccFault Fault, string Path, DccDocument? Document);

/// <summary>A certificate that was read.</summary>
/// <param name="SchemaVersion">As the document names it, such as <c>3.2.1</c>.</param>
/// <param name="Certificate">The certificate.</param>
/// <param name="Signatures">How many signatures stand at the end; nobody has verified them here.</param>
/// <param name="Remarks">What is not a fault but should be known.</param>
public sealed record DccDocument(string SchemaVersion, Certificate Certificate, int Signatures, Sequence<DccRemark> Remarks);

/// <summary>Something that should be known about a certificate that was read.</summary>
/// <param name="Kind">What.</param>
/// <param name="Path">Where.</param>
public sealed record DccRemark(DccRemarkKind Kind, string Path);

/// <summary>Kinds of remarks.</summary>
public enum DccRemarkKind
{
    /// <summary>An expanded uncertainty without a coverage factor, and none can be derived.</summary>
    NoCoverageFactor,

    /// <summary>An expanded uncertainty without a coverage factor; it was derived from distribution and probability.</summary>
    CoverageFactorDerived,

    /// <summary>An element that this library does not read.</summary>
    PassedOver,

    /// <summary>A reference to an id that is not in the document.</summary>
    DanglingReference,
}

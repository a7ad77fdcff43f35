namespace Tdc.Traceability.Features.Repository.Http;

/// <summary>What the repository accepts at most; the module's README tells them.</summary>
internal static class RepositoryLimits
{
    /// <summary>Octets of a document for capture.</summary>
    public const long CaptureOctets = 256L * 1024 * 1024;

    /// <summary>Events of a document for capture.</summary>
    public const int CaptureEvents = 1_000_000;

    /// <summary>Up to so many octets a document is captured before it is answered; a longer one by a job in the background.</summary>
    public const int CaptureAtOnce = 4 * 1024 * 1024;

    /// <summary>Octets of a single event, of a query, of a subscription.</summary>
    public const int BodyOctets = 4 * 1024 * 1024;

    /// <summary>Characters of an address.</summary>
    public const int AddressLength = 16 * 1024;

    /// <summary>Things on a page when nobody asks for another number.</summary>
    public const int PerPage = 30;

    /// <summary>Things on a page at most, whatever is asked for.</summary>
    public const int MostPerPage = 1000;

    /// <summary>Identifiers in all events of a page at most: a page of very large events is cut earlier.</summary>
    public const int PageIdentifiers = 100_000;

    /// <summary>How long a page token is good.</summary>
    public static TimeSpan TokenLife { get; } = TimeSpan.FromHours(1);

    /// <summary>Nesting of a document.</summary>
    public const int Depth = 64;
}

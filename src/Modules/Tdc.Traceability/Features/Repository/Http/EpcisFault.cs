namespace Tdc.Traceability.Features.Repository.Http;

/// <summary>An exception of the standard: it ends the request and becomes its answer.</summary>
/// <remarks>Source: EPCIS 2.0, section 8.1.3 (exceptions); gs1/EPCIS openapi.yaml (status of each). Caught at the door of the repository only.</remarks>
internal sealed class EpcisFault(int status, string type, string detail) : Exception(detail)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Name in the standard, such as <c>ValidationException</c>.</summary>
    public string Type { get; } = type;

    /// <summary>Single things that are wrong, each with its place; empty when the detail says all.</summary>
    public IReadOnlyList<CaptureError> Errors { get; init; } = [];

    public static EpcisFault Validation(string detail) => new(400, "ValidationException", detail);

    public static EpcisFault QueryValidation(string detail) => new(400, "QueryValidationException", detail);

    public static EpcisFault Parameter(string name, string reason) => new(400, "QueryParameterException", $"{name}: {reason}");

    public static EpcisFault Controls(string detail) => new(400, "SubscriptionControlsException", detail);

    public static EpcisFault Unknown() => new(401, "SecurityException", "Send a key: Authorization: Bearer tdc_…");

    public static EpcisFault Forbidden(string scope) => new(403, "SecurityException", $"The scope {scope} is needed.");

    public static EpcisFault NoResource(string detail = "There is no such resource.") => new(404, "NoSuchResourceException", detail);

    public static EpcisFault NoName(string name) => new(404, "NoSuchNameException", $"There is no query named {name}.");

    public static EpcisFault NotAcceptable(string detail) => new(406, "NotAcceptableException", detail);

    public static EpcisFault Exists(string detail) => new(409, "ResourceAlreadyExistsException", detail);

    public static EpcisFault CaptureLimit(string detail) => new(413, "CaptureLimitExceededException", detail);

    public static EpcisFault TooLarge(string detail) => new(413, "QueryTooLargeException", detail);

    public static EpcisFault TooComplex(string detail) => new(413, "QueryTooComplexException", detail);

    public static EpcisFault UriTooLong() => new(414, "URITooLongException", $"The address is longer than {RepositoryLimits.AddressLength} characters; keep long queries as named queries.");

    public static EpcisFault MediaType(string detail) => new(415, "UnsupportedMediaTypeException", detail);
}

/// <summary>One thing that is wrong with a captured document, in the shape of RFC 7807.</summary>
/// <param name="Type">Name in the standard.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Detail">What is wrong.</param>
/// <param name="Instance">Id of the event, or a pointer into the document.</param>
/// <param name="Pointer">JSON pointer into the document; empty when it is about the whole.</param>
/// <param name="Code">Stable code of the finding.</param>
/// <param name="EventIndex">Index of the event in the document; -1 when it is about the document.</param>
internal sealed record CaptureError(string Type, string Title, string Detail, string Instance, string Pointer, string Code, int EventIndex);

using System.Globalization;
using System.Text.Json;
using Tdc.Epcis.Validation;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Repository.Http;

namespace Tdc.Traceability.Features.Repository.Capturing;

/// <summary>Tells findings of a document as errors of a job or of an answer.</summary>
internal static class CaptureErrors
{
    private const int MostKept = 1000;

    /// <summary>The errors among the findings; warnings are left out.</summary>
    public static IReadOnlyList<CaptureError> Of(CaptureOutcome outcome, CultureInfo culture) =>
    [
        .. outcome.Findings.Where(f => f.Severity == Severity.Error).Take(MostKept).Select(f => new CaptureError(
            f.Code == CaptureOutcome.Conflict ? "ResourceAlreadyExistsException" : "ValidationException",
            f.Event >= 0 ? $"Event {f.Event.ToString(CultureInfo.InvariantCulture)} was not captured" : "The document is not valid",
            f.Message(culture),
            "#" + f.JsonPointer,
            f.JsonPointer,
            f.Code,
            f.Event)),
    ];

    /// <summary>One error that is no finding.</summary>
    public static CaptureError Single(string type, string title, string detail, string code) => new(type, title, detail, "#", "", code, -1);

    /// <summary>As it is kept with a job.</summary>
    public static string Write(IReadOnlyList<CaptureError> errors) => JsonSerializer.Serialize(errors);

    /// <summary>Reads what was kept.</summary>
    public static IReadOnlyList<CaptureError> Read(string kept) => JsonSerializer.Deserialize<List<CaptureError>>(kept) ?? [];
}

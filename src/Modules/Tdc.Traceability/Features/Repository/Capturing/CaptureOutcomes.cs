using System.Globalization;
using Tdc.Epcis.Validation;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Repository.Http;

namespace Tdc.Traceability.Features.Repository.Capturing;

/// <summary>What a document may be at most.</summary>
internal static class CaptureLimits
{
    /// <summary>Of a document for capture.</summary>
    public static EpcisLimits Document { get; } = new() { Events = RepositoryLimits.CaptureEvents, Depth = RepositoryLimits.Depth };
}

/// <summary>Turns what the store says of a document into a job or a fault.</summary>
internal static class CaptureOutcomes
{
    private const string TooManyEvents = "epcis.limit-events";

    /// <summary>Ends a job.</summary>
    public static void Finish(CaptureJob job, CaptureOutcome outcome, CultureInfo culture, DateTimeOffset now)
    {
        job.Success = outcome.IsSuccess;
        job.FinishedAt = now;
        job.Events = outcome.Read;
        job.Stored = outcome.Stored;
        job.Errors = outcome.IsSuccess ? "[]" : CaptureErrors.Write(CaptureErrors.Of(outcome, culture));
    }

    /// <summary>What is answered at once: a document that cannot be read, and one that its schema refuses whole.</summary>
    /// <param name="outcome">What the store says.</param>
    /// <param name="rollback">Whether one bad event keeps all out; then a document that its schema refuses is an answer of 400 and not a job.</param>
    /// <param name="culture">Language of the messages.</param>
    public static EpcisFault? FaultOf(CaptureOutcome outcome, bool rollback, CultureInfo culture)
    {
        if (outcome.Findings.Any(f => f.Code == TooManyEvents))
        {
            return EpcisFault.CaptureLimit($"The document has more than {RepositoryLimits.CaptureEvents} events.");
        }

        var isRefused = outcome.IsSyntaxFault || (rollback && outcome.Stored == 0
            && outcome.Findings.Any(f => f is { Severity: Severity.Error, Layer: Layer.Syntax or Layer.Schema } && f.Code != CaptureOutcome.Conflict));
        if (!isRefused)
        {
            return null;
        }

        var errors = CaptureErrors.Of(outcome, culture);
        return new EpcisFault(400, "ValidationException", errors.Count == 0 ? "The document could not be read." : $"{errors[0].Pointer}: {errors[0].Detail}".TrimStart(':', ' ')) { Errors = [.. errors.Take(100)] };
    }
}

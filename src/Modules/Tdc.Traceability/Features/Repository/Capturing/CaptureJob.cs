using Tdc.Epcis;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Traceability.Features.Repository.Capturing;

/// <summary>Id of a capture job.</summary>
internal readonly record struct CaptureJobId(Guid Value) : IId<CaptureJobId>
{
    /// <inheritdoc/>
    public static CaptureJobId From(Guid value) => new(value);
}

/// <summary>What became of a document sent for capture.</summary>
/// <remarks>Source: gs1/EPCIS openapi.yaml, CaptureJob and its table of states.</remarks>
internal sealed class CaptureJob
{
    /// <summary>Its id, rising with time; also the id of the capture in the event store.</summary>
    public required CaptureJobId Id { get; init; }

    /// <summary>The unit that captures.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>The key that sent it.</summary>
    public Guid? KeyId { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ended; <see langword="null"/> while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Whether no error was met so far.</summary>
    public bool Success { get; set; } = true;

    /// <summary>Whether one error keeps all events out (<c>rollback</c>) or only its own (<c>proceed</c>).</summary>
    public required bool Rollback { get; init; }

    /// <summary>Format of the document.</summary>
    public required EpcisFormat Format { get; init; }

    /// <summary>Events read.</summary>
    public int Events { get; set; }

    /// <summary>Events stored by this job; those stored before are not counted.</summary>
    public int Stored { get; set; }

    /// <summary>Errors as a JSON list of <see cref="Http.CaptureError"/>.</summary>
    public string Errors { get; set; } = "[]";

    /// <summary>Which node works on it; empty for one that was done at once.</summary>
    public string Node { get; set; } = "";

    /// <summary>When the node last said that it works on it.</summary>
    public DateTimeOffset BeatAt { get; set; }
}

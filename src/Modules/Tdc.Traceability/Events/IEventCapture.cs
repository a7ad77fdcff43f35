using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Platform.Organisations;

namespace Tdc.Traceability.Events;

/// <summary>The way of a document into the store: read, judged, hashed, stored; flat memory whatever its length.</summary>
internal interface IEventCapture
{
    /// <summary>Captures a document; returns when all that the outcome calls stored is on disk.</summary>
    /// <remarks>
    /// <para>Safe to repeat with the same document: events stored before come back as repeated. With <see cref="CaptureRequest.Rollback"/> a capture
    /// that is cut off (kill, power) has stored nothing; without it the events stored so far stay, and the repetition stores the rest.</para>
    /// <para>Throws what <c>StorageFault</c> knows when the database is away, full or read-only; then try again.</para>
    /// </remarks>
    Task<CaptureOutcome> CaptureAsync(CaptureRequest request, CancellationToken cancellation);
}

/// <summary>A document to capture.</summary>
internal sealed record CaptureRequest
{
    /// <summary>Id of the capture.</summary>
    public required Guid Capture { get; init; }

    /// <summary>The unit that captures.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>The document, read from where it stands to its end; need not be able to seek; not closed.</summary>
    public required Stream Document { get; init; }

    /// <summary>Its format; <see langword="null"/> finds it by the first character.</summary>
    public EpcisFormat? Format { get; init; }

    /// <summary>Whether one bad event keeps all out (<c>GS1-Capture-Error-Behaviour: rollback</c>, the standard's default) or only itself (<c>proceed</c>).</summary>
    public bool Rollback { get; init; } = true;

    /// <summary>What is accepted at most.</summary>
    public EpcisLimits Limits { get; init; } = EpcisLimits.Default;

    /// <summary>Whether exactly one event that stands alone is expected (<c>POST /events</c>).</summary>
    public bool BareEvent { get; init; }

    /// <summary>Hears how far the work is, a few times a second at most.</summary>
    public Action<CaptureProgress>? Progress { get; init; }
}

/// <summary>How far a capture is.</summary>
/// <param name="Read">Events read and judged.</param>
/// <param name="Stored">Events committed.</param>
internal readonly record struct CaptureProgress(int Read, int Stored);

/// <summary>What became of a document.</summary>
internal sealed record CaptureOutcome
{
    /// <summary>Whether the document could not be read to its end (not JSON or XML, a limit passed); an answer of 400 or 413.</summary>
    public required bool IsSyntaxFault { get; init; }

    /// <summary>What was found wrong, errors and warnings, with index of the event; a conflict has the code <see cref="Conflict"/>.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Whether findings were left out because there were too many.</summary>
    public bool FindingsCut { get; init; }

    /// <summary>All of the document but its events, with its master data.</summary>
    public required DocumentHeader Header { get; init; }

    /// <summary>Events in the document, as far as it was read.</summary>
    public int Read { get; init; }

    /// <summary>Events stored now.</summary>
    public int Stored { get; init; }

    /// <summary>Events that were stored before, word for word.</summary>
    public int Repeated { get; init; }

    /// <summary>Events whose id belongs to another event.</summary>
    public int Conflicts { get; init; }

    /// <summary>Events that are not valid.</summary>
    public int Refused { get; init; }

    /// <summary>Position of the first event stored; 0 when none.</summary>
    public long FirstPosition { get; init; }

    /// <summary>Position of the last event stored; 0 when none.</summary>
    public long LastPosition { get; init; }

    /// <summary>Record time of what was stored last.</summary>
    public DateTimeOffset? RecordTime { get; init; }

    /// <summary>Ids of the first 100 valid events in the order of the document, as stored.</summary>
    public IReadOnlyList<string> EventIds { get; init; } = [];

    /// <summary>Whether the capture did what was asked: all events of the document are in the store.</summary>
    public bool IsSuccess => !IsSyntaxFault && Conflicts == 0 && Refused == 0 && !Findings.Any(f => f.Severity == Severity.Error);

    /// <summary>Code of the finding about an event whose id belongs to another event.</summary>
    public const string Conflict = "epcis.event-id-taken";

    /// <summary>Code of the finding about a whole document where one event that stands alone is expected.</summary>
    public const string WrongKind = "epcis.not-for-capture";
}

using System.Diagnostics;
using System.Globalization;
using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;

namespace Tdc.Traceability.Events.Capturing;

/// <summary>Counts what becomes of a document's events.</summary>
internal sealed class CaptureTally(CaptureRequest request)
{
    private const int Ids = 100;

    private const int MostConflicts = 1000;

    private static readonly TimeSpan every = TimeSpan.FromMilliseconds(200);

    private readonly List<string> ids = [];

    private readonly List<Finding> more = [];

    private readonly Stopwatch since = Stopwatch.StartNew();

    private int read;

    private int refused;

    private int stored;

    private int repeated;

    private int conflicts;

    private bool cut;

    private bool syntax;

    private long first;

    private long last;

    private DateTimeOffset? recorded;

    /// <summary>Counts an event that was read.</summary>
    /// <returns>Whether it is valid.</returns>
    public bool Read(ReadEvent one)
    {
        read++;
        Tell(stored);
        if (one.IsValid)
        {
            return true;
        }

        refused++;
        return false;
    }

    /// <summary>Whether anything of the document may be stored; called when all of it was read.</summary>
    public bool Judge(EpcisReader reader)
    {
        syntax = reader.Findings.Any(f => f.Layer == Layer.Syntax && f.Severity == Severity.Error);
        if (!syntax && request.BareEvent && reader is { Format: EpcisFormat.Json, Header.Kind: DocumentKind.Document or DocumentKind.QueryDocument })
        {
            more.Add(new Finding("", CaptureOutcome.WrongKind, Severity.Error, Layer.Schema, [reader.Header.Kind.ToString()]));
            return false;
        }

        return !syntax && (request.Rollback ? reader.IsValid : !reader.Findings.Any(f => f.Event < 0 && f.Severity == Severity.Error));
    }

    /// <summary>Hears that events were taken in, though not committed.</summary>
    public void Taken(int _) => Tell(stored);

    /// <summary>Counts what became of a batch.</summary>
    public void Stored(List<(int Index, EpcisEvent Event)> events, AppendResult result)
    {
        for (var i = 0; i < events.Count; i++)
        {
            var fate = result.Events[i];
            if (ids.Count < Ids)
            {
                ids.Add(fate.EventId);
            }

            switch (fate.State)
            {
                case AppendState.Stored:
                    stored++;
                    first = first == 0 ? fate.Position : first;
                    last = fate.Position;
                    recorded = result.RecordTime;
                    break;
                case AppendState.Repeated:
                    repeated++;
                    break;
                case AppendState.Conflict:
                    Conflict(events[i].Index, fate.EventId);
                    break;
                default:
                    break;
            }
        }

        Tell(stored);
    }

    /// <summary>Counts what became of a large document that is stored whole or not at all.</summary>
    public void Stored(WholeAppend whole)
    {
        (stored, repeated, first, last, recorded) = (whole.Stored, whole.Repeated, whole.FirstPosition, whole.LastPosition, whole.RecordTime);
        ids.AddRange(whole.EventIds);
        foreach (var (index, eventId) in whole.Conflicts)
        {
            Conflict(index, eventId);
        }
    }

    /// <summary>What became of the document; told as its last progress too.</summary>
    public CaptureOutcome Outcome(EpcisReader reader)
    {
        request.Progress?.Invoke(new CaptureProgress(read, stored));
        return new()
        {
            IsSyntaxFault = syntax,
            Findings = [.. reader.Findings, .. more],
            FindingsCut = cut || reader.FindingsCut,
            Header = reader.Header,
            Read = read,
            Stored = stored,
            Repeated = repeated,
            Conflicts = conflicts,
            Refused = refused,
            FirstPosition = first,
            LastPosition = last,
            RecordTime = recorded,
            EventIds = ids,
        };
    }

    private void Conflict(int index, string eventId)
    {
        conflicts++;
        if (more.Count >= MostConflicts)
        {
            cut = true;
            return;
        }

        var pointer = request.BareEvent ? "/eventID" : string.Create(CultureInfo.InvariantCulture, $"/epcisBody/eventList/{index}/eventID");
        more.Add(new Finding(pointer, CaptureOutcome.Conflict, Severity.Error, Layer.Semantics, [eventId]) { Event = index });
    }

    private void Tell(int committed)
    {
        if (request.Progress is { } progress && since.Elapsed > every)
        {
            since.Restart();
            progress(new CaptureProgress(read, committed));
        }
    }
}

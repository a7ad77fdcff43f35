using System.Runtime.CompilerServices;
using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;

namespace Tdc.Traceability.Events.Capturing;

/// <summary>Reads, judges and stores documents: a small one in one pass and one append; a large one is judged whole first, then read again and stored.</summary>
internal sealed class EventCapture(IEventStore store, EventSettings settings) : IEventCapture
{
    /// <summary>Octets of a document whose events are held in memory together.</summary>
    internal const int SmallOctets = 2 * 1024 * 1024;

    /// <summary>Events of a large document that are stored together.</summary>
    internal const int Piece = 1000;

    /// <inheritdoc/>
    public async Task<CaptureOutcome> CaptureAsync(CaptureRequest request, CancellationToken cancellation)
    {
        await using var document = await CaptureDocument.OpenAsync(request.Document, settings.DataFolder, SmallOctets, cancellation);
        return document.IsSmall ? await SmallAsync(request, document, cancellation) : await LargeAsync(request, document, cancellation);
    }

    private async Task<CaptureOutcome> SmallAsync(CaptureRequest request, CaptureDocument document, CancellationToken cancellation)
    {
        var tally = new CaptureTally(request);
        var events = new List<(int Index, EpcisEvent Event)>();
        var reader = await document.ReadAsync(request, cancellation);
        await foreach (var read in reader.ReadEventsAsync(cancellation))
        {
            if (tally.Read(read))
            {
                events.Add((read.Index, read.Event));
            }
        }

        if (tally.Judge(reader) && events.Count > 0)
        {
            await StoreAsync(request, events, tally, cancellation);
        }

        return tally.Outcome(reader);
    }

    private async Task<CaptureOutcome> LargeAsync(CaptureRequest request, CaptureDocument document, CancellationToken cancellation)
    {
        var tally = new CaptureTally(request);
        var reader = await document.ReadAsync(request, cancellation);
        await foreach (var read in reader.ReadEventsAsync(cancellation))
        {
            tally.Read(read);
        }

        if (!tally.Judge(reader))
        {
            return tally.Outcome(reader);
        }

        if (request.Rollback)
        {
            var whole = await store.AppendWholeAsync(request.Capture, request.Owner, PiecesAsync(request, document, cancellation), tally.Taken, cancellation);
            tally.Stored(whole);
        }
        else
        {
            await foreach (var piece in IndexedPiecesAsync(request, document, cancellation))
            {
                await StoreAsync(request, piece, tally, cancellation);
            }
        }

        return tally.Outcome(reader);
    }

    private async Task StoreAsync(CaptureRequest request, List<(int Index, EpcisEvent Event)> events, CaptureTally tally, CancellationToken cancellation)
    {
        var batch = new AppendBatch(request.Capture, request.Owner, [.. events.Select(e => e.Event)], request.Rollback);
        tally.Stored(events, await store.AppendAsync(batch, cancellation));
    }

    private static async IAsyncEnumerable<IReadOnlyList<EpcisEvent>> PiecesAsync(
        CaptureRequest request, CaptureDocument document, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var piece in IndexedPiecesAsync(request, document, cancellation))
        {
            yield return [.. piece.Select(p => p.Event)];
        }
    }

    private static async IAsyncEnumerable<List<(int Index, EpcisEvent Event)>> IndexedPiecesAsync(
        CaptureRequest request, CaptureDocument document, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reader = await document.ReadAsync(request, cancellation);
        var piece = new List<(int, EpcisEvent)>(Piece);
        await foreach (var read in reader.ReadEventsAsync(cancellation))
        {
            if (!read.IsValid)
            {
                continue;
            }

            piece.Add((read.Index, read.Event));
            if (piece.Count == Piece)
            {
                yield return piece;
                piece = new(Piece);
            }
        }

        if (piece.Count > 0)
        {
            yield return piece;
        }
    }
}

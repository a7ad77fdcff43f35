using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Recording.Templates;

namespace Tdc.Traceability.Features.Recording.Steps;

/// <summary>What became of a record, or what has to be mended.</summary>
/// <param name="Record">The record, when it was kept.</param>
/// <param name="Refusal">Why it was not.</param>
/// <param name="Faults">Faults by field, when it could not be read.</param>
internal sealed record RecordAnswer(KeptRecord? Record, Refusal? Refusal, FormFaults? Faults);

/// <summary>Records one step: understands what was typed, gives numbers, keeps the record, captures its event.</summary>
/// <remarks>
/// The record is kept with its event before the event is captured, under an id that the form brought along. Whoever sends the same form again, after a
/// lost answer or a crash between the two, gets the same record and the event once.
/// </remarks>
internal sealed partial class RecordStepHandler(
    TdcDbContext db, Asker asker, RecordReading reading, LotNumbers numbers, StepTemplates templates, IEventCapture capture, TimeProvider clock, ILogger<RecordStepHandler> log)
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    /// <summary>Records.</summary>
    public async Task<RecordAnswer> HandleAsync(RecordInput input, CancellationToken cancellation)
    {
        if (asker.RecordingUnit(input.Step, input.Unit) is not { } unit)
        {
            return new(null, Refusal.NotFound("record.no-unit"), null);
        }

        if (input.Key == Guid.Empty)
        {
            return new(null, new Refusal(RefusalKind.Fields, "record.no-key"), null);
        }

        if (await KnownAsync(input, unit, cancellation) is { } before)
        {
            return before;
        }

        KeptRecord? wrong = null;
        if (input.Replaces is { } replaced)
        {
            wrong = await db.Set<KeptRecord>().SingleOrDefaultAsync(r => r.Id == new RecordId(replaced) && r.Owner == unit, cancellation);
            if (wrong is null)
            {
                return new(null, Refusal.NotFound("record.no-such"), null);
            }

            if (wrong.State != RecordState.Stored)
            {
                return new(null, Refusal.Conflict("record.already-declared"), null);
            }
        }

        var read = await reading.ReadAsync(input, unit, cancellation);
        if (read.Record is null)
        {
            return new(null, null, read.Faults);
        }

        if (await NumbersAsync(read, unit, cancellation) is not { } record)
        {
            return new(null, Refusal.Rule("record.no-prefix"), null);
        }

        return await KeepAsync(input, unit, read, record, wrong, cancellation);
    }

    /// <summary>The event that a record would make; numbers that are given only when it is recorded stand as zeros.</summary>
    public async Task<(EpcisEvent? Event, FormFaults Faults)> PreviewAsync(RecordInput input, CancellationToken cancellation)
    {
        if (asker.RecordingUnit(input.Step, input.Unit) is not { } unit)
        {
            return (null, []);
        }

        var read = await reading.ReadAsync(input, unit, cancellation);
        return (read.Record is null ? null : EventBuilder.Build(read.Record), read.Faults);
    }

    /// <summary>Captures the event of a kept record, and with it the declaration that another record was wrong.</summary>
    public async Task<RecordAnswer> CaptureAsync(KeptRecord kept, CancellationToken cancellation)
    {
        List<EpcisEvent> events = [await EventJson.ReadAsync(kept.Event, cancellation)];
        var wrong = kept.Replaces is { } id ? await db.Set<KeptRecord>().SingleOrDefaultAsync(r => r.Id == id, cancellation) : null;
        if (wrong is not null)
        {
            events.Add(await EventJson.DeclareErrorAsync(wrong.Event, "incorrect_data", kept.RecordedAt.InVietnam, [kept.EventId], cancellation));
        }

        var outcome = await CaptureAsync(kept.Id.Value, kept.Owner, events, cancellation);
        if (!outcome.IsSuccess)
        {
            kept.State = RecordState.Refused;
            var findings = string.Join("; ", outcome.Findings.Take(5).Select(f => $"{f.JsonPointer} {f.Code}"));
            kept.Trouble = findings.Length > 1000 ? findings[..1000] : findings;
            await db.SaveChangesAsync(cancellation);
            LogRefused(kept.Id.Value, kept.Trouble);
            return new(kept, Refusal.Rule("record.not-taken"), null);
        }

        kept.State = RecordState.Stored;
        if (wrong is not null)
        {
            (wrong.State, wrong.ReplacedBy) = (RecordState.Replaced, kept.Id);
        }

        await db.SaveChangesAsync(cancellation);
        return new(kept, null, null);
    }

    /// <summary>Captures events in one document.</summary>
    public async Task<CaptureOutcome> CaptureAsync(Guid id, LineageId owner, IReadOnlyList<EpcisEvent> events, CancellationToken cancellation)
    {
        using var document = new MemoryStream();
        var header = new DocumentHeader { CreationDate = EventBuilder.Time(clock.GetUtcNow().InVietnam) };
        await EpcisWriter.WriteAsync(document, EpcisFormat.Json, header, events.ToAsyncEnumerable(), cancellation);
        document.Position = 0;
        return await capture.CaptureAsync(new CaptureRequest { Capture = id, Owner = owner, Document = document, Format = EpcisFormat.Json }, cancellation);
    }

    private async Task<RecordAnswer?> KnownAsync(RecordInput input, LineageId unit, CancellationToken cancellation)
    {
        var known = await db.Set<KeptRecord>().SingleOrDefaultAsync(r => r.Id == new RecordId(input.Key), cancellation);
        return known switch
        {
            null => null,
            _ when known.Owner != unit || known.UserId != asker.UserId => new(null, Refusal.Conflict("record.key-taken"), null),
            { State: RecordState.Waiting } => await CaptureAsync(known, cancellation),
            { State: RecordState.Refused } => new(known, Refusal.Rule("record.not-taken"), null),
            _ => new(known, null, null),
        };
    }

    private async Task<StepRecord?> NumbersAsync(ReadRecord read, LineageId unit, CancellationToken cancellation)
    {
        string? lot = null;
        string? sscc = null;
        if (read.NeedsLot)
        {
            var pattern = LotPattern.Read(read.Template?.LotPattern) ?? LotPattern.Usual;
            lot = await numbers.NextLotAsync(unit, read.Product, read.Card, pattern, DateOnly.FromDateTime(read.Record!.At.DateTime), cancellation);
        }
        else if (read.Record!.LotNumber is { Length: > 0 } typed && read.Card is { } card)
        {
            await numbers.EnterAsync(card, typed, cancellation); // a lot that goes on is entered already
        }

        if (read.NeedsContainer)
        {
            sscc = await numbers.NextSsccAsync(unit, cancellation);
            if (sscc is null)
            {
                return null;
            }
        }

        return RecordReading.WithNumbers(read, lot, sscc);
    }

    private async Task<RecordAnswer> KeepAsync(RecordInput input, LineageId unit, ReadRecord read, StepRecord record, KeptRecord? wrong, CancellationToken cancellation)
    {
        var made = EventBuilder.Build(record);
        made.EventId = "urn:uuid:" + input.Key.ToString("D");
        var kept = new KeptRecord
        {
            Id = new RecordId(input.Key),
            Owner = unit,
            UserId = asker.UserId,
            Step = input.Step,
            At = record.At,
            RecordedAt = clock.GetUtcNow(),
            Product = read.Product,
            Place = record.Place,
            OtherPlace = record.OtherPlace ?? "",
            Fields = JsonSerializer.Serialize(input with { Lot = record.LotNumber ?? input.Lot }, json),
            Event = EventJson.Write(made),
            Replaces = wrong?.Id,
        };
        db.Add(kept);
        db.AddAudit(clock, asker, wrong is null ? "trace.recorded" : "trace.record-corrected", "trace.record", kept.Id.Value, new { Step = input.Step.Code(), Unit = unit.Value, Replaces = wrong?.Id.Value });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
        {
            // The same form came twice at the same moment: the other one keeps the record.
            db.ChangeTracker.Clear();
            return await KnownAsync(input, unit, cancellation) ?? throw new InvalidOperationException("A record was refused by its key and is not there.", e);
        }

        var answer = await CaptureAsync(kept, cancellation);
        if (answer.Refusal is null)
        {
            var quantity = read.Quantity ?? record.Items[0].Quantity;
            await templates.RememberAsync(kept, quantity, RecordUnit.OfUom(read.Quantity is null ? record.Items[0].Uom : read.Unit.Uom)?.Code ?? "kg", CancellationToken.None);
            LogRecorded(kept.Id.Value, input.Step);
        }

        return answer;
    }

    /// <summary>Reads what the row of a record keeps.</summary>
    public static RecordInput InputOf(KeptRecord record) => JsonSerializer.Deserialize<RecordInput>(record.Fields, json)!;

    [LoggerMessage(EventId = 2401, Level = LogLevel.Information, Message = "Record {RecordId} of step {Step} is in the event store")]
    private partial void LogRecorded(Guid recordId, RecordStep step);

    [LoggerMessage(EventId = 2402, Level = LogLevel.Error, Message = "The event store refused the event of record {RecordId}: {Trouble}")]
    private partial void LogRefused(Guid recordId, string trouble);
}

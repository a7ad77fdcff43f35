using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Platform.Audit;
using Tdc.Platform.Documents;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Features.Recording.Imports;

/// <summary>What an upload led to: a preview, or faults.</summary>
internal sealed record ImportAnswer(EventImportId? Preview, IReadOnlyList<RowFault> Faults);

/// <summary>Takes files with events: reads and judges them, keeps them as a preview, stores them whole at the person's word.</summary>
/// <remarks>
/// Nothing is stored before the word is given; then all of it in one capture with rollback, or nothing. Events of tables bear the hash of their content
/// as id, so that the same rows, in whatever file, are stored once.
/// </remarks>
internal sealed class ImportEventsHandler(TdcDbContext db, Asker asker, EventTableReader tables, IEventCapture capture, TimeProvider clock)
{
    /// <summary>Most octets of an EPCIS file on this page; larger ones go to <c>/epcis/capture</c>.</summary>
    public const int MostOctets = 24 * 1024 * 1024;

    private const int MostFindings = 100;
    private static readonly TimeSpan previewsAreKept = TimeSpan.FromDays(2);
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a table of a step.</summary>
    public async Task<ImportAnswer> ReadTableAsync(LineageId unit, RecordStep step, Stream file, string fileName, CancellationToken cancellation)
    {
        var read = await tables.ReadAsync(file, fileName, step, unit, cancellation);
        if (read.Faults.Count > 0)
        {
            return new(null, read.Faults);
        }

        using var document = new MemoryStream();
        var header = new DocumentHeader { CreationDate = EventBuilder.Time(clock.GetUtcNow().InVietnam) };
        await EpcisWriter.WriteAsync(document, EpcisFormat.Json, header, read.Events.ToAsyncEnumerable(), cancellation);
        return new(await KeepAsync(unit, step, fileName, document.ToArray(), read.Events.Count, read.Repeats, read.Sample, cancellation), []);
    }

    /// <summary>Reads an EPCIS document.</summary>
    /// <param name="unit">For whom.</param>
    /// <param name="file">A stream of known length.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ImportAnswer> ReadDocumentAsync(LineageId unit, Stream file, string fileName, CancellationToken cancellation)
    {
        if (file.Length > MostOctets)
        {
            return new(null, [new(0, "", "import.too-large")]);
        }

        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancellation);
        using var stream = new MemoryStream(bytes, writable: false);
        var reader = await EpcisReader.OpenAsync(stream, EpcisLimits.Default with { Findings = MostFindings }, cancellation);
        var count = 0;
        List<SampleRow> sample = [];
        await foreach (var one in reader.ReadEventsAsync(cancellation))
        {
            count++;
            if (sample.Count < 20 && one.IsValid)
            {
                var goods = KnownGoods.AllItemsOf(one.Event);
                sample.Add(new(one.Index + 1, one.Event.EventTime ?? "", goods.Count > 0 ? goods[0].Uri : "", (one.Event.BizLocation ?? one.Event.ReadPoint)?.Id ?? ""));
            }
        }

        var wrong = reader.Findings.Where(f => f.Severity == Severity.Error)
            .Select(f => new RowFault(f.Event + 1, f.JsonPointer, f.Message(System.Globalization.CultureInfo.CurrentUICulture))).ToList();
        return wrong.Count > 0 ? new(null, wrong)
            : count == 0 ? new(null, [new(0, "", "import.empty")])
            : new(await KeepAsync(unit, null, fileName, bytes, count, 0, sample, cancellation), []);
    }

    /// <summary>Stores a previewed file.</summary>
    public async Task<Outcome<EventImport>> ConfirmAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } import)
        {
            return Refusal.NotFound("import.no-such");
        }

        if (import.State == EventImportState.Stored)
        {
            return import;
        }

        if (import.State == EventImportState.Dropped)
        {
            return Refusal.Conflict("import.dropped");
        }

        using var document = new GZipStream(new MemoryStream(import.Document, writable: false), CompressionMode.Decompress);
        var outcome = await capture.CaptureAsync(new CaptureRequest { Capture = import.Id.Value, Owner = import.Owner, Document = document, Rollback = true }, cancellation);
        if (!outcome.IsSuccess)
        {
            return Refusal.Rule(outcome.Conflicts > 0 ? "import.conflict" : "import.not-taken", outcome.Conflicts, outcome.Refused);
        }

        (import.State, import.Stored, import.Repeated, import.Document) = (EventImportState.Stored, outcome.Stored, outcome.Repeated, []);
        import.Version = Guid.CreateVersion7(clock.GetUtcNow());
        db.AddAudit(clock, asker, "trace.events-imported", "trace.import", import.Id.Value, new { Unit = import.Owner.Value, outcome.Stored, outcome.Repeated });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear(); // confirmed twice at once: the other one has said so
        }

        return import;
    }

    /// <summary>Gives a preview up.</summary>
    public async Task<Outcome<Done>> DropAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } import)
        {
            return Refusal.NotFound("import.no-such");
        }

        if (import.State == EventImportState.Previewed)
        {
            (import.State, import.Document, import.Version) = (EventImportState.Dropped, [], Guid.CreateVersion7(clock.GetUtcNow()));
            await db.SaveChangesAsync(cancellation);
        }

        return Done.Instance;
    }

    /// <summary>An import of one of the asker's units, or <see langword="null"/>.</summary>
    public async Task<EventImport?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var units = asker.RecordsFor(RecordStep.Harvest).ToList();
        return await db.Set<EventImport>().SingleOrDefaultAsync(i => i.Id == new EventImportId(id) && units.Contains(i.Owner), cancellation);
    }

    /// <summary>What is shown of a preview.</summary>
    public static IReadOnlyList<SampleRow> SampleOf(EventImport import) => JsonSerializer.Deserialize<List<SampleRow>>(import.Sample, json) ?? [];

    private async Task<EventImportId> KeepAsync(
        LineageId unit, RecordStep? step, string fileName, byte[] document, int events, int repeats, IReadOnlyList<SampleRow> sample, CancellationToken cancellation)
    {
        using var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await zip.WriteAsync(document, cancellation);
        }

        // Previews that nobody came back to are not kept for ever.
        var old = clock.GetUtcNow() - previewsAreKept;
        await db.Set<EventImport>().Where(i => i.Owner == unit && i.State == EventImportState.Previewed && i.At < old)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.State, EventImportState.Dropped).SetProperty(x => x.Document, Array.Empty<byte>()), cancellation);
        var import = new EventImport
        {
            Id = clock.NewId<EventImportId>(),
            Owner = unit,
            UserId = asker.UserId,
            Step = step,
            FileName = CleanFileName.From(fileName, 200),
            At = clock.GetUtcNow(),
            Events = events,
            Repeats = repeats,
            Document = packed.ToArray(),
            Sample = JsonSerializer.Serialize(sample, json),
            Version = Guid.CreateVersion7(clock.GetUtcNow()),
        };
        db.Add(import);
        await db.SaveChangesAsync(cancellation);
        return import.Id;
    }
}

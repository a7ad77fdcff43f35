using System.Globalization;
using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Epcis;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Repository.Http;
using Tdc.Traceability.Features.Repository.Reading;

namespace Tdc.Traceability.Features.Repository.Capturing;

/// <summary><c>/capture</c>, <c>/capture/{id}</c> and <c>POST /events</c>.</summary>
internal sealed class CaptureEndpoints(
    IEventCapture capture, IEventStore store, CaptureLedger ledger, CaptureWorker worker, IEventAccess access, PageTokens tokens, IDbContextFactory<TdcDbContext> contexts,
    TimeProvider clock)
{
    /// <summary>Scope of a key that captures.</summary>
    public const string Scope = "epcis:capture";

    private const string Epcis2 = "urn:epcglobal:epcis:xsd:2";

    /// <summary>Takes a document.</summary>
    public async Task CaptureAsync(EpcisCall call)
    {
        call.Need(Scope, personsToo: false);
        call.Negotiate(xmlToo: true);
        EpcisHeaders.CheckVersion(call.Http.Request.Headers);
        var format = call.BodyFormat(xmlToo: true);
        var rollback = Behaviour(call.Http.Request.Headers[EpcisHeaders.ErrorBehaviour].ToString());
        var id = clock.NewId<CaptureJobId>();
        await using var spool = await CaptureSpool.ReadAsync(
            call.Http.Request, worker.PathOf(id), RepositoryLimits.CaptureAtOnce, RepositoryLimits.CaptureOctets, call.Cancellation);
        if (spool.Length == 0)
        {
            throw EpcisFault.Validation("The document is empty.");
        }

        var job = new CaptureJob
        {
            Id = id,
            Owner = UnitOf(call),
            KeyId = call.Asker.KeyId?.Value,
            CreatedAt = clock.GetUtcNow(),
            Rollback = rollback,
            Format = format,
        };
        if (spool.Path is not null || !rollback)
        {
            var document = spool.Open();
            await SyntaxCheck.RunAsync(document, format, call.Cancellation);
            if (spool.Path is not null)
            {
                await document.DisposeAsync();
            }
        }

        if (spool.Path is not null)
        {
            spool.IsTakenOver = true;
            await worker.TakeAsync(job, call.Asker);
        }
        else
        {
            await AtOnceAsync(call, job, spool);
        }

        call.Http.Response.StatusCode = StatusCodes.Status202Accepted;
        call.Http.Response.Headers.Location = call.Address("capture", id.Value.ToString());
        call.Http.Response.ContentLength = 0;
    }

    /// <summary>Takes one event that stands alone; an XML document may hold exactly one.</summary>
    public async Task CaptureEventAsync(EpcisCall call)
    {
        call.Need(Scope, personsToo: false);
        call.Negotiate(xmlToo: true);
        EpcisHeaders.CheckVersion(call.Http.Request.Headers);
        var format = call.BodyFormat(xmlToo: true);
        var id = clock.NewId<CaptureJobId>();
        await using var spool = await CaptureSpool.ReadAsync(
            call.Http.Request, worker.PathOf(id), RepositoryLimits.BodyOctets, RepositoryLimits.BodyOctets, call.Cancellation);
        if (spool.Length == 0)
        {
            throw EpcisFault.Validation("The event is missing.");
        }

        var job = new CaptureJob { Id = id, Owner = UnitOf(call), KeyId = call.Asker.KeyId?.Value, CreatedAt = clock.GetUtcNow(), Rollback = true, Format = format };
        var outcome = await StoreAsync(job, spool, bare: format == EpcisFormat.Json);
        if (CaptureOutcomes.FaultOf(outcome, rollback: true, CultureInfo.CurrentUICulture) is { } fault)
        {
            throw fault;
        }

        if (outcome.Conflicts > 0 || outcome.Repeated > 0)
        {
            throw EpcisFault.Exists("An event with this eventID exists.");
        }

        if (!outcome.IsSuccess || outcome.Stored != 1)
        {
            var errors = CaptureErrors.Of(outcome, CultureInfo.CurrentUICulture);
            throw new EpcisFault(400, "ValidationException", errors.Count > 0 ? $"{errors[0].Pointer}: {errors[0].Detail}" : "Send exactly one event; documents go to /capture.") { Errors = errors };
        }

        CaptureOutcomes.Finish(job, outcome, CultureInfo.InvariantCulture, clock.GetUtcNow());
        await ledger.WriteAsync(new(job, call.Asker, null));
        call.Http.Response.StatusCode = StatusCodes.Status201Created;
        call.Http.Response.Headers.Location = call.Address("events", outcome.EventIds[0]);
        if (await store.AtAsync([outcome.LastPosition], call.Cancellation) is [var stored])
        {
            call.Http.Response.ContentType = "application/json; charset=utf-8";
            await call.Http.Response.Body.WriteAsync(EpcisWriter.ToJson(stored.Event), call.Cancellation);
        }
    }

    /// <summary>Lists the jobs of the asker's units, newest first.</summary>
    public async Task ListAsync(EpcisCall call)
    {
        Readers(call);
        call.Negotiate(xmlToo: false);
        EpcisHeaders.CheckRange(call.Http.Request.Headers);
        var page = await ListPage.ReadAsync(call, tokens, "capture", [.. call.Asker.Units.Select(u => u.Value.ToString())]);
        var units = call.Asker.Units.ToList();
        await using var db = await contexts.CreateDbContextAsync(call.Cancellation);
        var jobs = db.Set<CaptureJob>().AsNoTracking().Where(j => units.Contains(j.Owner));
        if (page.After is { } after)
        {
            var until = new DateTimeOffset(after.Time, TimeSpan.Zero);
            var last = new CaptureJobId(Guid.Parse(after.Value!));
            jobs = jobs.Where(j => j.CreatedAt < until || (j.CreatedAt == until && j.Id != last));
        }

        var found = await jobs.OrderByDescending(j => j.CreatedAt).ThenByDescending(j => j.Id).Take(page.Size + 1).ToListAsync(call.Cancellation);
        if (found.Count > page.Size)
        {
            var last = found[page.Size - 1];
            page.Next(call, tokens, new PageState { Question = page.Question, Time = last.CreatedAt.UtcTicks, Value = last.Id.Value.ToString() });
        }

        await Answers.JsonAsync(call, StatusCodes.Status200OK, json =>
        {
            json.WriteStartArray();
            foreach (var job in found.Take(page.Size))
            {
                Write(json, job);
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Tells of one job.</summary>
    public async Task JobAsync(EpcisCall call)
    {
        Readers(call);
        call.Negotiate(xmlToo: true);
        EpcisHeaders.CheckRange(call.Http.Request.Headers);
        var job = await FindAsync(call);
        if (call.AnswerFormat == EpcisFormat.Json)
        {
            await Answers.JsonAsync(call, StatusCodes.Status200OK, json => Write(json, job));
            return;
        }

        await Answers.XmlAsync(call, xml => Write(xml, job));
    }

    /// <summary>Refuses with 404 a job that the asker may not know of.</summary>
    public async Task<CaptureJob> FindAsync(EpcisCall call)
    {
        if (Guid.TryParse(call.Http.Request.RouteValues["captureID"] as string, out var id))
        {
            await using var db = await contexts.CreateDbContextAsync(call.Cancellation);
            var key = new CaptureJobId(id);
            if (await db.Set<CaptureJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == key, call.Cancellation) is { } job
                && (call.Asker.Units.Contains(job.Owner) || (await access.ForAsync(call.Asker, call.Cancellation)).SeesAll))
            {
                return job;
            }
        }

        throw EpcisFault.NoResource("There is no such capture job.");
    }

    private async Task AtOnceAsync(EpcisCall call, CaptureJob job, CaptureSpool spool)
    {
        var outcome = await StoreAsync(job, spool, bare: false);
        if (CaptureOutcomes.FaultOf(outcome, job.Rollback, CultureInfo.CurrentUICulture) is { } fault)
        {
            throw fault;
        }

        CaptureOutcomes.Finish(job, outcome, CultureInfo.InvariantCulture, clock.GetUtcNow());
        await ledger.WriteAsync(new(job, call.Asker, outcome.IsSuccess || !job.Rollback ? outcome.Header.MasterData : null));
    }

    // Not stopped when the client goes away: half a capture would be told to nobody.
    private Task<CaptureOutcome> StoreAsync(CaptureJob job, CaptureSpool spool, bool bare) => capture.CaptureAsync(
        new CaptureRequest
        {
            Capture = job.Id.Value,
            Owner = job.Owner,
            Document = spool.Open(),
            Format = job.Format,
            Rollback = job.Rollback,
            Limits = CaptureLimits.Document,
            BareEvent = bare,
        },
        CancellationToken.None);

    private static void Readers(EpcisCall call)
    {
        if (call.Asker.KeyId is not null && call.Asker.HasScope(Scope))
        {
            return;
        }

        call.Need(QueryEndpoints.Scope, personsToo: true);
    }

    private static LineageId UnitOf(EpcisCall call) => call.Asker.KeyUnit ?? throw EpcisFault.Forbidden(Scope);

    private static bool Behaviour(string header) => header switch
    {
        "" or "rollback" => true,
        "proceed" => false,
        _ => throw EpcisFault.Validation($"{EpcisHeaders.ErrorBehaviour} must be rollback or proceed."),
    };

    private static void Write(Utf8JsonWriter json, CaptureJob job)
    {
        json.WriteStartObject();
        json.WriteString("captureID", job.Id.Value);
        json.WriteString("createdAt", EventAnswer.Instant(job.CreatedAt));
        if (job.FinishedAt is { } finished)
        {
            json.WriteString("finishedAt", EventAnswer.Instant(finished));
        }

        json.WriteBoolean("running", job.FinishedAt is null);
        json.WriteBoolean("success", job.Success);
        json.WriteString("captureErrorBehaviour", job.Rollback ? "rollback" : "proceed");
        json.WriteStartArray("errors");
        foreach (var error in CaptureErrors.Read(job.Errors))
        {
            EpcisProblem.Error(json, error);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(XmlWriter xml, CaptureJob job)
    {
        xml.WriteStartElement("epcis", "EPCISCaptureJob", Epcis2);
        xml.WriteAttributeString("running", job.FinishedAt is null ? "true" : "false");
        xml.WriteAttributeString("success", job.Success ? "true" : "false");
        xml.WriteAttributeString("captureID", job.Id.Value.ToString());
        xml.WriteElementString("captureErrorBehaviour", job.Rollback ? "rollback" : "proceed");
        xml.WriteElementString("createdAt", EventAnswer.Instant(job.CreatedAt));
        if (job.FinishedAt is { } finished)
        {
            xml.WriteElementString("finishedAt", EventAnswer.Instant(finished));
        }

        var errors = CaptureErrors.Read(job.Errors);
        if (errors.Count > 0)
        {
            xml.WriteStartElement("errors");
            foreach (var error in errors)
            {
                xml.WriteStartElement("error");
                EpcisProblem.Error(xml, "epcisException:" + error.Type, error.Title, 400, error.Detail, error.Instance);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}

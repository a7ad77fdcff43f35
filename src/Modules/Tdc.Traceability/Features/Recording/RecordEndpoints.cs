using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Platform.Repeats;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Features.Recording.Imports;
using Tdc.Traceability.Features.Recording.Steps;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Recording;

/// <summary>Goods of a record.</summary>
/// <param name="Goods">Identifier: Digital Link, EPC URN, or the URN of a lot with a number of the platform.</param>
/// <param name="Code">What a label says, in place of an identifier: element string, scan, GTIN and lot, lot at hand.</param>
/// <param name="Quantity">How much of a lot, as text in the request's language or as 1234.5; left out for one thing.</param>
/// <param name="Unit">kg, t, piece, box, bag, g, l, m3, or a UN/CEFACT code.</param>
internal sealed record RecordGoods(string? Goods, string? Code, string? Quantity, string? Unit);

/// <summary>One step to record; what a form of recording holds.</summary>
/// <param name="Step">harvest, process, pack, ship, receive, sell, inspect or destroy.</param>
/// <param name="Unit">Id of the unit recorded for; the asker's first when left out.</param>
/// <param name="User">Id of the person who filled the form; a queue that belongs to another person is refused.</param>
/// <param name="Date">Day, day/month/year or ISO; today when left out.</param>
/// <param name="Time">hh:mm in Viet Nam; now when left out.</param>
/// <param name="Place">Identifier of the place.</param>
/// <param name="PlaceCode">The place by GLN, number or name, in place of the identifier.</param>
/// <param name="OtherPlace">Ship: where to. Receive: where from.</param>
/// <param name="OtherPlaceCode">The same by GLN, number or name.</param>
/// <param name="Product">Harvest and process: the product of the new lot, by GTIN or number of the platform.</param>
/// <param name="Lot">Its lot number; counted by the unit's pattern when left out.</param>
/// <param name="Quantity">How much of the new lot.</param>
/// <param name="QuantityUnit">Unit of that quantity.</param>
/// <param name="Expires">Last day of use.</param>
/// <param name="Items">The goods that the step is about.</param>
/// <param name="Container">Pack: the package's SSCC or label; issued under the unit's prefix when left out.</param>
/// <param name="Document">Number of delivery note, invoice or test report.</param>
/// <param name="Temperature">Degrees Celsius.</param>
/// <param name="Humidity">Relative humidity, per cent.</param>
/// <param name="Result">Inspect: pass or fail.</param>
/// <param name="Cause">Destroy: expired, damaged or recalled.</param>
/// <param name="Replaces">Id of a record that this one puts right.</param>
/// <param name="Language">vi or en: the language in which numbers were typed and answers are wanted; the request's language when left out.</param>
internal sealed record RecordRequest(
    string Step, Guid? Unit, Guid? User, string? Date, string? Time, string? Place, string? PlaceCode, string? OtherPlace, string? OtherPlaceCode, string? Product,
    string? Lot, string? Quantity, string? QuantityUnit, string? Expires, IReadOnlyList<RecordGoods>? Items, string? Container, string? Document, string? Temperature,
    string? Humidity, string? Result, string? Cause, Guid? Replaces, string? Language);

/// <summary>A record that was kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="EventId">Id of its event.</param>
/// <param name="Lot">Lot number of the new lot, given or counted.</param>
/// <param name="Container">Identifier of the package.</param>
/// <param name="State">waiting or stored.</param>
/// <param name="Event">The EPCIS event.</param>
internal sealed record RecordReceipt(Guid Id, string EventId, string? Lot, string? Container, string State, JsonElement Event);

/// <summary>The event that a record would make.</summary>
/// <param name="Event">The event; numbers that are given when it is recorded stand as zeros. Null when something is missing.</param>
/// <param name="Errors">What is missing, by field.</param>
internal sealed record RecordPreview(JsonElement? Event, IReadOnlyDictionary<string, string[]> Errors);

/// <summary>What a label says.</summary>
/// <param name="Gtin">14 digits, or null.</param>
/// <param name="Lot">Lot, or null.</param>
/// <param name="Serial">Serial number, or null.</param>
/// <param name="Sscc">18 digits, or null.</param>
/// <param name="Place">Identifier of a place, or null.</param>
/// <param name="Goods">Canonical identifier of the goods, or null.</param>
/// <param name="Name">Name of goods or product in the language of the request.</param>
/// <param name="ExpiresOn">Last day of use, or null.</param>
internal sealed record ScanAnswer(string? Gtin, string? Lot, string? Serial, string? Sscc, string? Place, string? Goods, string? Name, DateOnly? ExpiresOn);

/// <summary>Recording over the API, the templates of tables, and the service worker of the forms.</summary>
internal static class RecordEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/traceability/records").WithTags("Recording").RequireAuthorization(RecordingRights.Record);
        api.MapPost("/", RecordAsync).WithName("RecordStep").WithIdempotency()
            .WithSummary("Records one step; the Idempotency-Key, a UUID, becomes the event's id, so that a repetition counts once for ever.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        api.MapPost("/preview", PreviewAsync).WithName("PreviewRecord").WithSummary("The EPCIS event that a record would make; stores nothing.").ProducesProblem(400);
        api.MapGet("/scan", ScanAsync).WithName("ReadLabel").WithSummary("Reads a label: GTIN, SSCC, element string, Digital Link, EPC URN.").ProducesProblem(422);
        app.MapGet("/ghi/nhap/mau-{step}.xlsx", TemplateAsync).ExcludeFromDescription().RequireAuthorization(RecordingRights.Enterprise);
        app.MapGet("/ghi-sw.js", ServiceWorker).ExcludeFromDescription();
    }

    private static async Task<Results<Created<RecordReceipt>, ProblemHttpResult>> RecordAsync(
        RecordRequest request, HttpContext http, Asker asker, RecordStepHandler handler, TimeProvider clock, IStringLocalizer<RecordingText> text, CancellationToken cancellation)
    {
        Speak(request.Language);
        if (request.User is { } user && user != asker.UserId)
        {
            return Refusal.Conflict("record.other-user").ToProblem(text);
        }

        if (InputOf(request, KeyOf(http, clock)) is not { } input)
        {
            return new Refusal(RefusalKind.Fields, "record.fields") { Fields = new Dictionary<string, string[]> { ["step"] = ["record.no-step"] } }.ToProblem(text);
        }

        var answer = await handler.HandleAsync(input, cancellation);
        if (answer.Faults is { } faults)
        {
            return new Refusal(RefusalKind.Fields, "record.fields") { Fields = Errors(faults) }.ToProblem(text);
        }

        return answer is { Refusal: { } refusal } ? refusal.ToProblem(text)
            : TypedResults.Created($"/ghi/da-ghi/{answer.Record!.Id.Value}", await ReceiptAsync(answer.Record, cancellation));
    }

    private static async Task<Results<Ok<RecordPreview>, ProblemHttpResult>> PreviewAsync(
        RecordRequest request, RecordStepHandler handler, IStringLocalizer<RecordingText> text, CancellationToken cancellation)
    {
        Speak(request.Language);
        if (InputOf(request, Guid.Empty) is not { } input)
        {
            return new Refusal(RefusalKind.Fields, "record.fields") { Fields = new Dictionary<string, string[]> { ["step"] = ["record.no-step"] } }.ToProblem(text);
        }

        var (made, faults) = await handler.PreviewAsync(input, cancellation);
        return TypedResults.Ok(new RecordPreview(made is null ? null : JsonElement.Parse(EventJson.Write(made)), Errors(faults)));
    }

    private static async Task<Results<Ok<ScanAnswer>, ProblemHttpResult>> ScanAsync(
        string? text, GoodsNames names, IStringLocalizer<RecordingText> words, CancellationToken cancellation)
    {
        if (ScannedText.Read(text) is not { } scan)
        {
            return Refusal.Rule("record.code-unread", text is { Length: > 60 } ? text[..59] + "…" : text ?? "").ToProblem(words);
        }

        var name = scan.Goods is { } goods ? await names.GoodsAsync(goods, cancellation)
            : scan.Gtin.Length > 0 ? await names.ProductAsync(scan.Gtin, cancellation)
            : scan.Place.Length > 0 ? await names.PlaceAsync(scan.Place, cancellation) : null;
        return TypedResults.Ok(new ScanAnswer(Or(scan.Gtin), Or(scan.Lot), Or(scan.Serial), Or(scan.Sscc), Or(scan.Place), scan.Goods, name, scan.ExpiresOn));

        static string? Or(string value) => value.Length > 0 ? value : null;
    }

    private static async Task<IResult> TemplateAsync(string step, Asker asker, RecordingUnits units, IStringLocalizer<RecordingText> text, CancellationToken cancellation)
    {
        if (RecordSteps.Find(step) is not { } found || asker.RecordingUnit(found, null) is not { } unit)
        {
            return Results.NotFound();
        }

        var products = (await units.ProductsAsync(unit, cancellation)).Select(GoodsNames.Of).Distinct().ToList();
        var places = (await units.PlacesAsync(unit, cancellation)).Select(GoodsNames.Of).Distinct().ToList();
        var sheet = EventTable.Template(found, Display.InEnglish, products, places, text);
        return Results.File(new Workbook([sheet]).ToStream(), Workbook.ContentType, $"mau-{found.Address()}.xlsx");
    }

    // Stands at the root, because a service worker may only look after what lies below its own address.
    private static IResult ServiceWorker(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(typeof(RecordEndpoints).Assembly.GetManifestResourceStream("Tdc.Traceability.ghi-sw.js")!, "text/javascript; charset=utf-8");
    }

    private static async Task<RecordReceipt> ReceiptAsync(KeptRecord record, CancellationToken cancellation)
    {
        var made = await EventJson.ReadAsync(record.Event, cancellation);
        var lot = RecordStepHandler.InputOf(record).Lot;
        return new(record.Id.Value, record.EventId, lot.Length > 0 ? lot : null, made.ParentId, record.State.ToString().ToLowerInvariant(), JsonElement.Parse(record.Event));
    }

    // What waits in a queue was typed on a page of one language and is sent from wherever the browser is then.
    private static void Speak(string? language)
    {
        if (language is "vi" or "en")
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "vi-VN");
        }
    }

    private static RecordInput? InputOf(RecordRequest request, Guid key) => RecordSteps.Find(request.Step) is not { } step ? null : new RecordInput
    {
        Step = step,
        Key = key,
        Unit = request.Unit,
        Date = Cut(request.Date),
        Time = Cut(request.Time),
        Place = Cut(request.Place),
        PlaceCode = Cut(request.PlaceCode),
        OtherPlace = Cut(request.OtherPlace),
        OtherPlaceCode = Cut(request.OtherPlaceCode),
        Product = Cut(request.Product),
        Lot = Cut(request.Lot),
        Quantity = Cut(request.Quantity),
        QuantityUnit = Cut(request.QuantityUnit),
        Expires = Cut(request.Expires),
        Items = [.. (request.Items ?? []).Take(RecordRules.MostItems + 1).Select(i => new GoodsInput { Goods = Cut(i.Goods), Code = Cut(i.Code), Quantity = Cut(i.Quantity), Unit = Cut(i.Unit) })],
        Container = Cut(request.Container),
        Document = Cut(request.Document, 60),
        Temperature = Cut(request.Temperature),
        Humidity = Cut(request.Humidity),
        Result = Cut(request.Result),
        Cause = Cut(request.Cause),
        Replaces = request.Replaces,
    };

    private static string Cut(string? text, int most = 2000) => text is null ? "" : text.Length > most ? text[..most] : text;

    private static Dictionary<string, string[]> Errors(FormFaults faults) =>
        faults.GroupBy(f => f.Field ?? "").ToDictionary(g => g.Key, g => g.Select(f => f.Message).ToArray());

    // A key that is no UUID still stands for one and the same record.
    private static Guid KeyOf(HttpContext http, TimeProvider clock)
    {
        var header = http.Request.Headers[Idempotency.Header].ToString();
        if (header.Length == 0)
        {
            return clock.NewId<RecordId>().Value;
        }

        if (Guid.TryParseExact(header, "D", out var key))
        {
            return key;
        }

        var asker = Asker.Of(http.User);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"record\n{asker.UserId}\n{asker.KeyId?.Value}\n{header}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // UUID version 8
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}

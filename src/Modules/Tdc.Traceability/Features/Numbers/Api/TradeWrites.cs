using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers.Import;
using Tdc.Traceability.Features.Numbers.Issue;
using Tdc.Traceability.Features.Numbers.Places;
using Tdc.Traceability.Features.Numbers.Prefixes;
using Tdc.Traceability.Features.Numbers.Products;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Numbers.Api;

/// <summary>A prefix to be entered.</summary>
/// <param name="Unit">Code of the holder; the asker's own unit when it is left out.</param>
/// <param name="Prefix">The prefix.</param>
internal sealed record AddPrefixBody(PrefixInput? Prefix, string? Unit = null);

/// <summary>Numbers to be given out. Which fields count depends on the kind.</summary>
/// <param name="Kind">gtin13, gln, gtin14, sscc, lot, serial, ownProduct, ownPlace; gtin8 and gln with a value record a single grant.</param>
/// <param name="Prefix">Id of the prefix: gtin13, gln, sscc.</param>
/// <param name="Unit">Code of the owner: own numbers and single grants; the asker's own unit when it is left out.</param>
/// <param name="Count">How many; 1 when it is left out.</param>
/// <param name="Label">What they are meant for.</param>
/// <param name="Of">GTIN of the item: gtin14.</param>
/// <param name="Indicator">Packing level 1 to 9: gtin14.</param>
/// <param name="Extension">First digit: sscc.</param>
/// <param name="Product">Id of the product: lot, serial.</param>
/// <param name="Lot">Lot number wanted, or the lot of serial numbers.</param>
/// <param name="Lead">Letters before the digits: serial.</param>
/// <param name="Digits">Digits of a serial number; 6 when it is left out.</param>
/// <param name="Value">The number that was granted singly.</param>
internal sealed record IssueBody(
    NumberKind? Kind, Guid? Prefix = null, string? Unit = null, int Count = 1, string? Label = null, string? Of = null, int Indicator = 1, int Extension = 0, Guid? Product = null,
    string? Lot = null, string? Lead = null, int Digits = 6, string? Value = null);

/// <summary>A product to be entered.</summary>
/// <param name="Product">Its description.</param>
/// <param name="Unit">Code of the owner; the asker's own unit when it is left out.</param>
/// <param name="Gtin">A number that the owner has.</param>
/// <param name="Prefix">Id of the prefix under which a GTIN is to be issued.</param>
/// <param name="Own">Whether it gets a number of the platform.</param>
internal sealed record AddProductBody(ProductInput? Product, string? Unit = null, string? Gtin = null, Guid? Prefix = null, bool Own = false);

/// <summary>A place to be entered.</summary>
/// <param name="Place">Its description.</param>
/// <param name="Unit">Code of the owner; the asker's own unit when it is left out.</param>
/// <param name="Gln">A GLN that the owner has.</param>
/// <param name="Prefix">Id of the prefix under which a GLN is to be issued.</param>
/// <param name="Own">Whether it gets a number of the platform.</param>
internal sealed record AddPlaceBody(PlaceInput? Place, string? Unit = null, string? Gln = null, Guid? Prefix = null, bool Own = false);

/// <summary>Why a product is withdrawn.</summary>
internal sealed record WithdrawalBody(string Why);

/// <summary>Whether a product is a strategic one, and by which decision.</summary>
internal sealed record StrategicBody(bool IsStrategic, string? Basis = null);

/// <summary>What can be changed of prefixes, numbers, products and places under <c>/api/traceability</c>.</summary>
internal static class TradeWrites
{
    public static void Map(RouteGroupBuilder api)
    {
        var write = api.MapGroup("").RequireAuthorization(TradeScopes.Writers).WithIdempotency().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        write.MapPost("/prefixes", AddPrefixAsync).WithName("AddPrefix").WithSummary("Enters a company prefix: confirmed when the department does it, else declared.");
        write.MapPut("/prefixes/{id:guid}", EditPrefixAsync).WithName("EditPrefix").WithSummary("Changes certificate, validity and fee; If-Match guards it.").ProducesProblem(412);
        write.MapPost("/prefixes/{id:guid}/steps", StepPrefixAsync).WithName("StepPrefix").WithSummary("Confirms, refuses or withdraws a prefix, for the department; If-Match guards it.").ProducesProblem(412);
        write.MapPut("/prefixes/{id:guid}/proof", ProofAsync).WithName("SetPrefixProof").WithSummary("Attaches the certificate (part named file).").DisableAntiforgery().ProducesProblem(413).ProducesProblem(412);
        write.MapPost("/numbers", IssueAsync).WithName("IssueNumbers").WithSummary("Gives out numbers, none of them twice; repeat with the same Idempotency-Key to be sure.");
        write.MapPost("/numbers/{id:guid}/retirement", RetireAsync).WithName("RetireNumber").WithSummary("Says that a free number is no longer used; it is never given out again.");
        write.MapPost("/numbers/imports", ImportAsync).WithName("ImportNumbers").WithSummary("Takes in a list of GTINs (part named file, XLSX or CSV), whole or not at all.").DisableAntiforgery().ProducesProblem(413);
        write.MapPost("/products", AddProductAsync).WithName("AddProduct").WithSummary("Enters a product with its number, both or neither.");
        write.MapPut("/products/{id:guid}", EditProductAsync).WithName("EditProduct").WithSummary("Changes a product's description; If-Match guards it.").ProducesProblem(412);
        write.MapPut("/products/{id:guid}/picture", PictureAsync).WithName("SetProductPicture").WithSummary("Sets the picture (part named file).").DisableAntiforgery().ProducesProblem(413).ProducesProblem(412);
        write.MapDelete("/products/{id:guid}/picture", NoPictureAsync).WithName("RemoveProductPicture").WithSummary("Takes the picture away.").ProducesProblem(412);
        write.MapPut("/products/{id:guid}/strategic", StrategicAsync).WithName("SetStrategicProduct").WithSummary("Says whether a product is a strategic one of the province, for the department.").ProducesProblem(412);
        write.MapPut("/products/{id:guid}/withdrawal", WithdrawAsync).WithName("WithdrawProduct").WithSummary("Takes a product off the market; its links answer 410.").ProducesProblem(412);
        write.MapDelete("/products/{id:guid}/withdrawal", RestoreAsync).WithName("RestoreProduct").WithSummary("Brings a withdrawn product back.").ProducesProblem(412);
        write.MapPost("/products/{id:guid}/certificates", CertificateAsync).WithName("AddCertificate").WithSummary("Adds a certificate, standard or regulation: multipart fields and, if there is one, a part named file.")
            .DisableAntiforgery().ProducesProblem(413).ProducesProblem(412);
        write.MapDelete("/products/{id:guid}/certificates/{certificate:guid}", RemoveCertificateAsync).WithName("RemoveCertificate").WithSummary("Takes a certificate away.").ProducesProblem(412);
        write.MapPost("/places", AddPlaceAsync).WithName("AddPlace").WithSummary("Enters a place with its number, both or neither.");
        write.MapPut("/places/{id:guid}", EditPlaceAsync).WithName("EditPlace").WithSummary("Changes a place's description; If-Match guards it.").ProducesProblem(412);
        write.MapPut("/places/{id:guid}/closing", CloseAsync).WithName("ClosePlace").WithSummary("Says that a place is no longer used.").ProducesProblem(412);
        write.MapDelete("/places/{id:guid}/closing", ReopenAsync).WithName("ReopenPlace").WithSummary("Says that a place is used again.").ProducesProblem(412);
    }

    private static async Task<Results<Created<TradeMade>, ProblemHttpResult>> AddPrefixAsync(
        AddPrefixBody input, TradeAccess access, TradeReading reading, PrefixBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        if (input.Prefix is null)
        {
            return TradeFields.Of("prefix", "trade.needed").ToProblem(text);
        }

        var rights = await access.RightsAsync(cancellation);
        return await reading.UnitAsync(rights, input.Unit, cancellation) is not { } owner ? TradeSaving.NoSuch.ToProblem(text)
            : (await book.AddAsync(rights, owner, input.Prefix with { Proof = null }, cancellation)).TryGet(out var made, out var no)
                ? TypedResults.Created($"/api/traceability/prefixes/{made.Value}", new TradeMade(made.Value)) : no.ToProblem(text);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> EditPrefixAsync(
        Guid id, PrefixInput input, HttpContext http, TradeAccess access, PrefixBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        TradeTag.ChangeAsync(http, text, async version => await book.EditAsync(await access.RightsAsync(cancellation), new(id), version, input with { Proof = null }, cancellation));

    private static Task<Results<NoContent, ProblemHttpResult>> StepPrefixAsync(
        Guid id, PrefixStep input, HttpContext http, TradeAccess access, PrefixBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        TradeTag.ChangeAsync(http, text, async version => await book.StepAsync(await access.RightsAsync(cancellation), new(id), version, input, cancellation));

    private static Task<Results<NoContent, ProblemHttpResult>> ProofAsync(
        Guid id, IFormFile file, HttpContext http, TradeAccess access, TradeUploads uploads, PrefixBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        TradeTag.ChangeAsync(http, text, async version =>
        {
            var rights = await access.RightsAsync(cancellation);
            return await book.SetProofAsync(rights, new(id), version, () => SaveAsync(uploads, rights, file, TradeUploads.Papers, cancellation), cancellation);
        });

    private static async Task<Results<Created<GivenNumbers>, ProblemHttpResult>> IssueAsync(
        IssueBody input, TradeAccess access, TradeReading reading, NumberBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        var outcome = await GiveAsync(input, rights, reading, book, cancellation);
        return outcome.TryGet(out var given, out var no) ? TypedResults.Created($"/api/traceability/numbers?unit={input.Unit}", given) : no.ToProblem(text);
    }

    private static async Task<Outcome<GivenNumbers>> GiveAsync(IssueBody input, TradeRights rights, TradeReading reading, NumberBook book, CancellationToken cancellation)
    {
        var prefix = new PrefixId(input.Prefix ?? Guid.Empty);
        var product = new ProductId(input.Product ?? Guid.Empty);
        switch (input.Kind)
        {
            case NumberKind.Gtin13 or NumberKind.Gln when input.Value is null:
                return await book.IssueAsync(rights, prefix, input.Kind.Value, input.Count, input.Label, cancellation);
            case NumberKind.Gtin14:
                return await book.IssueCartonAsync(rights, input.Of ?? "", input.Indicator, input.Label, cancellation);
            case NumberKind.Sscc:
                return await book.IssueSsccsAsync(rights, prefix, input.Extension, input.Count, input.Label, cancellation);
            case NumberKind.Lot:
                return await book.IssueLotAsync(rights, product, input.Lot, input.Label, cancellation);
            case NumberKind.Serial:
                return await book.IssueSerialsAsync(rights, product, input.Lot, input.Lead, input.Digits, input.Count, input.Label, cancellation);
            case null:
                return TradeFields.Of("kind", "trade.kind-needed");
            default:
                if (await reading.UnitAsync(rights, input.Unit, cancellation) is not { } owner)
                {
                    return TradeSaving.NoSuch;
                }

                return input.Kind is NumberKind.OwnProduct or NumberKind.OwnPlace
                    ? await book.IssueOwnAsync(rights, owner, input.Kind.Value, input.Count, input.Label, cancellation)
                    : await book.GrantAsync(rights, owner, input.Kind.Value, input.Value ?? "", input.Label, cancellation);
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RetireAsync(
        Guid id, TradeAccess access, NumberBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        (await book.RetireAsync(await access.RightsAsync(cancellation), new(id), cancellation)).TryGet(out _, out var no) ? TypedResults.NoContent() : no.ToProblem(text);

    private static async Task<Results<Ok<NumberImport>, ProblemHttpResult>> ImportAsync(
        IFormFile file, [FromForm] string? unit, TradeAccess access, TradeReading reading, ImportNumbersHandler handler, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (await reading.UnitAsync(rights, unit, cancellation) is not { } owner)
        {
            return TradeSaving.NoSuch.ToProblem(text);
        }

        await using var content = file.OpenReadStream();
        if (!(await handler.HandleAsync(rights, owner, content, file.FileName, cancellation)).TryGet(out var result, out var no))
        {
            return no.ToProblem(text);
        }

        if (result.Faults.Count == 0)
        {
            return TypedResults.Ok(result);
        }

        return TypedResults.Problem(
            statusCode: StatusCodes.Status422UnprocessableEntity, type: "urn:tdc:problem:trade.import-refused", title: text["trade.import-refused"],
            extensions: new Dictionary<string, object?> { ["code"] = "trade.import-refused", ["faults"] = result.Faults });
    }

    private static async Task<Results<Created<TradeMade>, ProblemHttpResult>> AddProductAsync(
        AddProductBody input, TradeAccess access, TradeReading reading, ProductBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        if (input.Product is null)
        {
            return TradeFields.Of("product", "trade.needed").ToProblem(text);
        }

        var rights = await access.RightsAsync(cancellation);
        var number = new NumberChoice(input.Gtin, input.Prefix is { } prefix ? new PrefixId(prefix) : null, input.Own);
        return await reading.UnitAsync(rights, input.Unit, cancellation) is not { } owner ? TradeSaving.NoSuch.ToProblem(text)
            : (await book.AddAsync(rights, owner, number, input.Product, cancellation)).TryGet(out var made, out var no)
                ? TypedResults.Created($"/api/traceability/products/{made.Value}", new TradeMade(made.Value)) : no.ToProblem(text);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> EditProductAsync(
        Guid id, ProductInput input, HttpContext http, TradeAccess access, ProductBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        TradeTag.ChangeAsync(http, text, async version => await book.EditAsync(await access.RightsAsync(cancellation), new(id), version, input, cancellation));

    private static Task<Results<NoContent, ProblemHttpResult>> PictureAsync(
        Guid id, IFormFile file, HttpContext http, TradeAccess access, TradeUploads uploads, ProductBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        TradeTag.ChangeAsync(http, text, async version =>
        {
            var rights = await access.RightsAsync(cancellation);
            return await book.SetPictureAsync(rights, new(id), version, () => SaveAsync(uploads, rights, file, TradeUploads.Pictures, cancellation), cancellation);
        });

    private static Task<Results<NoContent, ProblemHttpResult>> NoPictureAsync(
        Guid id, HttpContext http, TradeAccess access, ProductBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        TradeTag.ChangeAsync(http, text, async version => await book.SetPictureAsync(await access.RightsAsync(cancellation), new(id), version, null, cancellation));

    private static Task<Results<NoContent, ProblemHttpResult>> StrategicAsync(
        Guid id, StrategicBody input, HttpContext http, TradeAccess access, ProductBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        TradeTag.ChangeAsync(http, text, async version => await book.SetStrategicAsync(await access.RightsAsync(cancellation), new(id), version, input.IsStrategic, input.Basis, cancellation));

    private static Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        Guid id, WithdrawalBody input, HttpContext http, TradeAccess access, ProductBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        TradeTag.ChangeAsync(http, text, async version => await book.WithdrawAsync(await access.RightsAsync(cancellation), new(id), version, input.Why, cancellation));

    private static Task<Results<NoContent, ProblemHttpResult>> RestoreAsync(
        Guid id, HttpContext http, TradeAccess access, ProductBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        TradeTag.ChangeAsync(http, text, async version => await book.RestoreAsync(await access.RightsAsync(cancellation), new(id), version, cancellation));

    private static Task<Results<NoContent, ProblemHttpResult>> CertificateAsync(
        Guid id, [FromForm] string kind, [FromForm] string number, [FromForm] string? issuer, [FromForm] DateOnly? validFrom, [FromForm] DateOnly? validTo, IFormFile? file, HttpContext http,
        TradeAccess access, TradeUploads uploads, ProductBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        TradeTag.ChangeAsync(http, text, async version =>
        {
            var rights = await access.RightsAsync(cancellation);
            return await book.AddCertificateAsync(rights, new(id), version, new(kind, number, issuer, validFrom, validTo),
                file is null ? null : () => SaveAsync(uploads, rights, file, TradeUploads.Papers, cancellation), cancellation);
        });

    private static Task<Results<NoContent, ProblemHttpResult>> RemoveCertificateAsync(
        Guid id, Guid certificate, HttpContext http, TradeAccess access, ProductBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        TradeTag.ChangeAsync(http, text, async version => await book.RemoveCertificateAsync(await access.RightsAsync(cancellation), new(id), version, new(certificate), cancellation));

    private static async Task<Results<Created<TradeMade>, ProblemHttpResult>> AddPlaceAsync(
        AddPlaceBody input, TradeAccess access, TradeReading reading, PlaceBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        if (input.Place is null)
        {
            return TradeFields.Of("place", "trade.needed").ToProblem(text);
        }

        var rights = await access.RightsAsync(cancellation);
        var number = new PlaceNumberChoice(input.Gln, input.Prefix is { } prefix ? new PrefixId(prefix) : null, input.Own);
        return await reading.UnitAsync(rights, input.Unit, cancellation) is not { } owner ? TradeSaving.NoSuch.ToProblem(text)
            : (await book.AddAsync(rights, owner, number, input.Place, cancellation)).TryGet(out var made, out var no)
                ? TypedResults.Created($"/api/traceability/places/{made.Value}", new TradeMade(made.Value)) : no.ToProblem(text);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> EditPlaceAsync(
        Guid id, PlaceInput input, HttpContext http, TradeAccess access, PlaceBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        TradeTag.ChangeAsync(http, text, async version => await book.EditAsync(await access.RightsAsync(cancellation), new(id), version, input, cancellation));

    private static Task<Results<NoContent, ProblemHttpResult>> CloseAsync(
        Guid id, HttpContext http, TradeAccess access, PlaceBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        TradeTag.ChangeAsync(http, text, async version => await book.SetClosedAsync(await access.RightsAsync(cancellation), new(id), version, true, cancellation));

    private static Task<Results<NoContent, ProblemHttpResult>> ReopenAsync(
        Guid id, HttpContext http, TradeAccess access, PlaceBook book, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        TradeTag.ChangeAsync(http, text, async version => await book.SetClosedAsync(await access.RightsAsync(cancellation), new(id), version, false, cancellation));

    private static async Task<Outcome<Guid>> SaveAsync(TradeUploads uploads, TradeRights rights, IFormFile file, Tdc.Platform.Documents.UploadLimits limits, CancellationToken cancellation)
    {
        await using var content = file.OpenReadStream();
        return await uploads.SaveAsync(rights, content, file.FileName, limits, cancellation);
    }
}

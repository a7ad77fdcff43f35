using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Gs1.Barcodes.Rendering;
using Tdc.Platform.Outcomes;
using Tdc.Traceability.Domain.Labels;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Numbers.Labels;

/// <summary>What a check of labels found.</summary>
/// <param name="Offered">Whether the labels are offered for printing.</param>
/// <param name="Symbol">The symbol.</param>
/// <param name="Data">What the first label carries.</param>
/// <param name="Labels">How many labels.</param>
/// <param name="Read">How many different symbols were read back.</param>
/// <param name="Findings">What was looked at.</param>
internal sealed record LabelCheckAnswer(bool Offered, string Symbol, string Data, int Labels, int Read, IReadOnlyList<LabelFindingAnswer> Findings);

/// <summary>One finding.</summary>
internal sealed record LabelFindingAnswer(string Code, FindingWeight Weight, double Measured, double Wanted, string Text);

/// <summary>Labels as print page, SVG, PNG and printer language, for pages and programs alike.</summary>
internal static class LabelEndpoints
{
    private const string ZplType = "text/plain; charset=utf-8"; // no registered media type

    public static void Map(IEndpointRouteBuilder app, RouteGroupBuilder api)
    {
        app.MapGet("/nhan/kho/{code}.css", Paper).ExcludeFromDescription().AllowAnonymous();
        app.MapGet("/nhan/in", PrintAsync).ExcludeFromDescription().RequireAuthorization(TradeScopes.Readers);
        app.MapGet("/nhan/{form:regex(^(nhan.svg|ky-hieu.svg|ky-hieu.png|nhan.zpl)$)}", FileAsync).ExcludeFromDescription().RequireAuthorization(TradeScopes.Readers);
        var labels = api.MapGroup("/labels").RequireAuthorization(TradeScopes.Readers).ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
        api.MapGet("/labels/layouts", () => TypedResults.Ok(LabelLayout.All)).WithName("GetLabelLayouts").WithSummary("Sheets and rolls, lengths in millimetres.").AllowAnonymous();
        labels.MapGet("/check", CheckAsync).WithName("CheckLabels")
            .WithSummary("Draws labels and reads them back: product or run, symbol (qr, ean, datamatrix, gs1-128, itf-14, qr-gs1), lot, serial, produced, expires, gtin, layout, count, skip.");
        labels.MapGet("/sheets.html", PrintAsync).WithName("GetLabelSheets").WithSummary("The print page; same parameters as the check.");
        labels.MapGet("/{form:regex(^(label.svg|symbol.svg|symbol.png|labels.zpl)$)}", FileAsync).WithName("GetLabelFile").WithSummary("One label or its symbol as a picture, or all of them for a label printer.");
    }

    private static async Task<Results<Ok<LabelCheckAnswer>, ProblemHttpResult>> CheckAsync(
        HttpContext http, TradeAccess access, LabelMaker maker, IStringLocalizer<NumbersText> text, CancellationToken cancellation) =>
        (await maker.MakeAsync(await access.RightsAsync(cancellation), LabelOrder.Of(http.Request.Query), cancellation)).TryGet(out var run, out var no)
            ? TypedResults.Ok(new LabelCheckAnswer(run.IsOffered, LabelOrder.NameOf(run.Symbol), run.Data, run.Labels.Count, run.Read,
                [.. run.Findings.Select(f => new LabelFindingAnswer(f.Code, f.Weight, f.Measured, f.Wanted, text.Word(f)))]))
            : no.ToProblem(text);

    private static async Task<IResult> FileAsync(
        string form, HttpContext http, TradeAccess access, LabelMaker maker, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var order = LabelOrder.Of(http.Request.Query);
        order = form.EndsWith(".zpl", StringComparison.Ordinal) ? order : order with { Count = 1 };
        if (!(await maker.MakeAsync(await access.RightsAsync(cancellation), order, cancellation)).TryGet(out var run, out var no))
        {
            return no.ToProblem(text);
        }

        if (!run.IsOffered)
        {
            return Refusal.Rule("trade.label-refused").ToProblem(text);
        }

        http.Response.Headers.CacheControl = "private, no-cache";
        var symbol = run.Labels[0].Symbol;
        switch (form)
        {
            case "nhan.svg" or "label.svg":
                return TypedResults.Text(LabelSvg.Label(run.Labels[0], run.Layout, frame: true), "image/svg+xml", Encoding.UTF8);
            case "ky-hieu.svg" or "symbol.svg":
                return TypedResults.Text(BarcodeSvg.Write(symbol), "image/svg+xml", Encoding.UTF8);
            case "ky-hieu.png" or "symbol.png":
                return TypedResults.File(BarcodePng.Write(symbol, Math.Max(4, (int)Math.Round(symbol.XDimension * 23.622 / symbol.UnitsPerX))), "image/png", "ky-hieu.png");
            default:
                return run.Layout.Roll
                    ? TypedResults.Text(string.Concat(run.Labels.Chunk(run.Layout.PerPage).Select(feed => LabelZpl.Feed(feed, run.Layout))), ZplType, Encoding.UTF8)
                    : Refusal.Rule("trade.label-no-roll").ToProblem(text);
        }
    }

    private static async Task<IResult> PrintAsync(HttpContext http, TradeAccess access, LabelMaker maker, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var order = LabelOrder.Of(http.Request.Query);
        if (!(await maker.MakeAsync(await access.RightsAsync(cancellation), order, cancellation)).TryGet(out var run, out var no))
        {
            return no.ToProblem(text);
        }

        if (!run.IsOffered)
        {
            return Refusal.Rule("trade.label-refused").ToProblem(text);
        }

        var skip = run.Layout.Roll ? 0 : Math.Min(order.Skip, run.Layout.PerPage - 1);
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"").Append(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName).Append("\"><head><meta charset=\"utf-8\"><title>")
            .Append(WebUtility.HtmlEncode(text["label.print-title", run.Labels.Count]))
            .Append("</title><meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"/nhan/kho/").Append(run.Layout.Code)
            .Append(".css\"></head><body><h1>").Append(WebUtility.HtmlEncode(text["label.print-tip", run.Layout.Name])).Append("</h1>");
        for (var at = 0; at < run.Labels.Count;)
        {
            var first = at == 0 ? skip : 0;
            var page = run.Labels.Skip(at).Take(run.Layout.PerPage - first).ToList();
            html.Append("<div class=\"page\">").Append(LabelSvg.Sheet(page, run.Layout, first)).Append("</div>");
            at += page.Count;
        }

        http.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Text(html.Append("</body></html>").ToString(), "text/html", Encoding.UTF8);
    }

    // The size of the paper is a matter of the style sheet; one for each layout, because pages carry no style of their own.
    private static Results<ContentHttpResult, NotFound> Paper(string code, HttpContext http)
    {
        if (LabelLayout.Find(code) is not { } layout)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "public, max-age=3600";
        var (width, height) = (layout.PageWidth.ToString("0.##", CultureInfo.InvariantCulture), layout.PageHeight.ToString("0.##", CultureInfo.InvariantCulture));
        return TypedResults.Text(
            $"@page{{size:{width}mm {height}mm;margin:0}}html,body{{margin:0;background:#fff;color:#000}}.page{{width:{width}mm;height:{height}mm;overflow:hidden;break-after:page;break-inside:avoid}}"
            + ".page:last-child{break-after:auto}.page svg{display:block}h1{font:15px/1.5 system-ui,sans-serif;margin:0;padding:12px 16px;background:#fdefce}"
            + "@media screen{.page{box-shadow:0 0 0 1px #ccc;margin:12px}}@media print{h1{display:none}}",
            "text/css", Encoding.UTF8);
    }
}

using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Outcomes;

namespace Tdc.Platform.Files;

/// <summary>Refuses a request that is far too large before a byte of it is read, and says so in words.</summary>
/// <remarks>
/// Stands before anything that reads forms (anti-forgery does). A sender that keeps its length secret is stopped while sending. What a form
/// may carry is decided again, per file, by <see cref="FileStore"/>.
/// </remarks>
public sealed class UploadGate(RequestDelegate next, IStringLocalizer<FilesText> text)
{
    /// <summary>Most bytes of one request: the largest file taken anywhere and its form.</summary>
    public const long MaxBytes = 60L * 1024 * 1024;

    /// <summary>Lets a request pass or refuses it with 413.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var limit = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is { IsReadOnly: false })
        {
            limit.MaxRequestBodySize = MaxBytes;
        }

        if (http.Request.ContentLength > MaxBytes)
        {
            await RefuseAsync(http);
            return;
        }

        try
        {
            await next(http);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge && !http.Response.HasStarted)
        {
            await RefuseAsync(http);
        }
    }

    private async Task RefuseAsync(HttpContext http)
    {
        var refusal = new Refusal(RefusalKind.TooLarge, "file.request-too-large") { Values = [MaxBytes / (1024 * 1024)] };
        http.Response.Clear();
        http.Response.Headers.Connection = "close"; // the rest of the body is not read
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await refusal.ToProblem(text).ExecuteAsync(http);
            return;
        }

        http.Response.StatusCode = refusal.Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>{Html(text["file.request-too-large-title"])}</title><link rel="stylesheet" href="/_content/Tdc.Platform/tdc.css"></head>
            <body><main class="w"><h1>{Html(text["file.request-too-large-title"])}</h1><p>{Html(refusal.Message(text))}</p><p>{Html(text["file.back"])}</p></main></body></html>
            """);
    }

    private static string Html(string value) => WebUtility.HtmlEncode(value);
}

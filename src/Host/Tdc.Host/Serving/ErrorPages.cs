using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Localization;
using Tdc.Host.Frame;
using Tdc.Platform.Identity;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;

namespace Tdc.Host.Serving;

/// <summary>Answers when the platform itself fails: static pages that need no part of what has just failed.</summary>
/// <remarks>What a person had typed is shown in the page, ready to be sent again, because it may not have reached the database.</remarks>
internal sealed partial class ErrorPages(IWebHostEnvironment environment, HtmlEncoder encoder, IStringLocalizer<HostText> text, ILogger<ErrorPages> log)
{
    private const string CodeMark = "<!--ma-->";
    private const string ReasonMark = "<!--ly-do-->";
    private const string TypedMark = "<!--da-go-->";
    private const string AddressMark = "<!--dia-chi-->";

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            await AnswerAsync(http, e);
        }
    }

    /// <summary>Answers 409 to a form that the page no longer has.</summary>
    public async Task FormIsGoneAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status409Conflict;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "text/html; charset=utf-8";
        var page = await ReadAsync(StatusCodes.Status409Conflict);
        var address = encoder.Encode(LanguageAddressOf(http));
        await http.Response.WriteAsync(page.Replace(TypedMark, await TypedAsync(http, mayAgain: false), StringComparison.Ordinal).Replace(AddressMark, address, StringComparison.Ordinal));
    }

    private static string LanguageAddressOf(HttpContext http) => http.Request.PathBase + http.Request.Path + http.Request.QueryString;

    private async Task AnswerAsync(HttpContext http, Exception e)
    {
        var fault = StorageFault.Of(e);
        var status = fault == StorageFaultKind.None ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable;
        var code = CodeOf(http);
        if (fault == StorageFaultKind.None)
        {
            LogFailed(e, code, http.GetEndpoint()?.DisplayName ?? "");
        }
        else
        {
            LogStorage(fault, code, e.GetBaseException().Message);
        }

        var policy = http.Response.Headers.ContentSecurityPolicy;
        http.Response.Clear();
        http.Response.Headers.ContentSecurityPolicy = policy;
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        if (fault == StorageFaultKind.Away)
        {
            http.Response.Headers.RetryAfter = "30";
        }

        if (StatusPages.IsForMachines(http))
        {
            await StatusPages.ProblemAsync(http, status, code);
            return;
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        var page = await ReadAsync(status);
        await http.Response.WriteAsync(page
            .Replace(CodeMark, encoder.Encode(code), StringComparison.Ordinal)
            .Replace(ReasonMark, fault == StorageFaultKind.None ? "" : "<p>" + encoder.Encode(text[$"fault.{fault}"]) + "</p>", StringComparison.Ordinal)
            .Replace(TypedMark, await TypedAsync(http), StringComparison.Ordinal));
    }

    /// <summary>A code short enough to read out, found again in the log.</summary>
    private static string CodeOf(HttpContext http)
    {
        var trace = (Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier).ToUpperInvariant();
        return trace.Length >= 8 ? $"{trace[..4]}-{trace[4..8]}" : trace;
    }

    private async Task<string> ReadAsync(int status)
    {
        var file = environment.WebRootFileProvider.GetFileInfo($"loi/{status}{(Display.InEnglish ? ".en" : "")}.html");
        if (!file.Exists)
        {
            return $"<!doctype html><title>{status}</title><main>{CodeMark}{ReasonMark}{TypedMark}</main>";
        }

        await using var stream = file.CreateReadStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private async Task<string> TypedAsync(HttpContext http, bool mayAgain = true)
    {
        http.Features.Set<Microsoft.AspNetCore.Antiforgery.IAntiforgeryValidationFeature>(null); // the form is only shown back
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || KeptForms.IsNever(http.Request.Path))
        {
            return "";
        }

        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or BadHttpRequestException)
        {
            return "";
        }

        if (!form.Any(f => KeptFields.IsShown(f.Key) && f.Value.Any(v => !string.IsNullOrWhiteSpace(v))))
        {
            return "";
        }

        // What the form calls its fields cannot be read now; what a person wrote is recognised without.
        var html = new StringBuilder();
        html.Append(mayAgain ? "<form method=\"post\" class=\"card\"><h2>" : "<section class=\"card\"><h2>").Append(encoder.Encode(text["fault.typed"])).Append("</h2>");
        foreach (var value in form.Where(f => KeptFields.IsShown(f.Key)).SelectMany(f => f.Value).OfType<string>().Where(KeptFields.IsProse))
        {
            html.Append("<p class=\"pre\">").Append(encoder.Encode(value)).Append("</p>");
        }

        if (!mayAgain)
        {
            return html.Append("</section>").ToString();
        }

        // Its own token goes back with it, so that one press sends it again; the page is stored nowhere.
        foreach (var (name, value) in form.Where(f => f.Key == "__RequestVerificationToken" || !KeptFields.IsSecret(f.Key)).SelectMany(f => f.Value, (f, value) => (f.Key, value)))
        {
            html.Append("<input type=\"hidden\" name=\"").Append(encoder.Encode(name)).Append("\" value=\"").Append(encoder.Encode(value ?? "")).Append("\">");
        }

        return html.Append("<div class=\"acts\"><button class=\"b b1\">").Append(encoder.Encode(text["fault.again"])).Append("</button></div></form>").ToString();
    }

    [LoggerMessage(EventId = 101, Level = LogLevel.Error, Message = "Request failed, code {Code}, at {Endpoint}")]
    private partial void LogFailed(Exception exception, string code, string endpoint);

    [LoggerMessage(EventId = 102, Level = LogLevel.Error, Message = "The database is {Fault}, code {Code}: {Reason}")]
    private partial void LogStorage(StorageFaultKind fault, string code, string reason);
}

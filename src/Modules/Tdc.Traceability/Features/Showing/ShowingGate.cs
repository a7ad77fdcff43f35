using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Tdc.Gs1;
using Tdc.Gs1.ApplicationIdentifiers;
using Tdc.Gs1.DigitalLinks;
using Tdc.Platform.Identity;
using Tdc.Platform.Pages;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Features.Showing.Resolve;
using Tdc.Traceability.Features.Showing.Scans;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Showing;

/// <summary>Answers the resolver and the kept trace pages before the rest of the server is asked.</summary>
/// <remarks>
/// Stands behind the security headers and before everything that costs: a kept page is one look-up and one write. What is not kept is made by the
/// rest of the pipeline, for one reader at a time, and kept. Signed-in readers and readers with settings of their own get a page of their own.
/// </remarks>
internal sealed class ShowingGate(
    RequestDelegate next, ShownPages pages, ShowingVersion versions, CodeResolver resolver, ScanCounter scans, SessionCookies cookies)
{
    /// <summary>Where trace pages are.</summary>
    public const string PagePath = "/truy-xuat";

    private const string English = "/en";

    public Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        var english = path.StartsWith(English + "/", StringComparison.Ordinal);
        var bare = english ? path.AsSpan(English.Length) : path;
        return bare.Length < 4 || bare[0] != '/' ? next(http)
            : char.IsAsciiDigit(bare[1]) && IsKey(bare) ? ResolveAsync(http, RawPath(http, english), english)
            : bare.StartsWith(PagePath + "/", StringComparison.Ordinal) && char.IsAsciiDigit(bare[PagePath.Length + 1]) && IsKey(bare[PagePath.Length..]) ? PageAsync(http, english)
            : next(http);
    }

    private static bool IsKey(ReadOnlySpan<char> path)
    {
        var end = path[1..].IndexOf('/');
        return AiTable.Shipped.Find(end < 0 ? path[1..] : path.Slice(1, end)) is { IsPrimaryKey: true };
    }

    // The path as it was sent: %2F in a serial number is not a slash.
    private static string RawPath(HttpContext http, bool english)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        if (!target.StartsWith('/'))
        {
            target = http.Request.Path.ToUriComponent();
        }

        var end = target.IndexOf('?', StringComparison.Ordinal);
        return target[(english ? English.Length : 0)..(end < 0 ? target.Length : end)];
    }

    private async Task PageAsync(HttpContext http, bool english)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        var path = RawPath(http, english);
        await ShowAsync(http, path[PagePath.Length..], english);
    }

    // path: the identifier's path as it was written
    private async Task ShowAsync(HttpContext http, string path, bool english, string? missingType = null)
    {
        var asked = new AskedCode(path, missingType);
        http.Features.Set(asked);
        if (missingType is not null || path.Length > 400 || path.Contains('?', StringComparison.Ordinal) || !IsShared(http.Request))
        {
            Lead(http, path, english);
            await next(http);
            return;
        }

        var key = (english ? "e" : "v") + path;
        var version = await versions.NowAsync(http.RequestAborted);
        if (pages.Page(key) is { } page && page.IsFresh(version))
        {
            await page.SendAsync(http);
            return;
        }

        var maker = pages.Maker(key);
        await maker.WaitAsync(http.RequestAborted);
        try
        {
            version = await versions.NowAsync(http.RequestAborted);
            page = pages.Page(key);
            if (page?.IsFresh(version) != true && (page = await MakeAsync(http, path, english, version)) is not null)
            {
                pages.Keep(key, page);
            }
        }
        finally
        {
            maker.Release();
        }

        if (page is not null)
        {
            await page.SendAsync(http);
        }
    }

    private bool IsShared(HttpRequest request) =>
        request.Headers.Cookie.Count == 0
        || !(request.Headers.Cookie.ToString() is var all && (all.Contains(cookies.Session, StringComparison.Ordinal) || all.Contains("tdc-hien-thi", StringComparison.Ordinal)));

    private static void Lead(HttpContext http, string path, bool english)
    {
        path = path.Split('?')[0];
        http.Request.Path = (english ? English : "") + PagePath + Uri.UnescapeDataString(path.Replace("%2F", "%252F", StringComparison.OrdinalIgnoreCase));
        http.Request.QueryString = default;
        http.Features.Set(new ReadAddress(PagePath + path));
    }

    // Null when the answer was sent already, or may not be kept: then it was sent as it came.
    private async Task<ShownPage?> MakeAsync(HttpContext http, string path, bool english, long version)
    {
        var (method, body) = (http.Request.Method, http.Response.Body);
        using var made = new MemoryStream(64 * 1024);
        Lead(http, path, english);
        http.Request.Method = HttpMethods.Get;
        http.Response.Body = made;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
            http.Request.Method = method;
        }

        var answer = http.Response;
        if (answer.HasStarted)
        {
            return null;
        }

        var status = PageStatus.Of(http);
        if (status is 200 or 400 or 404 or 410 && !http.RequestAborted.IsCancellationRequested && answer.Headers.SetCookie.Count == 0 && answer.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            return ShownPage.Of(version, status, answer.ContentType, english ? "en" : "vi", made.ToArray());
        }

        answer.ContentLength = made.Length;
        if (!HttpMethods.IsHead(method))
        {
            made.Position = 0;
            await made.CopyToAsync(body, http.RequestAborted);
        }

        return null;
    }

    private async Task ResolveAsync(HttpContext http, string path, bool english)
    {
        var (request, answer) = (http.Request, http.Response);
        var headers = answer.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "Link, Location, ETag";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (HttpMethods.IsOptions(request.Method))
        {
            headers.Allow = headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
            headers.AccessControlAllowHeaders = "Accept, Accept-Language, If-None-Match";
            headers.AccessControlMaxAge = "86400";
            answer.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            headers.Allow = "GET, HEAD, OPTIONS";
            answer.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var wanted = ResolverRequest.Of(request);
        var found = await FindAsync(http, path);
        var malformed = "";
        if (found.Status == 200 && wanted.Query.Length > 0
            && DigitalLink.Read(DigitalLink.CanonicalStem + path + "?" + wanted.Query, out _, withAssociations: false) is { IsNone: false, Fault: not Gs1Fault.Uri })
        {
            (found, malformed) = (new() { Version = 0, Status = 400, KeyPath = path }, "?" + wanted.Query);
        }

        headers.Vary = "Accept, Accept-Language";
        headers.CacheControl = "no-cache";
        english |= !english && PrefersEnglish(wanted.Wish.Languages);
        if (found.Status != 200)
        {
            await RefuseAsync(http, path + malformed, english, found.Status, wanted);
            return;
        }

        var root = $"{request.Scheme}://{request.Host}";
        var anchor = root + found.KeyPath;
        if (wanted.WantsLinkset)
        {
            var body = LinksetWriter.Write(anchor, root, found, wanted.MediaType == "application/ld+json");
            headers.Link = LinksetWriter.ContextHeader;
            await WriteAsync(http, 200, wanted.MediaType, body);
            return;
        }

        var chosen = wanted.Wish.Type is "" ? null : LinkChoice.Of(found.Links, english && wanted.Wish.Languages.Count == 0 ? wanted.Wish with { Languages = ["en"] } : wanted.Wish);
        headers.Link = $"<{anchor}?linkType=linkset>; rel=\"linkset\"; type=\"{ResolverRequest.Linkset}\"";
        if (chosen is null)
        {
            await RefuseAsync(http, path, english, 404, wanted, wanted.TypeText);
            return;
        }

        answer.StatusCode = StatusCodes.Status307TemporaryRedirect;
        headers.Location = LinkChoice.WithQuery(LinksetWriter.Absolute(chosen.Href, root), wanted.Query);
        if (wanted.Wish.Type is null && HttpMethods.IsGet(request.Method))
        {
            scans.Count(request, found);
        }
    }

    private async Task<Resolution> FindAsync(HttpContext http, string path)
    {
        var version = await versions.NowAsync(http.RequestAborted);
        if (pages.Resolution(path) is { } known && known.IsFresh(version))
        {
            return known;
        }

        Resolution found;
        if (path.Length > 400 || !DigitalLink.Read(DigitalLink.CanonicalStem + path, out var link, withAssociations: false).IsNone)
        {
            found = new() { Version = version, Status = 400, KeyPath = path };
        }
        else
        {
            found = await resolver.ReadAsync(link!, version, http.RequestAborted);
        }

        if (path.Length <= 400)
        {
            pages.Keep(path, found);
        }

        return found;
    }

    private async Task RefuseAsync(HttpContext http, string path, bool english, int status, ResolverRequest wanted, string? missingType = null)
    {
        if (!wanted.IsProgram && !wanted.WantsLinkset)
        {
            await ShowAsync(http, path, english, missingType);
            return;
        }

        var code = missingType is not null ? "no-link-of-this-type" : status switch { 400 => "malformed", 410 => "withdrawn", _ => "unknown" };
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("type", "urn:tdc:problem:resolver." + code);
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(english ? "en-GB" : "vi-VN"); // before the language of the address is set
            json.WriteString("title", http.RequestServices.GetRequiredService<IStringLocalizer<ShowingText>>()["resolver." + code]);
            json.WriteNumber("status", status);
            json.WriteString("instance", path);
            json.WriteEndObject();
        }

        await WriteAsync(http, status, "application/problem+json", buffer.ToArray());
    }

    private static async Task WriteAsync(HttpContext http, int status, string type, byte[] body)
    {
        (http.Response.StatusCode, http.Response.ContentType, http.Response.ContentLength) = (status, type, body.Length);
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
        }
    }

    private static bool PrefersEnglish(IReadOnlyList<string> languages)
    {
        foreach (var language in languages)
        {
            if (language.StartsWith("vi", StringComparison.Ordinal))
            {
                return false;
            }

            if (language.StartsWith("en", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The identifier that a trace page is asked about, as it was written in the address.</summary>
/// <param name="Path">The path behind <c>/truy-xuat</c>, percent-encoded.</param>
/// <param name="MissingType">The link type that was asked for in vain, as written; <see langword="null"/> when none was.</param>
internal sealed record AskedCode(string Path, string? MissingType);

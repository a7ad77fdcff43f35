using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Tdc.Platform.Identity;
using Tdc.Platform.Pages;

namespace Tdc.Host.Serving;

/// <summary>Reads a page by sending a second request through the rest of the pipeline: the same person, rights and language, nothing written back.</summary>
internal sealed class PageReader(HttpContext asked, RequestDelegate rest) : IPageReader
{
    /// <summary>Offers it to the page of kept forms. Must stand before <c>UseRouting</c>.</summary>
    public static void Use(IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.Path.StartsWithSegments(KeptForms.Address))
        {
            http.Features.Set<IPageReader>(new PageReader(http, next));
        }

        return next(http);
    });

    public async Task<string?> ReadAsync(string address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        var end = address.IndexOf('?', StringComparison.Ordinal);
        var path = new PathString(end < 0 ? address : address[..end]);
        if (path.StartsWithSegments(LanguageAddress.English, StringComparison.Ordinal, out var inVietnamese))
        {
            path = inVietnamese;
        }

        if (path.StartsWithSegments(KeptForms.Address))
        {
            return null; // never itself
        }

        await using var scope = asked.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellation };
        http.Features.Set(asked.Features.Get<IHttpConnectionFeature>());
        (http.Request.Method, http.Request.Scheme, http.Request.Host) = (HttpMethods.Get, asked.Request.Scheme, asked.Request.Host);
        (http.Request.PathBase, http.Request.Path) = (asked.Request.PathBase, path);
        http.Request.QueryString = new QueryString(end < 0 ? "" : address[end..]);
        http.Request.Headers.Cookie = asked.Request.Headers.Cookie;
        http.Response.Body = body;
        await rest(http);
        return http.Response.StatusCode == StatusCodes.Status200OK ? Encoding.UTF8.GetString(body.ToArray()) : null;
    }
}

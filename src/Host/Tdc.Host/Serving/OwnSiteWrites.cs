using Tdc.Platform.Identity;

namespace Tdc.Host.Serving;

/// <summary>Through the interface for programs a person's session writes only for pages of this site: what another site, a sister domain too, makes a browser send is turned away.</summary>
/// <remarks>
/// Pages' forms carry a token; the interface for programs has none, and a browser would send the session's cookie along. Browsers say by <c>Sec-Fetch-Site</c>
/// where a request began, older ones by <c>Origin</c>. Programs with a key have no session to lend, and send neither.
/// </remarks>
internal static class OwnSiteWrites
{
    public static IApplicationBuilder UseOwnSiteWrites(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (StatusPages.IsForMachines(http) && Writes(http.Request) && http.Request.Headers.Authorization.Count == 0 && Asker.Of(http.User).IsKnown && BeganElsewhere(http))
        {
            await StatusPages.ProblemAsync(http, StatusCodes.Status403Forbidden, "cross-site");
            return;
        }

        await next(http);
    });

    private static bool Writes(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method) && !HttpMethods.IsTrace(request.Method);

    private static bool BeganElsewhere(HttpContext http)
    {
        var (site, origin) = (http.Request.Headers["Sec-Fetch-Site"].ToString(), http.Request.Headers.Origin.ToString());
        if (site.Length > 0)
        {
            return site is not ("same-origin" or "none");
        }

        return origin.Length > 0 && !IsOwn(http, origin);
    }

    private static bool IsOwn(HttpContext http, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (string.Equals(from.Authority, http.Request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || string.Equals(from.Authority, PublicAuthority(http), StringComparison.OrdinalIgnoreCase));

    // A proxy that names the server otherwise than readers do.
    private static string? PublicAuthority(HttpContext http) =>
        Uri.TryCreate(http.RequestServices.GetRequiredService<ServeSettings>().PublicAddress, UriKind.Absolute, out var address) ? address.Authority : null;
}

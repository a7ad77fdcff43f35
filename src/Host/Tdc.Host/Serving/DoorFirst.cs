using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing.Template;
using Tdc.Platform.Identity;

namespace Tdc.Host.Serving;

/// <summary>Asks who is there before saying what is wrong with the request.</summary>
/// <remarks>
/// Routing answers a body of the wrong type (415) by an endpoint of its own that has no door, so that somebody unknown would learn what is
/// accepted behind a closed one. Such a request is turned away (401) when an endpoint of its address and method needs a known asker.
/// </remarks>
internal static class DoorFirst
{
    public static IApplicationBuilder UseDoorFirst(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint() is not (null or RouteEndpoint) && StatusPages.IsForMachines(http) && !Asker.Of(http.User).IsKnown && IsBehindDoor(http))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        await next(http);
    });

    private static bool IsBehindDoor(HttpContext http) => http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Any(e =>
        e.Metadata.GetMetadata<IAuthorizeData>() is not null && e.Metadata.GetMetadata<IAllowAnonymous>() is null
        && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(http.Request.Method, StringComparer.OrdinalIgnoreCase) == true
        && new TemplateMatcher(new RouteTemplate(e.RoutePattern), []).TryMatch(http.Request.Path, []));
}

using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Showing.Resolve;

/// <summary>The resolver's description of itself. Source: GS1-Conformant Resolver 1.2.0, description file schema.</summary>
internal static class ResolverDescription
{
    /// <summary>Where it is.</summary>
    public const string Path = "/.well-known/gs1resolver";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], Describe).ExcludeFromDescription().ShortCircuit();

    private static IResult Describe(HttpContext http, IStringLocalizer<ShowingText> text)
    {
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(new
        {
            name = text["resolver.name"].Value,
            resolverRoot = $"{http.Request.Scheme}://{http.Request.Host}",
            supportedPrimaryKeys = (string[])["all"],
            supportedLinkType = new[] { new { @namespace = LinkTypes.Namespace, prefix = "gs1:" } },
            linkTypeDefaultCanBeLinkset = false,
            supportedContextValuesEnumerated = Array.Empty<string>(),
        }), "application/json");
    }
}

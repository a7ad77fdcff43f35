using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Tdc.Host.Serving;

/// <summary>The size that a request was refused for, in bytes.</summary>
internal sealed record RefusedSize(long Limit);

/// <summary>Refuses what is too large with a page that can be read, instead of breaking the connection while the browser still sends.</summary>
internal static class RequestSizes
{
    /// <summary>Files, unless the endpoint says otherwise.</summary>
    public const long Upload = 32L * 1024 * 1024;

    /// <summary>Forms without files, JSON.</summary>
    public const long Plain = 4L * 1024 * 1024;

    // A browser reads the answer only when it has sent everything; beyond this the connection is closed under it.
    private const long Drained = 512L * 1024 * 1024;

    public static IApplicationBuilder UseRequestSizes(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.Features.Get<RefusedSize>() is not null)
        {
            await next(http); // the page about it
            return;
        }

        var own = http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>();
        var limit = own is not null ? own.MaxRequestBodySize ?? long.MaxValue : IsUpload(http.Request) ? Upload : Plain;
        if (http.Request.ContentLength > limit)
        {
            await DrainAsync(http);
            http.Features.Set(new RefusedSize(limit));
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit == long.MaxValue ? null : limit;
        }

        await next(http);
    });

    private static bool IsUpload(HttpRequest request) =>
        request.ContentType is { } type && (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("application/vnd.openxmlformats", StringComparison.OrdinalIgnoreCase));

    private static async Task DrainAsync(HttpContext http)
    {
        if (http.Request.Headers.Expect.Count > 0 || http.Request.ContentLength > Drained)
        {
            http.Response.Headers.Connection = "close";
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (await http.Request.Body.ReadAsync(buffer, http.RequestAborted) > 0)
            {
                // thrown away
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

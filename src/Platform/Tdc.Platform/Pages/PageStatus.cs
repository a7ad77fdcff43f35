using Microsoft.AspNetCore.Http;

namespace Tdc.Platform.Pages;

/// <summary>The status of a page that refuses and still has a body of its own, such as "this code is unknown" with 404.</summary>
/// <remarks>
/// The endpoint of pages writes no body once it sees a 404, and with the framework's mark of a re-executed request (which would make it write one)
/// it does not wait for what the page reads. So the status stays 200 while the page is made and is set when the answer begins to leave.
/// </remarks>
public sealed class PageStatus
{
    private PageStatus(int value) => Value = value;

    /// <summary>The HTTP status.</summary>
    public int Value { get; }

    /// <summary>Gives the page that is being made its status; the last call counts.</summary>
    /// <param name="http">The request.</param>
    /// <param name="status">The HTTP status.</param>
    public static void Set(HttpContext http, int status)
    {
        ArgumentNullException.ThrowIfNull(http);
        var isFirst = http.Features.Get<PageStatus>() is null;
        http.Features.Set(new PageStatus(status));
        if (isFirst)
        {
            http.Response.OnStarting(static state =>
            {
                var http = (HttpContext)state;
                if (http.Response.StatusCode == StatusCodes.Status200OK)
                {
                    http.Response.StatusCode = Of(http);
                }

                return Task.CompletedTask;
            }, http);
        }
    }

    /// <summary>The status with which the page will leave.</summary>
    /// <param name="http">The request.</param>
    public static int Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Response.StatusCode == StatusCodes.Status200OK && http.Features.Get<PageStatus>() is { } set ? set.Value : http.Response.StatusCode;
    }
}

/// <summary>Where the reader is, when the page that answers stands at another address.</summary>
/// <param name="Path">The address without its language, as it was written, with its query.</param>
public sealed record ReadAddress(string Path);

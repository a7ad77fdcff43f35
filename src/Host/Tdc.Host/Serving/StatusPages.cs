using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;
using Tdc.Host.Frame;
using Tdc.Platform.Pages;

namespace Tdc.Host.Serving;

/// <summary>Gives a refused request without a body its page, in the frame, or its problem details.</summary>
internal static class StatusPages
{
    /// <summary>The status that the page is to explain.</summary>
    internal sealed record Refused(int Status);

    public static IApplicationBuilder UseStatusPages(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            Refuse(http, e.StatusCode);
            http.Features.Set(e);
        }
        catch (InvalidDataException e) when (!http.Response.HasStarted && e.Message.Contains("limit", StringComparison.Ordinal) && http.Request.HasFormContentType)
        {
            Refuse(http, StatusCodes.Status413PayloadTooLarge);
        }

        var answer = http.Response;
        if (answer.StatusCode < 400 || answer.HasStarted || answer.ContentLength is > 0 || !string.IsNullOrEmpty(answer.ContentType))
        {
            return;
        }

        if (IsForMachines(http))
        {
            await ProblemAsync(http, answer.StatusCode);
        }
        else if (!LanguageAddress.HasNoLanguage(http.Request.Path.Value ?? "/"))
        {
            await PageAsync(http, next, answer.StatusCode);
        }
    });

    /// <summary>Whether the answer is read by a program.</summary>
    public static bool IsForMachines(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments("/epcis", StringComparison.Ordinal)
        || http.Request.Headers.Authorization.Count > 0;

    /// <summary>Problem details for a status without any of its own.</summary>
    public static async Task ProblemAsync(HttpContext http, int status, string? code = null)
    {
        var text = http.RequestServices.GetRequiredService<IStringLocalizer<HostText>>();
        var title = text[$"problem.{status}"];
        var extensions = new Dictionary<string, object?>();
        if (code is not null)
        {
            extensions["code"] = code;
        }

        if (status == StatusCodes.Status400BadRequest && UnreadInput.Of(http, http.Features.Get<BadHttpRequestException>(), text) is { Count: > 0 } named)
        {
            extensions["errors"] = named;
        }

        var answer = TypedResults.Problem(
            statusCode: status,
            title: title.ResourceNotFound ? status.ToString(CultureInfo.InvariantCulture) : title.Value,
            type: $"urn:tdc:problem:http.{status}",
            extensions: extensions);
        await answer.ExecuteAsync(http);
    }

    private static void Refuse(HttpContext http, int status)
    {
        http.Response.Clear();
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status413PayloadTooLarge && http.Features.Get<RefusedSize>() is null)
        {
            http.Features.Set(new RefusedSize(http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? RequestSizes.Upload));
        }
    }

    private static async Task PageAsync(HttpContext http, RequestDelegate next, int status)
    {
        var request = http.Request;
        var (path, method, endpoint, services) = (request.Path, request.Method, http.GetEndpoint(), http.RequestServices);
        http.Features.Set(new Refused(status));
        http.Features.Set(new ReadAddress(path.ToUriComponent() + request.QueryString.ToUriComponent()));
        http.Response.Headers.Remove("blazor-enhanced-nav"); // the endpoint of pages may have answered once, and adds it again
        http.Response.StatusCode = StatusCodes.Status200OK;
        PageStatus.Set(http, status);
        request.Path = $"/trang-thai/{status.ToString(CultureInfo.InvariantCulture)}";
        request.Method = HttpMethods.Get;
        request.RouteValues.Clear();
        http.SetEndpoint(null);
        // The page's own services: those of the refused request have been used and some can be used only once.
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try
        {
            await next(http);
        }
        finally
        {
            http.RequestServices = services;
            (request.Path, request.Method) = (path, method);
            http.SetEndpoint(endpoint);
        }
    }
}

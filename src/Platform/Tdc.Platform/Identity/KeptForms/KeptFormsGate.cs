using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Identity;

/// <summary>Catches posts to pages whose antiforgery token no longer fits, which the framework would answer with a bare 400.</summary>
public static class KeptFormsGate
{
    /// <summary>Must stand after <c>UseAntiforgery</c>.</summary>
    public static IApplicationBuilder UseKeptForms(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var forged = http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };
        if (forged)
        {
            http.Features.Set<IAntiforgeryValidationFeature>(null); // else the request does not even say that it carries a form
        }

        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType
            || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            if (forged)
            {
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            await next(http);
            return;
        }

        var kept = http.RequestServices.GetRequiredService<KeptForms>();
        if (forged)
        {
            var (isKept, owner) = await kept.KeepAsync(http);
            var asker = Asker.Of(http.User).UserId;
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = !isKept
                ? http.Request.PathBase + http.Request.Path + NotSent(http.Request.QueryString)
                : owner is null || asker is not null ? http.Request.PathBase + KeptForms.Address : KeptForms.SignIn(http);
            return;
        }

        if (Guid.TryParse(http.Request.Form[KeptForms.AgainField], out var again))
        {
            // Before the answer leaves: who follows its redirect at once must not find the form still kept.
            http.Response.OnStarting(() => http.Response.StatusCode < 400 ? ForgetAsync(http, new KeptFormId(again)) : Task.CompletedTask);
        }

        await next(http);
    });

    // The page comes back empty and must say so: its form may not be kept, or could not be.
    private static QueryString NotSent(QueryString query) =>
        query.Value?.Contains(PageHead.NotSentQuery + "=", StringComparison.Ordinal) == true ? query : query.Add(PageHead.NotSentQuery, "1");

    private static async Task ForgetAsync(HttpContext http, KeptFormId id)
    {
        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KeptForms>().ForgetAsync(http, id);
    }
}

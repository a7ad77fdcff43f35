using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http.Extensions;
using Tdc.Platform.Identity;

namespace Tdc.Host.Serving;

/// <summary>What somebody sees who may not pass: programs a status, visitors the sign-in page, signed-in persons "no such page".</summary>
internal sealed class DoorAnswers : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
            return;
        }

        var known = Asker.Of(context.User).IsKnown;
        if (StatusPages.IsForMachines(context))
        {
            if (!known)
            {
                context.Response.Headers.WWWAuthenticate = "Bearer";
            }

            context.Response.StatusCode = known ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
            return;
        }

        if (known)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var kept = context.RequestServices.GetRequiredService<KeptForms>();
        if (HttpMethods.IsPost(context.Request.Method) && (await kept.KeepAsync(context)).Kept)
        {
            context.Response.Redirect(KeptForms.SignIn(context));
            return;
        }

        var here = HttpMethods.IsGet(context.Request.Method) ? context.Request.PathBase + context.Request.Path + context.Request.QueryString : "";
        var query = new QueryBuilder();
        if (here.Length > 0)
        {
            query.Add("tiep", here);
        }

        context.Response.Redirect(context.Request.PathBase + "/dang-nhap" + query);
    }
}

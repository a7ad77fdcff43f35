using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Outcomes;
using Tdc.Productivity.Features.Enterprises.Figures;

namespace Tdc.Productivity.Features.Enterprises.Api;

/// <summary>Strong entity tags made of versions.</summary>
internal static class FigureTag
{
    /// <summary>The tag of a version.</summary>
    public static string Of(Guid version) => $"\"{version:N}\"";

    /// <summary>Runs a change guarded by <c>If-Match</c> or <c>If-None-Match: *</c>; it answers the new tag, 412 when the condition does not hold.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(HttpContext http, IStringLocalizer text, Func<Guid?, Task<Outcome<Guid>>> change)
    {
        var header = http.Request.Headers.IfMatch.ToString().Trim();
        Guid? version = http.Request.Headers.IfNoneMatch.ToString().Trim() == "*" ? Guid.Empty : null;
        if (header.Length > 0 && header != "*")
        {
            if (!Guid.TryParse(header.Trim('"'), out var seen))
            {
                return Problem(FigureBook.Changed, text, true);
            }

            version = seen;
        }

        if (!(await change(version)).TryGet(out var now, out var no))
        {
            return Problem(no, text, version is not null);
        }

        http.Response.Headers.ETag = Of(now);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult Problem(Refusal refusal, IStringLocalizer text, bool conditional)
    {
        var problem = refusal.ToProblem(text);
        if (conditional && refusal.Kind == RefusalKind.Conflict)
        {
            problem.ProblemDetails.Status = StatusCodes.Status412PreconditionFailed;
            return TypedResults.Problem(problem.ProblemDetails);
        }

        return problem;
    }
}

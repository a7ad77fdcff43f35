using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Outcomes;

namespace Tdc.Traceability.Features.Numbers.Api;

/// <summary>Strong entity tags made of versions.</summary>
internal static class TradeTag
{
    /// <summary>The tag of a version.</summary>
    public static string Of(Guid version) => $"\"{version:N}\"";

    /// <summary>Runs a change guarded by <c>If-Match</c>; it answers the new tag, 412 when the condition does not hold, and other refusals as they are.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(HttpContext http, IStringLocalizer text, Func<Guid?, Task<Outcome<Guid>>> change)
    {
        var header = http.Request.Headers.IfMatch.ToString().Trim();
        Guid? version = null;
        if (header.Length > 0 && header != "*")
        {
            if (!Guid.TryParse(header.Trim('"'), out var seen))
            {
                return Problem(TradeSaving.Changed, http, text);
            }

            version = seen;
        }

        if (!(await change(version)).TryGet(out var now, out var no))
        {
            return Problem(no, http, text);
        }

        http.Response.Headers.ETag = Of(now);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult Problem(Refusal refusal, HttpContext http, IStringLocalizer text)
    {
        var problem = refusal.ToProblem(text);
        if (refusal.Code == TradeSaving.Changed.Code && http.Request.Headers.IfMatch.Count > 0)
        {
            problem.ProblemDetails.Status = StatusCodes.Status412PreconditionFailed;
            return TypedResults.Problem(problem.ProblemDetails);
        }

        return problem;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Resources;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Feed = Tdc.Plan.Domain.CalendarFeed;

namespace Tdc.Plan.Features.Calendar;

/// <summary>A secret calendar address to be made.</summary>
/// <param name="Unit">Code of the unit whose deadlines it shows.</param>
internal sealed record CalendarInput(string? Unit);

/// <summary>A secret calendar address just made; it is told this once.</summary>
/// <param name="Address">The address for a calendar program.</param>
internal sealed record CalendarMade(string Address);

/// <summary>One of the asker's calendar addresses, without its secret.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Unit">Code of the unit today.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RevokedAt">When it was revoked; empty while it works.</param>
internal sealed record CalendarAnswer(Guid Id, string Unit, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);

/// <summary>Calendar addresses over REST; they belong to persons, not to keys.</summary>
internal static class CalendarApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var feeds = api.MapGroup("/calendars").RequireAuthorization(Policies.Person);
        feeds.MapGet("", ListAsync).WithName("ListCalendars").WithSummary("The asker's calendar addresses, newest first, without their secrets.");
        feeds.MapPost("", MakeAsync).WithName("MakeCalendar").WithSummary("Makes a secret calendar address of a unit's deadlines; it is told once.").ProducesProblem(404);
        feeds.MapDelete("/{id:guid}", RevokeAsync).WithName("RevokeCalendar").WithSummary("Revokes an address; calendar programs get 404 from then on.").ProducesProblem(404);
    }

    private static async Task<Ok<IReadOnlyList<CalendarAnswer>>> ListAsync(Asker asker, TdcDbContext db, OrganisationRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        var units = await register.NowAsync(cancellation);
        var own = await db.Set<Feed>().AsNoTracking().Where(f => f.UserId == asker.UserId).OrderByDescending(f => f.Id).Take(50).ToListAsync(cancellation);
        return TypedResults.Ok<IReadOnlyList<CalendarAnswer>>([.. own.Select(f => new CalendarAnswer(f.Id.Value, units.OfLineage(f.Unit, clock.TodayInVietnam).Code, f.CreatedAt, f.RevokedAt))]);
    }

    private static async Task<Results<Created<CalendarMade>, ProblemHttpResult>> MakeAsync(
        CalendarInput input, HttpContext http, CalendarFeedHandler handler, OrganisationRegister register, TimeProvider clock, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        if ((await register.NowAsync(cancellation)).ByCode(input.Unit?.Trim() ?? "", clock.TodayInVietnam) is not { } unit)
        {
            return Refusal.NotFound("plan.no-such-feed").ToProblem(text);
        }

        return (await handler.MakeAsync(unit.Lineage, cancellation)).TryGet(out var token, out var refusal)
            ? TypedResults.Created("/api/plan/calendars", new CalendarMade($"{http.Request.Scheme}://{http.Request.Host}/lich/{token}.ics"))
            : refusal.ToProblem(text);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(Guid id, CalendarFeedHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        (await handler.RevokeAsync(new CalendarFeedId(id), cancellation)).TryGet(out _, out var refusal) ? TypedResults.NoContent() : refusal.ToProblem(text);
}

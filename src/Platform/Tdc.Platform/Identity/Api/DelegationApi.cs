using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Platform.Identity;

/// <summary>A role passed on to a colleague for some days.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Role">One lower-case word, such as <c>officer</c>.</param>
/// <param name="Organisation">Code that the unit bears today.</param>
/// <param name="To">The colleague.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
public sealed record DelegationAnswer(Guid Id, string Role, string Organisation, string To, DateOnly From, DateOnly Until);

/// <summary>Somebody to whom a role can be passed on.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Name as colleagues see it.</param>
/// <param name="Organisation">Code that the common unit bears today.</param>
public sealed record ColleagueAnswer(Guid Id, string Name, string Organisation);

/// <summary>What the asker has passed on, and to whom more can be passed on.</summary>
/// <param name="Given">Roles passed on, newest first, at most 50.</param>
/// <param name="Colleagues">Colleagues in the asker's units.</param>
public sealed record DelegationsAnswer(IReadOnlyList<DelegationAnswer> Given, IReadOnlyList<ColleagueAnswer> Colleagues);

/// <summary>An own role to be passed on.</summary>
public sealed record DelegationInput
{
    /// <summary>One lower-case word, such as <c>officer</c>.</summary>
    [Required]
    public string Role { get; init; } = "";

    /// <summary>Code of the unit today.</summary>
    [Required]
    public string Organisation { get; init; } = "";

    /// <summary>The colleague's id, as the list of colleagues tells it.</summary>
    public Guid Colleague { get; init; }

    /// <summary>First day, today at the earliest.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day, at most 90 days later.</summary>
    public DateOnly Until { get; init; }
}

/// <summary>Delegation during absence over REST: the same acts as the page.</summary>
internal static class DelegationApi
{
    private const int Most = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        var own = app.MapGroup("/api/me/delegations").WithTags("identity").RequireAuthorization(Policies.Person).WithIdempotency()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        own.MapGet("", ListAsync).WithName("ListDelegations").WithSummary("Roles that the asker has passed on, and the colleagues to whom more can be.");
        own.MapPost("", GiveAsync).WithName("Delegate").WithSummary("Passes an own role on to a colleague of the same unit for at most 90 days.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        own.MapDelete("/{id:guid}", RevokeAsync).WithName("RevokeDelegation").WithSummary("Takes a delegation back at once.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<DelegationsAnswer>> ListAsync(
        Asker asker, TdcDbContext db, RoleRegister roles, OrganisationRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        var (units, today) = (await register.NowAsync(cancellation), clock.TodayInVietnam);
        var given = await db.Set<UnitRole>().AsNoTracking().Where(r => r.DelegatedBy == asker.UserId && r.ValidTo >= r.ValidFrom)
            .Join(db.Users, r => r.UserId, u => u.Id, (r, u) => new { Role = r, u.DisplayName }).OrderByDescending(r => r.Role.ValidFrom).Take(Most).ToListAsync(cancellation);
        var colleagues = new List<ColleagueAnswer>();
        foreach (var unit in (await Own(db, asker, today).Select(r => r.Unit).ToListAsync(cancellation)).Distinct())
        {
            colleagues.AddRange((await roles.ColleaguesAsync(unit, asker, cancellation)).Select(c => new ColleagueAnswer(c.UserId, c.DisplayName, units.OfLineage(unit, today).Code)));
        }

        return TypedResults.Ok(new DelegationsAnswer(
            [.. given.Select(g => new DelegationAnswer(
                g.Role.Id.Value, RoleNames.Of(g.Role.Role), units.OfLineage(g.Role.Unit, today).Code, g.DisplayName, g.Role.ValidFrom, g.Role.ValidTo!.Value))],
            colleagues));
    }

    private static async Task<Results<Created<DelegationAnswer>, ProblemHttpResult>> GiveAsync(
        DelegationInput input, Asker asker, TdcDbContext db, RoleRegister roles, OrganisationRegister register, TimeProvider clock, IStringLocalizer<IdentityText> text,
        CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        if (await IdentityApi.ReadAsync(new RoleGift { Role = input.Role, Organisation = input.Organisation }, register, clock, cancellation) is not { } named)
        {
            return Refusal.Rule("identity.no-such-unit").ToProblem(text);
        }

        var held = await Own(db, asker, today).Where(r => r.Role == named.Role && r.Unit == named.Unit).OrderBy(r => r.Id).FirstOrDefaultAsync(cancellation);
        if (held is null)
        {
            return Refusal.NotFound("identity.no-such-role").ToProblem(text);
        }

        if (!(await roles.DelegateAsync(held.Id, input.Colleague, input.From, input.Until, asker, cancellation)).TryGet(out var role, out var refusal))
        {
            return refusal.ToProblem(text);
        }

        var name = await db.Users.Where(u => u.Id == role.UserId).Select(u => u.DisplayName).SingleAsync(cancellation);
        return TypedResults.Created("/api/me/delegations", new DelegationAnswer(role.Id.Value, input.Role, input.Organisation, name, role.ValidFrom, role.ValidTo!.Value));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        Guid id, RoleRegister roles, Asker asker, IStringLocalizer<IdentityText> text, CancellationToken cancellation) =>
        (await roles.RevokeDelegationAsync(new UnitRoleId(id), asker, cancellation)).TryGet(out _, out var refusal) ? TypedResults.NoContent() : refusal.ToProblem(text);

    private static IQueryable<UnitRole> Own(TdcDbContext db, Asker asker, DateOnly today) => db.Set<UnitRole>().AsNoTracking()
        .Where(r => r.UserId == asker.UserId && r.DelegatedBy == null && r.Role != Role.Administrator && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today));
}

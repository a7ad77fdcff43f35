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

/// <summary>Who asks.</summary>
/// <param name="UserId">The person, if it is one.</param>
/// <param name="KeyId">The API key, if it is one.</param>
/// <param name="Name">The name.</param>
/// <param name="Roles">Roles held today.</param>
/// <param name="Scopes">Scopes of the key.</param>
public sealed record Me(Guid? UserId, Guid? KeyId, string Name, IReadOnlyList<HeldRoleAnswer> Roles, IReadOnlyList<string> Scopes);

/// <summary>A role held in a unit.</summary>
/// <param name="Role">One lower-case word, such as <c>officer</c>.</param>
/// <param name="Organisation">Code that the unit bears today.</param>
/// <param name="OrganisationName">Vietnamese name of the unit today.</param>
public sealed record HeldRoleAnswer(string Role, string Organisation, string OrganisationName);

/// <summary>An account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Name as colleagues see it.</param>
/// <param name="Email">E-mail.</param>
/// <param name="State">Where it stands.</param>
/// <param name="LastSignInAt">When the person last came.</param>
/// <param name="Roles">Roles held today.</param>
public sealed record UserAnswer(Guid Id, string Name, string Email, AccountState State, DateTimeOffset? LastSignInAt, IReadOnlyList<HeldRoleAnswer> Roles);

/// <summary>Some of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The items.</param>
/// <param name="Next">Give this as <c>after</c> to go on; <see langword="null"/> at the end.</param>
public sealed record Listed<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>What came of a table of people.</summary>
/// <param name="Invited">How many were invited.</param>
/// <param name="Good">How many rows are good.</param>
/// <param name="Refused">The rows that are not, each with what is wrong.</param>
public sealed record UserImportAnswer(int Invited, int Good, IReadOnlyList<ImportRow> Refused);

/// <summary>A person to be invited.</summary>
public sealed record InviteInput
{
    /// <summary>E-mail, which is also the name to sign in with.</summary>
    [Required, StringLength(256)]
    public string Email { get; init; } = "";

    /// <summary>Name as colleagues see it.</summary>
    [Required, StringLength(200)]
    public string Name { get; init; } = "";

    /// <summary>Language of letters: <c>vi</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "vi";

    /// <summary>The first role.</summary>
    [Required]
    public RoleGift Role { get; init; } = new();
}

/// <summary>A role to be given.</summary>
public sealed record RoleGift
{
    /// <summary>One lower-case word, such as <c>officer</c>.</summary>
    [Required]
    public string Role { get; init; } = "";

    /// <summary>Code of the unit today.</summary>
    [Required]
    public string Organisation { get; init; } = "";

    /// <summary>First day; today when left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day; no end when left out.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>Accounts over REST: the same acts as the pages.</summary>
internal static class IdentityApi
{
    public static void MapIdentityApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/me", MeAsync).WithTags("identity").WithName("Me").WithSummary("Says who asks, with roles or scopes.")
            .RequireAuthorization().ProducesProblem(StatusCodes.Status401Unauthorized);
        var users = app.MapGroup("/api/users").WithTags("identity").RequireAuthorization(Policies.Administrator).WithIdempotency()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        users.MapGet("", ListAsync).WithName("ListUsers").WithSummary("Lists accounts in order of opening.");
        users.MapGet("/{id:guid}", FindAsync).WithName("FindUser").WithSummary("One account.").ProducesProblem(StatusCodes.Status404NotFound);
        users.MapPost("", InviteAsync).WithName("InviteUser").WithSummary("Opens an account and invites the person by mail.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        users.MapPost("/{id:guid}/roles", GiveAsync).WithName("GiveRole").WithSummary("Gives a role in a unit.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        users.MapPost("/{id:guid}/deactivate", CloseAsync).WithName("DeactivateUser").WithSummary("Closes an account at once.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        users.MapPost("/{id:guid}/reactivate", ReopenAsync).WithName("ReactivateUser").WithSummary("Reopens a closed account.").ProducesProblem(StatusCodes.Status404NotFound);
        users.MapPost("/{id:guid}/link", SendAsync).WithName("SendUserLink").WithSummary("Sends the invitation again, or a link for a new password.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        users.MapPost("/{id:guid}/roles/end", EndAsync).WithName("EndRole").WithSummary("Ends a role that the person holds in a unit, at once.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        users.MapPost("/imports", ImportAsync).WithName("ImportUsers").WithSummary("Invites the people of a table (part named file, the template of the page); with dryRun it only says what it would do.")
            .DisableAntiforgery().ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        ApiKeyApi.Map(app);
        DelegationApi.Map(app);
    }

    internal static async Task<(Role Role, LineageId Unit)?> ReadAsync(RoleGift gift, OrganisationRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        var unit = (await register.NowAsync(cancellation)).ByCode(gift.Organisation, clock.TodayInVietnam);
        return RoleNames.TryRead(gift.Role, out var role) && unit is not null ? (role, unit.Lineage) : null;
    }

    private static async Task<Ok<Me>> MeAsync(Asker asker, OrganisationRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        var snapshot = await register.NowAsync(cancellation);
        return TypedResults.Ok(new Me(
            asker.UserId,
            asker.KeyId?.Value,
            asker.Name,
            [.. asker.Roles.Select(r => Answer(r.Role, r.Unit, snapshot, clock))],
            asker.Scopes));
    }

    private static async Task<Ok<Listed<UserAnswer>>> ListAsync(
        AccountList list, OrganisationRegister register, TimeProvider clock, CancellationToken cancellation,
        string? q = null, string? role = null, AccountState? state = null, Guid? after = null, int limit = 50)
    {
        limit = Math.Clamp(limit, 1, 200);
        var filter = new AccountFilter(q, RoleNames.TryRead(role, out var wanted) ? wanted : null, state);
        var rows = await list.AfterAsync(filter, after, limit, cancellation);
        var snapshot = await register.NowAsync(cancellation);
        return TypedResults.Ok(new Listed<UserAnswer>(
            [.. rows.Select(r => Answer(r, snapshot, clock))], rows.Count == limit ? rows[^1].Id.ToString() : null));
    }

    private static async Task<Results<Ok<UserAnswer>, ProblemHttpResult>> FindAsync(
        Guid id, AccountList list, OrganisationRegister register, TimeProvider clock, IStringLocalizer<IdentityText> text, CancellationToken cancellation) =>
        await list.FindAsync(id, cancellation) is { } row
            ? TypedResults.Ok(Answer(row, await register.NowAsync(cancellation), clock))
            : Refusal.NotFound("identity.no-such-account").ToProblem(text);

    private static async Task<Results<Created<UserAnswer>, ProblemHttpResult>> InviteAsync(
        InviteInput input, AccountRegister accounts, AccountList list, OrganisationRegister register, Asker asker, TimeProvider clock,
        IStringLocalizer<IdentityText> text, CancellationToken cancellation)
    {
        if (await ReadAsync(input.Role, register, clock, cancellation) is not { } given)
        {
            return Refusal.Rule("identity.no-such-unit").ToProblem(text);
        }

        var account = new NewAccount
        {
            Email = input.Email,
            DisplayName = input.Name,
            Language = input.Language,
            Roles = [new NewRole(given.Role, given.Unit, input.Role.From, input.Role.To)],
        };
        if (!(await accounts.OpenAsync(account, asker, cancellation)).TryGet(out var user, out var refusal))
        {
            return refusal.ToProblem(text);
        }

        var row = await list.FindAsync(user.Id, cancellation);
        return TypedResults.Created($"/api/users/{user.Id}", Answer(row!, await register.NowAsync(cancellation), clock));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> GiveAsync(
        Guid id, RoleGift gift, RoleRegister roles, OrganisationRegister register, Asker asker, TimeProvider clock,
        IStringLocalizer<IdentityText> text, CancellationToken cancellation) =>
        await ReadAsync(gift, register, clock, cancellation) is not { } given
            ? Refusal.Rule("identity.no-such-unit").ToProblem(text)
            : Empty(await roles.GiveAsync(id, new NewRole(given.Role, given.Unit, gift.From, gift.To), asker, cancellation), text);

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        Guid id, RoleGift gift, TdcDbContext db, RoleRegister roles, OrganisationRegister register, Asker asker, TimeProvider clock,
        IStringLocalizer<IdentityText> text, CancellationToken cancellation)
    {
        if (await ReadAsync(gift, register, clock, cancellation) is not { } named)
        {
            return Refusal.Rule("identity.no-such-unit").ToProblem(text);
        }

        var today = clock.TodayInVietnam;
        var held = await db.Set<UnitRole>().AsNoTracking()
            .Where(r => r.UserId == id && r.Role == named.Role && r.Unit == named.Unit && (r.ValidTo == null || r.ValidTo >= today)).OrderBy(r => r.Id).FirstOrDefaultAsync(cancellation);
        return held is null ? Refusal.NotFound("identity.no-such-role").ToProblem(text) : Empty(await roles.EndAsync(held.Id, asker, cancellation), text);
    }

    private static async Task<Results<Ok<UserImportAnswer>, ProblemHttpResult>> ImportAsync(
        IFormFile file, AccountImport import, Asker asker, IStringLocalizer<IdentityText> text, CancellationToken cancellation, bool dryRun = false)
    {
        await using var content = file.OpenReadStream();
        var (rows, fault) = await import.ReadAsync(content, file.FileName, cancellation);
        if (fault is not null)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, type: "urn:tdc:problem:identity.table-refused", title: fault, extensions: new Dictionary<string, object?> { ["code"] = "identity.table-refused" });
        }

        var refused = rows.Where(r => r.Fault is not null).ToList();
        if (dryRun || await import.InviteAsync(import.Seal(rows), asker, cancellation) is not var (invited, late))
        {
            return TypedResults.Ok(new UserImportAnswer(0, rows.Count - refused.Count, refused));
        }

        return TypedResults.Ok(new UserImportAnswer(invited, rows.Count - refused.Count, [.. refused, .. late]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CloseAsync(
        Guid id, AccountRegister accounts, Asker asker, IStringLocalizer<IdentityText> text, CancellationToken cancellation) =>
        Empty(await accounts.CloseAsync(id, asker, cancellation), text);

    private static async Task<Results<NoContent, ProblemHttpResult>> ReopenAsync(
        Guid id, AccountRegister accounts, Asker asker, IStringLocalizer<IdentityText> text, CancellationToken cancellation) =>
        Empty(await accounts.ReopenAsync(id, asker, cancellation), text);

    private static async Task<Results<NoContent, ProblemHttpResult>> SendAsync(
        Guid id, AccountRegister accounts, Asker asker, IStringLocalizer<IdentityText> text, CancellationToken cancellation) =>
        Empty(await accounts.SendLinkAsync(id, asker, cancellation), text);

    private static Results<NoContent, ProblemHttpResult> Empty<T>(Outcome<T> outcome, IStringLocalizer<IdentityText> text)
        where T : notnull =>
        outcome.TryGet(out _, out var refusal) ? TypedResults.NoContent() : refusal.ToProblem(text);

    private static UserAnswer Answer(AccountRow row, RegisterSnapshot register, TimeProvider clock) => new(
        row.Id, row.Name, row.Email, row.State, row.LastSignInAt, [.. row.Roles.Select(r => Answer(r.Role, r.Unit, register, clock))]);

    private static HeldRoleAnswer Answer(Role role, LineageId unit, RegisterSnapshot register, TimeProvider clock)
    {
        var today = register.Knows(unit) ? register.OfLineage(unit, clock.TodayInVietnam) : null;
        return new HeldRoleAnswer(RoleNames.Of(role), today?.Code ?? "", today?.NameVi ?? "");
    }
}

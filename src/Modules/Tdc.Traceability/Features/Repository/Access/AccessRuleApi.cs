using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Epcis.Vocabulary;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Repository.Access;

/// <summary>A rule by which events may be read.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Ground">Why: ownEvents, partyOfTransfer, placeOfUnit, prefixOfUnit, sameGoods, sameContainer, authority, publicSteps.</param>
/// <param name="Unit">Authority: code of the unit.</param>
/// <param name="Role">Authority: the role that a person must hold there; null for the unit's keys.</param>
/// <param name="Steps">Public steps: words of the vocabulary.</param>
/// <param name="IsOn">Whether it counts.</param>
/// <param name="Basis">On what it rests.</param>
/// <param name="Status">How the basis is known: seen or unverified.</param>
internal sealed record AccessRuleAnswer(string Code, string Ground, string Unit, string? Role, IReadOnlyList<string> Steps, bool IsOn, string Basis, string Status);

/// <summary>A change of a rule; of an authority that is new also its unit and role.</summary>
internal sealed record AccessRuleInput
{
    /// <summary>Whether it counts.</summary>
    public bool IsOn { get; init; }

    /// <summary>Public steps: words of the vocabulary; left out to keep them.</summary>
    public IReadOnlyList<string>? Steps { get; init; }

    /// <summary>A new authority: code of its unit.</summary>
    [StringLength(60)]
    public string? Unit { get; init; }

    /// <summary>A new authority: the role that a person must hold there; left out for the unit's keys.</summary>
    public Role? Role { get; init; }

    /// <summary>A new authority: on what it rests.</summary>
    [StringLength(400)]
    public string? Basis { get; init; }
}

/// <summary>Changes rules; each change is audited and counts at once on this node, within seconds on others.</summary>
internal sealed class AccessRuleRegister(TdcDbContext db, EventAccess access, OrganisationRegister organisations, TimeProvider clock)
{
    /// <summary>All rules by code.</summary>
    public async Task<IReadOnlyList<AccessRule>> ListAsync(CancellationToken cancellation) =>
        await db.Set<AccessRule>().AsNoTracking().OrderBy(r => r.Code).ToListAsync(cancellation);

    /// <summary>Changes a rule, or adds an authority.</summary>
    /// <returns>The rule, or <c>repository.no-such-rule</c>, <c>repository.rule-steps</c>, <c>repository.rule-unit</c>, <c>repository.rule-code</c>.</returns>
    public async Task<Outcome<AccessRule>> SaveAsync(string code, AccessRuleInput input, Asker asker, CancellationToken cancellation)
    {
        var rule = await db.Set<AccessRule>().SingleOrDefaultAsync(r => r.Code == code, cancellation);
        if (rule is null && string.IsNullOrWhiteSpace(input.Unit))
        {
            return Refusal.NotFound("repository.no-such-rule");
        }

        if (input.Steps?.Any(s => !CoreBusinessVocabulary.IsWord(WordList.BizStep, s)) == true)
        {
            return Refusal.Rule("repository.rule-steps");
        }

        if (rule is null)
        {
            if (!code.StartsWith("authority-", StringComparison.Ordinal) || code.Length > 60 || !code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            {
                return Refusal.Rule("repository.rule-code");
            }

            if ((await organisations.NowAsync(cancellation)).ByCode(input.Unit!, clock.TodayInVietnam) is not { } unit)
            {
                return Refusal.Rule("repository.rule-unit");
            }

            rule = new AccessRule
            {
                Id = clock.NewId<AccessRuleId>(),
                Code = code,
                Ground = AccessGround.Authority,
                UnitCode = unit.Code,
                Role = input.Role,
                Basis = input.Basis ?? "",
                Status = "unverified",
            };
            db.Add(rule);
        }

        rule.IsOn = input.IsOn;
        rule.Steps = rule.Ground == AccessGround.PublicSteps && input.Steps is { } steps ? string.Join(' ', steps) : rule.Steps;
        rule.Version = Guid.CreateVersion7(clock.GetUtcNow());
        db.AddAudit(clock, asker, "trace.access-rule-set", "trace.access-rule", rule.Id.Value, new { code, isOn = rule.IsOn, steps = rule.Steps, unit = rule.UnitCode });
        await db.SaveChangesAsync(cancellation);
        access.Forget();
        return rule;
    }
}

/// <summary>The rules over REST, for administrators.</summary>
internal static class AccessRuleApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var rules = app.MapGroup("/api/traceability/access-rules").WithTags("traceability").RequireAuthorization(Policies.Administrator)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        rules.MapGet("", ListAsync).WithName("ListAccessRules").WithSummary("Lists the rules by which events may be read.");
        rules.MapPut("/{code}", SaveAsync).WithName("SetAccessRule").WithSummary("Turns a rule on or off, sets the public steps, or adds an authority.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<IReadOnlyList<AccessRuleAnswer>>> ListAsync(AccessRuleRegister register, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<AccessRuleAnswer>>([.. (await register.ListAsync(cancellation)).Select(Answer)]);

    private static async Task<Results<Ok<AccessRuleAnswer>, ProblemHttpResult>> SaveAsync(
        string code, AccessRuleInput input, AccessRuleRegister register, Asker asker, IStringLocalizer<RepositoryText> text, CancellationToken cancellation) =>
        (await register.SaveAsync(code, input, asker, cancellation)).TryGet(out var rule, out var refusal) ? TypedResults.Ok(Answer(rule)) : refusal.ToProblem(text);

    private static AccessRuleAnswer Answer(AccessRule rule) => new(
        rule.Code, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(rule.Ground.ToString()), rule.UnitCode,
        rule.Role is { } role ? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(role.ToString()) : null,
        rule.Steps.Split(' ', StringSplitOptions.RemoveEmptyEntries), rule.IsOn, rule.Basis, rule.Status);
}

using Microsoft.AspNetCore.Authorization;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Traceability.Features.Showing;

/// <summary>Who sees the authority's view and who edits links.</summary>
internal static class ShowingPolicies
{
    /// <summary>Scope of keys that read coverage.</summary>
    public const string ReadScope = "traceability:read";

    /// <summary>Scope of keys that edit links of their unit's numbers.</summary>
    public const string LinkScope = "traceability:links";

    /// <summary>Name of the policy of the authority's pages.</summary>
    public const string Overseer = "trace-overseer";

    /// <summary>Coordinator, inspector, leader, administrator.</summary>
    public static readonly Role[] Overseers = [Role.Coordinator, Role.Inspector, Role.Leader, Role.Administrator];

    /// <summary>Persons of the authority, and keys with the scope.</summary>
    public static void Readers(AuthorizationPolicyBuilder policy) => Policies.RolesOrScope(ReadScope, Overseers)(policy);

    /// <summary>Persons, and keys that may edit links.</summary>
    public static void Linkers(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(c => Asker.Of(c.User) is var asker && (asker.UserId is not null || asker.HasScope(LinkScope)));
}

/// <summary>What the asker may do with links of a unit's numbers.</summary>
internal sealed class LinkRights(Asker asker, OrganisationRegister register, TimeProvider clock)
{
    private const string DepartmentCode = "SKHCN";

    /// <summary>Whether links of a unit's numbers may be edited: by its own people or key, or by the department that keeps the register.</summary>
    public async ValueTask<bool> EditsAsync(LineageId owner, CancellationToken cancellation)
    {
        if (asker.HoldsAny(owner, Role.Enterprise, Role.Officer, Role.Head) || (asker.KeyUnit == owner && asker.HasScope(ShowingPolicies.LinkScope)))
        {
            return true;
        }

        var department = (await register.NowAsync(cancellation)).ByCode(DepartmentCode, clock.TodayInVietnam)?.Lineage;
        return department is { } unit && (asker.HoldsAny(unit, Role.Officer, Role.Head, Role.Coordinator) || (asker.KeyUnit == unit && asker.HasScope(ShowingPolicies.LinkScope)));
    }
}

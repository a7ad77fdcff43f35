using Microsoft.AspNetCore.Authorization;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;
using Tdc.Traceability.Features.Repository;

namespace Tdc.Traceability.Features.Chain;

/// <summary>Who passes the doors of chains, recalls and alerts; what is behind them is judged record by record.</summary>
internal static class ChainPolicies
{
    /// <summary>Scope of keys that read events.</summary>
    public const string QueryScope = "epcis:query";

    /// <summary>Scope of keys that write events, and order recalls.</summary>
    public const string CaptureScope = "epcis:capture";

    /// <summary>Persons with a role, and keys that read events.</summary>
    public static void Query(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(c => Asker.Of(c.User) is var asker && (asker.HasScope(QueryScope) || asker.Roles.Count > 0));

    /// <summary>Persons with a role, and keys that write events.</summary>
    public static void Capture(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(c => Asker.Of(c.User) is var asker && (asker.HasScope(CaptureScope) || asker.Roles.Count > 0));

    /// <summary>Persons with a role.</summary>
    public static void Persons(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(c => Asker.Of(c.User) is { UserId: not null, Roles.Count: > 0 });
}

/// <summary>Whether the asker acts for the department that watches over chains.</summary>
internal sealed class ChainAuthority(OrganisationRegister register, TimeProvider clock)
{
    /// <summary>Whether a person or key of the department asks.</summary>
    public async Task<bool> IsAsync(Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var units = await register.NowAsync(cancellation);
        return units.ByCode(Authority.UnitCode, clock.TodayInVietnam) is { } department && asker.Units.Contains(department.Lineage);
    }
}

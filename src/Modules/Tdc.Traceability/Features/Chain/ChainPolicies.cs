using Microsoft.AspNetCore.Authorization;
using Tdc.Platform.Identity;
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

/// <summary>Whether the asker watches over chains: who reads all events by the rules of access may also order recalls and close alerts.</summary>
internal sealed class ChainAuthority(IEventAccess access)
{
    /// <summary>Whether the rules of access let the asker see everything.</summary>
    public async Task<bool> IsAsync(Asker asker, CancellationToken cancellation) => (await access.ForAsync(asker, cancellation)).SeesAll;
}

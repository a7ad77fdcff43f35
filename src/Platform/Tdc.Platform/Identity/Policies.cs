using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Platform.Identity;

/// <summary>Names of the policies that pages and endpoints ask for.</summary>
/// <remarks>A policy opens a door; which records may be seen behind it is decided by the handler from the <see cref="Asker"/>.</remarks>
public static class Policies
{
    /// <summary>Any signed-in person.</summary>
    public const string Person = "person";

    /// <summary>Officer or head of a unit.</summary>
    public const string UnitStaff = "unit-staff";

    /// <summary>The coordinator.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>Finance, or the coordinator who sees the same figures.</summary>
    public const string Finance = "finance";

    /// <summary>A leader, or the coordinator who prepares the page.</summary>
    public const string Leader = "leader";

    /// <summary>The administrator.</summary>
    public const string Administrator = "administrator";

    /// <summary>The administrator and the coordinator, who read the audit.</summary>
    public const string AuditReader = "audit-reader";

    /// <summary>The coordinator or the administrator: those who keep the register of units.</summary>
    public const string Units = "units";

    internal static void Add(IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(Person, p => p.RequireAssertion(c => Asker.Of(c.User).UserId is not null))
        .AddPolicy(UnitStaff, Any(Role.Officer, Role.Head, Role.Coordinator))
        .AddPolicy(Coordinator, Any(Role.Coordinator))
        .AddPolicy(Finance, Any(Role.Finance, Role.Coordinator))
        .AddPolicy(Leader, Any(Role.Leader, Role.Coordinator))
        .AddPolicy(Administrator, Any(Role.Administrator))
        .AddPolicy(AuditReader, Any(Role.Administrator, Role.Coordinator))
        .AddPolicy(Units, Any(Role.Coordinator, Role.Administrator));

    /// <summary>Lets persons with one of the roles pass.</summary>
    public static Action<AuthorizationPolicyBuilder> Any(params Role[] roles) =>
        policy => policy.RequireAssertion(c => Asker.Of(c.User) is var asker && roles.Any(asker.Holds));

    /// <summary>Lets persons with one of the roles and keys with the scope pass.</summary>
    public static Action<AuthorizationPolicyBuilder> RolesOrScope(string scope, params Role[] roles) =>
        policy => policy.RequireAssertion(c => Asker.Of(c.User) is var asker && (asker.HasScope(scope) || roles.Any(asker.Holds)));
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;

namespace Tdc.Plan.Features.Budget;

/// <summary>Policies of the budget's doors; which money is seen behind them, <see cref="BudgetRights"/> decides.</summary>
internal static class BudgetPolicies
{
    /// <summary>Persons of units, finance, coordinator, leaders; keys that read the plan.</summary>
    public const string See = "budget-see";

    /// <summary>Persons of units and finance; keys that record money.</summary>
    public const string Record = "budget-record";

    public static void Add(IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(See, Policies.RolesOrScope(BudgetRights.ReadScope, Role.Officer, Role.Head, Role.Finance, Role.Coordinator, Role.Leader))
        .AddPolicy(Record, Policies.RolesOrScope(BudgetRights.WriteScope, Role.Officer, Role.Head, Role.Finance));
}

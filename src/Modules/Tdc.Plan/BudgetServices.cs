using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Features;
using Tdc.Plan.Features.Amendments;
using Tdc.Plan.Features.Budget;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Navigation;

namespace Tdc.Plan;

/// <summary>Services of the budget and of amendments.</summary>
internal static class BudgetServices
{
    public static IServiceCollection AddBudget(this IServiceCollection services)
    {
        BudgetPolicies.Add(services);
        services.AddScoped<BudgetOverview>();
        services.AddScoped<PlanNameSource>();
        services.AddScoped<BudgetSheets>();
        services.AddScoped<RecordMoneyHandler>();
        services.AddScoped<IFileAccess, BudgetScans>();
        services.AddScoped<ImportMoneyHandler>();
        services.AddScoped<AmendmentSource>();
        services.AddScoped<ProposeAmendmentHandler>();
        services.AddScoped<MoveAmendmentHandler>().AddScoped<AmendedDuties>();
        services.AddPeriodicWork<AmendedDutiesWork>();
        services.AddSingleton<INavigationPart, BudgetNavigation>();
        return services;
    }

    private sealed class BudgetNavigation : INavigationPart
    {
        public IEnumerable<NavigationEntry> Entries =>
        [
            new("/ngan-sach", "Ngân sách", "Budget", NavigationGroup.Plan, 60)
            {
                Main = 60,
                Roles = [Role.Officer, Role.Head, Role.Finance, Role.Coordinator, Role.Leader],
            },
            new("/sua-doi", "Sửa đổi kế hoạch", "Amendments", NavigationGroup.Plan, 70),
        ];
    }
}

using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Demonstration;
using Tdc.Plan.Features;
using Tdc.Plan.Features.Amendments;
using Tdc.Plan.Features.Budget;
using Tdc.Plan.Features.Reporting;
using Tdc.Plan.Resources;
using Tdc.Platform.Commands;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;

namespace Tdc.Plan;

/// <summary>The front door of the plan module: what the host calls.</summary>
public static class PlanModule
{
    /// <summary>The assembly with the module's pages.</summary>
    public static Assembly Pages => typeof(PlanModule).Assembly;

    /// <summary>Adds the module's services.</summary>
    public static IServiceCollection AddPlan(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddSingleton<IModelPart, PlanModel>();
        services.AddSingleton<ICommandPart, PlanCommands>();
        services.AddAreaTexts<RecordText>("plan");
        services.AddPlanScopes();
        services.AddPlanCore();
        services.AddReporting();
        services.AddBudget();
        services.AddScoped<IDemonstration, PlanDemonstration>();
        return services;
    }

    /// <summary>Maps the module's API under <c>/api/plan</c>.</summary>
    public static IEndpointRouteBuilder MapPlan(this IEndpointRouteBuilder app)
    {
        app.MapPlanCore();
        app.MapReporting();
        app.MapBudget();
        app.MapAmendments();
        return app;
    }
}

internal sealed class PlanModel : IModelPart
{
    public void Configure(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(PlanModel).Assembly);
}

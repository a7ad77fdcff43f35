using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Productivity.Analysis;
using Tdc.Productivity.Features;
using Tdc.Productivity.Features.Enterprises;
using Tdc.Productivity.Features.Explore;
using Tdc.Productivity.Features.Studies;

namespace Tdc.Productivity;

/// <summary>The front door of the module for indicators of productivity and the studies over them: what the host calls.</summary>
public static class ProductivityModule
{
    /// <summary>The assembly with the module's pages.</summary>
    public static Assembly Pages => typeof(ProductivityModule).Assembly;

    /// <summary>Adds the module's services.</summary>
    public static IServiceCollection AddProductivity(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddSingleton<IModelPart, ProductivityModel>();
        services.AddApiScope(ProductivityScopes.Read, "Đọc số liệu năng suất của đơn vị", "Read the unit's productivity figures")
            .AddApiScope(ProductivityScopes.Write, "Ghi số liệu năng suất của đơn vị", "Write the unit's productivity figures");
        services.AddAnalysis();
        services.AddExplore().AddEnterprises().AddStudies();
        return services;
    }

    /// <summary>Maps <c>/api/productivity</c>.</summary>
    public static IEndpointRouteBuilder MapProductivity(this IEndpointRouteBuilder app) => app.MapExplore().MapEnterprises().MapStudies();
}

internal sealed class ProductivityModel : IModelPart
{
    public void Configure(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(ProductivityModel).Assembly);
}

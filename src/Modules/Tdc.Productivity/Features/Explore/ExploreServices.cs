using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Storage;
using Tdc.Productivity.Features.Observing;
using Tdc.Productivity.Features.Seed;

namespace Tdc.Productivity.Features.Explore;

/// <summary>The register of indicators, their series and the pages that show them.</summary>
internal static class ExploreServices
{
    public static IServiceCollection AddExplore(this IServiceCollection services)
    {
        services.AddScoped<ProductivityAccess>().AddScoped<IndicatorRegister>().AddScoped<SeriesBook>();
        services.AddSingleton<ISeed, IndicatorSeed>();
        return services;
    }

    public static IEndpointRouteBuilder MapExplore(this IEndpointRouteBuilder app) => app;
}

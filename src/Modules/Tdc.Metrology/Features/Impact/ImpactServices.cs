using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Resources;
using Tdc.Platform.Jobs;
using Tdc.Platform.Navigation;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;

namespace Tdc.Metrology.Features.Impact;

/// <summary>What rested on a standard that was found bad.</summary>
internal static class ImpactServices
{
    /// <summary>Adds the services.</summary>
    public static void AddImpact(this IServiceCollection services)
    {
        services.AddScoped<ImpactTrace>().AddScoped<ImpactAnalysis>().AddScoped<ImpactBook>().AddScoped<ImpactReading>();
        services.AddSingleton<Tdc.Platform.Commands.IBenchPart, Bench.ImpactBench>();
        services.AddSingleton<IDemonstration, Demonstration.ImpactDemonstration>();
        services.AddJobHandler<AnalyseImpact, AnalyseImpactHandler>();
        services.AddAreaTexts<ImpactText>("metrology").AddSingleton<INavigationPart, ImpactNavigation>();
    }

    /// <summary>Maps the addresses.</summary>
    public static void MapImpact(this IEndpointRouteBuilder app)
    {
        ImpactEndpoints.Map(app);
        ImpactFiles.Map(app);
    }
}

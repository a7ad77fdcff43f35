using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Navigation;
using Tdc.Traceability.Features.Showing.LookUp;
using Tdc.Traceability.Features.Showing.Resolve;
using Tdc.Traceability.Features.Showing.Scans;
using Tdc.Traceability.Features.Showing.TracePage;

namespace Tdc.Traceability.Features.Showing;

/// <summary>What the public and the authority see: resolver, trace page, coverage, export dossiers.</summary>
internal static class ShowingServices
{
    public static IServiceCollection AddShowing(this IServiceCollection services)
    {
        services.AddSingleton<ShownPages>();
        services.AddSingleton<ShowingVersion>();
        services.AddSingleton<ScanCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<ScanCounter>());
        services.AddScoped<CodeResolver>();
        services.AddScoped<ItemTraces>();
        services.AddScoped<TraceReading>();
        services.AddScoped<LookUpCode>();
        services.AddSingleton<ShownFigures>();
        services.AddSingleton<ReportLimits>();
        services.AddSingleton<INavigationPart, ShowingNavigation>();
        NotYet.Add(services);
        return services;
    }

    /// <summary>Puts the resolver and the kept pages before the rest of the server.</summary>
    public static IApplicationBuilder UseShowing(this IApplicationBuilder app) => app.UseMiddleware<ShowingGate>();

    public static IEndpointRouteBuilder MapShowing(this IEndpointRouteBuilder app)
    {
        ResolverDescription.Map(app);
        SeenHere.Map(app);
        return app;
    }
}

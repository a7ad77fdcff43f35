using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Measures;
using Tdc.Platform.Navigation;
using Tdc.Platform.Text;
using Tdc.Traceability.Features.Showing.EditLinks;
using Tdc.Traceability.Features.Showing.LookUp;
using Tdc.Traceability.Features.Showing.Oversee;
using Tdc.Traceability.Features.Showing.Resolve;
using Tdc.Traceability.Features.Showing.RollUp;
using Tdc.Traceability.Features.Showing.Scans;
using Tdc.Traceability.Features.Showing.Suspicions;
using Tdc.Traceability.Features.Showing.TracePage;
using Tdc.Traceability.Resources;

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
        services.AddSingleton<OwnersLinks>();
        services.AddSingleton<RecalledItems>();
        services.AddSingleton<CodeResolver>();
        services.AddScoped<ItemTraces>();
        services.AddScoped<TraceReading>();
        services.AddScoped<LookUpCode>();
        services.AddSingleton<ShownFigures>();
        services.AddSingleton<ReportLimits>();
        services.AddSingleton<INavigationPart, ShowingNavigation>();
        services.AddScoped<LinkRights>();
        services.AddScoped<KeepLinks>();
        services.AddScoped<KeepSuspicions>();
        services.AddScoped<CoverageReading>();
        services.AddSingleton<IMeasureSource, TraceMeasures>();
        services.AddSingleton<IPeriodicWork, RollUpEvents>();
        services.AddSingleton<IPeriodicWork, RollUpChains>();
        services.AddAreaTexts<ShowingText>("traceability");
        services.AddAuthorizationBuilder().AddPolicy(ShowingPolicies.Overseer, Policies.Any(ShowingPolicies.Overseers));
        return services;
    }

    /// <summary>Puts the resolver and the kept pages before the rest of the server.</summary>
    public static IApplicationBuilder UseShowing(this IApplicationBuilder app) => app.UseMiddleware<ShowingGate>();

    public static IEndpointRouteBuilder MapShowing(this IEndpointRouteBuilder app)
    {
        ResolverDescription.Map(app);
        SeenHere.Map(app);
        TraceData.Map(app);
        LinksApi.Map(app);
        CoverageApi.Map(app);
        return app;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Commands;
using Tdc.Platform.Jobs;
using Tdc.Platform.Measures;
using Tdc.Platform.Navigation;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;
using Tdc.Productivity.Demonstration;
using Tdc.Productivity.Features.Computing;
using Tdc.Productivity.Features.Exchange;
using Tdc.Productivity.Features.Observing;
using Tdc.Productivity.Features.Seed;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Explore;

/// <summary>The register of indicators, their series and the pages that show them.</summary>
internal static class ExploreServices
{
    public static IServiceCollection AddExplore(this IServiceCollection services)
    {
        services.AddScoped<ProductivityAccess>().AddScoped<IndicatorRegister>().AddScoped<SeriesBook>();
        services.AddScoped<ExplorerReading>().AddScoped<ObservationReading>().AddScoped<VariableSources>().AddScoped<IndicatorComputing>().AddScoped<HeadlineReading>().AddScoped<Register.QualityReading>().AddScoped<Register.AmendIndicatorHandler>();
        services.AddSingleton<Map.CommuneShapes>().AddSingleton<ICommandPart, Map.MapCommand>();
        services.AddScoped<ExchangeReading>().AddScoped<ImportObservationsHandler>();
        services.AddScoped<EnterpriseAggregates>().AddSingleton<IPeriodicWork, EnterpriseAggregatesWork>().AddSingleton<IMeasureSource, Measures.ProductivityMeasures>();
        services.AddAreaTexts<ExploreText>("productivity").AddSingleton<INavigationPart, ExploreNavigation>();
        services.AddSingleton<ISeed, IndicatorSeed>().AddSingleton<IDemonstration, DemoSeries>();
        return services;
    }

    public static IEndpointRouteBuilder MapExplore(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/productivity").WithTags("Productivity");
        ObservationEndpoints.Map(api);
        SdmxEndpoints.Map(api);
        ExplorerSheets.Map(app);
        return app;
    }
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tdc.Platform.Organisations;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Chain.Trace;
using Tdc.Traceability.Features.Repository;

namespace Tdc.Traceability.Features.Chain;

/// <summary>Graph of a chain, recall, checks and alerts, the tamper-evident log.</summary>
internal static class ChainServices
{
    public static IServiceCollection AddChain(this IServiceCollection services)
    {
        services.TryAddScoped<IEventAccess, OwnEventAccess>();
        services.AddScoped<ChainAuthority>();
        services.AddScoped<ChainWalker>();
        services.AddScoped(p => new TraceTelling(p.GetRequiredService<OrganisationRegister>(), p.GetRequiredService<TimeProvider>(), p.GetService<ITradeRegister>()));
        return services;
    }

    public static IEndpointRouteBuilder MapChain(this IEndpointRouteBuilder app)
    {
        TraceEndpoint.Map(app);
        return app;
    }
}

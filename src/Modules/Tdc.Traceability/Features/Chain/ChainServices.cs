using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Traceability.Features.Chain;

/// <summary>Graph of a chain, recall, checks and alerts, the tamper-evident log.</summary>
internal static class ChainServices
{
    public static IServiceCollection AddChain(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapChain(this IEndpointRouteBuilder app) => app;
}

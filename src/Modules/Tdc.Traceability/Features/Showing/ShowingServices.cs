using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Traceability.Features.Showing;

/// <summary>What the public and the authority see: resolver, trace page, coverage, export dossiers.</summary>
internal static class ShowingServices
{
    public static IServiceCollection AddShowing(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapShowing(this IEndpointRouteBuilder app) => app;
}

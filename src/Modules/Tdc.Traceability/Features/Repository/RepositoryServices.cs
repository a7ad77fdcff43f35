using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Traceability.Features.Repository;

/// <summary>The EPCIS 2.0 repository at <c>/epcis</c>.</summary>
internal static class RepositoryServices
{
    public static IServiceCollection AddRepository(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapRepository(this IEndpointRouteBuilder app) => app;
}

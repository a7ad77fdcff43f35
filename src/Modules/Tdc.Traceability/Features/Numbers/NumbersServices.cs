using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Traceability.Features.Numbers;

/// <summary>Numbers, products, places and labels.</summary>
internal static class NumbersServices
{
    public static IServiceCollection AddNumbers(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapNumbers(this IEndpointRouteBuilder app) => app;
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Metrology.Features.Impact;

/// <summary>What rested on a standard that was found bad.</summary>
internal static class ImpactServices
{
    /// <summary>Adds the services.</summary>
    public static void AddImpact(this IServiceCollection services)
    {
    }

    /// <summary>Maps the addresses.</summary>
    public static void MapImpact(this IEndpointRouteBuilder app)
    {
    }
}

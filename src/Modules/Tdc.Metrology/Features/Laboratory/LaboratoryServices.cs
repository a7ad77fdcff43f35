using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Metrology.Features.Laboratory;

/// <summary>The calibration laboratory: scope, people, methods, standards, jobs, readings, results.</summary>
internal static class LaboratoryServices
{
    /// <summary>Adds the services.</summary>
    public static void AddLaboratory(this IServiceCollection services)
    {
    }

    /// <summary>Maps the addresses.</summary>
    public static void MapLaboratory(this IEndpointRouteBuilder app)
    {
    }
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Metrology.Features.Register;

/// <summary>Measuring instruments under legal control: register, verification, marks.</summary>
internal static class RegisterServices
{
    /// <summary>Adds the services.</summary>
    public static void AddInstrumentRegister(this IServiceCollection services)
    {
    }

    /// <summary>Maps the addresses.</summary>
    public static void MapInstrumentRegister(this IEndpointRouteBuilder app)
    {
    }
}

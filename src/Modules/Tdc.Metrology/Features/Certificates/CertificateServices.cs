using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Metrology.Features.Certificates;

/// <summary>Calibration certificates, on paper and for machines, out and in.</summary>
internal static class CertificateServices
{
    /// <summary>Adds the services.</summary>
    public static void AddCertificates(this IServiceCollection services)
    {
    }

    /// <summary>Maps the addresses.</summary>
    public static void MapCertificates(this IEndpointRouteBuilder app)
    {
    }
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Features.Certificates.Api;
using Tdc.Metrology.Features.Certificates.Checking;
using Tdc.Metrology.Features.Certificates.Incoming;
using Tdc.Metrology.Features.Certificates.Making;
using Tdc.Metrology.Features.Certificates.Showing;
using Tdc.Metrology.Features.Certificates.Signing;
using Tdc.Metrology.Features.Certificates.Trusting;
using Tdc.Metrology.Resources;
using Tdc.Platform.Commands;
using Tdc.Platform.Files;
using Tdc.Platform.Navigation;
using Tdc.Platform.Text;

namespace Tdc.Metrology.Features.Certificates;

/// <summary>Calibration certificates, on paper and for machines, out and in.</summary>
internal static class CertificateServices
{
    /// <summary>Adds the services.</summary>
    public static void AddCertificates(this IServiceCollection services)
    {
        services.AddSingleton<SigningKeys>();
        services.AddScoped<CertificateFiles>().AddScoped<CertificateShelf>().AddScoped<ReadIncoming>().AddScoped<KeepTrustedIssuers>().AddScoped<IFileAccess, IncomingFiles>();
        services.AddSingleton<ICommandPart>(provider => new DccCommand(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<INavigationPart, CertificateNavigation>();
        services.AddAreaTexts<CertificateText>("certificate");
    }

    /// <summary>Maps the addresses.</summary>
    public static void MapCertificates(this IEndpointRouteBuilder app)
    {
        CertificateDownloads.Map(app);
        CertificateEndpoints.Map(app);
    }
}

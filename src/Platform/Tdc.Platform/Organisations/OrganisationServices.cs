using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Organisations;

/// <summary>What the register needs from the container.</summary>
internal static class OrganisationServices
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services)
    {
        services.AddSingleton<OrganisationRegister>();
        services.AddScoped<ISeed, RegisterSeed>();
        return services;
    }
}

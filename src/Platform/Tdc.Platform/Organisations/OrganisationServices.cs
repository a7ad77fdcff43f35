using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Navigation;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Organisations;

/// <summary>What the register needs from the container.</summary>
internal static class OrganisationServices
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services)
    {
        services.AddSingleton<OrganisationRegister>();
        services.AddSingleton<INavigationPart, OrganisationNavigation>();
        services.AddScoped<DutyHandover>();
        services.AddScoped<RecordSuccession>();
        services.AddScoped<MoveOpenDuties>();
        services.AddScoped<EditOrganisation>();
        services.AddScoped<AddOrganisation>();
        services.AddScoped<EditUnitGroup>();
        services.AddScoped<ISeed, RegisterSeed>();
        return services;
    }
}

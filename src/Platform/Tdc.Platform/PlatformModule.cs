using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Measures;
using Tdc.Platform.Navigation;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Repeats;
using Tdc.Platform.Storage;

namespace Tdc.Platform;

/// <summary>Platform's front door: what the host calls.</summary>
public static class PlatformModule
{
    /// <summary>Adds all that Platform offers to modules.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services, DatabaseSettings database)
    {
        services.AddValidation();
        services.AddPageParts();
        services.AddStorage(database);
        services.AddOrganisations();
        services.AddSingleton<MeasureCatalogue>();
        services.AddSingleton<NavigationList>();
        services.AddScoped(provider => Asker.Of(provider.GetRequiredService<Microsoft.AspNetCore.Http.IHttpContextAccessor>().HttpContext?.User));
        AddIdentity(services);
        services.AddFiles();
        services.AddJobs(database);
        services.AddScoped<AnswerKeeping>();
        services.AddScoped<FormTickets>();
        return services;
    }

    /// <summary>Maps Platform's endpoints under <c>/api</c>.</summary>
    public static IEndpointRouteBuilder MapPlatform(this IEndpointRouteBuilder app)
    {
        FileEndpoint.Map(app);
        return app;
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddIdentityCore<TdcUser>(IdentityRules.Apply)
            .AddEntityFrameworkStores<TdcDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddAuthentication(options =>
            {
                options.DefaultScheme = "tdc";
                options.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
            })
            .AddPolicyScheme("tdc", null, options => options.ForwardDefaultSelector = http =>
                http.Request.Headers.Authorization.Count > 0 ? ApiKeyAuthentication.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddIdentityCookies();
        services.TryAddSingleton(new SessionCookies(Https: false));
        services.AddSingleton<DemonstrationData>();
        services.AddSingleton<IDemonstration, DemonstrationAccounts>();
        services.AddScoped<FormOwner>();
        services.AddScoped<KeptForms>();
        services.AddScoped<IClaimsTransformation, HeldRolesClaims>();
        SessionRules.Add(services);
        services.AddDataProtection().SetApplicationName("tdc");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = ActivatorUtilities.CreateInstance<KeyRing>(provider)));
        Policies.Add(services);
    }
}

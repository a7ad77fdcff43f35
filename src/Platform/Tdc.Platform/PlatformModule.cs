using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Audit;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Measures;
using Tdc.Platform.Navigation;
using Tdc.Platform.Notices;
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
        services.AddIdentityOfPersonsAndMachines();
        services.AddFiles();
        services.AddJobs(database);
        services.AddNotices();
        services.AddAuditChain();
        services.AddScoped<AnswerKeeping>();
        services.AddScoped<FormTickets>();
        return services;
    }

    /// <summary>Maps Platform's endpoints under <c>/api</c>.</summary>
    public static IEndpointRouteBuilder MapPlatform(this IEndpointRouteBuilder app)
    {
        FileEndpoint.Map(app);
        NoticeEndpoints.Map(app);
        MailEndpoints.Map(app);
        JobEndpoints.Map(app);
        AuditEndpoints.Map(app);
        OrganisationApi.Map(app);
        OrganisationFiles.Map(app);
        app.MapIdentity();
        return app;
    }
}

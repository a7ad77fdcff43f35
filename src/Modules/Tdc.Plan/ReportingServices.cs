using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Features.KeepRounds;
using Tdc.Plan.Features.WriteReport;
using Tdc.Platform.Storage;

namespace Tdc.Plan;

/// <summary>What reporting needs from the container and offers to the API.</summary>
internal static class ReportingServices
{
    public static IServiceCollection AddReporting(this IServiceCollection services)
    {
        services.AddScoped<ISeed, ReportingSeed>();
        services.AddScoped<RoundKeeper>();
        services.AddSingleton(provider => ReportingSettings.Of(provider.GetRequiredService<IConfiguration>()));
        services.AddScoped<ReportAccess>();
        services.AddScoped<ReportFormSource>();
        services.AddScoped<WriteReportHandler>();
        services.AddScoped<SubmitReportHandler>();
        return services;
    }
}

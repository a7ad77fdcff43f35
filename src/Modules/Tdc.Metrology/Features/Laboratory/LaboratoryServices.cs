using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Demonstration;
using Tdc.Metrology.Features.Laboratory.Api;
using Tdc.Metrology.Features.Laboratory.Authorising;
using Tdc.Metrology.Features.Laboratory.Investing;
using Tdc.Metrology.Features.Laboratory.Issuing;
using Tdc.Metrology.Features.Laboratory.Jobs;
using Tdc.Metrology.Features.Laboratory.Methods;
using Tdc.Metrology.Features.Laboratory.Overview;
using Tdc.Metrology.Features.Laboratory.People;
using Tdc.Metrology.Features.Laboratory.Readings;
using Tdc.Metrology.Features.Laboratory.Results;
using Tdc.Metrology.Features.Laboratory.Scope;
using Tdc.Metrology.Features.Laboratory.Standards;
using Tdc.Metrology.Resources;
using Tdc.Platform.Identity;
using Tdc.Platform.Measures;
using Tdc.Platform.Navigation;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;

namespace Tdc.Metrology.Features.Laboratory;

/// <summary>The calibration laboratory: scope, people, methods, standards, jobs, readings, results.</summary>
internal static class LaboratoryServices
{
    /// <summary>Adds the services.</summary>
    public static void AddLaboratory(this IServiceCollection services)
    {
        services.AddScoped<LaboratoryDesk>().AddScoped<OrderJob>().AddScoped<MoveJob>().AddScoped<StandardService>().AddScoped<EnterReadings>().AddScoped<EvaluateReadings>()
            .AddScoped<DeskReading>().AddScoped<JobList>().AddScoped<JobReading>().AddScoped<ReadingDrafts>().AddScoped<ResultReading>().AddScoped<AuthoriseJob>().AddScoped<IssueCertificates>().AddScoped<CertificateFreezing>().AddScoped<OwnStandards>()
            .AddScoped<EnterStandard>().AddScoped<EnterStandardCertificate>().AddScoped<WriteMethod>().AddScoped<KeepAuthorities>().AddScoped<KeepScope>().AddScoped<KeepInvestments>();
        services.AddSingleton<INavigationPart, LaboratoryNavigation>();
        services.AddSingleton<IMeasureSource, LaboratoryMeasures>();
        services.AddSingleton<IDemonstration, LaboratoryDemonstration>();
        services.AddApiScope(LaboratoryScopes.Read, "Đọc yêu cầu, kết quả và giấy chứng nhận hiệu chuẩn", "Read calibration jobs, results and certificates")
            .AddApiScope(LaboratoryScopes.Write, "Ghi yêu cầu hiệu chuẩn", "Write calibration jobs");
        services.AddAreaTexts<LaboratoryText>("laboratory");
    }

    /// <summary>Maps the addresses.</summary>
    public static void MapLaboratory(this IEndpointRouteBuilder app) => LaboratoryEndpoints.Map(app);
}

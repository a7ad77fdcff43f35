using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Navigation;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;
using Tdc.Productivity.Demonstration;
using Tdc.Productivity.Features.Enterprises.Api;
using Tdc.Productivity.Features.Enterprises.Compare;
using Tdc.Productivity.Features.Enterprises.Dashboard;
using Tdc.Productivity.Features.Enterprises.Department;
using Tdc.Productivity.Features.Enterprises.Figures;
using Tdc.Productivity.Features.Enterprises.Import;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Enterprises;

/// <summary>Enterprises' own figures: forms, tables, dashboard, report.</summary>
internal static class EnterpriseServices
{
    public static IServiceCollection AddEnterprises(this IServiceCollection services)
    {
        services.AddScoped<FirmDesk>().AddScoped<FirmYears>().AddScoped<FigureBook>().AddScoped<ConsentBook>().AddScoped<FirmPool>().AddScoped<FirmDashboards>().AddScoped<FigureFiles>().AddScoped<ImportFigures>().AddScoped<ImportFirms>()
            .AddScoped<FirmList>().AddScoped<FirmRecord>().AddScoped<SupportBook>().AddScoped<FirmRecords>();
        services.AddSingleton<INavigationPart, EnterpriseNavigation>();
        services.AddSingleton<IDemonstration, EnterpriseDemonstration>();
        services.AddSingleton(new LastingParameter(FirmDesk.FirmParameter, ["/nang-suat/doanh-nghiep"]));
        services.AddSingleton(new LastingParameter(FirmDesk.UnitParameter, ["/nang-suat/doanh-nghiep"]));
        services.AddAreaTexts<EnterpriseText>("productivity");
        return services;
    }

    public static IEndpointRouteBuilder MapEnterprises(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/productivity").WithTags("Productivity");
        FigureEndpoints.Map(api);
        FirmEndpoints.Map(api);
        FigureSheets.Map(app);
        ReportEndpoint.Map(app);
        return app;
    }
}

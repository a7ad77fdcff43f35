using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Navigation;
using Tdc.Platform.Storage;
using Tdc.Traceability.Demonstration;
using Tdc.Traceability.Features.Recording.Corrections;
using Tdc.Traceability.Features.Recording.Imports;
using Tdc.Traceability.Features.Recording.Steps;
using Tdc.Traceability.Features.Recording.Templates;

namespace Tdc.Traceability.Features.Recording;

/// <summary>Recording events without a system of one's own.</summary>
internal static class RecordingServices
{
    public static IServiceCollection AddRecording(this IServiceCollection services)
    {
        RecordingRights.Add(services);
        services.AddScoped<RecordingUnits>();
        services.AddScoped<KnownGoods>();
        services.AddScoped<GoodsNames>();
        services.AddScoped<LotNumbers>();
        services.AddScoped<PlaceFinder>();
        services.AddScoped<RecordReading>();
        services.AddScoped<StepTemplates>();
        services.AddScoped<FormFilling>();
        services.AddScoped<RecordStepHandler>();
        services.AddScoped<WithdrawRecordHandler>();
        services.AddScoped<EventTableReader>();
        services.AddScoped<ImportEventsHandler>();
        services.AddSingleton<INavigationPart, RecordingNavigation>();
        services.AddSingleton<IPeriodicWork, SendWaitingRecords>();
        services.AddSingleton<IDemonstration, DemoUnits>();
        services.AddSingleton<IDemonstration, TradeDemonstration>();
        return services;
    }

    public static IEndpointRouteBuilder MapRecording(this IEndpointRouteBuilder app)
    {
        RecordEndpoints.Map(app);
        return app;
    }

    private sealed class RecordingNavigation : INavigationPart
    {
        public IEnumerable<NavigationEntry> Entries { get; } =
        [
            new("/ghi", "Ghi nhật ký hàng hóa", "Record goods", NavigationGroup.Products, 10) { Main = 4, Roles = [Role.Enterprise, Role.Inspector] },
            new("/ghi/da-ghi", "Đã ghi", "Recorded", NavigationGroup.Products, 20) { Roles = [Role.Enterprise, Role.Inspector] },
            new("/ghi/mau", "Mẫu ghi", "Templates", NavigationGroup.Products, 30) { Roles = [Role.Enterprise] },
            new("/ghi/nhap", "Nhập bảng, tệp EPCIS", "Import tables and EPCIS files", NavigationGroup.Products, 40) { Roles = [Role.Enterprise] },
        ];
    }
}

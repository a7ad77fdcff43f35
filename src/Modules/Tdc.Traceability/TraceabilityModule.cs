using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Chain;
using Tdc.Traceability.Features.Numbers;
using Tdc.Traceability.Features.Recording;
using Tdc.Traceability.Features.Repository;
using Tdc.Traceability.Features.Showing;

namespace Tdc.Traceability;

/// <summary>The front door of the module for codes, barcodes and traceability: what the host calls.</summary>
public static class TraceabilityModule
{
    /// <summary>The assembly with the module's pages.</summary>
    public static Assembly Pages => typeof(TraceabilityModule).Assembly;

    /// <summary>Adds the module's services.</summary>
    public static IServiceCollection AddTraceability(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddSingleton<IModelPart, TraceabilityModel>();
        services.AddApiScope(TradeScopes.Read, "Đọc mã số, sản phẩm, địa điểm của đơn vị", "Read the unit's numbers, products and places")
            .AddApiScope(TradeScopes.Write, "Ghi mã số, sản phẩm, địa điểm của đơn vị", "Write the unit's numbers, products and places")
            .AddApiScope("epcis:capture", "Gửi sự kiện truy xuất (EPCIS)", "Capture traceability events (EPCIS)")
            .AddApiScope("epcis:query", "Tra cứu sự kiện truy xuất (EPCIS)", "Query traceability events (EPCIS)");
        services.AddEvents();
        services.AddNumbers();
        services.AddRepository();
        services.AddChain();
        services.AddRecording();
        services.AddShowing();
        return services;
    }

    /// <summary>Answers scanned codes and kept trace pages before the rest of the server; stands behind the security headers.</summary>
    public static IApplicationBuilder UseTraceability(this IApplicationBuilder app) => app.UseShowing();

    /// <summary>Maps <c>/epcis</c>, <c>/api/traceability</c> and the resolver.</summary>
    public static IEndpointRouteBuilder MapTraceability(this IEndpointRouteBuilder app)
    {
        app.MapNumbers();
        app.MapRepository();
        app.MapChain();
        app.MapRecording();
        app.MapShowing();
        return app;
    }
}

internal sealed class TraceabilityModel : IModelPart
{
    public void Configure(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(TraceabilityModel).Assembly);
}

using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Analysis;
using Tdc.Metrology.Features.Certificates;
using Tdc.Metrology.Features.Impact;
using Tdc.Metrology.Features.Laboratory;
using Tdc.Metrology.Features.Laboratory.Checking;
using Tdc.Metrology.Features.Register;
using Tdc.Platform.Storage;

namespace Tdc.Metrology;

/// <summary>The front door of the module for measuring instruments, their verification and the calibration laboratory: what the host calls.</summary>
public static class MetrologyModule
{
    /// <summary>The assembly with the module's pages.</summary>
    public static Assembly Pages => typeof(MetrologyModule).Assembly;

    /// <summary>Adds the module's services.</summary>
    public static IServiceCollection AddMetrology(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddSingleton<IModelPart, MetrologyModel>();
        services.AddAnalysis();
        services.AddInstrumentRegister();
        services.AddLaboratory();
        services.AddChecking();
        services.AddCertificates();
        services.AddImpact();
        return services;
    }

    /// <summary>Maps <c>/api/metrology</c>.</summary>
    public static IEndpointRouteBuilder MapMetrology(this IEndpointRouteBuilder app)
    {
        app.MapInstrumentRegister();
        app.MapLaboratory();
        app.MapCertificates();
        app.MapImpact();
        return app;
    }
}

internal sealed class MetrologyModel : IModelPart
{
    public void Configure(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(MetrologyModel).Assembly);
}

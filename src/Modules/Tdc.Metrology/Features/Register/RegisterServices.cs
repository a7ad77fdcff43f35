using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Demonstration;
using Tdc.Metrology.Features.Register.Api;
using Tdc.Metrology.Features.Register.Bodies;
using Tdc.Metrology.Features.Register.Due;
using Tdc.Metrology.Features.Register.Import;
using Tdc.Metrology.Features.Register.Instruments;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Metrology.Features.Register.Surveillance;
using Tdc.Metrology.Features.Register.Verifying;
using Tdc.Metrology.Resources;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Measures;
using Tdc.Platform.Navigation;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;

namespace Tdc.Metrology.Features.Register;

/// <summary>Measuring instruments under legal control: register, verification, marks.</summary>
internal static class RegisterServices
{
    /// <summary>Adds the services.</summary>
    public static void AddInstrumentRegister(this IServiceCollection services)
    {
        services.AddApiScope(MetrologyScopes.Read, "Đọc sổ phương tiện đo của đơn vị", "Read the unit's register of measuring instruments")
            .AddApiScope(MetrologyScopes.Write, "Ghi sổ phương tiện đo của đơn vị", "Write the unit's register of measuring instruments");
        services.AddScoped<RegisterAccess>().AddScoped<KindBook>().AddScoped<RuleBook>().AddScoped<DesignationBook>().AddScoped<MarkBook>();
        services.AddScoped<InstrumentBook>().AddScoped<InstrumentList>().AddScoped<ImportInstruments>();
        services.AddScoped<VerificationBook>().AddScoped<Measuring>().AddScoped<Concluding>().AddScoped<Signing>().AddScoped<VerificationDocument>();
        services.AddScoped<RoutePlan>().AddScoped<OverdueShares>();
        services.AddSingleton<IMeasureSource, RegisterMeasures>();
        services.AddSingleton<IPeriodicWork, DueReminders>();
        services.AddSingleton<ISeed, RegisterSeed>();
        services.AddSingleton<IDemonstration, InstrumentOwners>();
        services.AddSingleton<IDemonstration, InstrumentDemonstration>();
        services.AddSingleton<INavigationPart, RegisterNavigation>();
        services.AddAreaTexts<RegisterText>("metrology");
    }

    /// <summary>Maps the addresses.</summary>
    public static void MapInstrumentRegister(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/metrology").WithTags("Metrology");
        InstrumentEndpoints.Map(api);
        VerificationEndpoints.Map(api);
        RegisterSheets.Map(app);
    }
}

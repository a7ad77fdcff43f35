using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Files;
using Tdc.Platform.Navigation;
using Tdc.Platform.Text;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers.Api;
using Tdc.Traceability.Features.Numbers.Import;
using Tdc.Traceability.Features.Numbers.Issue;
using Tdc.Traceability.Features.Numbers.Labels;
using Tdc.Traceability.Features.Numbers.Places;
using Tdc.Traceability.Features.Numbers.Prefixes;
using Tdc.Traceability.Features.Numbers.Products;
using Tdc.Traceability.Features.Numbers.Register;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Numbers;

/// <summary>Numbers, products, places and labels.</summary>
internal static class NumbersServices
{
    public static IServiceCollection AddNumbers(this IServiceCollection services)
    {
        services.AddSingleton<TradeRegister>().AddSingleton<ITradeRegister>(p => p.GetRequiredService<TradeRegister>());
        services.AddScoped<TradeAccess>().AddScoped<TradeReading>().AddScoped<TradeFigures>().AddScoped<TradeUploads>().AddScoped<IFileAccess, TradeFileAccess>();
        services.AddScoped<PrefixBook>().AddScoped<NumberBook>().AddScoped<ProductBook>().AddScoped<PlaceBook>().AddScoped<TradeBook>();
        services.AddScoped<ImportNumbersHandler>().AddScoped<LabelMaker>();
        services.AddSingleton<INavigationPart, NumbersNavigation>();
        services.AddAreaTexts<NumbersText>("trade");
        return services;
    }

    public static IEndpointRouteBuilder MapNumbers(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/traceability").WithTags("Traceability");
        TradeReads.Map(api);
        TradeWrites.Map(api);
        TradeSheets.Map(app);
        LabelEndpoints.Map(app, api);
        return app;
    }
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Epcis.Model;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Navigation;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;
using Tdc.Traceability.Domain.Log;
using Tdc.Traceability.Events;
using Tdc.Traceability.Events.Appending;
using Tdc.Traceability.Features.Chain.Alerts;
using Tdc.Traceability.Features.Chain.Dossiers;
using Tdc.Traceability.Features.Chain.Log;
using Tdc.Traceability.Features.Chain.Recalls;
using Tdc.Traceability.Features.Chain.Trace;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Chain;

/// <summary>Graph of a chain, recall, checks and alerts, the tamper-evident log.</summary>
internal static class ChainServices
{
    public static IServiceCollection AddChain(this IServiceCollection services)
    {
        services.AddScoped<ChainAuthority>();
        services.AddScoped<ChainWalker>();
        services.AddScoped<TraceTelling>();
        AddLog(services);
        services.AddSingleton<ChainChecks>();
        services.AddSingleton<IPeriodicWork>(p => p.GetRequiredService<ChainChecks>());
        services.AddScoped<AlertReading>();
        services.AddScoped<IAlertFigures, AlertCounts>();
        services.AddScoped<IChainAlerts>(p => p.GetRequiredService<AlertReading>());
        services.AddScoped<MoveAlertHandler>();
        services.AddScoped<RecallComputation>();
        services.AddScoped<RecallHandler>();
        services.AddScoped<IRecalls>(p => p.GetRequiredService<RecallHandler>());
        services.AddScoped<DossierReading>();
        services.AddSingleton<INavigationPart, ChainNavigation>();
        services.AddAreaTexts<ChainText>("trace");
        return services;
    }

    public static IEndpointRouteBuilder MapChain(this IEndpointRouteBuilder app)
    {
        TraceEndpoint.Map(app);
        LogEndpoints.Map(app);
        AlertEndpoints.Map(app);
        RecallEndpoints.Map(app);
        DossierEndpoints.Map(app);
        return app;
    }

    private static void AddLog(IServiceCollection services)
    {
        services.AddScoped<EventLog>();
        services.AddScoped<IEventLog>(p => p.GetRequiredService<EventLog>());
        services.AddSingleton<LogExtension>();
        services.AddSingleton<IPeriodicWork>(p => p.GetRequiredService<LogExtension>());
        services.AddSingleton<LogCheckpoints>();
        services.AddSingleton<IPeriodicWork>(p => p.GetRequiredService<LogCheckpoints>());
        services.AddScoped<IVerifiableLog>(p => new EventLogVerifier(p.GetRequiredService<TdcDbContext>(), p.GetRequiredService<IEventStore>(), ContentHashing()));
    }

    private static Func<EpcisEvent, byte[]> ContentHashing()
    {
        var hashing = new ContentHash();
        return what =>
        {
            var hash = new byte[MerkleTree.HashSize];
            hashing.Name(what, hash);
            return hash;
        };
    }

    private sealed class ChainNavigation : INavigationPart
    {
        private static readonly Role[] all = [Role.Officer, Role.Head, Role.Coordinator, Role.Leader, Role.Inspector, Role.Enterprise];

        public IEnumerable<NavigationEntry> Entries { get; } =
        [
            new("/canh-bao-truy-xuat", "Cảnh báo truy xuất", "Traceability alerts", NavigationGroup.Products, 60) { Roles = all },
            new("/thu-hoi", "Thu hồi", "Recalls", NavigationGroup.Products, 70) { Roles = all },
            new("/ho-so-xuat-khau", "Hồ sơ xuất khẩu", "Export dossiers", NavigationGroup.Products, 80) { Roles = all },
        ];
    }
}

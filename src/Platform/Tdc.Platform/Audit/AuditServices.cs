using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Commands;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;

namespace Tdc.Platform.Audit;

/// <summary>Registers the audit's chain, checks and pages.</summary>
internal static class AuditServices
{
    public static void AddAuditChain(this IServiceCollection services)
    {
        services.AddSingleton<AuditKeys>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<IPeriodicWork>(p => p.GetRequiredService<AuditChain>());
        services.AddSingleton(p => new AuditHeads(p.GetRequiredService<AuditKeys>(), p.GetRequiredService<TimeProvider>(), p.GetService<IConfiguration>()));
        services.AddSingleton<IPeriodicWork>(p => p.GetRequiredService<AuditHeads>());
        services.AddSingleton<ISeed, AuditFence>();
        services.AddScoped<AuditVerifier>();
        services.AddScoped<AuditLog>();
        services.AddScoped<AuditReading>();
        services.AddSingleton<ICommandPart, AuditCommands>();
        foreach (var area in new[] { "file", "notice", "job", "audit", "id", "organisations" })
        {
            services.AddAreaTexts<AuditText>(area);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;

namespace Tdc.Host.Serving;

/// <summary>Whether the database answers a question.</summary>
internal sealed class DatabaseHealth(IDbContextFactory<TdcDbContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.Set<ProtectionKey>().AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException or InvalidOperationException or System.Net.Sockets.SocketException)
        {
            return HealthCheckResult.Unhealthy(StorageFault.Of(e).ToString());
        }
    }
}

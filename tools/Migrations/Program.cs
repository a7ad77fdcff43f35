using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Host.Serving;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;

namespace Tdc.Migrations.Design;

/// <summary>Gives the migrations tool the context of one engine: <c>-- sqlite</c> or <c>-- postgres</c>.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<TdcDbContext>
{
    public TdcDbContext CreateDbContext(string[] args)
    {
        var database = args is ["postgres", ..]
            ? DatabaseSettings.Postgres("Host=localhost;Database=design", ".")
            : DatabaseSettings.Sqlite(".");
        var services = new ServiceCollection();
        services.AddLogging();
        TdcHost.AddModules(services, database);
        return services.BuildServiceProvider().CreateScope().ServiceProvider.GetRequiredService<TdcDbContext>();
    }
}

internal static class Program
{
    private static void Main()
    {
    }
}

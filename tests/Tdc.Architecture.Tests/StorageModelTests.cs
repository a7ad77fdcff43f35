using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Host.Serving;
using Tdc.Platform.Storage;

namespace Tdc.Architecture.Tests;

public sealed class StorageModelTests
{
    private static readonly string[] prefixes = ["org_", "id_", "audit_", "job_", "file_", "notice_", "plan_", "trace_", "prod_", "met_"];

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public void Model_and_migrations_agree(DatabaseEngine engine)
    {
        using var services = Services(engine);
        using var scope = services.CreateScope();

        Assert.False(scope.ServiceProvider.GetRequiredService<TdcDbContext>().Database.HasPendingModelChanges());
    }

    [Fact]
    public void Tables_carry_the_prefix_of_their_area()
    {
        using var services = Services(DatabaseEngine.Sqlite);
        using var scope = services.CreateScope();

        var tables = scope.ServiceProvider.GetRequiredService<TdcDbContext>().Model.GetEntityTypes()
            .Select(e => e.GetTableName()).OfType<string>().Distinct().ToList();

        Assert.Contains("plan_task", tables);
        Assert.DoesNotContain(tables, t => !prefixes.Any(p => t.StartsWith(p, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_money_or_count_is_stored_as_a_floating_number_of_dong()
    {
        using var services = Services(DatabaseEngine.Sqlite);
        using var scope = services.CreateScope();

        var wrong = scope.ServiceProvider.GetRequiredService<TdcDbContext>().Model.GetEntityTypes()
            .SelectMany(e => e.GetProperties()).Where(p => p.Name.EndsWith("Dong", StringComparison.Ordinal))
            .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) != typeof(long));

        Assert.Empty(wrong);
    }

    private static ServiceProvider Services(DatabaseEngine engine)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        TdcHost.AddModules(services, engine == DatabaseEngine.Sqlite
            ? DatabaseSettings.Sqlite(Path.GetTempPath())
            : DatabaseSettings.Postgres("Host=localhost;Database=none", Path.GetTempPath()));
        return services.BuildServiceProvider();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Jobs;

namespace Tdc.Platform.Storage;

/// <summary>Registers the context on the chosen engine.</summary>
public static class StorageServices
{
    /// <summary>Name of the assembly with SQLite's migrations.</summary>
    public const string SqliteMigrations = "Tdc.Migrations.Sqlite";

    /// <summary>Name of the assembly with PostgreSQL's migrations.</summary>
    public const string PostgresMigrations = "Tdc.Migrations.Postgres";

    /// <summary>Points options at an engine.</summary>
    public static DbContextOptionsBuilder UseDatabase(this DbContextOptionsBuilder options, DatabaseSettings database)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            options.UseSqlite(database.ConnectionString, sqlite => sqlite
                    .MigrationsAssembly(SqliteMigrations)
                    .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
                .AddInterceptors(new SqlitePragmas());
        }
        else
        {
            options.UseNpgsql(database.ConnectionString, postgres => postgres
                .MigrationsAssembly(PostgresMigrations)
                .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
        }

        return options;
    }

    internal static IServiceCollection AddStorage(this IServiceCollection services, DatabaseSettings database)
    {
        services.AddSingleton(database);
        services.AddSingleton<TableWatch>().AddSingleton<KeptReadings>();
        services.AddDbContext<TdcDbContext>(
            (provider, options) => options.UseDatabase(database).AddInterceptors(provider.GetRequiredService<BellRinger>(), provider.GetRequiredService<TableWatch>()), ServiceLifetime.Scoped, ServiceLifetime.Singleton);
        services.AddSingleton<IDbContextFactory<TdcDbContext>, TdcContextFactory>();
        return services;
    }
}

/// <summary>Makes contexts for work outside a request.</summary>
internal sealed class TdcContextFactory(DbContextOptions<TdcDbContext> options, IEnumerable<IModelPart> parts) : IDbContextFactory<TdcDbContext>
{
    public TdcDbContext CreateDbContext() => new(options, parts);
}

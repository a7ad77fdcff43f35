using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tdc.Host.Serving;
using Tdc.Platform.Storage;

namespace Tdc.Testing;

/// <summary>A database of a test's own: a copy of one that was migrated and seeded once in this process.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string root = Path.Combine(Path.GetTempPath(), $"tdc-tests-{Environment.ProcessId}");
    private static readonly Lazy<Task<string>> sqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> postgresTemplate = new(MakePostgresTemplateAsync);
    private static int count;
    private readonly string name;

    static TestDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) => CleanUp();

    private TestDatabase(DatabaseSettings settings, string name)
    {
        Settings = settings;
        this.name = name;
    }

    /// <summary>Where it is.</summary>
    public DatabaseSettings Settings { get; }

    /// <summary>Makes one.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var name = $"t{Interlocked.Increment(ref count)}";
        var folder = Path.Combine(root, name);
        Directory.CreateDirectory(folder);
        if (engine == DatabaseEngine.Sqlite)
        {
            File.Copy(await sqliteTemplate.Value, Path.Combine(folder, DatabaseSettings.SqliteFile));
            return new(DatabaseSettings.Sqlite(folder), name);
        }

        Requirements.NeedPostgres();
        var template = await postgresTemplate.Value;
        var database = $"tdc_test_{Environment.ProcessId}_{name}";
        await ExecuteAsync($"CREATE DATABASE {database} TEMPLATE {template}");
        return new(DatabaseSettings.Postgres(ConnectionTo(database), folder), database);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Settings.Engine == DatabaseEngine.Postgres)
        {
            await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
        else
        {
            using var connection = new SqliteConnection(Settings.ConnectionString);
            SqliteConnection.ClearPool(connection);
        }

        try
        {
            Directory.Delete(Settings.DataFolder, recursive: true);
        }
        catch (IOException)
        {
            // a file still open is deleted with the whole folder when the process ends
        }
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var folder = Path.Combine(root, "template");
        var settings = DatabaseSettings.Sqlite(folder);
        await PrepareAsync(settings);
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection(settings.ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
        return Path.Combine(folder, DatabaseSettings.SqliteFile);
    }

    private static async Task<string> MakePostgresTemplateAsync()
    {
        var database = $"tdc_test_{Environment.ProcessId}_template";
        await ExecuteAsync($"CREATE DATABASE {database} TEMPLATE template0 ENCODING 'UTF8'");
        var connection = ConnectionTo(database);
        await PrepareAsync(DatabaseSettings.Postgres(connection, Path.Combine(root, "template-postgres")));
        NpgsqlConnection.ClearPool(new NpgsqlConnection(connection));
        return database;
    }

    private static async Task PrepareAsync(DatabaseSettings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        TdcHost.AddModules(services, settings);
        services.AddSingleton<TimeProvider>(new TestClock { Now = TestClock.Start.AddHours(-1) }); // before any test: what a test adds came later
        await using var provider = services.BuildServiceProvider();
        await TdcHost.PrepareAsync(provider, demonstration: false, CancellationToken.None);
    }

    private static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(Requirements.PostgresConnection) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Requirements.PostgresConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static void CleanUp()
    {
        if (postgresTemplate.IsValueCreated)
        {
            NpgsqlConnection.ClearAllPools();
            ExecuteAsync($"DROP DATABASE IF EXISTS tdc_test_{Environment.ProcessId}_template WITH (FORCE)").GetAwaiter().GetResult();
        }

        SqliteConnection.ClearAllPools();
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }
}

using Npgsql;
using Tdc.Testing;

namespace Tdc.Host.Tests.Process;

/// <summary>An empty database on the tests' PostgreSQL, dropped at the end.</summary>
internal sealed class EmptyDatabase : IAsyncDisposable
{
    private readonly string name = $"tdc_process_{Guid.CreateVersion7():N}";

    private EmptyDatabase()
    {
    }

    /// <summary>Connection string to it.</summary>
    public string Connection => new NpgsqlConnectionStringBuilder(Requirements.PostgresConnection) { Database = name }.ConnectionString;

    public static async Task<EmptyDatabase> CreateAsync()
    {
        var made = new EmptyDatabase();
        await ExecuteAsync($"CREATE DATABASE {made.name} TEMPLATE template0 ENCODING 'UTF8'");
        return made;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Requirements.PostgresConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

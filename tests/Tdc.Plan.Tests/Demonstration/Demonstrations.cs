using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Demonstration;

/// <summary>The demonstration's data, generated once for each engine.</summary>
public sealed class Demonstrations : IAsyncLifetime
{
    private readonly ConcurrentDictionary<DatabaseEngine, Lazy<Task<TestApp>>> apps = new();

    /// <summary>An app with the demonstration in it; not to be changed.</summary>
    public Task<TestApp> OnAsync(DatabaseEngine engine) =>
        apps.GetOrAdd(engine, e => new Lazy<Task<TestApp>>(() => TestApp.StartAsync(e, demonstration: true))).Value;

    /// <summary>Asks its database.</summary>
    public async Task<T> AskAsync<T>(DatabaseEngine engine, Func<TdcDbContext, Task<T>> question) =>
        await (await OnAsync(engine)).InScopeAsync(services => question(services.GetRequiredService<TdcDbContext>()));

    /// <summary>Hashes of all rows that a generation writes, by table; what the chaining of the audit adds later is left out.</summary>
    public static async Task<SortedDictionary<string, string>> DigestAsync(TestApp app)
    {
        var digest = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using var connection = new SqliteConnection(app.Database.ConnectionString);
        await connection.OpenAsync();
        foreach (var table in await ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND (name LIKE 'plan\\_%' ESCAPE '\\' OR name LIKE 'notice\\_%' ESCAPE '\\' OR name IN ('audit_entry', 'file_file'))"))
        {
            var columns = string.Join(", ", (await ReadAsync(connection, $"SELECT name FROM pragma_table_info('{table}')")).Where(c => table != "audit_entry" || c is not ("sequence" or "hash")).Select(c => table == "file_file" ? Shown(c) : $"\"{c}\""));
            var rows = await ReadAsync(connection, $"SELECT {columns} FROM {table}");
            rows.Sort(StringComparer.Ordinal);
            digest[table] = rows.Count + " " + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))[..16];
        }

        return digest;
    }

    // A DOCX carries the moment of its writing and ids of its parts in the package: its bytes differ where its text does not.
    private static string Shown(string column) => column is "sha256" or "size" ? $"CASE WHEN kind = 'Docx' THEN NULL ELSE \"{column}\" END" : $"\"{column}\"";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var app in apps.Values.Where(a => a.Value.IsCompletedSuccessfully))
        {
            await (await app.Value).DisposeAsync();
        }
    }

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "∅" : reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i).ToString())));
        }

        return rows;
    }
}

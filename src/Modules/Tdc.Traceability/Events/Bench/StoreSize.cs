using Microsoft.Data.Sqlite;
using Npgsql;

namespace Tdc.Traceability.Events.Bench;

/// <summary>What the event store takes on disk.</summary>
internal static class StoreSize
{
    /// <summary>Octets of tables and indexes; of the embedded file without its journal.</summary>
    public static async Task<long> OfAsync(EventSettings settings, CancellationToken cancellation)
    {
        if (settings.Postgres is null)
        {
            await using var file = new SqliteConnection($"Data Source={settings.SqlitePath};Pooling=False");
            await file.OpenAsync(cancellation);
            await using var pages = file.CreateCommand();
            pages.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await pages.ExecuteNonQueryAsync(cancellation);
            return new FileInfo(settings.SqlitePath).Length;
        }

        await using var connection = new NpgsqlConnection(settings.Postgres);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class WHERE relkind = 'r' AND relname LIKE 'epcis\\_%'", connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}

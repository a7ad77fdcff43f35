using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Tdc.Platform.Commands;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Operations;

/// <summary>A column whose decimals had more places than the model gives them.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
/// <param name="Rows">In how many rows the value was rounded.</param>
public sealed record RoundedColumn(string Table, string Column, long Rows);

/// <summary>Copies an embedded database into an empty PostgreSQL database and proves that nothing changed on the way.</summary>
public static class DatabaseMove
{
    /// <summary>Copies all tables in one transaction, resets identity sequences, and compares row counts and content hashes.</summary>
    /// <param name="source">A context on SQLite, migrated.</param>
    /// <param name="target">A context on PostgreSQL, migrated and without rows.</param>
    /// <param name="progress">Hears of each table that was copied and compared.</param>
    /// <param name="cancellation">Stops the work; the target stays empty.</param>
    /// <param name="keeping">Runs when all is copied and compared, just before it is kept; what it throws keeps nothing.</param>
    /// <returns>The columns in which decimals had more places than the model gives them, and in how many rows they were rounded.</returns>
    /// <exception cref="CommandFault">The target holds rows, or a copy differs; then nothing is committed.</exception>
    public static async Task<IReadOnlyList<RoundedColumn>> MoveAsync(
        TdcDbContext source, TdcDbContext target, Action<TableDigest> progress, CancellationToken cancellation, Func<CancellationToken, Task>? keeping = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(progress);
        var from = StoredTable.Of(source);
        var to = StoredTable.Of(target).ToDictionary(t => t.Name);
        await source.Database.OpenConnectionAsync(cancellation);
        await target.Database.OpenConnectionAsync(cancellation);
        var reader = source.Database.GetDbConnection();
        var writer = (NpgsqlConnection)target.Database.GetDbConnection();
        await using var transaction = await writer.BeginTransactionAsync(cancellation);
        await CheckEmptyAsync(target, cancellation);
        var rounded = new Dictionary<(string Table, string Column), long>();
        foreach (var table in from)
        {
            void Count(StoredColumn column) => rounded[(table.Name, column.Name)] = rounded.GetValueOrDefault((table.Name, column.Name)) + 1;
            await CopyAsync(RowReader.ReadAsync(reader, table, cancellation, Count), table, to[table.Name], writer, cancellation);
            var (before, after) = (await TableDigest.ComputeAsync(reader, table, cancellation), await TableDigest.ComputeAsync(writer, to[table.Name], cancellation));
            if (before != after)
            {
                throw new CommandFault(OperationWords.Say("move.differs", table.Name, before.Rows, after.Rows));
            }

            progress(after);
        }

        await (keeping?.Invoke(cancellation) ?? Task.CompletedTask);
        await transaction.CommitAsync(cancellation);
        return [.. rounded.Select(r => new RoundedColumn(r.Key.Table, r.Key.Column, r.Value))];
    }

    /// <summary>Looks, without changing anything, whether a target holds rows; it may lack tables or be absent.</summary>
    /// <exception cref="CommandFault">It holds rows.</exception>
    public static async Task CheckEmptyAsync(TdcDbContext target, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (!await target.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellation))
        {
            return;
        }

        await target.Database.OpenConnectionAsync(cancellation);
        try
        {
            foreach (var table in StoredTable.Of(target))
            {
                if (await IsTrueAsync($"SELECT to_regclass('\"{table.Name}\"') IS NOT NULL") && await IsTrueAsync($"SELECT EXISTS (SELECT 1 FROM \"{table.Name}\")"))
                {
                    throw new CommandFault(OperationWords.Say("move.not-empty", table.Name));
                }
            }
        }
        finally
        {
            await target.Database.CloseConnectionAsync();
        }

        async Task<bool> IsTrueAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)target.Database.GetDbConnection());
            return await command.ExecuteScalarAsync(cancellation) is true;
        }
    }

    private static async Task CopyAsync(
        IAsyncEnumerable<object?[]> rows, StoredTable source, StoredTable target, NpgsqlConnection writer, CancellationToken cancellation)
    {
        var types = source.Columns.Select(c => target.Columns.Single(t => t.Name == c.Name).StoreType.Split('(')[0]).ToArray();
        var columns = string.Join(", ", source.Columns.Select(c => $"\"{c.Name}\""));
        await using (var import = await writer.BeginBinaryImportAsync($"COPY \"{target.Name}\" ({columns}) FROM STDIN (FORMAT BINARY)", cancellation))
        {
            await foreach (var row in rows)
            {
                await import.StartRowAsync(cancellation);
                for (var i = 0; i < row.Length; i++)
                {
                    if (row[i] is string list && types[i] == "uuid[]")
                    {
                        await import.WriteAsync(JsonSerializer.Deserialize<Guid[]>(list)!, types[i], cancellation);
                    }
                    else if (row[i] is string texts && types[i] == "text[]")
                    {
                        await import.WriteAsync(JsonSerializer.Deserialize<string[]>(texts)!, types[i], cancellation);
                    }
                    else if (row[i] is { } value)
                    {
                        await import.WriteAsync(value, types[i], cancellation);
                    }
                    else
                    {
                        await import.WriteNullAsync(cancellation);
                    }
                }
            }

            await import.CompleteAsync(cancellation);
        }

        if (target.IdentityColumn is { } identity)
        {
            await using var reset = new NpgsqlCommand(
                $"SELECT setval(pg_get_serial_sequence('\"{target.Name}\"', '{identity}'), COALESCE((SELECT MAX(\"{identity}\") FROM \"{target.Name}\"), 0) + 1, false)", writer);
            await reset.ExecuteNonQueryAsync(cancellation);
        }
    }
}

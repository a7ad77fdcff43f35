using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
using Tdc.Platform.Commands;
using Tdc.Platform.Operations;
using Tdc.Platform.Storage;
using Tdc.Traceability.Events.Postgres;
using Tdc.Traceability.Events.Sqlite;

namespace Tdc.Traceability.Events.Operating;

/// <summary>Takes the event store along in backup, restore and move.</summary>
internal sealed class EventMove : IModuleStore
{
    private static readonly MovedTable[] moved =
    [
        new("epcis_head", [("id", NpgsqlDbType.Integer), ("position", NpgsqlDbType.Bigint), ("record_time", NpgsqlDbType.Bigint)]),
        new("epcis_segment", [("first", NpgsqlDbType.Bigint), ("data", NpgsqlDbType.Bytea)]),
        new(
            "epcis_event",
            [
                ("position", NpgsqlDbType.Bigint), ("event_time", NpgsqlDbType.Bigint), ("record_time", NpgsqlDbType.Bigint), ("biz_step", NpgsqlDbType.Integer),
                ("disposition", NpgsqlDbType.Integer), ("read_point", NpgsqlDbType.Integer), ("biz_location", NpgsqlDbType.Integer), ("owner", NpgsqlDbType.Integer),
                ("slot", NpgsqlDbType.Smallint), ("sort", NpgsqlDbType.Smallint),
            ]),
        new("epcis_item", [("item_key", NpgsqlDbType.Bigint), ("place", NpgsqlDbType.Bigint), ("more", NpgsqlDbType.Bytea)]),
        new("epcis_value", [("field", NpgsqlDbType.Smallint), ("value", NpgsqlDbType.Text)]),
    ];

    /// <inheritdoc/>
    public string EmbeddedFile => EventSettings.SqliteFile;

    /// <inheritdoc/>
    public async Task CheckTargetAsync(DatabaseSettings source, DatabaseSettings target, CancellationToken cancellation)
    {
        await using var reader = await OpenSourceAsync(EventSettings.Of(source), cancellation);
        await using var writer = new NpgsqlConnection(EventSettings.Of(target).Postgres);
        try
        {
            await writer.OpenAsync(cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return;
        }

        foreach (var table in moved)
        {
            if (await IsTrueAsync(writer, $"SELECT to_regclass('{table.Name}') IS NOT NULL", cancellation))
            {
                await IsThereAsync(table, reader, writer, cancellation);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IStoreCopy> CopyAsync(DatabaseSettings source, DatabaseSettings target, Action<TableDigest> progress, CancellationToken cancellation)
    {
        var to = EventSettings.Of(target);
        await using (var right = new PostgresEventTables(to.Postgres!))
        {
            await right.PrepareAsync(cancellation);
        }

        await using var reader = await OpenSourceAsync(EventSettings.Of(source), cancellation);
        await using var snapshot = reader.BeginTransaction(deferred: true);
        var copy = new Copied(new NpgsqlConnection(to.Postgres));
        try
        {
            await copy.Connection.OpenAsync(cancellation);
            copy.Transaction = await copy.Connection.BeginTransactionAsync(cancellation);
            foreach (var table in moved)
            {
                progress(await MoveAsync(table, reader, copy.Connection, cancellation));
            }

            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    private static async Task<SqliteConnection> OpenSourceAsync(EventSettings from, CancellationToken cancellation)
    {
        await using (var left = new SqliteEventTables(from.SqlitePath))
        {
            await left.PrepareAsync(cancellation);
        }

        var reader = new SqliteConnection($"Data Source={from.SqlitePath};Mode=ReadOnly;Pooling=False");
        await reader.OpenAsync(cancellation);
        return reader;
    }

    private static async Task<TableDigest> MoveAsync(MovedTable table, SqliteConnection reader, NpgsqlConnection writer, CancellationToken cancellation)
    {
        var before = await table.DigestAsync(reader, cancellation);
        if (await IsThereAsync(table, reader, writer, cancellation))
        {
            return before;
        }

        if (table.Name == "epcis_head")
        {
            await ExecuteAsync(writer, "DELETE FROM epcis_head", cancellation);
        }

        await table.CopyAsync(reader, writer, cancellation);
        var after = await table.DigestAsync(writer, cancellation);
        return before == after ? after
            : throw new CommandFault($"The copy of {table.Name} differs from its source: {before.Rows} rows before, {after.Rows} after. Nothing was kept.");
    }

    // Whether the target has the same rows already; other rows are refused. An unused store has the one row of its head.
    private static async Task<bool> IsThereAsync(MovedTable table, SqliteConnection reader, NpgsqlConnection writer, CancellationToken cancellation)
    {
        var unused = table.Name == "epcis_head" ? " WHERE position > 0" : "";
        if (!await IsTrueAsync(writer, $"SELECT EXISTS (SELECT 1 FROM {table.Name}{unused})", cancellation))
        {
            return false;
        }

        return await table.DigestAsync(reader, cancellation) == await table.DigestAsync(writer, cancellation) ? true
            : throw new CommandFault($"The target's table {table.Name} already holds rows; a move needs an empty database.");
    }

    private static async Task<bool> IsTrueAsync(NpgsqlConnection writer, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, writer);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private static async Task ExecuteAsync(NpgsqlConnection writer, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, writer);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The rows in a transaction that is still open.</summary>
    private sealed class Copied(NpgsqlConnection connection) : IStoreCopy
    {
        public NpgsqlConnection Connection { get; } = connection;

        public NpgsqlTransaction? Transaction { get; set; }

        public Task KeepAsync(CancellationToken cancellation) => Transaction!.CommitAsync(cancellation);

        public async ValueTask DisposeAsync()
        {
            await (Transaction?.DisposeAsync() ?? ValueTask.CompletedTask);
            await Connection.DisposeAsync();
        }
    }

    /// <summary>A table and the types of its columns.</summary>
    private sealed record MovedTable(string Name, (string Name, NpgsqlDbType Type)[] Columns)
    {
        private string Select => $"SELECT {string.Join(", ", Columns.Select(c => c.Name))} FROM {Name}";

        /// <summary>Rows, and the sum of their hashes modulo 2^256, which does not depend on order or engine.</summary>
        public async Task<TableDigest> DigestAsync(DbConnection connection, CancellationToken cancellation)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Select;
            command.CommandTimeout = 0;
            await using var row = await command.ExecuteReaderAsync(cancellation);
            var (rows, sum) = (0L, new byte[32]);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            while (await row.ReadAsync(cancellation))
            {
                for (var i = 0; i < Columns.Length; i++)
                {
                    Add(hash, row, i);
                }

                Add(sum, hash.GetHashAndReset());
                rows++;
            }

            return new TableDigest(Name, rows, Convert.ToHexString(sum));
        }

        public async Task CopyAsync(SqliteConnection reader, NpgsqlConnection writer, CancellationToken cancellation)
        {
            await using var command = reader.CreateCommand();
            command.CommandText = Select;
            await using var row = await command.ExecuteReaderAsync(cancellation);
            await using var copy = await writer.BeginBinaryImportAsync(
                $"COPY {Name} ({string.Join(", ", Columns.Select(c => c.Name))}) FROM STDIN (FORMAT BINARY)", cancellation);
            while (await row.ReadAsync(cancellation))
            {
                await copy.StartRowAsync(cancellation);
                for (var i = 0; i < Columns.Length; i++)
                {
                    if (row.IsDBNull(i))
                    {
                        await copy.WriteNullAsync(cancellation);
                        continue;
                    }

                    await (Columns[i].Type switch
                    {
                        NpgsqlDbType.Bigint => copy.WriteAsync(row.GetInt64(i), NpgsqlDbType.Bigint, cancellation),
                        NpgsqlDbType.Integer => copy.WriteAsync(row.GetInt32(i), NpgsqlDbType.Integer, cancellation),
                        NpgsqlDbType.Smallint => copy.WriteAsync(row.GetInt16(i), NpgsqlDbType.Smallint, cancellation),
                        NpgsqlDbType.Bytea => copy.WriteAsync(row.GetFieldValue<byte[]>(i), NpgsqlDbType.Bytea, cancellation),
                        _ => copy.WriteAsync(row.GetString(i), NpgsqlDbType.Text, cancellation),
                    });
                }
            }

            await copy.CompleteAsync(cancellation);
        }

        private void Add(IncrementalHash hash, DbDataReader row, int column)
        {
            if (row.IsDBNull(column))
            {
                hash.AppendData([0]);
                return;
            }

            Span<byte> number = stackalloc byte[9];
            number[0] = 1;
            if (Columns[column].Type is NpgsqlDbType.Bytea or NpgsqlDbType.Text)
            {
                var octets = Columns[column].Type == NpgsqlDbType.Text ? Encoding.UTF8.GetBytes(row.GetString(column)) : row.GetFieldValue<byte[]>(column);
                BinaryPrimitives.WriteInt64BigEndian(number[1..], octets.Length);
                hash.AppendData(number);
                hash.AppendData(octets);
                return;
            }

            BinaryPrimitives.WriteInt64BigEndian(number[1..], Columns[column].Type switch
            {
                NpgsqlDbType.Bigint => row.GetInt64(column),
                NpgsqlDbType.Integer => row.GetInt32(column),
                _ => row.GetInt16(column),
            });
            hash.AppendData(number);
        }

        private static void Add(byte[] sum, byte[] term)
        {
            var carry = 0;
            for (var i = sum.Length - 1; i >= 0; i--)
            {
                carry += sum[i] + term[i];
                sum[i] = (byte)carry;
                carry >>= 8;
            }
        }
    }
}

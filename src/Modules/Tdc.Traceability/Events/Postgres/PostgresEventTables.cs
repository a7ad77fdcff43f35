using Npgsql;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Postgres;

/// <summary>The tables on PostgreSQL, also through a Citus coordinator.</summary>
internal sealed class PostgresEventTables : IEventTables
{
    // Held while the tables are made, so that two nodes that start together do not get into each other's way.
    private const long PreparingLock = 0x7464632D65766E74;

    private readonly NpgsqlDataSource source;

    public PostgresEventTables(string connectionString) => source = NpgsqlDataSource.Create(Settings(connectionString));

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var files = EventSql.Files("postgres");
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using (var known = new NpgsqlCommand("SELECT to_regclass('epcis_schema') IS NOT NULL", connection))
        {
            if (await known.ExecuteScalarAsync(cancellation) is true)
            {
                await using var applied = new NpgsqlCommand("SELECT count(*) FROM epcis_schema WHERE file = ANY (@files)", connection);
                applied.Parameters.AddWithValue("files", files.ToArray());
                if (await applied.ExecuteScalarAsync(cancellation) is long count && count == files.Count)
                {
                    return;
                }
            }
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({PreparingLock})", cancellation);
        await ExecuteAsync(connection, "CREATE TABLE IF NOT EXISTS epcis_schema (file text NOT NULL PRIMARY KEY)", cancellation);
        foreach (var file in files)
        {
            await ExecuteAsync(connection, EventSql.Read(file), cancellation);
            await ExecuteAsync(connection, $"INSERT INTO epcis_schema (file) VALUES ('{file}') ON CONFLICT (file) DO NOTHING", cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<IAppendSession> BeginAsync(CancellationToken cancellation) => await PostgresAppendSession.BeginAsync(source, cancellation);

    /// <inheritdoc/>
    public async Task<Head> HeadAsync(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("SELECT position, record_time FROM epcis_head WHERE id = 1");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new Head(row.GetInt64(0), row.GetInt64(1)) : default;
    }

    /// <inheritdoc/>
    public async Task<List<PostingRow>> PostingsAsync(
        IReadOnlyList<long> keys, long from, long to, bool descending, int limit, CancellationToken cancellation)
    {
        var way = descending ? "DESC" : "ASC";
        await using var command = source.CreateCommand(keys.Count == 1
            ? $"SELECT item_key, place, more FROM epcis_item WHERE item_key = @key AND place BETWEEN @from AND @to ORDER BY place {way} LIMIT @limit"
            : $"SELECT item_key, place, more FROM epcis_item WHERE item_key = ANY (@keys) AND place BETWEEN @from AND @to ORDER BY item_key, place {way} LIMIT @limit");
        if (keys.Count == 1)
        {
            command.Parameters.Add(new NpgsqlParameter<long>("key", keys[0]));
        }
        else
        {
            command.Parameters.Add(new NpgsqlParameter<long[]>("keys", keys as long[] ?? [.. keys]));
        }

        command.Parameters.Add(new NpgsqlParameter<long>("from", from));
        command.Parameters.Add(new NpgsqlParameter<long>("to", to));
        command.Parameters.Add(new NpgsqlParameter<int>("limit", limit));
        return await PostgresAppendSession.PostingsAsync(command, cancellation);
    }

    /// <inheritdoc/>
    public async Task<List<EventPlace>> EventsAtAsync(IReadOnlyList<long> positions, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("SELECT position, slot, event_time, record_time FROM epcis_event WHERE position = ANY (@positions)");
        command.Parameters.Add(new NpgsqlParameter<long[]>("positions", positions as long[] ?? [.. positions]));
        return await PlacesAsync(command, cancellation);
    }

    /// <inheritdoc/>
    public async Task<List<EventPlace>> ScanAsync(EventScan scan, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand();
        command.CommandText = scan.Sql(
            (column, name, list) =>
            {
                command.Parameters.AddWithValue(name, list);
                return $"{column} = ANY (@{name})";
            },
            (name, value) => command.Parameters.AddWithValue(name, value));
        return await PlacesAsync(command, cancellation);
    }

    /// <inheritdoc/>
    public async Task<List<SegmentRow>> SegmentsAsync(IReadOnlyList<long> firsts, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("SELECT first, data FROM epcis_segment WHERE first = ANY (@firsts)");
        command.Parameters.Add(new NpgsqlParameter<long[]>("firsts", firsts as long[] ?? [.. firsts]));
        return await SegmentsAsync(command, cancellation);
    }

    /// <inheritdoc/>
    public async Task<List<SegmentRow>> SegmentsFromAsync(long first, int limit, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("SELECT first, data FROM epcis_segment WHERE first >= @first ORDER BY first LIMIT @limit");
        command.Parameters.Add(new NpgsqlParameter<long>("first", first));
        command.Parameters.Add(new NpgsqlParameter<int>("limit", limit));
        return await SegmentsAsync(command, cancellation);
    }

    /// <inheritdoc/>
    public async Task<List<string>> ValuesAsync(DistinctField field, string? after, int limit, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("SELECT value FROM epcis_value WHERE field = @field AND value > @after ORDER BY value LIMIT @limit");
        command.Parameters.Add(new NpgsqlParameter<short>("field", (short)field));
        command.Parameters.Add(new NpgsqlParameter<string>("after", after ?? ""));
        command.Parameters.Add(new NpgsqlParameter<int>("limit", limit));
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<string>();
        while (await row.ReadAsync(cancellation))
        {
            rows.Add(row.GetString(0));
        }

        return rows;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>The store asks the same few things again and again, always by an index, also while the tables are too new for statistics.</summary>
    private static string Settings(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0)
        {
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (60, 2);
        }

        settings.ApplicationName ??= "tdc events";
        settings.Options = string.Join(' ', settings.Options, "-c enable_seqscan=off -c jit=off").Trim();
        return settings.ConnectionString;
    }

    private static async Task<List<EventPlace>> PlacesAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<EventPlace>();
        while (await row.ReadAsync(cancellation))
        {
            rows.Add(new EventPlace(row.GetInt64(0), row.GetInt16(1), row.GetInt64(2), row.GetInt64(3)));
        }

        return rows;
    }

    private static async Task<List<SegmentRow>> SegmentsAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<SegmentRow>();
        while (await row.ReadAsync(cancellation))
        {
            rows.Add(new SegmentRow(row.GetInt64(0), row.GetFieldValue<byte[]>(1)));
        }

        return rows;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

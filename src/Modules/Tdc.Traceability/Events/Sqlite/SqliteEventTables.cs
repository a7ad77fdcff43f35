using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Sqlite;

/// <summary>The tables in a file of their own; one writer, any number of readers.</summary>
/// <param name="path">The file <c>events.db</c>.</param>
/// <param name="more">Further pragmas for each connection.</param>
internal sealed class SqliteEventTables(string path, string more = "") : IEventTables
{
    private readonly string connectionString =
        new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ConnectionString;

    private readonly ConcurrentBag<SqliteStatements> readers = [];

    private SqliteStatements? writer;

    private bool closed;

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken cancellation)
    {
        using var connection = Open();
        var files = EventSql.Files("sqlite");
        if (Convert.ToInt64(Scalar(connection, "PRAGMA user_version"), System.Globalization.CultureInfo.InvariantCulture) < files.Count)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var file in files)
            {
                Execute(connection, EventSql.Read(file));
            }

            Execute(connection, $"PRAGMA user_version = {files.Count}");
            transaction.Commit();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IAppendSession> BeginAsync(CancellationToken cancellation)
    {
        writer ??= new SqliteStatements(Open());
        return Task.FromResult<IAppendSession>(new SqliteAppendSession(writer, CloseWriter));
    }

    /// <inheritdoc/>
    public Task<Head> HeadAsync(CancellationToken cancellation) => ReadAsync(
        statements =>
        {
            using var row = statements.Get("SELECT position, record_time FROM epcis_head WHERE id = 1").ExecuteReader();
            return row.Read() ? new Head(row.GetInt64(0), row.GetInt64(1)) : default;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<List<PostingRow>> PostingsAsync(
        IReadOnlyList<long> keys, long from, long to, bool descending, int limit, CancellationToken cancellation) => ReadAsync(
        statements =>
        {
            var rows = new List<PostingRow>();
            var way = descending ? "DESC" : "ASC";
            var command = statements.Get(
                $"SELECT item_key, place, more FROM epcis_item WHERE item_key = @key AND place BETWEEN @from AND @to ORDER BY place {way} LIMIT @limit");
            foreach (var key in keys)
            {
                SqliteStatements.Set(command, "key", key);
                SqliteStatements.Set(command, "from", from);
                SqliteStatements.Set(command, "to", to);
                SqliteStatements.Set(command, "limit", limit - rows.Count);
                using var row = command.ExecuteReader();
                while (row.Read())
                {
                    rows.Add(new PostingRow(key, row.GetInt64(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2)));
                }

                if (rows.Count >= limit)
                {
                    break;
                }
            }

            return rows;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<List<EventPlace>> EventsAtAsync(IReadOnlyList<long> positions, CancellationToken cancellation) => ReadAsync(
        statements =>
        {
            var rows = new List<EventPlace>(positions.Count);
            var command = statements.Get("SELECT position, slot, event_time, record_time FROM epcis_event WHERE position = @position");
            foreach (var position in positions)
            {
                SqliteStatements.Set(command, "position", position);
                AddPlaces(command, rows);
            }

            return rows;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<List<EventPlace>> ScanAsync(EventScan scan, CancellationToken cancellation) => ReadAsync(
        statements =>
        {
            var values = new List<(string Name, object Value)>();
            var sql = scan.Sql(
                (column, name, list) =>
                {
                    values.Add((name, list is long[] longs ? JsonSerializer.Serialize(longs) : JsonSerializer.Serialize((int[])list)));
                    return $"{column} IN (SELECT value FROM json_each(@{name}))";
                },
                (name, value) => values.Add((name, value)));
            var command = statements.Get(sql);
            foreach (var (name, value) in values)
            {
                SqliteStatements.Set(command, name, value);
            }

            var rows = new List<EventPlace>();
            AddPlaces(command, rows);
            return rows;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<List<SegmentRow>> SegmentsAsync(IReadOnlyList<long> firsts, CancellationToken cancellation) => ReadAsync(
        statements =>
        {
            var rows = new List<SegmentRow>(firsts.Count);
            var command = statements.Get("SELECT first, data FROM epcis_segment WHERE first = @first");
            foreach (var first in firsts)
            {
                SqliteStatements.Set(command, "first", first);
                AddSegments(command, rows);
            }

            return rows;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<List<SegmentRow>> SegmentsFromAsync(long first, int limit, CancellationToken cancellation) => ReadAsync(
        statements =>
        {
            var rows = new List<SegmentRow>();
            var command = statements.Get("SELECT first, data FROM epcis_segment WHERE first >= @first ORDER BY first LIMIT @limit");
            SqliteStatements.Set(command, "first", first);
            SqliteStatements.Set(command, "limit", limit);
            AddSegments(command, rows);
            return rows;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<List<string>> ValuesAsync(DistinctField field, string? after, int limit, CancellationToken cancellation) => ReadAsync(
        statements =>
        {
            var rows = new List<string>();
            var command = statements.Get("SELECT value FROM epcis_value WHERE field = @field AND value > @after ORDER BY value LIMIT @limit");
            SqliteStatements.Set(command, "field", (int)field);
            SqliteStatements.Set(command, "after", after ?? "");
            SqliteStatements.Set(command, "limit", limit);
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                rows.Add(row.GetString(0));
            }

            return rows;
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        closed = true;
        CloseWriter();
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private SqliteConnection Open()
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var connection = new SqliteConnection(connectionString);
        connection.Open();
        Execute(
            connection,
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000; PRAGMA journal_size_limit=67108864;" + more);
        return connection;
    }

    // After a fault the connection may be inside a transaction that nobody ends; a new one is not.
    private void CloseWriter()
    {
        writer?.Dispose();
        writer = null;
    }

    private Task<T> ReadAsync<T>(Func<SqliteStatements, T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!readers.TryTake(out var reader))
        {
            reader = new SqliteStatements(Open());
        }

        try
        {
            var result = work(reader);
            Return(reader);
            return Task.FromResult(result);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private void Return(SqliteStatements reader)
    {
        if (closed || readers.Count > 16)
        {
            reader.Dispose();
        }
        else
        {
            readers.Add(reader);
        }
    }

    private static void AddPlaces(SqliteCommand command, List<EventPlace> rows)
    {
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            rows.Add(new EventPlace(row.GetInt64(0), row.GetInt16(1), row.GetInt64(2), row.GetInt64(3)));
        }
    }

    private static void AddSegments(SqliteCommand command, List<SegmentRow> rows)
    {
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            rows.Add(new SegmentRow(row.GetInt64(0), row.GetFieldValue<byte[]>(1)));
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Sqlite;

/// <summary>A write transaction. Rows go in through the engine's own interface: binding by name and boxing cost more than the rows.</summary>
internal sealed class SqliteAppendSession : IAppendSession
{
    private readonly SqliteStatements statements;

    private readonly Action fault;

    private readonly SqliteTransaction transaction;

    public SqliteAppendSession(SqliteStatements statements, Action fault)
    {
        (this.statements, this.fault) = (statements, fault);
        try
        {
            transaction = statements.Connection.BeginTransaction(deferred: false);
            var command = Command("SELECT position, record_time FROM epcis_head WHERE id = 1");
            using var row = command.ExecuteReader();
            Head = row.Read() ? new Head(row.GetInt64(0), row.GetInt64(1)) : default;
        }
        catch
        {
            fault();
            throw;
        }
    }

    /// <inheritdoc/>
    public Head Head { get; }

    /// <inheritdoc/>
    public Task<List<PostingRow>> FindAsync(IReadOnlyList<long> keys, CancellationToken cancellation)
    {
        var rows = new List<PostingRow>();
        using var find = new Statement(statements.Connection, "SELECT place, more FROM epcis_item WHERE item_key = ?");
        foreach (var key in keys)
        {
            find.Bind(1, key);
            while (find.Step())
            {
                rows.Add(new PostingRow(key, find.Number(0), find.Blob(1)));
            }

            find.Reset();
        }

        return Task.FromResult(rows);
    }

    /// <inheritdoc/>
    public Task WriteAsync(AppendRows rows, CancellationToken cancellation)
    {
        Segments(rows.Segments);
        Events(rows);
        Items(rows.Postings);
        Values(rows.Values);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task CommitAsync(Head head, CancellationToken cancellation)
    {
        var command = Command("UPDATE epcis_head SET position = @position, record_time = @recorded WHERE id = 1");
        SqliteStatements.Set(command, "position", head.Position);
        SqliteStatements.Set(command, "recorded", head.RecordTime);
        command.ExecuteNonQuery();
        transaction.Commit();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        try
        {
            transaction.Dispose(); // rolls back what was not committed
        }
        catch (SqliteException)
        {
            fault();
        }

        return ValueTask.CompletedTask;
    }

    private SqliteCommand Command(string sql)
    {
        var command = statements.Get(sql);
        command.Transaction = transaction;
        return command;
    }

    private void Segments(IReadOnlyList<SegmentRow> segments)
    {
        using var insert = new Statement(statements.Connection, "INSERT INTO epcis_segment (first, data) VALUES (?, ?)");
        foreach (var (first, data) in segments)
        {
            insert.Bind(1, first);
            insert.Bind(2, data.Span);
            insert.Run();
        }
    }

    private void Events(AppendRows rows)
    {
        using var insert = new Statement(
            statements.Connection,
            "INSERT INTO epcis_event (position, event_time, record_time, biz_step, disposition, read_point, biz_location, owner, slot, sort) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (var i = 0; i < rows.Events.Count; i++)
        {
            var columns = rows.Events[i];
            insert.Bind(1, rows.First + i);
            insert.Bind(2, columns.EventTime);
            insert.Bind(3, rows.RecordTime);
            insert.Bind(4, columns.BizStep);
            insert.Bind(5, columns.Disposition);
            insert.Bind(6, columns.ReadPoint);
            insert.Bind(7, columns.BizLocation);
            insert.Bind(8, columns.Owner);
            insert.Bind(9, rows.Slots[i]);
            insert.Bind(10, columns.Sort);
            insert.Run();
        }
    }

    private void Items(IReadOnlyList<PostingRow> postings)
    {
        using var insert = new Statement(statements.Connection, "INSERT INTO epcis_item (item_key, place, more) VALUES (?, ?, ?)");
        foreach (var (key, place, more) in postings)
        {
            insert.Bind(1, key);
            insert.Bind(2, place);
            insert.Bind(3, more);
            insert.Run();
        }
    }

    private void Values(IReadOnlyList<(DistinctField Field, string Value)> values)
    {
        foreach (var (field, value) in values)
        {
            var command = Command("INSERT OR IGNORE INTO epcis_value (field, value) VALUES (@field, @value)");
            SqliteStatements.Set(command, "field", (int)field);
            SqliteStatements.Set(command, "value", value);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>A statement of the engine itself.</summary>
    private sealed class Statement : IDisposable
    {
        private readonly sqlite3 handle;

        private readonly sqlite3_stmt statement;

        public Statement(SqliteConnection connection, string sql)
        {
            handle = connection.Handle!;
            Check(raw.sqlite3_prepare_v2(handle, sql, out statement));
        }

        public void Bind(int at, long value) => Check(raw.sqlite3_bind_int64(statement, at, value));

        public void Bind(int at, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(statement, at, value));

        public void Bind(int at, byte[]? value) => Check(value is null ? raw.sqlite3_bind_null(statement, at) : raw.sqlite3_bind_blob(statement, at, value));

        public void Run()
        {
            Step();
            Reset();
        }

        public bool Step()
        {
            var result = raw.sqlite3_step(statement);
            if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            {
                Check(result);
            }

            return result == raw.SQLITE_ROW;
        }

        public void Reset() => Check(raw.sqlite3_reset(statement));

        public long Number(int column) => raw.sqlite3_column_int64(statement, column);

        public byte[]? Blob(int column) =>
            raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_blob(statement, column).ToArray();

        public void Dispose() => statement.Dispose();

        private void Check(int result) => SqliteException.ThrowExceptionForRC(result, handle);
    }
}

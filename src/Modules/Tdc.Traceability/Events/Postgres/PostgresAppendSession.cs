using Npgsql;
using NpgsqlTypes;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Postgres;

/// <summary>A transaction that holds the row of the head; rows go in by binary COPY.</summary>
internal sealed class PostgresAppendSession : IAppendSession
{
    private readonly NpgsqlConnection connection;

    private readonly NpgsqlTransaction transaction;

    private PostgresAppendSession(NpgsqlConnection connection, NpgsqlTransaction transaction, Head head) =>
        (this.connection, this.transaction, Head) = (connection, transaction, head);

    /// <inheritdoc/>
    public Head Head { get; }

    /// <summary>Begins one; waits while another append holds the head.</summary>
    public static async Task<PostgresAppendSession> BeginAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var command = new NpgsqlCommand("SELECT position, record_time FROM epcis_head WHERE id = 1 FOR UPDATE", connection, transaction);
            command.CommandTimeout = 120;
            await using var row = await command.ExecuteReaderAsync(cancellation);
            await row.ReadAsync(cancellation);
            return new PostgresAppendSession(connection, transaction, new Head(row.GetInt64(0), row.GetInt64(1)));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<List<PostingRow>> FindAsync(IReadOnlyList<long> keys, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT item_key, place, more FROM epcis_item WHERE item_key = ANY (@keys)", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<long[]>("keys", keys as long[] ?? [.. keys]));
        return await PostingsAsync(command, cancellation);
    }

    /// <inheritdoc/>
    public async Task WriteAsync(AppendRows rows, CancellationToken cancellation)
    {
        await SegmentsAsync(rows.Segments, cancellation);
        await EventsAsync(rows, cancellation);
        await ItemsAsync(rows.Postings, cancellation);
        if (rows.Values.Count > 0)
        {
            await ValuesAsync(rows.Values, cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task CommitAsync(Head head, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("UPDATE epcis_head SET position = @position, record_time = @recorded WHERE id = 1", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<long>("position", head.Position));
        command.Parameters.Add(new NpgsqlParameter<long>("recorded", head.RecordTime));
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    internal static async Task<List<PostingRow>> PostingsAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<PostingRow>();
        while (await row.ReadAsync(cancellation))
        {
            rows.Add(new PostingRow(row.GetInt64(0), row.GetInt64(1), await row.IsDBNullAsync(2, cancellation) ? null : row.GetFieldValue<byte[]>(2)));
        }

        return rows;
    }

    private async Task SegmentsAsync(IReadOnlyList<SegmentRow> segments, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync("COPY epcis_segment (first, data) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var (first, data) in segments)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(first, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(data, NpgsqlDbType.Bytea, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    private async Task EventsAsync(AppendRows rows, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY epcis_event (position, event_time, record_time, biz_step, disposition, read_point, biz_location, owner, slot, sort) FROM STDIN (FORMAT BINARY)",
            cancellation);
        for (var i = 0; i < rows.Events.Count; i++)
        {
            var columns = rows.Events[i];
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(rows.First + i, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(columns.EventTime, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(rows.RecordTime, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(columns.BizStep, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(columns.Disposition, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(columns.ReadPoint, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(columns.BizLocation, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(columns.Owner, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(rows.Slots[i], NpgsqlDbType.Smallint, cancellation);
            await copy.WriteAsync(columns.Sort, NpgsqlDbType.Smallint, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    private async Task ItemsAsync(IReadOnlyList<PostingRow> postings, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync("COPY epcis_item (item_key, place, more) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var (key, place, more) in postings)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(key, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(place, NpgsqlDbType.Bigint, cancellation);
            if (more is null)
            {
                await copy.WriteNullAsync(cancellation);
            }
            else
            {
                await copy.WriteAsync(more, NpgsqlDbType.Bytea, cancellation);
            }
        }

        await copy.CompleteAsync(cancellation);
    }

    private async Task ValuesAsync(IReadOnlyList<(DistinctField Field, string Value)> values, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO epcis_value (field, value) SELECT * FROM unnest(@fields, @values) ON CONFLICT (field, value) DO NOTHING", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<short[]>("fields", [.. values.Select(v => (short)v.Field)]));
        command.Parameters.Add(new NpgsqlParameter<string[]>("values", [.. values.Select(v => v.Value)]));
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

using System.Data.Common;
using System.Text.Json;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Operations;

/// <summary>Reads the rows of a table as plain values, the same on both engines.</summary>
internal static class RowReader
{
    /// <summary>Streams the rows; <see langword="null"/> stands for a database null.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="table">What to read.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <param name="rounded">Hears of each decimal that had more places than its column has by the model.</param>
    public static async IAsyncEnumerable<object?[]> ReadAsync(
        DbConnection connection, StoredTable table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation,
        Action<StoredColumn>? rounded = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))} FROM \"{table.Name}\"";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var row = new object?[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : Read(reader, i, table.Columns[i], rounded);
            }

            yield return row;
        }
    }

    private static object Read(DbDataReader reader, int column, StoredColumn stored, Action<StoredColumn>? rounded)
    {
        if (stored.Item is not null)
        {
            return stored.Item == typeof(Guid) ? Items<Guid>(reader, column, stored) : Items<string>(reader, column, stored);
        }

        var value = Value(reader, column, stored.Type);
        if (value is not decimal number || stored.Scale is not { } scale)
        {
            return value;
        }

        var kept = ScaledDecimals.Round(number, scale);
        if (kept != number)
        {
            rounded?.Invoke(stored);
        }

        return kept;
    }

    // SQLite keeps a list as JSON text with ids in capitals; it and PostgreSQL's array are read as one and the same text.
    private static string Items<T>(DbDataReader reader, int column, StoredColumn stored) =>
        JsonSerializer.Serialize(stored.IsArray ? reader.GetFieldValue<T[]>(column) : JsonSerializer.Deserialize<T[]>(reader.GetString(column)));

    private static object Value(DbDataReader reader, int column, Type type) => type switch
    {
        _ when type == typeof(Guid) => reader.GetGuid(column),
        _ when type == typeof(bool) => reader.GetBoolean(column),
        _ when type == typeof(int) => reader.GetInt32(column),
        _ when type == typeof(long) => reader.GetInt64(column),
        _ when type == typeof(double) => reader.GetDouble(column),
        _ when type == typeof(decimal) => reader.GetDecimal(column),
        _ when type == typeof(DateTime) => ToMicrosecond(reader.GetDateTime(column)),
        _ when type == typeof(DateOnly) => reader.GetFieldValue<DateOnly>(column),
        _ when type == typeof(TimeOnly) => reader.GetFieldValue<TimeOnly>(column),
        _ when type == typeof(byte[]) => reader.GetFieldValue<byte[]>(column),
        _ => reader.GetString(column),
    };

    // SQLite keeps an instant as text with up to seven decimals, PostgreSQL holds six; all that decides is the microsecond.
    private static DateTime ToMicrosecond(DateTime value) => new(value.Ticks - (value.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}

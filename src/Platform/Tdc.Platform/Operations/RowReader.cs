using System.Data.Common;
using System.Text.Json;

namespace Tdc.Platform.Operations;

/// <summary>Reads the rows of a table as plain values, the same on both engines.</summary>
internal static class RowReader
{
    /// <summary>Streams the rows; <see langword="null"/> stands for a database null.</summary>
    public static async IAsyncEnumerable<object?[]> ReadAsync(
        DbConnection connection, StoredTable table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))} FROM \"{table.Name}\"";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var row = new object?[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : table.Columns[i].IsArray ? Items(reader, i, table.Columns[i]) : Value(reader, i, table.Columns[i].Type);
            }

            yield return row;
        }
    }

    // SQLite keeps a list as JSON text; PostgreSQL's array is read as the same text.
    private static string Items(DbDataReader reader, int column, StoredColumn stored) => stored.StoreType == "uuid[]"
        ? JsonSerializer.Serialize(reader.GetFieldValue<Guid[]>(column))
        : JsonSerializer.Serialize(reader.GetFieldValue<string[]>(column));

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

using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Tdc.Platform.Storage;

/// <summary>Writes many new rows of one table: what the model says of columns and conversions, without tracking each row.</summary>
/// <remarks>
/// For records that a computation makes by the ten thousand. Readings that are kept for a table do not hear of it, and navigations are not followed.
/// Rows are written in the transaction that the context is in, if any.
/// </remarks>
public static class RowWriter
{
    private const int RowsAtOnce = 200; // PostgreSQL takes 65,535 parameters a command; each journey costs, so several rows go together

    /// <summary>Inserts rows.</summary>
    /// <typeparam name="T">An entity type of the model with a table of its own.</typeparam>
    /// <param name="db">The context.</param>
    /// <param name="rows">The rows, in the order in which they are written.</param>
    /// <param name="cancellation">Stops writing; the caller's transaction decides what remains.</param>
    public static async Task InsertRowsAsync<T>(this TdcDbContext db, IReadOnlyList<T> rows, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            return;
        }

        var type = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"The model has no {typeof(T).Name}.", nameof(rows));
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var columns = type.GetProperties().Select(p => new Column(p, p.GetColumnName(table)!)).ToList();
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            // SQLite runs in this process: one row a command, prepared once, is the fastest there.
            var size = db.IsSqlite ? 1 : RowsAtOnce;
            var whole = rows.Count / size * size;
            await WriteAsync(db, table.Name, columns, rows, 0, whole, size, cancellation);
            await WriteAsync(db, table.Name, columns, rows, whole, rows.Count, rows.Count - whole, cancellation);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task WriteAsync<T>(TdcDbContext db, string table, List<Column> columns, IReadOnlyList<T> rows, int from, int to, int size, CancellationToken cancellation)
        where T : class
    {
        if (from == to)
        {
            return;
        }

        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES "
            + string.Join(", ", Enumerable.Range(0, size).Select(row => $"({string.Join(", ", columns.Select((_, i) => Parameter((row * columns.Count) + i)))})"));
        for (var i = 0; i < size * columns.Count; i++)
        {
            command.Parameters.Add(columns[i % columns.Count].ParameterOf(command, Parameter(i)));
        }

        await command.PrepareAsync(cancellation);
        for (var next = from; next < to; next += size)
        {
            for (var i = 0; i < size * columns.Count; i++)
            {
                command.Parameters[i].Value = columns[i % columns.Count].ValueOf(rows[next + (i / columns.Count)]);
            }

            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static string Parameter(int number) => "@p" + number.ToString(CultureInfo.InvariantCulture);

    private sealed class Column(IProperty property, string name)
    {
        private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
        private readonly IClrPropertyGetter getter = property.GetGetter();

        public string Name { get; } = name;

        public DbParameter ParameterOf(DbCommand command, string name) => mapping.CreateParameter(command, name, null, nullable: true);

        public object ValueOf(object row)
        {
            var value = getter.GetClrValue(row);
            return (value is not null && mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
    }
}

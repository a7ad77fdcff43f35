using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tdc.Platform.Operations;

/// <summary>A column as both engines see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type in which values are read and written: string, bool, int, long, double, decimal, Guid, DateTime, DateOnly, TimeOnly or byte[].</param>
/// <param name="StoreType">The engine's own type name.</param>
/// <param name="Scale">Decimal places that a decimal has by the model; <see langword="null"/>: as many as it came with.</param>
/// <param name="Item">Type of the items when the column keeps a list: as an array, or on SQLite as JSON text.</param>
internal sealed record StoredColumn(string Name, Type Type, string StoreType, int? Scale = null, Type? Item = null)
{
    /// <summary>Whether the engine keeps a list as an array: <c>uuid[]</c> or <c>text[]</c>.</summary>
    public bool IsArray => StoreType.EndsWith("[]", StringComparison.Ordinal);
}

/// <summary>A table of the model: what a move copies and a digest reads.</summary>
internal sealed record StoredTable(string Name, IReadOnlyList<StoredColumn> Columns, string? IdentityColumn)
{
    /// <summary>The tables of a context's model, each after those it refers to.</summary>
    public static IReadOnlyList<StoredTable> Of(DbContext db)
    {
        var tables = db.Model.GetRelationalModel().Tables.ToList();
        var ordered = new List<ITable>(tables.Count);
        var visited = new HashSet<ITable>();
        foreach (var table in tables.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            Visit(table, visited, ordered);
        }

        return [.. ordered.Select(Describe)];
    }

    private static void Visit(ITable table, HashSet<ITable> visited, List<ITable> ordered)
    {
        if (!visited.Add(table))
        {
            return;
        }

        foreach (var principal in table.ForeignKeyConstraints.Select(f => f.PrincipalTable).Where(p => p != table))
        {
            Visit(principal, visited, ordered);
        }

        ordered.Add(table);
    }

    private static StoredTable Describe(ITable table)
    {
        var identity = table.PrimaryKey?.Columns is [var only] && only.PropertyMappings.Any(m =>
                m.Property.ValueGenerated == ValueGenerated.OnAdd && (m.Property.ClrType == typeof(int) || m.Property.ClrType == typeof(long)))
            ? only.Name
            : null;
        var columns = table.Columns.Select(c =>
        {
            var mapping = c.PropertyMappings.Select(m => m.TypeMapping).FirstOrDefault() ?? c.StoreTypeMapping;
            var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
            type = Nullable.GetUnderlyingType(type) ?? type;
            var property = c.PropertyMappings is [var first, ..] ? first.Property : null;
            return new StoredColumn(c.Name, property is null ? typeof(string) : type, c.StoreType, property?.GetScale(), property?.GetElementType()?.ClrType);
        });
        return new StoredTable(table.Name, [.. columns.OrderBy(c => c.Name, StringComparer.Ordinal)], identity);
    }
}

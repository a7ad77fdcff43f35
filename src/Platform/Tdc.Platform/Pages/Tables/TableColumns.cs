namespace Tdc.Platform.Pages;

/// <summary>The columns that a table's <c>Column</c> children have announced, in their order.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
public sealed class TableColumns<TRow>
{
    private readonly List<Column<TRow>> columns = [];

    internal IReadOnlyList<Column<TRow>> All => columns;

    internal void Add(Column<TRow> column) => columns.Add(column);
}

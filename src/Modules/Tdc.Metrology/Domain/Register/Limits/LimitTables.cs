namespace Tdc.Metrology.Domain.Register.Limits;

/// <summary>A row of a table of limits as its file writes it.</summary>
/// <param name="Cells">Its cells under the table's heads.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Status">How it is known.</param>
internal sealed record LimitRow(IReadOnlyList<string> Cells, string Source, KnowledgeStatus Status);

/// <summary>A table of limits for people to read.</summary>
/// <param name="Code">Its code (<c>r76</c>).</param>
/// <param name="Heads">Names of its columns.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record LimitTable(string Code, IReadOnlyList<string> Heads, IReadOnlyList<LimitRow> Rows);

/// <summary>All tables of limits that ship with the module.</summary>
internal static class LimitTables
{
    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<LimitTable> All { get; } = [.. ((string[])["r76", "r76-classes", "r111", "r117", "r117-small", "r49", "r46", "mi003", "r21"]).Select(Read)];

    private static LimitTable Read(string code)
    {
        var rows = TableFile.Csv($"mpe-{code}.csv");
        List<string> heads = [.. rows[0].Keys.Where(k => k is not ("source" or "status"))];
        return new(code, heads, [.. rows.Select(r => new LimitRow([.. heads.Select(h => r[h])], r["source"], TableFile.Status(r["status"])))]);
    }
}

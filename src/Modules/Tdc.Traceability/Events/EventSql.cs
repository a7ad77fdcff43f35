namespace Tdc.Traceability.Events;

/// <summary>The named SQL files of the event store, which travel inside the program.</summary>
internal static class EventSql
{
    private const string Prefix = "Tdc.Traceability.Sql.";

    /// <summary>Names of an engine's files, in the order in which they are run: <c>postgres-0001-events.sql</c> …</summary>
    /// <param name="engine"><c>sqlite</c> or <c>postgres</c>.</param>
    public static IReadOnlyList<string> Files(string engine) =>
    [
        .. typeof(EventSql).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix + engine + "-", StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..]).Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a file.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(EventSql).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"The program has no SQL file {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

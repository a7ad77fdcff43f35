using Tdc.Platform.Storage;

namespace Tdc.Traceability.Events;

/// <summary>Where the events are.</summary>
/// <param name="Postgres">Connection string of the PostgreSQL server or Citus coordinator; <see langword="null"/> for the embedded file.</param>
/// <param name="DataFolder">The data folder; also for documents on their way in.</param>
internal sealed record EventSettings(string? Postgres, string DataFolder)
{
    /// <summary>Names a server for the events alone, such as a Citus coordinator.</summary>
    public const string Variable = "TDC_EVENTS_POSTGRES";

    /// <summary>Name of the embedded file in the data folder.</summary>
    public const string SqliteFile = "events.db";

    /// <summary>Path of the embedded file.</summary>
    public string SqlitePath => Path.Combine(DataFolder, SqliteFile);

    /// <summary>The settings beside those of the database; on the embedded engine the events stay embedded too.</summary>
    public static EventSettings Of(DatabaseSettings database) => new(
        database.Engine == DatabaseEngine.Sqlite ? null
        : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } own ? own
        : database.ConnectionString,
        database.DataFolder);
}

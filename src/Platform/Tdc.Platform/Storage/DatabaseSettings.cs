namespace Tdc.Platform.Storage;

/// <summary>Which of the two engines holds the data.</summary>
public enum DatabaseEngine
{
    /// <summary>Embedded, one process, a file in the data folder.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or later.</summary>
    Postgres,
}

/// <summary>Where the data is.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="ConnectionString">Complete connection string; never logged.</param>
/// <param name="DataFolder">Absolute folder of the embedded database and of files; also used beside PostgreSQL for files.</param>
public sealed record DatabaseSettings(DatabaseEngine Engine, string ConnectionString, string DataFolder)
{
    /// <summary>The name of the embedded database in the data folder.</summary>
    public const string SqliteFile = "tdc.db";

    /// <summary>The embedded database in a folder.</summary>
    public static DatabaseSettings Sqlite(string folder)
    {
        var path = Path.GetFullPath(folder);
        return new(DatabaseEngine.Sqlite, $"Data Source={Path.Combine(path, SqliteFile)};Foreign Keys=True;Default Timeout=30", path);
    }

    /// <summary>A PostgreSQL database.</summary>
    public static DatabaseSettings Postgres(string connectionString, string folder) =>
        new(DatabaseEngine.Postgres, connectionString, Path.GetFullPath(folder));

    /// <summary>Reads <c>TDC_POSTGRES</c> and <c>TDC_DATA</c>; without them an embedded database in <c>./data</c>.</summary>
    public static DatabaseSettings FromEnvironment(string? folder = null)
    {
        var data = folder ?? Environment.GetEnvironmentVariable("TDC_DATA");
        data = string.IsNullOrWhiteSpace(data) ? "data" : data;
        var postgres = Environment.GetEnvironmentVariable("TDC_POSTGRES");
        return string.IsNullOrWhiteSpace(postgres) ? Sqlite(data) : Postgres(postgres, data);
    }
}

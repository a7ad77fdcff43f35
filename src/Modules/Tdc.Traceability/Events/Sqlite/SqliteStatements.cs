using Microsoft.Data.Sqlite;

namespace Tdc.Traceability.Events.Sqlite;

/// <summary>A connection with the statements that were prepared on it.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    // Filters make many shapes of one statement; those used once must not gather without end.
    private const int Most = 100;

    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    /// <summary>The connection.</summary>
    public SqliteConnection Connection => connection;

    /// <summary>The statement, prepared at its first use.</summary>
    public SqliteCommand Get(string sql)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            if (prepared.Count >= Most)
            {
                Forget();
            }

            command = connection.CreateCommand();
            command.CommandText = sql;
            prepared.Add(sql, command);
        }

        return command;
    }

    /// <summary>Sets a parameter.</summary>
    public static void Set(SqliteCommand command, string name, object value)
    {
        var at = command.Parameters.IndexOf("@" + name);
        if (at < 0)
        {
            command.Parameters.AddWithValue("@" + name, value);
        }
        else
        {
            command.Parameters[at].Value = value;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private void Forget()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        prepared.Clear();
    }
}

using Microsoft.Data.Sqlite;
using Npgsql;
using Tdc.Platform.Outcomes;

namespace Tdc.Platform.Storage;

/// <summary>Tells faults of the machine under the database from faults of the program.</summary>
public static class StorageFault
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteConstraint = 19;

    /// <summary>The refusal (503) to answer with, or <see langword="null"/> when the fault is not one of storage.</summary>
    /// <returns><c>storage.read-only</c>, <c>storage.full</c>, <c>storage.busy</c> or <c>storage.gone</c>.</returns>
    public static Refusal? Of(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            var code = e switch
            {
                SqliteException sqlite => Of(sqlite.SqliteErrorCode),
                PostgresException postgres => Of(postgres.SqlState),
                NpgsqlException => "storage.gone",
                TimeoutException => "storage.busy",
                _ => null,
            };
            if (code is not null)
            {
                return new Refusal(RefusalKind.Unavailable, code);
            }
        }

        return null;
    }

    /// <summary>Whether a unique key or a foreign key said no: somebody else was first.</summary>
    public static bool IsConstraint(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is SqliteException { SqliteErrorCode: SqliteConstraint } || (e is PostgresException { SqlState: { } state } && state.StartsWith("23", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Of(int sqlite) => sqlite switch
    {
        SqliteReadOnly => "storage.read-only",
        SqliteFull => "storage.full",
        SqliteBusy or SqliteLocked => "storage.busy",
        SqliteInputOutput or SqliteCannotOpen => "storage.gone",
        _ => null,
    };

    // Classes of PostgreSQL's error codes (its manual, appendix A): 08 connection, 25006 read-only, 53 resources, 57P operator.
    private static string? Of(string sqlState) => sqlState switch
    {
        "25006" => "storage.read-only",
        "53100" => "storage.full",
        _ when sqlState.StartsWith("53", StringComparison.Ordinal) || sqlState is "40001" or "40P01" or "55P03" => "storage.busy",
        _ when sqlState.StartsWith("08", StringComparison.Ordinal) || sqlState.StartsWith("57P", StringComparison.Ordinal) => "storage.gone",
        _ => null,
    };
}

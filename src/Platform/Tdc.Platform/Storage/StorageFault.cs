using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Tdc.Platform.Storage;

/// <summary>Why the database did not answer, as far as its reader can do something about it.</summary>
public enum StorageFaultKind
{
    /// <summary>Not a matter of the database's state.</summary>
    None,

    /// <summary>It cannot be reached, or is too busy.</summary>
    Away,

    /// <summary>It can be read and not written.</summary>
    ReadOnly,

    /// <summary>The disk is full.</summary>
    Full,
}

/// <summary>Reads the reason out of an exception.</summary>
public static class StorageFault
{
    /// <summary>The reason; <see cref="StorageFaultKind.None"/> when the exception is about something else.</summary>
    /// <remarks>Source: SQLite result codes 5, 6, 8, 10, 13, 14, 26; PostgreSQL SQLSTATE classes 08, 25006, 53, 55000 (a database that takes no connections), 57P.</remarks>
    public static StorageFaultKind Of(Exception? exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            var kind = e switch
            {
                SqliteException sqlite => sqlite.SqliteErrorCode switch
                {
                    8 => StorageFaultKind.ReadOnly,
                    13 => StorageFaultKind.Full,
                    5 or 6 or 10 or 14 or 26 => StorageFaultKind.Away,
                    _ => StorageFaultKind.None,
                },
                PostgresException postgres => postgres.SqlState switch
                {
                    "25006" => StorageFaultKind.ReadOnly,
                    "53100" => StorageFaultKind.Full,
                    "55000" or ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] => StorageFaultKind.Away,
                    _ => StorageFaultKind.None,
                },
                NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: SocketException or TimeoutException or IOException } => StorageFaultKind.Away,
                DbException { IsTransient: true } => StorageFaultKind.Away,
                _ => StorageFaultKind.None,
            };
            if (kind != StorageFaultKind.None)
            {
                return kind;
            }
        }

        return StorageFaultKind.None;
    }

    /// <summary>Whether a unique key or a foreign key said no: somebody else was first.</summary>
    /// <remarks>Source: SQLite result code 19; PostgreSQL SQLSTATE class 23.</remarks>
    public static bool IsConstraint(Exception? exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is SqliteException { SqliteErrorCode: 19 } or PostgresException { SqlState: ['2', '3', ..] })
            {
                return true;
            }
        }

        return false;
    }
}

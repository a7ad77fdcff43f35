using Tdc.Platform.Storage;

namespace Tdc.Platform.Operations;

/// <summary>A store that a module keeps beside the one database: backup, restore and move take it along.</summary>
public interface IModuleStore
{
    /// <summary>Name of its file in the data folder when the database is the embedded one; a SQLite database.</summary>
    string EmbeddedFile { get; }

    /// <summary>Copies the embedded store into an empty one on PostgreSQL and proves that nothing changed on the way.</summary>
    /// <remarks>Safe to repeat: a target that holds the same already is left as it is.</remarks>
    /// <param name="source">The embedded database.</param>
    /// <param name="target">The PostgreSQL database.</param>
    /// <param name="progress">Hears of each table that was copied and compared.</param>
    /// <param name="cancellation">Stops the work; the target stays empty.</param>
    /// <exception cref="Commands.CommandFault">The target holds other rows, or a copy differs; then nothing is kept.</exception>
    Task MoveAsync(DatabaseSettings source, DatabaseSettings target, Action<TableDigest> progress, CancellationToken cancellation);
}

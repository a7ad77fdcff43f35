using Tdc.Platform.Storage;

namespace Tdc.Platform.Operations;

/// <summary>A copy that was made and compared; let go before it is kept, it leaves the target's rows as they were.</summary>
public interface IStoreCopy : IAsyncDisposable
{
    /// <summary>Makes it last.</summary>
    Task KeepAsync(CancellationToken cancellation);
}

/// <summary>A store that a module keeps beside the one database: backup, restore and move take it along.</summary>
public interface IModuleStore
{
    /// <summary>Name of its file in the data folder when the database is the embedded one; a SQLite database.</summary>
    string EmbeddedFile { get; }

    /// <summary>Looks, without changing the target, whether the store may be moved there; the target may lack tables or be absent.</summary>
    /// <param name="source">The embedded database.</param>
    /// <param name="target">The PostgreSQL database.</param>
    /// <param name="cancellation">Stops looking.</param>
    /// <exception cref="Commands.CommandFault">The target holds other rows.</exception>
    Task CheckTargetAsync(DatabaseSettings source, DatabaseSettings target, CancellationToken cancellation);

    /// <summary>Copies the embedded store into an empty one on PostgreSQL and proves that nothing changed on the way.</summary>
    /// <remarks>Safe to repeat: a target that holds the same already is left as it is.</remarks>
    /// <param name="source">The embedded database.</param>
    /// <param name="target">The PostgreSQL database.</param>
    /// <param name="progress">Hears of each table that was copied and compared.</param>
    /// <param name="cancellation">Stops the work; the target stays empty.</param>
    /// <returns>The copy, which is only there for others once it is kept.</returns>
    /// <exception cref="Commands.CommandFault">The target holds other rows, or a copy differs; then nothing is kept.</exception>
    Task<IStoreCopy> CopyAsync(DatabaseSettings source, DatabaseSettings target, Action<TableDigest> progress, CancellationToken cancellation);
}

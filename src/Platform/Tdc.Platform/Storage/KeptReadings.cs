using System.Collections.Concurrent;

namespace Tdc.Platform.Storage;

/// <summary>Keeps what was read or added up from tables until one of the tables changes.</summary>
/// <remarks>
/// For sums over much history that many pages show and few requests change. A change of this process is seen at its commit; one of another process
/// within <see cref="Staleness"/>. Values are shared by all requests: immutable, the same for every asker, without words of a language.
/// </remarks>
public sealed class KeptReadings(TableWatch watch, TimeProvider clock)
{
    /// <summary>How long another process's change may stay unseen.</summary>
    public static readonly TimeSpan Staleness = TimeSpan.FromSeconds(5);

    // Years, days and tasks make few hundred names; an unbounded one (days typed into addresses) must not fill the memory.
    private const int Most = 500;
    private readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);

    /// <summary>The value kept under a name, or read now.</summary>
    /// <param name="db">The context that <paramref name="read"/> asks; inside a transaction nothing is kept, because it may see what is never committed.</param>
    /// <param name="name">Names the question with everything that the answer depends on.</param>
    /// <param name="entities">The entities whose rows the answer is made of.</param>
    /// <param name="read">Reads it.</param>
    public async ValueTask<T> GetAsync<T>(TdcDbContext db, string name, IReadOnlyCollection<Type> entities, Func<Task<T>> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(read);
        return db.Database.CurrentTransaction is null ? await GetAsync(name, entities, read) : await read();
    }

    /// <summary>The value kept under a name, or read now with a context of its own, which sees only what is committed.</summary>
    /// <inheritdoc cref="GetAsync{T}(TdcDbContext, string, IReadOnlyCollection{Type}, Func{Task{T}})"/>
    public async ValueTask<T> GetAsync<T>(string name, IReadOnlyCollection<Type> entities, Func<Task<T>> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        var (version, now) = (watch.VersionOf(entities), clock.GetUtcNow());
        if (kept.TryGetValue(name, out var known) && known.Version == version && now - known.At < Staleness)
        {
            return (T)known.Value;
        }

        var value = await read();
        if (kept.Count >= Most)
        {
            kept.Clear();
        }

        kept[name] = new(value, version, now);
        return value;
    }

    private sealed record Kept(object Value, long Version, DateTimeOffset At);
}

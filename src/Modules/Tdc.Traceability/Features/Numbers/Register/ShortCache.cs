using System.Collections.Concurrent;

namespace Tdc.Traceability.Features.Numbers.Register;

/// <summary>Answers kept for some seconds; bounded; what was read before a <see cref="Forget"/> is not kept after it.</summary>
internal sealed class ShortCache<TValue>(TimeProvider clock, TimeSpan staleness, int most)
    where TValue : class
{
    private readonly ConcurrentDictionary<string, (TValue? Value, DateTimeOffset At)> entries = new(StringComparer.Ordinal);
    private int generation;

    /// <summary>The kept answer, or the one that is read now. An absent thing is an answer too.</summary>
    public async ValueTask<TValue?> GetAsync(string key, Func<Task<TValue?>> read)
    {
        if (TryGet(key, out var known))
        {
            return known;
        }

        var before = Volatile.Read(ref generation);
        var value = await read();
        Keep(key, value, before);
        return value;
    }

    /// <summary>The kept answer when there is a fresh one.</summary>
    public bool TryGet(string key, out TValue? value)
    {
        var found = entries.TryGetValue(key, out var entry) && clock.GetUtcNow() - entry.At < staleness;
        value = found ? entry.Value : null;
        return found;
    }

    /// <summary>A mark to be taken before reading and given to <see cref="Keep"/>.</summary>
    public int Mark => Volatile.Read(ref generation);

    /// <summary>Keeps an answer unless something was forgotten since the mark was taken.</summary>
    public void Keep(string key, TValue? value, int mark)
    {
        if (mark != Volatile.Read(ref generation))
        {
            return;
        }

        if (entries.Count >= most)
        {
            entries.Clear(); // a crawler through all codes must not fill the memory; the next readers fill it anew
        }

        entries[key] = (value, clock.GetUtcNow());
    }

    /// <summary>Forgets all.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref generation);
        entries.Clear();
    }
}

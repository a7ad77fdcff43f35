using System.Collections.Concurrent;

namespace Tdc.Platform.Identity;

/// <summary>Counts failed sign-ins per name and per network address over the last ten minutes.</summary>
/// <remarks>
/// Names are counted whether an account bears them or not, so that the answer does not tell which exist. In memory: the lockout
/// that all nodes share stands in the account itself.
/// </remarks>
public sealed class SignInThrottle(TimeProvider clock)
{
    /// <summary>Failures after which a name has to wait.</summary>
    public const int PerName = 5;

    /// <summary>Failures after which an address has to wait; offices share one.</summary>
    public const int PerAddress = 30;

    private const int MostKeys = 20_000;
    private static readonly TimeSpan window = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> failures = new(StringComparer.Ordinal);

    /// <summary>How long a name or an address still has to wait; <see langword="null"/> when it need not.</summary>
    public TimeSpan? Wait(string name, string address)
    {
        var (byName, byAddress) = (WaitOf(NameKey(name), PerName), WaitOf(AddressKey(address), PerAddress));
        return byName > byAddress || byAddress is null ? byName : byAddress;
    }

    /// <summary>Counts a failure.</summary>
    public void Fail(string name, string address)
    {
        var now = clock.GetUtcNow();
        if (failures.Count > MostKeys)
        {
            foreach (var (key, times) in failures)
            {
                if (Recent(times, now) == 0)
                {
                    failures.TryRemove(key, out _);
                }
            }
        }

        foreach (var key in new[] { NameKey(name), AddressKey(address) })
        {
            var times = failures.GetOrAdd(key, _ => []);
            lock (times)
            {
                times.RemoveAll(t => now - t > window);
                times.Add(now);
            }
        }
    }

    /// <summary>Forgets a name's failures after a success or a new password.</summary>
    public void Clear(string name) => failures.TryRemove(NameKey(name), out _);

    private TimeSpan? WaitOf(string key, int limit)
    {
        if (!failures.TryGetValue(key, out var times))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        lock (times)
        {
            times.RemoveAll(t => now - t > window);
            return times.Count < limit ? null : times[^limit] + window - now;
        }
    }

    private static int Recent(List<DateTimeOffset> times, DateTimeOffset now)
    {
        lock (times)
        {
            times.RemoveAll(t => now - t > window);
            return times.Count;
        }
    }

    private static string NameKey(string name) => "name " + name.Trim().ToUpperInvariant();

    private static string AddressKey(string address) => "from " + address;
}

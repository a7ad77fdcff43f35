namespace Tdc.Traceability.Features.Showing;

/// <summary>What was read of the registers, kept until one of them changes; <see langword="null"/> when it was too much to keep.</summary>
/// <param name="versions">Tells of changes.</param>
/// <param name="read">Reads; gives <see langword="null"/> when it is too much.</param>
internal sealed class Kept<T>(ShowingVersion versions, Func<CancellationToken, Task<T?>> read)
    where T : class
{
    private volatile Reading? last;

    /// <summary>What was read last, read anew when something changed since.</summary>
    public async ValueTask<T?> GetAsync(CancellationToken cancellation)
    {
        var version = await versions.RegistersAsync(cancellation); // before the reading: what changes meanwhile is read again
        if (last is { } known && known.Version == version)
        {
            return known.Value;
        }

        var value = await read(cancellation);
        last = new(version, value);
        return value;
    }

    private sealed record Reading(long Version, T? Value);
}

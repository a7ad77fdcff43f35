using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Identity;

/// <summary>Whether demonstration data is loaded: as long as one of its accounts exists.</summary>
public sealed class DemonstrationData(IDbContextFactory<TdcDbContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan staleness = TimeSpan.FromSeconds(15);
    private volatile Answer? known;

    /// <summary>Asks the table, at most every 15 seconds.</summary>
    public async ValueTask<bool> IsLoadedAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (known is { } answer && now - answer.At < staleness)
        {
            return answer.Loaded;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var loaded = await db.Users.AnyAsync(u => u.IsDemonstration, cancellation);
        known = new Answer(loaded, now);
        return loaded;
    }

    /// <summary>Makes the next question read the table.</summary>
    public void Forget() => known = null;

    private sealed record Answer(bool Loaded, DateTimeOffset At);
}

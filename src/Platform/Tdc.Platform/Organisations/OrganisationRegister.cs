using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Organisations;

/// <summary>The register as every module asks it: who existed on a day, who followed whom, who is meant by a name.</summary>
/// <remarks>
/// Some thousand rows, read whole and kept as one immutable snapshot. Another process's change is seen within
/// <see cref="Staleness"/>; this process's own at once, because it calls <see cref="Forget"/>.
/// </remarks>
public sealed class OrganisationRegister(IDbContextFactory<TdcDbContext> contexts, TimeProvider clock)
{
    /// <summary>How long another process's change may stay unseen.</summary>
    public static readonly TimeSpan Staleness = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile RegisterSnapshot? snapshot;

    /// <summary>The register now.</summary>
    public async ValueTask<RegisterSnapshot> NowAsync(CancellationToken cancellation)
    {
        var known = snapshot;
        if (known is not null && clock.GetUtcNow() - known.ReadAt < Staleness)
        {
            return known;
        }

        await gate.WaitAsync(cancellation);
        try
        {
            known = snapshot;
            if (known is not null && clock.GetUtcNow() - known.ReadAt < Staleness)
            {
                return known;
            }

            await using var db = contexts.CreateDbContext();
            return snapshot = await ReadAsync(db, clock.GetUtcNow(), cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Makes the next question read the tables again; call it after a commit that changed units.</summary>
    public void Forget() => snapshot = null;

    /// <summary>Reads the tables with a context, for one who is about to change them.</summary>
    internal static async Task<RegisterSnapshot> ReadAsync(TdcDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var units = await db.Set<Organisation>().AsNoTracking().ToListAsync(cancellation);
        var acts = await db.Set<SuccessionAct>().AsNoTracking().Include(a => a.Links).ToListAsync(cancellation);
        var groups = await db.Set<UnitGroup>().AsNoTracking().Include(g => g.Members).ToListAsync(cancellation);
        return new RegisterSnapshot(units, acts, now, groups);
    }
}

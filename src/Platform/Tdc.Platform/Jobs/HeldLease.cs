using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Jobs;

/// <summary>A lease that this node holds, and the epoch under which it writes.</summary>
public sealed record HeldLease(string Name, string Owner, long Epoch)
{
    /// <summary>Makes sure that the lease is still held; locks its row, so call it first in each transaction that writes.</summary>
    /// <remarks>From then until the commit nobody can take the lease over, and a holder of before can no longer commit.</remarks>
    /// <exception cref="LeaseLostException">Another node has taken over.</exception>
    public async Task CheckAsync(TdcDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var held = await db.Set<Lease>().Where(l => l.Name == Name && l.Owner == Owner && l.Epoch == Epoch)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Epoch, Epoch), cancellation);
        if (held != 1)
        {
            throw new LeaseLostException($"The lease {Name} is no longer held under epoch {Epoch}.");
        }
    }
}

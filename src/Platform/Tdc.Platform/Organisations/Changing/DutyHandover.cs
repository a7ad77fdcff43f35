using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Organisations;

/// <summary>Lists and moves open duties of all modules for a recorded act.</summary>
public sealed class DutyHandover(IEnumerable<IOpenDuties> sources)
{
    private readonly IOpenDuties[] sources = [.. sources];

    /// <summary>The open duties of some lines, by unit and last day.</summary>
    public async Task<IReadOnlyList<OpenDuty>> ListAsync(
        TdcDbContext db, IReadOnlyCollection<LineageId> units, DateOnly asOf, CancellationToken cancellation)
    {
        var duties = new List<OpenDuty>();
        if (units.Count > 0)
        {
            foreach (var source in sources)
            {
                duties.AddRange(await source.ListAsync(db, units, asOf, cancellation));
            }
        }

        return duties;
    }

    /// <summary>What an act handed over, of all modules.</summary>
    public async Task<IReadOnlyList<MovedDuty>> MovedAsync(TdcDbContext db, SuccessionAct act, CancellationToken cancellation)
    {
        var moved = new List<MovedDuty>();
        foreach (var source in sources)
        {
            moved.AddRange(await source.MovedAsync(db, act, cancellation));
        }

        return moved;
    }

    /// <summary>Moves what is open, inside the caller's transaction.</summary>
    /// <param name="db">The context of the transaction.</param>
    /// <param name="act">The recorded act.</param>
    /// <param name="register">The register with the act in it.</param>
    /// <param name="recording">Whether the act is being recorded now, so that modules hear of it even when it moves no duty.</param>
    /// <param name="units">The lines whose duties are looked at.</param>
    /// <param name="mayStay">Whether a duty without a taker stays where it is; otherwise that is refused.</param>
    /// <param name="takers">Who takes a duty over; <see langword="null"/> or none when nobody was chosen.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The refusal when a duty has no taker.</returns>
    public async Task<Refusal?> MoveAsync(
        TdcDbContext db,
        SuccessionAct act,
        RegisterSnapshot register,
        bool recording,
        IReadOnlyCollection<LineageId> units,
        bool mayStay,
        Func<OpenDuty, IReadOnlyList<Organisation>?> takers,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(takers);
        if (units.Count == 0)
        {
            return null;
        }

        foreach (var source in sources)
        {
            var duties = await source.ListAsync(db, units, act.EffectiveOn.AddDays(-1), cancellation);
            var moves = duties.Select(d => new DutyMove(d, takers(d) ?? [])).ToList();
            if (!mayStay && moves.Count(m => m.To.Count == 0) is > 0 and var left)
            {
                return Refusal.Rule("organisations.duties-left", left);
            }

            moves.RemoveAll(m => m.To.Count == 0);
            if (moves.Count > 0 || recording)
            {
                await source.MoveAsync(db, act, register, moves, cancellation);
                await db.SaveChangesAsync(cancellation);
            }
        }

        return null;
    }
}

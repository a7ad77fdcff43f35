using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Laboratory;

/// <summary>Saves a change of the laboratory; somebody who was first becomes a refusal.</summary>
internal static class LaboratorySaving
{
    /// <summary>The record was changed by somebody else after it was read.</summary>
    public static Refusal Changed { get; } = Refusal.Conflict("laboratory.changed-meanwhile");

    extension(TdcDbContext db)
    {
        /// <summary>Saves, or says that somebody was first; nothing stays tracked.</summary>
        public async Task<Outcome<Done>> TrySaveAsync(string conflict, CancellationToken cancellation)
        {
            try
            {
                await db.SaveChangesAsync(cancellation);
                return Done.Instance;
            }
            catch (DbUpdateConcurrencyException)
            {
                return Changed;
            }
            catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
            {
                return Refusal.Conflict(conflict);
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    extension(TimeProvider clock)
    {
        /// <summary>A new version of a row.</summary>
        public Guid NewVersion() => Guid.CreateVersion7(clock.GetUtcNow());
    }

    /// <summary>Faults of fields as one refusal, or <see langword="null"/> when there are none.</summary>
    public static Refusal? Fields(IReadOnlyDictionary<string, string[]> faults) =>
        faults.Count == 0 ? null : new Refusal(RefusalKind.Fields, "laboratory.check-fields") { Fields = faults };
}

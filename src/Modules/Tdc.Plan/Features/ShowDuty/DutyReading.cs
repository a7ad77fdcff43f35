using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.ShowPlan;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.ShowDuty;

/// <summary>An evidence item with its file's size and name.</summary>
internal sealed record EvidenceRow(Evidence Item, string? FileName, long? Size, string? Type);

/// <summary>The other side of a hand-over of a duty.</summary>
/// <param name="Id">The other duty.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Given">Whether the duty that is shown was given to it; otherwise it came from there.</param>
/// <param name="Basis">The act.</param>
/// <param name="On">When it was handed over.</param>
/// <param name="Progress">What the giver had reached.</param>
/// <param name="Evidence">Evidence items of the giver.</param>
internal sealed record HandedOver(DutyId Id, LineageId Unit, bool Given, string Basis, DateOnly On, double? Progress, int Evidence);

/// <summary>One duty with all that its page shows; <c>TaskPage</c> names the plan when it is not the one in force.</summary>
internal sealed record DutyView(
    Duty Duty, PlanTask Task, TaskVersion Version, Organisation Unit, DateOnly Today, IReadOnlyList<ProgressEntry> Entries,
    IReadOnlyDictionary<Guid, string> Authors, IReadOnlyList<EvidenceRow> Evidence, IReadOnlyList<Checkpoint> Checkpoints, IReadOnlyList<Activity> Activities,
    IReadOnlyList<HandedOver> Moves, RegisterSnapshot Register, PlanRights Rights, string TaskPage)
{
    /// <summary>How the number arose, when it comes from activities.</summary>
    public RollUp RollUp => RollUp.Of(Activities);

    /// <summary>Whether the reader works for the unit.</summary>
    public bool Writes => Rights.WritesFor(Duty.Unit);

    /// <summary>Chip of the state.</summary>
    public (Tdc.Platform.Pages.StatusKind Kind, string Key) Sign => PlanWords.Sign(Duty.State, Duty.StartsOn, Duty.DueOn, Duty.Progress, Today);
}

/// <summary>Reads a duty for its page and the API.</summary>
internal sealed class DutyReading(TdcDbContext db, OrganisationRegister register, PlanAccess access, TimeProvider clock)
{
    /// <summary>Reads it; <see langword="null"/> when there is none or the asker may not know of it.</summary>
    public async Task<DutyView?> ReadAsync(Guid id, CancellationToken cancellation)
    {
        var dutyId = new DutyId(id);
        var duty = await db.Set<Duty>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == dutyId, cancellation);
        var rights = await access.RightsAsync(cancellation);
        if (duty is null || !(rights.Sees(duty.Unit) || await TookOverAsync(dutyId, rights, cancellation)))
        {
            return null;
        }

        var today = clock.TodayInVietnam;
        var units = await register.NowAsync(cancellation);
        var task = await db.Set<PlanTask>().AsNoTracking().Include(t => t.Versions).Include(t => t.Assignments).SingleAsync(t => t.Id == duty.TaskId, cancellation);
        var entries = await db.Set<ProgressEntry>().AsNoTracking().Where(e => e.DutyId == dutyId).OrderByDescending(e => e.Id).Take(50).ToListAsync(cancellation);
        var evidence = await db.Set<Evidence>().AsNoTracking().Where(e => e.DutyId == dutyId && e.WithdrawnAt == null).OrderByDescending(e => e.Id).Take(200).ToListAsync(cancellation);
        var fileIds = evidence.Where(e => e.FileId is not null).Select(e => new FileId(e.FileId!.Value)).ToList();
        var files = await db.Set<StoredFile>().AsNoTracking().Where(f => fileIds.Contains(f.Id)).ToDictionaryAsync(f => f.Id.Value, cancellation);
        var authors = entries.Select(e => e.Author).Concat(evidence.Select(e => e.AddedBy)).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => authors.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var activities = await db.Set<Activity>().AsNoTracking().Include(a => a.Milestones)
            .Where(a => a.DutyId == dutyId && db.Set<UnitPlan>().Any(p => p.Id == a.UnitPlanId && p.State == UnitPlanState.Approved)).OrderBy(a => a.Order).ToListAsync(cancellation);
        var transfers = await db.Set<DutyTransfer>().AsNoTracking().Where(t => t.FromId == dutyId || t.ToId == dutyId).ToListAsync(cancellation);
        var others = transfers.ConvertAll(t => t.FromId == dutyId ? t.ToId : t.FromId);
        var theirs = await db.Set<Duty>().AsNoTracking().Where(d => others.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellation);
        var inForce = await db.PlanAsync(null, today, cancellation);
        var plan = task.PlanId == inForce?.Id ? null : await db.Set<Domain.Plan>().Where(p => p.Id == task.PlanId).Select(p => p.Number).SingleAsync(cancellation);
        return new(
            duty, task, task.On(today), units.OfLineage(duty.Unit, today), today, entries, names,
            [.. evidence.Select(e => e.FileId is { } file && files.TryGetValue(file, out var f) ? new EvidenceRow(e, f.Name, f.Size, f.Kind.ToString().ToUpperInvariant()) : new EvidenceRow(e, null, null, null))],
            await db.Set<Checkpoint>().AsNoTracking().Where(c => c.DutyId == dutyId).OrderBy(c => c.Year).ToListAsync(cancellation), activities,
            [.. transfers.Select(t => Side(t, dutyId, duty, theirs))], units, rights,
            TaskAddress.Of(task) + (plan is null ? "" : "?kh=" + Uri.EscapeDataString(plan)));
    }

    private static HandedOver Side(DutyTransfer move, DutyId shown, Duty duty, Dictionary<DutyId, Duty> theirs)
    {
        var given = move.FromId == shown;
        var (other, giver) = (theirs[given ? move.ToId : move.FromId], given ? duty : theirs[move.FromId]);
        return new(other.Id, other.Unit, given, move.Basis, move.MovedAt.DateInVietnam, giver.Progress, giver.EvidenceCount);
    }

    // Who took a duty over reads what the unit before left of it, also over several acts.
    private async Task<bool> TookOverAsync(DutyId duty, PlanRights rights, CancellationToken cancellation)
    {
        var (seen, now) = (new HashSet<DutyId> { duty }, new List<DutyId> { duty });
        while (now.Count > 0)
        {
            var from = now;
            var next = await db.Set<DutyTransfer>().AsNoTracking().Where(t => from.Contains(t.FromId))
                .Join(db.Set<Duty>(), t => t.ToId, d => d.Id, (t, d) => new { d.Id, d.Unit }).ToListAsync(cancellation);
            if (next.Exists(d => rights.Sees(d.Unit)))
            {
                return true;
            }

            now = [.. next.Select(d => d.Id).Where(seen.Add)];
        }

        return false;
    }
}

using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Amendments;
using Tdc.Plan.Domain.Annex;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Amendments;

/// <summary>The committee has decided a change of the plan.</summary>
/// <param name="Number">Number of the amendment.</param>
/// <param name="Document">The deciding document.</param>
/// <param name="EffectiveFrom">First day of the change.</param>
internal sealed record PlanAmended(int Number, string Document, DateOnly EffectiveFrom) : IEventRecord;

/// <summary>Takes an amendment from step to step, and carries it out when it is decided.</summary>
internal sealed class MoveAmendmentHandler(TdcDbContext db, TimeProvider clock, Asker asker, AmendmentSource source, AmendedDuties duties, OrganisationRegister register)
{
    // An effect further ahead than that is a slip of the year; it would bar every earlier amendment of its tasks.
    private const int MostYearsAhead = 5;

    /// <summary>Takes a step that needs no document.</summary>
    public async Task<Outcome<Done>> StepAsync(int number, AmendmentState to, string remark, CancellationToken cancellation)
    {
        if (!(await OpenAsync(number, to, cancellation)).TryGet(out var amendment, out var refusal))
        {
            return refusal;
        }

        if (!amendment.TryMove(to, remark.Trim(), clock.GetUtcNow()))
        {
            return Refusal.Conflict("amendment.no-such-step");
        }

        return await SaveAsync(amendment, new { to }, cancellation);
    }

    /// <summary>Records the decision and opens the new state of the tasks from the effective day on; all changes or none.</summary>
    public async Task<Outcome<Done>> DecideAsync(int number, string document, DateOnly decidedOn, DateOnly effectiveFrom, CancellationToken cancellation)
    {
        if (decidedOn > clock.TodayInVietnam)
        {
            return Refusal.Rule("amendment.decided-ahead");
        }

        if (effectiveFrom > decidedOn.AddYears(MostYearsAhead))
        {
            return Refusal.Rule("amendment.effective-too-late", MostYearsAhead);
        }

        if (effectiveFrom < decidedOn)
        {
            return Refusal.Rule("amendment.effective-before-decision");
        }

        if (!(await OpenAsync(number, AmendmentState.Decided, cancellation)).TryGet(out var amendment, out var refusal))
        {
            return refusal;
        }

        if (!amendment.TryDecide(document.Trim(), decidedOn, effectiveFrom, clock.GetUtcNow()))
        {
            return Refusal.Conflict("amendment.no-such-step");
        }

        var units = await register.NowAsync(cancellation);
        var ids = amendment.Changes.Select(c => c.TaskId).Distinct().ToList();
        foreach (var task in await db.Set<PlanTask>().Include(t => t.Versions).Include(t => t.Assignments).Where(t => ids.Contains(t.Id)).ToListAsync(cancellation))
        {
            var (versions, assignments) = (task.Versions.ToHashSet(), task.Assignments.ToHashSet());
            if (!AmendmentEffect.Apply(task, amendment, words => TimeWords.Read(words, out _), code => AmendmentSource.FindBody(units, code, effectiveFrom), clock)
                .TryGet(out _, out refusal))
            {
                db.ChangeTracker.Clear();
                return refusal;
            }

            db.AddRange(task.Versions.Where(v => !versions.Contains(v)));
            db.AddRange(task.Assignments.Where(a => !assignments.Contains(a)));
        }

        db.AddEvent(clock, new PlanAmended(amendment.Number, amendment.Document, effectiveFrom));
        var saved = await SaveAsync(amendment, new { amendment.Document, decidedOn, effectiveFrom }, cancellation);
        if (saved.TryGet(out _, out _) && effectiveFrom <= clock.TodayInVietnam)
        {
            await duties.KeepAsync(clock.TodayInVietnam, cancellation);
        }

        return saved;
    }

    private async Task<Outcome<Amendment>> OpenAsync(int number, AmendmentState to, CancellationToken cancellation)
    {
        if (await source.FindAsync(number, cancellation) is not { } amendment || !AmendmentRights.Sees(asker, amendment))
        {
            return Refusal.NotFound("amendment.not-found");
        }

        return AmendmentRights.Steps(asker, amendment).Contains(to) ? amendment : Refusal.Conflict("amendment.no-such-step");
    }

    private async Task<Outcome<Done>> SaveAsync(Amendment amendment, object details, CancellationToken cancellation)
    {
        amendment.Version = Guid.CreateVersion7(clock.GetUtcNow());
        db.AddAudit(clock, asker, "plan.amendment-moved", "plan.amendment", amendment.Id.Value, details);
        await db.TellAmendmentMovedAsync(clock, amendment, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return Done.Instance;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("amendment.changed-meanwhile");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Notices;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Jobs;

/// <summary>Moves a job a step on: receiving, starting, submitting, closing, cancelling, opening again.</summary>
/// <remarks>Authorising, sending back and issuing have handlers of their own.</remarks>
internal sealed class MoveJob(TdcDbContext db, TimeProvider clock)
{
    /// <summary>The acts that this handler does.</summary>
    public static IReadOnlyList<JobAct> Acts { get; } = [JobAct.Receive, JobAct.Start, JobAct.Submit, JobAct.Close, JobAct.Cancel, JobAct.Reopen];

    /// <summary>Does an act.</summary>
    /// <param name="rights">Of the asker in the job's laboratory.</param>
    /// <param name="id">The job.</param>
    /// <param name="act">One of <see cref="Acts"/>.</param>
    /// <param name="reason">Why; needed for some.</param>
    /// <param name="conditions">When receiving: the condition of each item by its position, not empty.</param>
    /// <param name="seen">The version that was seen; <see langword="null"/> does not look.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<Done>> HandleAsync(
        LaboratoryRights rights, JobId id, JobAct act, string reason, IReadOnlyDictionary<int, string> conditions, Guid? seen, CancellationToken cancellation)
    {
        var job = await db.Set<CalibrationJob>().SingleOrDefaultAsync(j => j.Id == id && j.Laboratory == rights.Laboratory.Id, cancellation);
        if (job is null || !rights.Moves(job, act) || !Acts.Contains(act))
        {
            db.ChangeTracker.Clear();
            return LaboratoryDesk.NotFound;
        }

        var allowed = JobFlow.Next(job.State, act, reason).TryGet(out var step, out var no);
        var refusal = seen is { } version && version != job.Version ? LaboratorySaving.Changed
            : reason.Length > 1000 ? Refusal.Rule("laboratory.reason-too-long", 1000)
            : !allowed ? no
            : act switch
            {
                JobAct.Receive => await ReceiveAsync(job, conditions, cancellation),
                JobAct.Submit => await IncompleteAsync(db, job.Id, cancellation),
                _ => null,
            };
        if (refusal is not null)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        var from = job.State;
        job.State = step.To;
        job.Reason = reason.Length > 0 ? reason : job.Reason;
        job.Version = clock.NewVersion();
        db.AddAudit(clock, rights.Asker, "laboratory.job-" + Words.Kebab(act), "laboratory.job", job.Id.Value, new { job.Number, from = from.ToString(), to = job.State.ToString(), reason });
        if (act == JobAct.Cancel)
        {
            TellOfEnd(rights, job);
        }

        return await db.TrySaveAsync("laboratory.changed-meanwhile", cancellation);
    }

    // The other side hears of it: the laboratory when a customer withdraws, the customer when the laboratory cancels.
    private void TellOfEnd(LaboratoryRights rights, CalibrationJob job)
    {
        if ((rights.Works ? job.CustomerUnit : rights.Laboratory.Unit) is { } unit)
        {
            db.AddNotice(clock, unit, rights.Works ? Role.Enterprise : Role.Laboratory, "laboratory.notice-cancelled", [job.Number, job.Reason], $"/do-luong/phong-thi-nghiem/cong-viec/{job.Id.Value}");
        }
    }

    /// <summary>What keeps results from being put before the second person; <see langword="null"/> when every item and every set of readings has its result.</summary>
    public static async Task<Refusal?> IncompleteAsync(TdcDbContext db, JobId id, CancellationToken cancellation)
    {
        var items = await db.Set<JobItem>().AsNoTracking().Where(i => i.Job == id).OrderBy(i => i.Position).ToListAsync(cancellation);
        var sets = await db.Set<ReadingSet>().AsNoTracking().Where(s => s.Job == id && !db.Set<ReadingSet>().Any(c => c.Corrects == s.Id))
            .Select(s => new { s.Id, s.Item, Evaluated = db.Set<CalibrationResult>().Any(r => r.ReadingSet == s.Id && r.SupersededBy == null) }).ToListAsync(cancellation);
        return items.Find(i => !sets.Exists(s => s.Item == i.Id)) is { } unread ? Refusal.Rule("laboratory.item-unread", unread.Position)
            : sets.Find(s => !s.Evaluated) is { } raw ? Refusal.Rule("laboratory.readings-unevaluated", items.First(i => i.Id == raw.Item).Position)
            : null;
    }

    private async Task<Refusal?> ReceiveAsync(CalibrationJob job, IReadOnlyDictionary<int, string> conditions, CancellationToken cancellation)
    {
        var items = await db.Set<JobItem>().Where(i => i.Job == job.Id).ToListAsync(cancellation);
        Dictionary<string, string[]> faults = [];
        foreach (var item in items)
        {
            var condition = conditions.GetValueOrDefault(item.Position, "");
            if (condition.Length is 0 or > 500)
            {
                faults[string.Create(System.Globalization.CultureInfo.InvariantCulture, $"condition-{item.Position}")] = ["form.needed"];
            }

            item.Condition = condition;
        }

        job.ReceivedOn = clock.TodayInVietnam;
        return LaboratorySaving.Fields(faults);
    }
}

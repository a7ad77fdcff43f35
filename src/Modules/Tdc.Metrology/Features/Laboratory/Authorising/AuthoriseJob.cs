using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Laboratory.Jobs;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Authorising;

/// <summary>The second person authorises a job's results or sends them back.</summary>
/// <remarks>Who read any of the standing readings may do neither. Source: ISO/IEC 17025:2017, 7.8.1.1, 6.2.6; two persons by the laboratory's own rule.</remarks>
internal sealed class AuthoriseJob(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Decides.</summary>
    /// <param name="rights">Of the asker in the job's laboratory.</param>
    /// <param name="id">The job.</param>
    /// <param name="grant">Whether the results are authorised; else they go back.</param>
    /// <param name="note">What is said; needed when they go back.</param>
    /// <param name="seen">The version that was seen.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<Done>> HandleAsync(LaboratoryRights rights, JobId id, bool grant, string note, Guid? seen, CancellationToken cancellation)
    {
        var job = await db.Set<CalibrationJob>().SingleOrDefaultAsync(j => j.Id == id && j.Laboratory == rights.Laboratory.Id, cancellation);
        if (job is null || !rights.Works)
        {
            db.ChangeTracker.Clear();
            return LaboratoryDesk.NotFound;
        }

        var allowed = JobFlow.Next(job.State, grant ? JobAct.Authorise : JobAct.SendBack, note).TryGet(out var step, out var no);
        var refusal = seen is { } version && version != job.Version ? LaboratorySaving.Changed
            : note.Length > 1000 ? Refusal.Rule("laboratory.reason-too-long", 1000)
            : !allowed ? no
            : await PersonAsync(rights, job, cancellation) ?? (grant ? await MoveJob.IncompleteAsync(db, job.Id, cancellation) : null);
        if (refusal is not null)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        var results = await db.Set<CalibrationResult>().Where(r => r.Job == id && r.SupersededBy == null).Select(r => r.Id).ToListAsync(cancellation);
        db.Add(new Authorisation
        {
            Id = clock.NewId<AuthorisationId>(),
            Job = job.Id,
            Granted = grant,
            Person = rights.Asker.UserId,
            PersonName = rights.Asker.Name,
            Note = note,
            Results = LaboratoryJson.Write(results.Select(r => r.Value).Order().ToList()),
            At = clock.GetUtcNow(),
        });
        (job.State, job.Reason, job.Version) = (step.To, grant ? job.Reason : note, clock.NewVersion());
        db.AddAudit(clock, rights.Asker, grant ? "laboratory.job-authorised" : "laboratory.job-sent-back", "laboratory.job", job.Id.Value, new { job.Number, results = results.Count, note });
        return await db.TrySaveAsync("laboratory.changed-meanwhile", cancellation);
    }

    /// <summary>Why a person may not decide over a job's results; <see langword="null"/> when the person may.</summary>
    public async Task<Refusal?> PersonAsync(LaboratoryRights rights, CalibrationJob job, CancellationToken cancellation)
    {
        if (rights.Asker.UserId is not { } person)
        {
            return Refusal.Rule("laboratory.person-needed");
        }

        var today = clock.TodayInVietnam;
        var methods = await db.Set<JobItem>().Where(i => i.Job == job.Id).Select(i => i.Method).Distinct().ToListAsync(cancellation);
        var held = await db.Set<Authority>().AsNoTracking().Where(a => a.Person == person && a.Kind == AuthorityKind.Authorise).ToListAsync(cancellation);
        if (methods.Exists(m => !held.Exists(a => a.Gives(person, m, AuthorityKind.Authorise, today))))
        {
            return Refusal.Rule("laboratory.no-authority-to-authorise", Display.Date(today));
        }

        return await db.Set<ReadingSet>().AnyAsync(s => s.Job == job.Id && s.ReadBy == person && !db.Set<ReadingSet>().Any(c => c.Corrects == s.Id), cancellation)
            ? Refusal.Rule("laboratory.two-persons")
            : null;
    }
}

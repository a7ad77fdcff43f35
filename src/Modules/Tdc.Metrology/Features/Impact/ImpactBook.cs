using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Laboratory;
using Tdc.Platform.Audit;
using Tdc.Platform.Jobs;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Impact;

/// <summary>An analysis that is to be made.</summary>
/// <param name="Question">Where it starts.</param>
/// <param name="Errors">The errors as found, one for each nominal point.</param>
/// <param name="Reach">How far each of them reaches.</param>
/// <param name="Unit">Their unit in D-SI notation: that of the standard's certificates.</param>
/// <param name="Reason">What happened.</param>
internal sealed record NewImpact(ImpactQuestion Question, IReadOnlyList<AsFoundError> Errors, AsFoundReach Reach, string Unit, string Reason);

/// <summary>Keeps the analyses: makes them, notes the letters that were sent, closes them.</summary>
internal sealed class ImpactBook(TdcDbContext db, ImpactAnalysis analysis, TimeProvider clock)
{
    /// <summary>The most results that are evaluated while somebody waits.</summary>
    public const int MostAtOnce = 3000;

    private const int LongestReason = 2000;
    private const int LongestClosing = 4000;
    private const int MostErrors = 100;

    /// <summary>Makes an analysis: at once when it is small, else in the background; then it has no counts until it is done.</summary>
    public async Task<Outcome<ImpactStudyId>> MakeAsync(LaboratoryRights rights, NewImpact wanted, CancellationToken cancellation)
    {
        if (!rights.Works || !await db.Set<MeasurementStandard>().AnyAsync(s => s.Id == wanted.Question.Standard && s.Laboratory == rights.Laboratory.Id, cancellation))
        {
            return LaboratoryDesk.NotFound;
        }

        if (Faults(wanted) is { Count: > 0 } faults)
        {
            return new Refusal(RefusalKind.Fields, "impact.check-fields") { Fields = faults };
        }

        var question = wanted.Question;
        if (question.Certificate is { } one && !await db.Set<StandardCertificate>().AnyAsync(c => c.Id == one && c.Standard == question.Standard, cancellation))
        {
            return Refusal.Rule("impact.no-such-certificate");
        }

        if (!await db.Set<StandardValue>().AnyAsync(v => v.Unit == wanted.Unit && db.Set<StandardCertificate>().Any(c => c.Id == v.Certificate && c.Standard == question.Standard), cancellation))
        {
            return Refusal.Rule("impact.other-unit");
        }

        var study = New(rights, wanted);
        var later = await analysis.CountAsync(question, cancellation) > MostAtOnce;
        await db.InTransactionAsync(
            async () =>
            {
                db.Add(study);
                if (!rights.IsProgram) // the demonstration is nobody's act
                {
                    db.AddAudit(clock, rights.Asker, "metrology.impact-made", "metrology.impact", study.Id.Value, new { standard = question.Standard.Value, certificate = question.Certificate?.Value, question.From, question.To });
                }

                if (later)
                {
                    db.AddJob(clock, new AnalyseImpact(study.Id.Value));
                    return await db.SaveChangesAsync(cancellation);
                }

                await db.SaveChangesAsync(cancellation);
                db.ChangeTracker.Clear();
                await analysis.RunAsync(study, clock, cancellation);
                return await FinishAsync(study, cancellation);
            },
            cancellation);
        return study.Id;
    }

    /// <summary>Does what <see cref="MakeAsync"/> left for later; a study that is done is left alone.</summary>
    public async Task ComputeAsync(ImpactStudyId id, JobRun run, CancellationToken cancellation) => await db.InTransactionAsync(
        async () =>
        {
            if (await db.Set<ImpactStudy>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { DoneAt: null } study)
            {
                return 0;
            }

            await run.CheckAsync(db, cancellation);
            await analysis.RunAsync(study, clock, cancellation);
            return await FinishAsync(study, cancellation);
        },
        cancellation);

    /// <summary>Notes that a letter was sent, and what came of it.</summary>
    public async Task<Outcome<Done>> NoteLetterAsync(LaboratoryRights rights, ImpactLetterId id, DateOnly? sentOn, string note, CancellationToken cancellation)
    {
        var letter = await db.Set<ImpactLetter>().SingleOrDefaultAsync(l => l.Id == id, cancellation);
        if (letter is null || !rights.Works || !await db.Set<ImpactStudy>().AnyAsync(s => s.Id == letter.Study && s.Laboratory == rights.Laboratory.Id, cancellation))
        {
            return LaboratoryDesk.NotFound;
        }

        if (sentOn > clock.TodayInVietnam || note.Length > LongestReason)
        {
            return Refusal.Rule("impact.letter-day");
        }

        (letter.SentOn, letter.Note) = (sentOn, note.Trim());
        db.AddAudit(clock, rights.Asker, "metrology.impact-letter-noted", "metrology.impact", letter.Study.Value, new { letter = id.Value, sentOn });
        await db.SaveChangesAsync(cancellation);
        return Done.Instance;
    }

    /// <summary>Closes an analysis with the record of what was done; every letter must have been sent.</summary>
    public async Task<Outcome<Done>> CloseAsync(LaboratoryRights rights, ImpactStudyId id, string closing, Guid version, CancellationToken cancellation)
    {
        if (!rights.Works || await db.Set<ImpactStudy>().SingleOrDefaultAsync(s => s.Id == id && s.Laboratory == rights.Laboratory.Id, cancellation) is not { } study)
        {
            return LaboratoryDesk.NotFound;
        }

        if (study.Version != version || study.ClosedAt is not null)
        {
            return Refusal.Conflict("impact.changed");
        }

        if (study.DoneAt is null || closing.Trim().Length is 0 or > LongestClosing)
        {
            return Refusal.Rule("impact.closing-needed", LongestClosing);
        }

        if (await db.Set<ImpactLetter>().CountAsync(l => l.Study == id && l.SentOn == null, cancellation) is > 0 and var unsent)
        {
            return Refusal.Rule("impact.letters-unsent", unsent);
        }

        (study.Closing, study.ClosedAt, study.ClosedBy) = (closing.Trim(), clock.GetUtcNow(), rights.Asker.UserId);
        study.Version = Guid.CreateVersion7(clock.GetUtcNow());
        db.AddAudit(clock, rights.Asker, "metrology.impact-closed", "metrology.impact", id.Value);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict("impact.changed");
        }

        return Done.Instance;
    }

    private async Task<int> FinishAsync(ImpactStudy study, CancellationToken cancellation)
    {
        (study.DoneAt, study.Version) = (clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return await db.Set<ImpactStudy>().Where(s => s.Id == study.Id).ExecuteUpdateAsync(
            s => s.SetProperty(x => x.Results, study.Results).SetProperty(x => x.Flips, study.Flips).SetProperty(x => x.Larger, study.Larger)
                .SetProperty(x => x.Certificates, study.Certificates).SetProperty(x => x.Customers, study.Customers)
                .SetProperty(x => x.DoneAt, study.DoneAt).SetProperty(x => x.Version, study.Version),
            cancellation);
    }

    private ImpactStudy New(LaboratoryRights rights, NewImpact wanted) => new()
    {
        Id = clock.NewId<ImpactStudyId>(),
        Laboratory = rights.Laboratory.Id,
        Standard = wanted.Question.Standard,
        Certificate = wanted.Question.Certificate,
        From = wanted.Question.From,
        To = wanted.Question.To,
        Errors = LaboratoryJson.Write(new AsFoundFindings(wanted.Reach, [.. wanted.Errors.OrderBy(e => e.Nominal)])),
        Unit = wanted.Unit,
        Reason = wanted.Reason.Trim(),
        MadeBy = rights.Asker.UserId,
        MadeAt = clock.GetUtcNow(),
        IsDemonstration = rights.Laboratory.IsDemonstration && rights.IsProgram,
        Version = Guid.CreateVersion7(clock.GetUtcNow()),
    };

    private Dictionary<string, string[]> Faults(NewImpact wanted)
    {
        Dictionary<string, string[]> faults = [];
        if (wanted.Reason.Trim().Length is 0 or > LongestReason)
        {
            faults["reason"] = ["impact.reason-needed"];
        }

        if (wanted.Errors.Count is 0 or > MostErrors || wanted.Errors.GroupBy(e => e.Nominal).Any(g => g.Count() > 1)
            || wanted.Errors.Any(e => !double.IsFinite(e.Nominal) || !double.IsFinite(e.Error) || !double.IsFinite(e.StandardUncertainty) || e.StandardUncertainty < 0))
        {
            faults["errors"] = ["impact.errors-needed"];
        }

        if (wanted.Question.From > wanted.Question.To || wanted.Question.From > clock.GetUtcNow())
        {
            faults["from"] = ["impact.window-wrong"];
        }

        return faults;
    }
}

/// <summary>Makes the findings of an analysis that is too large for a request.</summary>
/// <param name="Study">Id of the analysis.</param>
internal sealed record AnalyseImpact(Guid Study) : IJob
{
    public static string Kind => "metrology.analyse-impact";
}

/// <summary>Does it once.</summary>
internal sealed class AnalyseImpactHandler(ImpactBook book) : IJobHandler<AnalyseImpact>
{
    public Task RunAsync(AnalyseImpact job, JobRun run, CancellationToken cancellation) => book.ComputeAsync(new(job.Study), run, cancellation);
}

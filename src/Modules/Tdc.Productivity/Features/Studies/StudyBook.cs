using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Studies;
using Tdc.Productivity.Features.Enterprises.Compare;

namespace Tdc.Productivity.Features.Studies;

/// <summary>A study that is to be made.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Title">Its title.</param>
/// <param name="Settings">Sample and model.</param>
internal sealed record NewStudy(StudyKind Kind, string Title, StudySettings Settings);

/// <summary>What running a study again found.</summary>
/// <param name="Same">Whether the digits are the same.</param>
/// <param name="DataSame">Whether the saved data still have the version that was noted.</param>
/// <param name="Hash">Hash of the new result.</param>
internal sealed record Repeat(bool Same, bool DataSame, string Hash);

/// <summary>Keeps the studies: makes, computes, repeats and completes them.</summary>
internal sealed class StudyBook(TdcDbContext db, StudySample sample, TimeProvider clock)
{
    private const int LongestTitle = 300;
    private const int LongestConclusion = 4000;

    /// <summary>Makes a study: at once when it is quick, else in the background; then the result is empty until it is computed.</summary>
    public async Task<Outcome<StudyId>> MakeAsync(ProductivityRights rights, NewStudy wanted, CancellationToken cancellation)
    {
        if (!rights.SeesFirms)
        {
            return Refusal.NotFound("study.none");
        }

        if (wanted.Title.Trim().Length is 0 or > LongestTitle)
        {
            return Refusal.Rule("study.title-needed", LongestTitle);
        }

        var drawn = await sample.DrawAsync(wanted.Settings.Sample, cancellation);
        return await MakeAsync(rights, wanted, drawn, clock.NewId<StudyId>(), cancellation);
    }

    /// <summary>Makes a study of a sample that was drawn.</summary>
    public async Task<Outcome<StudyId>> MakeAsync(ProductivityRights rights, NewStudy wanted, DrawnSample drawn, StudyId id, CancellationToken cancellation)
    {
        if (drawn.Data.Rows.Count == 0 || StudyRun.Look(drawn.Data, wanted.Settings).Any(f => f.Kind == FindingKind.Stop))
        {
            return Refusal.Rule("study.cannot-run");
        }

        var settings = wanted.Settings with { Report = drawn.Report };
        var later = StudyRun.IsLong(drawn.Data, settings);
        var outcome = later ? null : StudyRun.Compute(drawn.Data, settings);
        if (outcome?.Fault is { } fault)
        {
            return Refusal.Rule("study.fault-" + fault.Fault, StudyWords.Subject(fault.Subject));
        }

        var result = outcome is null ? "" : StudyJson.Write(outcome);
        db.Add(new Study
        {
            Id = id,
            Kind = wanted.Kind,
            Title = wanted.Title.Trim(),
            Activity = settings.Sample.Activity,
            Settings = StudyJson.Write(settings),
            Data = drawn.Data.Pack(),
            DataHash = drawn.Data.Hash,
            Result = result,
            ResultHash = result.Length == 0 ? "" : StudyJson.Hash(result),
            IsDemonstration = settings.Sample.Demonstration,
            CreatedBy = rights.Asker.UserId,
            CreatedAt = clock.GetUtcNow(),
            Version = Guid.CreateVersion7(clock.GetUtcNow()),
        });
        if (later)
        {
            db.AddJob(clock, new ComputeStudy(id.Value));
        }

        if (!ReferenceEquals(rights.Asker, Asker.System)) // the demonstration is nobody's act
        {
            db.AddAudit(clock, rights.Asker, "productivity.study-made", "productivity.study", id.Value, new { kind = wanted.Kind.ToString(), data = drawn.Data.Hash });
        }

        await db.SaveChangesAsync(cancellation);
        return id;
    }

    /// <summary>Computes a study again from its saved data and says whether the digits are the same; changes nothing.</summary>
    public async Task<Outcome<Repeat>> RepeatAsync(ProductivityRights rights, StudyId id, CancellationToken cancellation)
    {
        if (!rights.SeesFirms || await db.Set<Study>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } study)
        {
            return Refusal.NotFound("study.none");
        }

        if (study.Result.Length == 0)
        {
            return Refusal.Rule("study.not-computed");
        }

        var data = StudyData.Unpack(study.Data);
        var hash = StudyJson.Hash(StudyJson.Write(StudyRun.Compute(data, StudyJson.Read<StudySettings>(study.Settings))));
        var found = new Repeat(hash == study.ResultHash, data.Hash == study.DataHash, hash);
        db.AddAudit(clock, rights.Asker, "productivity.study-run-again", "productivity.study", id.Value, new { same = found.Same, data = found.DataSame });
        await db.SaveChangesAsync(cancellation);
        return found;
    }

    /// <summary>Completes a study with a conclusion, or changes the conclusion of a completed one.</summary>
    /// <param name="rights">Of the asker.</param>
    /// <param name="id">The study.</param>
    /// <param name="conclusion">The conclusion.</param>
    /// <param name="version">The version that was seen; <see langword="null"/> does not look.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The version now.</returns>
    public async Task<Outcome<Guid>> CompleteAsync(ProductivityRights rights, StudyId id, string conclusion, Guid? version, CancellationToken cancellation)
    {
        if (!rights.SeesFirms || await db.Set<Study>().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } study)
        {
            return Refusal.NotFound("study.none");
        }

        if (version is { } seen && study.Version != seen)
        {
            return Refusal.Conflict("study.changed");
        }

        if (conclusion.Trim().Length is 0 or > LongestConclusion)
        {
            return Refusal.Rule("study.conclusion-needed", LongestConclusion);
        }

        if (study.Result.Length == 0 || StudyJson.Read<StudyOutcome>(study.Result).Fault is not null)
        {
            return Refusal.Rule("study.not-computed");
        }

        // What is completed is public: among fewer, a mean and a count on the frontier give single scores away.
        if (StudyJson.Read<StudyOutcome>(study.Result) is var outcome && (outcome.Frontier?.Years.Min(y => y.Units) ?? outcome.Drivers?.Units) is { } least && least < Standing.QuartilesFrom)
        {
            return Refusal.Rule("study.too-few-to-publish", Standing.QuartilesFrom, least);
        }

        study.Conclusion = conclusion.Trim();
        study.Completed = true;
        study.CompletedAt ??= clock.GetUtcNow();
        study.Version = Guid.CreateVersion7(clock.GetUtcNow());
        if (!ReferenceEquals(rights.Asker, Asker.System)) // the demonstration is nobody's act
        {
            db.AddAudit(clock, rights.Asker, "productivity.study-completed", "productivity.study", id.Value);
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict("study.changed");
        }

        return study.Version;
    }
}

using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Overview;

/// <summary>Something that waits.</summary>
/// <param name="Job">The job.</param>
/// <param name="Number">Its number.</param>
/// <param name="Customer">The customer.</param>
/// <param name="State">How far it is.</param>
/// <param name="WantedOn">Day by which it is wanted.</param>
/// <param name="Mine">Whether the asker measured in it.</param>
internal sealed record Waiting(JobId Job, string Number, string Customer, JobState State, DateOnly? WantedOn, bool Mine);

/// <summary>A standard whose validity ends.</summary>
internal sealed record EndingStandard(StandardId Id, string Number, string NameVi, string NameEn, DateOnly? Until, StandardState State);

/// <summary>Readings that were typed and not entered.</summary>
internal sealed record WaitingDraft(JobId Job, JobItemId Item, string Description, ItemCondition Condition, double Nominal, DateTimeOffset SavedAt);

/// <summary>What waits in a laboratory.</summary>
/// <param name="Jobs">Jobs that are not done, those wanted first at the top.</param>
/// <param name="Ending">Standards out of validity, set aside, or soon out of validity.</param>
/// <param name="Drafts">Readings that the asker typed and did not enter.</param>
internal sealed record DeskView(IReadOnlyList<Waiting> Jobs, IReadOnlyList<EndingStandard> Ending, IReadOnlyList<WaitingDraft> Drafts);

/// <summary>Reads what waits.</summary>
internal sealed class DeskReading(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Days before the end of validity from which a standard is shown.</summary>
    public const int Ahead = 45;

    /// <summary>Reads it.</summary>
    public async Task<DeskView> ReadAsync(LaboratoryRights rights, CancellationToken cancellation)
    {
        var (lab, person, soon) = (rights.Laboratory.Id, rights.Asker.UserId ?? Guid.Empty, clock.TodayInVietnam.AddDays(Ahead));
        JobState[] done = [JobState.CertificateIssued, JobState.Closed, JobState.Cancelled];
        var jobs = await db.Set<CalibrationJob>().AsNoTracking().Where(j => j.Laboratory == lab && !done.Contains(j.State))
            .Select(j => new Waiting(j.Id, j.Number, j.CustomerName, j.State, j.WantedOn, db.Set<ReadingSet>().Any(s => s.Job == j.Id && s.ReadBy == person))).ToListAsync(cancellation);
        var standards = await db.Set<MeasurementStandard>().AsNoTracking().Where(s => s.Laboratory == lab && s.State != StandardState.Retired)
            .Select(s => new EndingStandard(s.Id, s.Number, s.NameVi, s.NameEn, db.Set<StandardCertificate>().Where(c => c.Standard == s.Id).Max(c => (DateOnly?)c.ValidTo), s.State)).ToListAsync(cancellation);
        var drafts = await db.Set<ReadingDraft>().AsNoTracking().Where(d => d.Person == person)
            .Join(db.Set<JobItem>(), d => d.Item, i => i.Id, (d, i) => new { d, i }).Where(r => db.Set<CalibrationJob>().Any(j => j.Id == r.i.Job && j.Laboratory == lab && j.State == JobState.InWork))
            .Select(r => new WaitingDraft(r.i.Job, r.i.Id, r.i.Description, r.d.Condition, r.d.Nominal, r.d.SavedAt)).ToListAsync(cancellation);
        return new DeskView(
            [.. jobs.OrderBy(j => j.WantedOn ?? DateOnly.MaxValue).ThenBy(j => j.Number, StringComparer.Ordinal)],
            [.. standards.Where(s => s.Until is null || s.Until < soon || s.State == StandardState.Quarantined).OrderBy(s => s.Until)],
            [.. drafts.OrderByDescending(d => d.SavedAt)]);
    }
}

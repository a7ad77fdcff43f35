using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Laboratory.Jobs;

/// <summary>A job in a list.</summary>
internal sealed record JobRow(JobId Id, string Number, string Customer, JobState State, DateOnly OrderedOn, DateOnly? WantedOn, int Items, int Certificates);

/// <summary>What is looked for.</summary>
/// <param name="State">State, or <see langword="null"/> for all.</param>
/// <param name="Words">Part of the number or of the customer's name.</param>
internal sealed record JobFilter(JobState? State, string Words);

/// <summary>Reads jobs: all of a laboratory, or those of which the asker's units are the customers.</summary>
internal sealed class JobList(TdcDbContext db)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Jobs of a laboratory.</summary>
    public IQueryable<CalibrationJob> Of(LaboratoryId laboratory) => db.Set<CalibrationJob>().AsNoTracking().Where(j => j.Laboratory == laboratory);

    /// <summary>Jobs of customers.</summary>
    public IQueryable<CalibrationJob> Of(IReadOnlyCollection<LineageId> customers) => db.Set<CalibrationJob>().AsNoTracking().Where(j => j.CustomerUnit != null && customers.Contains(j.CustomerUnit.Value));

    /// <summary>A page, newest first.</summary>
    public async Task<(IReadOnlyList<JobRow> Rows, int Total)> ReadAsync(IQueryable<CalibrationJob> jobs, JobFilter filter, int page, CancellationToken cancellation)
    {
        if (filter.State is { } state)
        {
            jobs = jobs.Where(j => j.State == state);
        }

        if (filter.Words.Length > 0)
        {
            var number = filter.Words.ToUpperInvariant();
            jobs = jobs.Where(j => j.Number.Contains(number) || j.CustomerName.Contains(filter.Words));
        }

        var total = await jobs.CountAsync(cancellation);
        var rows = await jobs.OrderByDescending(j => j.Year).ThenByDescending(j => j.Sequence).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(j => new JobRow(
                j.Id, j.Number, j.CustomerName, j.State, j.OrderedOn, j.WantedOn, db.Set<JobItem>().Count(i => i.Job == j.Id),
                db.Set<CalibrationCertificate>().Count(c => c.Job == j.Id && !db.Set<CalibrationCertificate>().Any(n => n.Replaces == c.Id))))
            .ToListAsync(cancellation);
        return (rows, total);
    }
}

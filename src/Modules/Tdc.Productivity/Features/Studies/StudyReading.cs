using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Studies;

namespace Tdc.Productivity.Features.Studies;

/// <summary>A study in a list.</summary>
internal sealed record StudyLine(StudyId Id, StudyKind Kind, string Title, string Activity, string Conclusion, bool Completed, DateTimeOffset? CompletedAt, bool IsDemonstration, bool Computed, DateTimeOffset CreatedAt);

/// <summary>A study with its settings and result.</summary>
internal sealed record StudyView(Study Study, StudySettings Settings, StudyOutcome? Outcome);

/// <summary>Reads studies: all for the department, completed ones for everybody.</summary>
internal sealed class StudyReading(TdcDbContext db)
{
    /// <summary>Size of a page of the list.</summary>
    public const int PageSize = 30;

    /// <summary>A page of the list, newest first, and how many there are.</summary>
    public async Task<(IReadOnlyList<StudyLine> Lines, int Total)> ListAsync(ProductivityRights rights, int page, CancellationToken cancellation)
    {
        var all = db.Set<Study>().AsNoTracking();
        var open = rights.ReadsStudies ? all : all.Where(s => s.Completed);
        var total = await open.CountAsync(cancellation);
        var lines = await open.OrderByDescending(s => s.CreatedAt).ThenBy(s => s.Id).Skip((Math.Max(1, page) - 1) * PageSize).Take(PageSize)
            .Select(s => new StudyLine(s.Id, s.Kind, s.Title, s.Activity, s.Conclusion, s.Completed, s.CompletedAt, s.IsDemonstration, s.Result != "", s.CreatedAt)).ToListAsync(cancellation);
        return (lines, total);
    }

    /// <summary>A study, or <see langword="null"/> when there is none that the asker may know of. The sample comes along only for the department.</summary>
    public async Task<StudyView?> ReadAsync(ProductivityRights rights, StudyId id, CancellationToken cancellation)
    {
        var all = rights.ReadsStudies;
        var study = await db.Set<Study>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && (all || s.Completed), cancellation);
        return study is null ? null : new(study, StudyJson.Read<StudySettings>(study.Settings), study.Result.Length == 0 ? null : StudyJson.Read<StudyOutcome>(study.Result));
    }
}

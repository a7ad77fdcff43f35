using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;

namespace Tdc.Productivity.Features.Enterprises.Department;

/// <summary>What the department looks for.</summary>
/// <param name="Year">The year.</param>
/// <param name="State"><c>sent</c>, <c>draft</c> or <c>none</c>; else all.</param>
/// <param name="Activity">Division, or <see langword="null"/>.</param>
/// <param name="Words">Parts of name or code, in any order, with or without marks.</param>
internal sealed record FirmFilter(int Year, string? State, string? Activity, string Words);

/// <summary>An enterprise in the department's list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="HasUnit">Whether it gives its figures itself.</param>
/// <param name="MergedFrom">First year that is no longer its own.</param>
/// <param name="IsMerged">Whether another goes on with it; else it was closed.</param>
/// <param name="State">State of the year; <see langword="null"/> when nothing was saved.</param>
/// <param name="Activity">Division in that year.</param>
/// <param name="Persons">Persons.</param>
/// <param name="SubmittedAt">When it was sent.</param>
internal sealed record FirmListRow(FirmId Id, string Code, string Name, bool HasUnit, int? MergedFrom, bool IsMerged, FirmYearState? State, string? Activity, double? Persons, DateTimeOffset? SubmittedAt);

/// <summary>A page of the list with the counts of the whole.</summary>
internal sealed record FirmListPage(IReadOnlyList<FirmListRow> Rows, int Total, int Sent, int Draft, int None);

/// <summary>Reads who sent figures and who did not.</summary>
internal sealed class FirmList(TdcDbContext db)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Reads a page.</summary>
    public async Task<FirmListPage> ReadAsync(FirmFilter filter, int page, CancellationToken cancellation)
    {
        var firms = db.Set<Firm>().AsNoTracking();
        if (filter.Words.Length > 0)
        {
            var found = await FindAsync(filter.Words, cancellation);
            firms = firms.Where(f => EF.Parameter(found).Contains(f.Id));
        }

        // A correction that has not been sent leaves the year sent.
        var years = db.Set<FirmYear>().AsNoTracking().Where(y => y.Year == filter.Year
            && (y.State == FirmYearState.Submitted || !db.Set<FirmYear>().Any(sent => sent.Firm == y.Firm && sent.Year == y.Year && sent.State == FirmYearState.Submitted)));
        var rows = firms.GroupJoin(years, f => f.Id, y => y.Firm, (f, found) => new { Firm = f, found }).SelectMany(r => r.found.DefaultIfEmpty(), (r, y) => new { r.Firm, Year = y });
        if (filter.Activity is { } activity)
        {
            rows = rows.Where(r => r.Year != null && r.Year.Activity == activity);
        }

        var sent = await rows.CountAsync(r => r.Year != null && r.Year.State == FirmYearState.Submitted, cancellation);
        var draft = await rows.CountAsync(r => r.Year != null && r.Year.State == FirmYearState.Draft, cancellation);
        var none = await rows.CountAsync(r => r.Year == null, cancellation);
        rows = filter.State switch
        {
            "sent" => rows.Where(r => r.Year != null && r.Year.State == FirmYearState.Submitted),
            "draft" => rows.Where(r => r.Year != null && r.Year.State == FirmYearState.Draft),
            "none" => rows.Where(r => r.Year == null),
            _ => rows,
        };
        var read = await rows.OrderBy(r => r.Firm.Unit == null).ThenBy(r => r.Firm.Code).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(r => new FirmListRow(
                r.Firm.Id, r.Firm.Code, r.Firm.Name, r.Firm.Unit != null, r.Firm.MergedFrom, r.Firm.MergedInto != null, r.Year == null ? null : r.Year.State, r.Year == null ? null : r.Year.Activity,
                r.Year == null ? null : r.Year.Persons, r.Year == null ? null : r.Year.SubmittedAt))
            .ToListAsync(cancellation);
        return new(read, filter.State switch { "sent" => sent, "draft" => draft, "none" => none, _ => sent + draft + none }, sent, draft, none);
    }

    // Folded here, for no database folds marks and case as people search. A province has thousands of enterprises that report, and only the department looks for one.
    private async Task<List<FirmId>> FindAsync(string words, CancellationToken cancellation) =>
        [.. (await db.Set<Firm>().AsNoTracking().Select(f => new { f.Id, f.Code, f.Name }).ToListAsync(cancellation))
            .Where(f => VietnameseText.Matches($"{f.Code} {f.Name}", words)).Select(f => f.Id)];
}

using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Reporting.ConsolidateReports;

/// <summary>Lets those read the signed scan of an issued consolidated report who may read the report itself.</summary>
internal sealed class IssuedScans(TdcDbContext db, ReportAccess access) : IFileAccess
{
    public async Task<bool> MayReadAsync(FileId file, Asker asker, CancellationToken cancellation) =>
        access.Oversees && await db.Set<ConsolidationIssue>().AnyAsync(i => i.ScanId == file.Value, cancellation);
}

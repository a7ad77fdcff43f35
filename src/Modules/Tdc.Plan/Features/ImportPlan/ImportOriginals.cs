using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Documents;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>The imported files themselves: kept as they came, for those who may see the import.</summary>
internal sealed class ImportOriginals(TdcDbContext db, OrganisationRegister register, TimeProvider clock) : IFileAccess
{
    /// <summary>What an original may be.</summary>
    public static UploadLimits Limits { get; } = new()
    {
        MaxBytes = AnnexLimits.LargestFile,
        Allowed = FrozenSet.Create(FileKind.Docx, FileKind.Xlsx, FileKind.Text, FileKind.Csv),
    };

    public async Task<bool> MayReadAsync(FileId file, Asker asker, CancellationToken cancellation) =>
        (await new PlanAccess(asker, register, clock).RightsAsync(cancellation)).Coordinates
        && await db.Set<PlanImport>().AnyAsync(i => i.FileId == file.Value, cancellation);
}

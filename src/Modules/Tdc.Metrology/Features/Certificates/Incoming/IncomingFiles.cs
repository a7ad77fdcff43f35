using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Laboratory;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Certificates.Incoming;

/// <summary>The files of certificates of standards, for those who may read in the standard's laboratory.</summary>
internal sealed class IncomingFiles(TdcDbContext db) : IFileAccess
{
    public async Task<bool> MayReadAsync(FileId file, Asker asker, CancellationToken cancellation)
    {
        var laboratory = await db.Set<StandardCertificate>().AsNoTracking().Where(c => c.File == file.Value)
            .Join(db.Set<MeasurementStandard>(), c => c.Standard, s => s.Id, (_, standard) => standard.Laboratory)
            .Join(db.Set<CalibrationLaboratory>(), id => id, l => l.Id, (_, each) => each).FirstOrDefaultAsync(cancellation);
        return laboratory is not null && new LaboratoryRights(asker, laboratory).Reads;
    }
}

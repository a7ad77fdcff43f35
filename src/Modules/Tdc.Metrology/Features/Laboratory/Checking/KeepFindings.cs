using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Checking;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Checking;

/// <summary>Enters what calibrations found of standards, from which intervals are advised.</summary>
internal sealed class KeepFindings(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Enters one.</summary>
    /// <param name="rights">The asker's rights.</param>
    /// <param name="id">The standard.</param>
    /// <param name="foundOn">Day of the calibration, not in the future.</param>
    /// <param name="intervalDays">Days since the one before, 1 to 7,300.</param>
    /// <param name="inTolerance">What was found.</param>
    /// <param name="certificate">Number of the certificate, at most 100 letters.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Outcome<Done>> EnterAsync(
        LaboratoryRights rights, StandardId id, DateOnly foundOn, int intervalDays, bool inTolerance, string certificate, CancellationToken cancellation)
    {
        var standard = await db.Set<MeasurementStandard>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.Laboratory == rights.Laboratory.Id, cancellation);
        if (!rights.Works)
        {
            return LaboratoryDesk.NotFound;
        }

        Dictionary<string, string[]> faults = [];
        if (standard is null)
        {
            faults["standard"] = ["checking.choose"];
        }

        if (foundOn > clock.TodayInVietnam)
        {
            faults["date"] = ["checking.future"];
        }

        if (intervalDays is < 1 or > 7300)
        {
            faults["interval"] = ["checking.interval"];
        }

        if (certificate.Length > 100)
        {
            faults["certificate"] = ["checking.too-long"];
        }

        if (CheckingFaults.Of(faults) is { } refusal)
        {
            return refusal;
        }

        var finding = new StandardFinding
        {
            Id = clock.NewId<StandardFindingId>(),
            Standard = id,
            FoundOn = foundOn,
            IntervalDays = intervalDays,
            InTolerance = inTolerance,
            Certificate = certificate,
            EnteredBy = rights.Asker.UserId,
        };
        db.Add(finding);
        db.AddAudit(clock, rights.Asker, "checking.finding-entered", "laboratory.standard", id.Value, new { standard!.Number, foundOn, intervalDays, inTolerance });
        return await db.TrySaveAsync("checking.finding-known", cancellation);
    }
}

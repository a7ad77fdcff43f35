using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Impact;
using Tdc.Metrology.Features.Laboratory;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Demonstration;

/// <summary>One analysis of the invented laboratory: the reference weights came back with errors, and the laboratory asks what rested on them. Computed by the same code as a real one.</summary>
internal sealed class ImpactDemonstration : IDemonstration
{
    private const string Standard = "CM-E2-01";

    /// <inheritdoc/>
    public int Order => 52;

    /// <inheritdoc/>
    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        if (await db.Set<MeasurementStandard>().AsNoTracking().SingleOrDefaultAsync(s => s.Number == Standard && s.IsDemonstration, cancellation) is not { } standard
            || await db.Set<ImpactStudy>().AnyAsync(s => s.Laboratory == standard.Laboratory, cancellation))
        {
            return;
        }

        var laboratory = await db.Set<CalibrationLaboratory>().AsNoTracking().SingleAsync(l => l.Id == standard.Laboratory, cancellation);
        var version = await db.Set<StandardCertificate>().AsNoTracking().Include(c => c.Values).Where(c => c.Standard == standard.Id).OrderBy(c => c.ValidFrom).FirstAsync(cancellation);
        var made = await services.GetRequiredService<ImpactBook>().MakeAsync(
            new LaboratoryRights(Asker.System, laboratory),
            new NewImpact(
                new ImpactQuestion(standard.Id, version.Id, null, null),
                [.. version.Values.Select(v => new AsFoundError(v.Nominal, Error(v), v.ExpandedUncertainty / v.CoverageFactor))],
                AsFoundReach.Artefacts,
                version.Values[0].Unit,
                "Bộ quả cân E2 bị xước khi vận chuyển, phát hiện ở lần hiệu chuẩn sau (minh họa)."),
            cancellation);
        if (!made.TryGet(out _, out var refusal))
        {
            throw new InvalidOperationException("The demonstration's analysis was refused: " + refusal.Code);
        }

        db.ChangeTracker.Clear();
    }

    // Eighteen times the uncertainty that was certified: three times what an E2 weight may be off, in which an F1 weight notices it and a few of class M1 at their limits.
    private static double Error(StandardValue value) => 9 * value.ExpandedUncertainty;
}

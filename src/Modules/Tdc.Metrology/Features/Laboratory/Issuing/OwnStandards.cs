using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Platform.Audit;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Laboratory.Issuing;

/// <summary>Makes a certificate of the laboratory itself a certificate version of its own working standard, so that traceability goes on through it.</summary>
internal sealed class OwnStandards(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Adds the certificate version when the item is a standard of the laboratory; the caller saves.</summary>
    public async Task AdoptAsync(LaboratoryRights rights, JobItem item, CalibrationCertificate certificate, CertificateContent content, CancellationToken cancellation)
    {
        if (item.OwnStandard is not { } id)
        {
            return;
        }

        var standard = await db.Set<MeasurementStandard>().AsNoTracking().SingleAsync(s => s.Id == id, cancellation);
        var results = await db.Set<CalibrationResult>().AsNoTracking().Where(r => r.Item == item.Id && r.SupersededBy == null).ToListAsync(cancellation);
        var last = results.Exists(r => r.Condition == ItemCondition.AsLeft) ? ItemCondition.AsLeft : ItemCondition.AsFound;
        var meanings = await db.Set<MethodVersion>().AsNoTracking().Where(v => v.Method == item.Method).ToDictionaryAsync(v => v.Id, v => v.Meaning, cancellation);
        var version = Version(standard, certificate, content, [.. results.Where(r => r.Condition == last).OrderBy(r => r.Nominal)], meanings, clock.NewId<StandardCertificateId>(), clock.GetUtcNow());
        db.Add(version);
        db.AddAudit(clock, rights.Asker, "laboratory.standard-certificate-entered", "laboratory.standard", standard.Id.Value, new { standard.Number, certificate = certificate.Number });
    }

    /// <summary>The certificate version that an own certificate makes.</summary>
    public static StandardCertificate Version(
        MeasurementStandard standard, CalibrationCertificate certificate, CertificateContent content, IReadOnlyList<CalibrationResult> results,
        IReadOnlyDictionary<MethodVersionId, ResultMeaning> meanings, StandardCertificateId id, DateTimeOffset now) => new()
        {
            Id = id,
            Standard = standard.Id,
            Number = certificate.Number,
            Source = StandardCertificateSource.OwnCalibration,
            OwnCertificate = certificate.Id,
            Issuer = content.Laboratory.NameVi,
            Accreditation = content.Laboratory.AccreditationNumber,
            CalibratedOn = content.EndedOn,
            ValidFrom = certificate.IssuedOn,
            ValidTo = certificate.IssuedOn.AddMonths(standard.IntervalMonths).AddDays(-1),
            FileHash = certificate.ContentHash,
            EnteredBy = certificate.IssuedBy,
            EnteredAt = now,
            Values = [.. results.Select((r, i) => Value(id, i, r, meanings[r.Method]))],
        };

    private static StandardValue Value(StandardCertificateId certificate, int position, CalibrationResult result, ResultMeaning meaning)
    {
        // Units of one method: the point and its error are of one kind, or the version could not have been approved.
        if (!LaboratoryUnits.TryScale(result.Value, result.Unit, result.PointUnit, out var error) || !LaboratoryUnits.TryScale(result.ExpandedUncertainty, result.Unit, result.PointUnit, out var expanded))
        {
            throw new InvalidOperationException($"The result's unit {result.Unit} does not fit {result.PointUnit}.");
        }

        return new StandardValue
        {
            Certificate = certificate,
            Position = position,
            Nominal = result.Nominal,
            Value = meaning == ResultMeaning.DeviationFromNominal ? result.Nominal + error : result.Nominal - error,
            ExpandedUncertainty = expanded,
            CoverageFactor = result.CoverageFactor,
            DegreesOfFreedom = result.EffectiveDegreesOfFreedom,
            Probability = result.Probability,
            Unit = result.PointUnit,
            OwnResult = result.Id,
        };
    }
}

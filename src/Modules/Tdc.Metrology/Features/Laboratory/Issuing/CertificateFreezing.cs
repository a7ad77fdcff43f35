using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Metrology.Features.Laboratory.Readings;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Issuing;

/// <summary>Everything that a certificate is made of.</summary>
/// <param name="Laboratory">The laboratory.</param>
/// <param name="Job">The job.</param>
/// <param name="Item">The item.</param>
/// <param name="Authorisation">The second person's decision.</param>
/// <param name="Method">The method.</param>
/// <param name="Version">Its version.</param>
/// <param name="Results">The results that stand.</param>
/// <param name="Sets">Their readings.</param>
/// <param name="Standards">The standards that served, with the certificate version on which they stood.</param>
internal sealed record CertificateMaterial(
    CalibrationLaboratory Laboratory, CalibrationJob Job, JobItem Item, Authorisation Authorisation, CalibrationMethod Method, MethodVersion Version,
    IReadOnlyList<CalibrationResult> Results, IReadOnlyList<ReadingSet> Sets, IReadOnlyList<(MeasurementStandard Standard, StandardCertificate Certificate)> Standards);

/// <summary>Gathers everything that a certificate prints, so that it can be printed again in ten years to the same letter.</summary>
internal sealed class CertificateFreezing(TdcDbContext db)
{
    /// <summary>SHA-256 of a content as UTF-8, lower-case hex.</summary>
    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    /// <summary>The content of an item's certificate.</summary>
    public async Task<CertificateContent> FreezeAsync(
        CalibrationLaboratory lab, CalibrationJob job, JobItem item, Authorisation authorisation, string number, DateOnly today, CalibrationCertificate? old, Replacement? replacement,
        CancellationToken cancellation)
    {
        var results = await db.Set<CalibrationResult>().AsNoTracking().Include(r => r.Standards).Where(r => r.Item == item.Id && r.SupersededBy == null).ToListAsync(cancellation);
        var setIds = results.Select(r => r.ReadingSet).ToList();
        var sets = await db.Set<ReadingSet>().AsNoTracking().Where(s => setIds.Contains(s.Id)).ToListAsync(cancellation);
        var versionId = results.OrderBy(r => r.ReadAt).Last().Method;
        var version = await db.Set<MethodVersion>().AsNoTracking().SingleAsync(v => v.Id == versionId, cancellation);
        var method = await db.Set<CalibrationMethod>().AsNoTracking().SingleAsync(m => m.Id == version.Method, cancellation);
        var ids = results.SelectMany(r => r.Standards).Select(s => s.Certificate).Distinct().ToList();
        var served = await db.Set<StandardCertificate>().AsNoTracking().Where(c => ids.Contains(c.Id))
            .Join(db.Set<MeasurementStandard>().AsNoTracking(), c => c.Standard, s => s.Id, (certificate, standard) => new { certificate, standard }).ToListAsync(cancellation);
        return Content(new(lab, job, item, authorisation, method, version, results, sets, [.. served.Select(s => (s.standard, s.certificate))]), number, today, old, replacement);
    }

    /// <summary>The content from records already read.</summary>
    public static CertificateContent Content(CertificateMaterial material, string number, DateOnly today, CalibrationCertificate? old, Replacement? replacement)
    {
        var (lab, job, item, authorisation, method, version, results, sets, standards) = material;
        var accredited = lab.AccreditedOn(today) && results.All(r => r.Scope != ScopeStanding.Outside);
        return new CertificateContent
        {
            Number = number,
            JobNumber = job.Number,
            Laboratory = new(lab.Code, lab.NameVi, lab.NameEn, lab.Address, accredited ? lab.AccreditationNumber : "", accredited ? lab.AccreditationBody : ""),
            CustomerName = job.CustomerName,
            CustomerAddress = job.CustomerAddress,
            Item = new(item.Description, item.Maker, item.Serial, item.Class, item.Nominal, item.Resolution, item.Condition),
            Method = new(method.Code, version.Number, method.NameVi, method.NameEn, version.Procedure, method.Quantity, version.MeasurandVi, version.MeasurandEn),
            ReceivedOn = job.ReceivedOn,
            BegunOn = sets.Min(s => s.ReadAt).DateInVietnam,
            EndedOn = sets.Max(s => s.ReadAt).DateInVietnam,
            IssuedOn = today,
            Place = job.Place,
            Environment = Rooms(version, sets),
            Standards =
            [
                .. standards.OrderBy(s => s.Standard.Number, StringComparer.Ordinal).ThenBy(s => s.Certificate.CalibratedOn).Select(s => new CertificateStandard(
                    s.Standard.Id.Value, s.Certificate.Id.Value, s.Standard.Number, s.Standard.NameVi, s.Standard.NameEn, s.Standard.Serial, s.Certificate.Number, s.Certificate.Issuer,
                    s.Certificate.Accreditation, s.Certificate.ValidTo, s.Certificate.FileHash)),
            ],
            Results = [.. results.OrderBy(r => r.Condition).ThenBy(r => r.Nominal).Select(r => Printed(r, version, item))],
            MeasuredBy = [.. sets.Select(s => s.ReaderName).Distinct().Order(StringComparer.Ordinal)],
            AuthorisedBy = authorisation.PersonName,
            AuthorisedAt = authorisation.At,
            ReplacesNumber = old?.Number ?? "",
            Change = replacement?.Change,
            ChangeReason = replacement?.Reason ?? "",
        };
    }

    private static List<CertificateEnvironment> Rooms(MethodVersion version, IReadOnlyList<ReadingSet> sets)
    {
        var rooms = sets.Select(s => LaboratoryJson.Read<Dictionary<string, double>>(s.Environment)).ToList();
        return [.. ReadingRules.Limits(version).Where(l => rooms.Exists(r => r.ContainsKey(l.Name)))
            .Select(l => (Limit: l, Values: rooms.Where(r => r.ContainsKey(l.Name)).Select(r => r[l.Name]).ToList()))
            .Select(l => new CertificateEnvironment(l.Limit.Name, l.Limit.Unit, l.Values.Min(), l.Values.Max()))];
    }

    private static CertificateResult Printed(CalibrationResult r, MethodVersion version, JobItem item) => new(
        r.Id.Value, r.Condition, r.Nominal, r.PointUnit, r.RoundedValue, r.RoundedUncertainty, r.Unit, r.CoverageFactor, r.Probability, r.EffectiveDegreesOfFreedom,
        r.LowerLimit, r.UpperLimit, r.UpperLimit is null ? "" : Verdicts.LimitOf(version, item.Class, r.Nominal)?.Basis ?? "", r.Rule, r.Conformity, r.Scope);
}

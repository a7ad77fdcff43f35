using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Uncertainty;
using Tdc.Uncertainty.Functions;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Metrology.Features.Laboratory.Standards;

/// <summary>A value of a certificate as it is entered.</summary>
/// <param name="Nominal">Nominal value.</param>
/// <param name="Value">Certified value.</param>
/// <param name="ExpandedUncertainty">U, above zero.</param>
/// <param name="CoverageFactor">k; <see langword="null"/> takes it from probability and degrees of freedom, which then must be given.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom; <see langword="null"/> for infinite or not stated.</param>
/// <param name="Probability">Coverage probability; <see langword="null"/> when it is not stated.</param>
/// <param name="Unit">Unit in D-SI notation.</param>
internal sealed record CertificateValue(double Nominal, double Value, double ExpandedUncertainty, double? CoverageFactor, double? DegreesOfFreedom, double? Probability, string Unit);

/// <summary>A certificate version of a standard as it is entered.</summary>
internal sealed record NewStandardCertificate(
    string Number, StandardCertificateSource Source, string Issuer, string Accreditation, DateOnly CalibratedOn, DateOnly ValidFrom, DateOnly ValidTo,
    IReadOnlyList<CertificateValue> Values)
{
    /// <summary>SHA-256 of the file, lower-case hex; empty without one.</summary>
    public string FileHash { get; init; } = "";

    /// <summary>The kept file.</summary>
    public Guid? File { get; init; }

    /// <summary>Remarks, such as what was found of intactness and trust.</summary>
    public string Remark { get; init; } = "";
}

/// <summary>Enters certificate versions of standards; what was entered is never changed.</summary>
/// <remarks>A certificate without k and without stated probability is refused: k = 2 is never assumed. Source: JCGM 100:2008, 4.3.3 and 4.3.4.</remarks>
internal sealed class EnterStandardCertificate(TdcDbContext db, TimeProvider clock)
{
    private const int MostValues = 500;

    /// <summary>Enters one; faults of values are named <c>values</c>.</summary>
    public async Task<Outcome<StandardCertificateId>> HandleAsync(LaboratoryRights rights, StandardId id, NewStandardCertificate typed, CancellationToken cancellation)
    {
        var standard = await db.Set<MeasurementStandard>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.Laboratory == rights.Laboratory.Id, cancellation);
        if (standard is null || !rights.Works)
        {
            return LaboratoryDesk.NotFound;
        }

        var newId = clock.NewId<StandardCertificateId>();
        if (Faults(typed, clock.TodayInVietnam) is { } wrong)
        {
            return wrong;
        }

        if (await OtherDimensionAsync(standard, typed, cancellation) is { } other)
        {
            return other;
        }

        List<StandardValue> values = [];
        foreach (var value in typed.Values)
        {
            if (!Made(newId, values.Count, value).TryGet(out var made, out var no))
            {
                return no;
            }

            values.Add(made);
        }

        var certificate = new StandardCertificate
        {
            Id = newId,
            Standard = standard.Id,
            Number = typed.Number,
            Source = typed.Source,
            Issuer = typed.Issuer,
            Accreditation = typed.Accreditation,
            CalibratedOn = typed.CalibratedOn,
            ValidFrom = typed.ValidFrom,
            ValidTo = typed.ValidTo,
            FileHash = typed.FileHash,
            File = typed.File,
            Remark = typed.Remark,
            EnteredBy = rights.Asker.UserId,
            EnteredAt = clock.GetUtcNow(),
            Values = values,
        };
        db.Add(certificate);
        db.AddAudit(clock, rights.Asker, "laboratory.standard-certificate-entered", "laboratory.standard", standard.Id.Value, new { standard.Number, certificate = certificate.Number, typed.FileHash });
        return (await db.TrySaveAsync("laboratory.certificate-known", cancellation)).TryGet(out _, out var conflict) ? newId : conflict;
    }

    /// <summary>A certificate of kilograms is none of a standard of pressure: what its earlier certificates or its quantity say decides.</summary>
    private async Task<Refusal?> OtherDimensionAsync(MeasurementStandard standard, NewStandardCertificate typed, CancellationToken cancellation)
    {
        var earlier = await db.Set<StandardCertificate>().AsNoTracking().Where(c => c.Standard == standard.Id).OrderByDescending(c => c.CalibratedOn)
            .Join(db.Set<StandardValue>(), c => c.Id, v => v.Certificate, (c, v) => v.Unit).FirstOrDefaultAsync(cancellation);
        var expected = earlier is not null ? LaboratoryUnits.Find(earlier)?.Dimension : QuantityDimensions.Of(standard.Quantity);
        return expected is { } dimension && typed.Values.FirstOrDefault(v => LaboratoryUnits.Find(v.Unit) is { } unit && unit.Dimension != dimension) is { } odd
            ? Refusal.Rule("laboratory.other-dimension", LaboratoryUnits.Symbol(odd.Unit), standard.Number, earlier is not null ? LaboratoryUnits.Symbol(earlier) : dimension.ToString())
            : null;
    }

    private static Refusal? Faults(NewStandardCertificate typed, DateOnly today)
    {
        Dictionary<string, string[]> faults = [];
        Need(typed.Number.Length is > 0 and <= 100, "number", "form.needed");
        Need(typed.Issuer.Length is > 0 and <= 300, "issuer", "form.needed");
        Need(typed.CalibratedOn <= today, "calibratedOn", "laboratory.date-future");
        Need(typed.ValidFrom >= typed.CalibratedOn, "validFrom", "laboratory.valid-before-calibration");
        Need(typed.ValidTo >= typed.ValidFrom, "validTo", "laboratory.date-order");
        Need(typed.Values.Count is > 0 and <= MostValues, "values", "laboratory.values-needed");
        Need(typed.Remark.Length <= 2000, "remark", "laboratory.reason-too-long");
        return LaboratorySaving.Fields(faults);

        void Need(bool fine, string field, string code)
        {
            if (!fine)
            {
                faults[field] = [code];
            }
        }
    }

    private static Outcome<StandardValue> Made(StandardCertificateId certificate, int position, CertificateValue value)
    {
        var row = position + 1;
        if (!double.IsFinite(value.Nominal) || !double.IsFinite(value.Value) || !(value.ExpandedUncertainty > 0) || !double.IsFinite(value.ExpandedUncertainty))
        {
            return Refusal.Rule("laboratory.value-not-finite", row);
        }

        if (!LaboratoryUnits.IsKnown(value.Unit))
        {
            return Refusal.Rule("laboratory.unit-unknown", row, value.Unit);
        }

        if (value.CoverageFactor is null && value.Probability is null)
        {
            return Refusal.Rule("laboratory.certificate-without-k", row);
        }

        try
        {
            // k from p and the degrees of freedom, when the certificate states those in its place.
            var factor = value.CoverageFactor ?? value.ExpandedUncertainty / NormalDistribution.FromCoverage(
                value.ExpandedUncertainty, value.Probability!.Value, value.DegreesOfFreedom ?? double.PositiveInfinity).StandardUncertainty;
            return !(factor > 0) || factor > 100 ? Refusal.Rule("laboratory.k-out-of-range", row) : new StandardValue
            {
                Certificate = certificate,
                Position = position,
                Nominal = value.Nominal,
                Value = value.Value,
                ExpandedUncertainty = value.ExpandedUncertainty,
                CoverageFactor = factor,
                DegreesOfFreedom = value.DegreesOfFreedom is { } freedom && double.IsFinite(freedom) ? freedom : null,
                Probability = value.Probability ?? 1 - (2 * StudentT.Upper(factor, value.DegreesOfFreedom ?? double.PositiveInfinity)),
                Unit = value.Unit,
            };
        }
        catch (UncertaintyException e)
        {
            return BudgetFaults.Of(e);
        }
    }
}

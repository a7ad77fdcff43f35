using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Readings;

/// <summary>A standard and the certificate version on which it stands at a moment.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Certificate">Its certificate version, with values.</param>
internal sealed record ServingStandard(MeasurementStandard Standard, StandardCertificate Certificate);

/// <summary>Decides whether a standard may serve readings at a moment: the moment of reading counts, never that of evaluating or printing.</summary>
internal sealed class StandardService(TdcDbContext db)
{
    /// <summary>The certificate version on which a standard stands on a day: of those valid then, the one calibrated last.</summary>
    public static StandardCertificate? InForce(IEnumerable<StandardCertificate> certificates, DateOnly day) =>
        certificates.Where(c => c.ValidOn(day)).OrderBy(c => c.CalibratedOn).ThenBy(c => c.EnteredAt).LastOrDefault();

    /// <summary>The standard as it serves, or why it does not.</summary>
    public async Task<Outcome<ServingStandard>> ServeAsync(
        LaboratoryId laboratory, JobItem item, MethodVersion method, string input, StandardId id, double nominal, DateTimeOffset readAt, CancellationToken cancellation)
    {
        var standard = await db.Set<MeasurementStandard>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.Laboratory == laboratory, cancellation);
        if (standard is null)
        {
            return new Refusal(RefusalKind.Fields, "laboratory.check-fields") { Fields = new Dictionary<string, string[]> { ["standard-" + input] = ["form.choose"] } };
        }

        if (item.OwnStandard == standard.Id)
        {
            return Refusal.Rule("laboratory.standard-is-item", standard.Number);
        }

        if (!standard.CouldServe(readAt))
        {
            return Refusal.Rule("laboratory.standard-set-aside", standard.Number, Display.Date(standard.StateSince));
        }

        var certificates = await db.Set<StandardCertificate>().AsNoTracking().Include(c => c.Values).Where(c => c.Standard == id).ToListAsync(cancellation);
        if (InForce(certificates, readAt.DateInVietnam) is not { } certificate)
        {
            return Refusal.Rule("laboratory.standard-out-of-validity", standard.Number, Display.Date(readAt));
        }

        return BudgetAssembly.ValueAt(certificate, nominal, method.PointUnit) is null
            ? Refusal.Rule("laboratory.standard-lacks-point", standard.Number, LaboratoryWords.Number(nominal, method.PointUnit))
            : new ServingStandard(standard, certificate);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Measures;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Investing;

/// <summary>What the laboratories measure for the plan: its task IV.1 is bound to these codes.</summary>
/// <remarks>
/// Planned money counts in the years for which it is planned, approved money on the day of approval, spent money on the day of payment. A unit is meant
/// as the laboratory's own. Source: Decision 1295/QĐ-UBND, annex, group IV no. 1.
/// </remarks>
internal sealed class LaboratoryMeasures(IServiceScopeFactory scopes, TimeProvider clock) : IMeasureSource
{
    public const string Capabilities = "metrology.capabilities";
    public const string Planned = "metrology.investment-planned";
    public const string Approved = "metrology.investment-approved";
    public const string Spent = "metrology.investment-spent";
    public const string Jobs = "metrology.calibration-jobs";
    public const string Certificates = "metrology.calibration-certificates";
    public const string Standards = "metrology.standards-valid";

    // What everybody may see; jobs, certificates and the plan of equipment are the laboratory's.
    private const string Page = "/do-luong/phong-thi-nghiem/nang-luc";

    public IReadOnlyList<MeasureDefinition> Measures { get; } =
    [
        new(Capabilities, "Khả năng đo được công nhận", "Recognised measurement capabilities", "khả năng", "capabilities", MeasureJoin.Sum, MeasureJoin.Last),
        new(Planned, "Kinh phí thiết bị đo lường theo kế hoạch", "Money planned for metrology equipment", "đồng", "VND", MeasureJoin.Sum, MeasureJoin.Sum),
        new(Approved, "Kinh phí thiết bị đo lường đã phê duyệt", "Money approved for metrology equipment", "đồng", "VND", MeasureJoin.Sum, MeasureJoin.Sum),
        new(Spent, "Kinh phí thiết bị đo lường đã chi", "Money spent on metrology equipment", "đồng", "VND", MeasureJoin.Sum, MeasureJoin.Sum),
        new(Jobs, "Yêu cầu hiệu chuẩn đã hoàn thành", "Calibration jobs done", "yêu cầu", "jobs", MeasureJoin.Sum, MeasureJoin.Sum),
        new(Certificates, "Giấy chứng nhận hiệu chuẩn đã cấp", "Calibration certificates issued", "giấy chứng nhận", "certificates", MeasureJoin.Sum, MeasureJoin.Sum),
        new(Standards, "Chuẩn đo lường còn hiệu lực", "Standards in validity", "%", "%", MeasureJoin.Ratio, MeasureJoin.Last),
    ];

    public IReadOnlyCollection<Type> Entities { get; } = [typeof(CalibrationLaboratory), typeof(ScopeLine), typeof(Investment), typeof(InvestmentPayment), typeof(CalibrationCertificate), typeof(MeasurementStandard), typeof(StandardCertificate)];

    public async Task<MeasureAnswer> AnswerAsync(string code, IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TdcDbContext>();
        var labs = await db.Set<CalibrationLaboratory>().AsNoTracking().Where(l => units == null || units.Contains(l.Unit)).Select(l => l.Id).ToListAsync(cancellation);
        return code switch
        {
            Capabilities => Count(await CapabilitiesAsync(db, labs, to, cancellation)),
            Planned => Money(await db.Set<Investment>().AsNoTracking().Where(i => labs.Contains(i.Laboratory) && i.State != InvestmentState.Dropped && i.Year >= from.Year && i.Year <= to.Year)
                .Select(i => i.ProvinceDong + i.StateDong + i.OtherDong).ToListAsync(cancellation)),
            Approved => Money(await db.Set<Investment>().AsNoTracking().Where(i => labs.Contains(i.Laboratory) && i.State != InvestmentState.Dropped && i.ApprovedOn >= from && i.ApprovedOn <= to)
                .Select(i => i.ApprovedDong).ToListAsync(cancellation)),
            Spent => Money(await db.Set<InvestmentPayment>().AsNoTracking().Where(p => p.On >= from && p.On <= to && db.Set<Investment>().Any(i => i.Id == p.Investment && labs.Contains(i.Laboratory)))
                .Select(p => p.Dong).ToListAsync(cancellation)),
            Jobs => Count(await db.Set<CalibrationCertificate>().AsNoTracking().Where(c => labs.Contains(c.Laboratory) && c.IssuedOn >= from && c.IssuedOn <= to && c.Replaces == null)
                .Select(c => c.Job).Distinct().CountAsync(cancellation)),
            Certificates => Count(await db.Set<CalibrationCertificate>().AsNoTracking().CountAsync(c => labs.Contains(c.Laboratory) && c.IssuedOn >= from && c.IssuedOn <= to, cancellation)),
            Standards => await StandardsAsync(db, labs, to, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No measure of the laboratory."),
        };
    }

    private MeasureAnswer Count(int value) => new(value, null, null, value, Page, clock.GetUtcNow());

    private MeasureAnswer Money(List<long> amounts) => new(amounts.Sum(), null, null, amounts.Count, Page, clock.GetUtcNow());

    private static async Task<int> CapabilitiesAsync(TdcDbContext db, List<LaboratoryId> labs, DateOnly day, CancellationToken cancellation)
    {
        var accredited = (await db.Set<CalibrationLaboratory>().AsNoTracking().Where(l => labs.Contains(l.Id)).ToListAsync(cancellation)).Where(l => l.AccreditedOn(day)).Select(l => l.Id).ToList();
        return await db.Set<ScopeLine>().AsNoTracking().CountAsync(l => accredited.Contains(l.Laboratory) && l.ValidFrom <= day && (l.ValidTo == null || day <= l.ValidTo), cancellation);
    }

    private async Task<MeasureAnswer> StandardsAsync(TdcDbContext db, List<LaboratoryId> labs, DateOnly day, CancellationToken cancellation)
    {
        var all = await db.Set<MeasurementStandard>().AsNoTracking().Where(s => labs.Contains(s.Laboratory) && s.State != StandardState.Retired).Select(s => s.Id).ToListAsync(cancellation);
        var valid = await db.Set<StandardCertificate>().AsNoTracking().Where(c => all.Contains(c.Standard) && c.ValidFrom <= day && day <= c.ValidTo).Select(c => c.Standard).Distinct().CountAsync(cancellation);
        return new(all.Count == 0 ? null : Math.Round(100m * valid / all.Count, 1), valid, all.Count, all.Count, Page, clock.GetUtcNow());
    }
}

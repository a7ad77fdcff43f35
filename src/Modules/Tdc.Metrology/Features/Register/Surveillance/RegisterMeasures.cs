using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Domain.Register;
using Tdc.Platform.Measures;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register.Surveillance;

/// <summary>What the register of instruments measures for the plan: its task IV.1 is bound to these codes.</summary>
/// <remarks>
/// Stocks are what the register holds now; it keeps no picture of earlier days. A unit is meant as the owner itself or as the commune in which the
/// instruments stand. Source: Decision 1295/QĐ-UBND, annex, group IV no. 1.
/// </remarks>
internal sealed class RegisterMeasures(IServiceScopeFactory scopes, TimeProvider clock) : IMeasureSource
{
    public const string Verified = "metrology.instruments-verified";
    public const string Registered = "metrology.instruments-registered";
    public const string InDate = "metrology.instruments-in-date";
    public const string Overdue = "metrology.instruments-overdue";

    // What everybody may open; single instruments are shown only to those who answer for them.
    private const string Page = "/do-luong/loai-phuong-tien";

    public IReadOnlyList<MeasureDefinition> Measures { get; } =
    [
        new(Verified, "Phương tiện đo đã kiểm định", "Instruments verified", "phương tiện", "instruments", MeasureJoin.Sum, MeasureJoin.Sum),
        new(Registered, "Phương tiện đo trong sổ theo dõi", "Instruments in the register", "phương tiện", "instruments", MeasureJoin.Sum, MeasureJoin.Last),
        new(InDate, "Phương tiện đo đang dùng còn hạn kiểm định", "Instruments in use with a valid verification", "%", "%", MeasureJoin.Ratio, MeasureJoin.Last),
        new(Overdue, "Phương tiện đo đang dùng quá hạn kiểm định", "Instruments in use that are overdue", "%", "%", MeasureJoin.Ratio, MeasureJoin.Last, HigherIsBetter: false),
    ];

    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Instrument), typeof(VerificationCertificate)];

    public async Task<MeasureAnswer> AnswerAsync(string code, IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<TdcDbContext>();
        var instruments = db.Set<Instrument>().AsNoTracking();
        if (units is not null)
        {
            var register = await services.GetRequiredService<OrganisationRegister>().NowAsync(cancellation);
            var codes = units.Where(register.Knows).Select(u => register.OfLineage(u, to).Code).ToList();
            instruments = instruments.Where(i => codes.Contains(i.Place) || units.Contains(i.Owner));
        }

        var today = clock.TodayInVietnam;
        var day = to < today ? to : today;
        if (code == Verified)
        {
            var certificates = db.Set<VerificationCertificate>().AsNoTracking().Where(c => c.IsCertificate && c.IssuedOn >= from && c.IssuedOn <= to);
            var count = units is null ? await certificates.Select(c => c.Instrument).Distinct().CountAsync(cancellation)
                : await certificates.Join(instruments, c => c.Instrument, i => i.Id, (c, i) => i.Id).Distinct().CountAsync(cancellation);
            return new(count, null, null, count, Page, clock.GetUtcNow());
        }

        if (code == Registered)
        {
            var end = to.EndInVietnam;
            var count = await instruments.CountAsync(i => i.State != InstrumentState.Scrapped && i.CreatedAt < end, cancellation);
            return new(count, null, null, count, Page, clock.GetUtcNow());
        }

        if (code is not (InDate or Overdue))
        {
            throw new ArgumentOutOfRangeException(nameof(code), code, "No measure of the register of instruments.");
        }

        var used = await instruments.CountAsync(i => i.State == InstrumentState.InUse, cancellation);
        var late = await instruments.CountAsync(i => i.State == InstrumentState.InUse && i.DueOn <= day, cancellation);
        var part = code == Overdue ? late : used - late;
        return new(used == 0 ? null : Math.Round(100m * part / used, 1), part, used, used, Page, clock.GetUtcNow());
    }
}

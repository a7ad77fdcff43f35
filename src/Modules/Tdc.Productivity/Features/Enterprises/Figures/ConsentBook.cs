using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Features.Enterprises.Compare;

namespace Tdc.Productivity.Features.Enterprises.Figures;

/// <summary>Keeps what an enterprise agreed to, and what it took back; nothing is ever deleted.</summary>
internal sealed class ConsentBook(TdcDbContext db, FirmPool pool, TimeProvider clock)
{
    /// <summary>The words that hold on a day.</summary>
    public static IReadOnlyList<ConsentText> Now(DateOnly day) => [.. ProductivityRules.Shipped.Consents.Where(c => c.HoldsOn(day))];

    /// <summary>Whether two codes stand for one purpose, whatever the version of the words.</summary>
    public static bool SamePurpose(string one, string other) => one.Split('/')[0] == other.Split('/')[0];

    /// <summary>Adds a consent to the unit of work.</summary>
    public static void Give(TdcDbContext db, TimeProvider clock, Desk desk, string purpose)
    {
        var consent = new FirmConsent
        {
            Id = clock.NewId<ConsentId>(),
            Firm = desk.Firm.Id,
            Purpose = purpose,
            GivenBy = desk.Rights.Asker.UserId,
            GivenAt = clock.GetUtcNow(),
        };
        db.Add(consent);
        db.AddAudit(clock, desk.Rights.Asker, "productivity.consent-given", "productivity.consent", consent.Id.Value, new { firm = desk.Firm.Id.Value, purpose });
    }

    /// <summary>All consents of a firm, newest first.</summary>
    public async Task<IReadOnlyList<FirmConsent>> OfAsync(FirmId firm, CancellationToken cancellation) =>
        [.. (await db.Set<FirmConsent>().AsNoTracking().Where(c => c.Firm == firm).ToListAsync(cancellation)).OrderByDescending(c => c.GivenAt)];

    /// <summary>Agrees to a purpose.</summary>
    public async Task<Outcome<bool>> GiveAsync(Desk desk, string purpose, CancellationToken cancellation)
    {
        var firm = desk.Firm.Id;
        if (!desk.Writes || Now(clock.TodayInVietnam).All(c => c.Purpose != purpose))
        {
            return Refusal.NotFound("productivity.no-such-consent");
        }

        if (!await db.Set<FirmConsent>().AnyAsync(c => c.Firm == firm && c.Purpose == purpose && c.WithdrawnAt == null, cancellation))
        {
            Give(db, clock, desk, purpose);
            await db.SaveChangesAsync(cancellation);
            pool.Forget();
        }

        return true;
    }

    /// <summary>Takes back what was agreed to; from now on the figures count in no statistics and no study of that purpose.</summary>
    public async Task<Outcome<bool>> WithdrawAsync(Desk desk, string purpose, CancellationToken cancellation)
    {
        var firm = desk.Firm.Id;
        if (!desk.Writes)
        {
            return Refusal.NotFound("productivity.no-such-consent");
        }

        foreach (var consent in (await db.Set<FirmConsent>().Where(c => c.Firm == firm && c.WithdrawnAt == null).ToListAsync(cancellation)).Where(c => SamePurpose(c.Purpose, purpose)))
        {
            consent.WithdrawnAt = clock.GetUtcNow();
            db.AddAudit(clock, desk.Rights.Asker, "productivity.consent-withdrawn", "productivity.consent", consent.Id.Value, new { firm = firm.Value, consent.Purpose });
        }

        await db.SaveChangesAsync(cancellation);
        pool.Forget();
        return true;
    }
}

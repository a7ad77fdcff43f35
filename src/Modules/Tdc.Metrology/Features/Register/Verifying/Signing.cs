using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Instruments;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register.Verifying;

/// <summary>The head's signature: certificate or notice of refusal with a running number, and the register is brought up to date in the same commit.</summary>
internal sealed class Signing(TdcDbContext db, VerificationBook book, KindBook kinds, OrganisationRegister register, TimeProvider clock)
{
    /// <summary>Signs what the verifier proposed.</summary>
    public async Task<Outcome<Done>> SignAsync(RegisterRights rights, Guid id, Guid? version, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await book.StepAsync(rights, id, version, "signed", b => b.Signs, v => IssueAsync(rights, v, cancellation), cancellation);

            // Two heads of one body signing at once reach for the same running number; the second asks for the next one.
            if (outcome.TryGet(out _, out var refusal) || refusal.Code != "metrology.mark-used" || attempt == 5)
            {
                return outcome;
            }
        }
    }

    /// <summary>Revokes a certificate that was issued in error, with a reason: the body's head or the department.</summary>
    public async Task<Outcome<Done>> RevokeAsync(RegisterRights rights, Guid id, string reason, CancellationToken cancellation)
    {
        var verification = await db.Set<Verification>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == new VerificationId(id), cancellation);
        if (verification is null || !rights.SeesVerification(verification))
        {
            return Refusal.NotFound("metrology.no-such-verification");
        }

        if (!rights.Department && rights.BodyOf(verification)?.Signs != true)
        {
            return new Refusal(RefusalKind.Forbidden, "metrology.not-your-verification");
        }

        if (reason.Length is 0 or > 1000)
        {
            return Refusal.Rule("metrology.reason-needed");
        }

        var today = clock.TodayInVietnam;
        var certificate = await db.Set<VerificationCertificate>().SingleOrDefaultAsync(c => c.Verification == verification.Id && c.IsCertificate, cancellation);
        if (certificate is null || certificate.EndedOn is not null)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("metrology.not-in-force");
        }

        (certificate.EndedOn, certificate.EndedBy) = (today, InstrumentEventKind.Revoked);
        var instrument = await db.Set<Instrument>().SingleAsync(i => i.Id == verification.Instrument, cancellation);
        if (instrument.CertificateNumber == certificate.Number)
        {
            instrument.EndValidity(today);
            instrument.Version = Guid.CreateVersion7(clock.GetUtcNow());
            db.AddEvent(clock, new InstrumentVerificationEnded(instrument.Id.Value, instrument.Owner.Value, instrument.Kind, instrument.Place, nameof(InstrumentEventKind.Revoked), today));
        }

        Note(instrument.Id, InstrumentEventKind.Revoked, today, certificate.Number + ": " + reason);
        db.AddAudit(clock, rights.Asker, "metrology.certificate-revoked", "metrology.verification", id, new { certificate.Number });
        book.TellOwner(verification, "metrology.notice-revoked");
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return VerificationBook.Changed;
        }

        db.ChangeTracker.Clear();
        return Done.Instance;
    }

    private async Task<Outcome<Done>> IssueAsync(RegisterRights rights, Verification verification, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        if (rights.Asker.UserId is not { } head)
        {
            return new Refusal(RefusalKind.Forbidden, "metrology.not-your-verification"); // a key cannot sign
        }

        if (!verification.Sign(head, rights.Asker.Name, today).TryGet(out var done, out var refusal))
        {
            return refusal;
        }

        var certified = verification.State == VerificationState.Certified;
        var examined = verification.ExaminedOn ?? today;
        var validTo = certified ? (await kinds.NowAsync(cancellation)).On(verification.Kind, examined)?.ValidUntil(examined) : null;
        var sequence = (await db.Set<VerificationCertificate>().Where(c => c.Body == verification.Body && c.Year == today.Year && c.IsCertificate == certified).MaxAsync(c => (int?)c.Sequence, cancellation) ?? 0) + 1;
        var bodyCode = (await register.NowAsync(cancellation)).OfLineage(verification.Body, today).Code;
        var document = new VerificationCertificate
        {
            Id = clock.NewId<VerificationCertificateId>(),
            Verification = verification.Id,
            Instrument = verification.Instrument,
            Body = verification.Body,
            IsCertificate = certified,
            Year = today.Year,
            Sequence = sequence,
            Number = VerificationCertificate.NumberOf(bodyCode, today.Year, sequence, certified),
            StampNumber = verification.StampNumber,
            IssuedOn = today,
            ValidTo = validTo,
        };
        var instrument = await db.Set<Instrument>().SingleAsync(i => i.Id == verification.Instrument, cancellation);
        if (certified)
        {
            await SupersedeAsync(instrument.Id, cancellation);
            instrument.Verify(examined, validTo, document.Number);
            db.AddEvent(clock, new InstrumentVerified(instrument.Id.Value, instrument.Owner.Value, instrument.Kind, instrument.Place, document.Number, validTo));
        }
        else
        {
            await InstrumentBook.EndCertificatesAsync(db, instrument.Id, InstrumentEventKind.Refused, today, cancellation);
            instrument.EndValidity(today);
            db.AddEvent(clock, new InstrumentVerificationEnded(instrument.Id.Value, instrument.Owner.Value, instrument.Kind, instrument.Place, nameof(InstrumentEventKind.Refused), today));
        }

        db.Add(document);
        instrument.Version = Guid.CreateVersion7(clock.GetUtcNow());
        Note(instrument.Id, certified ? InstrumentEventKind.Verified : InstrumentEventKind.Refused, today, document.Number);
        book.TellOwner(verification, certified ? "metrology.notice-certified" : "metrology.notice-refused");
        return done;
    }

    // A newer verification takes the place of the one before: its stamp is off the instrument and must not read as valid.
    private async Task SupersedeAsync(InstrumentId id, CancellationToken cancellation) =>
        await InstrumentBook.EndCertificatesAsync(db, id, InstrumentEventKind.Verified, clock.TodayInVietnam, cancellation);

    private void Note(InstrumentId id, InstrumentEventKind kind, DateOnly on, string note) =>
        db.Add(new InstrumentEvent { Id = clock.NewId<InstrumentEventId>(), Instrument = id, Kind = kind, On = on, Note = note, At = clock.GetUtcNow() });
}

using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Bodies;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Notices;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register.Verifying;

/// <summary>Applications and the examination up to the proposed verdict.</summary>
internal sealed class VerificationBook(TdcDbContext db, KindBook kinds, DesignationBook designations, OrganisationRegister register, TimeProvider clock)
{
    /// <summary>Somebody else took a step meanwhile.</summary>
    public static readonly Refusal Changed = new(RefusalKind.Conflict, "metrology.verification-changed");

    private static readonly Refusal missing = new(RefusalKind.NotFound, "metrology.no-such-verification");
    private static readonly Refusal notYours = new(RefusalKind.Forbidden, "metrology.not-your-verification");

    /// <summary>A verification that the asker may know, or <see langword="null"/>.</summary>
    public async Task<Verification?> FindAsync(RegisterRights rights, Guid id, CancellationToken cancellation) =>
        await db.Set<Verification>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == new VerificationId(id), cancellation) is { } found && rights.SeesVerification(found) ? found : null;

    /// <summary>The test points of a verification in their order.</summary>
    public async Task<IReadOnlyList<TestPoint>> PointsAsync(VerificationId id, CancellationToken cancellation) =>
        await db.Set<TestPoint>().AsNoTracking().Where(p => p.Verification == id).OrderBy(p => p.Ordinal).ToListAsync(cancellation);

    /// <summary>Applies for the verification of an instrument: its owner, the department, or the body itself for the owner.</summary>
    public async Task<Outcome<Verification>> ApplyAsync(RegisterRights rights, Guid instrumentId, string bodyCode, VerificationPurpose? purpose, string request, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var instrument = await db.Set<Instrument>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == new InstrumentId(instrumentId), cancellation);
        if (instrument is null || !rights.Sees(instrument.Owner, instrument.Kind))
        {
            return new Refusal(RefusalKind.NotFound, "metrology.no-such-instrument");
        }

        if (!rights.Writes(instrument.Owner, instrument.Kind))
        {
            return new Refusal(RefusalKind.Forbidden, "metrology.not-your-instrument");
        }

        Dictionary<string, string[]> faults = [];
        var body = (await register.NowAsync(cancellation)).ByCode(bodyCode, today);
        if (body is null || await designations.FindAsync(body.Lineage, instrument.Kind, today, cancellation) is null)
        {
            faults["body"] = ["metrology.body-not-designated"];
        }

        var kind = (await kinds.NowAsync(cancellation)).On(instrument.Kind, today)!;
        if (purpose is null || !kind.Allows(purpose.Value))
        {
            faults["purpose"] = ["metrology.purpose-not-for-kind"];
        }

        if (request.Length > 1000)
        {
            faults["request"] = ["metrology.field-long"];
        }

        if (faults.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "metrology.check-fields") { Fields = faults };
        }

        if (instrument.State == InstrumentState.Scrapped)
        {
            return Refusal.Rule("metrology.scrapped");
        }

        return await NumberedAsync(
            async () =>
            {
                if (await db.Set<Verification>().AnyAsync(v => v.Instrument == instrument.Id && (v.State == VerificationState.Applied || v.State == VerificationState.Accepted || v.State == VerificationState.Examining || v.State == VerificationState.Concluded), cancellation))
                {
                    return Refusal.Rule("metrology.verification-open");
                }

                var now = clock.GetUtcNow();
                var verification = new Verification
                {
                    Id = clock.NewId<VerificationId>(),
                    Number = await NextNumberAsync(today.Year, cancellation),
                    Instrument = instrument.Id,
                    Kind = instrument.Kind,
                    Owner = instrument.Owner,
                    Body = body!.Lineage,
                    Purpose = purpose!.Value,
                    AppliedOn = today,
                    Request = request,
                    Scheme = kind.Scheme,
                    CreatedAt = now,
                    Version = Guid.CreateVersion7(now),
                };
                db.Add(verification);
                db.AddAudit(clock, rights.Asker, "metrology.verification-applied", "metrology.verification", verification.Id.Value, new { instrument = instrumentId, body = body.Lineage.Value, purpose = purpose.ToString() });
                db.AddNotice(clock, body.Lineage, Role.Laboratory, "metrology.notice-applied", [verification.Number], "/do-luong/kiem-dinh/" + verification.Id.Value);
                await db.SaveChangesAsync(cancellation);
                return (Outcome<Verification>)verification;
            },
            cancellation);
    }

    /// <summary>Takes an application in after checking the type approval.</summary>
    public Task<Outcome<Done>> AcceptAsync(RegisterRights rights, Guid id, Guid? version, bool agrees, string approval, string note, CancellationToken cancellation) =>
        StepAsync(rights, id, version, "accepted", b => b.Examines, async verification =>
        {
            var instrument = await db.Set<Instrument>().SingleAsync(i => i.Id == verification.Instrument, cancellation);
            var kind = (await kinds.NowAsync(cancellation)).On(verification.Kind, clock.TodayInVietnam)!;
            var accepted = verification.Accept(kind, agrees, approval, note, clock.TodayInVietnam);
            if (accepted.IsYes && approval.Length > 0 && approval != instrument.TypeApprovalNumber)
            {
                (instrument.TypeApprovalNumber, instrument.Version) = (approval, Guid.CreateVersion7(clock.GetUtcNow()));
            }

            return accepted;
        }, cancellation);

    /// <summary>Declines an application with its reason.</summary>
    public Task<Outcome<Done>> DeclineAsync(RegisterRights rights, Guid id, Guid? version, string reason, CancellationToken cancellation) =>
        StepAsync(rights, id, version, "declined", b => b.Examines, verification =>
        {
            if (reason.Length == 0)
            {
                return Task.FromResult<Outcome<Done>>(Refusal.Rule("metrology.reason-needed"));
            }

            var taken = verification.Take(VerificationStep.Decline);
            verification.IntakeNote = taken.IsYes ? reason : verification.IntakeNote;
            TellOwner(verification, "metrology.notice-declined");
            return Task.FromResult(taken);
        }, cancellation);

    /// <summary>Withdraws an application: the owner, the department or the body.</summary>
    public async Task<Outcome<Done>> CancelAsync(RegisterRights rights, Guid id, Guid? version, string reason, CancellationToken cancellation)
    {
        var verification = await db.Set<Verification>().SingleOrDefaultAsync(v => v.Id == new VerificationId(id), cancellation);
        if (verification is null || !rights.SeesVerification(verification))
        {
            return missing;
        }

        if (!rights.Department && !rights.OwnUnits.Contains(verification.Owner) && rights.BodyOf(verification) is null)
        {
            return notYours;
        }

        if (reason.Length == 0)
        {
            return Refusal.Rule("metrology.reason-needed");
        }

        return await FinishAsync(rights, verification, version, "cancelled", () =>
        {
            var taken = verification.Take(VerificationStep.Cancel);
            verification.IntakeNote = taken.IsYes ? reason : verification.IntakeNote;
            return Task.FromResult(taken);
        }, cancellation);
    }

    /// <summary>Writes down the visual examination.</summary>
    public Task<Outcome<Done>> LookAtAsync(RegisterRights rights, Guid id, Guid? version, bool passed, string note, CancellationToken cancellation) =>
        StepAsync(rights, id, version, "looked-at", b => b.Examines, v => Examined(rights, v, v.LookAt(passed, note)), cancellation);

    /// <summary>Writes down the technical examination.</summary>
    public Task<Outcome<Done>> CheckAsync(RegisterRights rights, Guid id, Guid? version, bool passed, string note, CancellationToken cancellation) =>
        StepAsync(rights, id, version, "checked", b => b.Examines, v => Examined(rights, v, v.Check(passed, note)), cancellation);

    /// <summary>Runs a step of the body: rights, designation for the kind today, version, state, audit, one commit.</summary>
    public async Task<Outcome<Done>> StepAsync(
        RegisterRights rights, Guid id, Guid? version, string word, Func<BodyRight, bool> may, Func<Verification, Task<Outcome<Done>>> step, CancellationToken cancellation)
    {
        var verification = await db.Set<Verification>().SingleOrDefaultAsync(v => v.Id == new VerificationId(id), cancellation);
        if (verification is null || !rights.SeesVerification(verification))
        {
            return missing;
        }

        if (rights.BodyOf(verification) is not { } body || !may(body))
        {
            db.ChangeTracker.Clear();
            return notYours;
        }

        if (!body.Covers(verification.Kind, clock.TodayInVietnam))
        {
            db.ChangeTracker.Clear();
            return Refusal.Rule("metrology.body-not-designated");
        }

        return await FinishAsync(rights, verification, version, word, () => step(verification), cancellation);
    }

    /// <summary>Tells the owner's people of a step.</summary>
    public void TellOwner(Verification verification, string code)
    {
        ArgumentNullException.ThrowIfNull(verification);
        foreach (var role in (Role[])[Role.Enterprise, Role.Officer])
        {
            db.AddNotice(clock, verification.Owner, role, code, [verification.Number], "/do-luong/kiem-dinh/" + verification.Id.Value);
        }
    }

    // Who writes an examination down is its verifier; the head who signs must be another person.
    private Task<Outcome<Done>> Examined(RegisterRights rights, Verification verification, Outcome<Done> outcome)
    {
        if (outcome.IsYes)
        {
            (verification.Verifier, verification.VerifierName, verification.ExaminedOn) = (rights.Asker.UserId, rights.Asker.Name, clock.TodayInVietnam);
        }

        return Task.FromResult(outcome);
    }

    private async Task<Outcome<Done>> FinishAsync(RegisterRights rights, Verification verification, Guid? version, string word, Func<Task<Outcome<Done>>> step, CancellationToken cancellation)
    {
        if (version is not null && version != verification.Version)
        {
            db.ChangeTracker.Clear();
            return Changed;
        }

        if (!(await step()).TryGet(out var done, out var refusal))
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        verification.Version = Guid.CreateVersion7(clock.GetUtcNow());
        db.AddAudit(clock, rights.Asker, "metrology.verification-" + word, "metrology.verification", verification.Id.Value, new { state = verification.State.ToString() });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Changed;
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
        {
            db.ChangeTracker.Clear();
            return new Refusal(RefusalKind.Conflict, "metrology.mark-used");
        }

        db.ChangeTracker.Clear();
        return done;
    }

    private async Task<string> NextNumberAsync(int year, CancellationToken cancellation)
    {
        var prefix = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"HS-{year}-");
        // All numbers have one shape, so the greatest is of the newest year; the unique index gives it without reading the table.
        var newest = await db.Set<Verification>().MaxAsync(v => (string?)v.Number, cancellation);
        var next = newest?.StartsWith(prefix, StringComparison.Ordinal) == true
            ? int.Parse(newest.AsSpan(prefix.Length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture) + 1
            : 1;
        return prefix + next.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    // Two who number at once: the second's number is taken, so it asks for the next one.
    private async Task<Outcome<T>> NumberedAsync<T>(Func<Task<Outcome<T>>> work, CancellationToken cancellation)
        where T : notnull
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var outcome = await db.InTransactionAsync(work, cancellation);
                db.ChangeTracker.Clear();
                return outcome;
            }
            catch (DbUpdateException e) when (StorageFault.IsConstraint(e) && attempt < 5)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}

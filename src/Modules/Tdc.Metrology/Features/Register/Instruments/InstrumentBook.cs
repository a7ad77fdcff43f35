using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register.Instruments;

/// <summary>Enters instruments, corrects them, and writes down what happens to them.</summary>
internal sealed class InstrumentBook(TdcDbContext db, KindBook kinds, OrganisationRegister register, TimeProvider clock)
{
    /// <summary>Somebody else changed the instrument meanwhile.</summary>
    public static readonly Refusal Changed = new(RefusalKind.Conflict, "metrology.instrument-changed");

    private static readonly Refusal taken = new(RefusalKind.Conflict, "metrology.instrument-known");
    private static readonly Refusal missing = new(RefusalKind.NotFound, "metrology.no-such-instrument");

    /// <summary>An instrument that the asker may know, or <see langword="null"/>.</summary>
    public async Task<Instrument?> FindAsync(RegisterRights rights, Guid id, CancellationToken cancellation) =>
        await db.Set<Instrument>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == new InstrumentId(id), cancellation) is { } found && rights.Sees(found.Owner, found.Kind) ? found : null;

    /// <summary>The history of an instrument, newest first.</summary>
    public async Task<IReadOnlyList<InstrumentEvent>> HistoryAsync(InstrumentId id, CancellationToken cancellation) =>
        await db.Set<InstrumentEvent>().AsNoTracking().Where(e => e.Instrument == id).OrderByDescending(e => e.Id).Take(200).ToListAsync(cancellation);

    /// <summary>Enters an instrument.</summary>
    public async Task<Outcome<Instrument>> RegisterAsync(RegisterRights rights, InstrumentInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var today = clock.TodayInVietnam;
        var (owner, faults) = input.Check(await kinds.NowAsync(cancellation), await register.NowAsync(cancellation), today);
        if (faults.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "metrology.check-fields") { Fields = faults };
        }

        if (!rights.Writes(owner!.Lineage, input.Kind))
        {
            return new Refusal(RefusalKind.Forbidden, "metrology.not-your-instrument");
        }

        var instrument = input.Make(owner, today, clock.GetUtcNow(), clock.NewId<InstrumentId>());
        db.Add(instrument);
        Note(instrument.Id, InstrumentEventKind.Registered, today, "");
        db.AddAudit(clock, rights.Asker, "metrology.instrument-registered", "metrology.instrument", instrument.Id.Value, new { kind = input.Kind, owner = owner.Lineage.Value, input.Place });
        return await SaveAsync(cancellation) is { } refusal ? refusal : instrument;
    }

    /// <summary>Corrects facts of an instrument.</summary>
    /// <param name="rights">Of the asker.</param>
    /// <param name="id">The instrument.</param>
    /// <param name="version">The version that the asker saw; <see langword="null"/> for any.</param>
    /// <param name="input">All facts anew.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The new version.</returns>
    public async Task<Outcome<Guid>> AmendAsync(RegisterRights rights, Guid id, Guid? version, InstrumentInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var instrument = await db.Set<Instrument>().SingleOrDefaultAsync(i => i.Id == new InstrumentId(id), cancellation);
        if (instrument is null || !rights.Sees(instrument.Owner, instrument.Kind))
        {
            return missing;
        }

        if (!rights.Writes(instrument.Owner, instrument.Kind))
        {
            return new Refusal(RefusalKind.Forbidden, "metrology.not-your-instrument");
        }

        if (version is not null && version != instrument.Version)
        {
            return Changed;
        }

        var today = clock.TodayInVietnam;
        var (owner, faults) = input.Check(await kinds.NowAsync(cancellation), await register.NowAsync(cancellation), today);
        if (input.Kind == instrument.Kind && faults.GetValueOrDefault("kind") is ["metrology.kind-not-controlled"])
        {
            faults.Remove("kind"); // what was entered before the kind left the list may still be corrected
        }

        var certified = instrument.CertificateNumber.Length > 0;
        if (certified && (input.Kind != instrument.Kind || Instrument.IdentityOf(input.Maker, input.Serial) != instrument.Identity))
        {
            faults["serial"] = ["metrology.identity-certified"];
        }

        if (faults.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "metrology.check-fields") { Fields = faults };
        }

        if (!rights.Writes(owner!.Lineage, input.Kind))
        {
            return new Refusal(RefusalKind.Forbidden, "metrology.not-your-instrument");
        }

        var moved = owner.Lineage != instrument.Owner || input.Place != instrument.Place;
        input.Apply(instrument, owner);
        instrument.Version = Guid.CreateVersion7(clock.GetUtcNow());
        Note(instrument.Id, moved ? InstrumentEventKind.Moved : InstrumentEventKind.Amended, today, "");
        db.AddAudit(clock, rights.Asker, "metrology.instrument-amended", "metrology.instrument", id, new { owner = owner.Lineage.Value, input.Place, moved });
        return await SaveAsync(cancellation) is { } refusal ? refusal : instrument.Version;
    }

    /// <summary>Writes down a repair, a broken seal, that it is laid aside, back, or scrapped; repair and broken seal end the verification.</summary>
    public async Task<Outcome<Done>> HappenAsync(RegisterRights rights, Guid id, InstrumentEventKind what, DateOnly? on, string note, CancellationToken cancellation)
    {
        var instrument = await db.Set<Instrument>().SingleOrDefaultAsync(i => i.Id == new InstrumentId(id), cancellation);
        if (instrument is null || !rights.Sees(instrument.Owner, instrument.Kind))
        {
            return missing;
        }

        if (!rights.Writes(instrument.Owner, instrument.Kind))
        {
            return new Refusal(RefusalKind.Forbidden, "metrology.not-your-instrument");
        }

        InstrumentState? next = what switch
        {
            InstrumentEventKind.Repaired or InstrumentEventKind.SealBroken => InstrumentState.UnderRepair,
            InstrumentEventKind.TakenOut => InstrumentState.OutOfUse,
            InstrumentEventKind.PutBack => InstrumentState.InUse,
            InstrumentEventKind.Scrapped => InstrumentState.Scrapped,
            _ => null,
        };
        Dictionary<string, string[]> faults = [];
        if (next is null)
        {
            faults["what"] = ["metrology.choose-event"];
        }

        if (on is null)
        {
            faults["on"] = ["metrology.date-needed"];
        }
        else if (on > clock.TodayInVietnam || on < clock.TodayInVietnam.AddYears(-2))
        {
            faults["on"] = ["metrology.date-past"];
        }

        if (note.Length is 0 or > 1000)
        {
            faults["note"] = ["metrology.field-needed"];
        }

        if (faults.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "metrology.check-fields") { Fields = faults };
        }

        var ended = next == InstrumentState.UnderRepair && instrument.ValidTo is not null;
        if (!instrument.Become(next!.Value, on!.Value).TryGet(out _, out var refused))
        {
            db.ChangeTracker.Clear();
            return refused;
        }

        if (next is InstrumentState.UnderRepair or InstrumentState.Scrapped)
        {
            await EndCertificatesAsync(db, instrument.Id, what, on.Value, cancellation);
        }

        instrument.Version = Guid.CreateVersion7(clock.GetUtcNow());
        Note(instrument.Id, what, on.Value, note);
        db.AddAudit(clock, rights.Asker, "metrology.instrument-event", "metrology.instrument", id, new { what = what.ToString(), on });
        if (ended)
        {
            db.AddEvent(clock, new InstrumentVerificationEnded(id, instrument.Owner.Value, instrument.Kind, instrument.Place, what.ToString(), on.Value));
        }

        return await SaveAsync(cancellation) is { } refusal ? refusal : Done.Instance;
    }

    /// <summary>Ends what certificates of an instrument still hold.</summary>
    public static async Task EndCertificatesAsync(TdcDbContext db, InstrumentId id, InstrumentEventKind by, DateOnly on, CancellationToken cancellation)
    {
        foreach (var certificate in await db.Set<VerificationCertificate>().Where(c => c.Instrument == id && c.IsCertificate && c.EndedOn == null).ToListAsync(cancellation))
        {
            if (certificate.StatusOn(on) == PublicStatus.Valid)
            {
                (certificate.EndedOn, certificate.EndedBy) = (on, by);
            }
        }
    }

    private void Note(InstrumentId id, InstrumentEventKind kind, DateOnly on, string note) =>
        db.Add(new InstrumentEvent { Id = clock.NewId<InstrumentEventId>(), Instrument = id, Kind = kind, On = on, Note = note, At = clock.GetUtcNow() });

    private async Task<Refusal?> SaveAsync(CancellationToken cancellation)
    {
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
            return taken;
        }

        db.ChangeTracker.Clear();
        return null;
    }
}

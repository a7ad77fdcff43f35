using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers.Issue;
using Tdc.Traceability.Features.Numbers.Register;

namespace Tdc.Traceability.Features.Numbers.Prefixes;

/// <summary>A prefix as it is declared or granted.</summary>
/// <param name="Digits">6 to 12 digits, the GS1 prefix included.</param>
/// <param name="CertificateNumber">Number of the certificate; 1 to 100 characters.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, if the certificate names one.</param>
/// <param name="FeePaidTo">Last day for which the fee is paid, if known.</param>
/// <param name="Note">Up to 1000 characters.</param>
/// <param name="Proof">The certificate among the stored files; a foreign code is not confirmed without one.</param>
internal sealed record PrefixInput(
    string Digits, string CertificateNumber, DateOnly ValidFrom, DateOnly? ValidTo = null, DateOnly? FeePaidTo = null, string? Note = null, Guid? Proof = null);

/// <summary>What the department decides about a prefix.</summary>
/// <param name="Step">confirm, refuse or withdraw.</param>
/// <param name="Note">Why; needed to refuse and to withdraw.</param>
internal sealed record PrefixStep(string Step, string? Note = null);

/// <summary>Keeps the register of company prefixes.</summary>
internal sealed class PrefixBook(TdcDbContext db, TradeRegister cache, OrganisationRegister units, TimeProvider clock)
{
    // Confirming passes this lock, so that two overlapping prefixes cannot be confirmed at once.
    private const string Gate = "prefixes";

    /// <summary>Enters a prefix: confirmed at once when the department enters it, else declared and waiting.</summary>
    public async Task<Outcome<PrefixId>> AddAsync(TradeRights rights, LineageId owner, PrefixInput input, CancellationToken cancellation)
    {
        if (!rights.Sees(owner) || !(await units.NowAsync(cancellation)).Knows(owner))
        {
            return TradeSaving.NoSuch;
        }

        if (!rights.WritesFor(owner))
        {
            return TradeSaving.NotYours;
        }

        var digits = TradeText.Digits(input.Digits);
        var fields = new TradeFields();
        Check(fields, digits, input.ValidFrom, input.ValidTo, clock.TodayInVietnam);
        var foreign = !digits.StartsWith(NumberRules.VietNam, StringComparison.Ordinal);
        var confirmed = rights.Department && (!foreign || input.Proof is not null || ReferenceEquals(rights, TradeRights.OfSystem));
        var certificate = fields.Text("certificateNumber", input.CertificateNumber, 100, required: true);
        var note = fields.Text("note", input.Note, 1000);
        if (fields.Refuse() is { } wrong)
        {
            return wrong;
        }

        var now = clock.GetUtcNow();
        var prefix = new PrefixGrant
        {
            Id = clock.NewId<PrefixId>(),
            Digits = digits,
            Owner = owner,
            IsForeign = foreign,
            State = confirmed ? PrefixState.Confirmed : PrefixState.Declared,
            CertificateNumber = certificate,
            ValidFrom = input.ValidFrom,
            ValidTo = input.ValidTo,
            FeePaidTo = input.FeePaidTo,
            Note = note,
            Proof = input.Proof,
            RegisteredAt = now,
            DecidedAt = confirmed ? now : null,
            Version = Guid.CreateVersion7(now),
        };
        var refusal = await SaveAsync(prefix, confirmed, () =>
        {
            db.Add(prefix);
            db.AddAudit(clock, rights.Asker, confirmed ? "trade.prefix-granted" : "trade.prefix-declared", "trade.prefix", prefix.Id.Value, new { digits, owner = owner.Value, certificate });
        }, cancellation);
        return refusal is null ? prefix.Id : refusal;
    }

    /// <summary>Confirms, refuses or withdraws a prefix, for the department.</summary>
    public async Task<Outcome<Guid>> StepAsync(TradeRights rights, PrefixId id, Guid? version, PrefixStep input, CancellationToken cancellation)
    {
        var prefix = await db.Set<PrefixGrant>().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (prefix is null || !rights.Sees(prefix.Owner))
        {
            return TradeSaving.NoSuch;
        }

        if (!rights.Department)
        {
            return new Refusal(RefusalKind.Forbidden, "trade.department-only");
        }

        if (version is { } seen && seen != prefix.Version)
        {
            return TradeSaving.Changed;
        }

        var note = TradeText.Clean(input.Note);
        var to = input.Step switch { "confirm" => PrefixState.Confirmed, "refuse" => PrefixState.Refused, "withdraw" => PrefixState.Withdrawn, _ => (PrefixState?)null };
        if (to is null)
        {
            return TradeFields.Of("step", "trade.step-unknown");
        }

        if (note.Length > 1000 || (note.Length == 0 && to != PrefixState.Confirmed))
        {
            return TradeFields.Of("note", note.Length > 1000 ? "trade.too-long" : "trade.why-needed");
        }

        var fits = to == PrefixState.Withdrawn ? prefix.State == PrefixState.Confirmed : prefix.State is PrefixState.Declared or PrefixState.Refused && prefix.State != to;
        if (!fits)
        {
            return Refusal.Rule("trade.prefix-not-open");
        }

        if (to == PrefixState.Confirmed && prefix.IsForeign && prefix.Proof is null)
        {
            return Refusal.Rule("trade.proof-needed");
        }

        var refusal = await SaveAsync(prefix, to == PrefixState.Confirmed, () =>
        {
            (prefix.State, prefix.Decision, prefix.DecidedAt, prefix.Version) = (to.Value, note, clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()));
            db.AddAudit(clock, rights.Asker, "trade.prefix-" + input.Step, "trade.prefix", id.Value, new { prefix.Digits, note });
        }, cancellation);
        return refusal is null ? prefix.Version : refusal;
    }

    /// <summary>Changes certificate, validity and fee: the department of any, the owner of one that is not confirmed yet.</summary>
    public async Task<Outcome<Guid>> EditAsync(TradeRights rights, PrefixId id, Guid? version, PrefixInput input, CancellationToken cancellation)
    {
        var prefix = await db.Set<PrefixGrant>().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (prefix is null || !rights.Sees(prefix.Owner))
        {
            return TradeSaving.NoSuch;
        }

        if (!rights.WritesFor(prefix.Owner) || (!rights.Department && prefix.State == PrefixState.Confirmed))
        {
            return new Refusal(RefusalKind.Forbidden, "trade.department-only");
        }

        if (version is { } seen && seen != prefix.Version)
        {
            return TradeSaving.Changed;
        }

        var fields = new TradeFields();
        Check(fields, prefix.Digits, input.ValidFrom, input.ValidTo, clock.TodayInVietnam);
        var certificate = fields.Text("certificateNumber", input.CertificateNumber, 100, required: true);
        var note = fields.Text("note", input.Note, 1000);
        if (fields.Refuse() is { } wrong)
        {
            return wrong;
        }

        var before = new { prefix.CertificateNumber, prefix.ValidFrom, prefix.ValidTo, prefix.FeePaidTo };
        (prefix.CertificateNumber, prefix.ValidFrom, prefix.ValidTo, prefix.FeePaidTo, prefix.Note) = (certificate, input.ValidFrom, input.ValidTo, input.FeePaidTo, note);
        prefix.Proof = input.Proof ?? prefix.Proof;
        prefix.State = !rights.Department && prefix.State == PrefixState.Refused ? PrefixState.Declared : prefix.State;
        prefix.Version = Guid.CreateVersion7(clock.GetUtcNow());
        db.AddAudit(clock, rights.Asker, "trade.prefix-edited", "trade.prefix", id.Value, new { before, after = new { certificate, input.ValidFrom, input.ValidTo, input.FeePaidTo } });
        if (await db.TrySaveAsync(Refusal.Conflict("trade.prefix-taken"), cancellation) is { } refusal)
        {
            return refusal;
        }

        cache.Forget();
        return prefix.Version;
    }

    /// <summary>Attaches the certificate, or the right to use a foreign code.</summary>
    public async Task<Outcome<Guid>> SetProofAsync(TradeRights rights, PrefixId id, Guid? version, Func<Task<Outcome<Guid>>> upload, CancellationToken cancellation)
    {
        var prefix = await db.Set<PrefixGrant>().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (prefix is null || !rights.Sees(prefix.Owner))
        {
            return TradeSaving.NoSuch;
        }

        if (!rights.WritesFor(prefix.Owner) || (!rights.Department && prefix.State == PrefixState.Confirmed))
        {
            return new Refusal(RefusalKind.Forbidden, "trade.department-only");
        }

        if (version is { } seen && seen != prefix.Version)
        {
            return TradeSaving.Changed;
        }

        if (!(await upload()).TryGet(out var file, out var no))
        {
            return no;
        }

        (prefix.Proof, prefix.Version) = (file, Guid.CreateVersion7(clock.GetUtcNow()));
        db.AddAudit(clock, rights.Asker, "trade.prefix-proof", "trade.prefix", id.Value, new { file });
        return await db.TrySaveAsync(TradeSaving.Changed, cancellation) is { } refusal ? refusal : prefix.Version;
    }

    private async Task<Refusal?> SaveAsync(PrefixGrant prefix, bool confirms, Action change, CancellationToken cancellation)
    {
        try
        {
            await db.InTransactionAsync(
                async () =>
                {
                    await CounterRow.LockAsync(db, Gate, cancellation);
                    await CheckOthersAsync(prefix, confirms, cancellation);
                    change();
                    await db.SaveChangesAsync(cancellation);
                    return true;
                },
                cancellation);
            cache.Forget();
            return null;
        }
        catch (TradeRefused refused)
        {
            db.ChangeTracker.Clear();
            return refused.Refusal;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return TradeSaving.Changed;
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("trade.prefix-taken");
        }
    }

    private async Task CheckOthersAsync(PrefixGrant prefix, bool confirms, CancellationToken cancellation)
    {
        var others = await db.Set<PrefixGrant>().AsNoTracking().Where(p => p.Id != prefix.Id && (p.State == PrefixState.Confirmed || p.State == PrefixState.Declared))
            .Select(p => new { p.Digits, p.Owner, p.State }).ToListAsync(cancellation);
        if (others.Exists(o => o.Owner == prefix.Owner && o.Digits == prefix.Digits))
        {
            throw new TradeRefused(Refusal.Conflict("trade.prefix-entered"));
        }

        if (confirms && others.Find(o => o.State == PrefixState.Confirmed && PrefixGrant.Overlap(o.Digits, prefix.Digits)) is { } taken)
        {
            throw new TradeRefused(new Refusal(RefusalKind.Conflict, taken.Digits == prefix.Digits ? "trade.prefix-taken" : "trade.prefix-overlaps") { Values = [taken.Digits] });
        }
    }

    private static void Check(TradeFields fields, string digits, DateOnly from, DateOnly? to, DateOnly today)
    {
        if (digits.Length is < NumberRules.ShortestPrefix or > NumberRules.LongestPrefix || !digits.All(char.IsAsciiDigit))
        {
            fields.Add("digits", "trade.prefix-shape");
        }
        else if (IsNoCompany(digits))
        {
            fields.Add("digits", "trade.prefix-no-company");
        }

        if (from.Year < 1990 || from > today.AddDays(366))
        {
            fields.Add("validFrom", "trade.date-range");
        }

        if (to is { } last && (last < from || last.Year > 2100))
        {
            fields.Add("validTo", "trade.date-order");
        }
    }

    // Restricted circulation, coupons, refund receipts, periodicals and books. Source: GS1 General Specifications, 1.4.2 and figure 1.4.2-1.
    private static bool IsNoCompany(string digits) =>
        digits is ['0', '2' or '4' or '5', ..] or ['2', ..] or ['9', '7', '7' or '8' or '9', ..] or ['9', '8' or '9', ..] || digits.All(c => c == '0');
}

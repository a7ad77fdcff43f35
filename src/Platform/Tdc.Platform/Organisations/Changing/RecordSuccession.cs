using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Platform.Organisations;

/// <summary>Told after a change of units was recorded.</summary>
public sealed record UnitsChanged(SuccessionActId ActId) : IEventRecord;

/// <summary>What a change would do, for the page that asks to confirm it.</summary>
/// <param name="Draft">The units and the act.</param>
/// <param name="Duties">The open duties of the units before.</param>
/// <param name="People">How many roles are held in units that end; they have to be given anew in the units after.</param>
/// <param name="RolesUntil">The last day of those roles, and of the keys of those units.</param>
public sealed record SuccessionPreview(SuccessionDraft Draft, IReadOnlyList<OpenDuty> Duties, int People, DateOnly RolesUntil);

/// <summary>Records a merger, split, renaming, closing or move of a function, and hands over the open duties that it moves.</summary>
public sealed class RecordSuccession(
    TdcDbContext db, OrganisationRegister register, DutyHandover handover, Asker asker, TimeProvider clock)
{
    /// <summary>Scope of a key that may record changes.</summary>
    public const string Scope = "organisations:write";

    /// <summary>Shows what the change would do; stores nothing.</summary>
    public async Task<Outcome<SuccessionPreview>> PreviewAsync(SuccessionRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!asker.MayChangeUnits)
        {
            return new Refusal(RefusalKind.Forbidden, "organisations.forbidden");
        }

        if (!SuccessionDraft.Of(request, await register.NowAsync(cancellation), clock, asker.UserId).TryGet(out var draft, out var refusal))
        {
            return refusal;
        }

        var until = WindingUp.LastDay(request.EffectiveOn, clock.TodayInVietnam);
        var ended = EndedLines(draft);
        var people = ended.Count == 0 ? 0 : await WindingUp.Roles(db, ended, until).CountAsync(cancellation);
        var duties = await handover.ListAsync(db, draft.Moving, request.EffectiveOn.AddDays(-1), cancellation);
        return BeforeItsDay(request, duties) is { } early ? early : new SuccessionPreview(draft, duties, people, until);
    }

    /// <summary>Records it, all or nothing.</summary>
    public async Task<Outcome<SuccessionAct>> HandleAsync(SuccessionRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!asker.MayChangeUnits)
        {
            return new Refusal(RefusalKind.Forbidden, "organisations.forbidden");
        }

        try
        {
            var outcome = await db.InTransactionAsync(() => StoreAsync(request, cancellation), cancellation);
            register.Forget();
            return outcome;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
        catch (DbUpdateException)
        {
            // Somebody recorded a change of the same unit, or gave the same code, between our reading and our writing.
            register.Forget();
            return Refusal.Conflict("organisations.changed-meanwhile");
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<SuccessionAct> StoreAsync(SuccessionRequest request, CancellationToken cancellation)
    {
        // Read inside the transaction: the shared snapshot may be seconds old.
        var now = await OrganisationRegister.ReadAsync(db, clock.GetUtcNow(), cancellation);
        if (!SuccessionDraft.Of(request, now, clock, asker.UserId).TryGet(out var draft, out var refusal))
        {
            throw new RefusedException(refusal);
        }

        var duties = await handover.ListAsync(db, draft.Moving, request.EffectiveOn.AddDays(-1), cancellation);
        if ((BeforeItsDay(request, duties) ?? UnknownTaker(request, draft, duties)) is { } refused)
        {
            throw new RefusedException(refused);
        }

        foreach (var unit in draft.Before)
        {
            db.Attach(unit);
            unit.Version = Guid.CreateVersion7(clock.GetUtcNow());
            if (draft.Ending.Contains(unit))
            {
                unit.ValidTo = request.EffectiveOn.AddDays(-1);
            }
        }

        db.AddRange(draft.Born);
        db.Add(draft.Act);
        db.AddAudit(clock, asker, "organisations.succession-recorded", "org.succession", draft.Act.Id.Value, new
        {
            kind = draft.Act.Kind.ToString(),
            effectiveOn = draft.Act.EffectiveOn,
            document = draft.Act.Document,
            before = draft.Before.Select(u => u.Code),
            after = draft.After.Select(u => u.Code),
        });
        db.AddEvent(clock, new UnitsChanged(draft.Act.Id));
        await WindingUp.EndAsync(db, clock, asker, draft.Act, EndedLines(draft), cancellation);
        await db.SaveChangesAsync(cancellation);
        await CheckCodesAsync(draft, cancellation);
        var after = await OrganisationRegister.ReadAsync(db, clock.GetUtcNow(), cancellation);
        var left = await handover.MoveAsync(db, draft.Act, after, recording: true, draft.Moving, draft.Ending.Count == 0, Chosen(request, draft), cancellation);
        return left is null ? draft.Act : throw new RefusedException(left);
    }

    // A duty belongs to one unit at a time; handed over today, it would be missing where it is due until the change takes effect.
    private Refusal? BeforeItsDay(SuccessionRequest request, IReadOnlyList<OpenDuty> duties) => duties.Count == 0 || request.EffectiveOn <= clock.TodayInVietnam ? null
        : Refusal.Rule("organisations.duties-before-the-day", duties.Count, request.EffectiveOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));

    // Lines that end for good: a renamed unit goes on in its line.
    private static List<LineageId> EndedLines(SuccessionDraft draft) => draft.Moving.Count == 0 ? [] : [.. draft.Ending.Select(u => u.Lineage).Distinct()];

    // A choice that names no open duty of these units, or nobody after the change, is a slip that must not be passed over.
    private static Refusal? UnknownTaker(SuccessionRequest request, SuccessionDraft draft, IReadOnlyList<OpenDuty> duties)
    {
        var known = duties.Select(d => d.Id).ToHashSet();
        foreach (var (duty, positions) in request.Moves)
        {
            if (!known.Contains(duty))
            {
                return Refusal.Rule("organisations.unknown-duty", duty);
            }

            if (positions.Any(p => p < 0 || p >= draft.After.Count))
            {
                return Refusal.Rule("organisations.unknown-taker", duty);
            }
        }

        return null;
    }

    // The unique index sees equal first days only; two overlapping spans with different first days are caught here.
    private async Task CheckCodesAsync(SuccessionDraft draft, CancellationToken cancellation)
    {
        foreach (var born in draft.Born)
        {
            var bearers = await db.Set<Organisation>().CountAsync(
                u => u.Code == born.Code && (u.ValidTo == null || u.ValidTo >= born.ValidFrom), cancellation);
            if (bearers > 1)
            {
                throw new RefusedException(Refusal.Conflict("organisations.changed-meanwhile"));
            }
        }
    }

    private static Func<OpenDuty, IReadOnlyList<Organisation>?> Chosen(SuccessionRequest request, SuccessionDraft draft) => duty =>
        request.Moves.TryGetValue(duty.Id, out var positions)
            ? [.. positions.Where(p => p >= 0 && p < draft.After.Count).Distinct().Select(p => draft.After[p])]
            : draft.After.Count == 1 && draft.Ending.Count > 0 ? draft.After : null;
}

/// <summary>Carries a refusal out of a transaction, so that it rolls back.</summary>
internal sealed class RefusedException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;
}

using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Organisations;

/// <summary>Which duties an already recorded act hands over to whom.</summary>
public sealed record HandoverRequest
{
    /// <summary>The act.</summary>
    public required SuccessionActId Act { get; init; }

    /// <summary>Takers by duty; they must be successors by this act.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<OrganisationId>> Moves { get; init; } = new Dictionary<Guid, IReadOnlyList<OrganisationId>>();

    /// <summary>Whether a duty that <see cref="Moves"/> does not name goes to every successor of its unit.</summary>
    public bool RestToAllSuccessors { get; init; }
}

/// <summary>What an act left open: duties that still hang on units which it ended.</summary>
/// <param name="Act">The act.</param>
/// <param name="Duties">The duties.</param>
/// <param name="Successors">Successors by line, as of the act's day.</param>
public sealed record OpenHandover(SuccessionAct Act, IReadOnlyList<OpenDuty> Duties, IReadOnlyDictionary<LineageId, IReadOnlyList<Organisation>> Successors);

/// <summary>Hands over duties that an act, recorded before or brought along with the register, left with units that ended.</summary>
public sealed class MoveOpenDuties(TdcDbContext db, OrganisationRegister register, DutyHandover handover, Asker asker, TimeProvider clock)
{
    /// <summary>Shows what is still to be handed over.</summary>
    public async Task<Outcome<OpenHandover>> PreviewAsync(SuccessionActId id, CancellationToken cancellation)
    {
        if (!asker.MayChangeUnits)
        {
            return new Refusal(RefusalKind.Forbidden, "organisations.forbidden");
        }

        var now = await register.NowAsync(cancellation);
        if (now.FindAct(id) is not { } act)
        {
            return Refusal.NotFound("organisations.unknown-act");
        }

        var successors = Successors(now, act);
        return new OpenHandover(act, await handover.ListAsync(db, [.. successors.Keys], act.EffectiveOn.AddDays(-1), cancellation), successors);
    }

    /// <summary>What the act has handed over so far; for those who work here.</summary>
    public async Task<IReadOnlyList<MovedDuty>> MovedAsync(SuccessionAct act, CancellationToken cancellation) =>
        asker.IsKnown ? await handover.MovedAsync(db, act, cancellation) : [];

    /// <summary>Hands over, all or nothing.</summary>
    /// <returns>How many duties were handed over.</returns>
    public async Task<Outcome<int>> HandleAsync(HandoverRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!asker.MayChangeUnits)
        {
            return new Refusal(RefusalKind.Forbidden, "organisations.forbidden");
        }

        var now = await register.NowAsync(cancellation);
        if (now.FindAct(request.Act) is not { } act)
        {
            return Refusal.NotFound("organisations.unknown-act");
        }

        var successors = Successors(now, act);
        var duties = await handover.ListAsync(db, [.. successors.Keys], act.EffectiveOn.AddDays(-1), cancellation);
        if (Unknown(request, duties.ToDictionary(d => d.Id, d => d.Unit), successors) is { } unknown)
        {
            return unknown;
        }

        var moved = 0;
        try
        {
            return await db.InTransactionAsync(async () =>
            {
                await handover.MoveAsync(db, act, now, recording: false, [.. successors.Keys], mayStay: true, Takers, cancellation);
                if (moved > 0)
                {
                    db.AddAudit(clock, asker, "organisations.duties-moved", "org.succession", act.Id.Value, new { duties = moved });
                    await db.SaveChangesAsync(cancellation);
                }

                return moved;
            }, cancellation);
        }
        catch (DbUpdateException)
        {
            return Refusal.Conflict("organisations.changed-meanwhile");
        }
        finally
        {
            db.ChangeTracker.Clear();
        }

        IReadOnlyList<Organisation>? Takers(OpenDuty duty)
        {
            var possible = successors.GetValueOrDefault(duty.Unit, []);
            IReadOnlyList<Organisation> taken = request.Moves.TryGetValue(duty.Id, out var chosen)
                ? [.. possible.Where(u => chosen.Contains(u.Id))]
                : request.RestToAllSuccessors ? possible : [];
            moved += taken.Count > 0 ? 1 : 0;
            return taken;
        }
    }

    private static Refusal? Unknown(
        HandoverRequest request, Dictionary<Guid, LineageId> duties, Dictionary<LineageId, IReadOnlyList<Organisation>> successors)
    {
        foreach (var (duty, takers) in request.Moves)
        {
            if (!duties.TryGetValue(duty, out var unit))
            {
                return Refusal.Rule("organisations.unknown-duty", duty);
            }

            if (takers.Any(t => !successors[unit].Any(u => u.Id == t)))
            {
                return Refusal.Rule("organisations.unknown-taker", duty);
            }
        }

        return null;
    }

    // Only units that the act ended: one that lives on keeps its duties.
    private static Dictionary<LineageId, IReadOnlyList<Organisation>> Successors(RegisterSnapshot now, SuccessionAct act) => act.Kind == SuccessionKind.Renamed
        ? []
        : act.Links.Where(l => l.Function.Length == 0).GroupBy(l => now.Find(l.FromId)!)
            .Where(g => g.Key.ValidTo < act.EffectiveOn)
            .ToDictionary(g => g.Key.Lineage, g => (IReadOnlyList<Organisation>)[.. g.Where(l => l.ToId is not null).Select(l => now.Find(l.ToId!.Value)!)]);
}

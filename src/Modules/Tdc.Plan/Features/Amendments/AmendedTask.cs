using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Amendments;
using Tdc.Plan.Features.ExpandPlan;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Amendments;

/// <summary>One amended task and its duties, as they should be on a day. Everything is put into the context; the caller saves.</summary>
/// <param name="duties">All duties of the task, tracked, by year.</param>
internal sealed class AmendedTask(TdcDbContext db, TimeProvider clock, PlanTask task, Domain.Plan plan, List<Duty> duties, AmendedPart part, DateOnly today)
{
    private readonly TaskVersion version = task.On(today);
    private readonly TaskVersion? before = task.Versions.Where(v => v.ValidFrom < task.On(today).ValidFrom).MaxBy(v => v.ValidFrom);

    public List<Duty> Duties => duties;

    public Dictionary<Duty, string> Changed { get; } = [];

    // What was due before the version takes effect stays due.
    public void Stand(Duty duty)
    {
        var state = version.Standing switch
        {
            _ when duty.DueOn < version.ValidFrom => duty.State,
            TaskStanding.Cancelled => DutyState.Cancelled,
            TaskStanding.Suspended => DutyState.Suspended,
            _ when duty.State == DutyState.Suspended => duty.Progress > 0 ? DutyState.InProgress : DutyState.Planned,
            _ => duty.State,
        };
        if (state != duty.State)
        {
            duty.State = state;
            Note(duty, version.Basis);
        }
    }

    public async Task GiveTimeAsync(Duty duty, CancellationToken cancellation)
    {
        if (before is null || duty.State == DutyState.Cancelled || AmendedTime.FrameOf(plan, before, version, duty) is not { } frame
            || (frame.Year, frame.DueOn) == (duty.Year, duty.DueOn))
        {
            return;
        }

        if (duties.Any(d => d != duty && d.Unit == duty.Unit && d.Year == frame.Year))
        {
            duty.State = DutyState.Cancelled; // the unit has a duty for that time already
        }
        else
        {
            (duty.Year, duty.DueOn) = (frame.Year, frame.DueOn);
            await CheckAtAsync(duty, cancellation);
        }

        Note(duty, version.Basis);
    }

    // The part that a unit has from an amendment on; it owes nothing more when it was taken out and has none.
    public void GivePart(Duty duty)
    {
        if (duty.State == DutyState.Cancelled || part.ChangedBy(duty) is not { Length: > 0 } document)
        {
            return;
        }

        var role = part.RoleOn(duty.Unit, today);
        if (role is { } has && has != duty.Role)
        {
            duty.Role = has;
            Note(duty, document);
        }
        else if (role is null && part.TakenBy(duty) is { Length: > 0 } taker)
        {
            duty.State = DutyState.Cancelled;
            Note(duty, taker);
        }
    }

    // Bodies that came in have their duties from the day on, in the years whose duties were made already.
    public int MakeMissing(IEnumerable<int> years, Membership members, IReadOnlyList<Amendment> decided)
    {
        var made = new List<Duty>();
        foreach (var year in years.Where(y => y <= plan.EndsOn.Year).Order())
        {
            var keys = duties.Concat(made).Select(d => (d.TaskId, d.Unit, d.Year)).ToHashSet();
            made.AddRange(Expansion.Of(plan, [task], year, today, members, keys).New.Select(wanted => db.AddDuty(clock, wanted)));
        }

        var document = decided.Where(a => a.Changes.Any(c => c.TaskId == task.Id)).MaxBy(a => a.EffectiveFrom)!.Document;
        db.TellDutiesReceived(clock, made.Select(d => d.Unit), document);
        return made.Count;
    }

    public void Tell()
    {
        if (Changed.Count == 0)
        {
            return;
        }

        foreach (var (duty, basis) in Changed)
        {
            db.Add(new ProgressEntry
            {
                Id = clock.NewId<ProgressEntryId>(),
                DutyId = duty.Id,
                On = today,
                Source = ProgressSource.Amendment,
                Narrative = basis,
                WrittenAt = clock.GetUtcNow(),
            });
        }

        foreach (var basis in Changed.GroupBy(c => c.Value))
        {
            db.TellDutiesAmended(clock, basis.Select(c => c.Key.Unit), basis.Key);
        }

        db.AddAudit(clock, Asker.System, "plan.duties-amended", "plan.task", task.Id.Value, new
        {
            standing = version.Standing.ToString(),
            version.Basis,
            duties = Changed.Count,
        });
    }

    private void Note(Duty duty, string basis)
    {
        duty.Version = Guid.CreateVersion7(clock.GetUtcNow());
        Changed[duty] = basis;
    }

    // The yearly looks at a duty follow its last day.
    private async Task CheckAtAsync(Duty duty, CancellationToken cancellation)
    {
        var looks = db.Set<Checkpoint>();
        var wanted = duty.YearlyLooks().ToDictionary(c => c.Year);
        foreach (var look in await looks.Where(c => c.DutyId == duty.Id).ToListAsync(cancellation))
        {
            if (wanted.Remove(look.Year, out var next))
            {
                look.DueOn = next.DueOn;
            }
            else if (look.Share is null)
            {
                looks.Remove(look);
            }
        }

        looks.AddRange(wanted.Values);
    }
}

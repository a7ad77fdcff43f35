using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.WorkOnDuty;

/// <summary>Somebody said how far a duty is.</summary>
/// <param name="DutyId">The duty.</param>
/// <param name="Share">0 to 1, or <see langword="null"/>.</param>
internal sealed record DutyProgressed(Guid DutyId, double? Share) : IEventRecord;

/// <summary>A statement about a duty's progress.</summary>
/// <param name="Percent">0 to 100; <see langword="null"/> when the entry only tells, and for duties whose progress comes from activities.</param>
/// <param name="Narrative">What was done.</param>
/// <param name="Difficulty">What stands in the way.</param>
/// <param name="On">The day for which it holds, not later than today; today when it is left out.</param>
internal sealed record EnterProgressInput(
    [Range(0, 100)] double? Percent, [StringLength(4000)] string? Narrative, [StringLength(4000)] string? Difficulty, DateOnly? On = null);

/// <summary>Adds a progress entry.</summary>
internal sealed class EnterProgressHandler(TdcDbContext db, DutyGate gate, TimeProvider clock)
{
    public async Task<Outcome<ProgressEntryId>> HandleAsync(DutyId id, EnterProgressInput input, CancellationToken cancellation)
    {
        if (!(await gate.ForUnitAsync(id, null, cancellation)).TryGet(out var found, out var refusal))
        {
            return refusal;
        }

        var (duty, rights) = found;
        var (narrative, difficulty) = (input.Narrative?.Trim() ?? "", input.Difficulty?.Trim() ?? "");
        var today = clock.TodayInVietnam;
        var day = input.On ?? today;
        if (Faults(duty, input, narrative, difficulty, day, today) is { } faults)
        {
            return faults;
        }

        if (input.Percent is not null && await db.Set<Activity>().AnyAsync(a => a.DutyId == id && !a.Cancelled && a.Method != ProgressMethod.Budget
            && db.Set<UnitPlan>().Any(p => p.Id == a.UnitPlanId && p.State == UnitPlanState.Approved), cancellation))
        {
            return Refusal.Rule("plan.progress-comes-from-activities");
        }

        if (duty.Advance(input.Percent / 100, day) is { } no)
        {
            return no;
        }

        var entry = Record(db, clock, duty, rights, duty.Progress is null ? null : input.Percent / 100, ProgressSource.Hand, day, narrative, difficulty);
        await CheckpointAsync(db, duty, day, cancellation);
        return (await gate.SaveAsync(duty, cancellation)).TryGet(out _, out var conflict) ? entry.Id : conflict;
    }

    /// <summary>Adds an entry with audit and event to the unit of work.</summary>
    internal static ProgressEntry Record(
        TdcDbContext db, TimeProvider clock, Duty duty, PlanRights rights, double? share, ProgressSource source, DateOnly day, string narrative, string difficulty)
    {
        var entry = new ProgressEntry
        {
            Id = clock.NewId<ProgressEntryId>(),
            DutyId = duty.Id,
            On = day,
            Share = share,
            Source = source,
            Narrative = narrative,
            Difficulty = difficulty,
            Author = rights.Asker.UserId,
            WrittenAt = clock.GetUtcNow(),
        };
        db.Add(entry);
        db.AddAudit(clock, rights.Asker, "plan.progress-entered", "plan.duty", duty.Id.Value, new { Entry = entry.Id.Value, share, Source = source.ToString(), day });
        db.AddEvent(clock, new DutyProgressed(duty.Id.Value, share));
        return entry;
    }

    /// <summary>Keeps the yearly look of a duty of several years up to date.</summary>
    internal static async Task CheckpointAsync(TdcDbContext db, Duty duty, DateOnly day, CancellationToken cancellation)
    {
        if (await db.Set<Checkpoint>().SingleOrDefaultAsync(c => c.DutyId == duty.Id && c.Year == day.Year, cancellation) is { } checkpoint)
        {
            checkpoint.Share = duty.Progress;
        }
    }

    private static Refusal? Faults(Duty duty, EnterProgressInput input, string narrative, string difficulty, DateOnly day, DateOnly today)
    {
        var faults = new Dictionary<string, string[]>();
        if (input.Percent is null && narrative.Length == 0 && difficulty.Length == 0)
        {
            faults["narrative"] = ["plan.progress-empty"];
        }

        if (input.Percent is < 0 or > 100)
        {
            faults["percent"] = ["plan.progress-out-of-range"];
        }

        if (narrative.Length > 4000)
        {
            faults["narrative"] = ["plan.narrative-too-long"];
        }

        if (difficulty.Length > 4000)
        {
            faults["difficulty"] = ["plan.narrative-too-long"];
        }

        if (day > today || day < duty.StartsOn)
        {
            faults["on"] = ["plan.progress-day-range"];
        }

        return faults.Count == 0 ? null : new Refusal(RefusalKind.Fields, "plan.check-fields") { Fields = faults };
    }
}

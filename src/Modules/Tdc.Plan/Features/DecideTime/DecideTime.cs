using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.DecideTime;

/// <summary>A task's time was decided by a person with a document.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Label">Its number.</param>
internal sealed record TaskTimeDecided(Guid TaskId, string Label) : IEventRecord;

/// <summary>A decision on when a task is due.</summary>
/// <param name="Kind">annual, continuous, year, until, span or by.</param>
/// <param name="DecidedBy">Who decides.</param>
/// <param name="Document">By which document: number, symbol and date, as one text.</param>
/// <param name="EffectiveOn">From which day on; not before the plan's decision and not later than today.</param>
/// <param name="Month">For annual, optional: 1 to 12.</param>
/// <param name="Year">For year and until.</param>
/// <param name="From">First year of a span.</param>
/// <param name="To">Last year of a span.</param>
/// <param name="Date">For by: the last day.</param>
internal sealed record DecideTimeInput(
    [Required] string Kind, [Required, StringLength(200)] string DecidedBy, [Required, StringLength(250)] string Document, DateOnly EffectiveOn,
    [Range(1, 12)] int? Month = null, int? Year = null, int? From = null, int? To = null, DateOnly? Date = null);

/// <summary>Records the decision as a new version of the task, with its basis; the version before stays readable.</summary>
internal sealed class DecideTimeHandler(TdcDbContext db, PlanAccess access, TimeProvider clock)
{
    public async Task<Outcome<Done>> HandleAsync(string? planNumber, string label, DecideTimeInput input, string? seen, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (!rights.Coordinates)
        {
            return new Refusal(RefusalKind.Forbidden, "plan.coordinator-only");
        }

        var today = clock.TodayInVietnam;
        if (await db.PlanAsync(planNumber, today, cancellation) is not { } plan
            || await db.TaskAsync(plan.Id, label, tracked: true, cancellation) is not { } task)
        {
            return Refusal.NotFound("plan.no-such-task");
        }

        if (!Seen.Fits(seen, Seen.Of(task.On(today))))
        {
            return Refusal.Conflict("plan.changed-meanwhile");
        }

        if (Faults(plan, task, input, today) is { } refusal)
        {
            return refusal;
        }

        var before = task.On(input.EffectiveOn);
        var basis = $"{input.DecidedBy.Trim()}: {input.Document.Trim()}";
        var time = TimeOf(input, before.Time.Literal);
        if (before.ValidFrom == input.EffectiveOn)
        {
            (before.Time, before.Basis) = (time, basis);
        }
        else
        {
            var version = before.From(Guid.CreateVersion7(clock.GetUtcNow()), input.EffectiveOn);
            (version.Time, version.Basis) = (time, basis);
            before.ValidTo = input.EffectiveOn.AddDays(-1);
            task.Versions.Add(version);
            db.Add(version);
        }

        db.AddAudit(clock, rights.Asker, "plan.time-decided", "plan.task", task.Id.Value, new { task.Label, input.Kind, input.EffectiveOn, Basis = basis });
        db.AddEvent(clock, new TaskTimeDecided(task.Id.Value, task.Label));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            return Refusal.Conflict("plan.changed-meanwhile"); // the unique key: two versions from one day
        }

        return Done.Instance;
    }

    /// <summary>What is wrong with a decision, field by field; <see langword="null"/> when nothing is.</summary>
    private static Refusal? Faults(Domain.Plan plan, PlanTask task, DecideTimeInput input, DateOnly today)
    {
        var faults = new Dictionary<string, string[]>();
        if (!Enum.TryParse<TimeKind>(input.Kind, ignoreCase: true, out var kind) || kind is TimeKind.Missing or TimeKind.Other)
        {
            faults["kind"] = ["plan.time-kind-needed"];
        }

        if (string.IsNullOrWhiteSpace(input.DecidedBy) || input.DecidedBy.Length > 200)
        {
            faults["decidedBy"] = [string.IsNullOrWhiteSpace(input.DecidedBy) ? "plan.decided-by-needed" : "plan.too-long-200"];
        }

        if (string.IsNullOrWhiteSpace(input.Document) || input.Document.Length > 250)
        {
            faults["document"] = [string.IsNullOrWhiteSpace(input.Document) ? "plan.document-needed" : "plan.too-long-250"];
        }

        if (input.EffectiveOn < plan.IssuedOn || input.EffectiveOn > today)
        {
            faults["effectiveOn"] = ["plan.decision-day-range"];
        }
        else if (task.Versions.Any(v => v.ValidFrom > input.EffectiveOn))
        {
            faults["effectiveOn"] = ["plan.later-version-exists"];
        }

        bool InPlan(int? year) => year >= plan.IssuedOn.Year && year <= plan.EndsOn.Year;
        if (kind is TimeKind.Year or TimeKind.Until && !InPlan(input.Year))
        {
            faults["year"] = ["plan.year-in-plan-needed"];
        }

        if (kind == TimeKind.Span && (!InPlan(input.From) || !InPlan(input.To) || input.From > input.To))
        {
            faults["from"] = ["plan.span-needed"];
        }

        if (kind == TimeKind.By && !(input.Date is { } date && date > plan.IssuedOn && date <= plan.EndsOn))
        {
            faults["date"] = ["plan.date-in-plan-needed"];
        }

        if (kind == TimeKind.Annual && input.Month is < 1 or > 12)
        {
            faults["month"] = ["plan.month-needed"];
        }

        return faults.Count == 0 ? null : new Refusal(RefusalKind.Fields, "plan.check-fields") { Fields = faults };
    }

    private static TaskTime TimeOf(DecideTimeInput input, string literal) => Enum.Parse<TimeKind>(input.Kind, ignoreCase: true) switch
    {
        TimeKind.Annual => new(TimeKind.Annual, literal, Month: input.Month),
        TimeKind.Continuous => new(TimeKind.Continuous, literal),
        TimeKind.Year => new(TimeKind.Year, literal, Year: input.Year),
        TimeKind.Until => new(TimeKind.Until, literal, Year: input.Year),
        TimeKind.Span => new(TimeKind.Span, literal, From: input.From, To: input.To),
        _ => new(TimeKind.By, "", Date: input.Date), // no words of the source: the decided day itself is the last one
    };
}

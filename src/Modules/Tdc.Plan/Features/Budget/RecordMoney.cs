using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Budget;
using Tdc.Platform.Audit;
using Tdc.Platform.Documents;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Budget;

/// <summary>Money to record.</summary>
internal sealed record MoneyInput
{
    /// <summary>The line; <see langword="null"/> to find or open one by the next fields.</summary>
    public BudgetLineId? LineId { get; init; }

    /// <summary>The unit, for a new line.</summary>
    public LineageId? Unit { get; init; }

    /// <summary>The task, for a new line.</summary>
    public PlanTaskId? Task { get; init; }

    /// <summary>Year of account, for a new line; 2020 to 2100.</summary>
    public int Year { get; init; }

    /// <summary>Where the money comes from, for a new line.</summary>
    public FundSource Source { get; init; }

    /// <summary>Budget classification, for a new line.</summary>
    public string Classification { get; init; } = "";

    /// <summary>What the money is for, for a new line.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>The stage.</summary>
    public required BudgetStage Stage { get; init; }

    /// <summary>Whole đồng; negative takes back.</summary>
    public required long AmountDong { get; init; }

    /// <summary>Number and symbol of the document.</summary>
    public string Document { get; init; } = "";

    /// <summary>Day of the document or payment.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>Remarks.</summary>
    public string Note { get; init; } = "";
}

/// <summary>Records a budget event, and opens its line when it is the first one.</summary>
internal sealed class RecordMoneyHandler(TdcDbContext db, TimeProvider clock, Asker asker, OrganisationRegister register, FileStore files)
{
    // Money of a year is asked for in the year before; anything earlier is a slip of the date.
    private const int YearsBefore = 2;

    /// <summary>Records one event; nothing is kept when a rule says no.</summary>
    /// <param name="input">The event.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="scan">Scan of the document as PDF; <see langword="null"/> without one.</param>
    public async Task<Outcome<BudgetLineId>> HandleAsync(MoneyInput input, CancellationToken cancellation, (Stream Content, string Name)? scan = null)
    {
        if (!(await AddAsync(input, cancellation, scan)).TryGet(out var line, out var refusal))
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
            return line;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("budget.changed-meanwhile");
        }
    }

    /// <summary>Adds one event to the unit of work without saving, for imports that keep all rows or none.</summary>
    public async Task<Outcome<BudgetLineId>> AddAsync(MoneyInput input, CancellationToken cancellation, (Stream Content, string Name)? scan = null)
    {
        if (!(await LineAsync(input, cancellation)).TryGet(out var line, out var refusal))
        {
            return refusal;
        }

        if (!asker.RecordsBudget(line.Unit, input.Stage))
        {
            return new Refusal(RefusalKind.Forbidden, "budget.stage-not-yours");
        }

        var today = clock.TodayInVietnam;
        var earliest = new DateOnly(line.Year - YearsBefore, 1, 1);
        if (input.OccurredOn > today || input.OccurredOn < earliest)
        {
            return Refusal.Rule("budget.day-out-of-range", earliest.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), today.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
        }

        FileId? stored = null;
        if (scan is { } upload)
        {
            if (input.Document.Trim().Length == 0)
            {
                return Refusal.Rule("budget.scan-needs-document");
            }

            if (!(await files.SaveAsync(upload.Content, upload.Name, UploadLimits.SignedScan, asker, cancellation)).TryGet(out var file, out refusal))
            {
                return refusal;
            }

            stored = file.Id;
        }

        var happened = new BudgetEvent
        {
            Id = clock.NewId<BudgetEventId>(),
            LineId = line.Id,
            Stage = input.Stage,
            AmountDong = input.AmountDong,
            Document = input.Document.Trim(),
            OccurredOn = input.OccurredOn,
            Note = input.Note.Trim(),
            FileId = stored?.Value,
            RecordedBy = asker.UserId,
            RecordedAt = clock.GetUtcNow(),
        };
        if (!BudgetRules.After(line.Events, happened).TryGet(out _, out refusal))
        {
            return refusal;
        }

        line.Events.Add(happened);
        db.Entry(happened).State = EntityState.Added;
        line.Version = Guid.CreateVersion7(clock.GetUtcNow());
        db.AddAudit(clock, asker, "plan.money-recorded", "plan.budget-line", line.Id.Value, new { happened.Stage, happened.AmountDong, happened.Document, File = happened.FileId });
        return line.Id;
    }

    private async Task<Outcome<BudgetLine>> LineAsync(MoneyInput input, CancellationToken cancellation)
    {
        if (input.LineId is { } id)
        {
            var known = db.Set<BudgetLine>().Local.FirstOrDefault(l => l.Id == id)
                ?? await db.Set<BudgetLine>().Include(l => l.Events).SingleOrDefaultAsync(l => l.Id == id, cancellation);
            return known is not null && (asker.SeesBudgetOf(known.Unit) || ReferenceEquals(asker, Asker.System)) ? known : Refusal.NotFound("budget.no-such-line");
        }

        if (input.Unit is not { } unit || !(await register.NowAsync(cancellation)).Knows(unit) || !(asker.SeesBudgetOf(unit) || ReferenceEquals(asker, Asker.System)))
        {
            return Refusal.NotFound("budget.no-such-unit");
        }

        if (input.Task is not { } task || !await db.Set<PlanTask>().AnyAsync(t => t.Id == task, cancellation))
        {
            return Refusal.NotFound("budget.no-such-task");
        }

        if (input.Year is < 2020 or > 2100)
        {
            return Refusal.Rule("budget.year-out-of-range", input.Year);
        }

        var classification = input.Classification.Trim();
        var line = db.Set<BudgetLine>().Local.FirstOrDefault(l => l.Year == input.Year && l.Unit == unit && l.TaskId == task && l.Source == input.Source && l.Classification == classification)
            ?? await db.Set<BudgetLine>().Include(l => l.Events).SingleOrDefaultAsync(
                l => l.Year == input.Year && l.Unit == unit && l.TaskId == task && l.Source == input.Source && l.Classification == classification, cancellation);
        if (line is null)
        {
            line = new BudgetLine
            {
                Id = clock.NewId<BudgetLineId>(),
                TaskId = task,
                Unit = unit,
                Year = input.Year,
                Source = input.Source,
                Classification = classification,
                Purpose = input.Purpose.Trim(),
                Version = Guid.CreateVersion7(clock.GetUtcNow()),
            };
            db.Add(line);
            db.AddAudit(clock, asker, "plan.budget-line-opened", "plan.budget-line", line.Id.Value, new { Unit = unit.Value, Task = task.Value, line.Year, line.Source });
        }

        return line;
    }
}

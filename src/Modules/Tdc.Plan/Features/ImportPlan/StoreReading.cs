using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Annex;
using Tdc.Plan.Features.SeedPlan;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>An official text filled or made a plan.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Number">Its number.</param>
/// <param name="TasksAdded">Tasks that the plan did not have.</param>
/// <param name="TasksFilled">Tasks that got wording, labels or times.</param>
internal sealed record PlanImported(Guid PlanId, string Number, int TasksAdded, int TasksFilled) : IEventRecord;

/// <summary>What storing a reading did.</summary>
/// <param name="PlanNumber">Number of the plan.</param>
/// <param name="NewPlan">Whether the plan was made by it.</param>
/// <param name="TasksAdded">Tasks that the plan did not have.</param>
/// <param name="TasksFilled">Tasks that got wording, labels or times.</param>
/// <param name="Changed">Whether anything changed: the same file again changes nothing.</param>
internal sealed record ImportReceipt(string PlanNumber, bool NewPlan, int TasksAdded, int TasksFilled, bool Changed);

/// <summary>Stores a reading: fills the plan that bears the decision's number, by group and task number, or makes a new plan.</summary>
/// <remarks>Filling adds what is missing (official wording, printed labels, literal times). It overwrites no decision and no amendment, and takes nothing away.</remarks>
internal sealed class StoreReadingHandler(TdcDbContext db, OrganisationRegister register, PlanAccess access, TimeProvider clock)
{
    /// <summary>Stores it.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="number">Number of the decision, where the text does not say it.</param>
    /// <param name="issued">Its day, where the text does not say it.</param>
    /// <param name="cancellation">Stops before anything is stored.</param>
    /// <param name="together">Changes to be saved in the same transaction: gets the plan and whether the reading changes it; a refusal stops all.</param>
    public async Task<Outcome<ImportReceipt>> HandleAsync(
        AnnexReading reading, string? number, DateOnly? issued, CancellationToken cancellation, Func<PlanId, bool, Task<Refusal?>>? together = null)
    {
        var rights = await access.RightsAsync(cancellation);
        if (!rights.Coordinates)
        {
            return new Refusal(RefusalKind.Forbidden, "plan.coordinator-only");
        }

        var decision = (reading.Decision.Number ?? number)?.Trim();
        var day = reading.Decision.Issued ?? issued;
        if (string.IsNullOrEmpty(decision) || decision.Length > 60)
        {
            return Field("number", "plan.import-needs-number");
        }

        if (reading.Groups.Count > 399)
        {
            return Refusal.Rule("plan.import-unreadable"); // group numbers are shown as Roman numerals
        }

        var plan = await db.Set<Domain.Plan>().SingleOrDefaultAsync(p => p.Number == decision, cancellation);
        var isNew = plan is null;
        if (plan is null)
        {
            if (day is not { } from || from > clock.TodayInVietnam)
            {
                return Field("issued", "plan.import-needs-day");
            }

            plan = NewPlan(reading, decision, from);
            db.Add(plan);
        }

        var units = await register.NowAsync(cancellation);
        var filling = new PlanFilling(db, clock, plan, units, AgencyNames.Of(units).On(plan.IssuedOn));
        await filling.LoadAsync(cancellation);
        foreach (var group in reading.Groups)
        {
            filling.Fill(group);
        }

        if (filling.Taken is { } taken)
        {
            db.ChangeTracker.Clear();
            return new Refusal(RefusalKind.Rule, "plan.import-number-of-body-task") { Values = [taken] };
        }

        var changed = db.ChangeTracker.HasChanges();
        if (changed)
        {
            db.AddAudit(clock, rights.Asker, "plan.imported", "plan.plan", plan.Id.Value, new { plan.Number, filling.Added, filling.Filled, reading.TaskCount });
            db.AddEvent(clock, new PlanImported(plan.Id.Value, plan.Number, filling.Added, filling.Filled));
        }

        if (together is not null && await together(plan.Id, changed) is { } stopped)
        {
            db.ChangeTracker.Clear();
            return stopped;
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            return Refusal.Conflict("plan.changed-meanwhile");
        }

        return new ImportReceipt(plan.Number, isNew, filling.Added, filling.Filled, changed);
    }

    private Domain.Plan NewPlan(AnnexReading reading, string number, DateOnly issued)
    {
        var years = reading.Groups.SelectMany(g => g.Tasks).SelectMany(t => new[] { t.Time.Year, t.Time.To, t.Time.Date?.Year }).OfType<int>().Where(y => y >= issued.Year && y <= issued.Year + 30);
        var last = years.Append(issued.Year + 5).Max();
        return new()
        {
            Id = clock.NewId<PlanId>(),
            Number = number,
            TitleVi = "Kế hoạch theo " + number,
            TitleEn = "Plan of " + number,
            Issuer = reading.Decision.Issuer ?? "",
            IssuedOn = issued,
            EndsOn = new DateOnly(last, 12, 31),
        };
    }

    private static Refusal Field(string field, string code) =>
        new(RefusalKind.Fields, "plan.check-fields") { Fields = new Dictionary<string, string[]> { [field] = [code] } };
}

/// <summary>Fills one plan from a reading, group by group.</summary>
internal sealed class PlanFilling(TdcDbContext db, TimeProvider clock, Domain.Plan plan, RegisterSnapshot units, AgencyLexicon lexicon)
{
    private const int shortTitle = 160;
    private List<TaskGroup> groups = [];
    private List<PlanTask> tasks = [];

    /// <summary>Tasks that the plan did not have.</summary>
    public int Added { get; private set; }

    /// <summary>Tasks that got wording, labels or times.</summary>
    public int Filled { get; private set; }

    /// <summary>Label of a task of the decision's body whose number a row of the annex bears; <see langword="null"/> when there is none.</summary>
    public string? Taken { get; private set; }

    public async Task LoadAsync(CancellationToken cancellation)
    {
        groups = await db.Set<TaskGroup>().Where(g => g.PlanId == plan.Id).ToListAsync(cancellation);
        tasks = await db.Set<PlanTask>().Where(t => t.PlanId == plan.Id).Include(t => t.Versions).Include(t => t.Assignments).ToListAsync(cancellation);
    }

    public void Fill(AnnexGroup read)
    {
        var group = groups.SingleOrDefault(g => g.Number == read.Number);
        if (group is null)
        {
            group = new TaskGroup { Id = clock.NewId<TaskGroupId>(), PlanId = plan.Id, Number = read.Number, TitleVi = Short(read.Title), TitleEn = Short(read.Title) };
            groups.Add(group);
            db.Add(group);
        }

        group.Printed = read.Printed;
        if (read.Title.Length > 0)
        {
            group.OfficialTitle = read.Title;
        }

        foreach (var task in read.Tasks)
        {
            var known = tasks.SingleOrDefault(t => t.GroupNumber == read.Number && t.Number == task.Number);
            if (known is null)
            {
                Add(group, task);
            }
            else if (known.Origin == TaskOrigin.Body)
            {
                Taken ??= known.Label;
            }
            else if (Fill(known, task))
            {
                Filled++;
            }
        }
    }

    private void Add(TaskGroup group, AnnexTask read)
    {
        var id = clock.NewId<PlanTaskId>();
        var task = new PlanTask
        {
            Id = id,
            PlanId = plan.Id,
            GroupId = group.Id,
            GroupNumber = group.Number,
            Number = read.Number,
            Origin = TaskOrigin.Annex,
            Printed = read.Printed,
            LegalReference = $"Phụ lục, mục {RomanNumeral.Of(Math.Clamp(group.Number, 1, 399))}.{read.Number}",
        };
        task.Versions.Add(new TaskVersion
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            TaskId = id,
            ValidFrom = plan.IssuedOn,
            TitleVi = Short(read.Title),
            TitleEn = Short(read.Title),
            OfficialText = read.Title,
            Output = read.Output ?? "",
            Time = read.Time with { Literal = Literal(read) },
        });
        var paired = read.Lead.Count > 1 && read.Lead.Count == read.Coordinating.Count;
        task.Assignments.AddRange(AssignmentNames.Of(id, AssignmentRole.Lead, read.Lead, "", paired, plan.IssuedOn, clock, units, lexicon));
        task.Assignments.AddRange(AssignmentNames.Of(id, AssignmentRole.Coordinate, read.Coordinating, "", paired, plan.IssuedOn, clock, units, lexicon));
        tasks.Add(task);
        db.Add(task);
        Added++;
    }

    private static bool Fill(PlanTask task, AnnexTask read)
    {
        var first = task.Versions.MinBy(v => v.ValidFrom)!;
        var (printed, official, time, output) = (task.Printed, first.OfficialText, first.Time, first.Output);
        task.Printed = read.Printed;
        foreach (var version in task.Versions.Where(v => v.OfficialText is null || v.OfficialText == official))
        {
            version.OfficialText = read.Title;
        }

        if (first.Output.Length == 0 && read.Output is { } product)
        {
            first.Output = product;
        }

        // A decision on the time stands above what the file says; the words of the cell are kept beside it.
        var literal = Literal(read);
        first.Time = first is { Time.IsDecided: false, Basis.Length: 0 } ? read.Time with { Literal = literal } : first.Time with { Literal = literal };
        return (printed, official, time, output) != (task.Printed, first.OfficialText, first.Time, first.Output);
    }

    private static string Literal(AnnexTask read) => read.Literal.Time.Length > 500 ? read.Literal.Time[..500] : read.Literal.Time;

    private static string Short(string title) => title.Length <= shortTitle ? title
        : title[..(title.LastIndexOf(' ', shortTitle - 1) is var at and > 0 ? at : shortTitle)] + "…";
}

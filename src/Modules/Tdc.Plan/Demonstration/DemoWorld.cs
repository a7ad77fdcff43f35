using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.Reporting.KeepRounds;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>What the generator knows before it begins.</summary>
internal sealed class DemoWorld
{
    private readonly Dictionary<string, PlanTask> byLabel;
    private readonly ILookup<(LineageId Unit, Role Role), Guid> holders;

    private DemoWorld(IReadOnlyList<PlanTask> tasks, ILookup<(LineageId Unit, Role Role), Guid> holders)
    {
        Tasks = tasks;
        byLabel = tasks.ToDictionary(t => t.Label);
        this.holders = holders;
        Coordinator = HolderOf(Role.Coordinator);
        Finance = HolderOf(Role.Finance);
    }

    /// <summary>How many times the history is made; see <see cref="PlanDemonstration.ScaleVariable"/>.</summary>
    public required int Scale { get; init; }

    /// <summary>The plan.</summary>
    public required Domain.Plan Plan { get; init; }

    /// <summary>Its tasks, tracked.</summary>
    public IReadOnlyList<PlanTask> Tasks { get; }

    /// <summary>Measures by task, in their order.</summary>
    public required ILookup<PlanTaskId, TaskMeasure> Measures { get; init; }

    /// <summary>The register.</summary>
    public required RegisterSnapshot Register { get; init; }

    /// <summary>Today in Vietnam.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The coordinator's account.</summary>
    public Guid? Coordinator { get; }

    /// <summary>The finance officer's account.</summary>
    public Guid? Finance { get; }

    /// <summary>Units in which demonstration accounts hold a role.</summary>
    public IEnumerable<LineageId> UnitsOf(Role role) => holders.Where(h => h.Key.Role == role).Select(h => h.Key.Unit);

    /// <summary>The last day of which anything is told: whatever happens has happened by now.</summary>
    public DateOnly Last => Today.AddDays(-1);

    /// <summary>Years with duties: from the decision's year to the running one.</summary>
    public IEnumerable<int> Years => Enumerable.Range(Plan.IssuedOn.Year, Math.Max(0, Math.Min(Today.Year, Plan.EndsOn.Year) - Plan.IssuedOn.Year + 1));

    /// <summary>Reads it.</summary>
    public static async Task<DemoWorld?> LoadAsync(IServiceProvider services, int scale, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var today = services.GetRequiredService<TimeProvider>().TodayInVietnam;
        var plan = await db.Set<Domain.Plan>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == ReportingSeed.PlanNumber, cancellation);
        if (plan is null || today <= plan.IssuedOn)
        {
            return null;
        }

        var tasks = await db.Set<PlanTask>().Include(t => t.Versions).Include(t => t.Assignments).AsSplitQuery()
            .Where(t => t.PlanId == plan.Id).OrderBy(t => t.GroupNumber).ThenBy(t => t.Number).ToListAsync(cancellation);
        var measures = await db.Set<TaskMeasure>().AsNoTracking().Include(m => m.Targets).OrderBy(m => m.Order).ToListAsync(cancellation);
        var accounts = await (from role in db.Set<UnitRole>().AsNoTracking()
                              join user in db.Users on role.UserId equals user.Id
                              where user.IsDemonstration
                              select new { role.Role, role.Unit, user.Id }).ToListAsync(cancellation);
        return new DemoWorld(tasks, accounts.ToLookup(a => (a.Unit, a.Role), a => a.Id))
        {
            Scale = scale,
            Plan = plan,
            Measures = measures.ToLookup(m => m.TaskId),
            Register = await services.GetRequiredService<OrganisationRegister>().NowAsync(cancellation),
            Today = today,
        };
    }

    /// <summary>A task by its label.</summary>
    public PlanTask Task(string label) => byLabel[label];

    /// <summary>Whether a task stands in the plan.</summary>
    public bool Has(string label) => byLabel.ContainsKey(label);

    /// <summary>Whether something of a day may be told already.</summary>
    public bool IsPast(DateOnly day) => day <= Last;

    /// <summary>The officer of a unit, when the demonstration has an account for one.</summary>
    public Guid? OfficerOf(LineageId unit) => HoldersOf(unit, Role.Officer).Select(u => (Guid?)u).FirstOrDefault();

    /// <summary>The demonstration accounts that hold a role in a unit.</summary>
    public IEnumerable<Guid> HoldersOf(LineageId unit, Role role) => holders[(unit, role)];

    /// <summary>A unit's demonstration profile on a day.</summary>
    public DemoUnit Unit(LineageId line, DateOnly day) => DemoUnit.Of(Register.OfLineage(line, day), Register);

    private Guid? HolderOf(Role role) => UnitsOf(role).SelectMany(u => HoldersOf(u, role)).Select(u => (Guid?)u).FirstOrDefault();
}

using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Budget;
using Tdc.Platform.Organisations;

namespace Tdc.Plan.Demonstration;

/// <summary>Budget lines of leading units with their events, each passed through the budget's own rules.</summary>
internal sealed class DemoBudgets
{
    // Million đồng a year of a task's main lead; invented.
    private static readonly Dictionary<string, int> sizes = new(StringComparer.Ordinal)
    {
        ["I.1"] = 45,
        ["I.2"] = 620,
        ["I.3"] = 450,
        ["I.4"] = 380,
        ["II.1"] = 160,
        ["II.2"] = 1850,
        ["II.3"] = 310,
        ["II.4"] = 960,
        ["II.5"] = 150,
        ["II.6"] = 430,
        ["III.1"] = 350,
        ["III.2"] = 520,
        ["III.3"] = 1400,
        ["III.4"] = 640,
        ["IV.1"] = 5200,
        ["IV.2"] = 2400,
        ["IV.3"] = 390,
        ["IV.4"] = 900,
        ["V.1"] = 3200,
        ["V.2"] = 1500,
        ["VI.1"] = 1250,
        ["VI.2"] = 610,
        ["VI.3"] = 120,
        ["VII.1"] = 460,
        ["VII.2"] = 480,
        ["VII.3"] = 300,
    };

    private readonly DemoWorld world;
    private readonly Dictionary<BudgetLineId, DemoLife> lives = [];

    private DemoBudgets(DemoWorld world) => this.world = world;

    /// <summary>The lines with their events.</summary>
    public List<BudgetLine> Lines { get; } = [];

    /// <summary>Makes them for the years with duties and the estimates of the year after.</summary>
    public static DemoBudgets Make(DemoWorld world, IReadOnlyCollection<DemoLife> lives)
    {
        var budgets = new DemoBudgets(world);
        foreach (var year in world.Years.Append(world.Years.Last() + 1).Where(y => y <= world.Plan.EndsOn.Year))
        {
            foreach (var life in lives.Where(l => l.Duty.Role == AssignmentRole.Lead && sizes.ContainsKey(l.Task.Label) && Concerns(l, year, world)))
            {
                budgets.Open(life, year);
            }
        }

        budgets.CarryOver();
        return budgets;
    }

    /// <summary>Đồng that a unit had disbursed in a year by the end of a day; <see langword="null"/> for units without a line.</summary>
    public long? Disbursed(LineageId unit, int year, DateOnly day)
    {
        var own = Lines.Where(l => l.Unit == unit && l.Year == year).ToList();
        return own.Count == 0 ? null : own.SelectMany(l => l.Events).Where(e => e.Stage == BudgetStage.Disbursed && e.OccurredOn <= day).Sum(e => e.AmountDong);
    }

    private static bool Concerns(DemoLife life, int year, DemoWorld world)
    {
        if (life.Duty.State == DutyState.CarriedOver || (life.Unit.IsCommune && Stable.Share(life.Unit.Code, "own money") > 0.36 && life.Unit.Code != "26188"))
        {
            return false;
        }

        if (life.Task.Label == "I.1" && !life.Unit.IsCommune && life.Unit.Organisation.Kind != OrganisationKind.Department)
        {
            return false;
        }

        var runs = life.Duty.StartsOn.Year <= year && life.Duty.DueOn.Year >= year;
        var next = year > world.Years.Last() && life.Duty.Year >= world.Years.Last() && !life.Unit.IsCommune;
        return runs || next;
    }

    private void Open(DemoLife life, int year)
    {
        var main = life.Unit.Organisation.Kind == OrganisationKind.Department || life.Unit.Organisation.Kind == OrganisationKind.Media ? 1.0 : 0.5;
        var million = life.Unit.IsCommune ? Stable.Number(6, 26, life.Unit.Code, "money") : sizes[life.Task.Label] * (life.Unit.Code == "SKHCN" ? 1 : 0.55 * main) * (0.85 + (0.3 * Stable.Share(life.Unit.Code, life.Task.Label, $"{year}", "money")));
        Add(life, year, life.Unit.IsCommune ? FundSource.CommuneBudget : FundSource.ProvincialBudget, million);
        if (life.Unit.Code == "SKHCN" && life.Task.Label is "IV.1" or "IV.2")
        {
            Add(life, year, FundSource.CentralBudget, million * 0.45);
        }

        if (life.Unit.Code is "SKHCN" or "SCT" && life.Task.Label is "III.4" or "V.2" or "II.2")
        {
            Add(life, year, FundSource.Enterprise, million * 0.3);
        }

        if (life.Task.Label is "VII.1" or "VII.3")
        {
            Add(life, year, life.Task.Label == "VII.1" ? FundSource.Grant : FundSource.Oda, million * 0.6);
        }
    }

    private void Add(DemoLife life, int year, FundSource source, double million)
    {
        var first = new DateOnly(year - 1, 8, 15);
        if (year == 2025)
        {
            first = new DateOnly(2025, 5, 14) < life.Duty.StartsOn ? life.Duty.StartsOn.AddDays(10) : new DateOnly(2025, 5, 14);
        }

        if (!world.IsPast(first))
        {
            return;
        }

        var at = Stable.Moment(first, "line", life.Unit.Code, life.Task.Label, source.ToString());
        var line = new BudgetLine
        {
            Id = new BudgetLineId(Stable.Id(at, "line", life.Unit.Code, life.Task.Label, $"{year}", source.ToString())),
            TaskId = life.Task.Id,
            Unit = life.Duty.Unit,
            Year = year,
            Source = source,
            Purpose = life.Task.On(world.Plan.IssuedOn).TitleVi + " (số liệu minh họa)",
            Version = Stable.Id(at, "line version", life.Unit.Code, life.Task.Label, $"{year}", source.ToString()),
        };
        Lines.Add(line);
        lives.Add(line.Id, life);
        new DemoMoney(world, line, life, (long)Math.Round(million) * 1_000_000).Tell(first);
    }

    // One line of the first year could not be spent: part of it goes to the next year by a document.
    private void CarryOver()
    {
        var from = Lines.Find(l => l is { Year: 2025, Source: FundSource.ProvincialBudget } && lives[l.Id].Task.Label == "III.3");
        var to = from is null ? null : Lines.Find(l => l.Year == 2026 && l.Unit == from.Unit && l.TaskId == from.TaskId && l.Source == from.Source);
        var day = new DateOnly(2026, 1, 20);
        if (from is null || to is null || !world.IsPast(day))
        {
            return;
        }

        var amounts = StageAmounts.Of(from.Events);
        var left = amounts.Ceiling - amounts[BudgetStage.Disbursed];
        if (left < 10_000_000)
        {
            return;
        }

        left = left / 10_000_000 * 10_000_000;
        const string document = "Quyết định số 158/QĐ-STC (minh họa)";
        var (back, forth) = (new DemoMoney(world, from, lives[from.Id], left), new DemoMoney(world, to, lives[to.Id], left));
        back.Record(BudgetStage.Committed, -Math.Max(0, amounts[BudgetStage.Committed] - (amounts.Ceiling - left)), day, document, "Chuyển nguồn sang năm 2026");
        back.Record(BudgetStage.Allocated, -Math.Max(0, amounts[BudgetStage.Allocated] - (amounts.Ceiling - left)), day, document, "Chuyển nguồn sang năm 2026");
        back.Record(BudgetStage.CarriedOver, left, day, document, "Chuyển nguồn sang năm 2026");
        forth.Record(BudgetStage.Adjusted, left, day.AddDays(8), document, "Nhận nguồn năm 2025 chuyển sang");
    }
}

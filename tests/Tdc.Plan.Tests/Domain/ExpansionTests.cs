using Tdc.Plan.Domain;
using Tdc.Platform.Organisations;
using static Tdc.Plan.Tests.Domain.PlanSample;

namespace Tdc.Plan.Tests.Domain;

public sealed class ExpansionTests
{
    private static readonly DateOnly endOfDistricts = new(2025, 6, 30);

    private static readonly Organisation[] units =
    [
        Unit("SO1"), Unit("SO2"), Unit("H1", OrganisationKind.District, to: endOfDistricts), Unit("H2", OrganisationKind.District, to: endOfDistricts),
        Unit("X1", OrganisationKind.Commune, endOfDistricts.AddDays(1)), Unit("X2", OrganisationKind.Commune, endOfDistricts.AddDays(1)),
        Unit("X3", OrganisationKind.Commune, endOfDistricts.AddDays(1)),
    ];

    private static readonly Membership register = new(
        (code, day) => code switch
        {
            "nhom:cap-huyen" => [.. units.Where(u => u.Kind == OrganisationKind.District && u.ExistsOn(day))],
            "nhom:cap-xa" => [.. units.Where(u => u.Kind == OrganisationKind.Commune && u.ExistsOn(day))],
            _ => null,
        },
        (line, day) => units.SingleOrDefault(u => u.Lineage == line && u.ExistsOn(day)));

    [Theory]
    [InlineData(2025, "2025-04-23", "2025-12-31")]
    [InlineData(2026, "2026-01-01", "2026-12-31")]
    public void A_yearly_task_runs_through_the_year_and_not_before_the_decision(int year, string from, string due)
    {
        var duty = Assert.Single(Expand(year, Task(new(TimeKind.Annual), Lead("SO1"))).New);
        Assert.Equal((Day(from), Day(due), year), (duty.Frame.StartsOn, duty.Frame.DueOn, duty.Frame.Year));
    }

    [Theory]
    [InlineData(2025, 3, null)] // March 2025 lies before the decision: nobody can have owed it
    [InlineData(2025, 4, "2025-04-30")]
    [InlineData(2028, 2, "2028-02-29")]
    public void A_yearly_task_with_a_month_ends_with_that_month(int year, int month, string? due)
    {
        var result = Expand(year, Task(new(TimeKind.Annual, Month: month), Lead("SO1"))).New;
        Assert.Equal(due is null ? [] : [Day(due)], result.Select(d => d.Frame.DueOn));
    }

    [Theory]
    [InlineData(2025, 1)]
    [InlineData(2026, 0)]
    public void A_task_of_one_year_gives_a_duty_in_that_year_only(int year, int count) =>
        Assert.Equal(count, Expand(year, Task(new(TimeKind.Year, Year: 2025), Lead("SO1"))).New.Count);

    [Fact]
    public void A_task_until_2030_is_one_duty_with_a_look_at_each_year()
    {
        var task = Task(new(TimeKind.Until, Year: 2030), Lead("SO1"));
        var duty = Assert.Single(Expand(2025, task).New);
        Assert.Equal((Issued, new DateOnly(2030, 12, 31)), (duty.Frame.StartsOn, duty.Frame.DueOn));
        Assert.Equal([2025, 2026, 2027, 2028, 2029, 2030], duty.Frame.Checkpoints);
        var again = Expand(2027, task, (task.Id, Line("SO1"), 2030));
        Assert.Empty(again.New);
        Assert.Equal(1, again.Existing);
    }

    [Theory]
    [InlineData(2025, 0)]
    [InlineData(2026, 1)]
    [InlineData(2028, 1)]
    [InlineData(2029, 0)]
    public void A_span_gives_a_duty_in_its_years_only(int year, int count) =>
        Assert.Equal(count, Expand(year, Task(new(TimeKind.Span, From: 2026, To: 2028), Lead("SO1"))).New.Count);

    [Theory]
    [InlineData("trước ngày 30/6/2026", "2026-06-29")]
    [InlineData("Quý II/2026", "2026-06-30")]
    public void Before_a_date_ends_with_the_day_before(string literal, string due)
    {
        var duty = Assert.Single(Expand(2026, Task(new(TimeKind.By, literal, Date: new(2026, 6, 30)), Lead("SO1"))).New);
        Assert.Equal(Day(due), duty.Frame.DueOn);
    }

    [Theory]
    [InlineData(nameof(TimeKind.Missing), nameof(BlockReason.TimeMissing))]
    [InlineData(nameof(TimeKind.Other), nameof(BlockReason.TimeNotUnderstood))]
    public void An_undecided_time_blocks_the_task_and_says_so(string kind, string reason)
    {
        var result = Expand(2026, Task(new TaskTime(Enum.Parse<TimeKind>(kind)), Lead("SO1")));
        Assert.Empty(result.New);
        Assert.Equal(reason, Assert.Single(result.Blocks).Reason.ToString());
    }

    [Fact]
    public void Groups_are_read_on_the_day_of_the_decision_in_its_year_and_on_1_January_later()
    {
        var task = Task(new(TimeKind.Annual), Lead("nhom:cap-huyen", to: endOfDistricts), Lead("nhom:cap-xa", endOfDistricts.AddDays(1), act: Guid.NewGuid()));
        Assert.Equal(["H1", "H2"], Expand(2025, task).New.Select(d => d.Unit.Code)); // the communes come by hand-over, not by expansion
        Assert.Equal(["X1", "X2", "X3"], Expand(2026, task).New.Select(d => d.Unit.Code));
    }

    [Fact]
    public void A_lead_added_by_an_amendment_owes_from_its_first_day()
    {
        var task = Task(new(TimeKind.Annual), Lead("SO1"), Lead("SO2", new(2026, 2, 1)));
        var added = Expand(2026, task).New.Single(d => d.Unit.Code == "SO2");
        Assert.Equal(new DateOnly(2026, 2, 1), added.Frame.StartsOn);
        Assert.DoesNotContain(Expand(2025, task).New, d => d.Unit.Code == "SO2");
    }

    [Fact]
    public void A_unit_that_leads_and_coordinates_has_one_duty_as_lead()
    {
        var duty = Assert.Single(Expand(2026, Task(new(TimeKind.Annual), Coordinate("SO1"), Lead("SO1"))).New);
        Assert.Equal(AssignmentRole.Lead, duty.Role);
    }

    [Fact]
    public void A_collective_name_waits_until_somebody_picks_its_members()
    {
        var collective = Coordinate("nhom:lien-quan");
        var task = Task(new(TimeKind.Annual), Lead("SO1"), collective);
        var before = Expand(2026, task);
        Assert.Equal(BlockReason.MembersNotPicked, Assert.Single(before.Blocks).Reason);
        Assert.Single(before.New);
        task.Assignments.Add(new()
        {
            Id = Guid.NewGuid(),
            TaskId = task.Id,
            Role = AssignmentRole.Coordinate,
            Order = 0,
            Printed = "SO2",
            Unit = Line("SO2"),
            ValidFrom = Issued,
            PickedFor = collective.Id,
        });
        var after = Expand(2026, task);
        Assert.Empty(after.Blocks);
        Assert.Equal(["SO1", "SO2"], after.New.Select(d => d.Unit.Code));
    }

    [Fact]
    public void A_suspended_task_gives_no_new_duty()
    {
        var task = Task(new(TimeKind.Annual), Lead("SO1"));
        var version = task.Versions[0].From(Guid.NewGuid(), new(2027, 1, 1));
        version.Standing = TaskStanding.Suspended;
        task.Versions.Add(version);
        Assert.Single(Expand(2026, task).New);
        Assert.Empty(Expand(2027, task).New);
    }

    [Fact]
    public void Expanding_again_after_storing_makes_nothing()
    {
        PlanTask[] tasks =
        [
            Task(new(TimeKind.Annual), Lead("SO1"), Lead("nhom:cap-xa")), Task(new(TimeKind.Until, Year: 2030), Lead("SO2"), Coordinate("SO1")),
            Task(new(TimeKind.Continuous), Lead("nhom:cap-xa"), Coordinate("SO1"), Coordinate("SO2")),
        ];
        var stored = new HashSet<(PlanTaskId, LineageId, int)>();
        foreach (var year in Enumerable.Range(2025, 6))
        {
            var first = Expansion.Of(Sample, tasks, year, new(year, 6, 1), register, stored);
            foreach (var duty in first.New)
            {
                Assert.True(stored.Add((duty.Task.Id, duty.Unit.Lineage, duty.Frame.Year)), "one expansion wants a duty twice");
            }

            var second = Expansion.Of(Sample, tasks, year, new(year, 11, 1), register, stored);
            Assert.Empty(second.New);
            Assert.Equal(first.New.Count + first.Existing, second.Existing);
        }
    }

    private static ExpansionResult Expand(int year, PlanTask task, params (PlanTaskId, LineageId, int)[] existing) =>
        Expansion.Of(Sample, [task], year, new DateOnly(year, 12, 1), register, existing.ToHashSet());
}

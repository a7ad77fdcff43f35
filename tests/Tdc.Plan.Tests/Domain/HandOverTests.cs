using Tdc.Plan.Domain;
using Tdc.Platform.Organisations;
using static Tdc.Plan.Tests.Domain.PlanSample;

namespace Tdc.Plan.Tests.Domain;

public sealed class HandOverTests
{
    private static readonly DateOnly day = new(2025, 7, 1);
    private static readonly Organisation old = Unit("BAO", to: day.AddDays(-1));
    private static readonly Organisation heir = Unit("BAO-DAI", from: day);
    private static readonly Organisation other = Unit("DAI", to: day.AddDays(-1));

    [Fact]
    public void A_merger_closes_both_leads_and_opens_one_and_repeating_it_changes_nothing()
    {
        var task = Task(new(TimeKind.Annual), Lead("BAO"), Lead("DAI"), Coordinate("SO1"));
        var act = Act((old, heir), (other, heir));
        var opened = Assert.Single(HandOver.Apply(task, act, Find, Guid.NewGuid));
        Assert.Equal((heir.Lineage, day, act.Id.Value), (opened.Unit!.Value, opened.ValidFrom, opened.OpenedByAct!.Value));
        Assert.Equal(2, task.AssignmentsOn(day).Count());
        Assert.Equal(3, task.AssignmentsOn(day.AddDays(-1)).Count());
        Assert.Empty(HandOver.Apply(task, act, Find, Guid.NewGuid));
        Assert.Equal(2, task.AssignmentsOn(day).Count());
    }

    [Fact]
    public void A_unit_that_nobody_succeeds_keeps_its_assignment_for_a_person_to_decide()
    {
        var task = Task(new(TimeKind.Annual), Lead("BAO"));
        Assert.Empty(HandOver.Apply(task, Act((old, null)), Find, Guid.NewGuid));
        Assert.Null(task.Assignments[0].ValidTo);
    }

    [Fact]
    public void A_tier_that_ended_hands_its_group_to_the_next_tier()
    {
        var task = Task(new(TimeKind.Annual), Lead("nhom:cap-huyen"), Coordinate("nhom:cap-huyen", Issued.AddDays(1)));
        var opened = HandOver.ReplaceGroup(task, "nhom:cap-huyen", "nhom:cap-xa", Act(), Guid.NewGuid);
        Assert.Equal([AssignmentRole.Lead, AssignmentRole.Coordinate], opened.Select(a => a.Role).Order());
        Assert.All(task.AssignmentsOn(day), a => Assert.Equal("nhom:cap-xa", a.GroupCode));
        Assert.Empty(HandOver.ReplaceGroup(task, "nhom:cap-huyen", "nhom:cap-xa", Act(), Guid.NewGuid));
    }

    private static Organisation? Find(OrganisationId id) => new[] { old, heir, other }.SingleOrDefault(u => u.Id == id);

    private static SuccessionAct Act(params (Organisation From, Organisation? To)[] links)
    {
        var id = new SuccessionActId(Named("act"));
        return new()
        {
            Id = id,
            Kind = SuccessionKind.Merged,
            EffectiveOn = day,
            Document = "1/NQ",
            RecordedAt = default,
            Links = [.. links.Select(l => new SuccessionLink { Id = Guid.NewGuid(), ActId = id, FromId = l.From.Id, ToId = l.To?.Id })],
        };
    }
}

using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Amendments;
using Tdc.Platform.Organisations;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Amendments;

public sealed class AmendmentEffectTests
{
    private static readonly DateOnly issued = new(2025, 4, 23);
    private static readonly DateOnly effective = new(2026, 2, 1);
    private static readonly Body industry = new("Sở Công Thương", new LineageId(Guid.CreateVersion7()), "");
    private static readonly Body finance = new("Sở Tài chính", new LineageId(Guid.CreateVersion7()), "");
    private readonly TestClock clock = new();

    [Fact]
    public void History_stays_and_the_new_version_holds_from_its_day()
    {
        var task = Task();
        var amendment = Decided(task, (AmendedField.Output, "Một cổng dữ liệu"), (AmendedField.Time, "2027"));

        Assert.True(Apply(task, amendment).IsYes);

        Assert.Equal("", task.On(effective.AddDays(-1)).Output);
        Assert.Equal("Một cổng dữ liệu", task.On(effective).Output);
        Assert.Equal(new TaskTime(TimeKind.Year, "2027", Year: 2027), task.On(effective).Time);
        Assert.Equal(effective.AddDays(-1), task.On(issued).ValidTo);
    }

    [Fact]
    public void A_body_leads_from_the_day_on_and_an_earlier_one_until_the_day_before()
    {
        var task = Task();
        Assert.True(Apply(task, Decided(task, (AmendedField.AddLead, "SCT"))).IsYes);

        Assert.Empty(task.AssignmentsOn(effective.AddDays(-1)));
        Assert.Equal("Sở Công Thương", Assert.Single(task.AssignmentsOn(effective)).Printed);

        Assert.False(Apply(task, Decided(task, effective.AddDays(10), (AmendedField.RemoveLead, "SCT"))).TryGet(out _, out var refusal));
        Assert.Equal("amendment.no-lead-left", refusal.Code);
        Assert.True(Apply(task, Decided(task, effective.AddDays(10), (AmendedField.RemoveLead, "SCT"), (AmendedField.AddLead, "STC"))).IsYes);
        Assert.Equal("Sở Công Thương", Assert.Single(task.AssignmentsOn(effective.AddDays(9))).Printed);
        Assert.Equal("Sở Tài chính", Assert.Single(task.AssignmentsOn(effective.AddDays(10))).Printed);
    }

    [Theory]
    [InlineData("Time", "khi nào xong", "amendment.time-not-understood")]
    [InlineData("AddLead", "KHONG-CO", "amendment.body-unknown")]
    [InlineData("Standing", "Perhaps", "amendment.standing-unknown")]
    public void What_cannot_be_carried_out_leaves_the_task_as_it_was(string field, string value, string code)
    {
        var task = Task();

        Assert.False(Apply(task, Decided(task, (AmendedField.Output, "khác"), (Enum.Parse<AmendedField>(field), value))).TryGet(out _, out var refusal));

        Assert.Equal(code, refusal.Code);
        Assert.Single(task.Versions);
        Assert.Empty(task.Assignments);
    }

    [Fact]
    public void A_change_may_not_slip_in_before_one_that_is_already_decided()
    {
        var task = Task();
        Assert.True(Apply(task, Decided(task, (AmendedField.Output, "A"))).IsYes);

        Assert.False(Apply(task, Decided(task, effective.AddDays(-30), (AmendedField.Output, "B"))).TryGet(out _, out var refusal));
        Assert.Equal("amendment.later-version-exists", refusal.Code);
    }

    [Fact]
    public void Only_the_known_steps_exist()
    {
        var task = Task();
        var amendment = Proposal(task, (AmendedField.Output, "A"));

        Assert.False(amendment.TryDecide("1/QĐ-UBND", effective, effective, clock.Now));
        Assert.False(amendment.TryMove(AmendmentState.Collected, "", clock.Now));
        Assert.True(amendment.TryMove(AmendmentState.Proposed, "", clock.Now));
        Assert.True(amendment.TryMove(AmendmentState.Collected, "", clock.Now));
        Assert.True(amendment.TryDecide("1/QĐ-UBND", effective, effective, clock.Now));
        Assert.False(amendment.TryMove(AmendmentState.Rejected, "", clock.Now));
    }

    private static PlanTask Task() => new()
    {
        Id = new(Guid.CreateVersion7()),
        PlanId = default,
        GroupId = default,
        GroupNumber = 2,
        Number = 4,
        Origin = TaskOrigin.Annex,
        Versions =
        [
            new TaskVersion
            {
                Id = Guid.CreateVersion7(), TaskId = default, ValidFrom = issued, TitleVi = "Cơ sở dữ liệu", TitleEn = "Database",
                Time = new TaskTime(TimeKind.Annual, "Hàng năm"),
            },
        ],
    };

    private Amendment Proposal(PlanTask task, params (AmendedField Field, string Value)[] changes)
    {
        var id = new AmendmentId(Guid.CreateVersion7());
        return new Amendment
        {
            Id = id,
            PlanId = default,
            Number = 1,
            Title = "Sửa",
            Reason = "Thực tế",
            ProposedBy = default,
            CreatedAt = clock.Now,
            Changes = [.. changes.Select(c => new AmendmentChange
            {
                Id = Guid.CreateVersion7(), AmendmentId = id, TaskId = task.Id, Field = c.Field, OldValue = "", NewValue = c.Value,
            })],
        };
    }

    private Amendment Decided(PlanTask task, params (AmendedField Field, string Value)[] changes) => Decided(task, effective, changes);

    private Amendment Decided(PlanTask task, DateOnly from, params (AmendedField Field, string Value)[] changes)
    {
        var amendment = Proposal(task, changes);
        Assert.True(amendment.TryMove(AmendmentState.Proposed, "", clock.Now));
        Assert.True(amendment.TryMove(AmendmentState.Collected, "", clock.Now));
        Assert.True(amendment.TryDecide("12/QĐ-UBND", from.AddDays(-20), from, clock.Now));
        return amendment;
    }

    private Tdc.Platform.Outcomes.Outcome<Tdc.Platform.Outcomes.Done> Apply(PlanTask task, Amendment amendment) => AmendmentEffect.Apply(
        task,
        amendment,
        words => int.TryParse(words, out var year) ? new TaskTime(TimeKind.Year, words, Year: year) : new TaskTime(TimeKind.Other, words),
        code => code == "SCT" ? industry : code == "STC" ? finance : null,
        clock);
}

using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Amendments;
using Tdc.Plan.Domain.Budget;
using Tdc.Plan.Features;
using Tdc.Platform.Identity;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>Records what was done to duties, unit plans, money and amendments, and who was told of it.</summary>
internal sealed class DemoDeeds(DemoWorld world, DemoRecord record)
{
    /// <summary>Expansions, hand-over and decisions of the coordinator.</summary>
    public void OfDuties(DemoDuties duties)
    {
        foreach (var day in DemoDuties.Days(world).Where(world.IsPast))
        {
            record.Did(Stable.Moment(day, "expanded"), world.Coordinator, "plan.expanded", "plan.plan", world.Plan.Id.Value, new { day.Year });
        }

        var byId = duties.All.ToDictionary(d => d.Id);
        var moved = duties.Moves.Select(m => (Move: m, To: byId[m.ToId].Unit)).ToList();
        foreach (var move in duties.Moves.DistinctBy(m => m.FromId))
        {
            record.Did(move.MovedAt, world.Coordinator, "plan.duty-moved", "plan.duty", move.FromId.Value, new { act = move.ActId, basis = move.Basis });
        }

        foreach (var unit in moved.GroupBy(m => (m.To, m.Move.Basis)).OrderBy(g => g.Key.To.Value))
        {
            record.Told(unit.First().Move.MovedAt, unit.Key.To, Role.Officer, PlanNotices.DutiesReceived, [unit.Count(), unit.Key.Basis], "/viec-cua-toi");
            record.Told(unit.First().Move.MovedAt, unit.Key.To, Role.Head, PlanNotices.DutiesReceived, [unit.Count(), unit.Key.Basis], "/viec-cua-toi");
        }
    }

    /// <summary>Entries of a duty, its finishing and its acceptance.</summary>
    public void OfWork(DemoLife life, IEnumerable<ProgressEntry> entries)
    {
        var duty = life.Duty;
        foreach (var entry in entries.Where(e => e.Author != world.Coordinator))
        {
            record.Did(
                entry.WrittenAt, entry.Author, entry.Source == ProgressSource.Step ? "plan.duty-submit" : "plan.progress-entered", "plan.duty", duty.Id.Value,
                new { Entry = entry.Id.Value, share = entry.Share, day = entry.On });
        }

        if (life.AcceptedOn is not null && duty.AcceptedAt is { } at)
        {
            record.Did(at, world.Coordinator, "plan.duty-accept", "plan.duty", duty.Id.Value, new { note = duty.ReviewNote });
            record.Told(at, duty.Unit, Role.Officer, PlanNotices.DutyAccepted, [life.Task.Label], $"/viec/{duty.Id.Value}");
        }
    }

    /// <summary>An evidence item and the coordinator's look at it.</summary>
    public void OfEvidence(DemoLife life, Evidence item)
    {
        record.Did(item.AddedAt, item.AddedBy, "plan.evidence-added", "plan.duty", life.Duty.Id.Value, new { Evidence = item.Id.Value, Kind = item.Kind.ToString(), File = item.FileId });
        var looked = Stable.Moment(Stable.Workday(item.AddedAt.DateInVietnam.AddDays(Stable.Number(4, 15, item.Title, life.Unit.Code, life.Task.Label))), item.Title, life.Unit.Code);
        if (item.Review == EvidenceReview.Waiting || !world.IsPast(looked.DateInVietnam) || looked <= item.AddedAt)
        {
            return;
        }

        record.Did(looked, world.Coordinator, "plan.evidence-reviewed", "plan.evidence", item.Id.Value, new { Review = item.Review.ToString() });
        if (item.Review == EvidenceReview.DoesNotMatch)
        {
            record.Told(looked, life.Duty.Unit, Role.Officer, PlanNotices.EvidenceDiffers, [life.Task.Label, item.Title], $"/viec/{life.Duty.Id.Value}#minh-chung");
        }
    }

    /// <summary>A unit's plan: sent, approved or given back.</summary>
    public void OfUnitPlan(UnitPlan plan)
    {
        var details = new { year = plan.Year };
        if (plan.SubmittedAt is { } sent)
        {
            record.Did(sent, world.OfficerOf(plan.Unit), "plan.unit-plan-submit", "plan.unit-plan", plan.Id.Value, details);
        }

        if (plan.DecidedAt is { } decided)
        {
            var approved = plan.State == UnitPlanState.Approved;
            record.Did(decided, world.Coordinator, approved ? "plan.unit-plan-approve" : "plan.unit-plan-return", "plan.unit-plan", plan.Id.Value, details);
            foreach (var role in new[] { Role.Officer, Role.Head })
            {
                record.Told(
                    decided, plan.Unit, role, approved ? PlanNotices.UnitPlanApproved : PlanNotices.UnitPlanReturned, [$"{plan.Year}"], $"/ke-hoach-don-vi/{plan.Year}");
            }
        }
    }

    /// <summary>The events of a budget line.</summary>
    public void OfMoney(BudgetLine line)
    {
        foreach (var happened in line.Events)
        {
            record.Did(
                happened.RecordedAt, happened.RecordedBy, "plan.money-recorded", "plan.budget-line", line.Id.Value, new { happened.Stage, happened.AmountDong, happened.Document });
        }
    }

    /// <summary>The steps of an amendment.</summary>
    public void OfAmendment(Amendment amendment)
    {
        var (number, address) = ($"{amendment.Number}", $"/sua-doi/{amendment.Number}");
        record.Did(amendment.CreatedAt, amendment.AuthorId, "plan.amendment-begun", "plan.amendment", amendment.Id.Value, new { number, amendment.Title });
        var proposed = amendment.CreatedAt + DemoAmendments.ProposedAfter;
        record.Did(proposed, amendment.AuthorId, "plan.amendment-moved", "plan.amendment", amendment.Id.Value, new { to = AmendmentState.Proposed });
        foreach (var unit in world.UnitsOf(Role.Coordinator))
        {
            record.Told(proposed, unit, Role.Coordinator, PlanNotices.AmendmentProposed, [number, amendment.Title], address);
        }

        record.Did(
            amendment.ChangedAt, world.Coordinator, "plan.amendment-moved", "plan.amendment", amendment.Id.Value, new { to = amendment.State, amendment.Document, effectiveFrom = amendment.EffectiveFrom });
        if (amendment.State == AmendmentState.Decided)
        {
            record.Told(
                amendment.ChangedAt, amendment.ProposedBy, Role.Officer, PlanNotices.AmendmentDecided, [number, amendment.Document, amendment.EffectiveFrom!.Value], address);
        }
    }

    /// <summary>Sign-ins of the demonstration accounts on working days, more of them at a larger scale.</summary>
    public void OfVisits()
    {
        foreach (var user in Enum.GetValues<Role>().SelectMany(r => world.UnitsOf(r).SelectMany(u => world.HoldersOf(u, r))).Distinct())
        {
            for (var day = world.Plan.IssuedOn.AddDays(21); world.IsPast(day); day = day.AddDays(1))
            {
                var often = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 0.12 * world.Scale;
                for (var i = 0; i < often; i++)
                {
                    if (Stable.Share($"{user}", $"{day:yyyyMMdd}", $"visit {i}") < often - i)
                    {
                        record.Did(Stable.Moment(day, $"{user}", $"visit {i}").AddMinutes(-20), user, "id.signed-in", "id.user", user, new { how = "password" });
                    }
                }
            }
        }
    }
}

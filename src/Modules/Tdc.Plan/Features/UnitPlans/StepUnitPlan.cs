using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.UnitPlans;

/// <summary>A unit's plan went one step on.</summary>
/// <param name="UnitPlanId">The plan.</param>
/// <param name="Unit">The unit's line.</param>
/// <param name="Year">The year.</param>
/// <param name="Step">submit, approve or return.</param>
internal sealed record UnitPlanStepTaken(Guid UnitPlanId, Guid Unit, int Year, string Step) : IEventRecord;

/// <summary>A step of a unit's plan.</summary>
/// <param name="Step">
/// submit, remark (words about the whole), revise (begins a draft beside the approved plan) or discard (throws that draft away) by the unit; approve or
/// return by the coordinator.
/// </param>
/// <param name="Note">What is missing, for return; the remarks on the whole, for remark and submit; optional otherwise.</param>
internal sealed record UnitPlanStepInput([Required] string Step, [StringLength(4000)] string? Note);

/// <summary>Draft → submitted → approved or returned; an approved plan → a draft of its next revision beside it.</summary>
internal sealed class StepUnitPlanHandler(TdcDbContext db, UnitPlanGate gate, TimeProvider clock)
{
    public async Task<Outcome<Guid>> HandleAsync(string? unitCode, int year, Guid? version, UnitPlanStepInput input, CancellationToken cancellation)
    {
        var note = input.Note?.Trim() ?? "";
        var byUnit = input.Step is "submit" or "remark" or "revise" or "discard";
        if (note.Length > (byUnit ? 4000 : 2000))
        {
            return Refusal.Rule("plan.text-too-long", byUnit ? 4000 : 2000);
        }

        if (!byUnit && input.Step is not ("approve" or "return"))
        {
            return new Refusal(RefusalKind.Fields, "plan.check-fields") { Fields = new Dictionary<string, string[]> { ["step"] = ["plan.step-unknown"] } };
        }

        var found = byUnit
            ? await gate.ForUnitAsync(unitCode, year, version, cancellation)
            : await ForCoordinatorAsync(unitCode, year, version, cancellation);
        if (!found.TryGet(out var opened, out var refusal))
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var plan = opened.Plan;
        switch (input.Step)
        {
            case "revise":
                if (!plan.Revise(clock.NewId<UnitPlanId>(), () => Guid.CreateVersion7(clock.GetUtcNow()), now).TryGet(out var draft, out var notApproved))
                {
                    return notApproved;
                }

                db.Add(plan = draft);
                break;
            case "discard":
                if (!plan.IsEditable || plan.Revision == 1)
                {
                    return Refusal.Rule("plan.unit-plan-no-draft");
                }

                db.RemoveRange(plan.Activities.SelectMany(a => a.Milestones));
                db.RemoveRange(plan.Activities);
                db.Remove(plan);
                break;
            default:
                if (Step(plan, input.Step, now, note) is { } no)
                {
                    return no;
                }

                break;
        }

        if (input.Step == "approve" && opened.Revisions.SingleOrDefault(p => p != plan && p.State == UnitPlanState.Approved) is { } before)
        {
            plan.Replace(before);
            before.Version = Guid.CreateVersion7(now);
        }

        if (input is { Step: "submit", Note: not null })
        {
            plan.Remarks = note; // one field in one form: what is written while sending is said about the whole
        }

        db.AddAudit(clock, opened.Rights.Asker, "plan.unit-plan-" + input.Step, "plan.unit-plan", plan.Id.Value, new { opened.Unit.Code, year, plan.Revision, note });
        if (input.Step is "approve" or "return")
        {
            db.TellUnitPlanReviewed(clock, plan, input.Step == "approve");
        }

        if (input.Step is "submit" or "approve" or "return")
        {
            db.AddEvent(clock, new UnitPlanStepTaken(plan.Id.Value, opened.Unit.Lineage.Value, year, input.Step));
        }

        return await gate.SaveAsync(plan, cancellation);
    }

    private static Refusal? Step(UnitPlan plan, string step, DateTimeOffset now, string note)
    {
        switch (step)
        {
            case "submit":
                return plan.Submit(now);
            case "approve":
                return plan.Approve(now, note);
            case "return":
                return plan.Return(now, note);
            default:
                if (!plan.IsEditable)
                {
                    return Refusal.Rule("plan.unit-plan-not-editable");
                }

                plan.Remarks = note;
                return null;
        }
    }

    private async Task<Outcome<OpenedUnitPlan>> ForCoordinatorAsync(string? unitCode, int year, Guid? version, CancellationToken cancellation)
    {
        if (!(await gate.OpenAsync(unitCode, year, cancellation)).TryGet(out var opened, out var refusal))
        {
            return refusal;
        }

        if (!opened.Rights.Coordinates)
        {
            return new Refusal(RefusalKind.Forbidden, "plan.coordinator-only");
        }

        if (db.Entry(opened.Plan).State == EntityState.Detached)
        {
            return Refusal.NotFound("plan.no-such-unit-plan");
        }

        return version is { } seen && seen != opened.Plan.Version ? Refusal.Conflict("plan.changed-meanwhile") : opened;
    }
}

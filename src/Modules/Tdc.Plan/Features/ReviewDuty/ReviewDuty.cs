using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.WorkOnDuty;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.ReviewDuty;

/// <summary>A duty went one step on: submitted, accepted or returned.</summary>
/// <param name="DutyId">The duty.</param>
/// <param name="Unit">The unit's line.</param>
/// <param name="Step">submit, accept or return.</param>
internal sealed record DutyStepTaken(Guid DutyId, Guid Unit, string Step) : IEventRecord;

/// <summary>A step of a duty.</summary>
/// <param name="Step">submit (the unit says it is done), accept or return (the coordinator looked).</param>
/// <param name="Note">What is missing, for return; optional otherwise.</param>
internal sealed record DutyStepInput([Required] string Step, [StringLength(2000)] string? Note);

/// <summary>Lets the unit finish a duty and the coordinator accept it or give it back.</summary>
internal sealed class StepDutyHandler(TdcDbContext db, DutyGate gate, TimeProvider clock)
{
    public async Task<Outcome<Guid>> HandleAsync(DutyId id, Guid? version, DutyStepInput input, CancellationToken cancellation)
    {
        var byUnit = input.Step == "submit";
        if (!byUnit && input.Step is not ("accept" or "return"))
        {
            return new Refusal(RefusalKind.Fields, "plan.check-fields") { Fields = new Dictionary<string, string[]> { ["step"] = ["plan.step-unknown"] } };
        }

        var opened = byUnit ? await gate.ForUnitAsync(id, version, cancellation) : await gate.ForCoordinatorAsync(id, version, cancellation);
        if (!opened.TryGet(out var found, out var refusal))
        {
            return refusal;
        }

        var (duty, rights) = found;
        var note = input.Note?.Trim() ?? "";
        if (note.Length > 2000)
        {
            return Refusal.Rule("plan.text-too-long", 2000);
        }

        var now = clock.GetUtcNow();
        var day = now.DateInVietnam;
        var no = input.Step switch
        {
            "submit" => duty.Submit(day),
            "accept" => duty.Accept(now, note),
            _ => duty.Return(note),
        };
        if (no is not null)
        {
            return no;
        }

        EnterProgressHandler.Record(db, clock, duty, rights, byUnit ? 1 : null, ProgressSource.Step, day, note, "");
        await EnterProgressHandler.CheckpointAsync(db, duty, day, cancellation);
        db.AddAudit(clock, rights.Asker, "plan.duty-" + input.Step, "plan.duty", id.Value, new { duty.State, note });
        if (!byUnit)
        {
            await db.TellDutyReviewedAsync(clock, duty, input.Step == "accept", cancellation);
        }

        db.AddEvent(clock, new DutyStepTaken(id.Value, duty.Unit.Value, input.Step));
        return await gate.SaveAsync(duty, cancellation);
    }
}

/// <summary>What the coordinator found on looking at an evidence item.</summary>
/// <param name="Matches">Whether it proves what it is said to prove.</param>
internal sealed record ReviewEvidenceInput(bool Matches);

/// <summary>Records the coordinator's look at an evidence item.</summary>
internal sealed class ReviewEvidenceHandler(TdcDbContext db, DutyGate gate, TimeProvider clock)
{
    public async Task<Outcome<Done>> HandleAsync(EvidenceId id, ReviewEvidenceInput input, CancellationToken cancellation)
    {
        var evidence = await db.Set<Evidence>().SingleOrDefaultAsync(e => e.Id == id && e.WithdrawnAt == null, cancellation);
        if (evidence is null)
        {
            return Refusal.NotFound("plan.no-such-evidence");
        }

        if (!(await gate.ForCoordinatorAsync(evidence.DutyId, null, cancellation)).TryGet(out var found, out var refusal))
        {
            return refusal;
        }

        evidence.Review = input.Matches ? EvidenceReview.Matches : EvidenceReview.DoesNotMatch;
        db.AddAudit(clock, found.Rights.Asker, "plan.evidence-reviewed", "plan.evidence", id.Value, new { Review = evidence.Review.ToString() });
        if (!input.Matches)
        {
            await db.TellEvidenceDiffersAsync(clock, found.Duty, evidence, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        return Done.Instance;
    }
}

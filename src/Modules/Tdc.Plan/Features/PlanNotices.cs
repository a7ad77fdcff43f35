using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Amendments;
using Tdc.Platform.Identity;
using Tdc.Platform.Notices;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features;

/// <summary>What the plan tells people about duties, unit plans and amendments. The caller saves; reports have <c>ReportNotices</c>.</summary>
internal static class PlanNotices
{
    /// <summary>The coordinator accepted a duty; to the unit's officers.</summary>
    public const string DutyAccepted = "plan.notice-duty-accepted";

    /// <summary>The coordinator gave a duty back; to the unit's officers.</summary>
    public const string DutyReturned = "plan.notice-duty-returned";

    /// <summary>An evidence item does not prove what it should; to the unit's officers.</summary>
    public const string EvidenceDiffers = "plan.notice-evidence-differs";

    /// <summary>Duties came from a unit that ended; to the officers and the head of the unit that received them.</summary>
    public const string DutiesReceived = "plan.notice-duties-received";

    /// <summary>An amendment changed what is asked of a unit's duties; to its officers.</summary>
    public const string DutiesAmended = "plan.notice-duties-amended";

    /// <summary>The unit's plan was approved; to its officers and head.</summary>
    public const string UnitPlanApproved = "plan.notice-unit-plan-approved";

    /// <summary>The unit's plan came back; to its officers and head.</summary>
    public const string UnitPlanReturned = "plan.notice-unit-plan-returned";

    /// <summary>An amendment was proposed; to the coordinators.</summary>
    public const string AmendmentProposed = "plan.notice-amendment-proposed";

    /// <summary>A proposed amendment was decided; to the officers of the unit that proposed it.</summary>
    public const string AmendmentDecided = "plan.notice-amendment-decided";

    /// <summary>A proposed amendment was not approved; to the officers of the unit that proposed it.</summary>
    public const string AmendmentRejected = "plan.notice-amendment-rejected";

    extension(TdcDbContext db)
    {
        /// <summary>Tells the unit of a duty that was accepted or returned.</summary>
        public async Task TellDutyReviewedAsync(TimeProvider clock, Duty duty, bool accepted, CancellationToken cancellation) =>
            db.AddNotice(
                clock, duty.Unit, Role.Officer, accepted ? DutyAccepted : DutyReturned, [await db.LabelAsync(duty, cancellation)], $"/viec/{duty.Id.Value}");

        /// <summary>Tells the unit of an evidence item that does not match.</summary>
        public async Task TellEvidenceDiffersAsync(TimeProvider clock, Duty duty, Evidence evidence, CancellationToken cancellation) =>
            db.AddNotice(
                clock, duty.Unit, Role.Officer, EvidenceDiffers, [await db.LabelAsync(duty, cancellation), evidence.Title], $"/viec/{duty.Id.Value}#minh-chung");

        /// <summary>Tells the units that received duties by an act how many they are.</summary>
        public void TellDutiesReceived(TimeProvider clock, IEnumerable<LineageId> received, string basis)
        {
            foreach (var unit in received.GroupBy(u => u).OrderBy(g => g.Key.Value))
            {
                db.AddNotice(clock, unit.Key, Role.Officer, DutiesReceived, [unit.Count(), basis], "/viec-cua-toi");
                db.AddNotice(clock, unit.Key, Role.Head, DutiesReceived, [unit.Count(), basis], "/viec-cua-toi");
            }
        }

        /// <summary>Tells the units how many of their duties an amendment changed.</summary>
        public void TellDutiesAmended(TimeProvider clock, IEnumerable<LineageId> touched, string basis)
        {
            foreach (var unit in touched.GroupBy(u => u).OrderBy(g => g.Key.Value))
            {
                db.AddNotice(clock, unit.Key, Role.Officer, DutiesAmended, [unit.Count(), basis], "/viec-cua-toi");
            }
        }

        /// <summary>Tells the unit of a plan that was approved or returned.</summary>
        public void TellUnitPlanReviewed(TimeProvider clock, UnitPlan plan, bool approved)
        {
            foreach (var role in new[] { Role.Officer, Role.Head })
            {
                db.AddNotice(
                    clock, plan.Unit, role, approved ? UnitPlanApproved : UnitPlanReturned, [FormattableString.Invariant($"{plan.Year}")],
                    FormattableString.Invariant($"/ke-hoach-don-vi/{plan.Year}"));
            }
        }

        /// <summary>Tells of a step of an amendment: the coordinators of a proposal, the unit of what became of it.</summary>
        public async Task TellAmendmentMovedAsync(TimeProvider clock, Amendment amendment, CancellationToken cancellation)
        {
            var (number, address) = (FormattableString.Invariant($"{amendment.Number}"), FormattableString.Invariant($"/sua-doi/{amendment.Number}"));
            switch (amendment.State)
            {
                case AmendmentState.Proposed:
                    var units = await db.Set<UnitRole>().Where(r => r.Role == Role.Coordinator).Select(r => r.Unit).Distinct().ToListAsync(cancellation);
                    units.ForEach(u => db.AddNotice(clock, u, Role.Coordinator, AmendmentProposed, [number, amendment.Title], address));
                    break;
                case AmendmentState.Decided:
                    db.AddNotice(clock, amendment.ProposedBy, Role.Officer, AmendmentDecided, [number, amendment.Document, amendment.EffectiveFrom!.Value], address);
                    break;
                case AmendmentState.Rejected:
                    db.AddNotice(clock, amendment.ProposedBy, Role.Officer, AmendmentRejected, [number], address);
                    break;
                default:
                    break;
            }
        }

        private async Task<string> LabelAsync(Duty duty, CancellationToken cancellation) =>
            (await db.Set<PlanTask>().AsNoTracking().SingleAsync(t => t.Id == duty.TaskId, cancellation)).Label;
    }
}

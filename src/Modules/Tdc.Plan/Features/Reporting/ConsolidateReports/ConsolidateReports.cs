using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Reporting.ConsolidateReports;

/// <summary>Joins the units' reports of a round into one: figures by their measures' own rules, a draft text for each task.</summary>
/// <remarks>
/// Goes ahead without missing units and names them. Reads each table of the round once, so that 130 units cost a second or less.
/// A report that comes after the main one was finished goes into a supplement; nothing finished is rewritten.
/// </remarks>
internal sealed class ConsolidateReportsHandler(TdcDbContext db, TimeProvider clock, Asker asker, ReportAccess access)
{
    /// <summary>Makes a draft of the main report, or of a supplement when the main one is finished.</summary>
    public async Task<Outcome<Consolidation>> HandleAsync(string key, CancellationToken cancellation)
    {
        if (!access.Coordinates)
        {
            return Refusal.NotFound("reporting.no-such-round");
        }

        if (!(await access.RoundAsync(key, cancellation)).TryGet(out var round, out var refusal))
        {
            return refusal;
        }

        var earlier = await db.Set<Consolidation>().Include(c => c.Tasks).Include(c => c.Sources).AsSplitQuery()
            .Where(c => c.RoundId == round.Id).OrderBy(c => c.Number).ToListAsync(cancellation);
        var obligations = await db.Set<ReportObligation>().AsNoTracking().Where(o => o.RoundId == round.Id).OrderBy(o => o.SortKey).ToListAsync(cancellation);
        var main = earlier.LastOrDefault(c => !c.IsSupplement && c.State is ConsolidationState.Finished or ConsolidationState.Locked);
        var finished = earlier.Where(c => c.State is ConsolidationState.Finished or ConsolidationState.Locked).SelectMany(c => c.Sources)
            .Where(s => s.SubmissionId is not null).Select(s => s.ObligationId).ToHashSet();
        var included = obligations.Where(o => o.IsComplete && (main is null || !finished.Contains(o.Id))).ToList();
        if (included.Count == 0)
        {
            return Refusal.Rule(main is null ? "reporting.nothing-to-consolidate" : "reporting.nothing-to-supplement");
        }

        var now = clock.GetUtcNow();
        var material = await ReportMaterial.ReadAsync(db, round, included, cancellation);
        var made = ConsolidationDraft.Make(
            new(round, obligations, included, material, main, earlier.LastOrDefault(c => c.IsEditable)),
            new(clock.NewId<ConsolidationId>(), (earlier.Count == 0 ? 0 : earlier.Max(c => c.Number)) + 1, now, asker.UserId, Guid.CreateVersion7(now)));
        earlier.ForEach(c => Supersede(c));
        db.Add(made);
        db.AddAudit(clock, asker, "plan.consolidation-made", "plan.consolidation", made.Id.Value, new { round.Key, made.Number, Units = included.Count, Supplement = made.IsSupplement });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("reporting.changed-meanwhile");
        }

        return made;
    }

    private void Supersede(Consolidation draft)
    {
        if (draft.IsEditable)
        {
            draft.Supersede();
            draft.Version = Guid.CreateVersion7(clock.GetUtcNow());
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
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

        var made = await MakeAsync(round, obligations, included, main, earlier, cancellation);
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

    private async Task<Consolidation> MakeAsync(
        ReportRound round, List<ReportObligation> obligations, List<ReportObligation> included, Consolidation? main,
        List<Consolidation> earlier, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var all = ReportTally.Of(obligations);
        var last = earlier.LastOrDefault(c => c.IsEditable);
        var made = new Consolidation
        {
            Id = clock.NewId<ConsolidationId>(),
            RoundId = round.Id,
            Number = (earlier.Count == 0 ? 0 : earlier.Max(c => c.Number)) + 1,
            SupplementTo = main?.Id,
            MadeAt = now,
            MadeBy = asker.UserId,
            Expected = all.Expected,
            Complete = all.Complete,
            OnTime = all.OnTime,
            WeightExpected = all.WeightExpected,
            WeightIncluded = included.Sum(o => (long)o.Weight),
            Summary = last?.Summary ?? "",
            NextSteps = last?.NextSteps ?? "",
            Version = Guid.CreateVersion7(now),
        };
        var material = await ReportMaterial.ReadAsync(db, round, included, cancellation);
        made.Sources.AddRange(Sources(made.Id, main is null ? obligations : included, included, material));
        made.Tasks.AddRange(Tasks(made.Id, round, material, last));
        made.Figures.AddRange(Figures(made.Id, material));
        made.Difficulties = last is { Difficulties.Length: > 0 } ? last.Difficulties : material.Join(s => s.Difficulties);
        made.Proposals = last is { Proposals.Length: > 0 } ? last.Proposals : material.Join(s => s.Proposals);
        return made;
    }

    private static IEnumerable<ConsolidationSource> Sources(
        ConsolidationId id, List<ReportObligation> named, List<ReportObligation> included, ReportMaterial material)
    {
        var taken = included.Select(o => o.Id).ToHashSet();
        return named.Select(o => new ConsolidationSource
        {
            ConsolidationId = id,
            ObligationId = o.Id,
            Unit = o.Unit,
            UnitNameVi = o.UnitNameVi,
            UnitNameEn = o.UnitNameEn,
            SubmissionId = taken.Contains(o.Id) ? o.LatestSubmission : null,
            SubmissionNumber = taken.Contains(o.Id) ? material.Submissions[o.LatestSubmission!.Value].Number : null,
            DaysLate = taken.Contains(o.Id) ? o.DaysLate : null,
            Waived = o.State == ReportState.Waived ? o.Remark : "",
        });
    }

    private static IEnumerable<ConsolidationTask> Tasks(ConsolidationId id, ReportRound round, ReportMaterial material, Consolidation? last)
    {
        var edited = last?.Tasks.Where(t => t.IsEdited).ToDictionary(t => t.TaskId, t => t.Narrative) ?? [];
        foreach (var task in material.Tasks)
        {
            var entries = material.Entries[task.Id].ToList();
            var leads = entries.Where(e => e.Entry.Role == AssignmentRole.Lead).ToList();
            var expected = material.LeadsExpected.GetValueOrDefault(task.Id);
            var sentences = entries.Select(e => new UnitSentence(
                e.Unit.UnitNameVi, e.Unit.UnitClass == UnitClass.Department, e.Entry.Role, e.Entry.Narrative, e.Entry.Progress)).ToList();
            var drafted = TaskNarrative.Draft(sentences, expected);
            var progress = leads.Where(e => e.Entry.Progress is not null).Select(e => e.Entry.Progress!.Value).ToList();
            var version = task.On(round.LegalDueOn);
            yield return new ConsolidationTask
            {
                ConsolidationId = id,
                TaskId = task.Id,
                GroupNumber = task.GroupNumber,
                Number = task.Number,
                TitleVi = version.TitleVi,
                TitleEn = version.TitleEn,
                Leads = string.Join("; ", task.AssignmentsOn(round.LegalDueOn).Where(a => a.Role == AssignmentRole.Lead).OrderBy(a => a.Order).Select(a => a.Printed)),
                Time = version.Time.Literal,
                Drafted = drafted,
                Narrative = edited.GetValueOrDefault(task.Id, drafted),
                Progress = progress.Count == 0 ? null : progress.Average(),
                LeadsReported = leads.Count,
                LeadsExpected = expected,
                EvidenceCount = entries.Sum(e => e.Entry.EvidenceCount),
            };
        }
    }

    private static IEnumerable<ConsolidationFigure> Figures(ConsolidationId id, ReportMaterial material)
    {
        foreach (var measure in material.Measures)
        {
            var parts = material.Figures[measure.Id].Select(f => new FigurePart(f.Figure.Value, f.Figure.Denominator, f.Figure.IsMeasured, f.At));
            var joined = FigureJoin.Join(measure.OverUnits, parts);
            yield return new ConsolidationFigure
            {
                ConsolidationId = id,
                MeasureId = measure.Id,
                TaskId = measure.TaskId,
                Value = joined.Value,
                Numerator = joined.Numerator,
                Denominator = joined.Denominator,
                Units = joined.Units,
                MeasuredUnits = joined.MeasuredUnits,
                UnitsExpected = material.LeadsExpected.GetValueOrDefault(measure.TaskId),
            };
        }
    }
}

using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;

namespace Tdc.Plan.Features.Reporting.ConsolidateReports;

/// <summary>What a consolidated report is made of.</summary>
/// <param name="Round">The round.</param>
/// <param name="Obligations">All obligations of the round, in the order of the units' names.</param>
/// <param name="Included">Those whose report goes in; all of them complete.</param>
/// <param name="Material">What their reports hold.</param>
/// <param name="Main">The finished report that this one supplements; <see langword="null"/> for a main report.</param>
/// <param name="Last">An earlier draft whose edited texts are kept; <see langword="null"/> without one.</param>
internal sealed record ConsolidationParts(
    ReportRound Round, IReadOnlyList<ReportObligation> Obligations, IReadOnlyList<ReportObligation> Included, ReportMaterial Material, Consolidation? Main, Consolidation? Last);

/// <summary>Under which name a consolidated report is made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number in the round.</param>
/// <param name="At">When.</param>
/// <param name="By">By whom.</param>
/// <param name="Version">Its first version.</param>
internal readonly record struct ConsolidationStamp(ConsolidationId Id, int Number, DateTimeOffset At, Guid? By, Guid Version);

/// <summary>Makes the draft of a consolidated report: sources, texts drafted from the units' sentences, joined figures.</summary>
/// <remarks>Pure: no I/O, no clock. A supplement names the units in it only; a main report names the missing ones, too.</remarks>
internal static class ConsolidationDraft
{
    /// <summary>Makes it.</summary>
    public static Consolidation Make(ConsolidationParts parts, ConsolidationStamp stamp)
    {
        var all = ReportTally.Of(parts.Obligations);
        var counted = parts.Main is null ? ReportTally.Of(parts.Included) : all; // a main report counts what was there when it was made
        var (material, last) = (parts.Material, parts.Last);
        var made = new Consolidation
        {
            Id = stamp.Id,
            RoundId = parts.Round.Id,
            Number = stamp.Number,
            SupplementTo = parts.Main?.Id,
            MadeAt = stamp.At,
            MadeBy = stamp.By,
            Expected = all.Expected,
            Complete = counted.Complete,
            OnTime = counted.OnTime,
            WeightExpected = all.WeightExpected,
            WeightIncluded = parts.Included.Sum(o => (long)o.Weight),
            Summary = last?.Summary ?? "",
            NextSteps = last?.NextSteps ?? "",
            Version = stamp.Version,
        };
        made.Sources.AddRange(Sources(made.Id, parts.Main is null ? parts.Obligations : parts.Included, parts.Included, material));
        made.Tasks.AddRange(Tasks(made.Id, parts.Round, material, last));
        made.Figures.AddRange(Figures(made.Id, material));
        made.Difficulties = last is { Difficulties.Length: > 0 } ? last.Difficulties : material.Join(s => s.Difficulties);
        made.Proposals = last is { Proposals.Length: > 0 } ? last.Proposals : material.Join(s => s.Proposals);
        return made;
    }

    private static IEnumerable<ConsolidationSource> Sources(
        ConsolidationId id, IReadOnlyList<ReportObligation> named, IReadOnlyList<ReportObligation> included, ReportMaterial material)
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
            DateOnly? accepted = material.Accepted.TryGetValue(task.Id, out var day) ? day : null;
            var drafted = expected == 0 && sentences.Count == 0 ? TaskNarrative.NothingAsked(accepted) : TaskNarrative.Draft(sentences, expected);
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
                Time = version.Time.Said,
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

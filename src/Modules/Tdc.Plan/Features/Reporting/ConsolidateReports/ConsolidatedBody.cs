using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Documents;
using Tdc.Platform.Pages;

namespace Tdc.Plan.Features.Reporting.ConsolidateReports;

/// <summary>Writes the text of a consolidated report.</summary>
internal sealed class ConsolidatedBody(ConsolidationPrint print, IStringLocalizer<ReportText> words)
{
    private readonly Consolidation made = print.Consolidation;

    /// <summary>The text from the legal basis to the proposals.</summary>
    public IEnumerable<DocumentBlock> Blocks()
    {
        yield return new LegalBasis(words["doc.basis", print.Plan.Number, Display.Date(print.Plan.IssuedOn), print.Plan.Issuer]);
        yield return new TextBlock(words["doc.intro", print.Plan.Number, print.Round.TitleVi.ToLower(System.Globalization.CultureInfo.CurrentCulture), Display.Dates(print.Round.PeriodFrom, print.Round.PeriodTo)].Value);
        yield return new Heading(HeadingLevel.Section, words["doc.part-reports"]);
        foreach (var block in made.IsSupplement ? Supplement() : Reports())
        {
            yield return block;
        }

        yield return new Heading(HeadingLevel.Section, words["doc.part-results"]);
        if (made.Summary.Length > 0)
        {
            yield return new TextBlock(made.Summary);
        }

        foreach (var block in Results())
        {
            yield return block;
        }

        foreach (var (title, text) in new[] { ("doc.part-difficulties", made.Difficulties), ("doc.part-proposals", made.Proposals), ("doc.part-next", made.NextSteps) })
        {
            if (text.Length > 0)
            {
                yield return new Heading(HeadingLevel.Section, words[title]);
                yield return text.Contains('\n', StringComparison.Ordinal) ? new BulletList([.. text.Split('\n').Where(l => l.Length > 0).Select(l => (RichText)l)]) : new TextBlock(text);
            }
        }
    }

    /// <summary>The figures of a task as short lines.</summary>
    public static IEnumerable<string> Figures(ConsolidationPrint print, PlanTaskId task, IStringLocalizer words)
    {
        foreach (var measure in print.Material.Measures.Where(m => m.TaskId == task))
        {
            if (print.Figures.GetValueOrDefault(measure.Id) is not { Units: > 0 } figure)
            {
                continue;
            }

            var value = ConsolidationPrint.Value(measure.OverUnits, figure.Value, figure.Numerator, figure.Denominator);
            var unit = measure.OverUnits == Tdc.Platform.Measures.MeasureJoin.Ratio ? "" : " " + measure.UnitVi;
            var known = words[figure.MeasuredUnits == figure.Units ? "doc.measured" : figure.MeasuredUnits == 0 ? "doc.declared" : "doc.mixed"];
            yield return words["doc.figure", measure.NameVi, value + unit, figure.Units, Math.Max(figure.UnitsExpected, figure.Units), known];
        }
    }

    private IEnumerable<DocumentBlock> Reports()
    {
        yield return new TextBlock(words[
            "doc.reports", Display.EndOf(print.Round.DueOn), made.Expected, made.Complete, Display.PercentOf(made.Complete, made.Expected), made.OnTime,
            Display.PercentOf(made.OnTime, made.Expected)].Value);
        yield return new TextBlock(words["doc.coverage", Display.Percent(made.Coverage)].Value);
        var missing = print.Missing.Select(s => s.UnitNameVi).ToList();
        yield return missing.Count == 0
            ? new TextBlock(words["doc.none-missing"].Value)
            : new TextBlock(words["doc.missing", missing.Count, string.Join("; ", missing)].Value);
        var waived = made.Sources.Where(s => s.Waived.Length > 0).ToList();
        if (waived.Count > 0)
        {
            yield return new TextBlock(words["doc.waived", waived.Count, string.Join("; ", waived.Select(w => $"{w.UnitNameVi} ({w.Waived.TrimEnd('.')})"))].Value);
        }
    }

    private IEnumerable<DocumentBlock> Supplement()
    {
        yield return new TextBlock(words["doc.supplement", made.Sources.Count].Value);
        yield return new BulletList([.. made.Sources.Select(s => (RichText)words["doc.supplement-unit", s.UnitNameVi, Display.Days(s.DaysLate)].Value)]);
    }

    private IEnumerable<DocumentBlock> Results()
    {
        foreach (var group in print.Groups.OrderBy(g => g.Number))
        {
            var tasks = made.Tasks.Where(t => t.GroupNumber == group.Number && (!made.IsSupplement || t.Narrative.Length > 0 && print.Material.Entries[t.TaskId].Any()))
                .OrderBy(t => t.Number).ToList();
            if (tasks.Count == 0)
            {
                continue;
            }

            yield return new Heading(HeadingLevel.Clause, group.TitleVi);
            foreach (var task in tasks)
            {
                var label = $"{RomanNumeral.Of(task.GroupNumber)}.{task.Number}";
                yield return new TextBlock(RichText.Bold($"{words["doc.task", label]}: {task.TitleVi}. ").Then(task.Narrative.Length > 0 ? task.Narrative : words["doc.no-report"].Value));
                var figures = Figures(print, task.TaskId, words).ToList();
                if (figures.Count > 0)
                {
                    yield return new BulletList([.. figures.Select(f => (RichText)f)]);
                }
            }
        }
    }
}

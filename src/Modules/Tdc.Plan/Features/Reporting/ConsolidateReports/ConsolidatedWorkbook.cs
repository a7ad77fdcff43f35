using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Documents;
using Tdc.Platform.Pages;

namespace Tdc.Plan.Features.Reporting.ConsolidateReports;

/// <summary>The figures of a consolidated report as a workbook: tasks, joined figures, figures of each unit, units.</summary>
internal static class ConsolidatedWorkbook
{
    /// <summary>The workbook in the reader's language.</summary>
    public static Workbook Of(ConsolidationPrint print, IStringLocalizer<ReportText> words)
    {
        var labels = print.Material.Tasks.ToDictionary(t => t.Id, t => t.Label);
        return new Workbook(
        [
            Sheet(words, "tasks", print,
            [
                new(words["doc.col-number"], 8), new(words["doc.col-task"], 50), new(words["doc.col-leads"], 36), new(words["doc.col-time"], 16),
                new(words["sheet.leads-reported"], 12, CellKind.Whole), new(words["sheet.leads-expected"], 12, CellKind.Whole),
                new(words["doc.col-progress"], 12, CellKind.Percent), new(words["sheet.evidence"], 12, CellKind.Whole), new(words["sheet.narrative"], 80),
            ], print.Consolidation.Tasks.OrderBy(t => t.GroupNumber).ThenBy(t => t.Number).Select(t => (IReadOnlyList<SheetCell>)[
                labels.GetValueOrDefault(t.TaskId), Display.InEnglish ? t.TitleEn : t.TitleVi, t.Leads, t.Time, SheetCell.Whole(t.LeadsReported), SheetCell.Whole(t.LeadsExpected),
                SheetCell.Percent((decimal?)t.Progress), SheetCell.Whole(t.EvidenceCount), t.Narrative])),
            Sheet(words, "figures", print,
            [
                new(words["doc.col-number"], 8), new(words["sheet.measure"], 50), new(words["sheet.unit-of-measure"], 16), new(words["doc.col-value"], 16, CellKind.Number),
                new(words["sheet.numerator"], 14, CellKind.Number), new(words["sheet.denominator"], 14, CellKind.Number), new(words["sheet.units"], 12, CellKind.Whole),
                new(words["sheet.units-measured"], 14, CellKind.Whole), new(words["sheet.units-expected"], 14, CellKind.Whole), new(words["sheet.rule"], 20),
            ], print.Material.Measures.Select(m => Row(print, m, labels, words))),
            Sheet(words, "by-unit", print,
            [
                new(words["doc.col-number"], 8), new(words["sheet.measure"], 44), new(words["doc.col-unit"], 36), new(words["sheet.unit-code"], 12), new(words["doc.col-value"], 16, CellKind.Number),
                new(words["sheet.denominator"], 14, CellKind.Number), new(words["doc.col-known"], 14), new(words["sheet.measured-value"], 16, CellKind.Number), new(words["sheet.explanation"], 50),
                new(words["doc.col-version"], 12, CellKind.Whole),
            ], print.Material.Measures.SelectMany(m => print.Material.Figures[m.Id].Select(f => (IReadOnlyList<SheetCell>)[
                labels[m.TaskId], Display.InEnglish ? m.NameEn : m.NameVi, Display.InEnglish ? f.Unit.UnitNameEn : f.Unit.UnitNameVi, f.Unit.UnitCode, SheetCell.Number(f.Figure.Value),
                SheetCell.Number(f.Figure.Denominator), f.Figure.Value is null ? words["sheet.no-value"].Value : words[f.Figure.IsMeasured ? "doc.measured" : "doc.declared"].Value,
                SheetCell.Number(f.Figure.Measured), f.Figure.Explanation, SheetCell.Whole(print.Material.Submissions[f.Figure.SubmissionId].Number)]))),
            Sheet(words, "units", print,
            [
                new(words["doc.col-unit"], 44), new(words["doc.col-version"], 12, CellKind.Whole), new(words["sheet.days-late"], 12, CellKind.Whole), new(words["doc.col-standing"], 40),
            ], print.Consolidation.Sources.Select(s => (IReadOnlyList<SheetCell>)[
                Display.InEnglish ? s.UnitNameEn : s.UnitNameVi, SheetCell.Whole(s.SubmissionNumber), SheetCell.Whole(s.DaysLate),
                s.SubmissionId is null ? s.Waived.Length > 0 ? s.Waived : words["doc.unit-missing"].Value : ""])),
        ])
        {
            Title = $"{(Display.InEnglish ? print.Round.TitleEn : print.Round.TitleVi)} – {print.Plan.Number}",
            Issuer = print.Register.ByCode("SKHCN", print.Today)?.NameVi ?? "",
            Created = print.Consolidation.MadeAt,
        };
    }

    private static IReadOnlyList<SheetCell> Row(ConsolidationPrint print, TaskMeasure measure, Dictionary<PlanTaskId, string> labels, IStringLocalizer words)
    {
        var figure = print.Figures.GetValueOrDefault(measure.Id);
        return
        [
            labels[measure.TaskId], Display.InEnglish ? measure.NameEn : measure.NameVi, Display.InEnglish ? measure.UnitEn : measure.UnitVi,
            SheetCell.Number(figure?.Value), SheetCell.Number(figure?.Numerator), SheetCell.Number(figure?.Denominator), SheetCell.Whole(figure?.Units),
            SheetCell.Whole(figure?.MeasuredUnits), SheetCell.Whole(figure?.UnitsExpected), words["doc.total-" + measure.OverUnits.ToString().ToLowerInvariant()].Value,
        ];
    }

    private static Sheet Sheet(
        IStringLocalizer words, string name, ConsolidationPrint print, IReadOnlyList<SheetColumn> columns, IEnumerable<IReadOnlyList<SheetCell>> rows) => new()
        {
            Name = words["sheet." + name],
            Titles = [words["sheet.title-" + name], Display.InEnglish ? print.Round.TitleEn : print.Round.TitleVi],
            Notes = [words["sheet.moment", Display.Moment(print.Consolidation.MadeAt), print.Consolidation.Complete, print.Consolidation.Expected]],
            Columns = columns,
            Rows = rows,
        };
}

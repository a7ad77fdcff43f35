using System.Globalization;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Documents;
using Tdc.Platform.Pages;

namespace Tdc.Plan.Features.Reporting.ConsolidateReports;

/// <summary>Annexes of a consolidated report: all tasks, the figures of each unit, the units with the versions used.</summary>
internal static class ConsolidatedAnnexes
{
    /// <summary>The three annexes.</summary>
    public static IEnumerable<DocumentAnnex> Of(ConsolidationPrint print, IStringLocalizer<ReportText> words)
    {
        yield return new DocumentAnnex(words["doc.annex-tasks"], [Tasks(print, words)]);
        if (print.Material.Measures.Any(m => print.Material.Figures[m.Id].Any(f => f.Figure.Value is not null)))
        {
            yield return new DocumentAnnex(words["doc.annex-figures"], [Figures(print, words)]) { IsLandscape = false };
        }

        yield return new DocumentAnnex(words["doc.annex-units"], [Units(print, words)]) { IsLandscape = false };
    }

    private static DocumentTable Tasks(ConsolidationPrint print, IStringLocalizer words)
    {
        var rows = new List<DocumentRow>();
        foreach (var group in print.Groups.OrderBy(g => g.Number))
        {
            rows.Add(new DocumentRow([RomanNumeral.Of(group.Number), group.TitleVi], DocumentRowKind.Group));
            rows.AddRange(print.Consolidation.Tasks.Where(t => t.GroupNumber == group.Number).OrderBy(t => t.Number).Select(t => new DocumentRow([
                t.Number.ToString(CultureInfo.InvariantCulture),
                t.TitleVi,
                t.Leads,
                t.Time,
                t.LeadsExpected == 0 ? Display.Blank : $"{t.LeadsReported}/{t.LeadsExpected}",
                Display.Percent(t.Progress, 0),
                string.Join('\n', ConsolidatedBody.Figures(print, t.TaskId, words)) is { Length: > 0 } figures ? figures : t.LeadsReported == 0 ? words["doc.no-report"].Value : Display.Blank,
            ])));
        }

        return new DocumentTable(
        [
            new(words["doc.col-number"], 5, CellAlignment.Center), new(words["doc.col-task"], 26), new(words["doc.col-leads"], 20), new(words["doc.col-time"], 9),
            new(words["doc.col-reported"], 8, CellAlignment.Center), new(words["doc.col-progress"], 8, CellAlignment.Center), new(words["doc.col-figures"], 30),
        ], rows)
        { FontSize = 11, HasColumnNumbers = true };
    }

    private static DocumentTable Figures(ConsolidationPrint print, IStringLocalizer words)
    {
        var rows = new List<DocumentRow>();
        var labels = print.Material.Tasks.ToDictionary(t => t.Id, t => t.Label);
        foreach (var measure in print.Material.Measures)
        {
            var said = print.Material.Figures[measure.Id].Where(f => f.Figure.Value is not null).ToList();
            if (said.Count == 0)
            {
                continue;
            }

            rows.Add(new DocumentRow([labels[measure.TaskId], $"{measure.NameVi} ({measure.UnitVi})"], DocumentRowKind.Group));
            rows.AddRange(said.Select((f, i) => new DocumentRow([
                (i + 1).ToString(CultureInfo.InvariantCulture), f.Unit.UnitNameVi, Own(measure, f), words[f.Figure.IsMeasured ? "doc.measured" : "doc.declared"].Value,
            ])));
            var joined = print.Figures.GetValueOrDefault(measure.Id);
            rows.Add(new DocumentRow([
                "", words["doc.total-" + measure.OverUnits.ToString().ToLowerInvariant()].Value,
                ConsolidationPrint.Value(measure.OverUnits, joined?.Value, joined?.Numerator, joined?.Denominator), "",
            ], DocumentRowKind.Total));
        }

        return new DocumentTable(
        [
            new(words["doc.col-number"], 8, CellAlignment.Center), new(words["doc.col-unit"], 50), new(words["doc.col-value"], 24, CellAlignment.Right), new(words["doc.col-known"], 18),
        ], rows)
        { FontSize = 11 };
    }

    private static string Own(TaskMeasure measure, UnitFigure figure) => measure.OverUnits == Tdc.Platform.Measures.MeasureJoin.Ratio
        ? ConsolidationPrint.Value(measure.OverUnits, figure.Figure.Denominator is > 0 ? figure.Figure.Value / figure.Figure.Denominator : null, figure.Figure.Value, figure.Figure.Denominator)
        : Display.NumberUpTo(figure.Figure.Value);

    private static DocumentTable Units(ConsolidationPrint print, IStringLocalizer words) => new(
        [
            new(words["doc.col-number"], 8, CellAlignment.Center), new(words["doc.col-unit"], 46), new(words["doc.col-version"], 18, CellAlignment.Center), new(words["doc.col-standing"], 28),
        ],
        [.. print.Consolidation.Sources.OrderBy(s => s.SubmissionId is null).Select((s, i) => new DocumentRow([
            (i + 1).ToString(CultureInfo.InvariantCulture),
            s.UnitNameVi,
            s.SubmissionNumber is { } number ? words["doc.version", number].Value : Display.Blank,
            s.SubmissionId is null ? words[s.Waived.Length > 0 ? "doc.unit-waived" : "doc.unit-missing"].Value
                : s.DaysLate > 0 ? words["doc.unit-late", Display.Days(s.DaysLate)].Value : words["doc.unit-in-time"].Value,
        ]))])
    { FontSize = 11 };
}

using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain.Budget;
using Tdc.Plan.Resources;
using Tdc.Platform.Documents;

namespace Tdc.Plan.Features.Budget;

/// <summary>Money as tables: the events of lines, and the template for recording many amounts at once.</summary>
internal sealed class BudgetSheets(IStringLocalizer<BudgetText> text)
{
    /// <summary>Headings of a table of events, in order: unit code, task, source, classification, purpose, step, amount, document, day, note.</summary>
    public IReadOnlyList<string> Headings =>
    [
        text["c.code"], text["c.task"], text["c.source"], text["c.classification"], text["c.purpose"],
        text["c.stage"], text["c.amount"], text["c.document"], text["c.day"], text["c.note"],
    ];

    /// <summary>All events of lines.</summary>
    public Sheet Events(PlanNames names, IEnumerable<BudgetLine> lines) => Of(names.Year, lines.SelectMany(line => line.Events
        .OrderBy(e => e.OccurredOn).ThenBy(e => e.Id.Value)
        .Select(e => (IReadOnlyList<SheetCell>)
        [
            names.Code(line.Unit), names.Label(line.TaskId), text.Word(line.Source), line.Classification, line.Purpose,
            text.Word(e.Stage), SheetCell.Dong(e.AmountDong), e.Document, e.OccurredOn, e.Note,
        ])));

    /// <summary>An empty table with lists to choose from.</summary>
    public Sheet Template(PlanNames names) => Of(names.Year, []) with
    {
        TemplateRows = 200,
        Notes = [text["import.lead"], text["line.append-only"]],
    };

    private Sheet Of(int year, IEnumerable<IReadOnlyList<SheetCell>> rows)
    {
        var headings = Headings;
        return new Sheet
        {
            Name = text["title", year],
            Titles = [text["title", year]],
            Columns =
            [
                new(headings[0], 12), new(headings[1], 12),
                new(headings[2], 26) { Choices = [.. Enum.GetValues<FundSource>().Select(s => text.Word(s))] },
                new(headings[3], 18), new(headings[4], 40),
                new(headings[5], 16) { Choices = [.. Enum.GetValues<BudgetStage>().Select(s => text.Word(s))] },
                new(headings[6], 20, CellKind.Dong), new(headings[7], 24), new(headings[8], 14, CellKind.Date), new(headings[9], 40),
            ],
            Rows = rows,
        };
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Budget;
using Tdc.Plan.Resources;
using Tdc.Platform.Documents;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Budget;

/// <summary>What an import did: how many amounts it recorded and how many it knew already, or what has to be mended; never both.</summary>
internal sealed record MoneyImport(int Recorded, int Known, IReadOnlyList<string> Faults);

/// <summary>Records a table of amounts whole, or not at all.</summary>
/// <remarks>A row that says in every cell what is recorded already is that amount, not a second one: a table that was downloaded may be sent back, and a table may be sent twice.</remarks>
internal sealed class ImportMoneyHandler(
    TdcDbContext db, RecordMoneyHandler record, PlanNameSource nameSource, BudgetSheets sheets, IStringLocalizer<BudgetText> text, IStringLocalizer<DocumentsText> cells)
{
    private const int MostFaults = 100;

    /// <summary>Reads and records.</summary>
    /// <param name="file">The table.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="year">Year of account of all rows.</param>
    /// <param name="cancellation">Stops the work; nothing is kept.</param>
    public async Task<MoneyImport> HandleAsync(Stream file, string fileName, int year, CancellationToken cancellation)
    {
        var headings = sheets.Headings;
        if (TableReader.Read(file, fileName, TableLimits.Default with { MaxRows = 10_000 }, out var table, headings) is not TableFault.None || table is null)
        {
            return new(0, 0, [text["import.unreadable"]]);
        }

        var missing = table.Missing([headings[0], headings[1], headings[2], headings[5], headings[6], headings[8]]);
        if (missing.Count > 0)
        {
            return new(0, 0, [.. missing.Select(m => text["import.missing-column", m].Value)]);
        }

        if (table.Rows.Count == 0)
        {
            return new(0, 0, [text["import.empty"]]);
        }

        var names = await nameSource.LoadAsync(year, cancellation);
        var before = await RecordedAsync(year, cancellation);
        var faults = new List<string>();
        var known = 0;
        foreach (var row in table.Rows)
        {
            var input = Read(table, row, names, faults);
            if (input is not null && Take(before, input))
            {
                known++;
            }
            else if (input is not null && !(await record.AddAsync(input, cancellation)).TryGet(out _, out var refusal))
            {
                faults.Add(text["import.row-fault", row.Number, refusal.BudgetMessage(text)]);
            }

            if (faults.Count >= MostFaults)
            {
                break;
            }
        }

        if (faults.Count > 0)
        {
            db.ChangeTracker.Clear();
            return new(0, 0, faults);
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
            return new(table.Rows.Count - known, known, []);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new(0, 0, [text["budget.changed-meanwhile"]]);
        }
    }

    // All lines of the year at once, so that ten thousand rows do not ask ten thousand times; and how often each amount stands there.
    private async Task<Dictionary<Recorded, int>> RecordedAsync(int year, CancellationToken cancellation)
    {
        var lines = await db.Set<BudgetLine>().Where(l => l.Year == year).Include(l => l.Events).ToListAsync(cancellation);
        return lines.SelectMany(l => l.Events.Select(e => new Recorded(l.Unit, l.TaskId, l.Source, l.Classification, e.Stage, e.AmountDong, e.Document, e.OccurredOn, e.Note)))
            .CountBy(e => e).ToDictionary();
    }

    private static bool Take(Dictionary<Recorded, int> before, MoneyInput input)
    {
        var same = new Recorded(
            input.Unit!.Value, input.Task!.Value, input.Source, input.Classification.Trim(), input.Stage, input.AmountDong, input.Document.Trim(), input.OccurredOn, input.Note.Trim());
        if (before.GetValueOrDefault(same) == 0)
        {
            return false;
        }

        before[same]--;
        return true;
    }

    private MoneyInput? Read(Table table, TableRow row, PlanNames names, List<string> faults)
    {
        var headings = sheets.Headings;
        var errors = new List<CellError>();
        var reader = new RowReader(table, row, errors);
        var code = reader.Text(headings[0], 40, required: true);
        var label = reader.Text(headings[1], 40, required: true);
        var source = Find<FundSource>(reader.Choice(headings[2], Enum.GetValues<FundSource>().Select(s => text.Word(s)), required: true), s => text.Word(s));
        var stage = Find<BudgetStage>(reader.Choice(headings[5], Enum.GetValues<BudgetStage>().Select(s => text.Word(s)), required: true), s => text.Word(s));
        var dong = reader.Dong(headings[6], required: true, allowNegative: true);
        var day = reader.Date(headings[8], required: true);
        var (classification, purpose) = (reader.Text(headings[3], 120) ?? "", reader.Text(headings[4], 500) ?? "");
        var (document, note) = (reader.Text(headings[7], 120) ?? "", reader.Text(headings[9], 1000) ?? "");
        faults.AddRange(errors.Select(e => text["import.fault", e.Row, e.Column, cells["cell." + e.Fault, e.Value].ResourceNotFound ? text["cell.bad", e.Value] : cells["cell." + e.Fault, e.Value]].Value));
        var unit = names.FindUnit(code);
        var task = names.FindTask(label);
        if (code is not null && unit is null)
        {
            faults.Add(text["import.fault", row.Number, headings[0], text["cell.unit", code]]);
        }

        if (label is not null && task is null)
        {
            faults.Add(text["import.fault", row.Number, headings[1], text["cell.task", label]]);
        }

        if (unit is null || task is null || source is null || stage is null || dong is null || day is null || errors.Count > 0)
        {
            return null;
        }

        return new MoneyInput
        {
            Unit = unit,
            Task = task,
            Year = names.Year,
            Source = source.Value,
            Classification = classification,
            Purpose = purpose,
            Stage = stage.Value,
            AmountDong = dong.Value,
            Document = document,
            OccurredOn = day.Value,
            Note = note,
        };
    }

    private sealed record Recorded(
        LineageId Unit, PlanTaskId Task, FundSource Source, string Classification, BudgetStage Stage, long AmountDong, string Document, DateOnly OccurredOn, string Note);

    private static T? Find<T>(string? word, Func<T, string> name)
        where T : struct, Enum => word is null ? null : Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => name(v!.Value) == word);
}

using System.Globalization;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Features.Enterprises.Figures;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Enterprises.Import;

/// <summary>One row of a table with figures, read.</summary>
/// <param name="Number">Its number in the file.</param>
/// <param name="Code">Code of the enterprise; empty in tables of one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Year">The year.</param>
/// <param name="Apply">Writes what stands in the row; empty cells change nothing.</param>
internal sealed record FigureRow(int Number, string Code, string Name, int Year, Action<FirmYear> Apply);

/// <summary>Reads rows with figures and names each fault with row, column and what stands there.</summary>
internal sealed class FigureRowReader(Table table, IReadOnlyList<Choice> communes, IStringLocalizer<EnterpriseText> text, IStringLocalizer<DocumentsText> cells)
{
    private const int MostFaults = 200;
    private readonly Dictionary<(string, int), int> seen = [];

    /// <summary>What has to be mended.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Reads all rows; those with a fault are left out and told.</summary>
    /// <param name="severalFirms">Whether each row names its enterprise.</param>
    /// <param name="years">Years that can be taken.</param>
    public List<FigureRow> Read(bool severalFirms, (int From, int To) years)
    {
        List<FigureRow> rows = [];
        foreach (var row in table.Rows)
        {
            if (Faults.Count >= MostFaults)
            {
                Faults.Add(text["import.more"]);
                break;
            }

            if (Read(row, severalFirms, years) is { } read)
            {
                rows.Add(read);
            }
        }

        return rows;
    }

    private FigureRow? Read(TableRow row, bool severalFirms, (int From, int To) years)
    {
        List<CellError> errors = [];
        var reader = new RowReader(table, row, errors);
        var code = severalFirms ? reader.Text(In("code"), 40, required: true) ?? "" : "";
        var name = severalFirms ? reader.Text(In("name"), 300, required: true) ?? "" : "";
        var year = (int)(reader.Number(In("year"), required: true, min: years.From, max: years.To) ?? 0);
        var before = Faults.Count;
        var changes = new List<Action<FirmYear>>();
        ReadUnit(reader, row, changes);
        ReadFigures(reader, Unit(reader, row), changes);
        ReadCodes(row, "systems", CodeList.Systems, (y, v) => y.Systems = v, changes);
        ReadCodes(row, "tools", CodeList.Tools, (y, v) => y.Tools = v, changes);
        Faults.AddRange(errors.Select(e => Fault(e.Row, e.Column, cells["cell." + e.Fault], e.Value)));
        if (errors.Count > 0 || Faults.Count > before)
        {
            return null;
        }

        if (!seen.TryAdd((code, year), row.Number))
        {
            Faults.Add(text["import.twice", row.Number, severalFirms ? code + " " + year : year.ToString(CultureInfo.InvariantCulture), seen[(code, year)]]);
            return null;
        }

        return new(row.Number, code, name, year, y => changes.ForEach(c => c(y)));
    }

    private void ReadFigures(RowReader reader, MoneyUnit? unit, List<Action<FirmYear>> changes)
    {
        foreach (var figure in Figure.All)
        {
            var column = In(figure.Name);
            if (reader.Number(column) is not { } value)
            {
                continue;
            }

            if (value < 0 && !figure.MayBeNegative)
            {
                reader.Add(column, CellFault.Negative);
            }
            else if (figure.IsMoney)
            {
                // Without a unit the row has its fault already.
                if (unit?.ToDong(value) is { } dong)
                {
                    changes.Add(y => figure.Set(y, dong));
                }
                else if (unit is not null)
                {
                    reader.Add(column, unit.IsTooLarge(value) ? CellFault.OutOfRange : CellFault.NotWhole);
                }
            }
            else if (value > 1e12m || (figure.Kind == FigureKind.Practices && value > 12))
            {
                reader.Add(column, CellFault.OutOfRange);
            }
            else if (figure.Kind == FigureKind.Practices && value != decimal.Truncate(value))
            {
                reader.Add(column, CellFault.NotWhole);
            }
            else
            {
                changes.Add(y => Set(y, figure, value));
            }
        }
    }

    private static void Set(FirmYear year, Figure figure, decimal value)
    {
        if (figure.Name == "persons" && figure.Get(year) != value)
        {
            year.MonthlyPersons = ""; // the months no longer make this mean
        }

        figure.Set(year, value);
    }

    private MoneyUnit? Unit(RowReader reader, TableRow row)
    {
        var column = In("moneyUnit");
        if (Cell(row, column).IsEmpty)
        {
            if (Figure.All.Any(f => f.IsMoney && !Cell(row, In(f.Name)).IsEmpty))
            {
                reader.Add(column, CellFault.Missing);
            }

            return null;
        }

        var typed = Table.Normalise(Cell(row, column).Text);
        var unit = MoneyUnit.All.FirstOrDefault(u => FigureColumns.Words(u).Any(w => string.Equals(w, typed, StringComparison.OrdinalIgnoreCase)));
        if (unit is null)
        {
            reader.Add(column, CellFault.NotAChoice);
        }

        return unit;
    }

    private void ReadUnit(RowReader reader, TableRow row, List<Action<FirmYear>> changes)
    {
        Choose("activity", typed => Activities.Divisions(Activities.Present).FirstOrDefault(d => Is(typed, d.Code, d.Vi, d.En))?.Code, (y, v) => (y.Activity, y.ActivityVersion) = (v, Activities.Present));
        Choose("commune", typed => communes.FirstOrDefault(c => Is(typed, c.Value, c.Text, c.Text))?.Value, (y, v) => y.Commune = v);
        Choose("ownership", typed => CodeList.Ownerships.All.FirstOrDefault(o => Is(typed, o.Code, o.Vi, o.En))?.Code, (y, v) => y.Ownership = v);
        if (reader.Number(In("startMonth"), min: 1, max: 12) is { } month)
        {
            changes.Add(y => y.StartMonth = (int)month);
        }

        void Choose(string name, Func<string, string?> find, Action<FirmYear, string> set)
        {
            var column = In(name);
            if (Cell(row, column).IsEmpty)
            {
                return;
            }

            if (find(Table.Normalise(Cell(row, column).Text)) is { } code)
            {
                changes.Add(y => set(y, code));
            }
            else
            {
                reader.Add(column, CellFault.NotAChoice);
            }
        }
    }

    // A spreadsheet that took the code for a number dropped its leading zero.
    private static bool Is(string typed, string code, string vi, string en) =>
        string.Equals(typed, code, StringComparison.OrdinalIgnoreCase) || typed.PadLeft(2, '0') == code
        || string.Equals(typed, vi, StringComparison.OrdinalIgnoreCase) || string.Equals(typed, en, StringComparison.OrdinalIgnoreCase)
        || typed.StartsWith(code + " ", StringComparison.OrdinalIgnoreCase);

    private void ReadCodes(TableRow row, string name, CodeList list, Action<FirmYear, string> set, List<Action<FirmYear>> changes)
    {
        var cell = Cell(row, In(name));
        if (cell.IsEmpty)
        {
            return;
        }

        List<string> codes = [];
        foreach (var part in cell.Tidy.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (list.All.FirstOrDefault(e => Is(part, e.Code, e.Vi, e.En) || string.Equals(part.Replace(" ", "", StringComparison.Ordinal), e.Code, StringComparison.OrdinalIgnoreCase)) is { } entry)
            {
                codes.Add(entry.Code);
            }
            else
            {
                Faults.Add(Fault(row.Number, In(name), cells["cell." + CellFault.NotAChoice], part));
            }
        }

        changes.Add(y => set(y, FigureForm.Codes(codes, list)));
    }

    private string In(string column) => FigureColumns.In(table, column);

    private TableCell Cell(TableRow row, string column) => row[table.Column(column)];

    private string Fault(int row, string column, string words, string value) =>
        value.Length == 0 ? text["import.fault", row, column, words] : text["import.fault-value", row, column, words, value];
}

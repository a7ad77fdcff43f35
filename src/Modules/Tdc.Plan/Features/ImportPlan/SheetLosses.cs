using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Tdc.Plan.Domain.Annex;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>Finds cells of a workbook that show something and store nothing that can be read: formulas never computed, and errors.</summary>
/// <remarks>
/// A program that writes a workbook without computing it leaves formulas without results; Excel computes them when it opens the file, so people see a value
/// where a reader of the file finds an empty cell. A stored empty text (<c>t="str"</c>) is a result.
/// </remarks>
internal sealed class SheetLosses
{
    private static readonly XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };

    private readonly Dictionary<string, Dictionary<(int Row, int Column), (string Code, string Text)>> sheets = [];

    private SheetLosses()
    {
    }

    /// <summary>Looks all sheets through.</summary>
    public static SheetLosses Read(Stream file)
    {
        var losses = new SheetLosses();
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var parts = Part(zip, "xl/_rels/workbook.xml.rels")?.Elements().Where(e => e.Val("Id") is not null)
            .DistinctBy(e => e.Val("Id")).ToDictionary(e => e.Val("Id")!, e => e.Val("Target") ?? "") ?? [];
        foreach (var sheet in Part(zip, "xl/workbook.xml")?.Descendants().Where(e => e.Name.LocalName == "sheet") ?? [])
        {
            if (sheet.Val("name") is { } name && sheet.Val("id") is { } id && parts.TryGetValue(id, out var target)
                && Entry(zip, target.StartsWith('/') ? target[1..] : "xl/" + target) is { } entry)
            {
                losses.sheets[name] = CellsOf(entry);
            }
        }

        return losses;
    }

    /// <summary>What a cell holds that cannot be read, to be told; <see langword="null"/> when it can.</summary>
    /// <param name="sheet">The sheet's name.</param>
    /// <param name="row">From 0.</param>
    /// <param name="column">From 0.</param>
    /// <param name="number">The row as the reading numbers it.</param>
    public AnnexDefect? At(string sheet, int row, int column, int number) =>
        sheets.TryGetValue(sheet, out var cells) && cells.TryGetValue((row, column), out var lost) ? new(number, lost.Code, Address(row, column), AnnexText.Short(lost.Text)) : null;

    private static Dictionary<(int Row, int Column), (string Code, string Text)> CellsOf(ZipArchiveEntry entry)
    {
        var found = new Dictionary<(int, int), (string, string)>();
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, settings);
        var (row, column) = (-1, -1);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "row")
            {
                row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : row + 1;
                column = -1;
            }
            else if (reader.LocalName == "c")
            {
                column = ColumnOf(reader.GetAttribute("r")) ?? column + 1;
                if (LossOf(reader) is { } loss && row < AnnexLimits.MostRows && column < AnnexLimits.MostColumns)
                {
                    found[(row, column)] = loss;
                }
            }
        }

        return found;
    }

    private static (string Code, string Text)? LossOf(XmlReader cell)
    {
        if (cell.IsEmptyElement)
        {
            return null;
        }

        var type = cell.GetAttribute("t");
        var (formula, value, part) = ((string?)null, "", "");
        var depth = cell.Depth;
        while (cell.Read() && cell.Depth > depth)
        {
            if (cell.NodeType == XmlNodeType.Element)
            {
                part = cell.LocalName;
                formula = part == "f" ? "=" : formula;
            }
            else if (cell.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                (formula, value) = part == "f" ? (formula + cell.Value, value) : part == "v" ? (formula, value + cell.Value) : (formula, value);
            }
        }

        return type == "e" && value.Length > 0 ? (AnnexDefectCode.CellError, value)
            : formula is not null && value.Length == 0 && type != "str" ? (AnnexDefectCode.FormulaWithoutValue, formula) : null;
    }

    private static int? ColumnOf(string? address)
    {
        var column = 0;
        foreach (var letter in (address ?? "").TakeWhile(char.IsAsciiLetter).Take(3))
        {
            column = column * 26 + char.ToUpperInvariant(letter) - 'A' + 1;
        }

        return column == 0 ? null : column - 1;
    }

    private static string Address(int row, int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + (rest - 1) % 26) + letters;
        }

        return letters + (row + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static XElement? Part(ZipArchive zip, string name)
    {
        using var stream = Entry(zip, name)?.Open();
        if (stream is null)
        {
            return null;
        }

        using var reader = XmlReader.Create(stream, settings);
        return XElement.Load(reader);
    }

    private static ZipArchiveEntry? Entry(ZipArchive zip, string name) => zip.Entries.FirstOrDefault(e => string.Equals(e.FullName, name, StringComparison.OrdinalIgnoreCase));
}

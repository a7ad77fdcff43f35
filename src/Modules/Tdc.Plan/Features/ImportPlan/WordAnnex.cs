using System.IO.Compression;
using System.Xml.Linq;
using Tdc.Plan.Domain.Annex;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>Reads a DOCX file: paragraphs and tables in their order, merged cells, numbers counted by Word, nothing of tracked deletions.</summary>
/// <remarks>
/// Decided readings: tracked insertions count, deletions do not; hidden text, footnotes and text boxes over a table are no part of a cell and are told
/// as remarks; the prompt of an empty content control is no text; a table inside a cell is text of that cell, but a page laid out as a table of one or
/// two cells is opened and its inner tables are read. Lines and table rows are counted together, so that a number names one place of the document.
/// </remarks>
internal sealed class WordAnnex
{
    private const int innerTables = 1_000_000;

    private readonly WordText words;
    private readonly List<AnnexRow> rows = [];
    private int inner;
    private readonly List<List<WordCell>> open = [];
    private int openTable = -1;
    private int count;

    private WordAnnex(WordPackage package) => words = new(package);

    /// <summary>Reads the body.</summary>
    /// <returns><see cref="AnnexFault.TooManyRows"/> when there are too many rows or lines.</returns>
    public static AnnexFault Read(ZipArchive zip, out AnnexTable? table)
    {
        table = null;
        var package = new WordPackage(zip);
        var annex = new WordAnnex(package);
        foreach (var (block, number) in package.Blocks())
        {
            if (annex.rows.Count + annex.open.Count > AnnexLimits.MostRows)
            {
                return AnnexFault.TooManyRows;
            }

            if (block.Name.LocalName == "tr")
            {
                annex.AddRow(block, number);
            }
            else
            {
                annex.CloseTable();
                annex.AddLine(block);
            }
        }

        annex.CloseTable();
        table = new(annex.rows, annex.words.Remarks);
        return AnnexFault.None;
    }

    private void AddLine(XElement paragraph)
    {
        var text = AnnexText.CleanLines(words.Of(paragraph, count + 1, inTable: false));
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            rows.Add(new(++count, [new(line)], InTable: false));
        }
    }

    private void AddRow(XElement row, int table)
    {
        if (table != openTable)
        {
            CloseTable();
            openTable = table;
        }

        var properties = row.Child("trPr");
        if (properties.Child("del") is not null)
        {
            return;
        }

        if (IsPage(row))
        {
            OpenPage(row);
            return;
        }

        var at = properties.Child("gridBefore").Number() ?? 0;
        var cells = new List<WordCell>();
        foreach (var cell in CellsOf(row))
        {
            var cellProperties = cell.Child("tcPr");
            var across = Math.Clamp(cellProperties.Child("gridSpan").Number() ?? 1, 1, AnnexLimits.MostColumns);
            var merge = cellProperties.Child("vMerge");
            var text = AnnexText.CleanLines(words.Of(cell, count + 1, inTable: true));
            var goesOn = merge is not null && merge.Val() != "restart";
            if (cellProperties.Child("hMerge") is { } beside && beside.Val() != "restart" && cells.Count > 0)
            {
                cells[^1] = cells[^1] with { Until = at + across, Text = AnnexText.CleanLines(cells[^1].Text + "\n" + text) };
            }
            else
            {
                // Text that stands in the lower part of a merged cell is hidden by Word; it is kept all the same.
                cells.Add(new(at, at + across, text, goesOn && text.Length == 0));
            }

            at += across;
        }

        count++;
        open.Add(cells);
    }

    // The row with most cells gives the columns; edges that differ by a hair's breadth from row to row make grids of many more.
    private void CloseTable()
    {
        if (open.Count == 0)
        {
            return;
        }

        var columns = open.MaxBy(r => r.Count)!.Take(AnnexLimits.MostColumns).ToList();
        var above = new string[columns.Count];
        var first = count - open.Count + 1;
        for (var i = 0; i < open.Count; i++)
        {
            var cells = Enumerable.Repeat(AnnexCell.Empty, columns.Count).ToArray();
            foreach (var cell in open[i])
            {
                var (from, until) = cell.Under(columns);
                var text = cell.FromAbove ? above[from] ?? "" : cell.Text;
                if (cells[from].Text.Length > 0 && text.Length > 0)
                {
                    text = $"{cells[from].Text}\n{text}";
                }

                cells[from] = new(text, until - from, cell.FromAbove && text.Length > 0);
                above[from] = text;
            }

            rows.Add(new(first + i, cells, InTable: true, openTable));
        }

        open.Clear();
    }

    private static IEnumerable<XElement> CellsOf(XElement row, int depth = 0) => row.Elements().SelectMany(e => e.Name.LocalName switch
    {
        "tc" => [e],
        "sdt" or "sdtContent" or "ins" or "customXml" or "smartTag" when depth < 20 => CellsOf(e, depth + 1),
        _ => Enumerable.Empty<XElement>(),
    });

    // A row of one or two cells around a whole table lays out a page.
    private static bool IsPage(XElement row)
    {
        var cells = CellsOf(row).Take(3).ToList();
        return cells.Count < 3 && cells.SelectMany(c => c.Children("tbl")).Any(t => t.Children("tr").Take(2).Count() == 2 && t.Children("tr").Any(r => CellsOf(r).Take(3).Count() == 3));
    }

    private void OpenPage(XElement row)
    {
        CloseTable();
        foreach (var block in CellsOf(row).SelectMany(c => c.Elements()))
        {
            CloseTable();
            if (block.Name.LocalName == "p")
            {
                AddLine(block);
            }
            else if (block.Name.LocalName == "tbl")
            {
                var number = innerTables + inner++;
                foreach (var inside in block.Children("tr"))
                {
                    AddRow(inside, number);
                }
            }
        }

        CloseTable();
        openTable = -1;
    }

    private sealed record WordCell(int From, int Until, string Text, bool FromAbove)
    {
        /// <summary>The columns that it covers by more than half, or else the one under which most of it lies.</summary>
        public (int From, int Until) Under(List<WordCell> columns)
        {
            var (first, last, best, most) = (-1, -1, 0, 0);
            for (var i = 0; i < columns.Count; i++)
            {
                var overlap = Math.Min(Until, columns[i].Until) - Math.Max(From, columns[i].From);
                if (overlap * 2 > columns[i].Until - columns[i].From)
                {
                    (first, last) = (first < 0 ? i : first, i);
                }

                if (overlap > most)
                {
                    (best, most) = (i, overlap);
                }
            }

            return first < 0 ? (best, best + 1) : (first, last + 1);
        }
    }
}

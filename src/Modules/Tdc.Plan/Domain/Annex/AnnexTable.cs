namespace Tdc.Plan.Domain.Annex;

/// <summary>What a file holds, in its order: lines of text and rows of tables, before anything is understood.</summary>
/// <param name="Rows">Paragraphs (one cell, <see cref="AnnexRow.InTable"/> false) and table rows.</param>
/// <param name="Remarks">What the file holds beside its rows, for a person to look at: footnotes, hidden text, text boxes, hidden rows.</param>
internal sealed record AnnexTable(IReadOnlyList<AnnexRow> Rows, IReadOnlyList<AnnexDefect> Remarks)
{
    /// <summary>The sheets in their order when rows of several are counted on; empty for any other file.</summary>
    public IReadOnlyList<AnnexSheet> Sheets { get; init; } = [];

    /// <summary>Sheet and row where people find what bears a number; <see langword="null"/> when the number says it.</summary>
    public (string Sheet, int Row)? PlaceOf(int number) =>
        Sheets.LastOrDefault(s => s.RowsBefore < number) is { } sheet ? (sheet.Name, number - sheet.RowsBefore) : null;
}

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">Its name.</param>
/// <param name="RowsBefore">How many rows are counted before its first one.</param>
internal sealed record AnnexSheet(string Name, int RowsBefore);

/// <summary>A row of a table or a line of text.</summary>
/// <param name="Number">
/// Where people find it, from 1 and rising over the file: the line in a text file, the row of a sheet (counted on over further sheets), and in a document
/// its lines of text and rows of tables counted together.
/// </param>
/// <param name="Cells">Cells by column of the table's grid; a cell that covers several columns is followed by empty ones.</param>
/// <param name="InTable">Whether it is a table's row; a line of text otherwise.</param>
/// <param name="Table">Which table of the file, from 0.</param>
internal sealed record AnnexRow(int Number, IReadOnlyList<AnnexCell> Cells, bool InTable, int Table = 0)
{
    /// <summary>The cells that hold text of their own, with their columns.</summary>
    public IEnumerable<(int Column, AnnexCell Cell)> Filled
    {
        get
        {
            for (var i = 0; i < Cells.Count; i++)
            {
                if (Cells[i].Text.Length > 0)
                {
                    yield return (i, Cells[i]);
                }
            }
        }
    }
}

/// <summary>A cell.</summary>
/// <param name="Text">NFC, spaces single, line breaks kept as <c>\n</c>; of a cell merged downwards the text of its top.</param>
/// <param name="Across">How many columns it covers, from 1.</param>
/// <param name="FromAbove">Whether it is the lower part of a cell merged downwards.</param>
internal readonly record struct AnnexCell(string Text, int Across = 1, bool FromAbove = false)
{
    /// <summary>What people see in the cell and the file does not store, to be told where the cell belongs to the annex: a formula without a result, an error.</summary>
    public AnnexDefect? Lost { get; init; }

    /// <summary>A cell with nothing in it.</summary>
    public static AnnexCell Empty { get; } = new("");
}

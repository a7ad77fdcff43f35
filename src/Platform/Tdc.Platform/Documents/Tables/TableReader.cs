namespace Tdc.Platform.Documents;

/// <summary>Why a file could not be read as a table.</summary>
public enum TableFault
{
    /// <summary>Nothing: it was read.</summary>
    None,

    /// <summary>There is no row with anything in it.</summary>
    Empty,

    /// <summary>Neither XLSX nor CSV by name and content.</summary>
    UnknownType,

    /// <summary>A workbook of Excel 97 to 2003, or one locked by a password: both have the same outer form.</summary>
    OldOrEncrypted,

    /// <summary>The file has more bytes than allowed.</summary>
    TooLarge,

    /// <summary>More rows with content than allowed.</summary>
    TooManyRows,

    /// <summary>More columns than allowed.</summary>
    TooManyColumns,

    /// <summary>A cell is longer than allowed.</summary>
    CellTooLong,

    /// <summary>A quotation mark is never closed, so rows may have run together.</summary>
    UnclosedQuote,

    /// <summary>The bytes are not text in a known encoding.</summary>
    NotText,

    /// <summary>The workbook is an unsafe archive: it unpacks to too much or holds forbidden parts.</summary>
    Unsafe,

    /// <summary>The workbook holds macros.</summary>
    Macros,

    /// <summary>The workbook is damaged.</summary>
    Broken,

    /// <summary>The workbook has no sheet of the name asked for.</summary>
    NoSuchSheet,
}

/// <summary>How much a table file may hold.</summary>
public sealed record TableLimits
{
    /// <summary>What the platform uses unless a module says otherwise.</summary>
    public static TableLimits Default { get; } = new();

    /// <summary>Most bytes of the file.</summary>
    public int MaxBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Most rows with content.</summary>
    public int MaxRows { get; init; } = 20_000;

    /// <summary>Most columns.</summary>
    public int MaxColumns { get; init; } = 200;

    /// <summary>Most UTF-16 units in a cell.</summary>
    public int MaxCellLength { get; init; } = 32_767;

    /// <summary>What a workbook may unpack to.</summary>
    public ArchiveLimits Archive { get; init; } = ArchiveLimits.Default;
}

/// <summary>Reads tables that people send in: XLSX, and CSV in whatever encoding and with whatever delimiter.</summary>
/// <remarks>The type is taken from the content; the name decides only what the content leaves open. Nothing is run, followed or guessed about values.</remarks>
public static class TableReader
{
    /// <summary>Reads the first visible sheet that holds anything, or the sheet of a name.</summary>
    /// <param name="stream">The file; read from its present position, not closed.</param>
    /// <param name="fileName">The name it came with.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <param name="table">The table, when the result is <see cref="TableFault.None"/>.</param>
    /// <param name="headers">Headings that the table should have: the row with the most of them is the heading row. Without them it is the first
    /// row with two cells filled.</param>
    /// <param name="sheet">The wanted sheet; null for the first.</param>
    public static TableFault Read(
        Stream stream, string fileName, TableLimits limits, out Table? table, IReadOnlyCollection<string>? headers = null, string? sheet = null)
    {
        table = null;
        var fault = ReadAll(stream, fileName, limits, out var grids);
        if (fault != TableFault.None) { return fault; }
        var grid = sheet is null
            ? grids.FirstOrDefault(candidate => candidate.Rows.Count > 0)
            : grids.FirstOrDefault(candidate => string.Equals(candidate.Name, sheet, StringComparison.OrdinalIgnoreCase));
        if (grid is null) { return sheet is null ? TableFault.Empty : TableFault.NoSuchSheet; }
        if (grid.Rows.Count == 0) { return TableFault.Empty; }
        table = grid.UnderHeaders(headers ?? []);
        return TableFault.None;
    }

    /// <summary>Reads every visible sheet as rows without headings, for readers that find their own way through a document.</summary>
    /// <param name="grids">The sheets in order; one for CSV.</param>
    public static TableFault ReadAll(Stream stream, string fileName, TableLimits limits, out IReadOnlyList<Grid> grids)
    {
        grids = [];
        if (!BoundedCopy.TryRead(stream, limits.MaxBytes, out var bytes)) { return TableFault.TooLarge; }
        if (bytes.Length == 0) { return TableFault.Empty; }
        switch (FileType.Detect(bytes, fileName).Kind)
        {
            case FileKind.Xlsx or FileKind.Zip:
                return XlsxTables.Read(bytes, limits, out grids);
            case FileKind.OldOffice:
                return TableFault.OldOrEncrypted;
            case FileKind.Csv or FileKind.Text:
                return ReadCsv(bytes, limits, out grids);
            default:
                return TableFault.UnknownType;
        }
    }

    private static TableFault ReadCsv(byte[] bytes, TableLimits limits, out IReadOnlyList<Grid> grids)
    {
        grids = [];
        var encoding = TextEncodings.Decode(bytes, out var text);
        if (encoding is null) { return TableFault.NotText; }
        var delimiter = CsvDialect.Find(text, out var start);
        var reader = new CsvReader(new StringReader(text[start..]), delimiter) { MaxFieldLength = limits.MaxCellLength, MaxFields = limits.MaxColumns };
        var rows = new List<TableRow>();
        var skipped = start > 0 ? 1 : 0;
        while (reader.Read() is { } fields)
        {
            var row = new TableRow(reader.Record + skipped, [.. fields.Select(field => new TableCell(field))]);
            if (reader.HasOverlongField) { return reader.EndedInQuotes ? TableFault.UnclosedQuote : TableFault.CellTooLong; }
            if (reader.HasOverlongRecord) { return TableFault.TooManyColumns; }
            if (reader.EndedInQuotes) { return TableFault.UnclosedQuote; }
            if (row.IsEmpty) { continue; }
            if (rows.Count >= limits.MaxRows) { return TableFault.TooManyRows; }
            rows.Add(row);
        }
        grids = [new Grid("", encoding, rows) { Delimiter = delimiter }];
        return TableFault.None;
    }
}

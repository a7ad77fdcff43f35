using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Tdc.Platform.Documents;

/// <summary>The visible sheets of an XLSX file.</summary>
internal static class XlsxTables
{
    /// <summary>So many empty rows one after the other end a sheet: people format whole columns, and a million empty rows are no table.</summary>
    private const int EndAfterEmptyRows = 20_000;

    static XlsxTables() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    internal static TableFault Read(byte[] bytes, TableLimits limits, out IReadOnlyList<Grid> grids)
    {
        grids = [];
        using var stream = new MemoryStream(bytes, writable: false);
        var archive = SafeArchive.Inspect(stream, limits.Archive, out var contents);
        if (archive != ArchiveFault.None) { return archive == ArchiveFault.Broken ? TableFault.Broken : TableFault.Unsafe; }
        if (contents!.HasMacros) { return TableFault.Macros; }
        if (contents.Kind != FileKind.Xlsx) { return TableFault.UnknownType; }
        try
        {
            stream.Position = 0;
            var errors = new XlsxErrorCells(stream);
            stream.Position = 0;
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream, new ExcelReaderConfiguration { LeaveOpen = true });
            var found = new List<Grid>();
            do
            {
                if (reader.VisibleState is not null and not "visible") { continue; }
                var fault = ReadSheet(reader, errors.Of(reader.Name), limits, out var rows);
                if (fault != TableFault.None) { return fault; }
                found.Add(new Grid(reader.Name, null, rows));
            }
            while (reader.NextResult());
            grids = found;
            return TableFault.None;
        }
        // A damaged workbook fails in as many ways as the reader has steps; all of them mean the same to the person who sent it.
        catch (Exception broken) when (broken is ExcelReaderException or XmlException or InvalidDataException or FormatException or ArgumentException
            or InvalidOperationException or NullReferenceException or KeyNotFoundException or IndexOutOfRangeException or OverflowException or EndOfStreamException)
        {
            return TableFault.Broken;
        }
    }

    private static TableFault ReadSheet(IExcelDataReader reader, IReadOnlySet<string>? errors, TableLimits limits, out List<TableRow> rows)
    {
        rows = [];
        if (reader.FieldCount > limits.MaxColumns) { return TableFault.TooManyColumns; }
        var empty = 0;
        while (empty < EndAfterEmptyRows && reader.Read())
        {
            if (errors is null && IsBlank(reader))
            {
                empty++;
                continue;
            }
            var cells = new TableCell[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = errors is not null && errors.Contains(CellReference.At(i + 1, reader.Depth + 1)) ? new TableCell { IsError = true } : Cell(reader, i);
                if (cells[i].Text.Length > limits.MaxCellLength) { return TableFault.CellTooLong; }
            }
            var row = new TableRow(reader.Depth + 1, cells);
            if (row.IsEmpty)
            {
                empty++;
                continue;
            }
            empty = 0;
            if (rows.Count >= limits.MaxRows) { return TableFault.TooManyRows; }
            rows.Add(row);
        }
        return TableFault.None;
    }

    private static bool IsBlank(IExcelDataReader reader)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.GetValue(i) is not null) { return false; }
        }
        return true;
    }

    private static TableCell Cell(IExcelDataReader reader, int column)
    {
        var value = reader.GetValue(column);
        return value switch
        {
            int whole => new TableCell((double)whole),
            double number => new TableCell(number) { IsPercent = reader.GetNumberFormatString(column)?.Contains('%', StringComparison.Ordinal) ?? false },
            string text => new TableCell(text),
            _ => new TableCell(value),
        };
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Tdc.Platform.Documents;

/// <summary>A table as a file to download.</summary>
public static class SheetDownload
{
    /// <summary>XLSX, or CSV for every other type; texts never become formulas.</summary>
    /// <param name="type"><c>xlsx</c> or <c>csv</c>.</param>
    /// <param name="name">Name of the file without its ending.</param>
    /// <param name="sheet">The table.</param>
    /// <param name="title">Title of the workbook; the sheet's name when it is left out.</param>
    public static FileStreamHttpResult Of(string type, string name, Sheet sheet, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        if (type == "xlsx")
        {
            return TypedResults.File(new Workbook([sheet]) { Title = title ?? sheet.Name }.ToStream(), Workbook.ContentType, name + ".xlsx");
        }

        var memory = new MemoryStream();
        CsvWriter.Write(sheet, memory);
        memory.Position = 0;
        return TypedResults.File(memory, CsvWriter.ContentType, name + ".csv");
    }
}

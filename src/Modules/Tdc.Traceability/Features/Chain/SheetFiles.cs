using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tdc.Platform.Documents;

namespace Tdc.Traceability.Features.Chain;

/// <summary>Tables as files to download.</summary>
internal static class SheetFiles
{
    /// <summary>XLSX with all sheets, or CSV of the first; texts never become formulas.</summary>
    public static FileStreamHttpResult Of(string type, string name, IReadOnlyList<Sheet> sheets, TimeProvider clock)
    {
        if (type == "csv")
        {
            var memory = new MemoryStream();
            CsvWriter.Write(sheets[0], memory);
            memory.Position = 0;
            return TypedResults.File(memory, CsvWriter.ContentType, name + ".csv");
        }

        var book = new Workbook(sheets) { Title = sheets[0].Titles is [var title, ..] ? title : sheets[0].Name, Issuer = "TĐC Số", Created = clock.GetUtcNow() };
        return TypedResults.File(book.ToStream(), Workbook.ContentType, name + ".xlsx");
    }
}

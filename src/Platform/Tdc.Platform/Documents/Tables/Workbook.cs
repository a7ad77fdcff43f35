using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Tdc.Platform.Documents;

/// <summary>A spreadsheet file (XLSX) of one or more sheets.</summary>
/// <remarks>
/// Rows go from their source to the compressed output one by one, so that size costs time and not memory. Text is written as inline strings
/// with the number format "text": no value becomes a formula when the file is opened, nor when a cell is edited.
/// </remarks>
/// <param name="Sheets">The sheets, at least one.</param>
public sealed record Workbook(IReadOnlyList<Sheet> Sheets)
{
    /// <summary>The media type of XLSX.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The title in the file's properties.</summary>
    public string Title { get; init; } = "";

    /// <summary>Who issues the file: an organisation, never a person or a machine.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>When the file was made, for its properties; null leaves it out.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Writes the file. The stream need not be seekable and stays open; writing is synchronous, so give it a buffer or a file and not a network.</summary>
    /// <exception cref="InvalidOperationException">No sheet, a sheet without columns, or a row longer than its columns.</exception>
    public void Write(Stream output)
    {
        if (Sheets.Count == 0) { throw new InvalidOperationException("A workbook has at least one sheet."); }
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        var names = SheetNames.MakeUnique(Sheets.Select(sheet => sheet.Name));
        var lists = new ChoiceLists();
        var places = new List<SheetPlace>(Sheets.Count);
        for (var i = 0; i < Sheets.Count; i++)
        {
            using var xml = Part(zip, $"xl/worksheets/sheet{i + 1}.xml");
            places.Add(new SheetWriter(xml, Sheets[i], lists).Write(names[i], isFirst: i == 0));
        }
        if (!lists.IsEmpty)
        {
            using var xml = Part(zip, $"xl/worksheets/sheet{Sheets.Count + 1}.xml");
            lists.Write(xml);
        }
        WorkbookParts.Write(zip, this, places, hasLists: !lists.IsEmpty);
    }

    /// <summary>Writes the file to memory, ready to read from its start.</summary>
    public MemoryStream ToStream()
    {
        var memory = new MemoryStream();
        Write(memory);
        memory.Position = 0;
        return memory;
    }

    internal static XmlWriter Part(ZipArchive zip, string name) => XmlWriter.Create(
        zip.CreateEntry(name, CompressionLevel.Fastest).Open(),
        // Entitize keeps a carriage return inside a text as it was typed; readers would turn a bare one into a line feed.
        new XmlWriterSettings { CloseOutput = true, Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize });
}

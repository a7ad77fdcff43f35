using System.IO.Compression;
using System.Xml;

namespace Tdc.Platform.Documents;

/// <summary>Finds the cells of a workbook that hold an error instead of a value.</summary>
/// <remarks>The table reader gives such a cell as empty; a broken formula must not be imported as "nothing entered".</remarks>
internal sealed class XlsxErrorCells
{
    private const string OfficeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XmlReaderSettings safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true };

    private readonly Dictionary<string, HashSet<string>> bySheet = new(StringComparer.Ordinal);

    /// <summary>Reads an inspected workbook; a part that is missing or not XML is left to the table reader to complain about.</summary>
    internal XlsxErrorCells(Stream workbook)
    {
        using var zip = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        var targets = Elements(zip, "xl/_rels/workbook.xml.rels", "Relationship", xml => (Id: xml.GetAttribute("Id"), Target: xml.GetAttribute("Target")))
            .Where(pair => pair is { Id: not null, Target: not null }).DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id!, pair => pair.Target!);
        foreach (var (name, id) in Elements(zip, "xl/workbook.xml", "sheet", xml => (xml.GetAttribute("name"), xml.GetAttribute("id", OfficeRelationships))))
        {
            if (name is null || id is null || !targets.TryGetValue(id, out var target)) { continue; }
            var part = target.StartsWith('/') ? target[1..] : "xl/" + target;
            var cells = Elements(zip, part, "c", xml => xml.GetAttribute("t") == "e" ? xml.GetAttribute("r") : null).OfType<string>().ToHashSet(StringComparer.Ordinal);
            if (cells.Count > 0) { bySheet[name] = cells; }
        }
    }

    /// <summary>The addresses (B2) of a sheet's faulty cells; null when it has none.</summary>
    internal IReadOnlySet<string>? Of(string sheet) => bySheet.GetValueOrDefault(sheet);

    private static List<T> Elements<T>(ZipArchive zip, string part, string element, Func<XmlReader, T> take)
    {
        var found = new List<T>();
        if (zip.GetEntry(part) is not { } entry) { return found; }
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, safe);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element && take(xml) is { } taken) { found.Add(taken); }
        }
        return found;
    }
}

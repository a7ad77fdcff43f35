using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>The parts of a DOCX file that hold its text. Elements are told by their local names: the strict form uses other namespaces.</summary>
internal sealed class WordPackage(ZipArchive zip)
{
    private const int mostCharactersBeside = 16_000_000;

    private static readonly XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = false, CheckCharacters = false };

    // Parts beside the body are in memory as a whole, so they may be less large.
    private static readonly XmlReaderSettings besideSettings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        MaxCharactersInDocument = mostCharactersBeside,
    };

    /// <summary>Name of the part with the document's body.</summary>
    public string MainPart { get; } = FindMain(zip);

    /// <summary>The top-level blocks of the body one after the other, so that a long document is never in memory as a whole.</summary>
    /// <returns>Paragraphs, and rows of tables with the number of their table; a nested table stays inside its row.</returns>
    public IEnumerable<(XElement Block, int Table)> Blocks()
    {
        using var stream = Open(MainPart) ?? throw new InvalidDataException("The document has no body.");
        using var reader = XmlReader.Create(stream, settings);
        var table = -1;
        reader.MoveToContent();
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }

            switch (reader.LocalName)
            {
                case "p" or "tr":
                    yield return (WordBlock.Read(reader), table);
                    break;
                case "tbl":
                    table++;
                    reader.Read();
                    break;
                case "sectPr" or "tblPr" or "tblGrid" or "sdtPr" or "del" or "Fallback":
                    reader.Skip();
                    break;
                default:
                    reader.Read();
                    break;
            }
        }
    }

    /// <summary>A small part beside the body, or <see langword="null"/>.</summary>
    public XElement? Part(string name)
    {
        var folder = MainPart[..(MainPart.LastIndexOf('/') + 1)];
        using var stream = Open(folder + name);
        if (stream is null)
        {
            return null;
        }

        using var reader = XmlReader.Create(stream, besideSettings);
        return XElement.Load(reader);
    }

    private Stream? Open(string name) => zip.Entries.FirstOrDefault(e => string.Equals(e.FullName, name, StringComparison.OrdinalIgnoreCase))?.Open();

    private static string FindMain(ZipArchive zip)
    {
        var entry = zip.GetEntry("_rels/.rels");
        if (entry is not null)
        {
            using var stream = entry.Open();
            using var reader = XmlReader.Create(stream, besideSettings);
            var target = XElement.Load(reader).Elements()
                .FirstOrDefault(e => ((string?)e.Attribute("Type"))?.EndsWith("/officeDocument", StringComparison.Ordinal) == true)?.Attribute("Target")?.Value;
            if (target is not null)
            {
                return target.TrimStart('/');
            }
        }

        return "word/document.xml";
    }
}

/// <summary>Short ways through WordprocessingML.</summary>
internal static class WordElements
{
    /// <summary>The first child of a name.</summary>
    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    /// <summary>The children of a name.</summary>
    public static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name);

    /// <summary>The attribute <c>val</c>, or another.</summary>
    public static string? Val(this XElement? element, string name = "val") => element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    /// <summary>The attribute <c>val</c> as a number.</summary>
    public static int? Number(this XElement? element, string name = "val") => int.TryParse(element.Val(name), out var number) ? number : null;
}

using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordTable = DocumentFormat.OpenXml.Wordprocessing.Table;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Tdc.Platform.Documents;

/// <summary>Puts a numbered document together as a DOCX package.</summary>
internal sealed class NumberedWriter(NumberedDocument document)
{
    private const int PaperWidth = 11_906;
    private const int PaperHeight = 16_838;
    private const int Side = 1_134;
    private const int CodeWidth = 1_500;
    private const string HeaderId = "rIdHeader";
    private const string FooterId = "rIdFooter";
    private const int Width = PaperWidth - 2 * Side;

    private readonly OfficialLabels labels = new(document.Language);

    internal MemoryStream Write()
    {
        var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document, autoSave: true))
        {
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = DocxStyles.Sheet(labels.LanguageTag);
            main.AddNewPart<HeaderPart>(HeaderId).Header = new Header(Line(document.IssuerName, new TabChar(), document.Number));
            main.AddNewPart<FooterPart>(FooterId).Footer = new Footer(PageLine());
            if (document.CheckAddress is { Length: > 0 } address)
            {
                DocxPicture.Add(main, address);
            }

            main.Document = new Document(Body());
            var properties = package.PackageProperties;
            properties.Title = XmlText.Clean($"{document.Title} {document.Number}");
            properties.Creator = XmlText.Clean(document.IssuerName);
            properties.Language = labels.LanguageTag;
            properties.Created = document.Created?.UtcDateTime;
        }

        stream.Position = 0;
        return stream;
    }

    private Body Body()
    {
        var body = new Body(Opening());
        var title = new ParagraphLook { Align = JustificationValues.Center, Bold = true, KeepWithNext = true };
        body.Append(DocxParagraphs.Of(labels.Upper(document.Title), title with { Size = 17, Before = 240, Style = DocxStyles.Title }));
        body.Append(DocxParagraphs.Of(document.Number, title with { Size = 13, Before = 60, After = 180 }));
        body.Append(new DocxBody(labels, Width).Elements(document.Body, closing: false));
        body.Append(Closing());
        body.Append(DocxParagraphs.Of(document.EndMark, new ParagraphLook { Align = JustificationValues.Center, Size = 11, Italic = true, Before = 240 }));
        body.Append(new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = HeaderId },
            new FooterReference { Type = HeaderFooterValues.Default, Id = FooterId },
            new PageSize { Width = PaperWidth, Height = PaperHeight },
            new PageMargin { Top = 1_247, Bottom = 1_134, Left = Side, Right = Side, Header = 567, Footer = 567, Gutter = 0 }));
        return body;
    }

    /// <summary>The body's name and lines, and the picture code at their right.</summary>
    private WordTable Opening()
    {
        var line = new ParagraphLook { Size = 11 };
        List<OpenXmlElement> issuer = [DocxParagraphs.Of(labels.Upper(document.IssuerName), new ParagraphLook { Size = 13, Bold = true, After = 40 })];
        issuer.AddRange(document.IssuerLines.Select(each => DocxParagraphs.Of(each, line)));
        OpenXmlElement beside = document.CheckAddress is { Length: > 0 }
            ? new Paragraph(DocxParagraphs.Properties(new ParagraphLook { Align = JustificationValues.Right }), new Run(DocxPicture.Inline(document.CheckAddress, 900_000)))
            : DocxParagraphs.Of("", line);
        return DocxTables.Borderless([Width - CodeWidth, CodeWidth], 0, [[issuer, [beside]]]);
    }

    private IEnumerable<OpenXmlElement> Closing()
    {
        if (document.PlaceAndDate.Length > 0)
        {
            yield return DocxParagraphs.Of(document.PlaceAndDate, new ParagraphLook { Align = JustificationValues.Right, Italic = true, Size = 13, Before = 180, KeepWithNext = true });
        }

        if (document.Signatures.Count > 0)
        {
            var look = new ParagraphLook { Align = JustificationValues.Center, Bold = true, Size = 13, KeepWithNext = true };
            var width = Width / document.Signatures.Count;
            yield return DocxTables.Borderless([.. document.Signatures.Select(_ => width)], 0,
            [
                [.. document.Signatures.Select(signature => (IReadOnlyList<OpenXmlElement>)
                [
                    .. signature.Authority.Select(line => DocxParagraphs.Of(line, look with { Before = 60 })),
                    DocxParagraphs.Of(signature.FullName, look with { Before = 1_300 }),
                ])],
            ]);
        }
    }

    private Paragraph PageLine() => Line(
        document.Number, new TabChar(), document.PageWords.Before + " ", Field(" PAGE "), document.PageWords.Between, Field(" NUMPAGES "));

    /// <summary>A small line with what stands left and, after a tab, what stands right.</summary>
    private static Paragraph Line(params object[] parts)
    {
        var properties = DocxParagraphs.Properties(new ParagraphLook { Size = 10 });
        properties.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = Width });
        var paragraph = new Paragraph(properties);
        foreach (var part in parts)
        {
            paragraph.Append(part switch
            {
                string text => [DocxParagraphs.Run(text, 10, bold: false, italic: false)],
                Run[] runs => runs,
                OpenXmlElement element => [Small(element)],
                _ => Array.Empty<Run>(),
            });
        }

        return paragraph;
    }

    private static Run[] Field(string code) =>
    [
        Small(new FieldChar { FieldCharType = FieldCharValues.Begin }),
        Small(new FieldCode(code) { Space = SpaceProcessingModeValues.Preserve }),
        Small(new FieldChar { FieldCharType = FieldCharValues.Separate }),
        Small(new WordText("1")),
        Small(new FieldChar { FieldCharType = FieldCharValues.End }),
    ];

    private static Run Small(OpenXmlElement content) => new(new RunProperties { FontSize = new FontSize { Val = "20" } }, content);
}

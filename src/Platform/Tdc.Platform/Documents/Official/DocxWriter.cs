using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Tdc.Platform.Documents;

/// <summary>Puts an official document together as a DOCX package.</summary>
internal sealed class DocxWriter(OfficialDocument document)
{
    private readonly OfficialLabels labels = new(document.Language);

    internal MemoryStream Write()
    {
        var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document, autoSave: true))
        {
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = DocxStyles.Sheet(labels.LanguageTag);
            main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = DocumentSettings();
            main.AddNewPart<HeaderPart>(DocxPage.FirstHeader).Header = DocxPage.Blank();
            main.AddNewPart<HeaderPart>(DocxPage.OtherHeader).Header = DocxPage.Numbered();
            if (document.Check is { } check)
            {
                DocxPicture.Add(main, check.Address);
            }

            main.Document = new Document(Body());
            var properties = package.PackageProperties;
            properties.Title = XmlText.Clean(document.TypeName is { } type ? $"{type} {document.Subject}" : document.Subject).ReplaceLineEndings(" ");
            properties.Creator = XmlText.Clean(document.IssuerName);
            properties.Language = labels.LanguageTag;
            properties.Created = document.Created?.UtcDateTime;
        }
        stream.Position = 0;
        return stream;
    }

    private Body Body()
    {
        var body = new Body();
        body.Append(new DocxOpening(document, labels).Elements());
        body.Append(new DocxBody(labels, DocxPage.TextWidth(landscape: false)).Elements(document.Body, closing: true));
        body.Append(new DocxClosing(document, labels).Element());
        if (document.Check is { } check)
        {
            body.Append(DocxParagraphs.Of("", new ParagraphLook { Size = 11 }), CheckLine(check));
        }

        var section = DocxPage.Section(landscape: false, restart: false);
        for (var i = 0; i < document.Annexes.Count; i++)
        {
            body.Append(SectionEnd(section));
            var annex = document.Annexes[i];
            body.Append(AnnexTitle(annex, document.Annexes.Count == 1 ? null : Numerals.Roman(i + 1)));
            body.Append(new DocxBody(labels, DocxPage.TextWidth(annex.IsLandscape)).Elements(annex.Blocks, closing: false));
            section = DocxPage.Section(annex.IsLandscape, restart: true);
        }
        if (document.Annexes.Count == 0) { body.Append(DocxParagraphs.Of("", new ParagraphLook { Size = 1 })); }
        body.Append(section);
        return body;
    }

    private static DocumentFormat.OpenXml.Wordprocessing.Table CheckLine(DocumentCheck check)
    {
        var (width, code) = (DocxPage.TextWidth(landscape: false), 1_500);
        return DocxTables.Borderless([code, width - code], 0,
        [
            [[new Paragraph(new Run(DocxPicture.Inline(check.Address, 850_000)))], [DocxParagraphs.Of(check.Text, new ParagraphLook { Size = 11, Before = 200 })]],
        ]);
    }

    // The properties of every section but the last stand in its last paragraph, here an empty one of no height to speak of.
    private static Paragraph SectionEnd(SectionProperties section)
    {
        var paragraph = DocxParagraphs.Of("", new ParagraphLook { Size = 1 });
        paragraph.ParagraphProperties!.Append(section);
        return paragraph;
    }

    private IEnumerable<Paragraph> AnnexTitle(DocumentAnnex annex, string? number)
    {
        var look = new ParagraphLook { Align = JustificationValues.Center, Bold = true, KeepWithNext = true };
        yield return DocxParagraphs.Of(number is null ? labels.Annex : $"{labels.Annex} {number}", look with { Style = DocxStyles.Heading(0) });
        yield return DocxParagraphs.Of(labels.Upper(annex.Title), look);
        yield return DocxParagraphs.Of(labels.Attached(document), look with { Bold = false, Italic = true, After = 60 });
        var width = DocxPage.TextWidth(annex.IsLandscape);
        yield return DocxParagraphs.Rule(width, width / 5, after: 120);
    }

    private Settings DocumentSettings() => new(
        new Zoom { Percent = "100" },
        new DefaultTabStop { Val = 720 },
        new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress },
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new ThemeFontLanguages { Val = labels.LanguageTag });
}

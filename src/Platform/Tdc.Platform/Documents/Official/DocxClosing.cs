using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

using WordTable = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace Tdc.Platform.Documents;

/// <summary>The foot of the document: recipients on the left, the signer on the right.</summary>
internal sealed class DocxClosing(OfficialDocument document, OfficialLabels labels)
{
    private const int RecipientsWidth = 4_300;
    private const int SignatureSpace = 1_500;

    internal WordTable Element()
    {
        var signerWidth = DocxPage.TextWidth(landscape: false) - RecipientsWidth;
        return DocxTables.Borderless([RecipientsWidth, signerWidth], 0, [[[.. Recipients()], [.. Signer()]]]);
    }

    private IEnumerable<Paragraph> Recipients()
    {
        var look = new ParagraphLook { Size = 11, Left = 113, Hanging = 113 };
        yield return DocxParagraphs.Of(labels.Recipients, new ParagraphLook { Size = 12, Bold = true, Italic = true, Before = 120 });
        if (document.Addressees.Count > 0) { yield return DocxParagraphs.Of("- " + labels.AsAbove, look); }
        foreach (var name in document.Recipients) { yield return DocxParagraphs.Of($"- {name.TrimEnd('.', ';', ' ')};", look); }
        yield return DocxParagraphs.Of($"- {labels.Archive} {document.Archive.TrimEnd('.', ';', ' ')}.", look);
    }

    private IEnumerable<Paragraph> Signer()
    {
        var look = new ParagraphLook { Align = JustificationValues.Center, Bold = true, KeepWithNext = true };
        var lines = document.Signature.Authority;
        for (var i = 0; i < lines.Count; i++)
        {
            yield return DocxParagraphs.Of(labels.Upper(lines[i]), look with { Before = i == 0 ? 120 : 0 });
        }
        yield return DocxParagraphs.Of(document.Signature.FullName, look with { Before = SignatureSpace, KeepWithNext = false });
    }
}

using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Tdc.Platform.Documents;

/// <summary>Paper and margins.</summary>
/// <remarks>Source: Decree 30/2020/NĐ-CP, Appendix I, part I: A4; top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm; page number at the top centre, not on the first page.</remarks>
internal static class DocxPage
{
    private const int Short = 11_906;
    private const int Long = 16_838;
    private const int Top = 1_134;
    private const int Left = 1_701;
    private const int Right = 1_134;

    internal const string FirstHeader = "rIdHeaderFirst";
    internal const string OtherHeader = "rIdHeader";

    /// <summary>The width between the margins.</summary>
    internal static int TextWidth(bool landscape) => (landscape ? Long : Short) - Left - Right;

    /// <param name="restart">Whether page numbers begin at 1 again, as in each annex.</param>
    internal static SectionProperties Section(bool landscape, bool restart)
    {
        var section = new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.First, Id = FirstHeader },
            new HeaderReference { Type = HeaderFooterValues.Default, Id = OtherHeader },
            new SectionType { Val = SectionMarkValues.NextPage },
            landscape
                ? new PageSize { Width = Long, Height = Short, Orient = PageOrientationValues.Landscape }
                : new PageSize { Width = Short, Height = Long },
            new PageMargin { Top = Top, Bottom = Top, Left = (uint)Left, Right = (uint)Right, Header = 567, Footer = 567, Gutter = 0 });
        if (restart) { section.Append(new PageNumberType { Start = 1 }); }
        section.Append(new TitlePage());
        return section;
    }

    internal static Header Numbered() => new(new Paragraph(
        DocxParagraphs.Properties(new ParagraphLook { Align = JustificationValues.Center, Size = 13 }),
        DocxRun(new FieldChar { FieldCharType = FieldCharValues.Begin }),
        DocxRun(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
        DocxRun(new FieldChar { FieldCharType = FieldCharValues.Separate }),
        DocxRun(new WordText("2")),
        DocxRun(new FieldChar { FieldCharType = FieldCharValues.End })));

    internal static Header Blank() => new(new Paragraph(DocxParagraphs.Properties(new ParagraphLook { Size = 13 })));

    private static Run DocxRun(OpenXmlElement content) => new(new RunProperties { FontSize = new FontSize { Val = "26" } }, content);
}

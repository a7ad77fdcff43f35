using DocumentFormat.OpenXml.Wordprocessing;

namespace Tdc.Platform.Documents;

/// <summary>The document's styles: one font, one language, and headings that Word's outline and screen readers find.</summary>
internal static class DocxStyles
{
    internal const string Title = "Title";
    private const string FontName = "Times New Roman";

    internal static string Heading(int level) => "Heading" + DocxParagraphs.Number(level + 1);

    internal static Styles Sheet(string language)
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle
            {
                RunFonts = new RunFonts { Ascii = FontName, HighAnsi = FontName, EastAsia = FontName, ComplexScript = FontName },
                FontSize = new FontSize { Val = "28" },
                FontSizeComplexScript = new FontSizeComplexScript { Val = "28" },
                Languages = new Languages { Val = language, EastAsia = language, Bidi = "ar-SA" },
            }),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle
            {
                WidowControl = new WidowControl(),
                SpacingBetweenLines = new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto },
            })));
        styles.Append(new Style { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true, StyleName = new StyleName { Val = "Normal" } });
        styles.Append(Paragraph(Title, "Title", outline: null));
        for (var level = 0; level < 4; level++) { styles.Append(Paragraph(Heading(level), $"heading {level + 1}", level)); }
        return styles;
    }

    private static Style Paragraph(string id, string name, int? outline)
    {
        var style = new Style
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            StyleName = new StyleName { Val = name },
            BasedOn = new BasedOn { Val = "Normal" },
            NextParagraphStyle = new NextParagraphStyle { Val = "Normal" },
            PrimaryStyle = new PrimaryStyle(),
            StyleParagraphProperties = new StyleParagraphProperties { KeepNext = new KeepNext() },
            StyleRunProperties = new StyleRunProperties { Bold = new Bold() },
        };
        if (outline is { } level) { style.StyleParagraphProperties.OutlineLevel = new OutlineLevel { Val = level }; }
        return style;
    }
}

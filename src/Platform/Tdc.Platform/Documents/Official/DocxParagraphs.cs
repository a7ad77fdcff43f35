using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Tdc.Platform.Documents;

/// <summary>How a paragraph looks; lengths in twentieths of a point, sizes in points.</summary>
internal sealed record ParagraphLook
{
    internal JustificationValues Align { get; init; } = JustificationValues.Left;
    internal double Size { get; init; } = 14;
    internal bool Bold { get; init; }
    internal bool Italic { get; init; }
    internal int FirstLine { get; init; }
    internal int Left { get; init; }
    internal int Right { get; init; }
    internal int Hanging { get; init; }
    internal int Before { get; init; }
    internal int After { get; init; }
    internal int Line { get; init; } = 240;
    internal bool KeepWithNext { get; init; }
    internal string? Style { get; init; }
}

/// <summary>Paragraphs and runs of WordprocessingML.</summary>
internal static class DocxParagraphs
{
    internal static Paragraph Of(RichText text, ParagraphLook look)
    {
        var paragraph = new Paragraph(Properties(look));
        foreach (var run in text.Runs)
        {
            if (run.Text.Length > 0) { paragraph.Append(Run(run.Text, look.Size, look.Bold || run.IsBold, look.Italic || run.IsItalic)); }
        }
        return paragraph;
    }

    internal static ParagraphProperties Properties(ParagraphLook look)
    {
        var properties = new ParagraphProperties
        {
            SpacingBetweenLines = new SpacingBetweenLines { Before = Number(look.Before), After = Number(look.After), Line = Number(look.Line), LineRule = LineSpacingRuleValues.Auto },
            Indentation = new Indentation { Left = Number(look.Left), Right = Number(look.Right) },
            Justification = new Justification { Val = look.Align },
            // The mark at the paragraph's end has a size of its own, which sets the height of an empty one.
            ParagraphMarkRunProperties = new ParagraphMarkRunProperties(new FontSize { Val = HalfPoints(look.Size) }),
        };
        if (look.Hanging > 0) { properties.Indentation.Hanging = Number(look.Hanging); }
        else { properties.Indentation.FirstLine = Number(look.FirstLine); }
        if (look.Style is not null) { properties.ParagraphStyleId = new ParagraphStyleId { Val = look.Style }; }
        if (look.KeepWithNext) { properties.KeepNext = new KeepNext(); }
        return properties;
    }

    internal static Run Run(string text, double size, bool bold, bool italic)
    {
        var properties = new RunProperties();
        if (bold) { properties.Bold = new Bold(); }
        if (italic) { properties.Italic = new Italic(); }
        properties.FontSize = new FontSize { Val = HalfPoints(size) };
        properties.FontSizeComplexScript = new FontSizeComplexScript { Val = HalfPoints(size) };
        var run = new Run(properties);
        var pieces = XmlText.Clean(text).Normalize().ReplaceLineEndings("\n").Split('\n', '\t');
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0) { run.Append(new WordText(" ") { Space = SpaceProcessingModeValues.Preserve }); }
            run.Append(new WordText(pieces[i]) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    /// <summary>A thin rule of a length, in the middle of its column.</summary>
    internal static Paragraph Rule(int columnWidth, int length, int after = 0)
    {
        var indent = Math.Max(0, (columnWidth - length) / 2);
        return new Paragraph(new ParagraphProperties
        {
            ParagraphBorders = new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 6, Space = 0, Color = "000000" }),
            SpacingBetweenLines = new SpacingBetweenLines { Before = "70", After = Number(after), Line = "60", LineRule = LineSpacingRuleValues.Exact },
            Indentation = new Indentation { Left = Number(indent), Right = Number(indent), FirstLine = "0" },
            ParagraphMarkRunProperties = new ParagraphMarkRunProperties(new FontSize { Val = "4" }),
        });
    }

    internal static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string HalfPoints(double points) => Number((int)Math.Round(points * 2));
}

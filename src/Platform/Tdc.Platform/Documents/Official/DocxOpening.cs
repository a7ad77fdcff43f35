using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

using WordTable = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace Tdc.Platform.Documents;

/// <summary>The top of the first page: issuing body, motto, number, place and date, type, summary and addressees.</summary>
internal sealed class DocxOpening(OfficialDocument document, OfficialLabels labels)
{
    /// <summary>What the name of the state needs on one line; the table reaches a little into both margins so that common names of bodies stay on one line too.</summary>
    private const int MottoWidth = 5_330;
    private const int Overhang = 170;
    private const double NameSize = 12;
    private static readonly int bodyWidth = DocxPage.TextWidth(landscape: false) + 2 * Overhang - MottoWidth;
    private static readonly ParagraphLook centred = new() { Align = JustificationValues.Center, Size = 13 };

    internal IEnumerable<OpenXmlElement> Elements()
    {
        yield return Heading();
        foreach (var paragraph in Title()) { yield return paragraph; }
        foreach (var paragraph in Addressees()) { yield return paragraph; }
    }

    private WordTable Heading()
    {
        var names = centred with { Size = NameSize };
        var body = new List<OpenXmlElement>();
        if (document.SuperiorName is { Length: > 0 } superior)
        {
            body.AddRange(BodyName.Lines(labels.Upper(superior), bodyWidth, NameSize, bold: false).Select(line => DocxParagraphs.Of(line, names)));
        }
        var own = BodyName.Lines(labels.Upper(document.IssuerName), bodyWidth, NameSize, bold: true);
        body.AddRange(own.Select(line => DocxParagraphs.Of(line, names with { Bold = true })));
        body.Add(DocxParagraphs.Rule(bodyWidth, Part(own[^1], bodyWidth, NameSize, 0.45)));

        var number = new List<OpenXmlElement>
        {
            DocxParagraphs.Of($"{labels.Number} {OfficialDates.NumberAndNotation(document.Number, document.Notation)}", centred with { Before = 60 }),
        };
        if (document.TypeName is null) { number.Add(DocxParagraphs.Of($"{labels.Subject} {document.Subject}", centred with { Size = 12, Before = 60 })); }

        var state = new OpenXmlElement[]
        {
            DocxParagraphs.Of(labels.State, names with { Bold = true }),
            DocxParagraphs.Of(labels.Motto, centred with { Bold = true }),
            DocxParagraphs.Rule(MottoWidth, TimesWidths.Twips(labels.Motto, 13, bold: true)),
        };
        var date = DocxParagraphs.Of(labels.PlaceAndDate(document), centred with { Italic = true, Before = 60 });
        return DocxTables.Borderless([bodyWidth, MottoWidth], -Overhang, [[body, state], [number, [date]]]);
    }

    private IEnumerable<Paragraph> Title()
    {
        var look = new ParagraphLook { Align = JustificationValues.Center, Bold = true, KeepWithNext = true };
        var width = DocxPage.TextWidth(landscape: false);
        if (document.TypeName is { } type)
        {
            yield return DocxParagraphs.Of(labels.Upper(type), look with { Before = 360, Style = DocxStyles.Title });
            var lines = RichText.FromString(document.Subject).Lines().ToList();
            foreach (var line in lines) { yield return DocxParagraphs.Of(line, look with { Left = 284, Right = 284 }); }
            yield return DocxParagraphs.Rule(width, Part(lines[^1].Plain, width - 568, 14, 0.34), after: 120);
        }
        if (labels.Courtesy is { } courtesy)
        {
            yield return DocxParagraphs.Of(courtesy, new ParagraphLook { Align = JustificationValues.Center, Italic = true, Size = 12, After = 120, Before = document.TypeName is null ? 240 : 0 });
        }
    }

    private IEnumerable<Paragraph> Addressees()
    {
        var names = document.Addressees;
        var look = new ParagraphLook { Before = 180, After = 180, KeepWithNext = true };
        if (names.Count == 1)
        {
            yield return DocxParagraphs.Of($"{labels.To} {names[0]}", look with { Align = JustificationValues.Center });
        }
        else if (names.Count > 1)
        {
            yield return DocxParagraphs.Of(labels.To, look with { Left = 1_588, After = 40 });
            for (var i = 0; i < names.Count; i++)
            {
                var isLast = i == names.Count - 1;
                var text = DocxBody.Item("- ", names[i].TrimEnd('.', ';', ' ') + (isLast ? "." : ";"));
                yield return DocxParagraphs.Of(text, look with { Left = 2_892, Hanging = 170, Before = 0, After = isLast ? 180 : 40 });
            }
        }
    }

    // A rule is a third to a half of its text's length; a text that wraps counts as one full line.
    private static int Part(string text, int width, double points, double share) =>
        (int)(Math.Min(TimesWidths.Twips(text, points, bold: true), width) * share);
}

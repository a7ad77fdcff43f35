using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Tdc.Platform.Documents;

/// <summary>The content of a document or of an annex, its headings numbered.</summary>
/// <remarks>Source of sizes and spacing: Decree 30/2020/NĐ-CP, Appendix I, part II.5: letters 13–14, first line 1 or 1.27 cm, 6 points between paragraphs, line spacing 1 to 1.5.</remarks>
internal sealed class DocxBody(OfficialLabels labels, int width)
{
    private static readonly ParagraphLook text = new() { Align = JustificationValues.Both, FirstLine = 720, Before = 0, After = 120, Line = 264 };
    private readonly int[] counts = new int[4];

    /// <param name="blocks">The content.</param>
    /// <param name="closing">Whether the last paragraph gets the mark that closes a document (./.) and stays with the signature.</param>
    internal IEnumerable<OpenXmlElement> Elements(IReadOnlyList<DocumentBlock> blocks, bool closing)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            var isEnd = closing && i == blocks.Count - 1;
            foreach (var element in Block(blocks[i], isEnd)) { yield return element; }
        }
    }

    internal static RichText Item(string mark, RichText item) => RichText.FromString(mark).Then(item);

    private IEnumerable<OpenXmlElement> Block(DocumentBlock block, bool isEnd) => block switch
    {
        Heading heading => Headings(heading),
        TextBlock paragraph => Lines(paragraph.Text, isEnd),
        LegalBasis basis => [DocxParagraphs.Of(basis.Text, text with { Italic = true })],
        BulletList list => list.Items.SelectMany(item => Lines(Item(list.IsInner ? "+ " : "- ", item), isEnd: false)),
        SourceList sources => Sources(sources),
        FactList list => [Facts(list), DocxParagraphs.Of("", new ParagraphLook { Size = 6 })],
        DocumentTable table => DocxTables.Facts(table, width),
        _ => throw new InvalidOperationException($"No way to print {block.GetType().Name}."),
    };

    private IEnumerable<OpenXmlElement> Headings(Heading heading)
    {
        var level = (int)heading.Level;
        counts[level]++;
        Array.Clear(counts, level + 1, counts.Length - level - 1);
        var look = text with { Bold = true, KeepWithNext = true, Before = 60, Style = DocxStyles.Heading(level) };
        var n = counts[level];
        switch (heading.Level)
        {
            case HeadingLevel.Part:
                look = look with { Align = JustificationValues.Center, FirstLine = 0 };
                if (heading.Number is not "") { yield return DocxParagraphs.Of($"{labels.Part} {heading.Number ?? Numerals.Roman(n)}", look with { After = 0, Style = null }); }
                yield return DocxParagraphs.Of(labels.Upper(heading.Text), look with { Before = 0 });
                break;
            case HeadingLevel.Section:
                yield return DocxParagraphs.Of(Numbered(heading.Number ?? Numerals.Roman(n), ".", labels.Upper(heading.Text)), look);
                break;
            case HeadingLevel.Clause:
                yield return DocxParagraphs.Of(Numbered(heading.Number ?? n.ToString(CultureInfo.InvariantCulture), ".", heading.Text), look);
                break;
            default:
                yield return DocxParagraphs.Of(Numbered(heading.Number ?? Numerals.Letter(n), ")", heading.Text), look with { Bold = false, Italic = true });
                break;
        }
    }

    private DocumentFormat.OpenXml.Wordprocessing.Table Facts(FactList list)
    {
        var look = new ParagraphLook { Size = 12, After = 40 };
        var term = (int)(width * 0.34);
        return DocxTables.Borderless([term, width - term], 0, [.. list.Facts.Select(fact => (IReadOnlyList<IReadOnlyList<OpenXmlElement>>)
        [
            [DocxParagraphs.Of(fact.Term, look)],
            [.. fact.Fact.Lines().Select(line => DocxParagraphs.Of(line, look))],
        ])]);
    }

    private static string Numbered(string number, string mark, string title) => number.Length == 0 ? title : $"{number}{mark} {title}";

    private static IEnumerable<OpenXmlElement> Lines(RichText content, bool isEnd)
    {
        var lines = content.Lines().Where(line => line.Plain.Trim().Length > 0).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var last = isEnd && i == lines.Count - 1;
            yield return DocxParagraphs.Of(last ? Closed(lines[i]) : lines[i], last ? text with { KeepWithNext = true } : text);
        }
    }

    // "./." closes the content of a document, so that nothing can be added below it.
    private static RichText Closed(RichText line)
    {
        if (line.Plain.TrimEnd().EndsWith("./.", StringComparison.Ordinal)) { return line; }
        var last = line.Runs[^1];
        return new RichText([.. line.Runs.SkipLast(1), last with { Text = last.Text.TrimEnd().TrimEnd('.') + "./." }]);
    }

    private IEnumerable<OpenXmlElement> Sources(SourceList sources)
    {
        var look = new ParagraphLook { Align = JustificationValues.Both, Size = 11, Italic = true, Left = 720, After = 20 };
        yield return DocxParagraphs.Of(labels.Sources, look with { KeepWithNext = true });
        for (var i = 0; i < sources.Items.Count; i++)
        {
            var item = sources.Items[i];
            var isLast = i == sources.Items.Count - 1;
            var sentence = string.Join(' ', item.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            yield return DocxParagraphs.Of(
                new RichText([new TextRun("– "), new TextRun(item.Unit, IsBold: true), new TextRun($": {sentence}")]),
                look with { Left = 890, Hanging = 170, After = isLast ? 120 : 20 });
        }
    }
}

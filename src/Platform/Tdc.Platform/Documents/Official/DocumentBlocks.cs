namespace Tdc.Platform.Documents;

/// <summary>A piece of a document's content.</summary>
public abstract record DocumentBlock;

/// <summary>Depth of a heading, from the outside in.</summary>
public enum HeadingLevel
{
    /// <summary>Phần: "Phần I" and its title, centred, in capitals.</summary>
    Part,

    /// <summary>Mục: "I. TITLE".</summary>
    Section,

    /// <summary>Khoản: "1. Title".</summary>
    Clause,

    /// <summary>Điểm: "a) Title".</summary>
    Point,
}

/// <summary>A heading; numbers run by themselves and start anew under each higher heading.</summary>
/// <param name="Level">How deep.</param>
/// <param name="Text">The title without its number.</param>
public sealed record Heading(HeadingLevel Level, string Text) : DocumentBlock
{
    /// <summary>A number that replaces the running one, e.g. "1.3" of the plan; empty prints none.</summary>
    public string? Number { get; init; }
}

/// <summary>A paragraph, justified, first line indented. A line feed starts a new paragraph.</summary>
/// <param name="Text">Its text.</param>
public sealed record TextBlock(RichText Text) : DocumentBlock;

/// <summary>A line of the legal basis ("Căn cứ …"), in italics.</summary>
/// <param name="Text">Its text.</param>
public sealed record LegalBasis(string Text) : DocumentBlock;

/// <summary>Items marked by a dash (or by a plus sign one step deeper).</summary>
/// <param name="Items">The items.</param>
public sealed record BulletList(IReadOnlyList<RichText> Items) : DocumentBlock
{
    /// <summary>Whether the list lies inside another one.</summary>
    public bool IsInner { get; init; }
}

/// <summary>Terms and their facts beside each other, without lines.</summary>
/// <param name="Facts">Term and fact; a line feed in a fact starts a new line.</param>
public sealed record FactList(IReadOnlyList<(string Term, RichText Fact)> Facts) : DocumentBlock;

/// <summary>The sentences of units on which the paragraph above rests, small and in italics.</summary>
/// <param name="Items">The sentences, at least one.</param>
public sealed record SourceList(IReadOnlyList<SourceSentence> Items) : DocumentBlock;

/// <summary>What one unit reported.</summary>
/// <param name="Unit">The unit as it is named.</param>
/// <param name="Text">Its own words.</param>
public sealed record SourceSentence(string Unit, string Text);

/// <summary>A piece of text of one look.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsBold">Bold.</param>
/// <param name="IsItalic">Italic.</param>
public readonly record struct TextRun(string Text, bool IsBold = false, bool IsItalic = false);

/// <summary>A text whose parts may be bold or italic; converts from plain text.</summary>
/// <param name="Runs">The parts in order.</param>
public sealed record RichText(IReadOnlyList<TextRun> Runs)
{
    /// <summary>A plain text.</summary>
    public static implicit operator RichText(string? text) => FromString(text);

    /// <summary>A plain text, for callers without operators.</summary>
    public static RichText FromString(string? text) => new([new TextRun(text ?? "")]);

    /// <summary>A bold text.</summary>
    public static RichText Bold(string text) => new([new TextRun(text, IsBold: true)]);

    /// <summary>An italic text.</summary>
    public static RichText Italic(string text) => new([new TextRun(text, IsItalic: true)]);

    /// <summary>This text followed by another.</summary>
    public RichText Then(RichText next) => new([.. Runs, .. next.Runs]);

    /// <summary>The text without its looks.</summary>
    public string Plain => string.Concat(Runs.Select(run => run.Text));

    /// <summary>The text cut at its line feeds.</summary>
    internal IEnumerable<RichText> Lines()
    {
        var line = new List<TextRun>();
        foreach (var run in Runs)
        {
            var pieces = run.Text.ReplaceLineEndings("\n").Split('\n');
            for (var i = 0; i < pieces.Length; i++)
            {
                if (i > 0)
                {
                    yield return new RichText([.. line]);
                    line.Clear();
                }
                line.Add(run with { Text = pieces[i] });
            }
        }
        yield return new RichText(line);
    }
}

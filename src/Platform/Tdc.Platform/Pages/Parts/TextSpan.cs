namespace Tdc.Platform.Pages;

/// <summary>A part of a text.</summary>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Length">How many units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Cuts a text at the marked parts; what lies outside the text is left out, what overlaps is joined.</summary>
    /// <returns>The pieces in order; together they are the text.</returns>
    internal static IEnumerable<(string Piece, bool Marked)> Cut(string text, IEnumerable<TextSpan> marked)
    {
        var at = 0;
        foreach (var span in marked.OrderBy(span => span.Start))
        {
            var start = Math.Clamp(span.Start, at, text.Length);
            var end = (int)Math.Clamp((long)span.Start + span.Length, start, text.Length);
            if (end == start)
            {
                continue;
            }
            if (start > at)
            {
                yield return (text[at..start], false);
            }
            yield return (text[start..end], true);
            at = end;
        }
        if (at < text.Length)
        {
            yield return (text[at..], false);
        }
    }
}

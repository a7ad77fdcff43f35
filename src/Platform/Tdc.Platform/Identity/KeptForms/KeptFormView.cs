namespace Tdc.Platform.Identity;

/// <summary>One line of a kept form as its writer knows it.</summary>
/// <param name="Label">What the form calls the field; empty when it cannot be known.</param>
/// <param name="Value">What was typed, or the text of what was chosen.</param>
internal sealed record KeptLine(string Label, string Value);

/// <summary>Turns the posted fields of a kept form into what its writer saw.</summary>
internal static class KeptFormView
{
    /// <summary>The lines with content, by the headings of the form, in the form's order.</summary>
    /// <param name="text">What was posted.</param>
    /// <param name="labels">What the page calls its fields; <see langword="null"/> when the page is not there any more.</param>
    public static IReadOnlyList<(string Section, IReadOnlyList<KeptLine> Lines)> Of(KeptText text, FormLabels? labels) =>
        [.. text.Fields
            .Where(f => KeptFields.IsShown(f.Name) && !string.IsNullOrWhiteSpace(f.Value) && (labels is null ? KeptFields.IsProse(f.Value) : !labels.IsCarried(f.Name)))
            .Select(f => (Known: labels?.Of(f.Name), Value: labels?.ValueOf(f.Name, f.Value) ?? f.Value))
            .GroupBy(f => f.Known?.Section ?? "", f => new KeptLine(f.Known?.Text ?? "", f.Value))
            .Select(g => (g.Key, (IReadOnlyList<KeptLine>)[.. g]))];
}

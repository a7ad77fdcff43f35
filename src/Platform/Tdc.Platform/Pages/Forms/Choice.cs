namespace Tdc.Platform.Pages;

/// <summary>One answer that can be chosen.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What is shown.</param>
/// <param name="Group">The heading it stands under in a list; null for none.</param>
/// <param name="Hint">A line under it, for radio buttons and check boxes.</param>
public sealed record Choice(string Value, string Text, string? Group = null, string? Hint = null);

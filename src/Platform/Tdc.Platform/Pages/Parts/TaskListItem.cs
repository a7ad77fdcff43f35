namespace Tdc.Platform.Pages;

/// <summary>A part of a long form, or a thing with one state, in a list.</summary>
/// <param name="Text">Its name.</param>
/// <param name="Href">Where it is; null when there is nothing to open.</param>
/// <param name="Kind">Its state.</param>
/// <param name="Status">The state in words.</param>
/// <param name="Note">A small line under the name.</param>
public sealed record TaskListItem(string Text, string? Href, StatusKind Kind, string Status, string? Note = null);

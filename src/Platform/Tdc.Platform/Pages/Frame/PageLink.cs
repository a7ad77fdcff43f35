namespace Tdc.Platform.Pages;

/// <summary>A link in the frame.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Href">A path from the root without language, such as <c>/ke-hoach</c>.</param>
/// <param name="Current">Whether it is the page being read, or its part of the site; null lets the address decide.</param>
public sealed record PageLink(string Text, string Href, bool? Current = null);

/// <summary>A headed group of links in the foot.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Links">Its links, in order.</param>
public sealed record PageLinkGroup(string Title, IReadOnlyList<PageLink> Links);

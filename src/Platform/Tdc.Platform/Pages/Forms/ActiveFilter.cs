namespace Tdc.Platform.Pages;

/// <summary>A filter in force.</summary>
/// <param name="Text">What it says: "Phường", "Kỳ năm 2026".</param>
/// <param name="Name">The query parameter that holds it.</param>
/// <param name="Value">The one value to take away where the parameter may stand several times; null takes all.</param>
public sealed record ActiveFilter(string Text, string Name, string? Value = null);

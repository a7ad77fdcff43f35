namespace Tdc.Platform.Pages;

/// <summary>One thing in a row of small links, each with its state.</summary>
/// <param name="Number">Its number, such as II.2.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its state.</param>
/// <param name="Status">The state in words.</param>
/// <param name="Href">Where it is.</param>
public sealed record Pip(string Number, string Name, StatusKind Kind, string Status, string Href);

/// <summary>A named row of them.</summary>
/// <param name="Title">The row's name, such as a group of the plan.</param>
/// <param name="Items">The things.</param>
public sealed record PipRow(string Title, IReadOnlyList<Pip> Items);

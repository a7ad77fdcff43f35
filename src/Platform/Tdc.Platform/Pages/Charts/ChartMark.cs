namespace Tdc.Platform.Pages.Charts;

/// <summary>One thing drawn in a chart, in units of the <c>viewBox</c>; its look comes from classes of the style sheet only.</summary>
/// <param name="Class">Classes of <c>tdc.css</c>.</param>
public abstract record ChartMark(string Class);

/// <summary>A rectangle.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Not negative.</param>
/// <param name="Height">Not negative.</param>
/// <param name="Class">Fill.</param>
/// <param name="Hatch">2 diagonal, 3 dots, 4 lines, drawn over the fill; 0 none.</param>
public sealed record BoxMark(double X, double Y, double Width, double Height, string Class, int Hatch = 0) : ChartMark(Class);

/// <summary>A path.</summary>
/// <param name="Data">SVG path data.</param>
/// <param name="Class">Stroke or fill.</param>
/// <param name="Hatch">As with <see cref="BoxMark"/>.</param>
public sealed record PathMark(string Data, string Class, int Hatch = 0) : ChartMark(Class);

/// <summary>A disc.</summary>
/// <param name="X">Centre.</param>
/// <param name="Y">Centre.</param>
/// <param name="Radius">Not negative.</param>
/// <param name="Class">Fill.</param>
public sealed record DotMark(double X, double Y, double Radius, string Class) : ChartMark(Class);

/// <summary>Words; class <c>c</c> centres them at X, <c>e</c> ends them there.</summary>
/// <param name="X">Where they start, end or are centred.</param>
/// <param name="Y">The base line.</param>
/// <param name="Text">The words.</param>
/// <param name="Class">Anchor, weight, size, colour.</param>
public sealed record WordMark(double X, double Y, string Text, string Class = "") : ChartMark(Class);

/// <summary>The numbers of a chart as a table; the same facts for those who do not see it.</summary>
/// <param name="Heads">Column heads; the first column names the row.</param>
/// <param name="Rows">Cells, as printed.</param>
public sealed record ChartFacts(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A chart, laid out.</summary>
/// <param name="Height">Height of the <c>viewBox</c>, which is 360 wide.</param>
/// <param name="Marks">What is drawn, from back to front.</param>
/// <param name="Description">The numbers in words.</param>
/// <param name="Facts">The numbers as a table.</param>
public sealed record ChartDrawing(double Height, IReadOnlyList<ChartMark> Marks, string Description, ChartFacts Facts);

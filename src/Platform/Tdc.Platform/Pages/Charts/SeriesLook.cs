namespace Tdc.Platform.Pages.Charts;

/// <summary>How a line is told from the others without colour: dash for declared, and a point of its own shape.</summary>
/// <param name="Colour">1–5, the chart colours of the style sheet.</param>
/// <param name="Declared">Whether it is dashed.</param>
/// <param name="Shape">0 disc, 1 square, 2 triangle, 3 diamond, 4 slanted cross, 5 upright cross.</param>
internal sealed record SeriesLook(int Colour, bool Declared, int Shape)
{
    private static readonly int[] measured = [1, 3, 4, 5, 2];
    private static readonly int[] declared = [2, 4, 3, 5, 1];

    internal string Line => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ln s{Colour}{(Declared ? " dash" : "")}");

    private string Stroke => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ln s{Colour}");

    private string Fill => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"f{Colour}");

    /// <summary>Colours by turn; declared lines begin with the second colour, which stands for "declared" everywhere.</summary>
    internal static IReadOnlyList<SeriesLook> Lines(IReadOnlyList<ChartSeries> series)
    {
        HashSet<int> used = [];
        List<SeriesLook> looks = [];
        foreach (var one in series)
        {
            var isDeclared = one.Known == Known.Declared;
            var turn = isDeclared ? declared : measured;
            var colour = Array.Find(turn, used.Add);
            looks.Add(new SeriesLook(colour == 0 ? turn[looks.Count % turn.Length] : colour, isDeclared, looks.Count % 6));
        }
        return looks;
    }

    internal ChartMark Point(double x, double y)
    {
        string N(double value) => ChartFrame.N(value);
        return Shape switch
        {
            1 => new BoxMark(x - 3.5, y - 3.5, 7, 7, Fill),
            2 => new PathMark($"M{N(x)} {N(y - 4.5)}l4.5 8h-9z", Fill),
            3 => new PathMark($"M{N(x)} {N(y - 5)}l5 5l-5 5l-5-5z", Fill),
            4 => new PathMark($"M{N(x - 4)} {N(y - 4)}l8 8m0-8l-8 8", Stroke),
            5 => new PathMark($"M{N(x)} {N(y - 5)}v10m-5-5h10", Stroke),
            _ => new DotMark(x, y, 4, Fill),
        };
    }
}

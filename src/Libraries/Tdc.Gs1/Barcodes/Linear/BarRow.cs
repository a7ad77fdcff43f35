namespace Tdc.Gs1.Barcodes.Linear;

/// <summary>Collects the bars of a linear symbol from left to right.</summary>
/// <param name="start">Where the first bar begins, in units.</param>
/// <param name="height">Height of the bars in units.</param>
/// <param name="top">Top of the bars in units.</param>
internal sealed class BarRow(int start, int height, int top = 0)
{
    private readonly List<DarkArea> areas = [];

    /// <summary>Where the next element begins.</summary>
    public int Position { get; private set; } = start;

    public IReadOnlyList<DarkArea> Areas => areas;

    /// <summary>Adds elements, dark and light in turn.</summary>
    /// <param name="widths">A digit for each element: its width in units.</param>
    /// <param name="startsDark">Whether the first is a bar.</param>
    /// <param name="longer">How much further down the bars reach.</param>
    public void Add(ReadOnlySpan<char> widths, bool startsDark, int longer = 0)
    {
        var dark = startsDark;
        foreach (var digit in widths)
        {
            var width = digit - '0';
            if (dark)
            {
                areas.Add(new DarkArea(Position, top, width, height + longer));
            }

            Position += width;
            dark = !dark;
        }
    }
}

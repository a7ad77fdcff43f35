using System.Text;

namespace Tdc.Platform.Pages.Charts;

/// <summary>A map of places in their true shapes: degrees laid flat about the middle of the map, outlines simplified to what can be seen.</summary>
internal static class ShapeLayout
{
    private const double Left = 4;
    private const double MostHeight = 420;
    private const double Tolerance = 0.6;
    private const int Steps = 5;

    internal static ChartDrawing Draw(IReadOnlyList<MapShape> shapes, int decimals, ChartVocabulary words)
    {
        var points = shapes.SelectMany(s => s.Rings).SelectMany(r => r).ToList();
        List<ChartMark> marks = [];
        string[] names = [.. shapes.Select(s => s.Name)];
        ChartSeries[] series = [new("", [.. shapes.Select(s => s.Value)])];
        var height = 0.0;
        if (points.Count > 0)
        {
            var limits = Limits([.. shapes.Select(s => ChartFrame.Finite(s.Value)).OfType<double>()]);
            var top = Key(marks, limits, decimals);
            var place = new Projection(points, top);
            height = top + place.Height;
            foreach (var shape in shapes)
            {
                var data = new StringBuilder();
                foreach (var ring in shape.Rings)
                {
                    Append(data, Simplified([.. ring.Select(place.At)]));
                }

                var value = ChartFrame.Finite(shape.Value);
                marks.Add(new PathMark(data.ToString(), value is { } known ? "sh v" + (char)('0' + Step(limits, known)) : "sh fp", value is null ? 3 : 0));
            }
        }

        return new ChartDrawing(height + 4, marks, words.Describe(names, series, null, decimals), words.Facts(names, series, decimals));
    }

    /// <summary>The greatest value of each step, so that each holds as many places; fewer steps than five when values repeat.</summary>
    internal static List<double> Limits(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? [] : [.. Enumerable.Range(1, Steps).Select(i => values[Math.Max(0, (int)Math.Ceiling(i * values.Count / (double)Steps) - 1)]).Distinct()];
    }

    private static int Step(List<double> limits, double value) => limits.Count == 1 ? Steps / 2 : Spread(limits.FindIndex(limit => value <= limit), limits.Count);

    // The darkest shade belongs to the last step, also where there are fewer than five.
    private static int Spread(int step, int of) => (int)Math.Round(step * (Steps - 1) / (double)(of - 1));

    private static double Key(List<ChartMark> marks, List<double> limits, int decimals)
    {
        var (x, y) = (Left, 2.0);
        for (var i = 0; i < limits.Count; i++)
        {
            var name = "≤ " + Display.Number(limits[i], decimals);
            var width = 20 + ChartWords.Width(name);
            if (x > Left && x + width > ChartFrame.Right)
            {
                (x, y) = (Left, y + 20);
            }

            marks.Add(new BoxMark(x, y + 1, 14, 14, "sh v" + (char)('0' + Step(limits, limits[i]))));
            marks.Add(new WordMark(x + 20, y + 13, name));
            x += width + 12;
        }

        return y + 24;
    }

    private static void Append(StringBuilder data, List<(double X, double Y)> ring)
    {
        if (ring.Count < 3)
        {
            return;
        }

        for (var i = 0; i < ring.Count; i++)
        {
            data.Append(i == 0 ? 'M' : 'L').Append(ChartFrame.N(ring[i].X)).Append(' ').Append(ChartFrame.N(ring[i].Y));
        }

        data.Append('Z');
    }

    /// <summary>The points without which a line would be off by more than can be seen (Douglas and Peucker); not recursive, for outlines may have many thousands.</summary>
    internal static List<(double X, double Y)> Simplified(List<(double X, double Y)> line)
    {
        if (line.Count < 3)
        {
            return line;
        }

        var kept = new bool[line.Count];
        (kept[0], kept[^1]) = (true, true);
        var open = new Stack<(int From, int To)>([(0, line.Count - 1)]);
        while (open.TryPop(out var part))
        {
            var (far, at) = (0.0, -1);
            for (var i = part.From + 1; i < part.To; i++)
            {
                var distance = Distance(line[i], line[part.From], line[part.To]);
                if (distance > far)
                {
                    (far, at) = (distance, i);
                }
            }

            if (far > Tolerance)
            {
                kept[at] = true;
                open.Push((part.From, at));
                open.Push((at, part.To));
            }
        }

        return [.. line.Where((_, i) => kept[i])];
    }

    private static double Distance((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = (dx * dx) + (dy * dy);
        var t = length == 0 ? 0 : Math.Clamp((((point.X - from.X) * dx) + ((point.Y - from.Y) * dy)) / length, 0, 1);
        return Math.Sqrt(Math.Pow(point.X - from.X - (t * dx), 2) + Math.Pow(point.Y - from.Y - (t * dy), 2));
    }

    private sealed class Projection
    {
        private readonly double west;
        private readonly double north;
        private readonly double across;
        private readonly double down;
        private readonly double top;

        public Projection(List<MapPoint> points, double top)
        {
            (west, north) = (points.Min(p => p.Longitude), points.Max(p => p.Latitude));
            var (east, south) = (points.Max(p => p.Longitude), points.Min(p => p.Latitude));
            var shrink = Math.Cos((north + south) / 2 * Math.PI / 180); // a degree of longitude is that much shorter there
            var (wide, high) = (Math.Max((east - west) * shrink, 1e-9), Math.Max(north - south, 1e-9));
            down = Math.Min((ChartFrame.Right - Left) / wide, MostHeight / high);
            (across, Height, this.top) = (down * shrink, high * down, top);
        }

        public double Height { get; }

        public (double X, double Y) At(MapPoint point) => (Left + ((point.Longitude - west) * across), top + ((north - point.Latitude) * down));
    }
}

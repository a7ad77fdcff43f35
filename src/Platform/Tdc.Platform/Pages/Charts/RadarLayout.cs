using System.Text;

namespace Tdc.Platform.Pages.Charts;

/// <summary>Five to nine axes of one scale in a fixed order, at most two shapes. A missing value opens the shape.</summary>
internal static class RadarLayout
{
    private const double Radius = 92;
    private const double CentreX = 180;
    private const double CentreY = 140;

    internal static ChartDrawing Draw(IReadOnlyList<string> axes, IReadOnlyList<ChartSeries> series, double? most, int decimals, ChartVocabulary words)
    {
        List<ChartMark> marks = [];
        var looks = SeriesLook.Lines(series);
        var ticks = ChartTicks.For(most is { } given && double.IsFinite(given) && given > 0
            ? [0, given]
            : series.SelectMany(one => axes.Select((_, at) => one.At(at))), fromZero: true);
        var scale = new ChartScale(0, most is { } top && double.IsFinite(top) && top > 0 ? top : ticks.High, 0, Radius);
        foreach (var tick in ticks.Values.Where(tick => tick > 0 && tick <= scale.High))
        {
            marks.Add(new PathMark(Shape(axes.Count, _ => scale.At(tick)) + "Z", "gl ring"));
            if (tick < scale.High)
            {
                marks.Add(new WordMark(CentreX - 4, CentreY - scale.At(tick) + 4, Display.Number(tick, ticks.Decimals), "m e t11 halo"));
            }
        }
        for (var i = 0; i < axes.Count; i++)
        {
            var (x, y) = At(axes.Count, i, Radius);
            marks.Add(new PathMark($"M{ChartFrame.N(CentreX)} {ChartFrame.N(CentreY)}L{ChartFrame.N(x)} {ChartFrame.N(y)}", "gl"));
            Name(marks, axes[i], i, axes.Count);
        }
        for (var s = series.Count - 1; s >= 0; s--)
        {
            var one = series[s];
            var closed = axes.Count > 0 && axes.Select((_, at) => one.At(at)).All(value => value is not null);
            var shape = Shape(axes.Count, at => one.At(at) is { } value ? scale.At(value) : null, closed);
            if (closed && s == 0)
            {
                marks.Add(new PathMark(shape + "Z", "a1"));
            }
            marks.Add(new PathMark(shape + (closed ? "Z" : ""), looks[s].Line));
            if (s == 0)
            {
                marks.AddRange(axes.Select((_, at) => (at, value: one.At(at))).Where(pair => pair.value is not null).Select(pair =>
                {
                    var (x, y) = At(axes.Count, pair.at, scale.At(pair.value!.Value));
                    return looks[s].Point(x, y);
                }));
            }
        }
        List<ChartMark> key = [];
        var below = ChartFrame.Key(key, [.. series.Select(one => one.Name)], (i, x, y) => new PathMark($"M{ChartFrame.N(x)} {ChartFrame.N(y + 7)}h15", looks[i].Line));
        marks.AddRange(key.Select(mark => mark switch
        {
            WordMark word => word with { Y = word.Y + 264 },
            PathMark path => path with { Data = Moved(path.Data, 264) },
            _ => mark,
        }));
        return new ChartDrawing(264 + below, marks, words.Describe(axes, series, null, decimals), words.Facts(axes, series, decimals));
    }

    private static void Name(List<ChartMark> marks, string axis, int at, int count)
    {
        var (x, y) = At(count, at, Radius + 8);
        var side = x > CentreX + 4 ? 1 : x < CentreX - 4 ? -1 : 0;
        var room = side == 0 ? 200 : side > 0 ? ChartFrame.Width - x : x;
        var lines = ChartWords.Wrap(axis, room, most: 2);
        var start = y + 5 - (y < CentreY - Radius ? (lines.Count - 1) * ChartWords.LineHeight : (lines.Count - 1) * ChartWords.LineHeight / 2);
        for (var line = 0; line < lines.Count; line++)
        {
            marks.Add(new WordMark(x, start + line * ChartWords.LineHeight, ChartWords.Cut(lines[line], room), side > 0 ? "" : side < 0 ? "e" : "c"));
        }
    }

    private static string Shape(int count, Func<int, double?> radius, bool closed = true)
    {
        var data = new StringBuilder();
        var down = false;
        // An open shape goes once more to its first point, when both ends of that side are there.
        for (var i = 0; i < count + (closed || count == 0 ? 0 : 1); i++)
        {
            if (radius(i % count) is not { } distance)
            {
                down = false;
                continue;
            }
            var (x, y) = At(count, i % count, distance);
            data.Append(down ? 'L' : 'M').Append(ChartFrame.N(x)).Append(' ').Append(ChartFrame.N(y));
            down = true;
        }
        return data.ToString();
    }

    private static (double X, double Y) At(int count, int axis, double distance)
    {
        var (sine, cosine) = Math.SinCos(2 * Math.PI * axis / Math.Max(count, 1));
        return (CentreX + distance * sine, CentreY - distance * cosine);
    }

    private static string Moved(string data, double down)
    {
        var end = data.IndexOf('h', StringComparison.Ordinal);
        var place = data[1..end].Split(' ');
        var y = double.Parse(place[1], System.Globalization.CultureInfo.InvariantCulture) + down;
        return $"M{place[0]} {ChartFrame.N(y)}{data[end..]}";
    }
}

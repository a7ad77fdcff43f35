using System.Globalization;

namespace Tdc.Platform.Pages.Charts;

/// <summary>What the charts with axes share: numbers in path data, grid, labels, key, target.</summary>
internal static class ChartFrame
{
    internal const double Width = 360;
    internal const double Right = 356;
    private const int MostInTurns = 10;

    internal static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Room at the left for the labels of an axis.</summary>
    internal static double Left(ChartTicks ticks) =>
        Math.Max(26, ticks.Values.Max(tick => ChartWords.Width(Display.Number(tick, ticks.Decimals))) + 10);

    /// <summary>Lines and labels of the vertical axis; the line at 0 is the ground.</summary>
    internal static void Grid(List<ChartMark> marks, ChartTicks ticks, ChartScale scale, double left, double right = Right)
    {
        foreach (var tick in ticks.Values)
        {
            var y = scale.At(tick);
            marks.Add(new PathMark($"M{N(left)} {N(y)}H{N(right)}", tick == 0 ? "ax" : "gl"));
            marks.Add(new WordMark(left - 6, y + 4.5, Display.Number(tick, ticks.Decimals), "m e"));
        }
    }

    /// <summary>
    /// Labels under the columns, in up to three lines; where they would touch, the words of a few stand in two rows by turns, and of many only every second,
    /// third … is written.
    /// </summary>
    /// <returns>The height they take.</returns>
    internal static double Below(List<ChartMark> marks, IReadOnlyList<string> labels, double first, double slot, double y)
    {
        if (labels.Count == 0)
        {
            return 0;
        }
        var longest = labels.Max(label => label.Split(' ').Max(word => ChartWords.Width(word)));
        var size = longest + 4 <= slot ? 13.0 : 12.0;
        var turns = labels.Count is > 1 and <= MostInTurns && longest * size / 13 > slot - 5 && longest * size / 13 <= 2 * slot - 14 && labels.Any(label => label.Any(char.IsLetter));
        if (turns)
        {
            return InTurns(marks, labels, first, slot, y, size);
        }
        var every = longest * size / 13 <= slot + 2 ? 1 : (int)Math.Ceiling((labels.Max(label => ChartWords.Width(label, size)) + 8) / slot);
        var lines = 1;
        for (var i = 0; i < labels.Count; i++)
        {
            if (i % every != 0)
            {
                continue;
            }
            var broken = every == 1 ? ChartWords.Wrap(labels[i], slot - 4, size, most: 4) : [labels[i]];
            lines = Math.Max(lines, broken.Count);
            for (var line = 0; line < broken.Count; line++)
            {
                marks.Add(new WordMark(first + i * slot, y + 14 + line * ChartWords.LineHeight, broken[line], size < 13 ? "c m t12" : "c m"));
            }
        }
        return lines * ChartWords.LineHeight;
    }

    // Every second label stands under the others, so that each has the room of two columns.
    private static double InTurns(List<ChartMark> marks, IReadOnlyList<string> labels, double first, double slot, double y, double size)
    {
        var broken = labels.Select(label => ChartWords.Wrap(label, 2 * slot - 14, size, most: 3)).ToList();
        var upper = broken.Where((_, i) => i % 2 == 0).Max(lines => lines.Count);
        for (var i = 0; i < broken.Count; i++)
        {
            for (var line = 0; line < broken[i].Count; line++)
            {
                marks.Add(new WordMark(first + i * slot, y + 14 + (line + (i % 2 == 0 ? 0 : upper)) * ChartWords.LineHeight, broken[i][line], size < 13 ? "c m t12" : "c m"));
            }
        }
        return (upper + broken.Where((_, i) => i % 2 == 1).Max(lines => lines.Count)) * ChartWords.LineHeight;
    }

    /// <summary>The key above a chart.</summary>
    /// <param name="marks">Where the marks go.</param>
    /// <param name="names">The names.</param>
    /// <param name="sample">The mark of a name at a place.</param>
    /// <param name="over">What stands on the mark: the point of a line, by which lines of one colour are told apart.</param>
    /// <returns>The height it takes; 0 for fewer than two names.</returns>
    internal static double Key(List<ChartMark> marks, IReadOnlyList<string> names, Func<int, double, double, ChartMark> sample, Func<int, double, double, ChartMark>? over = null)
    {
        if (names.Count < 2)
        {
            return 0;
        }
        var (x, y) = (4.0, 2.0);
        for (var i = 0; i < names.Count; i++)
        {
            var name = ChartWords.Cut(names[i], Right - 30);
            var width = 19 + ChartWords.Width(name) * 1.08; // names with wide letters must not run into the next mark
            if (x > 4 && x + width > Right)
            {
                (x, y) = (4, y + 20);
            }
            marks.Add(sample(i, x, y));
            if (over is not null) { marks.Add(over(i, x, y)); }
            marks.Add(new WordMark(x + 19, y + 12, name));
            x += width + 14;
        }
        return y + 26;
    }

    /// <summary>The dashed line of a target, with its words above its right end, or its left one where a number stands at the right.</summary>
    internal static void Target(List<ChartMark> marks, double y, double left, double right, string words, IReadOnlyList<ChartMark> numbers)
    {
        marks.Add(new PathMark($"M{N(left)} {N(y)}H{N(right)}", "tg"));
        var width = ChartWords.Width(words) + 16;
        bool Free(double from, double to) => !numbers.OfType<WordMark>().Any(number => number.X > from && number.X < to && Math.Abs(number.Y - (y - 6)) < 15);
        marks.Add(!Free(right - width, right) && Free(left, left + width)
            ? new WordMark(left + 4, y - 6, words, "m halo")
            : new WordMark(right - 4, y - 6, words, "m e halo"));
    }

    internal static double? Finite(double? value) => value is { } number && Math.Abs(number) <= ChartTicks.Largest ? number : null;
}

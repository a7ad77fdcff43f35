namespace Tdc.Platform.Pages.Charts;

/// <summary>A map of equal tiles in about the places of the units: each with its name and number, five steps of shade.</summary>
internal static class TileLayout
{
    internal static ChartDrawing Draw(IReadOnlyList<MapTile> tiles, int decimals, ChartVocabulary words)
    {
        List<ChartMark> marks = [];
        var (west, north) = tiles.Count == 0 ? (0, 0) : (tiles.Min(tile => tile.Column), tiles.Min(tile => tile.Row));
        var columns = tiles.Count == 0 ? 1 : tiles.Max(tile => tile.Column) - west + 1;
        var rows = tiles.Count == 0 ? 0 : tiles.Max(tile => tile.Row) - north + 1;
        var width = (ChartFrame.Width - 4) / columns;
        var height = Math.Clamp(width * 0.8, 40, 64);
        foreach (var tile in tiles)
        {
            var (x, y) = (2 + (tile.Column - west) * width, 2 + (tile.Row - north) * height);
            var value = ChartFrame.Finite(tile.Value);
            var step = value is { } percent ? HeatCell.Step(percent) : -1;
            var ink = step >= 3 ? "c fin" : step >= 0 ? "c fout" : "c m";
            marks.Add(new BoxMark(x + 1, y + 1, width - 2, height - 2, value is null ? "f0" : "v" + (char)('0' + step)));
            var lines = ChartWords.Wrap(tile.Name, width - 6, 11, most: height > 50 ? 2 : 1);
            for (var line = 0; line < lines.Count; line++)
            {
                marks.Add(new WordMark(x + width / 2, y + 14 + line * 13, ChartWords.Cut(lines[line], width - 4, 11), ink + " t11"));
            }
            marks.Add(new WordMark(x + width / 2, y + height - 8, Display.Number(value, decimals), ink + " bo"));
        }
        ChartPoint[] points = [.. tiles.Select(tile => new ChartPoint(tile.Name, tile.Value))];
        return new ChartDrawing(4 + rows * height, marks, words.Describe(points, null, decimals), words.Facts(points, decimals, known: false));
    }
}

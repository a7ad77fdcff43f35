namespace Tdc.Traceability.Features.Showing.TracePage;

/// <summary>Places laid out on a small sheet, true to scale: north is up.</summary>
/// <param name="Height">Height of the sheet; it is 360 wide.</param>
/// <param name="Spots">The places.</param>
/// <param name="Grid">Lines of a grid as wide as the scale.</param>
/// <param name="ScaleKm">Length of the scale in kilometres: 1, 2 or 5 times a power of ten.</param>
/// <param name="ScaleWidth">The scale on the sheet.</param>
internal sealed record MapDrawing(
    double Height, IReadOnlyList<(MapPoint Point, double X, double Y)> Spots, IReadOnlyList<(double X1, double Y1, double X2, double Y2)> Grid, double ScaleKm, double ScaleWidth)
{
    private const double Width = 360;
    private const double Room = 26;
    private const double KmPerDegree = 111.32;

    /// <summary>Lays out places; a single one stands in the middle of a sheet of two kilometres.</summary>
    public static MapDrawing Of(IReadOnlyList<MapPoint> points)
    {
        if (points.Count == 0)
        {
            return new(0, [], [], 1, 0);
        }

        // Equirectangular about the middle: over a province the error is below the size of a dot.
        var latitude = (points.Min(p => p.Latitude) + points.Max(p => p.Latitude)) / 2;
        var east = points.Select(p => p.Longitude * Math.Cos(latitude * Math.PI / 180) * KmPerDegree).ToList();
        var north = points.Select(p => p.Latitude * KmPerDegree).ToList();
        var (wide, high) = (Math.Max(east.Max() - east.Min(), 2), Math.Max(north.Max() - north.Min(), 1));
        var perKm = Math.Min((Width - (2 * Room)) / wide, 320 / high);
        var height = Math.Clamp((high * perKm) + (2 * Room) + 16, 120, 400);
        var (midEast, midNorth) = ((east.Min() + east.Max()) / 2, (north.Min() + north.Max()) / 2);
        var spots = points.Select((p, i) => (p, (Width / 2) + ((east[i] - midEast) * perKm), ((height - 16) / 2) - ((north[i] - midNorth) * perKm))).ToList();
        var km = Nice(80 / perKm);
        var step = km * perKm;
        List<(double, double, double, double)> grid = [];
        for (var x = 12 + step; x < Width; x += step)
        {
            grid.Add((x, 0, x, height));
        }

        for (var y = height - 8 - step; y > 0; y -= step)
        {
            grid.Add((0, y, Width, y));
        }

        return new(height, spots, grid, km, step);
    }

    private static double Nice(double km)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(km)));
        return (km / power) switch { < 2 => power, < 5 => 2 * power, _ => 5 * power };
    }
}

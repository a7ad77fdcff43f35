namespace Tdc.Metrology.Features.Register.Due;

/// <summary>Orders stops of a trip: always to the nearest that is left, by the great circle.</summary>
/// <remarks>A simple rule that people can follow on a map; not the shortest trip. Stops without coordinates come last, in their own order.</remarks>
internal static class NearestNeighbour
{
    private const double EarthRadiusKm = 6371.0088; // IUGG mean radius

    /// <summary>The stops in order, beginning with the northernmost (the westernmost of equals), or with the one nearest to a start.</summary>
    public static IReadOnlyList<T> Order<T>(IReadOnlyList<T> stops, Func<T, (double Latitude, double Longitude)?> where, (double Latitude, double Longitude)? start = null)
    {
        ArgumentNullException.ThrowIfNull(stops);
        var left = stops.Where(s => where(s) is not null).ToList();
        List<T> order = [];
        var here = start;
        while (left.Count > 0)
        {
            var next = here is { } at ? left.MinBy(s => Kilometres(at, where(s)!.Value))! : left.OrderByDescending(s => where(s)!.Value.Latitude).ThenBy(s => where(s)!.Value.Longitude).First();
            order.Add(next);
            left.Remove(next);
            here = where(next);
        }

        return [.. order, .. stops.Where(s => where(s) is null)];
    }

    /// <summary>Distance along the great circle in kilometres.</summary>
    public static double Kilometres((double Latitude, double Longitude) from, (double Latitude, double Longitude) to)
    {
        var (a, b) = (double.DegreesToRadians(from.Latitude), double.DegreesToRadians(to.Latitude));
        var (across, along) = (Math.Sin((b - a) / 2), Math.Sin(double.DegreesToRadians(to.Longitude - from.Longitude) / 2));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt((across * across) + (Math.Cos(a) * Math.Cos(b) * along * along))));
    }
}

using System.Text.Json;
using Tdc.Platform.Pages.Charts;

namespace Tdc.Productivity.Features.Explore.Map;

/// <summary>Why a file of shapes cannot be used.</summary>
/// <param name="problem">What is wrong, and at which feature, from 1.</param>
internal sealed class ShapeFileException(string problem) : Exception(problem);

/// <summary>Reads shapes of places from GeoJSON: a FeatureCollection of polygons, each with the place's code in a property.</summary>
/// <remarks>Source: RFC 7946; coordinates are longitude and latitude, WGS 84.</remarks>
internal static class ShapeFile
{
    /// <summary>The property that holds the code unless another one is named.</summary>
    public const string UsualProperty = "code";

    /// <summary>The largest file, bytes.</summary>
    public const int MostBytes = 50 * 1024 * 1024;

    private const int MostPoints = 2_000_000;
    private const int Depth = 16;

    /// <summary>The outlines of each code; places of several features have the outlines of all.</summary>
    /// <param name="json">The file.</param>
    /// <param name="property">The property that holds the code, as text or whole number.</param>
    /// <exception cref="ShapeFileException">The file is not such a collection.</exception>
    public static Dictionary<string, List<IReadOnlyList<MapPoint>>> Read(ReadOnlyMemory<byte> json, string property)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Depth });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !Is(root, "type", "FeatureCollection") || !root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
            {
                throw new ShapeFileException("the file is no GeoJSON FeatureCollection");
            }

            Dictionary<string, List<IReadOnlyList<MapPoint>>> shapes = new(StringComparer.Ordinal);
            var (number, points) = (0, 0);
            foreach (var feature in features.EnumerateArray())
            {
                number++;
                var code = CodeOf(feature, property) ?? throw new ShapeFileException($"feature {number} has no property {property} with a code");
                if (!shapes.TryGetValue(code, out var rings))
                {
                    shapes.Add(code, rings = []);
                }

                foreach (var ring in Rings(feature, number))
                {
                    points += ring.Count;
                    rings.Add(ring);
                }

                if (points > MostPoints)
                {
                    throw new ShapeFileException($"the file has more than {MostPoints} points; simplify the outlines first");
                }
            }

            return shapes.Count > 0 ? shapes : throw new ShapeFileException("the file has no feature");
        }
        catch (JsonException wrong)
        {
            throw new ShapeFileException($"the file is no JSON (line {wrong.LineNumber + 1})");
        }
    }

    private static string? CodeOf(JsonElement feature, string property) =>
        feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(property, out var code)
            ? code.ValueKind switch
            {
                JsonValueKind.String when code.GetString()!.Trim() is { Length: > 0 } text => text,
                JsonValueKind.Number when code.TryGetInt64(out var whole) => whole.ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => null,
            }
            : null;

    private static IEnumerable<IReadOnlyList<MapPoint>> Rings(JsonElement feature, int number)
    {
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind != JsonValueKind.Object || !geometry.TryGetProperty("coordinates", out var coordinates) || coordinates.ValueKind != JsonValueKind.Array)
        {
            throw new ShapeFileException($"feature {number} has no geometry");
        }

        IEnumerable<JsonElement> polygons = Is(geometry, "type", "Polygon") ? [coordinates] : Is(geometry, "type", "MultiPolygon") ? coordinates.EnumerateArray() : throw new ShapeFileException($"feature {number} is no Polygon and no MultiPolygon");
        return polygons.SelectMany(p => Items(p, number)).Select(ring => (IReadOnlyList<MapPoint>)[.. Items(ring, number).Select(point => Point(point, number))]);
    }

    private static IEnumerable<JsonElement> Items(JsonElement list, int number) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw new ShapeFileException($"the coordinates of feature {number} are not lists of points");

    private static MapPoint Point(JsonElement point, int number) =>
        point.ValueKind == JsonValueKind.Array && point.GetArrayLength() >= 2 && point[0].ValueKind == JsonValueKind.Number && point[1].ValueKind == JsonValueKind.Number
        && point[0].TryGetDouble(out var longitude) && point[1].TryGetDouble(out var latitude) && Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90
            ? new(longitude, latitude)
            : throw new ShapeFileException($"feature {number} has a point that is no longitude and latitude; the file must be in WGS 84 degrees");

    private static bool Is(JsonElement element, string name, string value) => element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String && found.ValueEquals(value);
}

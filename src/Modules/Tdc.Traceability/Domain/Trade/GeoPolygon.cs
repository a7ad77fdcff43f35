using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tdc.Traceability.Domain.Trade;

/// <summary>A point in degrees, WGS 84.</summary>
internal readonly record struct GeoPoint(double Latitude, double Longitude);

/// <summary>A boundary that was read.</summary>
/// <param name="Rings">The outer ring anticlockwise, then holes clockwise; first and last point of each are equal.</param>
/// <param name="Hectares">Area within, holes taken off.</param>
/// <param name="Centre">Middle of the outer ring.</param>
/// <param name="OutsideVietNam">Whether a point lies outside the box around Viet Nam: doubtful, not refused.</param>
internal sealed record GeoPolygon(IReadOnlyList<IReadOnlyList<GeoPoint>> Rings, double Hectares, GeoPoint Centre, bool OutsideVietNam)
{
    /// <summary>Most points of all rings.</summary>
    public const int MostPoints = 2_000;

    /// <summary>Most characters of the text.</summary>
    public const int MostLetters = 200_000;

    // Mainland and islands, with a margin. Ours, wide on purpose: it finds swapped coordinates and slips of the keyboard.
    private const double South = 6.0;
    private const double North = 23.6;
    private const double West = 102.0;
    private const double East = 118.0;

    /// <summary>Whether a point lies in the box around Viet Nam.</summary>
    public static bool IsInVietNam(GeoPoint point) => point.Latitude is >= South and <= North && point.Longitude is >= West and <= East;

    /// <summary>Reads a boundary.</summary>
    /// <param name="text">
    /// GeoJSON (a polygon, a feature or a collection of one; longitude first, RFC 7946) or lines of <c>latitude, longitude</c> with decimal points,
    /// whose ring is closed for the writer.
    /// </param>
    /// <param name="polygon">The boundary, or <see langword="null"/>.</param>
    /// <returns>The code of what is wrong; <see langword="null"/> when nothing is.</returns>
    public static string? Read(string text, out GeoPolygon? polygon)
    {
        polygon = null;
        if (text.Length > MostLetters)
        {
            return "trade.geo-too-many";
        }

        var fault = text.TrimStart() is ['{' or '[', ..] ? ReadJson(text, out var rings) : ReadLines(text, out rings);
        if (fault is not null)
        {
            return fault;
        }

        if (rings.Sum(r => r.Count) > MostPoints)
        {
            return "trade.geo-too-many";
        }

        foreach (var ring in rings)
        {
            if (ring.Exists(p => p.Latitude is < -90 or > 90 || p.Longitude is < -180 or > 180 || !double.IsFinite(p.Latitude) || !double.IsFinite(p.Longitude)))
            {
                return "trade.geo-range";
            }

            Tidy(ring);
            if (ring.Distinct().Count() < 3)
            {
                return "trade.geo-few";
            }

            if (ring[0] != ring[^1])
            {
                return "trade.geo-open";
            }
        }

        if (GeoShape.Crosses(rings))
        {
            return "trade.geo-crosses";
        }

        if (rings.Skip(1).Any(hole => !GeoShape.Contains(rings[0], hole[0])))
        {
            return "trade.geo-hole-outside";
        }

        // RFC 7946, 3.1.6: outer ring anticlockwise, holes clockwise.
        for (var i = 0; i < rings.Count; i++)
        {
            if (GeoShape.SignedArea(rings[i]) > 0 != (i == 0))
            {
                rings[i].Reverse();
            }
        }

        var squareMetres = Math.Abs(GeoShape.SignedArea(rings[0])) - rings.Skip(1).Sum(r => Math.Abs(GeoShape.SignedArea(r)));
        if (squareMetres < 1)
        {
            return "trade.geo-few";
        }

        polygon = new(rings, squareMetres / 10_000, GeoShape.Centre(rings[0]), rings.Exists(r => r.Exists(p => !IsInVietNam(p))));
        return null;
    }

    /// <summary>The coordinates of a GeoJSON polygon, longitude first, seven decimals (about a centimetre).</summary>
    public string ToCoordinates()
    {
        var text = new StringBuilder("[");
        foreach (var ring in Rings)
        {
            text.Append(text.Length > 1 ? ",[" : "[").AppendJoin(',', ring.Select(p => string.Create(CultureInfo.InvariantCulture, $"[{p.Longitude:0.#######},{p.Latitude:0.#######}]"))).Append(']');
        }

        return text.Append(']').ToString();
    }

    // A point that stands twice in a row adds nothing.
    private static void Tidy(List<GeoPoint> ring)
    {
        for (var i = 0; i < ring.Count; i++)
        {
            ring[i] = new(Math.Round(ring[i].Latitude, 7), Math.Round(ring[i].Longitude, 7));
        }

        for (var i = ring.Count - 1; i > 0; i--)
        {
            if (ring[i] == ring[i - 1])
            {
                ring.RemoveAt(i);
            }
        }
    }

    private static string? ReadLines(string text, out List<List<GeoPoint>> rings)
    {
        List<GeoPoint> ring = [];
        rings = [ring];
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split([',', ';', '\t', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 2
                || !double.TryParse(parts[0], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var latitude)
                || !double.TryParse(parts[1], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var longitude))
            {
                return "trade.geo-line";
            }

            ring.Add(new(latitude, longitude));
        }

        if (ring.Count > 0 && ring[0] != ring[^1])
        {
            ring.Add(ring[0]);
        }

        return ring.Count == 0 ? "trade.geo-few" : null;
    }

    private static string? ReadJson(string text, out List<List<GeoPoint>> rings)
    {
        rings = [];
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16 });
            var root = json.RootElement;
            if (root.ValueKind == JsonValueKind.Object && Type(root) == "FeatureCollection")
            {
                if (!root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array || features.GetArrayLength() != 1)
                {
                    return "trade.geo-one";
                }

                root = features[0];
            }

            if (root.ValueKind == JsonValueKind.Object && Type(root) == "Feature" && root.TryGetProperty("geometry", out var geometry))
            {
                root = geometry;
            }

            if (root.ValueKind == JsonValueKind.Object)
            {
                if (Type(root) != "Polygon" || !root.TryGetProperty("coordinates", out var coordinates))
                {
                    return "trade.geo-one";
                }

                root = coordinates;
            }

            foreach (var ring in root.EnumerateArray())
            {
                rings.Add([.. ring.EnumerateArray().Select(p => p.GetArrayLength() >= 2 ? new GeoPoint(p[1].GetDouble(), p[0].GetDouble()) : throw new JsonException("short"))]);
            }

            return rings.Count == 0 || rings.Exists(r => r.Count == 0) ? "trade.geo-few" : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return "trade.geo-json";
        }
    }

    private static string Type(JsonElement element) => element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "";
}

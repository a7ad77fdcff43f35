using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Domain.Chain.Export;

namespace Tdc.Traceability.Features.Chain.Dossiers;

/// <summary>The geolocation set as GeoJSON: WGS 84, longitude first, at least six decimals. Source: RFC 7946; property names of the Union's information system.</summary>
internal static class GeoJson
{
    /// <summary>Media type.</summary>
    public const string ContentType = "application/geo+json";

    /// <summary>Writes a FeatureCollection; a plot without geolocation is a feature without geometry that says what is missing.</summary>
    public static byte[] Write(EudrSet set, IReadOnlyDictionary<string, string> owners)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var plot in set.Plots)
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                Geometry(json, plot);
                Properties(json, plot, owners.GetValueOrDefault(plot.Place, ""));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Texts(json, "ddsReferences", set.References);
            Texts(json, "lotsWithoutPlace", set.WithoutPlace.Select(Thing.Spoken));
            Texts(json, "thingsWithoutOrigin", set.WithoutOrigin.Select(Thing.Spoken));
            json.WriteEndObject();
        }

        return memory.ToArray();
    }

    private static void Geometry(Utf8JsonWriter json, EudrPlot plot)
    {
        json.WritePropertyName("geometry");
        if (plot.Rings.Count == 0 && plot.Point is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", plot.Rings.Count > 0 ? "Polygon" : "Point");
        json.WritePropertyName("coordinates");
        if (plot.Point is { } point)
        {
            Position(json, point);
        }
        else
        {
            json.WriteStartArray();
            foreach (var ring in plot.Rings)
            {
                json.WriteStartArray();
                foreach (var corner in ring)
                {
                    Position(json, corner);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Properties(Utf8JsonWriter json, EudrPlot plot, string owner)
    {
        json.WriteStartObject("properties");
        json.WriteString("ProducerName", owner);
        json.WriteString("ProducerCountry", "VN");
        json.WriteString("ProductionPlace", plot.Name);
        if (plot.Hectares is { } hectares)
        {
            json.WriteNumber("Area", Math.Round((decimal)hectares, 4));
        }

        json.WriteString("placeID", plot.Place);
        json.WriteString("areaCode", plot.Card?.AreaCode ?? "");
        json.WriteString("harvestFrom", plot.HarvestFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("harvestTo", plot.HarvestTo.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Texts(json, "lots", plot.Lots.Select(Thing.Spoken));
        Texts(json, "missing", plot.Missing);
        json.WriteEndObject();
    }

    private static void Position(Utf8JsonWriter json, (double Longitude, double Latitude) point)
    {
        json.WriteStartArray();
        json.WriteRawValue(Eudr.Coordinate(point.Longitude));
        json.WriteRawValue(Eudr.Coordinate(point.Latitude));
        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}

using System.Globalization;
using System.Security;
using System.Text;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Numbers.Places;

/// <summary>The outline of a boundary as a small picture, north up, with a bar of a round length.</summary>
internal static class PlaceOutline
{
    private const double Side = 240;
    private const double Edge = 16;
    private const double MetresPerDegree = 111_320;

    /// <summary>Draws it.</summary>
    /// <param name="polygon">The boundary.</param>
    /// <param name="title">What the picture says to those who do not see it.</param>
    public static string Svg(GeoPolygon polygon, string title)
    {
        var outer = polygon.Rings[0];
        var (south, north) = (outer.Min(p => p.Latitude), outer.Max(p => p.Latitude));
        var (west, east) = (outer.Min(p => p.Longitude), outer.Max(p => p.Longitude));
        var narrow = Math.Cos((south + north) / 2 * Math.PI / 180);
        var (width, height) = (Math.Max((east - west) * narrow, 1e-7), Math.Max(north - south, 1e-7));
        var scale = (Side - (2 * Edge)) / Math.Max(width, height);
        var left = Edge + (((Side - (2 * Edge)) - (width * scale)) / 2);
        var top = Edge + (((Side - (2 * Edge)) - (height * scale)) / 2);
        var path = new StringBuilder();
        foreach (var ring in polygon.Rings)
        {
            for (var i = 0; i < ring.Count - 1; i++)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{left + ((ring[i].Longitude - west) * narrow * scale):0.#} {top + ((north - ring[i].Latitude) * scale):0.#}");
            }

            path.Append('Z');
        }

        var metres = Round((Side / 3) / scale * MetresPerDegree);
        var bar = metres / MetresPerDegree * scale;
        return string.Create(CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {Side} {Side + 24}\" width=\"{Side}\" height=\"{Side + 24}\" role=\"img\" class=\"outline\"><title>{SecurityElement.Escape(title)}</title><path d=\"{path}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" fill-rule=\"evenodd\"/><path d=\"M{Edge} {Side + 8}v6h{bar:0.#}v-6\" fill=\"none\" stroke=\"currentColor\"/><text x=\"{Edge + bar + 6:0.#}\" y=\"{Side + 15}\" font-size=\"13\" fill=\"currentColor\">{(metres >= 1000 ? metres / 1000 : metres)} {(metres >= 1000 ? "km" : "m")}</text><text x=\"{Side - 8}\" y=\"16\" font-size=\"13\" text-anchor=\"end\" fill=\"currentColor\">N ↑</text></svg>");
    }

    private static double Round(double metres)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(metres)));
        return metres >= 5 * power ? 5 * power : metres >= 2 * power ? 2 * power : power;
    }
}

using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Numbers.Places;

/// <summary>What is doubtful about a place: said, not refused. Stable codes, also keys of their texts.</summary>
internal static class PlaceWarnings
{
    /// <summary>Largest plot that may be a single point under the EU's deforestation rules, hectares. Source: Regulation (EU) 2023/1115, article 2(28), from memory.</summary>
    public const double PointHectares = 4;

    /// <summary>The warnings of a place on a day.</summary>
    public static IReadOnlyList<string> Of(Place place, DateOnly day)
    {
        List<string> warnings = [];
        if (place is { Latitude: { } latitude, Longitude: { } longitude } && !GeoPolygon.IsInVietNam(new(latitude, longitude)))
        {
            warnings.Add("trade.warn-outside");
        }

        if (place.Polygon.Length > 0 && GeoPolygon.Read(place.Polygon, out var polygon) is null)
        {
            if (polygon!.OutsideVietNam && warnings.Count == 0)
            {
                warnings.Add("trade.warn-outside");
            }

            if (place is { Latitude: { } y, Longitude: { } x } && !GeoShape.Contains(polygon.Rings[0], new(y, x)))
            {
                warnings.Add("trade.warn-point-outside");
            }

            if (polygon.Hectares > 10_000)
            {
                warnings.Add("trade.warn-large");
            }
        }

        if (place.AreaCode.Length > 0)
        {
            var parsed = AreaCodes.Parse(place.AreaCode, day);
            if (parsed is null)
            {
                warnings.Add("trade.warn-area-code");
            }
            else if (parsed.Pattern.Kind == "planting-area" && place.AreaHectares is { } hectares
                && hectares < AreaCodes.LeastHectares.Where(l => l.ValidFrom <= day && (l.ValidTo is null || day <= l.ValidTo)).Min(l => l.Hectares))
            {
                warnings.Add("trade.warn-small");
            }
        }

        if (CodeLists.GrowingKinds.Contains(place.Kind) && place.Polygon.Length == 0)
        {
            warnings.Add("trade.warn-no-boundary");
        }

        return warnings;
    }
}

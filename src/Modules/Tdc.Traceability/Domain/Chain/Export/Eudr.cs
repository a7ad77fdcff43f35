using System.Globalization;
using System.Text.Json;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Domain.Chain.Export;

/// <summary>A plot of land from which goods come.</summary>
internal sealed record EudrPlot
{
    /// <summary>The place, canonical.</summary>
    public required string Place { get; init; }

    /// <summary>Name; the identifier when the register does not know it.</summary>
    public required string Name { get; init; }

    /// <summary>The register's card, or <see langword="null"/>.</summary>
    public PlaceCard? Card { get; init; }

    /// <summary>Rings of [longitude, latitude]; outer first, counter-clockwise, closed. Empty without a polygon or when it may not be shown.</summary>
    public IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>> Rings { get; init; } = [];

    /// <summary>The point, when there is no polygon to show.</summary>
    public (double Longitude, double Latitude)? Point { get; init; }

    /// <summary>Area of the polygon in hectares; <see langword="null"/> without one.</summary>
    public double? Hectares { get; init; }

    /// <summary>Lots that were made there.</summary>
    public required IReadOnlyList<string> Lots { get; init; }

    /// <summary>First day of making.</summary>
    public required DateOnly HarvestFrom { get; init; }

    /// <summary>Last day of making.</summary>
    public required DateOnly HarvestTo { get; init; }

    /// <summary>Codes of what is missing: <c>unknown-place</c>, <c>no-geolocation</c>, <c>withheld</c>, <c>area-unknown</c>, <c>few-decimals</c>, <c>bad-polygon</c>.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
}

/// <summary>The geolocation set of goods for the Union's regulation on deforestation-free products.</summary>
/// <param name="Plots">Plots at the beginning of the chain.</param>
/// <param name="References">Reference numbers of due diligence statements that events name.</param>
/// <param name="WithoutPlace">Lots at the beginning whose making names no place.</param>
/// <param name="WithoutOrigin">Things at the beginning that nothing says the making of.</param>
internal sealed record EudrSet(IReadOnlyList<EudrPlot> Plots, IReadOnlyList<string> References, IReadOnlyList<string> WithoutPlace, IReadOnlyList<string> WithoutOrigin);

/// <summary>Finds plots through the inputs of transformations. Source: Regulation (EU) 2023/1115, articles 2(28) and 9.</summary>
internal static class Eudr
{
    /// <summary>The set of a chain walked up.</summary>
    /// <param name="graph">The chain.</param>
    /// <param name="places">Places of the register.</param>
    /// <param name="mayShow">Whether a place's exact position may be shown to the asker.</param>
    public static EudrSet Of(ChainGraph graph, IReadOnlyDictionary<string, PlaceCard> places, Func<PlaceCard, bool> mayShow)
    {
        var sound = graph.Events.Where(e => !graph.Void.Contains(e.Position)).ToList();
        var made = graph.Edges.Where(e => e.Kind == ChainEdgeKind.Transformed).Select(e => e.To).ToHashSet(StringComparer.Ordinal);
        var lotOf = graph.Edges.Where(e => e.Kind == ChainEdgeKind.Same).Select(e => e.From).ToHashSet(StringComparer.Ordinal);
        var first = graph.Nodes.Where(n => !n.IsCarrier && n.Level is ThingLevel.Item or ThingLevel.Lot or ThingLevel.Product && !made.Contains(n.Id) && !lotOf.Contains(n.Id)).ToList();
        List<string> withoutPlace = [];
        List<string> withoutOrigin = [];
        List<(string Place, string Lot, ChainEvent Event)> makings = [];
        foreach (var node in first)
        {
            var events = sound.Where(e => e.Items.Any(i => i.Id == node.Id && e.Makes(i))).ToList();
            if (events.Count == 0)
            {
                withoutOrigin.Add(node.Id);
            }

            foreach (var e in events)
            {
                if (e.Place is { } place)
                {
                    makings.Add((place, node.Id, e));
                }
                else
                {
                    withoutPlace.Add(node.Id);
                }
            }
        }

        return new EudrSet(
            [.. makings.GroupBy(m => m.Place).Select(g => Plot(g.Key, [.. g], places.GetValueOrDefault(g.Key) ?? places.GetValueOrDefault(Steps.Site(g.Key)), mayShow)).OrderBy(p => p.Name, StringComparer.Ordinal)],
            [.. sound.SelectMany(References).Distinct()], [.. withoutPlace.Distinct()], withoutOrigin);
    }

    /// <summary>Area of a ring on a sphere, in hectares.</summary>
    internal static double Hectares(IReadOnlyList<(double Longitude, double Latitude)> ring)
    {
        const double radius = 6_371_008.8;
        var sum = 0.0;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            sum += (b.Longitude - a.Longitude) * Math.PI / 180 * (2 + Math.Sin(a.Latitude * Math.PI / 180) + Math.Sin(b.Latitude * Math.PI / 180));
        }

        return Math.Abs(sum * radius * radius / 2) / 10_000;
    }

    /// <summary>Rings of a boundary: GeoJSON coordinates, or a whole geometry; <see langword="null"/> when they are none.</summary>
    internal static List<IReadOnlyList<(double Longitude, double Latitude)>>? Rings(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("coordinates", out var inner) ? inner : json.RootElement;
            List<IReadOnlyList<(double, double)>> rings = [];
            foreach (var ring in root.EnumerateArray())
            {
                List<(double Longitude, double Latitude)> points = [.. ring.EnumerateArray().Select(p => (p[0].GetDouble(), p[1].GetDouble()))];
                if (points.Exists(p => !(Math.Abs(p.Longitude) <= 180) || !(Math.Abs(p.Latitude) <= 90)))
                {
                    return null;
                }

                if (points.Count > 0 && points[0] != points[^1])
                {
                    points.Add(points[0]);
                }

                if (points.Count < 4)
                {
                    return null;
                }

                // RFC 7946: the outer ring counter-clockwise, holes clockwise.
                if (Turn(points) > 0 != (rings.Count == 0))
                {
                    points.Reverse();
                }

                rings.Add(points);
            }

            return rings.Count > 0 ? rings : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            return null;
        }
    }

    /// <summary>A coordinate with at least six decimals.</summary>
    internal static string Coordinate(double value) => value.ToString("0.000000##", CultureInfo.InvariantCulture);

    private static EudrPlot Plot(string place, List<(string Place, string Lot, ChainEvent Event)> makings, PlaceCard? card, Func<PlaceCard, bool> mayShow)
    {
        List<string> missing = [];
        List<IReadOnlyList<(double Longitude, double Latitude)>> rings = [];
        (double, double)? point = null;
        double? hectares = null;
        if (card is null)
        {
            missing.Add("unknown-place");
        }
        else if (!mayShow(card) && !card.IsPublic)
        {
            missing.Add("withheld");
        }
        else
        {
            if (card.Polygon.Length > 0)
            {
                rings = Rings(card.Polygon) ?? [];
                if (rings.Count == 0)
                {
                    missing.Add("bad-polygon");
                }
                else
                {
                    hectares = Hectares(rings[0]) - rings.Skip(1).Sum(Hectares);
                }
            }

            if (rings.Count == 0 && card is { Latitude: { } latitude, Longitude: { } longitude })
            {
                point = (longitude, latitude);
                missing.Add("area-unknown"); // a point is enough only up to four hectares
            }

            if (rings.Count == 0 && point is null)
            {
                missing.Add("no-geolocation");
            }

            var decimals = (int)ExportRule.Find("eudr-decimals").Number;
            if (rings.SelectMany(r => r).Concat(point is { } one ? [one] : []).Any(p => Math.Round(p.Item1, decimals - 1) == p.Item1 && Math.Round(p.Item2, decimals - 1) == p.Item2))
            {
                missing.Add("few-decimals");
            }
        }

        return new EudrPlot
        {
            Place = place,
            Name = card?.NameVi ?? Thing.Spoken(place),
            Card = card,
            Rings = rings,
            Point = point,
            Hectares = hectares,
            Lots = [.. makings.Select(m => m.Lot).Distinct()],
            HarvestFrom = makings.Min(m => Harvest(m.Event, "harvestStartDate") ?? m.Event.Time.DateInVietnam),
            HarvestTo = makings.Max(m => Harvest(m.Event, "harvestEndDate") ?? m.Event.Time.DateInVietnam),
            Missing = missing,
        };
    }

    private static DateOnly? Harvest(ChainEvent e, string name) =>
        e.LotData(name, "harvestDate") is { Length: >= 10 } text && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static IEnumerable<string> References(ChainEvent e) =>
        (e.Stored.Event.CertificationInfo ?? []).Concat((e.Stored.Event.BizTransactionList ?? []).Select(b => b.Value))
        .Where(v => v.Contains("dds", StringComparison.OrdinalIgnoreCase) || v.Contains("eudr", StringComparison.OrdinalIgnoreCase))
        .Concat(e.LotData("ddsReference", "ddsReferenceNumber", "dueDiligenceStatement") is { } number ? [number] : []);

    private static double Turn(List<(double Longitude, double Latitude)> ring)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < ring.Count; i++)
        {
            sum += (ring[i].Longitude * ring[i + 1].Latitude) - (ring[i + 1].Longitude * ring[i].Latitude);
        }

        return sum;
    }
}

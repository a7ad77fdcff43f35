using System.Text.Json;
using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Features.Chain.Trace;

/// <summary>Tells a graph with the names of products, places and units.</summary>
internal sealed class TraceTelling(OrganisationRegister organisations, TimeProvider clock, ITradeRegister? trade = null)
{
    /// <summary>The answer.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="direction">Which way it was walked.</param>
    /// <param name="showsPositions">Whether positions that are not public are told; a household's field never is to the public.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<TraceAnswer> TellAsync(ChainGraph graph, TraceDirection direction, Func<PlaceCard, bool> showsPositions, CancellationToken cancellation)
    {
        var units = await organisations.NowAsync(cancellation);
        var placeIds = graph.Places.ToList();
        var places = trade is null ? new Dictionary<string, PlaceCard>() : await trade.PlacesAsync(placeIds, cancellation);
        var products = await ProductsAsync(graph.Nodes.Select(n => Thing.GtinOf(n.Id)).OfType<string>().Distinct(), cancellation);
        var things = graph.Nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);
        string? Commune(PlaceCard? place) => place?.Commune is { } commune ? Name(units, commune) : null;
        return new TraceAnswer(
            graph.Start, Camel(direction),
            [.. graph.Nodes.Select(n => new TraceNode(
                n.Id, Camel(n.Level), Thing.Spoken(n.Id), Thing.GtinOf(n.Id), Product(n), n.Quantity, n.Uom, n.Depth, n.IsStart, n.IsCarrier,
                [.. (graph.Histories.GetValueOrDefault(n.Id) ?? []).Select(e => e.Stored.EventId).Distinct()]))],
            [.. graph.Events.Select(e => Event(e, e.Place is { } at ? places.GetValueOrDefault(at) : null))],
            [.. graph.Edges.Select(e => new TraceEdge(e.From, e.To, Camel(e.Kind), e.Event.Stored.EventId, e.Until?.Stored.EventId, e.Item))],
            [.. placeIds.Select(id => Place(id, places.GetValueOrDefault(id)))],
            [.. graph.Gaps.Select(g => new TraceGap(Camel(g.Kind), g.Item, g.After?.Stored.EventId, g.Before?.Stored.EventId, g.After?.Time, g.Before?.Time))],
            graph.Events.Count > 0 ? graph.Events[0].Time : null, graph.Events.Count > 0 ? graph.Events[^1].Time : null,
            graph.Cut is { } cut ? new TraceCut(cut.Reason, cut.At) : null);

        TraceProduct? Product(ChainNode node) => Thing.GtinOf(node.Id) is { } gtin && products.TryGetValue(gtin, out var card)
            ? new TraceProduct(card.Id, card.NameVi, card.NameEn, card.Brand, card.Group)
            : null;

        TraceEvent Event(ChainEvent e, PlaceCard? place) => new(
            e.Stored.EventId, e.Position, e.Stored.Event.TypeName is { Length: > 0 } own ? own : e.Kind.Name(), e.Action?.Name(), e.Step is { Length: > 0 } step ? step : null,
            e.Disposition is { Length: > 0 } disposition ? disposition : null, e.Stored.Event.EventTime, e.Stored.Event.EventTimeZoneOffset, e.Stored.RecordTime,
            e.ReadPoint, e.Location, place is null ? null : Display.InEnglish ? place.NameEn : place.NameVi, Commune(place), Name(units, e.Stored.Owner),
            [.. e.Items.Where(i => things.ContainsKey(i.Id)).Select(i => new TraceItem(i.Id, Camel(i.Role), i.IsClass ? i.Quantity : null, i.Uom))],
            graph.Void.Contains(e.Position));

        TracePlace Place(string id, PlaceCard? card) => card is null
            ? new TracePlace(id, "", "", "", "", null, null, null, "", false)
            : new TracePlace(
                id, card.NameVi, card.NameEn, card.Kind, card.Address, Commune(card), showsPositions(card) ? card.Latitude : null, showsPositions(card) ? card.Longitude : null, card.AreaCode, true);
    }

    /// <summary>Products by GTIN.</summary>
    public async Task<IReadOnlyDictionary<string, ProductCard>> ProductsAsync(IEnumerable<string> gtins, CancellationToken cancellation)
    {
        Dictionary<string, ProductCard> found = new(StringComparer.Ordinal);
        if (trade is null)
        {
            return found;
        }

        foreach (var gtin in gtins)
        {
            if (await trade.ProductAsync(gtin, cancellation) is { } card)
            {
                found[gtin] = card;
            }
        }

        return found;
    }

    /// <summary>The name of a unit in the reader's language, or <see langword="null"/> when the register does not know it.</summary>
    public string? Name(RegisterSnapshot units, LineageId lineage)
    {
        if (!units.Knows(lineage))
        {
            return null;
        }

        var unit = units.OfLineage(lineage, clock.TodayInVietnam);
        return Display.InEnglish ? unit.NameEn : unit.NameVi;
    }

    private static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

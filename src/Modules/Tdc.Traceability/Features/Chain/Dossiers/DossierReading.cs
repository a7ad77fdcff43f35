using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Domain.Chain.Export;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Chain.Trace;
using Tdc.Traceability.Features.Repository;

namespace Tdc.Traceability.Features.Chain.Dossiers;

/// <summary>Makes export dossiers out of the events that the asker may read.</summary>
internal sealed class DossierReading(
    IEventStore store, ChainWalker walker, TraceTelling telling, IEventAccess access, ITradeRegister trade, OrganisationRegister organisations,
    TimeProvider clock, Asker asker)
{
    /// <summary>How far a dossier walks.</summary>
    public static ChainLimits Limits { get; } = new(100, 5_000, 10_000);

    /// <summary>The sortable spreadsheet of a lot, container or product; <see langword="null"/> when no event names it.</summary>
    public async Task<(IReadOnlyList<FsmaRow> Rows, bool IsCut)?> FsmaAsync(string? typed, CancellationToken cancellation)
    {
        if (await WalkAsync(typed, TraceDirection.Both, cancellation) is not { } walked)
        {
            return null;
        }

        var products = await telling.ProductsAsync(walked.Graph.Nodes.Select(n => Thing.GtinOf(n.Id)).OfType<string>().Distinct(), cancellation);
        return (Fsma204.Of(walked.Graph, walked.Places, products), walked.Graph.Cut is not null);
    }

    /// <summary>The geolocation set of a lot, container or product; <see langword="null"/> when no event names it.</summary>
    /// <remarks>The boundary of a household's plot is shown to the department and to the household only.</remarks>
    public async Task<(EudrSet Set, bool IsCut)?> EudrAsync(string? typed, CancellationToken cancellation)
    {
        if (await WalkAsync(typed, TraceDirection.Up, cancellation) is not { } walked)
        {
            return null;
        }

        var units = await organisations.NowAsync(cancellation);
        var mine = asker.Units.ToHashSet();
        bool MayShow(PlaceCard place) => walked.SeesAll || mine.Contains(place.Owner)
            || (units.Knows(place.Owner) && units.OfLineage(place.Owner, clock.TodayInVietnam).Kind != OrganisationKind.Household);
        return (Eudr.Of(walked.Graph, walked.Places, MayShow), walked.Graph.Cut is not null);
    }

    private async Task<(ChainGraph Graph, IReadOnlyDictionary<string, PlaceCard> Places, bool SeesAll)?> WalkAsync(string? typed, TraceDirection direction, CancellationToken cancellation)
    {
        var start = StartIdentifiers.Read(typed);
        if (start.Count == 0)
        {
            return null;
        }

        if (Thing.LevelOf(start[0]) == ThingLevel.Product && Thing.GtinOf(start[0]) is { } gtin)
        {
            start = await ProductThings.OfAsync(store, gtin, cancellation);
        }

        var judge = await access.ForAsync(asker, cancellation);
        var graph = await walker.WalkAsync(start, direction, Limits, judge, cancellation);
        if (graph.Events.Count == 0)
        {
            return null;
        }

        var parties = graph.Events.SelectMany(e => e.Parties(true, "location").Concat(e.Parties(false, "location")).Concat(e.Parties(true, "possessing_party")).Concat(e.Parties(false, "possessing_party")));
        Dictionary<string, PlaceCard> places = new(StringComparer.Ordinal);
        foreach (var part in graph.Places.Concat(parties).SelectMany(p => new[] { p, Steps.Site(p) }).Distinct().Chunk(500))
        {
            foreach (var (id, card) in await trade.PlacesAsync(part, cancellation))
            {
                places[id] = card;
            }
        }

        return (graph, places, judge.SeesAll);
    }
}

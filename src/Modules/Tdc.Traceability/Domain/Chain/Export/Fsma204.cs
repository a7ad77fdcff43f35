using Tdc.Epcis.Model;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Domain.Chain.Export;

/// <summary>A row of the sortable spreadsheet: one traceability lot in one critical tracking event.</summary>
internal sealed record FsmaRow
{
    /// <summary>Code of the critical tracking event.</summary>
    public required string Cte { get; init; }

    /// <summary>Id of the event.</summary>
    public required string EventId { get; init; }

    /// <summary><c>input</c> or <c>output</c> of a transformation; empty otherwise.</summary>
    public string Side { get; init; } = "";

    /// <summary>The thing, canonical.</summary>
    public required string Thing { get; init; }

    /// <summary>Traceability lot code.</summary>
    public string? Tlc { get; init; }

    /// <summary>Description of the product.</summary>
    public string? Product { get; init; }

    /// <summary>Quantity.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Unit; <c>EA</c> for a count.</summary>
    public string? Uom { get; init; }

    /// <summary>Where the event took place.</summary>
    public string? Location { get; init; }

    /// <summary>Immediate previous source.</summary>
    public string? From { get; init; }

    /// <summary>Immediate subsequent recipient.</summary>
    public string? To { get; init; }

    /// <summary>Day of the event where it happened.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Where the lot code was given.</summary>
    public string? TlcSource { get; init; }

    /// <summary>Farms, and fields by their codes.</summary>
    public string? Farm { get; init; }

    /// <summary>Day of the first harvest.</summary>
    public DateOnly? HarvestDate { get; init; }

    /// <summary>Type of the reference document.</summary>
    public string? ReferenceType { get; init; }

    /// <summary>Number of the reference document.</summary>
    public string? Reference { get; init; }

    /// <summary>Codes of the key data elements that this tracking event must bear and this row lacks.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>The sortable spreadsheet of the food traceability rule, made of the events of a chain. Source: 21 CFR part 1 subpart S; the elements are <c>Data/fsma204-kdes.csv</c>.</summary>
internal static class Fsma204
{
    private static readonly ILookup<string, string> wanted = DataTable.Read("fsma204-kdes.csv").ToLookup(r => r[0], r => r[1]);

    /// <summary>Critical tracking events in the order of the rule.</summary>
    public static IReadOnlyList<string> Ctes { get; } = [.. wanted.Select(w => w.Key)];

    /// <summary>Rows in the order of happening.</summary>
    /// <param name="graph">The chain.</param>
    /// <param name="places">Places of the register, by canonical identifier.</param>
    /// <param name="products">Products of the register, by GTIN.</param>
    public static IReadOnlyList<FsmaRow> Of(ChainGraph graph, IReadOnlyDictionary<string, PlaceCard> places, IReadOnlyDictionary<string, ProductCard> products)
    {
        var goods = graph.Nodes.Where(n => !n.IsCarrier && n.Level is ThingLevel.Item or ThingLevel.Lot or ThingLevel.Product).ToDictionary(n => n.Id);
        var sound = graph.Events.Where(e => !graph.Void.Contains(e.Position)).ToList();
        List<FsmaRow> rows = [];
        foreach (var e in sound)
        {
            if (CteOf(e, PlaceOf(e, places)) is not { } cte)
            {
                continue;
            }

            foreach (var (id, quantity, uom, side) in ThingsOf(e, graph, goods))
            {
                var row = Row(e, cte, id, quantity, uom, side, graph, sound, places, products);
                rows.Add(row with { Missing = [.. wanted[cte].Where(kde => !Has(row, kde))] });
            }
        }

        return rows;
    }

    /// <summary>The tracking event that an event is; <see langword="null"/> for others.</summary>
    internal static string? CteOf(ChainEvent e, PlaceCard? place)
    {
        if (e.Kind == EventKind.TransformationEvent)
        {
            return place?.Kind == "packing-house" && e.Step is "packing" ? "initial-packing" : "transformation";
        }

        var makes = e.Kind == EventKind.ObjectEvent && e.Action == EventAction.Add;
        return e.Step.EndsWith("harvesting", StringComparison.OrdinalIgnoreCase) || (makes && place?.Kind is "farm" or "field" or "pond") ? "harvesting"
            : e.Step.EndsWith("cooling", StringComparison.OrdinalIgnoreCase) ? "cooling"
            : e.Step.EndsWith("landing", StringComparison.OrdinalIgnoreCase) || (e.Step == "receiving" && place?.Kind == "fishing-port") ? "first-land-receiving"
            : makes && place?.Kind == "packing-house" ? "initial-packing"
            : e.Step == "shipping" ? "shipping"
            : e.Step == "receiving" ? "receiving"
            : null;
    }

    private static IEnumerable<(string Id, decimal? Quantity, string? Uom, string Side)> ThingsOf(ChainEvent e, ChainGraph graph, Dictionary<string, ChainNode> goods)
    {
        var named = e.Items.Where(i => goods.ContainsKey(i.Id)).ToList();
        foreach (var lot in named.Where(i => i.Role is not ItemRole.Parent).GroupBy(i => (i.Id, i.Role)))
        {
            yield return (lot.Key.Id, lot.First().Quantity, lot.First().Uom,
                lot.Key.Role is ItemRole.Input or ItemRole.InputClass ? "input" : lot.Key.Role is ItemRole.Output or ItemRole.OutputClass ? "output" : "");
        }

        // What was inside the containers that the event names.
        foreach (var (id, history) in graph.Histories)
        {
            if (goods.TryGetValue(id, out var node) && !named.Exists(i => i.Id == id) && history.Contains(e))
            {
                yield return (id, node.Level == ThingLevel.Item ? 1 : node.Quantity, node.Uom, "");
            }
        }
    }

    private static FsmaRow Row(
        ChainEvent e, string cte, string id, decimal? quantity, string? uom, string side, ChainGraph graph, List<ChainEvent> sound, IReadOnlyDictionary<string, PlaceCard> places,
        IReadOnlyDictionary<string, ProductCard> products)
    {
        var made = sound.Find(m => m.Items.Any(i => i.Id == id && m.Makes(i)));
        var origins = Origins(id, graph, sound, []).Where(o => PlaceOf(o, places) is { Kind: "farm" or "field" or "pond" }).ToList();
        var document = e.Stored.Event.BizTransactionList is [var first, ..] ? first : null;
        var move = graph.Edges.FirstOrDefault(x => x.Kind == ChainEdgeKind.Moved && x.Event.Time >= e.Time && x.From == (e.Place is { } at ? Steps.Site(at) : null) && cte is "shipping" or "harvesting");
        var came = graph.Edges.LastOrDefault(x => x.Kind == ChainEdgeKind.Moved && x.Event.Position == e.Position);
        return new FsmaRow
        {
            Cte = cte,
            EventId = e.Stored.EventId,
            Side = side,
            Thing = id,
            Tlc = Thing.LevelOf(id) is ThingLevel.Lot or ThingLevel.Item ? Thing.SuffixOf(id) : null,
            Product = Thing.GtinOf(id) is { } gtin && products.TryGetValue(gtin, out var product) ? $"{product.NameEn} ({product.NameVi}), {product.Brand}".TrimEnd(',', ' ') : null,
            Quantity = quantity,
            Uom = quantity is null ? null : uom ?? "EA",
            Location = Described(e.Location ?? e.ReadPoint, places),
            From = Party(e, false, places) ?? (came is null ? null : Described(came.From, places)),
            To = Party(e, true, places) ?? (move is null ? null : Described(move.To, places)),
            Date = e.Time.DateInVietnam,
            TlcSource = made?.Place is { } source ? Described(source, places) : null,
            Farm = origins.Count == 0 ? null : string.Join("; ", origins.Select(o => Field(PlaceOf(o, places)!)).Distinct()),
            HarvestDate = origins.Count == 0 ? null : origins.Min(o => o.Time).DateInVietnam,
            ReferenceType = document?.Type,
            Reference = document?.Value,
        };
    }

    /// <summary>The events that made what a thing was made of, at the beginning of its chain.</summary>
    internal static IEnumerable<ChainEvent> Origins(string id, ChainGraph graph, IReadOnlyList<ChainEvent> sound, HashSet<string> way)
    {
        if (!way.Add(id))
        {
            yield break;
        }

        var inputs = graph.Edges.Where(x => (x.Kind == ChainEdgeKind.Transformed && x.To == id) || (x.Kind == ChainEdgeKind.Same && x.From == id)).Select(x => x.Kind == ChainEdgeKind.Same ? x.To : x.From).Distinct().ToList();
        if (inputs.Count == 0)
        {
            foreach (var e in sound.Where(e => e.Items.Any(i => i.Id == id && e.Makes(i))))
            {
                yield return e;
            }
        }

        foreach (var e in inputs.SelectMany(input => Origins(input, graph, sound, way)))
        {
            yield return e;
        }
    }

    internal static PlaceCard? PlaceOf(ChainEvent e, IReadOnlyDictionary<string, PlaceCard> places) =>
        (e.Location is { } l ? places.GetValueOrDefault(l) ?? places.GetValueOrDefault(Steps.Site(l)) : null) ?? (e.ReadPoint is { } r ? places.GetValueOrDefault(r) ?? places.GetValueOrDefault(Steps.Site(r)) : null);

    private static string? Party(ChainEvent e, bool destination, IReadOnlyDictionary<string, PlaceCard> places)
    {
        foreach (var type in new[] { "location", "possessing_party", "owning_party" })
        {
            if (e.Parties(destination, type).FirstOrDefault() is { } id)
            {
                return Described(id, places);
            }
        }

        return null;
    }

    private static string? Described(string? id, IReadOnlyDictionary<string, PlaceCard> places) =>
        id is null ? null : places.TryGetValue(id, out var card) || places.TryGetValue(Steps.Site(id), out card) ? $"{card.NameEn}, {card.Address}".TrimEnd(',', ' ') + $" [{Thing.Spoken(id)}]" : Thing.Spoken(id);

    private static string Field(PlaceCard card) => card.AreaCode.Length > 0 ? $"{card.NameEn} [{card.AreaCode}]" : card.NameEn;

    private static bool Has(FsmaRow row, string kde) => kde switch
    {
        "tlc" => row.Tlc is not null,
        "product" => row.Product is not null,
        "quantity" => row.Quantity is not null,
        "uom" => row.Uom is not null,
        "location" => row.Location is not null,
        "from" => row.From is not null,
        "to" => row.To is not null,
        "date" => row.Date is not null,
        "tlc-source" => row.TlcSource is not null,
        "farm" => row.Farm is not null,
        "harvest-date" => row.HarvestDate is not null,
        "reference" => row.Reference is not null,
        _ => throw new InvalidOperationException($"The table of key data elements names {kde}."),
    };
}

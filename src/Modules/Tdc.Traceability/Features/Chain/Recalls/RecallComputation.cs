using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Domain.Chain.Checks;
using Tdc.Traceability.Domain.Chain.Recalling;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Chain.Alerts;
using Tdc.Traceability.Features.Chain.Trace;
using Tdc.Traceability.Features.Repository;

namespace Tdc.Traceability.Features.Chain.Recalls;

/// <summary>What a recall would reach, and who made it.</summary>
/// <param name="List">The list.</param>
/// <param name="Makers">Units that captured the making of what is recalled, and those that answer for its product.</param>
/// <param name="Product">Name of the product; empty when the register does not know it.</param>
internal sealed record RecallDraft(RecallList List, IReadOnlySet<LineageId> Makers, string Product);

/// <summary>Computes recalls: walks down from what is recalled, then books each thing site by site.</summary>
internal sealed class RecallComputation(
    IEventStore store, ChainWalker walker, TraceTelling telling, OrganisationRegister organisations, TimeProvider clock, ITradeRegister? trade = null)
{
    /// <summary>How far a recall walks.</summary>
    public static ChainLimits Limits { get; } = new(100, 20_000, 50_000);

    /// <summary>Computes.</summary>
    /// <param name="typed">Any form of an identifier.</param>
    /// <param name="level">How far it reaches; <see langword="null"/>: as the identifier says, but for an item with a known lot its lot.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns><see langword="null"/> when no event names it.</returns>
    public async Task<RecallDraft?> ComputeAsync(string? typed, RecallLevel? level, CancellationToken cancellation)
    {
        var read = StartIdentifiers.Read(typed);
        if (read.Count == 0)
        {
            return null;
        }

        var (sources, reach) = await SourcesAsync(read, level, cancellation);
        var position = await store.LastPositionAsync(cancellation);
        var graph = await walker.WalkAsync(sources, TraceDirection.Down, Limits, AllEvents.Judge, cancellation);
        if (graph.Events.Count == 0)
        {
            return null;
        }

        var things = graph.Nodes.Where(n => !n.IsCarrier && (n.Level != ThingLevel.Container || !graph.Edges.Any(e => e.Kind == ChainEdgeKind.Contained && e.To == n.Id))).ToList();
        var book = await BookAsync(things.Select(t => t.Id), cancellation);
        var ledger = new RecallLedger();
        foreach (var thing in things)
        {
            ledger.Book(book.History(thing.Id));
        }

        var cut = graph.Cut is not null || things.Exists(t => !book.Knows(t.Id));
        return await TellAsync(sources, reach, position, graph, things, ledger, cut, cancellation);
    }

    private async Task<(IReadOnlyList<string> Sources, RecallLevel Level)> SourcesAsync(IReadOnlyList<string> read, RecallLevel? level, CancellationToken cancellation)
    {
        var own = Thing.LevelOf(read[0]);
        if (level is null or RecallLevel.Lot && own == ThingLevel.Item)
        {
            // The lot that the code itself names, or the one that an event ties it to.
            var lot = read.FirstOrDefault(id => Thing.LevelOf(id) == ThingLevel.Lot)
                ?? (await walker.WalkAsync([read[0]], TraceDirection.Up, new ChainLimits(1, 50, 500), AllEvents.Judge, cancellation)).Edges
                    .FirstOrDefault(e => e.Kind == ChainEdgeKind.Same && e.From == read[0])?.To;
            return lot is not null ? ([lot], RecallLevel.Lot) : ([read[0]], RecallLevel.Item);
        }

        if ((level == RecallLevel.Product || own == ThingLevel.Product) && Thing.GtinOf(read[0]) is { } gtin)
        {
            return (await ProductThings.OfAsync(store, gtin, cancellation), RecallLevel.Product);
        }

        return ([read[0]], own switch { ThingLevel.Item => RecallLevel.Item, ThingLevel.Lot => RecallLevel.Lot, _ => RecallLevel.Container });
    }

    private async Task<HistoryBook> BookAsync(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var reader = new ChainReader(store, AllEvents.Judge, Limits.Events);
        var book = new HistoryBook();
        HashSet<string> pending = [.. ids];
        for (var round = 0; round < 6 && pending.Count > 0; round++)
        {
            var (events, _) = await reader.ReadAsync(pending, cancellation);
            foreach (var id in pending)
            {
                book.Add(id, events[id]);
            }

            pending = [.. pending.SelectMany(book.ContainersOf).Where(id => !book.Knows(id))];
        }

        return book;
    }

    private async Task<RecallDraft> TellAsync(
        IReadOnlyList<string> sources, RecallLevel level, long position, ChainGraph graph, List<ChainNode> things, RecallLedger ledger, bool cut, CancellationToken cancellation)
    {
        var units = await organisations.NowAsync(cancellation);
        var rows = ledger.Rows;
        var sites = rows.Select(r => r.Site).Concat(ledger.Ways.SelectMany(w => new[] { w.From, w.To })).OfType<string>().Distinct().ToList();
        var cards = trade is null ? new Dictionary<string, PlaceCard>() : await trade.PlacesAsync(sites, cancellation);
        var products = await telling.ProductsAsync(rows.Select(r => Thing.GtinOf(r.Thing)).OfType<string>().Distinct(), cancellation);
        var captured = graph.Events.Where(e => e.Place is not null).GroupBy(e => Steps.Site(e.Place!)).ToDictionary(g => g.Key, g => g.Last().Stored.Owner);
        var sourceSet = sources.ToHashSet(StringComparer.Ordinal);
        var sourceGtins = level is RecallLevel.Product or RecallLevel.Item ? sources.Select(Thing.GtinOf).OfType<string>().ToHashSet() : [];
        bool IsSource(string thing) => sourceSet.Contains(thing) || (Thing.LevelOf(thing) == ThingLevel.Product && sourceGtins.Contains(Thing.GtinOf(thing)!));
        ProductCard? Product(string thing) => Thing.GtinOf(thing) is { } gtin ? products.GetValueOrDefault(gtin) : null;
        string? PlaceName(string? id) => id is null ? null : cards.TryGetValue(id, out var card) ? Display.InEnglish ? card.NameEn : card.NameVi : Thing.Spoken(id);

        var totals = rows.GroupBy(r => r.Thing).Select(g => new RecallTotal(
            g.Key, Thing.Spoken(g.Key), Product(g.Key)?.NameVi ?? "", Product(g.Key)?.NameEn ?? "", IsSource(g.Key), g.First().Uom, Sum(g, r => r.Made), Sum(g, r => r.Held),
            ledger.Ways.Where(w => w.Thing == g.Key && w.ReceivedAt is null).Sum(w => Units.TryConvert(w.Quantity ?? 0, w.Uom, g.First().Uom, out var much) ? much : 0),
            Sum(g, r => r.Used), Sum(g, r => r.Sold), Sum(g, r => r.Destroyed), g.Any(r => r.IsOpen))).OrderByDescending(t => t.IsSource).ToList();
        List<RecallPlace> places = [.. rows.Select(r =>
        {
            var card = r.Site is { } site ? cards.GetValueOrDefault(site) : null;
            LineageId? owner = card?.Owner ?? (r.Site is { } at && captured.TryGetValue(at, out var by) ? by : null);
            return new RecallPlace(
                r.Site ?? "", card?.NameVi ?? "", card?.NameEn ?? "", card?.Address ?? "", card?.Commune is { } commune ? telling.Name(units, commune) : null, owner is { } o ? telling.Name(units, o) : null,
                card?.Latitude, card?.Longitude, r.Thing, Thing.Spoken(r.Thing), r.Uom, r.Made, r.Received, r.Sent, r.Used, r.Sold, r.Destroyed, r.Held, r.IsOpen, r.First, r.Last);
        })];
        var list = new RecallList(
            sources.Count > 50 ? [.. sources.Take(50)] : sources, AlertWords.Code(level), clock.GetUtcNow(), position, totals, places,
            [.. ledger.Ways.Take(5000).Select(w => new RecallWay(w.At, w.Thing, Thing.Spoken(w.Thing), w.From, PlaceName(w.From), w.To, PlaceName(w.To), w.Quantity, w.Uom, w.ReceivedAt))],
            Parties(units, rows, ledger, cards, captured, PlaceName),
            [.. things.Take(20_000).Select(t => new RecallIdentifier(t.Id, Thing.Spoken(t.Id), sourceSet.Contains(t.Id)))], graph.Events.Count, cut);
        var makers = graph.Events.Where(e => !graph.Void.Contains(e.Position) && e.Items.Any(i => sourceSet.Contains(i.Id) && (e.Makes(i) || level == RecallLevel.Container))).Select(e => e.Stored.Owner).ToHashSet();
        makers.UnionWith(totals.Where(t => t.IsSource).Select(t => Product(t.Id)?.Owner).OfType<LineageId>());
        return new RecallDraft(list, makers, sources.Select(Product).FirstOrDefault(p => p is not null)?.NameVi ?? "");
    }

    private List<RecallParty> Parties(
        RegisterSnapshot units, IReadOnlyList<LedgerRow> rows, RecallLedger ledger, IReadOnlyDictionary<string, PlaceCard> cards, Dictionary<string, LineageId> captured, Func<string?, string?> placeName)
    {
        List<RecallParty> parties = [];
        var owned = rows.Where(r => r.Site is not null)
            .Select(r => (Row: r, Owner: cards.TryGetValue(r.Site!, out var card) ? card.Owner : captured.TryGetValue(r.Site!, out var by) ? by : (LineageId?)null));
        foreach (var group in owned.GroupBy(o => o.Owner))
        {
            var must = group.Any(o => o.Row.Held > 0 || o.Row.IsOpen) ? "return" : group.Any(o => o.Row.Sold > 0) ? "public" : "inform";
            var unit = group.Key is { } key && units.Knows(key) ? units.OfLineage(key, clock.TodayInVietnam) : null;
            List<string> names = [.. group.Select(o => placeName(o.Row.Site)!).Distinct()];
            parties.Add(new RecallParty(unit is null ? names[0] : Display.InEnglish ? unit.NameEn : unit.NameVi, group.Key?.Value, unit?.Email ?? "", names, must));
        }

        // Where goods were sent and nothing tells that they came in.
        foreach (var to in ledger.Ways.Where(w => w.ReceivedAt is null && w.To is not null && !rows.Any(r => r.Site == Steps.Site(w.To!))).Select(w => w.To!).Distinct())
        {
            parties.Add(new RecallParty(placeName(to)!, null, "", [placeName(to)!], "return"));
        }

        return [.. parties.OrderBy(p => p.Must switch { "return" => 0, "public" => 1, _ => 2 }).ThenBy(p => p.Name, StringComparer.Ordinal)];
    }

    private static decimal Sum(IEnumerable<LedgerRow> rows, Func<LedgerRow, decimal> of)
    {
        var list = rows.ToList();
        return list.Sum(r => Units.TryConvert(of(r), r.Uom, list[0].Uom, out var much) ? much : 0);
    }
}

using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Domain.Chain.Checks;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Chain.Trace;
using Tdc.Traceability.Features.Repository;

namespace Tdc.Traceability.Features.Chain.Alerts;

/// <summary>What a round of checks found.</summary>
/// <param name="Findings">What does not fit.</param>
/// <param name="Judged">Things whose whole history was judged: what was found of them before and is not among the findings holds no more.</param>
internal sealed record CheckResult(IReadOnlyList<ChainFinding> Findings, IReadOnlySet<string> Judged);

/// <summary>Judges the whole history of each thing that new events name, of what is inside the containers among them, and the events themselves.</summary>
/// <remarks>Because the whole history is judged each time, an event that comes late mends or breaks what was judged before.</remarks>
/// <param name="store">The store.</param>
/// <param name="clock">The clock.</param>
/// <param name="trade">The register of places and prefixes; without it nothing is said about them.</param>
internal sealed class CheckRound(IEventStore store, TimeProvider clock, ITradeRegister? trade)
{
    /// <summary>Events of one thing at most; a thing with more is not judged.</summary>
    public const int Most = 2000;

    /// <summary>Things in one round at most, what is inside containers included.</summary>
    public const int Things = 10_000;

    private const int Rounds = 6;

    /// <summary>Judges what events name.</summary>
    /// <param name="events">The events.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<CheckResult> JudgeAsync(IReadOnlyList<ChainEvent> events, CancellationToken cancellation)
    {
        var book = new HistoryBook();
        var (things, cut) = await ReadAsync(events, book, cancellation);
        things.ExceptWith(cut);
        var setting = await SettingAsync(book, things, cancellation);
        List<ChainFinding> findings = [];
        foreach (var id in things)
        {
            findings.AddRange(ThingChecks.Of(book.History(id), setting));
        }

        if (trade is not null)
        {
            var prefixes = await trade.PrefixesAsync(cancellation);
            findings.AddRange(events.Where(e => !e.IsDeclaration).SelectMany(e => RegisterChecks.Of(e, setting, prefixes)));
        }

        return new CheckResult(findings, things);
    }

    private async Task<(HashSet<string> Things, HashSet<string> Cut)> ReadAsync(IReadOnlyList<ChainEvent> events, HistoryBook book, CancellationToken cancellation)
    {
        var reader = new ChainReader(store, AllEvents.Judge, Most);
        HashSet<string> things = new(events.SelectMany(e => e.Items).Select(i => i.Id), StringComparer.Ordinal);
        HashSet<string> cut = new(StringComparer.Ordinal);
        HashSet<string> pending = [.. things];
        for (var round = 0; round < Rounds && pending.Count > 0; round++)
        {
            var (read, tooMany) = await reader.ReadAsync(pending, cancellation);
            cut.UnionWith(tooMany);
            foreach (var id in pending)
            {
                book.Add(id, tooMany.Contains(id) ? [] : read[id]);
            }

            HashSet<string> next = new(StringComparer.Ordinal);
            foreach (var id in pending)
            {
                next.UnionWith(book.ContainersOf(id));
                foreach (var e in book.Of(id))
                {
                    if (e.Transformation is { } transformation)
                    {
                        next.Add(transformation);
                    }

                    next.UnionWith(e.LotLinks().Where(l => l.Item == id).Select(l => l.Lot));
                }

                foreach (var stay in things.Contains(id) ? book.StaysIn(id) : [])
                {
                    if (things.Count < Things && things.Add(stay.Child))
                    {
                        next.Add(stay.Child);
                    }
                }
            }

            next.RemoveWhere(book.Knows);
            pending = next;
        }

        return (things, cut);
    }

    private async Task<CheckSetting> SettingAsync(HistoryBook book, HashSet<string> things, CancellationToken cancellation)
    {
        Dictionary<string, PlaceCard> places = new(StringComparer.Ordinal);
        Dictionary<string, ProductCard> products = new(StringComparer.Ordinal);
        if (trade is not null)
        {
            var all = things.SelectMany(book.Of).Distinct().ToList();
            foreach (var part in all.SelectMany(e => new[] { e.ReadPoint, e.Location }).OfType<string>().SelectMany(p => new[] { p, Steps.Site(p) }).Distinct().Chunk(500))
            {
                foreach (var (id, card) in await trade.PlacesAsync(part, cancellation))
                {
                    places[id] = card;
                }
            }

            foreach (var gtin in all.SelectMany(e => e.Items).Select(i => Thing.GtinOf(i.Id)).OfType<string>().Distinct())
            {
                if (await trade.ProductAsync(gtin, cancellation) is { } card)
                {
                    products[gtin] = card;
                }
            }
        }

        return new CheckSetting { Rules = ChainRules.On(clock.TodayInVietnam), Now = clock.GetUtcNow(), Book = book, Places = places, Products = products };
    }
}

using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Traceability.Domain.Querying;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Repository.Access;
using Tdc.Traceability.Features.Repository.Http;

namespace Tdc.Traceability.Features.Repository.Reading;

/// <summary>A page of an answer.</summary>
/// <param name="Events">The events, in the order asked for.</param>
/// <param name="Next">Where the next page goes on; <see langword="null"/> on the last.</param>
internal sealed record EventPage(IReadOnlyList<StoredEvent> Events, PageState? Next);

/// <summary>Finds the events that a query selects and an asker may see, page by page.</summary>
internal sealed class EventSearch(IEventStore store, IMasterData masterData, RepositorySettings settings)
{
    /// <summary>Finds a page.</summary>
    /// <param name="query">The query.</param>
    /// <param name="judge">What the asker may see.</param>
    /// <param name="perPage">Events at most.</param>
    /// <param name="from">Where the page before ended; <see langword="null"/> for the first.</param>
    /// <param name="question">Names the question in the state of the next page.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="EpcisFault">The query takes too long (QueryTooComplexException) or selects more than it allows (QueryTooLargeException): 413.</exception>
    public async Task<EventPage> FindAsync(
        EventQuery query, IEventJudge judge, int perPage, PageState? from, string question, CancellationToken cancellation)
    {
        using var limit = settings.StartQueryTime(cancellation);
        try
        {
            await query.BindAsync(masterData, limit.Token);
            var upTo = from?.UpTo ?? await store.LastPositionAsync(limit.Token);
            return await PageAsync(query, judge, perPage, from, new PageState { Question = question, UpTo = upTo }, limit.Token);
        }
        catch (Exception e) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested && e is not EpcisFault)
        {
            throw EpcisFault.TooComplex($"The query took longer than {settings.QueryTime.TotalSeconds:0} s; ask for a time range, a place or an identifier.");
        }
    }

    /// <summary>Events recorded behind a position and up to another one that a query selects and a judge lets through, in order; for subscriptions.</summary>
    public async Task<(IReadOnlyList<StoredEvent> Events, long Reached)> NewAsync(
        EventQuery query, IEventJudge judge, long after, long upTo, DateTimeOffset? recordedFrom, int most, CancellationToken cancellation)
    {
        using var limit = settings.StartQueryTime(cancellation);
        await query.BindAsync(masterData, limit.Token);
        var filter = query.Filter() with { Order = EventOrder.Recorded, FromPosition = after + 1, UpTo = upTo };
        if (recordedFrom is { } earliest && (filter.RecordTimeFrom is not { } own || own < earliest))
        {
            filter = filter with { RecordTimeFrom = earliest };
        }

        var found = new List<StoredEvent>();
        var weight = 0;
        var reached = after;
        try
        {
            await foreach (var stored in store.FindAsync(filter, limit.Token))
            {
                limit.Token.ThrowIfCancellationRequested();
                if (query.Selects(stored) && await judge.ShowAsync(stored, limit.Token) is { } shown)
                {
                    found.Add(shown);
                    weight += Weight(shown.Event);
                }

                reached = stored.Position;
                if (found.Count >= most || weight > RepositoryLimits.PageIdentifiers)
                {
                    return (found, reached);
                }
            }
        }
        catch (Exception) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested && reached > after)
        {
            return (found, reached); // what was reached is kept; the next run goes on there
        }

        return (found, upTo);
    }

    private async Task<EventPage> PageAsync(EventQuery query, IEventJudge judge, int perPage, PageState? from, PageState next, CancellationToken cancellation)
    {
        var left = from is null ? query.CountLimit : from.Left;
        var wanted = left is { } l ? Math.Min(perPage, l) : perPage;
        var most = from is null ? query.MostEvents : null; // later pages were counted with the first
        if (query.Order == QueryOrder.Extension)
        {
            return await SortedAsync(query, judge, wanted, left, from, next, most, cancellation);
        }

        var page = new List<StoredEvent>();
        var (count, weight, more) = (0, 0, false);
        await foreach (var stored in CandidatesAsync(query, from, next.UpTo, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!query.Selects(stored) || await judge.ShowAsync(stored, cancellation) is not { } shown)
            {
                continue;
            }

            count++;
            Refuse(most, count);
            if (more || page.Count == wanted || weight > RepositoryLimits.PageIdentifiers)
            {
                more = true;
                if (most is null)
                {
                    break;
                }

                continue;
            }

            page.Add(shown);
            weight += Weight(shown.Event);
        }

        left -= page.Count;
        if (!more || left <= 0 || page.Count == 0)
        {
            return new(page, null);
        }

        var last = page[^1];
        return new(page, next with { Time = TimeOf(last.Event).UtcTicks, Position = last.Position, Left = left });
    }

    /// <summary>Order by an extension field: all that is selected is looked at, the first behind the page before are kept.</summary>
    private async Task<EventPage> SortedAsync(
        EventQuery query, IEventJudge judge, int wanted, int? left, PageState? from, PageState next, int? most, CancellationToken cancellation)
    {
        var order = Comparer<(ComparableValue? Key, StoredEvent Event)>.Create((a, b) => Order(query, a.Key, a.Event.Position, b.Key, b.Event.Position));
        var kept = new SortedSet<(ComparableValue? Key, StoredEvent Event)>(order);
        var after = from?.Value is { } text ? ComparableValue.Of(text) : (ComparableValue?)null;
        var count = 0;
        await foreach (var stored in store.FindAsync(query.Filter() with { Order = EventOrder.Recorded, UpTo = next.UpTo }, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!query.Selects(stored) || await judge.ShowAsync(stored, cancellation) is not { } shown)
            {
                continue;
            }

            Refuse(most, ++count);
            var key = query.SortKey(shown);
            if (from is null || Order(query, key, shown.Position, after, from.Position) > 0)
            {
                kept.Add((key, shown));
                if (kept.Count > wanted + 1)
                {
                    kept.Remove(kept.Max);
                }
            }
        }

        var page = kept.Take(wanted).ToList();
        left -= page.Count;
        if (kept.Count <= wanted || left <= 0 || page.Count == 0)
        {
            return new([.. page.Select(p => p.Event)], null);
        }

        var last = page[^1];
        return new([.. page.Select(p => p.Event)], next with { Value = last.Key?.Text, Position = last.Event.Position, Left = left });
    }

    /// <summary>Events without the field stand last; equal ones in the order of recording.</summary>
    private static int Order(EventQuery query, ComparableValue? a, long positionOfA, ComparableValue? b, long positionOfB)
    {
        var order = (a, b) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            ({ } x, { } y) => ComparableValue.Sort(x, y) * (query.IsRising ? 1 : -1),
        };
        return order != 0 ? order : positionOfA.CompareTo(positionOfB);
    }

    private async IAsyncEnumerable<StoredEvent> CandidatesAsync(
        EventQuery query, PageState? from, long upTo, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = query.Filter() with
        {
            UpTo = upTo,
            After = from is null ? null : (new DateTimeOffset(from.Time, TimeSpan.Zero), from.Position),
        };
        if (query.EventIds is not { } ids)
        {
            await foreach (var stored in store.FindAsync(filter, cancellation))
            {
                yield return stored;
            }

            yield break;
        }

        var found = new List<StoredEvent>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            found.AddRange((await store.WithIdAsync(id, cancellation)).Where(s => s.Position <= upTo));
        }

        var sign = filter.Order is EventOrder.RecordedDescending or EventOrder.HappenedDescending ? -1 : 1;
        var byTime = filter.Order is EventOrder.Happened or EventOrder.HappenedDescending;
        (long Time, long Position) Key(StoredEvent s) => ((byTime ? TimeOf(s.Event).UtcTicks : 0) * sign, s.Position * sign);
        var start = from is null ? ((long, long)?)null : ((byTime ? from.Time : 0) * sign, from.Position * sign);
        foreach (var stored in found.OrderBy(Key).Where(s => start is null || Key(s).CompareTo(start.Value) > 0))
        {
            yield return stored;
        }
    }

    private static void Refuse(int? most, int count)
    {
        if (count > most)
        {
            throw EpcisFault.TooLarge($"The query selects more than maxEventCount={most} events.");
        }
    }

    private static DateTimeOffset TimeOf(EpcisEvent what) => Timestamp.TryRead(what.EventTime, out var time) ? time : DateTimeOffset.UnixEpoch;

    private static int Weight(EpcisEvent what) =>
        1 + (what.EpcList?.Count ?? 0) + (what.ChildEpcs?.Count ?? 0) + (what.InputEpcList?.Count ?? 0) + (what.OutputEpcList?.Count ?? 0)
        + (what.QuantityList?.Count ?? 0) + (what.ChildQuantityList?.Count ?? 0) + (what.InputQuantityList?.Count ?? 0) + (what.OutputQuantityList?.Count ?? 0)
        + ((what.SensorElementList?.Sum(s => s.Reports.Count) ?? 0) * 2);
}

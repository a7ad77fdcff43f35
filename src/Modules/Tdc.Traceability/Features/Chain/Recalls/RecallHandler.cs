using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Events;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Recalls;

/// <summary>A recall came into force.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Subject">What is recalled, canonical.</param>
internal sealed record RecallOrdered(string Number, string Subject) : IEventRecord;

/// <summary>A recall was carried out.</summary>
/// <param name="Number">Its number.</param>
internal sealed record RecallClosed(string Number) : IEventRecord;

/// <summary>Computes, keeps and moves recalls. The department may recall anything, a maker what it made.</summary>
internal sealed class RecallHandler(TdcDbContext db, TimeProvider clock, Asker asker, ChainAuthority authority, RecallComputation computation) : IRecalls
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a recall would reach.</summary>
    public async Task<Outcome<RecallDraft>> ComputeAsync(string? typed, RecallLevel? level, CancellationToken cancellation)
    {
        if (Trace.StartIdentifiers.Read(typed).Count == 0)
        {
            return Refusal.Rule("recall.bad-identifier");
        }

        // Who may not recall it learns no more than that no event names it.
        return await computation.ComputeAsync(typed, level, cancellation) is { } draft && (await authority.IsAsync(asker, cancellation) || asker.Units.Any(draft.Makers.Contains))
            ? draft
            : Refusal.NotFound("recall.nothing");
    }

    /// <summary>Keeps a recall, in force at once or as a draft.</summary>
    /// <param name="typed">Any form of an identifier.</param>
    /// <param name="level">How far it reaches.</param>
    /// <param name="reason">Why; 5 to 2000 characters.</param>
    /// <param name="order">Whether it comes into force now.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<TraceRecall>> BeginAsync(string? typed, RecallLevel? level, string? reason, bool order, CancellationToken cancellation)
    {
        var why = (reason ?? "").Trim();
        if (why.Length is < 5 or > 2000)
        {
            return Refusal.Rule("recall.reason-needed");
        }

        if (!(await ComputeAsync(typed, level, cancellation)).TryGet(out var draft, out var refusal))
        {
            return refusal;
        }

        for (var attempt = 0; ; attempt++)
        {
            var recall = await AddAsync(draft, why, order, cancellation);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return recall;
            }
            catch (DbUpdateException e) when (attempt < 5 && StorageFault.IsConstraint(e))
            {
                db.ChangeTracker.Clear(); // somebody else took the number
            }
        }
    }

    /// <summary>Orders a draft, or closes what was ordered.</summary>
    public async Task<Outcome<TraceRecall>> MoveAsync(string number, RecallState to, string? outcome, CancellationToken cancellation)
    {
        if (await FindAsync(number, cancellation, track: true) is not { } recall)
        {
            return Refusal.NotFound("recall.not-found");
        }

        var words = (outcome ?? "").Trim();
        if (to == RecallState.Closed && words.Length is 0 or > 4000)
        {
            return Refusal.Rule("recall.outcome-needed");
        }

        if ((recall.State, to) is not ((RecallState.Draft, RecallState.Ordered) or (RecallState.Ordered, RecallState.Closed)))
        {
            return Refusal.Conflict("recall.no-such-step");
        }

        if (to == RecallState.Ordered)
        {
            await RecomputeAsync(recall, cancellation);
            Order(recall);
        }
        else
        {
            (recall.State, recall.ClosedAt, recall.ClosedBy, recall.Outcome) = (to, clock.GetUtcNow(), asker.Name, words);
            db.AddEvent(clock, new RecallClosed(recall.Number));
        }

        return await SaveAsync(recall, "trace.recall-moved", new { to = to.ToString() }, cancellation);
    }

    /// <summary>Computes the list anew with the events that came since.</summary>
    public async Task<Outcome<TraceRecall>> RefreshAsync(string number, CancellationToken cancellation)
    {
        if (await FindAsync(number, cancellation, track: true) is not { } recall)
        {
            return Refusal.NotFound("recall.not-found");
        }

        if (recall.State == RecallState.Closed)
        {
            return Refusal.Conflict("recall.no-such-step");
        }

        await RecomputeAsync(recall, cancellation);
        return await SaveAsync(recall, "trace.recall-recomputed", null, cancellation);
    }

    /// <summary>A recall that the asker may see, or <see langword="null"/>.</summary>
    public async Task<TraceRecall?> FindAsync(string? number, CancellationToken cancellation, bool track = false)
    {
        if (RecallNumber.Read(number) is not { } read)
        {
            return null;
        }

        var recalls = await VisibleAsync(cancellation);
        return await (track ? recalls : recalls.AsNoTracking()).SingleOrDefaultAsync(r => r.Year == read.Year && r.Sequence == read.Sequence, cancellation);
    }

    /// <summary>Recalls that the asker may see, newest first.</summary>
    public async Task<(IReadOnlyList<TraceRecall> Rows, int Total)> ListAsync(RecallState? state, int skip, int take, CancellationToken cancellation)
    {
        var recalls = (await VisibleAsync(cancellation)).AsNoTracking();
        recalls = state is { } only ? recalls.Where(r => r.State == only) : recalls;
        return (await recalls.OrderByDescending(r => r.Year).ThenByDescending(r => r.Sequence).Skip(skip).Take(take).ToListAsync(cancellation), await recalls.CountAsync(cancellation));
    }

    /// <summary>The list of a recall.</summary>
    public static RecallList ListOf(TraceRecall recall) => JsonSerializer.Deserialize<RecallList>(recall.List, json)!;

    public async Task<IReadOnlyList<RecallNotice>> OnAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(canonical);
        var wanted = canonical.Take(500).ToHashSet(StringComparer.Ordinal);
        var keys = wanted.Select(IdentifierKey.OfCanonical).ToList();
        var rows = await (
            from item in db.Set<TraceRecallItem>().AsNoTracking()
            join recall in db.Set<TraceRecall>().AsNoTracking() on item.Recall equals recall.Id
            where keys.Contains(item.ItemKey) && recall.State != RecallState.Draft
            select new { item, recall.Year, recall.Sequence, recall.State, recall.Level, recall.Reason, recall.OrderedAt, recall.ClosedAt }).ToListAsync(cancellation);
        return [.. rows.Where(r => wanted.Contains(r.item.Canonical)).OrderByDescending(r => r.item.IsSource).DistinctBy(r => r.item.Recall).OrderByDescending(r => r.OrderedAt)
            .Select(r => new RecallNotice(RecallNumber.Of(r.Year, r.Sequence), r.State, r.Level, r.item.Canonical, r.item.IsSource, r.Reason, r.OrderedAt!.Value, r.ClosedAt))];
    }

    public async Task<IReadOnlyList<long>?> OrderedKeysAsync(int most, CancellationToken cancellation)
    {
        var keys = await (
            from item in db.Set<TraceRecallItem>().AsNoTracking()
            join recall in db.Set<TraceRecall>().AsNoTracking() on item.Recall equals recall.Id
            where recall.State == RecallState.Ordered
            select item.ItemKey).Distinct().Take(most + 1).ToListAsync(cancellation);
        return keys.Count > most ? null : keys;
    }

    private async Task<IQueryable<TraceRecall>> VisibleAsync(CancellationToken cancellation)
    {
        if (await authority.IsAsync(asker, cancellation))
        {
            return db.Set<TraceRecall>();
        }

        var units = asker.Units.ToList();
        return db.Set<TraceRecall>().Where(r => units.Contains(r.Maker) || units.Contains(r.Unit));
    }

    private async Task<TraceRecall> AddAsync(RecallDraft draft, string reason, bool order, CancellationToken cancellation)
    {
        var (now, year) = (clock.GetUtcNow(), clock.TodayInVietnam.Year);
        var unit = asker.Unit ?? new LineageId(Guid.Empty);
        var recall = new TraceRecall
        {
            Id = clock.NewId<RecallId>(),
            Year = year,
            Sequence = (await db.Set<TraceRecall>().Where(r => r.Year == year).MaxAsync(r => (int?)r.Sequence, cancellation) ?? 0) + 1,
            Level = AlertsLevel(draft.List.Level),
            Subject = draft.List.Sources[0],
            Product = draft.Product,
            Reason = reason,
            State = RecallState.Draft,
            Unit = unit,
            Maker = draft.Makers.Contains(unit) || draft.Makers.Count == 0 ? unit : draft.Makers.First(),
            CreatedBy = asker.Name,
            CreatedAt = now,
            List = JsonSerializer.Serialize(draft.List, json),
            ComputedAt = now,
            Version = Guid.CreateVersion7(now),
        };
        db.Add(recall);
        AddItems(recall, draft.List);
        if (order)
        {
            Order(recall);
        }

        db.AddAudit(clock, asker, "trace.recall-begun", "trace.recall", recall.Number, new { recall.Subject, state = recall.State.ToString() });
        return recall;
    }

    private static RecallLevel AlertsLevel(string code) => Enum.Parse<RecallLevel>(code, ignoreCase: true);

    private void Order(TraceRecall recall)
    {
        (recall.State, recall.OrderedAt, recall.OrderedBy) = (RecallState.Ordered, clock.GetUtcNow(), asker.Name);
        db.AddEvent(clock, new RecallOrdered(recall.Number, recall.Subject));
    }

    private async Task RecomputeAsync(TraceRecall recall, CancellationToken cancellation)
    {
        if (await computation.ComputeAsync(recall.Subject, recall.Level, cancellation) is not { } draft)
        {
            return; // its events are gone: the list of before stays
        }

        recall.List = JsonSerializer.Serialize(draft.List, json);
        recall.ComputedAt = clock.GetUtcNow();
        var have = await db.Set<TraceRecallItem>().Where(i => i.Recall == recall.Id).Select(i => i.ItemKey).ToListAsync(cancellation);
        AddItems(recall, draft.List, [.. have]);
    }

    private void AddItems(TraceRecall recall, RecallList list, HashSet<long>? have = null) =>
        db.AddRange(list.Identifiers.Select(i => (i.Id, i.IsSource)).Concat(list.Sources.Select(s => (s, true)))
            .Select(i => new TraceRecallItem { Recall = recall.Id, ItemKey = IdentifierKey.OfCanonical(i.Item1), Canonical = i.Item1, IsSource = i.Item2 })
            .DistinctBy(i => i.ItemKey).Where(i => have?.Contains(i.ItemKey) != true));

    private async Task<Outcome<TraceRecall>> SaveAsync(TraceRecall recall, string action, object? details, CancellationToken cancellation)
    {
        recall.Version = Guid.CreateVersion7(clock.GetUtcNow());
        db.AddAudit(clock, asker, action, "trace.recall", recall.Number, details);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return recall;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("recall.changed-meanwhile");
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tdc.Epcis;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Querying;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Repository.Capturing;
using Tdc.Traceability.Features.Repository.Http;
using Tdc.Traceability.Features.Repository.Reading;

namespace Tdc.Traceability.Features.Repository.Subscribing;

/// <summary>Sends what subscriptions wait for. Their state is in the database, so that it goes on after a restart, on whichever node.</summary>
/// <remarks>
/// A subscription is taken by one node at a time; its position advances only after the receiver answered 2xx, so a message may come twice and is never lost.
/// A failure is tried again after 2, 4, 8 … seconds, at most an hour; a receiver that finds a message too large (413) gets smaller ones.
/// </remarks>
internal sealed partial class SubscriptionRunner(
    IDbContextFactory<TdcDbContext> contexts, IEventStore store, EventSearch search, EventAnswer answer, IEventAccess access, WebhookSender sender,
    IDataProtectionProvider protection, NewEvents bell, TimeProvider clock, ILogger<SubscriptionRunner> log) : BackgroundService
{
    private const int MostAtOnce = 16;
    private static readonly TimeSpan poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan longestWait = TimeSpan.FromHours(1);

    private readonly IDataProtector seal = protection.CreateProtector(WebhookSender.Purpose);
    private readonly ConcurrentDictionary<SubscriptionId, Task> running = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(stoppingToken);
                await bell.WaitAsync(poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                LogAway(e);
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }

        await Task.WhenAll(running.Values);
    }

    /// <summary>Starts what is due and not yet running here.</summary>
    internal async Task RoundAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var due = db.Set<Subscription>().AsNoTracking().Where(s => s.DueAt <= now && s.LeaseUntil <= now);
        if (!await due.AnyAsync(stop))
        {
            return;
        }

        var last = await store.LastPositionAsync(stop);
        foreach (var subscription in await due.Where(s => s.Schedule != "" || s.Position < last).OrderBy(s => s.DueAt).Take(100).ToListAsync(stop))
        {
            if (running.Count >= MostAtOnce)
            {
                return;
            }

            var (until, epoch) = (now + lease, subscription.Epoch);
            if (running.ContainsKey(subscription.Id) || await db.Set<Subscription>().Where(s => s.Id == subscription.Id && s.Epoch == epoch && s.LeaseUntil <= now)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.LeaseUntil, until).SetProperty(x => x.Epoch, epoch + 1), stop) != 1)
            {
                continue;
            }

            subscription.Epoch = epoch + 1;
            var work = Task.Run(() => RunAsync(subscription, stop), CancellationToken.None);
            running[subscription.Id] = work;
            _ = work.ContinueWith(_ => running.TryRemove(subscription.Id, out var _), TaskScheduler.Default);
        }
    }

    private async Task RunAsync(Subscription subscription, CancellationToken stop)
    {
        try
        {
            await DeliverAsync(subscription, stop);
        }
        catch (LostException)
        {
            // deleted, or another node has it
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await TrySaveAsync(subscription, s => s.LeaseUntil = clock.GetUtcNow()); // another node, or this one after its restart, goes on at once
        }
        catch (Exception e)
        {
            LogFailed(e, subscription.Id.Value);
            await TrySaveAsync(subscription, s => Postpone(s, e is EpcisFault fault ? fault.Type : e is QueryParameterException ? "query" : "server"));
        }
    }

    private async Task DeliverAsync(Subscription subscription, CancellationToken stop)
    {
        NamedQuery? named;
        ApiKey? key;
        await using (var db = await contexts.CreateDbContextAsync(stop))
        {
            named = await db.Set<NamedQuery>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == subscription.QueryId, stop);
            var id = new ApiKeyId(subscription.KeyId);
            key = await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == id, stop);
        }

        var start = clock.GetUtcNow();
        if (named is null || key is null || key.RevokedAt is not null || key.ExpiresAt <= start)
        {
            await SaveAsync(subscription, s => (s.DueAt, s.LastError, s.LeaseUntil) = (start + longestWait, "key-revoked", start));
            return;
        }

        var asker = new Asker { KeyId = key.Id, KeyUnit = key.Unit, Name = key.Name, Scopes = key.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries) };
        if (!asker.HasScope(QueryEndpoints.Scope))
        {
            await SaveAsync(subscription, s => (s.DueAt, s.LastError, s.LeaseUntil) = (start + longestWait, "key-scope", start));
            return;
        }

        var judge = await access.ForAsync(asker, stop);
        var query = NamedQueryEndpoints.Read(named);
        var upTo = await store.LastPositionAsync(stop);
        // The position is exact; a time that nobody asked for would only make two nodes' clocks matter.
        var recordedFrom = subscription.InitialRecordTime == subscription.CreatedAt ? (DateTimeOffset?)null : subscription.InitialRecordTime;
        var sent = false;
        while (subscription.Position < upTo)
        {
            var (events, reached) = await search.NewAsync(query, judge, subscription.Position, upTo, recordedFrom, subscription.BatchSize, stop);
            if (events.Count > 0)
            {
                var error = await SendAsync(subscription, named, events, stop);
                if (error == "status-413" && subscription.BatchSize > 1)
                {
                    await SaveAsync(subscription, s => s.BatchSize = Math.Max(1, Math.Min(s.BatchSize, events.Count) / 2));
                    continue;
                }

                if (error.Length > 0)
                {
                    await SaveAsync(subscription, s => Postpone(s, error));
                    return;
                }

                sent = true;
            }

            var now = clock.GetUtcNow();
            await SaveAsync(subscription, s =>
            {
                (s.Position, s.LeaseUntil) = (reached, now + lease);
                if (events.Count > 0)
                {
                    (s.LastNotifiedAt, s.Failures, s.LastError, s.MinRecordTime) = (now, 0, "", events[^1].RecordTime);
                }
            });
        }

        if (!sent && subscription is { Schedule.Length: > 0, ReportIfEmpty: true } && await SendAsync(subscription, named, [], stop) is { Length: > 0 } failure)
        {
            await SaveAsync(subscription, s => Postpone(s, failure));
            return;
        }

        var end = clock.GetUtcNow();
        await SaveAsync(subscription, s =>
        {
            (s.Failures, s.LastError, s.LeaseUntil, s.DueAt) = (0, "", end, NextOf(s, end));
            s.MinRecordTime = start > s.MinRecordTime ? start : s.MinRecordTime;
            s.LastNotifiedAt = !sent && s is { Schedule.Length: > 0, ReportIfEmpty: true } ? end : s.LastNotifiedAt;
        });
    }

    private async Task<string> SendAsync(Subscription subscription, NamedQuery named, IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        using var body = new MemoryStream();
        await answer.WriteAsync(body, EpcisFormat.Json, events, subscription.EpcForm, CbvForm.AsIs, named.Name, subscription.Id.Value.ToString(), stop);
        string? token = null;
        if (subscription.SealedToken.Length > 0)
        {
            try
            {
                token = seal.Unprotect(subscription.SealedToken);
            }
            catch (CryptographicException)
            {
                return "token-lost"; // sealed under keys that are gone; an unsigned message would be worse than none
            }
        }

        return (await sender.SendAsync(new Uri(subscription.Dest), body.ToArray(), isProblem: false, token, stop)).Error;
    }

    private void Postpone(Subscription subscription, string error)
    {
        var now = clock.GetUtcNow();
        subscription.Failures++;
        subscription.LastError = error;
        var seconds = Math.Min(longestWait.TotalSeconds, Math.Pow(2, Math.Min(subscription.Failures, 12))) * (0.8 + (0.4 * Random.Shared.NextDouble()));
        (subscription.DueAt, subscription.LeaseUntil) = (now.AddSeconds(seconds), now);
    }

    private static DateTimeOffset NextOf(Subscription subscription, DateTimeOffset now)
    {
        if (subscription.Schedule.Length == 0)
        {
            return now;
        }

        using var schedule = JsonDocument.Parse(subscription.Schedule);
        return Schedules.Read(schedule.RootElement).After(now) ?? now.AddYears(9);
    }

    private async Task TrySaveAsync(Subscription subscription, Action<Subscription> change)
    {
        try
        {
            await SaveAsync(subscription, change);
        }
        catch (Exception e)
        {
            LogFailed(e, subscription.Id.Value); // the lease runs out and another round takes it
        }
    }

    private async Task SaveAsync(Subscription subscription, Action<Subscription> change)
    {
        change(subscription);
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        var (id, epoch, s) = (subscription.Id, subscription.Epoch, subscription);
        var saved = await db.Set<Subscription>().Where(x => x.Id == id && x.Epoch == epoch).ExecuteUpdateAsync(
            x => x.SetProperty(p => p.Position, s.Position).SetProperty(p => p.MinRecordTime, s.MinRecordTime).SetProperty(p => p.DueAt, s.DueAt)
                .SetProperty(p => p.LastNotifiedAt, s.LastNotifiedAt).SetProperty(p => p.Failures, s.Failures).SetProperty(p => p.LastError, s.LastError)
                .SetProperty(p => p.BatchSize, s.BatchSize).SetProperty(p => p.LeaseUntil, s.LeaseUntil),
            CancellationToken.None);
        if (saved != 1)
        {
            throw new LostException();
        }
    }

    private sealed class LostException : Exception;

    [LoggerMessage(EventId = 2120, Level = LogLevel.Warning, Message = "Subscriptions cannot be looked for now.")]
    private partial void LogAway(Exception e);

    [LoggerMessage(EventId = 2121, Level = LogLevel.Warning, Message = "Subscription {Subscription} could not be served.")]
    private partial void LogFailed(Exception e, Guid subscription);
}

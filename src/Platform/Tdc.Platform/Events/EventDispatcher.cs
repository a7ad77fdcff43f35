using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Events;

/// <summary>Tells events to their handlers, in the order in which they happened as long as nothing fails.</summary>
/// <remarks>
/// Each handler runs in a scope of its own and is remembered when it is through; an event is told again only to those that failed. After a
/// crash between a handler's end and its being remembered it hears the event twice. Long work belongs into a job.
/// </remarks>
internal sealed partial class EventDispatcher(
    IServiceScopeFactory scopes, EventRoutes routes, IWorkQueue queue, WorkBell bell, TimeProvider clock, ILogger<EventDispatcher> log)
    : BackgroundService
{
    /// <summary>How long an event is held by the node that took it.</summary>
    public static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(10);

    private const int MostAtOnce = 20;
    private static readonly TimeSpan poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan mostPerHandler = TimeSpan.FromSeconds(25); // twenty of them end before the event is free again

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await DispatchAsync(stoppingToken) == 0)
                {
                    await bell.WaitAsync(WorkKind.Events, poll, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogAway(e);
                await Task.Delay(poll, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    /// <summary>Tells what is due.</summary>
    /// <returns>How many events were taken.</returns>
    internal async Task<int> DispatchAsync(CancellationToken stop)
    {
        List<TakenEvent> taken;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TdcDbContext>();
            var instant = clock.GetUtcNow();
            if (!await db.Set<OutboxMessage>().AnyAsync(m => m.DoneAt == null && m.DueAt <= instant, stop))
            {
                return 0;
            }

            var now = instant.UtcDateTime;
            taken = await queue.TakeEventsAsync(db, MostAtOnce, now, now + HeldFor, stop);
        }

        foreach (var message in taken.OrderBy(m => m.Id))
        {
            await TellAsync(message, stop);
        }

        return taken.Count;
    }

    private async Task TellAsync(TakenEvent message, CancellationToken stop)
    {
        Exception? failure = null;
        try
        {
            failure = await TellAllAsync(message, stop);
        }
        catch (Exception e)
        {
            failure = e;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TdcDbContext>();
        var mine = db.Set<OutboxMessage>().Where(m => m.Id == new OutboxMessageId(message.Id) && m.Attempts == message.Attempts);
        var now = clock.GetUtcNow();
        if (failure is null)
        {
            await mine.ExecuteUpdateAsync(m => m.SetProperty(x => x.DoneAt, now).SetProperty(x => x.LastError, (string?)null), CancellationToken.None);
        }
        else if (stop.IsCancellationRequested)
        {
            await mine.ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, now).SetProperty(x => x.Attempts, message.Attempts - 1), CancellationToken.None);
            stop.ThrowIfCancellationRequested();
        }
        else
        {
            LogFailed(failure, message.Kind, message.Id, message.Attempts);
            var (due, error) = (now + Backoff.After(message.Attempts, Random.Shared.NextDouble()), WorkError.Of(failure));
            await mine.ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, due).SetProperty(x => x.LastError, error), CancellationToken.None);
        }
    }

    private async Task<Exception?> TellAllAsync(TakenEvent message, CancellationToken stop)
    {
        var route = routes.Of(message.Kind) ?? throw new InvalidOperationException("This version of the program does not know the event.");
        List<string> names;
        HashSet<string> heard;
        await using (var scope = scopes.CreateAsyncScope())
        {
            names = [.. route.Listeners(scope.ServiceProvider, message.Id, message.Payload).Select(l => l.Name)];
            var id = new OutboxMessageId(message.Id);
            heard = names.Count == 0 || message.Attempts == 1
                ? []
                : [.. await scope.ServiceProvider.GetRequiredService<TdcDbContext>().Set<OutboxDone>().Where(d => d.MessageId == id).Select(d => d.Handler).ToListAsync(stop)];
        }

        Exception? first = null;
        foreach (var name in names.Where(n => !heard.Contains(n)))
        {
            try
            {
                await TellOneAsync(route, message, name, stop);
            }
            catch (Exception e)
            {
                first ??= e;
            }
        }

        return first;
    }

    private async Task TellOneAsync(EventRoute route, TakenEvent message, string name, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(mostPerHandler);
        await using (var scope = scopes.CreateAsyncScope())
        {
            await route.Listeners(scope.ServiceProvider, message.Id, message.Payload).First(l => l.Name == name).HandleAsync(limit.Token);
        }

        await using var after = scopes.CreateAsyncScope();
        var db = after.ServiceProvider.GetRequiredService<TdcDbContext>();
        var (id, now) = (message.Id, clock.GetUtcNow().UtcDateTime);
        await db.InTransactionAsync(
            () => db.Database.ExecuteSqlAsync(
                $"INSERT INTO job_outbox_done (message_id, handler, at) VALUES ({id}, {name}, {now}) ON CONFLICT (message_id, handler) DO NOTHING", CancellationToken.None),
            CancellationToken.None);
    }

    [LoggerMessage(EventId = 330, Level = LogLevel.Warning, Message = "Event {Kind} {Id} failed at attempt {Attempt}.")]
    private partial void LogFailed(Exception e, string kind, Guid id, int attempt);

    [LoggerMessage(EventId = 331, Level = LogLevel.Warning, Message = "The outbox cannot be used now.")]
    private partial void LogAway(Exception e);
}

using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Tdc.Epcis;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Querying;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Repository.Capturing;
using Tdc.Traceability.Features.Repository.Http;
using Tdc.Traceability.Features.Repository.Reading;

namespace Tdc.Traceability.Features.Repository.Subscribing;

/// <summary>A subscription over a WebSocket: on a schedule, or as events come.</summary>
/// <remarks>
/// The socket says in <c>GS1-Query-Min-Record-Time</c> where it begins. Who was cut off opens a new one with <c>initialRecordTime</c> of the last event
/// received: nothing is lost, and what shares that instant comes again with the same event id.
/// </remarks>
internal sealed class SocketEndpoint(
    IDbContextFactory<TdcDbContext> contexts, IEventStore store, EventSearch search, EventAnswer answer, IEventAccess access, LiveSockets live, NewEvents bell,
    IHostApplicationLifetime lifetime, TimeProvider clock)
{
    /// <summary>Parameters of a socket besides the fields of a schedule.</summary>
    public static IReadOnlyList<string> Controls { get; } = ["stream", "reportIfEmpty", "initialRecordTime"];

    private const int BatchSize = 100;
    private static readonly TimeSpan poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan lookAgain = TimeSpan.FromSeconds(5);

    /// <summary>Serves a socket until one side ends it.</summary>
    public async Task RunAsync(EpcisCall call, NamedQuery named)
    {
        call.Negotiate(xmlToo: false);
        var plan = Read(call);
        var query = NamedQueryEndpoints.Read(named);
        using var place = live.TryOpen(Guid.CreateVersion7(clock.GetUtcNow()), named.Id, named.Owner) ?? throw EpcisFault.Controls("The unit has too many open sockets.");
        var last = await store.LastPositionAsync(call.Cancellation);
        var opened = clock.GetUtcNow(); // before the other side hears that it is open: a minute that passes then is not left out
        call.Http.Response.Headers[EpcisHeaders.MinRecordTime] = EventAnswer.Instant(plan.InitialRecordTime ?? opened);
        using var socket = await call.Http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.FromSeconds(30) });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation, lifetime.ApplicationStopping, place.Ended);
        var listening = ListenAsync(socket, end);
        var (status, why) = (WebSocketCloseStatus.EndpointUnavailable, "The server stops; open a new socket with initialRecordTime.");
        try
        {
            await SendAsync(call, named, query, plan, socket, opened, plan.InitialRecordTime is null ? last : 0, end.Token);
            (status, why) = (WebSocketCloseStatus.PolicyViolation, "The key or the query is gone.");
        }
        catch (OperationCanceledException)
        {
            (status, why) = place.Ended.IsCancellationRequested ? (WebSocketCloseStatus.NormalClosure, "The query was removed.") : (status, why);
        }
        catch (WebSocketException)
        {
            return; // the other side is gone
        }

        await CloseAsync(socket, status, why);
        await end.CancelAsync();
        await listening;
    }

    private async Task SendAsync(
        EpcisCall call, NamedQuery named, EventQuery query, SocketPlan plan, WebSocket socket, DateTimeOffset opened, long position, CancellationToken cancellation)
    {
        var judge = await access.ForAsync(call.Asker, cancellation);
        var looked = clock.GetUtcNow();
        var due = plan.Schedule?.After(opened);
        while (socket.State == WebSocketState.Open)
        {
            var now = clock.GetUtcNow();
            if (now - looked > lookAgain)
            {
                if (!await IsGoodAsync(call.Asker, named, cancellation))
                {
                    return;
                }

                (judge, looked) = (await access.ForAsync(call.Asker, cancellation), now);
            }

            if (plan.Schedule is not null && now < due)
            {
                var left = due.Value - now;
                await Task.Delay(left < poll ? left : poll, cancellation);
                continue;
            }

            var upTo = await store.LastPositionAsync(cancellation);
            var sent = false;
            while (position < upTo)
            {
                var (events, reached) = await search.NewAsync(query, judge, position, upTo, plan.InitialRecordTime, BatchSize, cancellation);
                if (events.Count > 0)
                {
                    await SendAsync(call, named, socket, events, cancellation);
                    sent = true;
                }

                position = reached;
            }

            if (plan.Schedule is null)
            {
                await bell.WaitAsync(poll, cancellation);
                continue;
            }

            if (!sent && plan.ReportIfEmpty)
            {
                await SendAsync(call, named, socket, [], cancellation);
            }

            due = plan.Schedule.After(now);
        }
    }

    private async Task SendAsync(EpcisCall call, NamedQuery named, WebSocket socket, IReadOnlyList<StoredEvent> events, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await answer.WriteAsync(body, EpcisFormat.Json, events, call.EpcForm, CbvForm.AsIs, named.Name, null, cancellation);
        await socket.SendAsync(body.GetBuffer().AsMemory(0, (int)body.Length), WebSocketMessageType.Text, true, cancellation);
    }

    /// <summary>Hears the other side close; what it says is not listened to.</summary>
    private static async Task ListenAsync(WebSocket socket, CancellationTokenSource end)
    {
        var buffer = new byte[1024];
        try
        {
            while (!end.IsCancellationRequested)
            {
                var heard = await socket.ReceiveAsync(buffer, end.Token);
                if (heard.MessageType == WebSocketMessageType.Close)
                {
                    await end.CancelAsync();
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            if (!end.IsCancellationRequested)
            {
                await end.CancelAsync();
            }
        }
    }

    private static async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status, string why)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(3));
                await socket.CloseOutputAsync(status, why[..Math.Min(why.Length, 120)], limit.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // the other side is gone
        }
    }

    private async Task<bool> IsGoodAsync(Asker asker, NamedQuery named, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Set<NamedQuery>().AnyAsync(q => q.Id == named.Id, cancellation))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        return asker.KeyId is not { } id || await db.Set<ApiKey>().AnyAsync(k => k.Id == id && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now), cancellation);
    }

    private static SocketPlan Read(EpcisCall call)
    {
        var schedule = new Dictionary<string, string>(StringComparer.Ordinal);
        var (stream, empty) = (false, false);
        DateTimeOffset? initial = null;
        foreach (var (name, value) in call.Pairs())
        {
            switch (name)
            {
                case "stream": stream = Truth(name, value); break;
                case "reportIfEmpty": empty = Truth(name, value); break;
                case "initialRecordTime":
                    initial = Times.TryRead(value, out var time) ? time : throw EpcisFault.Controls("initialRecordTime must be a time with its offset.");
                    break;
                case "perPage" or "nextPageToken": break;
                case var field when QuerySchedule.Names.Contains(field): schedule[field] = value; break;
                default: throw EpcisFault.Parameter(name, "is not a parameter of a subscription");
            }
        }

        if (stream == schedule.Count > 0)
        {
            throw EpcisFault.Controls("Give either stream=true or a schedule.");
        }

        return new(stream ? null : Schedules.Read(schedule), empty, initial);
    }

    private static bool Truth(string name, string value) => value switch
    {
        "true" => true,
        "false" => false,
        _ => throw EpcisFault.Controls($"{name} must be true or false."),
    };

    private sealed record SocketPlan(QuerySchedule? Schedule, bool ReportIfEmpty, DateTimeOffset? InitialRecordTime);
}

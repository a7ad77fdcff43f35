using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Features.Repository;

namespace Tdc.Traceability.Tests.Repository;

public sealed class SubscriptionTests
{
    public static TheoryData<DatabaseEngine> Engines => [DatabaseEngine.Sqlite, DatabaseEngine.Postgres];

    [Theory, MemberData(nameof(Engines))]
    public async Task A_stream_webhook_is_signed_tried_again_and_goes_on_after_a_restart_without_losing_an_event(DatabaseEngine engine)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await StartAsync(engine);
        var client = await RepositoryClient.OpenAsync(app);
        await client.CapturedAsync(RepositoryClient.Event(1));
        await QueryAsync(client);
        var location = await SubscribeAsync(client, $$"""{"dest":"{{receiver.Address}}hook","signatureToken":"geheim","stream":true}""");
        receiver.Status = 500;
        await client.CapturedAsync(RepositoryClient.Event(2), RepositoryClient.Event(3, """{"bizStep":"receiving"}"""));
        await receiver.WaitAsync(r => !r.Messages.IsEmpty);
        var key = client.Http.DefaultRequestHeaders.Authorization;
        client.Dispose();
        await app.RestartAsync();
        receiver.Status = 204;
        using var after = new RepositoryClient(new HttpClient { BaseAddress = app.Address });
        after.Http.DefaultRequestHeaders.Authorization = key;
        await MoveUntilAsync(app, TimeSpan.FromSeconds(5), () => receiver.Delivered.Contains(RepositoryClient.Id(2)));
        await after.CapturedAsync(RepositoryClient.Event(4));
        await MoveUntilAsync(app, TimeSpan.FromSeconds(5), () => receiver.Delivered.Contains(RepositoryClient.Id(4)));
        Assert.Equal([RepositoryClient.Id(2), RepositoryClient.Id(4)], receiver.Delivered.Distinct().Order());
        Assert.All(receiver.Messages, m => Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData("geheim"u8, m.Body)), m.Signature));
        var (_, told, _) = await after.JsonAsync(HttpMethod.Get, location);
        Assert.NotNull(told!["lastNotifiedAt"]);
        Assert.Null(told["signatureToken"]);
        Assert.Null(told["lastError"]);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_scheduled_webhook_runs_at_its_time_says_when_it_is_empty_and_survives_a_restart(DatabaseEngine engine)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await StartAsync(engine);
        var client = await RepositoryClient.OpenAsync(app);
        await QueryAsync(client);
        await SubscribeAsync(client, $$$"""{"dest":"{{{receiver.Address}}}hook","reportIfEmpty":true,"schedule":{"hour":"9","minute":"5"}}""");
        await client.CapturedAsync(RepositoryClient.Event(1));
        await Task.Delay(1500);
        Assert.Empty(receiver.Messages); // 08:00 in Vietnam: not yet
        var key = client.Http.DefaultRequestHeaders.Authorization;
        client.Dispose();
        await app.RestartAsync();
        using var after = new RepositoryClient(new HttpClient { BaseAddress = app.Address });
        after.Http.DefaultRequestHeaders.Authorization = key;
        app.Clock.Now = TestClock.Start.AddMinutes(66);
        await receiver.WaitAsync(r => r.Delivered.Contains(RepositoryClient.Id(1)));
        await Task.Delay(500);
        app.Clock.Now = TestClock.Start.AddDays(1).AddMinutes(66);
        await receiver.WaitAsync(r => r.Messages.Count >= 2);
        Assert.Equal(RepositoryClient.Id(1), Assert.Single(receiver.Delivered));
    }

    [Fact]
    public async Task A_receiver_that_finds_messages_too_large_gets_smaller_ones()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Largest = 3;
        await using var app = await StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        await QueryAsync(client);
        await SubscribeAsync(client, $$"""{"dest":"{{receiver.Address}}hook","stream":true}""");
        await client.CapturedAsync(Enumerable.Range(1, 20).Select(i => RepositoryClient.Event(i)));
        await receiver.WaitAsync(r => r.Delivered.Count >= 20);
        Assert.Equal(20, receiver.Delivered.Distinct().Count());
        Assert.Equal(20, receiver.Delivered.Count);
    }

    [Fact]
    public async Task Loopback_and_private_addresses_are_blocked_at_the_connection_unless_they_are_allowed()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await TestApp.StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        await QueryAsync(client);
        var location = await SubscribeAsync(client, $$"""{"dest":"http://localhost:{{receiver.Address.Port}}/hook","stream":true}""");
        await client.CapturedAsync(RepositoryClient.Event(1));
        JsonNode? told = null;
        for (var i = 0; i < 100 && told?["lastError"] is null; i++)
        {
            await Task.Delay(100);
            (_, told, _) = await client.JsonAsync(HttpMethod.Get, location);
        }

        Assert.Equal("private-address", (string)told!["lastError"]!);
        Assert.Equal(0, receiver.Connections);
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Status = 307;
        await using var app = await StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        await QueryAsync(client);
        await SubscribeAsync(client, $$"""{"dest":"{{receiver.Address}}hook","stream":true}""");
        await client.CapturedAsync(RepositoryClient.Event(1));
        await receiver.WaitAsync(r => !r.Messages.IsEmpty);
        await Task.Delay(300);
        Assert.All(receiver.Messages, m => Assert.Equal("/hook", m.Path));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_web_socket_streams_new_events_and_a_new_one_resumes_after_a_restart(DatabaseEngine engine)
    {
        await using var app = await StartAsync(engine);
        var client = await RepositoryClient.OpenAsync(app);
        await QueryAsync(client);
        await client.CapturedAsync(RepositoryClient.Event(1));
        app.Clock.Now = app.Clock.Now.AddSeconds(1);
        var key = client.Http.DefaultRequestHeaders.Authorization!;
        using var first = await SocketAsync(app, key.ToString(), "stream=true");
        await client.CapturedAsync(RepositoryClient.Event(2), RepositoryClient.Event(3, """{"bizStep":"receiving"}"""));
        var received = await ReceiveAsync(first);
        Assert.Equal([RepositoryClient.Id(2)], RepositoryClient.Ids(RepositoryClient.Events(received)));
        var last = (string)RepositoryClient.Events(received).Single()["recordTime"]!;
        client.Dispose();
        await app.RestartAsync();
        Assert.NotEqual(WebSocketState.Open, await StateAfterCloseAsync(first));
        using var after = new RepositoryClient(new HttpClient { BaseAddress = app.Address });
        after.Http.DefaultRequestHeaders.Authorization = key;
        app.Clock.Now = app.Clock.Now.AddSeconds(1);
        await after.CapturedAsync(RepositoryClient.Event(4)); // while no socket is open
        using var second = await SocketAsync(app, key.ToString(), "stream=true&initialRecordTime=" + Uri.EscapeDataString(last));
        var seen = new HashSet<string>();
        while (!seen.Contains(RepositoryClient.Id(4)))
        {
            seen.UnionWith(RepositoryClient.Ids(RepositoryClient.Events(await ReceiveAsync(second))));
        }

        Assert.DoesNotContain(RepositoryClient.Id(1), seen);
        await after.CapturedAsync(RepositoryClient.Event(5));
        Assert.Equal([RepositoryClient.Id(5)], RepositoryClient.Ids(RepositoryClient.Events(await ReceiveAsync(second))));
        using var removed = await after.SendAsync(HttpMethod.Delete, "/queries/shipments");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.NotEqual(WebSocketState.Open, await StateAfterCloseAsync(second));
    }

    [Fact]
    public async Task A_web_socket_on_a_schedule_sends_at_its_time()
    {
        await using var app = await StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        await QueryAsync(client);
        using var socket = await SocketAsync(app, client.Http.DefaultRequestHeaders.Authorization!.ToString(), "minute=30&reportIfEmpty=true");
        await client.CapturedAsync(RepositoryClient.Event(1));
        app.Clock.Now = TestClock.Start.AddMinutes(31);
        Assert.Equal([RepositoryClient.Id(1)], RepositoryClient.Ids(RepositoryClient.Events(await ReceiveAsync(socket))));
        app.Clock.Now = TestClock.Start.AddMinutes(91);
        Assert.Empty(RepositoryClient.Events(await ReceiveAsync(socket)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("stream=true&minute=5")]
    [InlineData("minute=99")]
    [InlineData("stream=maybe")]
    public async Task A_web_socket_needs_either_a_stream_or_a_schedule(string controls)
    {
        await using var app = await StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        await QueryAsync(client);
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => SocketAsync(app, client.Http.DefaultRequestHeaders.Authorization!.ToString(), controls));
        Assert.Contains("400", refused.Message, StringComparison.Ordinal);
    }

    private static Task<TestApp> StartAsync(DatabaseEngine engine = DatabaseEngine.Sqlite) =>
        TestApp.StartAsync(engine, configure: services => services.AddSingleton(new RepositorySettings { PrivateWebhooks = true }));

    private static async Task QueryAsync(RepositoryClient client)
    {
        var (status, body, headers) = await client.JsonAsync(HttpMethod.Post, "/queries", """{"name":"shipments","query":{"EQ_bizStep":["shipping"]}}""");
        Assert.True(status == HttpStatusCode.Created, body?.ToJsonString());
        Assert.Equal("/epcis/queries/shipments", headers.Location!.OriginalString);
    }

    private static async Task<string> SubscribeAsync(RepositoryClient client, string body)
    {
        var (status, answer, headers) = await client.JsonAsync(HttpMethod.Post, "/queries/shipments/subscriptions", body);
        Assert.True(status == HttpStatusCode.Created, answer?.ToJsonString());
        return headers.Location!.OriginalString["/epcis".Length..];
    }

    private static async Task MoveUntilAsync(TestApp app, TimeSpan step, Func<bool> reached)
    {
        for (var i = 0; i < 200; i++)
        {
            if (reached())
            {
                return;
            }

            await Task.Delay(100);
            if (i % 5 == 4)
            {
                app.Clock.Now += step;
            }
        }

        Assert.Fail("it did not come");
    }

    private static async Task<ClientWebSocket> SocketAsync(TestApp app, string key, string controls)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", key);
        await socket.ConnectAsync(new Uri($"ws://{app.Address.Authority}/epcis/queries/shipments/events?{controls}"), CancellationToken.None);
        return socket;
    }

    private static async Task<JsonNode> ReceiveAsync(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var whole = new MemoryStream();
        var buffer = new byte[16 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, limit.Token);
            Assert.NotEqual(WebSocketMessageType.Close, part.MessageType);
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(Encoding.UTF8.GetString(whole.ToArray()))!;
    }

    private static async Task<WebSocketState> StateAfterCloseAsync(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                await socket.ReceiveAsync(new byte[1024], limit.Token);
            }
        }
        catch (WebSocketException)
        {
            // cut
        }

        return socket.State;
    }

    private sealed record Message(string Path, string? Signature, byte[] Body);

    /// <summary>A webhook that remembers what came and answers as it is told.</summary>
    private sealed class Receiver : IAsyncDisposable
    {
        private readonly WebApplication app;

        private Receiver(WebApplication app) => this.app = app;

        public Uri Address => new(app.Urls.First() + "/");

        public int Status { get; set; } = 200;

        public int Largest { get; set; } = int.MaxValue;

        public int Connections { get; private set; }

        public ConcurrentQueue<Message> Messages { get; } = new();

        public ConcurrentQueue<string> Delivered { get; } = new();

        public static async Task<Receiver> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var receiver = new Receiver(app);
            app.Run(receiver.TakeAsync);
            await app.StartAsync();
            return receiver;
        }

        public async Task WaitAsync(Func<Receiver, bool> reached)
        {
            for (var i = 0; i < 200; i++)
            {
                if (reached(this))
                {
                    return;
                }

                await Task.Delay(100);
            }

            Assert.Fail($"it did not come; {Messages.Count} messages");
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();

        private async Task TakeAsync(HttpContext http)
        {
            Connections++;
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            Messages.Enqueue(new(http.Request.Path, http.Request.Headers["GS1-Signature"], body.ToArray()));
            var ids = RepositoryClient.Ids(RepositoryClient.Events(JsonNode.Parse(body.ToArray())!)).ToList();
            http.Response.StatusCode = ids.Count > Largest ? 413 : Status;
            if (Status == 307)
            {
                http.Response.Headers.Location = "/elsewhere";
            }

            if (http.Response.StatusCode < 300)
            {
                ids.ForEach(Delivered.Enqueue);
            }
        }
    }
}

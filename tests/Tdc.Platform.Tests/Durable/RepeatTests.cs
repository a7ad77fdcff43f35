using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tdc.Platform.Identity;
using Tdc.Platform.Repeats;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Platform.Tests.Durable;

public class RepeatTests
{
    public static TheoryData<DatabaseEngine> Engines => Node.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task A_repeat_gets_the_first_answer_and_creates_nothing(DatabaseEngine engine)
    {
        await using var site = await Site.StartAsync(engine);
        using var first = await site.PostAsync("k-1", new Thing("Đồng Nai"));
        using var again = await site.PostAsync("k-1", new Thing("Đồng Nai"));
        Assert.Equal((201, 201), ((int)first.StatusCode, (int)again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(("/things/1", "application/json"), (again.Headers.Location?.ToString(), again.Content.Headers.ContentType?.MediaType));
        Assert.Equal((false, true), (first.Headers.Contains("Idempotency-Replayed"), again.Headers.Contains("Idempotency-Replayed")));
        Assert.Equal(1, site.Made);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Racing_repeats_run_once(DatabaseEngine engine)
    {
        await using var site = await Site.StartAsync(engine);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => site.PostAsync("race", new Thing("slow"))));
        Assert.All(answers, a => Assert.Equal(201, (int)a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location!.ToString()).Distinct());
        Assert.Equal(1, site.Made);
    }

    [Fact]
    public async Task A_key_is_for_one_body_one_asker_and_one_address()
    {
        await using var site = await Site.StartAsync();
        using var first = await site.PostAsync("k", new Thing("a"));
        using var other = await site.PostAsync("k", new Thing("b"));
        Assert.Equal(422, (int)other.StatusCode);
        Assert.Contains("urn:tdc:problem:repeat.other-request", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var somebody = await site.PostAsync("k", new Thing("b"), Guid.AllBitsSet);
        using var elsewhere = await site.PostAsync("k", new Thing("b"), path: "/things?x=1");
        Assert.Equal((201, 422), ((int)somebody.StatusCode, (int)elsewhere.StatusCode)); // the query is a part of the request, not of the address
        Assert.Equal(2, site.Made);
    }

    [Fact]
    public async Task A_refused_or_broken_first_run_leaves_the_key_free()
    {
        await using var site = await Site.StartAsync();
        using var refused = await site.PostAsync("k", new Thing("refuse"));
        using var still = await site.PostAsync("k", new Thing("refuse"));
        Assert.Equal((409, 409, false), ((int)refused.StatusCode, (int)still.StatusCode, still.Headers.Contains("Idempotency-Replayed")));
        using var broken = await site.PostAsync("k", new Thing("break"));
        Assert.Equal(500, (int)broken.StatusCode);
        using var good = await site.PostAsync("k", new Thing("good"));
        Assert.Equal(201, (int)good.StatusCode);
    }

    [Fact]
    public async Task A_key_that_is_empty_too_long_or_not_visible_is_refused()
    {
        await using var site = await Site.StartAsync();
        foreach (var key in new[] { "", new string('a', 201), "a b" })
        {
            using var answer = await site.PostAsync(key, new Thing("a"));
            Assert.Equal(400, (int)answer.StatusCode);
        }

        using var longest = await site.PostAsync(new string('a', 200), new Thing("a"));
        Assert.Equal(201, (int)longest.StatusCode);
        Assert.Equal(1, site.Made);
    }

    [Fact]
    public async Task After_48_hours_a_key_is_forgotten()
    {
        await using var site = await Site.StartAsync();
        using var first = await site.PostAsync("k", new Thing("a"));
        site.Clock.Now += TimeSpan.FromHours(49);
        using var later = await site.PostAsync("k", new Thing("b"));
        Assert.Equal((201, 2), ((int)later.StatusCode, site.Made));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_form_posted_twice_is_known_and_leads_where_the_first_led(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var node = Node.On(database, new TestClock());
        var ticket = FormTickets.New();
        var first = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => node.InScopeAsync((s, _) => s.GetRequiredService<FormTickets>().TryUseAsync(ticket, CancellationToken.None))));
        Assert.Single(first, f => f);
        await node.InScopeAsync(async (s, _) =>
        {
            var tickets = s.GetRequiredService<FormTickets>();
            Assert.Null(await tickets.AddressAsync(ticket, CancellationToken.None));
            await tickets.AnswerAsync(ticket, "/ke-hoach", CancellationToken.None);
            Assert.Equal("/ke-hoach", await tickets.AddressAsync(ticket, CancellationToken.None));
            await tickets.ReleaseAsync(ticket, CancellationToken.None);
            Assert.True(await tickets.TryUseAsync(ticket, CancellationToken.None));
            Assert.True(await tickets.TryUseAsync(null, CancellationToken.None));
            Assert.True(await tickets.TryUseAsync("'; DROP TABLE job_ticket; --", CancellationToken.None));
            return true;
        });
    }

    internal sealed record Thing(string Name);

    internal sealed record Made(int Number, string Name);

    /// <summary>A small site with one endpoint that makes things.</summary>
    private sealed class Site : IAsyncDisposable
    {
        private static readonly Guid person = new("0197a000-0000-7000-8000-000000000002");
        private readonly WebApplication app;
        private readonly TestDatabase database;
        private readonly HttpClient client;
        private int made;

        private Site(WebApplication app, TestDatabase database, TestClock clock)
        {
            (this.app, this.database, Clock) = (app, database, clock);
            app.MapPost("/things", MakeAsync).WithIdempotency();
            client = new HttpClient();
        }

        public TestClock Clock { get; }

        public int Made => made;

        public static async Task<Site> StartAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
        {
            var database = await TestDatabase.CreateAsync(engine);
            var clock = new TestClock();
            var builder = WebApplication.CreateBuilder();
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddPlatform(database.Settings);
            builder.Services.AddHttpContextAccessor();
            builder.Services.AddScoped(p => new Asker { UserId = Guid.Parse(p.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request.Headers["X-Person"].ToString()) });
            var site = new Site(builder.Build(), database, clock);
            site.app.Urls.Add("http://127.0.0.1:0");
            await site.app.StartAsync();
            return site;
        }

        public Task<HttpResponseMessage> PostAsync(string key, Thing thing, Guid? who = null, string path = "/things")
        {
            var request = new HttpRequestMessage(HttpMethod.Post, app.Urls.First() + path) { Content = JsonContent.Create(thing) };
            request.Headers.TryAddWithoutValidation(Idempotency.Header, key);
            request.Headers.Add("X-Person", (who ?? person).ToString());
            return client.SendAsync(request);
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
            await database.DisposeAsync();
        }

        private async Task<Results<Created<Made>, Conflict>> MakeAsync(Thing thing)
        {
            switch (thing.Name)
            {
                case "refuse": return TypedResults.Conflict();
                case "break": throw new InvalidOperationException();
                case "slow": await Task.Delay(300); break;
            }

            var number = Interlocked.Increment(ref made);
            return TypedResults.Created($"/things/{number}", new Made(number, thing.Name));
        }
    }
}
